"""
What the encoder is to find stands where a person coded it.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.language.analysis import analyse
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, ROLES, TAGS
from reportedly.model.pieces import Cutter, pieces_of, windows_of
from reportedly.records import Span
from reportedly.training.examples import (
    CUE_ROLES,
    EVENT_ROLES,
    PART_ROLES,
    UNKNOWN,
    claims_lesson,
    facts_lesson,
    found,
    muc_lesson,
    polnear_lesson,
)
from tiny_training import CLAIMS, TEXTS, document, tiny_tokenizer

TOKENIZER = tiny_tokenizer()


def lesson_of(name, **told):
    return claims_lesson(document(name), CLAIMS[name], TOKENIZER, **told)


def words(lesson, pieces, text):
    return text[lesson.pieces.starts[pieces[0]] : lesson.pieces.ends[pieces[-1]]]


def test_a_trigger_and_its_roles_point_at_the_coded_words():
    """
    The pieces of a trigger and of each role are those of the words that were coded.
    """
    lesson, text = lesson_of("report-1"), TEXTS["report-1"]
    (anchor,) = lesson.anchors

    assert lesson.pieces.starts[anchor.pieces[0]] == text.rindex("strike")
    assert {ROLES[role]: words(lesson, hit, text) for role, hit in anchor.roles.items()} == {
        "victims": "people",
        "count": "Two",
        "place": "Darat",
        "time": "Monday",
        "source": "officials",
        "cue": "said",
    }
    assert (EVENTS[anchor.type], CERTAINTIES[anchor.certainty]) == ("air_strike", "stated")


def test_the_pieces_of_a_trigger_have_its_type_and_others_none():
    """
    Only the coded triggers are events.
    """
    lesson = lesson_of("report-2")
    marked = {i for anchor in lesson.anchors for i in anchor.pieces}

    assert {i for i, kind in enumerate(lesson.events) if kind} == marked
    assert {lesson.events[i] for i in marked} == {EVENTS.index("shelling")}


def test_of_a_report_coded_in_part_other_sentences_are_unknown():
    """
    A sentence without a claim teaches nothing where not all were coded.
    """
    lesson = claims_lesson(document("report-2"), CLAIMS["report-2"][:1], TOKENIZER, whole=False)
    second = [i for i, number in enumerate(lesson.pieces.sentences) if number == 1]

    assert {lesson.events[i] for i in second} == {UNKNOWN}
    assert UNKNOWN not in {lesson.events[i] for i in range(second[0])}


@pytest.mark.parametrize(("place", "asked"), [({"text": "Kafr"}, EVENT_ROLES), (None, PART_ROLES)])
def test_of_a_report_coded_in_part_only_the_coded_roles_are_known(place, asked):
    """
    Where no claim has a party, place or time, these were not coded, and are not taught to be missing.
    """
    claim = CLAIMS["report-2"][0] | {"perpetrator": None, "time": None, "place": place}
    (anchor,) = claims_lesson(document("report-2"), [claim], TOKENIZER, whole=False).anchors

    assert anchor.asked == asked


def test_a_claim_whose_words_are_gone_is_left_out():
    """
    What does not stand in the text is not taught.
    """
    gone = CLAIMS["report-2"][0] | {"sentence": "Nothing of the kind."}
    astray = CLAIMS["report-2"][0] | {"trigger": "airstrike"}

    assert claims_lesson(document("report-2"), [gone, astray], TOKENIZER).anchors == ()


def test_words_with_offsets_are_found_there():
    """
    Words as `--json` prints them are taken at their offsets, though they stand before that too.
    """
    assert found({"start": 4, "end": 5, "text": "a"}, "a a a", Span(0, 5)) == Span(4, 5)


@pytest.mark.parametrize(("near", "at"), [(Span(2, 6), 4), (Span(2, 4), 0), (Span(0, 0), 0), (Span(1, 3), 4)])
def test_quoted_words_are_sought_near_first(near, at):
    """
    Within the sentence, else wholly before it, else after it.
    """
    assert found("ab", "ab  ab", near) == Span(at, at + 2)


def test_words_that_stand_nowhere_are_none():
    """
    Words that are not there, or were not coded, have no place.
    """
    assert found("ab", "xy", Span(0, 2)) is None
    assert found(None, "xy", Span(0, 2)) is None


def test_an_attribution_has_its_tags_and_its_cue_asks_for_its_parts():
    """
    Source, cue and content begin once and go on; the cue is asked who speaks and what is said.
    """
    text = "Officials said two people were killed."
    parts = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 37]]}
    lesson = polnear_lesson(
        {"id": "one", "text": text, "attributions": [parts, {"content": [[37, 38]]}]}, TOKENIZER
    )
    (anchor,) = lesson.anchors

    begun = {
        at: TAGS[tag]
        for at, tag in zip(lesson.pieces.starts, lesson.tags, strict=True)
        if TAGS[tag][0] != "I"
    }

    assert begun == {0: "B-source", 10: "B-cue", 15: "B-content", 37: "B-content"}
    assert anchor.asked == CUE_ROLES
    assert [words(lesson, anchor.roles[role], text) for role in CUE_ROLES] == ["Officials", text[15:37]]


def test_parties_of_an_incident_are_found_over_the_end_of_a_line():
    """
    A string of the keys of MUC-4 is found wherever it stands, also where it runs over two lines.
    """
    text = "SOLDIERS OF THE\nARMY KILLED TWO PEOPLE."
    template = {
        "PERP: INDIVIDUAL ID": ['"SOLDIERS OF THE ARMY"'],
        "HUM TGT: DESCRIPTION": ['"TWO PEOPLE": "ARMY"'],
    }
    lesson = muc_lesson({"id": "one", "text": text, "templates": [template]}, TOKENIZER)
    hits = {FILLERS[kind]: words(lesson, hit, text) for kind, hit in lesson.fillers.items() if hit}

    assert hits == {"perpetrator_person": "SOLDIERS OF THE\nARMY", "victim": "TWO PEOPLE"}


def test_quotation_marks_within_a_string_of_the_keys_belong_to_it():
    """
    A name that the keys quote within their own quotation marks is found whole.
    """
    text = 'THE "EXTRADITABLES" GROUP KILLED HIM.'
    template = {"PERP: ORGANIZATION ID": ['"THE \\"EXTRADITABLES\\" GROUP" / "EXTRADITABLES"']}
    lesson = muc_lesson({"id": "one", "text": text, "templates": [template]}, TOKENIZER)

    assert words(lesson, lesson.fillers[FILLERS.index("perpetrator_group")], text) == text[:25]


def test_how_factual_a_word_is_stands_at_its_first_piece():
    """
    Words are counted as the corpus counts them, by spaces.
    """
    record = {"text": "Officials said two strikes .", "targets": [{"span1": [3, 4], "label": 2.5}]}
    lesson = facts_lesson(record, "one", TOKENIZER)
    ((piece, value),) = lesson.facts.items()

    assert (lesson.pieces.starts[piece], value) == (record["text"].index("strikes"), 2.5)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_every_piece_of_a_long_report_is_one_windows_own(lengths):
    """
    Windows cover a report, each piece once, in order, and none is longer than it may be.
    """
    text = "\n\n".join("killed " * length + "in Darat." for length in lengths)
    pieces = pieces_of(text, analyse(text), Cutter(TOKENIZER))
    windows = windows_of(pieces, 160)

    assert [i for window in windows for i in window.own] == list(range(len(pieces)))
    assert max(len(window.pieces) for window in windows) <= 158
