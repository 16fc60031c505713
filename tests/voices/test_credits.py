import pytest

from reportedly.actors.actor_list import actors
from reportedly.lexicons import lexicon
from reportedly.voices.credits import Credit, credit_of, credits_of

REST = " A shell hit the bakery of a village near Homs and killed two people in the queue before it." * 6

WHOLE = [
    ("BEIRUT (Reuters) - Two people died." + REST, "Reuters"),
    ("BEIRUT, July 10 (AFP) Two people died." + REST, "AFP"),
    ("SAN SALVADOR, 5 NOV 89 (ACAN - EFE) -- [TEXT] TWO PEOPLE DIED." + REST, "ACAN-EFE"),
    ("Two people died." + REST + " --AFP", "AFP"),
    ("Two people died." + REST + " (With AFP and Reuters)", "AFP"),
    ("Two people died." + REST + " Source: SANA", "SANA"),
    ("Two die in Homs\nReuters\n" + REST, "Reuters"),
    ("Two die in Homs Monitor AFP Monday 3 Oct 2016 A shell hit." + REST, "AFP"),
    ("Two die in Homs, AFP, 3 October 2016 A shell hit." + REST, "AFP"),
    ("AFP - Two people died." + REST, "AFP"),
    ("دمشق (سانا) قتل شخصان", "SANA"),
]

CITED = [
    ("“It fell at noon,” a resident told AFP." + REST, "AFP"),
    ("Two people died, according to the Associated Press." + REST, "Associated Press"),
    ("An AFP correspondent saw two bodies." + REST, "AFP"),
    ("Two people died, Reuters reported." + REST, "Reuters"),
]

NONE = [
    "Two people died." + REST,
    "A bakery in Homs (AFP photo)." + REST,
    "A bakery in Homs. AP Photo" + REST,
    "Two people died, SANA reported." + REST,
    "He told AFP of it, and told Reuters as well." + REST,
    "He told AFP of it." + REST * 3,
    "In the spa of the hotel aa and ap were heard." + REST,
    "The agency (founded like Reuters in the nineteenth century) was hit." + REST,
]


@pytest.mark.parametrize(("text", "agency"), WHOLE)
def test_a_credit_that_says_nothing_else_is_for_the_whole_report(text, agency):
    """
    Datelines, bylines, last words and lines of their own credit the whole text to an agency.
    """
    found = credit_of(text)

    assert (found.agency, found.whole) == (agency, True)


@pytest.mark.parametrize(("text", "agency"), CITED)
def test_the_only_agency_that_news_came_through_is_credited_with_it(text, agency):
    """
    Where one agency alone is told something, or reports it, the report has its news from there.
    """
    found = credit_of(text)

    assert (found.agency, found.whole) == (agency, False)


@pytest.mark.parametrize("text", NONE)
def test_other_mentions_are_no_credit(text):
    """
    Pictures, parties' own agencies, several agencies and small letters credit nobody.
    """
    assert credit_of(text) is None


def test_a_credit_stands_where_it_says():
    """
    The words of a credit are found in the text.
    """
    text = "BEIRUT (Reuters) - Two people died."
    (found,) = credits_of(text)

    assert found == Credit("Reuters", found.words, whole=True)
    assert found.words.of(text) == "Reuters"


def test_a_long_line_of_agencies_takes_no_square_time():
    """
    Names without end on one line are looked through once.
    """
    assert sum(1 for _ in credits_of("(AFP " * 5_000)) == 0


@pytest.mark.parametrize("agency", lexicon("credits")["agencies"])
def test_agencies_are_in_the_actor_list(agency):
    """
    An agency is an outlet that has names.
    """
    assert actors()[agency].kind in {"media", "state_media"}


def test_schema():
    """
    Each word list says which schema it follows, and holds words in small letters, none twice.
    """
    table = lexicon("credits")

    assert table["schema"] == "credits/1"
    for name in ("beside", "days", "told", "people", "before", "after", "pictures"):
        assert all(word == word.lower() for word in table[name])
        assert len(set(table[name])) == len(table[name]), name
