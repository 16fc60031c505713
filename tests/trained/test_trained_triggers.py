"""
Which events a sentence claims, when encoder and grammar agree and when they do not.
"""

from dataclasses import replace

import numpy as np
import pytest

from reportedly import from_text
from reportedly.claims import find_all
from reportedly.claims.tolls import unfit
from reportedly.language.analysis import analyse
from reportedly.model.labels import EVENTS
from reportedly.model.pieces import within
from reportedly.reading import ReadingOptions
from reportedly.records import Span, Trigger
from reportedly.trained.choice import STARTING
from reportedly.trained.triggers import (
    anchor_of,
    choose,
    events_in,
    insisted,
    offered,
    older,
    options,
    peaks_of,
)

TEXT = "Rebels shelled Talbiseh and captured two villages."
COUNTING = "Rebels shelled Talbiseh, captured two villages and killed nine people."
WEIGHTS = {
    **STARTING["event"],
    "bias": 0.0,
    "encoder": 1.0,
    "grammar": 1.0,
    "unlisted": -1.0,
    "threshold": 0.5,
}
(SENTENCE,) = analyse(TEXT)


@pytest.fixture(scope="module")
def blank(ours):
    seen = ours.see(TEXT, [SENTENCE])
    events = np.zeros_like(seen.events)
    events[:, 0] = 1
    return replace(seen, events=events)


def heard(blank, **told):
    """
    What the encoder is made to say: type=(words, chance).
    """
    events = blank.events.copy()
    for name, (words, chance) in told.items():
        events[list(within(blank.pieces, span_of(words))), EVENTS.index(name)] = chance
    return replace(blank, events=events)


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def listed(name, words, confidence):
    return Trigger(span_of(words), name, confidence, plain=True)


def chosen(seen, known=(), weights=WEIGHTS):
    return [(one.event_type, one.span.of(TEXT)) for one in triggers(seen, known, weights)]


def triggers(seen, known=(), weights=WEIGHTS):
    return choose(options(SENTENCE, known, peaks_of(SENTENCE, seen), seen), known, weights)


def silent(encoder, text):
    """
    What is found in a text, and an encoder that hears nothing in it.
    """
    (found,) = find_all(from_text(text, ReadingOptions(language="en")).document)
    seen = encoder.see(text, [found.sentence])
    return found, replace(seen, events=np.zeros_like(seen.events))


def test_what_nobody_hears_is_no_event(blank):
    """
    Where both are silent nothing is considered.
    """
    assert options(SENTENCE, (), peaks_of(SENTENCE, blank), blank) == []
    assert chosen(blank) == []


def test_the_encoder_alone_can_be_sure_enough(blank):
    """
    Words that no list knows are an event when the encoder is sure of them, not when it doubts.
    """
    assert chosen(heard(blank, shelling=("shelled", 0.9))) == [("shelling", "shelled")]
    assert chosen(heard(blank, shelling=("shelled", 0.6))) == []


def test_the_grammar_makes_up_for_a_doubt(blank):
    """
    What both hear faintly is heard.
    """
    seen = heard(blank, shelling=("shelled", 0.45))

    assert chosen(seen, [listed("shelling", "shelled", 0.6)]) == [("shelling", "shelled")]
    assert chosen(seen, [listed("shelling", "shelled", 0.3)]) == []


def test_the_words_are_the_encoders_where_it_hears_any(blank):
    """
    The grammar's words stand in where the encoder has none.
    """
    known = [listed("territory_change", "captured", 1.0)]
    weights = {**WEIGHTS, "encoder": 0.1}

    assert chosen(heard(blank, territory_change=("villages", 0.9)), known) == [
        ("territory_change", "villages")
    ]
    assert chosen(blank, known, weights=weights) == [("territory_change", "captured")]


def test_neighbouring_words_of_a_type_are_one_trigger(blank):
    """
    The trigger is all the words that name the event.
    """
    seen = heard(blank, territory_change=("captured two", 0.9))

    assert chosen(seen) == [("territory_change", "captured two")]


def test_no_word_names_two_events(blank):
    """
    The likelier type takes the words; the other has them only elsewhere, if the grammar knows where.
    """
    seen = heard(blank, shelling=("shelled", 0.99), attack=("shelled", 0.9))

    assert chosen(seen) == [("shelling", "shelled")]
    assert chosen(seen, [listed("attack", "captured", 0.5)]) == [
        ("shelling", "shelled"),
        ("attack", "captured"),
    ]


