"""
Who, where, when and how sure: options from both readers, of which the weightiest is taken.
"""

import numpy as np
import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.claims.voices import Voice, voice_of
from reportedly.model.encoder import Answer
from reportedly.model.labels import CERTAINTIES
from reportedly.model.pieces import within
from reportedly.reading import ReadingOptions
from reportedly.records import Span
from reportedly.trained import parties, settings, voices
from reportedly.trained.asked import WANTED, asked_of, view_of
from reportedly.trained.choice import STARTING, best

TEXT = (
    "The army denied the report. On Monday government forces shelled Talbiseh from Homs, the Observatory "
    "said, and the Zarnian levy fled."
)
DOCUMENT = from_text(TEXT, ReadingOptions(published="2016-04-06", language="en")).document
FOUND = find_all(DOCUMENT)
AT = 1


@pytest.fixture(scope="module")
def seen(ours):
    return ours.see(TEXT, [one.sentence for one in FOUND])


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def told(seen, chances, certainty="stated"):
    """
    What the encoder is made to say: (role, words) → chance, and how sure the event sounds.
    """
    roles = np.full((len(WANTED), len(seen.pieces)), 0.01)
    for (role, words), chance in chances.items():
        roles[WANTED.index(role), list(within(seen.pieces, span_of(words)))] = chance
    sure = np.array([0.97 if name == certainty else 0.01 for name in CERTAINTIES])
    return asked_of(view_of(seen), Answer(0, sure, seen.windows[0].pieces, roles))


def party(seen, role, known, chances):
    options = list(parties.options(role, FOUND, AT, known, told(seen, chances), TEXT))
    chosen = best(options, STARTING[role])
    return chosen and chosen.span.of(TEXT)


def spoken(seen, known, chances):
    options = voices.options(FOUND, AT, span_of("shelled"), known, told(seen, chances), TEXT)
    return voices.choose(options, STARTING)


def test_nobody_did_it_where_nobody_is_heard(seen):
    """
    Without a word for it from either reader a role stays empty.
    """
    assert party(seen, "perpetrator", None, {}) is None


def test_a_known_party_is_taken_when_the_encoder_hears_it(seen):
    """
    Of the parties that are named, the one that the encoder hears in the role has it.
    """
    assert (
        party(seen, "perpetrator", None, {("perpetrator", "government forces"): 0.95}) == "government forces"
    )
    assert party(seen, "perpetrator", None, {("perpetrator", "The army"): 0.95}) == "The army"


def test_a_party_that_no_list_knows_is_found(seen):
    """
    Words that the grammar does not know as a party are one by the encoder's word.
    """
    assert party(seen, "target", None, {("target", "the Zarnian levy"): 0.99}) == "the Zarnian levy"


def test_the_source_is_the_grammars_unless_the_encoder_knows_better(seen):
    """
    A source is heard in the sentence, in one before, or in words that the grammar did not take for one.
    """
    known = voice_of(FOUND[AT], span_of("shelled"))
    heard = [
        spoken(seen, known, chances)
        for chances in (
            {("source", "the Observatory"): 0.9},
            {("source", "The army"): 0.9999},
            {("source", "Zarnian levy"): 0.9999, ("cue", "said"): 0.9},
        )
    ]

    assert known.sources[-1].span.of(TEXT) == "the Observatory"
    assert heard[0].sources == known.sources
    assert all(voice.sources[-1].span.of(TEXT) in TEXT for voice in heard)


def test_words_of_a_new_source_have_a_name_and_a_kind(seen):
    """
    A speaker that the grammar missed is named by its words, and typed as far as they tell.
    """
    silent = Voice(None, "stated", None)
    options = voices.options(
        FOUND, AT, span_of("shelled"), silent, told(seen, {("source", "the Zarnian levy"): 0.99}), TEXT
    )
    new = [one.value for one in options["source"] if one.features.get("new")]

    assert [(said.sources[0].name, said.cue) for said in new] == [("the Zarnian levy", None)]


def test_how_sure_it_sounds_is_weighed(seen):
    """
    The encoder decides where the grammar merely has nothing to say against it.
    """
    options = voices.options(
        FOUND, AT, span_of("shelled"), Voice(None, "stated", None), told(seen, {}, "denied"), TEXT
    )

    assert best(options["certainty"], {"encoder": 1.0}) == ("denied", None)
    assert best(options["certainty"], {"encoder": 1.0, "grammar": 50.0}) == ("stated", None)


def test_places_are_all_that_the_window_names(seen):
    """
    A place of another sentence is marked as taken over; the encoder's has more weight.
    """
    offered = list(settings.offered("place", FOUND, AT, told(seen, {("place", "Homs"): 0.9}), TEXT))
    first = list(settings.offered("place", FOUND, 0, told(seen, {}), TEXT))

    assert {option.value.span.of(TEXT) for option in offered} >= {"Talbiseh", "Homs"}
    assert best(offered, {"encoder": 1.0}).span.of(TEXT) == "Homs"
    assert not any(option.value.inherited for option in offered)
    assert all(option.value.inherited for option in first)


def test_times_are_days_that_are_known(seen):
    """
    A time that falls on no day is no option; one of another sentence is marked as taken over.
    """
    offered = list(settings.offered("time", FOUND, AT, told(seen, {("time", "Monday"): 0.9}), TEXT))

    assert [option.value.first for option in offered] == ["2016-04-04"]
    first = settings.offered("time", FOUND, 0, told(seen, {}), TEXT)
    assert [option.value.inherited for option in first] == [True]


def test_elsewhere_the_day_of_a_since_clause_is_meant_with_all_that_followed(ours):
    """
    "Since Saturday, when they came": a toll told in another sentence has both days of it; there and in
    "after Saturday" the day stays one that an event may have.
    """
    text = "Since Saturday, when rebels came, 30 have died. So far 12 soldiers fell. On Sunday they left."
    report = from_text(text, ReadingOptions(published="2016-04-06", language="en")).document
    found = find_all(report)
    view = view_of(ours.see(text, [one.sentence for one in found]))
    offered = list(settings.listed_in("time", found, view))

    assert [(one.own.first, one.own.last) for one in offered] == [
        ("2016-04-02", "2016-04-06"),
        ("2016-04-02", "2016-04-02"),
        ("2016-04-03", "2016-04-03"),
    ]
    assert [one.elsewhere.last for one in offered] == ["2016-04-06", "2016-04-06", "2016-04-03"]
