"""
Decisions in the ledger, and how claims are shown after them.
"""

import json
from dataclasses import replace

import pytest

from adding_reports import GRAMMAR, claim_in, numbered, quick_ledger
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.filters import Filters
from reportedly.ledger.decisions import changed_documents, decisions, keep
from reportedly.records import Casualty, ReaderInfo, Reading

REPORT, READING = numbered(12)
KILLED, WOUNDED, MISSING = (claim.id for claim in READING.claims)
NEWER = ReaderInfo("grammar", "2")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        opened.add(REPORT, READING)
        yield opened


def draft(kind, *about, at="", **fields):
    if "value" in fields:
        fields["value"] = json.dumps(fields["value"])
    return Decision("", kind, about, "Ana", at, "seen the video", **fields)


def correct(ledger, field, value, claim=KILLED):
    return keep(ledger, draft("correct", claim, field=field, value=value))


def shown(ledger, **asked):
    return {claim.id: claim for _, claim in ledger.claims(Filters(**asked))}


def read_again(ledger, *claims):
    ledger.add(REPORT, Reading(READING.document, claims, NEWER))


def test_decisions_come_back_as_they_were_kept(ledger):
    """
    Decisions are listed in the order in which they were taken, numbered from 1.
    """
    first = keep(ledger, draft("accept", KILLED))
    second = keep(ledger, draft("rate", "SANA — الوكالة", field="reliability", value="D"))

    assert decisions(ledger) == (first, second)
    assert (first.id, second.id) == ("d1", "d2")
    assert decisions(ledger, after="d1") == (second,)


def test_a_decision_is_dated(ledger):
    """
    A decision bears the time of the clock, unless one is given.
    """
    assert keep(ledger, draft("accept", KILLED)).at.endswith("+00:00")
    assert keep(ledger, draft("reject", KILLED, at="2016-04-06T10:00:00+00:00")).at.startswith("2016-04-06")


def test_the_order_is_that_of_the_ledger(ledger):
    """
    A decision that bears an earlier time than the one before stays after it.
    """
    keep(ledger, draft("accept", KILLED, at="2016-04-06T10:00:00+00:00"))
    keep(ledger, draft("reject", KILLED, at="2016-04-06T09:00:00+00:00"))

    assert [one.kind for one in decisions(ledger)] == ["accept", "reject"]


def test_a_corrected_claim_is_shown_corrected(ledger):
    """
    After a correction, a claim has its corrected field wherever it is looked at, once.
    """
    correct(ledger, "casualties.0.high", 15)

    assert shown(ledger)[KILLED].casualties[0].high == 15
    assert ledger.claim(KILLED[:6])[1].casualties[0].high == 15
    assert ledger.counts().claims == 3


def test_a_corrected_claim_is_found_by_what_it_was_corrected_to(ledger):
    """
    Filters ask for what stands: the corrected place is found, the one that was misread is not.
    """
    correct(ledger, "place.name", "Saraqib")
    correct(ledger, "place.country", "Lebanon")

    assert KILLED in shown(ledger, place="Saraqib")
    assert KILLED in shown(ledger, place="Lebanon", text="Saraqib")
    assert KILLED not in shown(ledger, place="Syria")


def test_what_a_reader_found_is_kept(ledger):
    """
    A correction adds to the ledger; the reading itself stays as the reader left it.
    """
    correct(ledger, "certainty", "denied")

    assert ledger.kept(REPORT.document, GRAMMAR) == READING
    assert ledger.latest(REPORT.document.id) == READING


def test_an_undone_correction_leaves_the_claim_as_it_was_read(ledger):
    """
    Once its only correction is taken back, a claim is again what the reader found.
    """
    correct(ledger, "certainty", "denied")
    keep(ledger, draft("undo", withdraws="d1"))

    assert shown(ledger)[KILLED] == READING.claims[0]


def test_an_undone_correction_leaves_the_others(ledger):
    """
    Of two corrections, the one that is not taken back still holds.
    """
    correct(ledger, "certainty", "denied")
    correct(ledger, "event_type", "shelling")
    keep(ledger, draft("undo", withdraws="d1"))

    assert shown(ledger)[KILLED] == replace(READING.claims[0], event_type="shelling")


def test_a_correction_that_rests_on_another_must_be_undone_first(ledger):
    """
    The correction that a later one builds on cannot be taken back before that; nothing is kept of the try.
    """
    correct(ledger, "place", None)
    keep(ledger, draft("undo", withdraws="d1"))
    party = {"start": 0, "end": 4, "text": "SOHR", "name": "SOHR", "actor": None, "side": None}
    correct(ledger, "perpetrator", party)
    correct(ledger, "perpetrator.side", "Syrian opposition")

    with pytest.raises(UsageError, match=r"there is no perpetrator\.side"):
        keep(ledger, draft("undo", withdraws="d3"))
    assert len(decisions(ledger)) == 4


def test_a_correction_that_cannot_be_leaves_no_trace(ledger):
    """
    A refused correction is no decision.
    """
    with pytest.raises(UsageError, match="is not one of"):
        correct(ledger, "certainty", "sure")
    assert decisions(ledger) == ()
    assert ledger.counts().claims == 3


