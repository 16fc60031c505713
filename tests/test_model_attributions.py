"""
From scores of word pieces to who says what.
"""

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.language.analysis import analyse
from reportedly.model.attributions import likeliest, said_in, spans_in
from reportedly.model.labels import TAGS
from seen_by_hand import ByHand

SCORES = st.floats(-50, 50, width=32)
MOVES = arrays(np.float32, (len(TAGS), len(TAGS)), elements=SCORES)
NO_MOVES = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)


def find_said(text, reader, title=None):
    return said_in(text, reader.see(text, analyse(text, title)), reader)


def worded(text, said):
    return [
        tuple(tuple(span.of(text) for span in part) for part in (one.source, one.cue, one.content))
        for one in said
    ]


def is_legal(tags, inside):
    before = ["O", *tags]
    for one, other, goes_on in zip(before, tags, [False, *inside[1:]], strict=False):
        if other.startswith("I-") and one not in {other, f"B-{other[2:]}"}:
            return False
        if goes_on and not (other == one == "O" or other.startswith("I-")):
            return False
    return True


@st.composite
def reports(draw, most):
    n = draw(st.integers(1, most))
    scores = draw(arrays(np.float32, (n, len(TAGS)), elements=SCORES))
    return scores, [False, *draw(st.lists(st.booleans(), min_size=n - 1, max_size=n - 1))]


@given(reports(12), MOVES)
def test_tags_are_legal_whatever_the_scores(report, moves):
    """
    No part goes on that has not begun, and no word is cut in two.
    """
    scores, inside = report
    tags = [TAGS[tag] for tag in likeliest(scores, moves, inside)]

    assert len(tags) == len(scores)
    assert is_legal(tags, inside)


@given(reports(3), MOVES)
def test_no_legal_tags_score_higher(report, moves):
    """
    Of all legal rows of tags, the likeliest is found.
    """
    scores, inside = report

    def total(tags):
        steps = sum(float(moves[one, other]) for one, other in pairwise(tags))
        return steps + sum(float(row[tag]) for row, tag in zip(scores, tags, strict=True))

    rows = product(range(len(TAGS)), repeat=len(scores))
    best = max(total(row) for row in rows if is_legal([TAGS[tag] for tag in row], inside))

    assert total(likeliest(scores, moves, inside)) == pytest.approx(best, abs=1e-3)


def test_a_long_report_loses_nothing_of_its_last_words():
    """
    After sums that are large, a small difference still decides.
    """
    scores = np.zeros((20_000, len(TAGS)), dtype=np.float32)
    scores[:, 0] = 1000
    scores[-1, TAGS.index("B-cue")] = 1000.1

    assert likeliest(scores, NO_MOVES, [False] * 20_000)[-2:] == [0, TAGS.index("B-cue")]


def test_no_pieces_have_no_tags():
    """
    Nothing is read in nothing.
    """
    assert likeliest(np.zeros((0, 1), dtype=np.float32), NO_MOVES, []) == []


def test_source_cue_and_content_go_together():
    """
    One attribution, its parts in the order in which they are named.
    """
    text = "The ministry said that ten soldiers had died near Goma."
    reader = ByHand(
        [("source", "The ministry", 0), ("cue", "said", 0), ("content", "that ten soldiers had died", 0)]
    )

    assert worded(text, find_said(text, reader)) == [
        (("The ministry",), ("said",), ("that ten soldiers had died",)),
    ]


def test_each_cue_gets_its_own_parts():
    """
    Two speakers in one sentence keep apart; a cue without a speaker has none.
    """
    text = "Rebels claimed the bridge, the army denied any loss, and reportedly two fled."
    reader = ByHand(
        [
            ("source", "Rebels", 0),
            ("cue", "claimed", 0),
            ("content", "the bridge", 0),
            ("source", "the army", 1),
            ("cue", "denied", 1),
            ("content", "any loss", 1),
            ("cue", "reportedly", 2),
            ("content", "two fled", 2),
        ]
    )

    assert worded(text, find_said(text, reader)) == [
        (("Rebels",), ("claimed",), ("the bridge",)),
        (("the army",), ("denied",), ("any loss",)),
        ((), ("reportedly",), ("two fled",)),
    ]


def test_a_quotation_in_parts_belongs_to_one_cue():
    """
    What stands before and after the cue is one content in two spans, its quotation marks kept.
    """
    text = "“We saw smoke,” the farmer said. “Then it fell.”"
    reader = ByHand(
        [
            ("content", "“We saw smoke,”", 0),
            ("source", "the farmer", 0),
            ("cue", "said", 0),
            ("content", "“Then it fell.”", 0),
        ]
    )

    assert worded(text, find_said(text, reader)) == [
        (("the farmer",), ("said",), ("“We saw smoke,”", "“Then it fell.”")),
    ]


def test_two_cues_may_share_a_source():
    """
    One who says a thing and adds another is named once.
    """
    text = "The governor said roads were cut and added that aid was due."
    reader = ByHand(
        [
            ("source", "The governor", 0),
            ("cue", "said", 0),
            ("content", "roads were cut", 0),
            ("cue", "added", 0),
            ("content", "that aid was due", 1),
        ]
    )
    said = find_said(text, reader)

    assert [one.source for one in said] == [said[0].source] * 2


