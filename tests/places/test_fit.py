import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.claims.places import find_places
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.places.added import add, indexed
from reportedly.places.fit import best, focus_of, focus_of_one, focused, names_of, persons_of, scored
from reportedly.places.gazetteer import Gazetteer, gazetteer
from reportedly.places.toponyms import candidates, case_of

NAMES = [
    "in Aleppo",
    "Syria",
    "the Syrian army",
    "in Springfield",
    "in Tripoli",
    "in Paris",
    "of Iraq said",
    "Mount",
]


def named(book, text):
    tokens = tokens_of(text)
    return [(candidates(book, tokens, case_of(tokens)), tokens)]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_alone_says_what_it_would_among_others(text):
    """
    What is kept of a report with a single name is what would be found anew.
    """
    found = named(gazetteer(), text)

    assert focus_of(gazetteer(), found) == (
        focused(gazetteer(), names_of(gazetteer(), found), persons_of(found))
        if found[0][0]
        else focus_of(gazetteer(), [])
    )


@pytest.mark.parametrize("kind", [None, "province", "town", "district"])
@pytest.mark.parametrize("text", ["in Aleppo", "in Springfield", "in Tripoli and in Homs"])
def test_the_place_that_is_meant_is_the_first_of_those_that_may_be(text, kind):
    """
    Which place a name means is kept by the noun beside it, and is always the one that fits best.
    """
    found = named(gazetteer(), text)
    focus = focus_of(gazetteer(), found)
    for candidate in found[0][0]:
        expected = scored(candidate, focus, (), kind)[0].entry
        assert [expected] * 2 == [best(candidate, focus, (), kind) for _ in range(2)]


def test_what_a_name_says_is_kept_for_one_gazetteer(tmp_path):
    """
    A place that was added is among those that its name may mean, whatever the name meant without it.
    """
    base = gazetteer().connection
    (tmp_path / "more.csv").write_text("name,lat,lon,country\nSpringfield,35,36,SY\n", encoding="utf-8")
    before = focus_of_one(gazetteer(), "springfield", 1.0)
    add(tmp_path / "more.csv", tmp_path / "data", base)
    book = Gazetteer(base, indexed(tmp_path / "data", base))
    after = focus_of(book, named(book, "in Springfield"))

    added = [
        entry.code
        for entry in after.names["springfield"].entries
        if entry not in before.names["springfield"].entries
    ]
    assert added == ["SY"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Shells fell on Bara.", "Syria"),
        ("The RSF shelled Bara. Residents of Bara fled.", "Sudan"),
        ("Houthi fighters shelled Hays.", "Yemen"),
        ("The RSF shelled Bara in Idlib.", "Syria"),
        ("Hezbollah rockets fell on Haifa.", "Israel"),
        ("Fighters of the Rapid Support Forces entered the village of Umm Foo.", "Sudan"),
    ],
)
def test_armed_groups_say_which_country_a_report_is_about(text, country):
    """
    A name of several places is rather one in the country of the groups that are named, unless places speak
    against that.
    """
    found = find_all(from_text(text).document)

    assert country == [place.country for one in found for place in one.places][-1]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Six died in the Lebanese port city of Tripoli. Syria and Libya denied it.", "Lebanon"),
        (
            "Six died in the northern Lebanese city of Tripoli. Snipers shot at Tripoli's Syria Street.",
            "Lebanon",
        ),
        ("Lebanese envoys saw six die in the city of Tripoli. Syria and Libya denied it.", "Libya"),
    ],
)
def test_a_town_lies_in_the_country_of_the_adjective_before_its_noun(text, country):
    """
    The adjective of a country says where the town behind the noun lies, here and in the rest of the report.
    """
    sentences = analyse(text)
    found = [one for row in find_places(sentences, text) for one in row if one.name == "Tripoli"]

    assert {one.country for one in found} == {country}
