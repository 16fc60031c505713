from reportedly.places.gazetteer import gazetteer
from reportedly.places.lookup import matches


def test_the_likeliest_place_comes_first_with_its_reasons():
    """
    Of all the places of a name the largest comes first, and each says why it is there.
    """
    found = matches(gazetteer(), "Paris")

    assert ("France", "its usual name") == (found[0].entry.country, found[0].reasons[0])
    assert found[0].reasons[1].endswith("people")
    assert {"Texas", "Kentucky"} <= {match.entry.admin1 for match in found}
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)


def test_names_in_arabic_script_are_known():
    """
    A name may be asked for as it is written where the place is.
    """
    assert matches(gazetteer(), "خان شيخون")[0].entry.admin1 == "Idlib"


def test_transliterations_lead_to_one_place():
    """
    Other ways to write an Arabic name find the place, and say that they only resemble it.
    """
    for name in ("Deir ez-Zor", "Dayr az Zawr", "Deir Ezzor", "Deir el-Zour", "Dayr al-Zuur"):
        assert matches(gazetteer(), name)[0].entry.name == "Deir ez-Zor"

    assert "spelled much like its name" in matches(gazetteer(), "Dayr al-Zuur")[0].reasons


def test_a_street_placed_by_its_city_says_so():
    """
    Where coordinates stand for something wider, the reasons say for what.
    """
    reasons = matches(gazetteer(), "Bani Zeid")[0].reasons

    assert ("placed by its city", "from our own tables") == reasons[-2:]


def test_nonsense_of_any_length_is_nothing():
    """
    What is no name finds nothing, however long it is.
    """
    assert [] == matches(gazetteer(), "a" * 10_000) + matches(gazetteer(), "?!") + matches(gazetteer(), "")