def test_a_content_goes_to_one_cue_unless_the_other_has_none():
    """
    The first cue that asks for a content gets it; one that asks for nothing else shares it.
    """
    text = "He said and repeated that the camp was empty."
    reader = ByHand([("cue", "said", 0), ("cue", "repeated", 0), ("content", "that the camp was empty", 0)])

    assert worded(text, find_said(text, reader)) == [
        ((), ("said",), ("that the camp was empty",)),
        ((), ("repeated",), ("that the camp was empty",)),
    ]


def test_a_cue_with_a_content_of_its_own_leaves_the_others():
    """
    What one cue asks for faintly and another strongly is the other's.
    """
    text = "Police said four were held; residents spoke of nine."
    reader = ByHand(
        [("cue", "said", 0), ("content", "four were held", 0), ("cue", "spoke of", 1), ("content", "nine", 1)]
    )

    assert [one[2] for one in worded(text, find_said(text, reader))] == [("four were held",), ("nine",)]


def test_spans_without_a_cue_are_found_but_tied_to_nothing():
    """
    A content that no cue asks for is a span of the report and no attribution.
    """
    text = "“Nobody came.” The police said so."
    reader = ByHand([("content", "“Nobody came.”", 0), ("source", "The police", 1), ("cue", "said", 1)])
    spans = spans_in(text, reader.see(text, analyse(text)), reader)

    assert [span.of(text) for span in spans["content"]] == ["“Nobody came.”"]
    assert worded(text, find_said(text, reader)) == [(("The police",), ("said",), ())]


def test_a_content_across_two_windows_is_one_span():
    """
    Where a window ends, what is said goes on.
    """
    text = "The report said " + "that shells fell and " * 40 + "people fled."
    content = text.removeprefix("The report said ")
    reader = ByHand([("cue", "said", 0), ("content", content, 0)], size=140)

    assert len(reader.see(text, analyse(text)).windows) > 1
    assert worded(text, find_said(text, reader)) == [((), ("said",), (content,))]


def test_one_window_of_a_report_can_be_heard_alone():
    """
    What a window says is the same where the others were not kept.
    """
    text = "Shells fell on the town. " * 40 + "The mayor said that four had died."
    reader = ByHand(
        [("source", "The mayor", 0), ("cue", "said", 0), ("content", "that four had died", 0)], size=160
    )
    seen = reader.see(text, analyse(text))
    own = slice(seen.windows[-1].own[0], None)
    alone = replace(
        seen,
        windows=seen.windows[-1:],
        offset=own.start,
        homes=seen.homes[own] * 0,
        hidden=seen.hidden[own],
        tags=seen.tags[own],
        keys=seen.keys[-1:],
        plain=seen.plain[-1:],
    )

    assert own.start > 0
    assert said_in(text, alone, reader) == said_in(text, seen, reader) != ()


def test_words_are_taken_whole():
    """
    A source of which only half a word was seen has the whole word.
    """
    text = "Spokesperson said no."
    reader = ByHand([("source", "Spok", 0), ("cue", "said", 0)])
    spans = spans_in(text, reader.see(text, analyse(text)), reader)

    assert [span.of(text) for span in spans["source"]] == ["Spokesperson"]


def test_marks_around_a_part_are_left_out():
    """
    Commas at the edge of what is said belong to the sentence around it.
    """
    text = "Ten died, the army said."
    reader = ByHand([("content", "Ten died,", 0), ("source", "the army", 0), ("cue", "said", 0)])

    assert worded(text, find_said(text, reader)) == [(("the army",), ("said",), ("Ten died",))]


def test_a_part_of_marks_alone_is_none():
    """
    A comma is no content, but a colon can be a cue.
    """
    text = "Mayor: roads are closed, again"
    reader = ByHand(
        [("source", "Mayor", 0), ("cue", ":", 0), ("content", "roads are closed", 0), ("content", ",", 1)]
    )

    assert worded(text, find_said(text, reader)) == [(("Mayor",), (":",), ("roads are closed",))]


def test_a_report_without_words_says_nothing():
    """
    No text, no attribution.
    """
    assert find_said("", ByHand()) == ()


def test_a_headline_is_read_as_told():
    """
    The title of a report is only a help to find its headline.
    """
    text = "Army: bridge lost\n\nNothing else was said."
    reader = ByHand([("source", "Army", 0), ("cue", ":", 0), ("content", "bridge lost", 0)])

    assert find_said(text, reader, "Army: bridge lost") == find_said(text, reader)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Jan Egeland, the envoy, said no.", "Jan Egeland, the envoy,"),
        ("The envoy, said the paper, left.", "The envoy"),
        ("Some 1,000 monks, said the paper, left.", "Some 1,000 monks"),
        ("Jan Egeland, the envoy. He said no.", "Jan Egeland, the envoy"),
    ],
)
def test_an_aside_about_a_speaker_is_closed_by_its_comma(text, source):
    """
    What is told about a speaker between commas belongs to him with both of them; a comma behind a speaker
    of whom nothing is told does not, nor does one after a number that is written with a comma.
    """
    reader = ByHand([("source", source.rstrip(","), 0), ("cue", "said", 0)])

    assert worded(text, find_said(text, reader)) == [((source,), ("said",), ())]
