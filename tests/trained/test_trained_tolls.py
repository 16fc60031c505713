"""
The people counted in a sentence go to the event that both readers give them to.
"""

import numpy as np
import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.counts.harm_scene import scene_of
from reportedly.counts.harm_words import find_words
from reportedly.language.analysis import analyse
from reportedly.model.encoder import Answer
from reportedly.model.labels import CERTAINTIES
from reportedly.model.pieces import within
from reportedly.reading import ReadingOptions
from reportedly.records import Casualty, Span, Trigger
from reportedly.trained import heard, heard_numbers, tolls
from reportedly.trained.asked import WANTED, asked_of, view_of
from reportedly.trained.choice import STARTING
from reportedly.trained.tolls import Event, Told

TEXT = (
    "Air strikes and shelling killed 12 people including three children in Ravna, and refugees who had left "
    "Dol were hurt. Many came from Arle, and the Dossian envoy was taken by gunmen."
)
DOCUMENT = from_text(TEXT, ReadingOptions(published="2016-04-06", language="en")).document
FOUND = find_all(DOCUMENT)


@pytest.fixture(scope="module")
def seen(ours):
    return ours.see(TEXT, [one.sentence for one in FOUND])


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(seen, words, kind, chances):
    """
    An event with what the encoder is made to say of it: (role, words) → chance.
    """
    roles = np.full((len(WANTED), len(seen.pieces)), 0.01)
    for (role, spoken), chance in chances.items():
        roles[WANTED.index(role), list(within(seen.pieces, span_of(spoken)))] = chance
    sure = np.full(len(CERTAINTIES), 0.25)
    asked = asked_of(view_of(seen), Answer(0, sure, seen.windows[0].pieces, roles))
    return Event(Trigger(span_of(words), kind, 0.9, plain=True), "stated", asked)


def told(index, *events):
    return Told(FOUND[index].sentence, FOUND[index].harms, events, FOUND[index].bygone)


def given(scene):
    return [
        [(entry.outcome, entry.low, entry.subset_of) for entry in entries]
        for entries in tolls.choose(scene, STARTING["toll"])
    ]


def added(scene):
    chosen = tolls.choose(scene, STARTING["toll"])
    found = heard.added(scene, chosen, {**STARTING["heard"], "type": 3.0, "count": 0.5})
    return [
        [(entry.outcome, entry.low, entry.vague) for entry in entries[len(before) :]]
        for entries, before in zip(found, chosen, strict=True)
    ]


VICTIMS = {("victims", "people"): 0.99, ("victims", "children"): 0.99, ("count", "12"): 0.99}


def test_people_go_to_the_event_that_is_heard_to_have_harmed_them(seen):
    """
    The grammar gives a toll to the nearest event, unless the encoder hears that it is another's.
    """
    scene = told(
        0,
        event(seen, "Air strikes", "air_strike", {**VICTIMS, ("count", "three"): 0.99}),
        event(seen, "shelling", "shelling", {}),
    )

    assert given(scene)[0][:2] == [("killed", 12, None), ("killed", 3, 0)]


def test_a_part_that_goes_elsewhere_than_its_whole_is_no_part(seen):
    """
    An entry is part of one of its own claim only.
    """
    scene = told(
        0,
        event(seen, "Air strikes", "air_strike", {("victims", "people"): 0.99, ("count", "12"): 0.99}),
        event(seen, "shelling", "shelling", {("victims", "children"): 0.99, ("count", "three"): 0.99}),
    )

    assert given(scene)[0][0] == ("killed", 12, None)
    assert given(scene)[1][0] == ("killed", 3, None)


def test_a_number_of_people_is_kept_though_nobody_is_heard(seen):
    """
    People told by a number belong to an event, whatever the encoder hears; a bare plural may belong to none.
    """
    assert given(told(0, event(seen, "shelling", "shelling", {}))) == [
        [("killed", 12, None), ("killed", 3, 0)]
    ]


def test_a_sentence_without_events_harms_nobody():
    """
    Harms of which no event is claimed belong to none.
    """
    assert given(told(0)) == []


def test_people_are_heard_where_the_grammar_counts_nobody(seen):
    """
    Words that no list has for harm, of an event whose type says what befell them, give an entry.
    """
    fled = event(seen, "came from", "displacement", {("victims", "Many"): 0.99})
    taken = event(seen, "taken", "abduction", {("victims", "the Dossian envoy"): 0.99})

    assert added(told(1, fled, taken)) == [[("displaced", None, True)], [("abducted", 1, False)]]


def test_people_come_only_to_an_end_that_their_event_brings(seen):
    """
    The dead of a sentence are none of an agreement's, however clearly it is heard to have harmed them; and
    those heard in an abduction are abducted, whatever its words mean elsewhere.
    """
    signed = event(seen, "Air strikes", "agreement", {**VICTIMS, ("count", "three"): 0.99})
    fled = event(seen, "came from", "abduction", {("victims", "Many"): 0.99})

    assert given(told(0, signed, event(seen, "shelling", "shelling", {})))[0] == []
    assert added(told(1, fled)) == [[("abducted", None, True)]]


