import pytest

from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse


def found(text):
    rows = find_places(analyse(text), text)
    return [[(place.span.of(text), place.name, place.precision) for place in row] for row in rows]


def test_a_site_without_a_name_is_near_the_place_last_spoken_of():
    """
    "Hit a mosque" says where, as exactly as the report's last place lets it.
    """
    text = "Fighting goes on in Aleppo. On Sunday a shell hit a mosque."
    assert [("a mosque", "Aleppo", "near")] == found(text)[1]


def test_a_site_in_a_named_place_is_one_phrase_with_it():
    """
    "A hospital in X" is one place, as exact as X; one "near X" is near it.
    """
    assert [("a hospital in Aleppo", "Aleppo", "city")] == found("Barrels hit a hospital in Aleppo.")[0]
    assert [("a hospital near Aleppo", "Aleppo", "near")] == found("Barrels hit a hospital near Aleppo.")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The campaign will drive them out.",
        "A home is not enough.",
    ],
)
def test_a_noun_that_says_no_place_is_none(sentence):
    """
    The subject of a sentence, or a verb that looks like a noun: nothing happens at them.
    """
    assert [] == [place for place in found(f"The army took Aleppo. {sentence}")[1] if place[2] == "near"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell in Kherson. Six died in the Dniprovskyi district of the city.", "Dniprovskyi, Kherson"),
        (
            "A shell fell near Kherson and one in the Dniprovskyi district of the city.",
            "Dniprovskyi, Kherson",
        ),
        (
            "In the Dniprovskyi district of the city six died, doctors in Kherson said.",
            "Dniprovskyi, Kherson",
        ),
        ("Six died in the Dniprovskyi district of the city of Kherson.", "Dniprovskyi, Kherson"),
        ("Shells fell in Kyiv. Six died in the Dniprovskyi district of the city.", "Dniprovskyi"),
        ("Shells fell in Kherson and Kyiv. Six died in the Dniprovskyi district.", "Dniprovskyi"),
    ],
)
def test_a_district_of_the_city_lies_in_the_city_spoken_of(text, name):
    """
    A district that the gazetteer has in one city only is another one where the report speaks of another city.
    """
    named = [place for row in found(text) for place in row if "Dniprovskyi" in place[0]]

    assert [place[1] for place in named] == [name]
