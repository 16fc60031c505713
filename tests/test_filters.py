"""
Claims are found by what is asked for, and by nothing else.
"""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adding_reports import add_text, quick_ledger
from reportedly.errors import UsageError
from reportedly.filters import Filters
from reportedly.records import Casualty, Place, Source, Span, Time


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def ids(ledger, **asked):
    return [claim.id for _, claim in ledger.claims(Filters(**asked))]


def test_a_source_is_found_anywhere_in_the_chain(ledger):
    """
    A part of a name or of its words is enough, in any case, for any link of the chain.
    """
    text = "Reuters, citing the monitor, said one was killed."
    chain = (Source(Span(0, 7), "Reuters", "media"), Source(Span(16, 27), "Syrian Observatory", "monitor"))
    claim = add_text(ledger, text, "killed", sources=chain)
    add_text(ledger, "One was killed.", "killed")

    assert ids(ledger, source="observ") == ids(ledger, source="THE MONITOR") == [claim]
    assert ids(ledger, source="%") == []


def test_a_place_is_found_by_whole_words(ledger):
    """
    A claim about Nigeria is not one about Niger; province and country count too.
    """
    text = "One was killed in Borno."
    place = Place(Span(18, 23), "Borno State", "admin1", admin1="Borno", country="Nigeria")
    claim = add_text(ledger, text, "killed", place=place)
    add_text(ledger, "One was killed.", "killed")

    assert ids(ledger, place="Niger") == []
    assert ids(ledger, place="nigeria") == ids(ledger, place="borno state") == [claim]


def test_accents_and_transliteration_signs_do_not_matter(ledger):
    """
    Taʿizz is found as Taizz, Alépo as Alepo.
    """
    text = "One was killed in Taʿizz."
    claim = add_text(ledger, text, "killed", place=Place(Span(18, 24), "Taʿizz", "city"))

    assert ids(ledger, place="Taizz") == ids(ledger, place="Táʿizz") == [claim]


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ({"since": "2016-04-06"}, True),
        ({"since": "2016-04-07"}, False),
        ({"until": "2016-03-11"}, True),
        ({"until": "2016-03-10"}, False),
        ({"since": "2016-03-20", "until": "2016-03-21"}, True),
    ],
)
def test_days_asked_for_touch_the_days_of_a_claim(ledger, asked, met):
    """
    A claim is shown where its days and those asked for have one in common; one without days never is.
    """
    text = "Soldiers were killed since March."
    claim = add_text(ledger, text, "killed", time=Time(Span(21, 32), "2016-03-11", "2016-04-06"))
    add_text(ledger, "One was killed.", "killed")

    assert ids(ledger, **asked) == ([claim] if met else [])


@pytest.mark.parametrize(
    ("entries", "met"),
    [
        ([("killed", 30, None)], True),
        ([("killed", 29, 40)], False),
        ([("killed", None, 30)], True),
        ([("wounded", 50, 50)], False),
        ([("killed", 2, 2), ("killed", None, 40)], True),
        ([("killed", None, None)], False),
    ],
)
def test_the_least_number_killed_is_what_counts(ledger, entries, met):
    """
    The least number of any entry counts, or the greatest where there is no least.
    """
    casualties = tuple(Casualty(*entry) for entry in entries)
    claim = add_text(ledger, "They were killed.", "killed", casualties=casualties)

    assert ids(ledger, min_killed=30) == ([claim] if met else [])


def test_type_and_certainty_are_matched(ledger):
    """
    Only claims of the type and the certainty asked for are shown.
    """
    claim = add_text(ledger, "One killed.", "killed", event_type="air_strike", certainty="denied")
    other = add_text(ledger, "Two killed.", "killed", event_type="harm", certainty="stated")

    assert ids(ledger, type="air_strike") == ids(ledger, certainty="denied") == [claim]
    assert ids(ledger, type="harm", certainty="stated") == [other]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"type": "airstrike"}, "airstrike is no event type; choose from armed_clash, "),
        ({"certainty": "sure"}, "sure is no certainty; choose from stated, "),
        ({"since": "last week"}, "last week is not a day; write it as 2016-04-05"),
        ({"until": "2016-13-01"}, "2016-13-01 is not a day"),
        ({"text": 'a "phrase'}, "a quotation mark is not closed"),
        ({"text": "..."}, "holds no word to look for"),
    ],
)
def test_a_filter_that_makes_no_sense_is_explained(ledger, asked, reason):
    """
    A value that no claim can have is a mistake, not an empty answer.
    """
    with pytest.raises(UsageError, match=reason):
        ids(ledger, **asked)


def test_a_limit_holds(ledger):
    """
    No more claims than asked for are shown.
    """
    for number in range(3):
        add_text(ledger, f"{number} were killed.", "killed")

    assert len(ids(ledger, limit=2)) == 2


@pytest.mark.parametrize(
    "asked",
    [
        "clashes",
        "CLASHES aleppo",
        '"clashes near"',
        "clash*",
        "al-Eis",
        "Alépo*",
        "near NEAR",
        "القتلى",
        "حلب",
    ],
)
def test_words_are_found_in_sentences(ledger, asked):
    """
    Words, phrases and beginnings are found in any case and script, with or without accents and vowel marks.
    """
    claim = add_text(ledger, "Clashes near al-ʿEis in Alepo: عدد القَتلى في حَلَب", "Clashes")
    add_text(ledger, "One was killed.", "killed")

    assert ids(ledger, text=asked.replace("aleppo", "alepo")) == [claim]


@pytest.mark.parametrize("asked", ["clash", '"near clashes"', "clashes Idlib", "NOT", "clashes OR killed"])
def test_other_words_are_not_found(ledger, asked):
    """
    All words must be there, a phrase in its order; what looks like a command is only a word.
    """
    add_text(ledger, "Clashes near al-Eis.", "Clashes")

    assert ids(ledger, text=asked) == []


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1, max_size=12))
def test_no_search_breaks_the_ledger(asked):
    """
    Whatever is typed is searched for, or explained.
    """
    with quick_ledger() as ledger, contextlib.suppress(UsageError):
        assert ids(ledger, text=asked) == []


def test_sources_and_places_are_searched_too(ledger):
    """
    The resolved names of sources and places are found, though the sentence words them otherwise.
    """
    text = "It said one was killed there."
    claim = add_text(
        ledger,
        text,
        "killed",
        sources=(Source(Span(0, 2), "White Helmets", "medical_rescue"),),
        place=Place(Span(23, 28), "Duma", "city", country="Syria"),
    )

    assert ids(ledger, text='"white helmets" syria') == [claim]