def test_nobody_is_heard_twice(seen):
    """
    People whom the event has already, counted by the grammar, are not added again.
    """
    assert added(told(0, event(seen, "shelling", "shelling", VICTIMS))) == [[]]


def test_nobody_is_harmed_by_a_release(seen):
    """
    Those let go are no casualties, however clearly they are heard.
    """
    assert added(told(1, event(seen, "came from", "release", {("victims", "Many"): 0.99}))) == [[]]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("She", (1, 1, False, "he")),
        ("They", (None, None, True, "they")),
        ("Almir Dossi of Ravna", (1, 1, False, "name")),
        ("the weavers of Ravna", (None, None, True, "plural")),
        ("the weaver of Ravna", (1, 1, False, "word")),
        ("Almir and Besa Dossi", (None, None, True, "plural")),
    ],
)
def test_words_that_no_list_has_tell_one_or_many(words, number):
    """
    A name or a singular is one person; a plural, and names joined by "and", are some.
    """
    tokens = find_all(from_text(words, ReadingOptions(language="en")).document)[0].sentence.tokens
    found = heard_numbers.by_words(tokens, shouted=False)

    assert (found.low, found.high, found.vague, found.kind) == number


@pytest.mark.parametrize(
    ("outcome", "count", "again"),
    [
        ("killed", (5, 7), True),
        ("wounded", (5, 7), False),
        ("killed", (9, 11), False),
        ("killed", None, False),
    ],
)
def test_the_same_number_is_told_once(outcome, count, again):
    """
    People whom an event has by their number are not heard a second time by it.
    """
    known = Casualty("killed", 12, 12, count=Span(5, 7))
    entry = Casualty(outcome, 12, 12, count=count and Span(*count), victims=Span(12, 18))

    assert heard.is_told_again(entry, known) is again


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Two of the 12 passengers were killed.", ["12"]),
        ("Of the 120 passengers, 40 were killed.", ["120"]),
        ("Ten boys and 12 girls were killed.", []),
        ("Some 500 fighters took part, and 60 were killed.", ["Some 500"]),
        ("Some 300 men stormed the base; 20 of them were killed.", ["Some 300"]),
        ("Nineteen people from three families were killed.", []),
        ("Ten men were wounded by glass, and two were killed.", []),
        ("Ali was one of five people to suffer gunshot wounds.", []),
    ],
)
def test_a_number_of_whom_only_some_were_harmed_is_not_heard_as_harmed(text, whole):
    """
    The whole is told so that the share can be weighed; nobody says that all of them were harmed.
    """
    (sentence,) = analyse(text)
    scene = scene_of(sentence.tokens, find_words(sentence.tokens))
    numbers = [one.words for one in heard_numbers.counts_in(scene)]

    assert [span.of(text) for span in numbers if heard.is_whole(scene, span)] == whole


def test_people_of_an_older_event_are_none_of_the_newer_ones(seen):
    """
    Those of either stretch of a sentence go to the event that stands there.
    """
    text = "The attack, the worst since a bombing that killed 600, left 100 people dead."
    document = from_text(text, ReadingOptions(published="2016-04-06", language="en")).document
    (found,) = find_all(document)
    there = {word: Span(text.index(word), text.index(word) + len(word)) for word in ("attack", "bombing")}
    silence = event(seen, "shelling", "attack", {}).asked
    events = [Event(Trigger(span, "attack", 0.9, plain=True), "stated", silence) for span in there.values()]
    scene = Told(found.sentence, found.harms, events, found.bygone)

    assert given(scene) == [[("killed", 100, None)], [("killed", 600, None)]]


def test_events_and_their_dead_told_in_turn_stay_together(reader):
    """
    The toll behind "while" is that of the event behind it, and not of the one before.
    """
    text = "Air strikes on Mesraba killed 17 civilians while artillery fire on Douma killed another two."
    claims = reader.find(from_text(text, ReadingOptions(published="2018-03-11", language="en")).document)

    assert [[entry.low for entry in claim.casualties] for claim in claims] == [[17], [2]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Nineteen people from three families were killed.", ["Nineteen"]),
        ("Some 280 families, roughly 1,200 people, fled.", ["roughly 1,200"]),
        ("Some 280 families and 20 soldiers fled.", ["Some 280", "20"]),
    ],
)
def test_families_whose_people_are_counted_are_not_heard_beside_them(text, numbers):
    """
    Their number tells of the same people once more.
    """
    (sentence,) = analyse(text)
    scene = scene_of(sentence.tokens, find_words(sentence.tokens))

    assert [one.words.of(text) for one in heard_numbers.counts_in(scene)] == numbers