def test_events_come_in_reading_order(blank):
    """
    Not the likeliest is first, but the one that stands first.
    """
    seen = heard(blank, shelling=("shelled", 0.8), territory_change=("captured", 0.99))

    assert chosen(seen) == [("shelling", "shelled"), ("territory_change", "captured")]


def test_people_counted_are_a_claim_of_what_is_likeliest(blank):
    """
    Where people are counted something happened: what is likeliest, else harm by its own word.
    """
    people = [span_of("two")]
    faint = heard(blank, shelling=("shelled", 0.3))
    likeliest = insisted(options(SENTENCE, (), peaks_of(SENTENCE, faint), faint), WEIGHTS, people)
    nothing = insisted([], WEIGHTS, people)

    assert (likeliest.event_type, likeliest.span.of(TEXT)) == ("shelling", "shelled")
    assert (nothing.event_type, nothing.span.of(TEXT)) == ("harm", "two")


def test_confidence_is_the_chance_that_was_found(blank):
    """
    A claim says how sure both together are of it.
    """
    (trigger,) = triggers(heard(blank, shelling=("shelled", 0.9)))

    assert trigger.confidence == pytest.approx(0.768, abs=0.002)


def test_the_grammar_is_asked_only_for_types_of_which_the_encoder_hears_something(ours, blank):
    """
    Words that may name several types are weighed for those alone.
    """
    found, _ = silent(ours, TEXT)
    assert {one.event_type for one in found.weighed().options} >= {"shelling", "territory_change"}

    _, known = offered(found, heard(blank, shelling=("shelled", 0.3)))

    assert {one.event_type for one in known} == {"shelling"}


def test_where_people_are_counted_the_grammar_has_the_last_word(ours):
    """
    Of a sentence in which the encoder hears nothing the grammar claims nothing, unless people are counted.
    """
    uncounted, counted = silent(ours, TEXT), silent(ours, COUNTING)

    assert events_in(*uncounted, WEIGHTS) == []
    (trigger,) = events_in(*counted, WEIGHTS)
    likeliest = max(counted[0].weighed().options, key=lambda one: one.confidence)
    assert trigger.event_type == likeliest.event_type


def test_a_trigger_is_asked_by_the_piece_that_says_most(blank):
    """
    Where the words stand outside the window there is none.
    """
    seen = heard(blank, shelling=("Talbiseh", 0.4))
    own = within(seen.pieces, span_of("shelled Talbiseh"))
    anchor = anchor_of(Trigger(span_of("shelled Talbiseh"), "shelling", 0.5, plain=True), seen)

    assert own.start < anchor < own.stop
    assert anchor_of(Trigger(Span(900, 904), "shelling", 0.5, plain=True), seen) is None


def test_people_counted_of_an_older_event_have_a_claim_of_their_own():
    """
    "The worst raid since 2014, when 85 people died": by the word of harm, unless a trigger stands there.
    """
    text = "Gunmen killed 12 people in the worst raid since 2014, when 85 people died."
    (here,) = find_all(from_text(text, ReadingOptions(language="en")).document)
    spans = {
        word: Span(text.index(word), text.index(word) + len(word)) for word in ("killed", "raid", "died")
    }
    raid = Trigger(spans["raid"], "direct_attack", 0.9, plain=True)
    died = Trigger(spans["died"], "harm", 0.9, plain=True)
    counted = [spans["killed"], spans["died"]]

    (own,) = older(here, [raid], [raid], counted)

    assert (own.span, own.event_type) == (spans["died"], "harm")
    assert list(older(here, [raid, died], [raid], counted)) == []


def test_people_whom_no_event_of_their_sentence_can_have_harmed_have_a_claim_of_their_own():
    """
    An arrest wounds nobody; clashes do.
    """
    text = "Police arrested 200 people after two officers were injured."
    (here,) = find_all(from_text(text, ReadingOptions(language="en")).document)
    arrest = Trigger(Span(7, 15), "detention", 0.9, plain=True)
    clash = Trigger(Span(0, 6), "armed_clash", 0.9, plain=True)

    (own,) = unfit(here.harms, [arrest], [arrest])
    assert (own.span.of(text), own.event_type) == ("injured", "harm")
    assert list(unfit(here.harms, [arrest, clash], [arrest])) == []
