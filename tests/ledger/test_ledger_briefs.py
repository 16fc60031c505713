"""
What the inbox knows of each report follows what was read and decided, in whatever steps it is told.
"""

import pytest
from sqlalchemy import select

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import By, accept, correct, reject, undo
from reportedly.ledger import tables
from reportedly.ledger.briefs import behind, brief_new, step
from reportedly.ledger.ledger import Ledger
from reportedly.records import ReaderInfo, Reading

ANA = By("ana", "")


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        yield ledger


def told(ledger, text, *words, reader=GRAMMAR, **about):
    """
    Keeps a report with a claim for each of the words; the ids of its claims.
    """
    report = report_of(text, **about)
    claims = tuple(claim_in(text, one) for one in words)
    ledger.add(report, Reading(report.document, claims, reader))
    return [claim.id for claim in claims]


def brief(ledger):
    brief_new(ledger)
    with ledger.looking() as connection:
        (row,) = connection.execute(select(tables.briefs))
    return row


def marks(ledger, kind):
    rows = tables.brief_marks.c
    with ledger.looking() as connection:
        return set(connection.execute(select(rows.value).where(rows.kind == kind)).scalars())


def test_claims_are_counted_as_they_stand(ledger):
    """
    Each verdict is counted, and an undo opens the claim again.
    """
    first, second, _ = told(ledger, "Shells fell. Two died. One fled.", "fell", "died", "fled")
    accept(ledger, [first], ANA)
    reject(ledger, [second], ANA)
    before = brief(ledger)
    undo(ledger, "d2", ANA)
    after = brief(ledger)

    assert (before.claims, before.open, before.accepted, before.rejected) == (3, 1, 1, 1)
    assert (after.open, after.accepted, after.rejected) == (2, 1, 0)


@pytest.mark.parametrize(
    ("verdicts", "state"), [((), "untouched"), ((accept,), "begun"), ((accept, reject), "done")]
)
def test_a_report_says_how_far_it_is_judged(ledger, verdicts, state):
    """
    Not yet, in part, wholly: by its open claims.
    """
    claims = told(ledger, "Shells fell. Two died.", "fell", "died")
    for verdict, claim in zip(verdicts, claims, strict=False):
        verdict(ledger, [claim], ANA)
    brief(ledger)

    assert marks(ledger, "state") == {state}


def test_a_report_without_claims_has_nothing_to_judge(ledger):
    """
    It is listed all the same.
    """
    told(ledger, "Nothing happened.", publisher="Post", language="en")

    assert brief(ledger).claims == 0
    assert [marks(ledger, kind) for kind in ("state", "publisher", "language")] == [
        {"empty"},
        {"Post"},
        {"en"},
    ]


def test_a_newer_reading_takes_the_place_of_an_older_one(ledger):
    """
    What only the older reading found is counted no longer, and sifts no longer.
    """
    told(ledger, "Shells fell. Two died.", "fell", "died", publisher="Post")
    brief(ledger)
    told(ledger, "Shells fell. Two died.", "fell", reader=ReaderInfo("grammar", "2"), publisher="Star")

    assert brief(ledger).claims == 1
    assert marks(ledger, "publisher") == {"Star"}


def test_a_correction_changes_what_a_report_is_sifted_by(ledger):
    """
    The corrected type counts, the one that was read does not.
    """
    (claim,) = told(ledger, "Shells fell on the town.", "fell")
    brief(ledger)
    correct(ledger, claim, "event_type", "shelling", ANA)

    assert brief(ledger).corrected == 1
    assert marks(ledger, "type") == {"shelling"}


def test_steps_are_taken_until_all_is_known(ledger, monkeypatch):
    """
    Readings and decisions come in small steps; what is left is said.
    """
    monkeypatch.setattr("reportedly.ledger.briefs.AT_ONCE", 1)
    claims = [name for i in range(3) for name in told(ledger, f"Report {i}: shells fell.", "fell")]
    accept(ledger, claims[:1], ANA)

    assert behind(ledger) == 4
    assert brief_new(ledger, most=3) == 1
    assert brief_new(ledger) == 0
    assert behind(ledger) == 0


def test_two_who_count_in_at_once_do_it_once(ledger):
    """
    Another program that was faster is left alone.
    """
    told(ledger, "Shells fell.", "fell")
    with Ledger.open(ledger.path) as other:
        step(other)
        step(ledger)
        step(other)

    assert brief(ledger).claims == 1