def test_a_newer_reading_does_not_touch_what_was_reviewed(ledger):
    """
    What a person accepted or corrected stays as it is, though a newer reader finds something else or nothing.
    """
    correct(ledger, "certainty", "denied")
    keep(ledger, draft("accept", WOUNDED))
    read_again(ledger, replace(READING.claims[0], certainty="hedged"))

    assert shown(ledger)[KILLED].certainty == "denied"
    assert set(shown(ledger)) == {KILLED, WOUNDED}


def test_the_newest_reading_shows_once_nothing_stands(ledger):
    """
    A claim whose review was taken back is again that of the newest reading.
    """
    keep(ledger, draft("accept", KILLED))
    read_again(ledger, replace(READING.claims[0], certainty="hedged"))
    assert shown(ledger)[KILLED].certainty == "stated"
    keep(ledger, draft("undo", withdraws="d1"))

    assert shown(ledger)[KILLED].certainty == "hedged"


def test_a_correction_is_made_on_what_is_shown(ledger):
    """
    A claim that a newer reading changed is corrected as that has it.
    """
    read_again(ledger, replace(READING.claims[0], casualties=(Casualty("killed", 30, 30),)))
    correct(ledger, "certainty", "denied")

    assert shown(ledger)[KILLED].casualties[0].low == 30


def test_a_correction_that_was_set_to_what_was_read_adds_no_row(ledger):
    """
    Correcting back to what the reader found shows the row of the reader.
    """
    correct(ledger, "certainty", "denied")
    correct(ledger, "certainty", "stated")

    assert shown(ledger)[KILLED] == READING.claims[0]
    assert ledger.counts().claims == 3


def test_a_claim_that_is_not_there_cannot_be_decided_on(ledger):
    """
    A verdict on an unknown claim is refused.
    """
    with pytest.raises(UsageError, match="there is no claim nowhere in the ledger"):
        keep(ledger, draft("accept", "nowhere"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("d9", "there is no decision d9"),
        ("d2", "d2 takes back d1: decide that again instead of undoing an undo"),
        ("d1", "d1 was taken back already, by d2"),
    ],
)
def test_what_cannot_be_undone_is_said(ledger, name, reason):
    """
    An undo of nothing, of an undo, or for the second time is refused with the reason.
    """
    keep(ledger, draft("accept", KILLED))
    keep(ledger, draft("undo", withdraws="d1"))

    with pytest.raises(UsageError, match=reason):
        keep(ledger, draft("undo", withdraws=name))


def test_a_decision_has_a_number_in_its_name(ledger):
    """
    What is no name of a decision is refused.
    """
    with pytest.raises(UsageError, match="yesterday is no decision"):
        decisions(ledger, after="yesterday")


@pytest.mark.parametrize(
    ("kinds", "known"),
    [
        (["accept"], 0),
        (["accept", "accept"], 1),
        (["reject"], 0),
        (["reject", "accept"], 1),
        (["accept", "reject"], 1),
        (["correct"], 0),
        (["correct", "accept"], 1),
    ],
)
def test_the_reports_that_decisions_changed_are_known(ledger, kinds, known):
    """
    Whoever keeps up with the ledger learns which reports say something else since; one of which a claim was
    accepted as a reader found it does not.
    """
    other, reading = numbered(13)
    ledger.add(other, reading)
    for kind in kinds:
        keep(ledger, draft(kind, KILLED, field="certainty" if kind == "correct" else None, value="denied"))

    expected = {REPORT.document.id} if kinds != ["accept"] else set()
    assert changed_documents(ledger, f"d{known}") == expected


def test_what_is_taken_back_changes_a_report(ledger):
    """
    An undo counts as much as what it undoes.
    """
    keep(ledger, draft("accept", KILLED))
    keep(ledger, draft("undo", withdraws="d1"))

    assert changed_documents(ledger, "d0") == changed_documents(ledger, "d1") == {REPORT.document.id}


def test_a_claim_of_an_older_layer_changes_its_report_when_it_is_accepted(ledger):
    """
    What a newer reader no longer found is shown again once a person accepts it.
    """
    read_again(ledger, *READING.claims[1:])
    assert KILLED not in shown(ledger)

    keep(ledger, draft("accept", KILLED))

    assert KILLED in shown(ledger)
    assert changed_documents(ledger, "d0") == {REPORT.document.id}


def test_corrected_rows_are_told_from_each_other(ledger):
    """
    Claims of one report that are corrected one after the other each keep their own correction.
    """
    correct(ledger, "certainty", "denied", KILLED)
    correct(ledger, "certainty", "hedged", WOUNDED)

    assert {claim.id: claim.certainty for claim in shown(ledger).values()} == {
        KILLED: "denied",
        WOUNDED: "hedged",
        MISSING: "stated",
    }


def test_a_claim_in_two_readings_is_shown_by_its_review_alone(ledger):
    """
    A claim that a newer reading has, too, is not shown twice after a review.
    """
    read_again(ledger, *READING.claims, claim_in(REPORT.document.text, "Idlib"))
    keep(ledger, draft("reject", KILLED))

    assert [claim.id for _, claim in ledger.claims()].count(KILLED) == 1
    assert ledger.counts().claims == 4
