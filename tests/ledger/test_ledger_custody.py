"""
Whether a ledger is as it was kept: what somebody did to its files is told.
"""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from adding_reports import numbered, quick_ledger
from reportedly.decisions.chain import FIRST
from reportedly.events.records import Decision
from reportedly.ledger.custody import chained, found_wrong
from reportedly.ledger.decisions import chain_all, keep

REPORT, READING = numbered(12)
SLIPPED_IN = (
    "INSERT INTO decisions SELECT 4, kind, about, who, at, why, field, value, withdraws FROM decisions "
    "WHERE number = 1"
)
CLAIMS = [claim.id for claim in READING.claims]


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        opened.add(REPORT, READING)
        for claim in CLAIMS:
            keep(opened, Decision("", "accept", (claim,), "Ana", "", "seen the video"))
        yield opened


def tamper(ledger, statement):
    """
    Does something to the file of a ledger behind its back.
    """
    with closing(sqlite3.connect(ledger.path)) as connection:
        connection.execute(statement)
        connection.commit()


def wrong(ledger, noted=None):
    return [flaw.name for flaw in found_wrong(ledger, noted)]


def test_an_untouched_ledger_is_as_it_was_kept(ledger):
    """
    Decisions are chained as they are taken, each to the one before.
    """
    links = chained(ledger)

    assert not wrong(ledger)
    assert [link.before for link in links] == [FIRST, *(link.digest for link in links[:-1])]


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE decisions SET who = 'Ben' WHERE number = 2", ["d2"]),
        ("UPDATE decisions SET why = '' WHERE number = 3", ["d3"]),
        ("DELETE FROM decisions WHERE number = 2", ["d2"]),
        ("DELETE FROM decisions WHERE number = 3", ["d3"]),
        ("DELETE FROM decision_digests WHERE decision = 2", ["d2"]),
        (SLIPPED_IN, ["d4"]),
    ],
)
def test_a_tampered_log_is_told_with_the_decision(ledger, statement, names):
    """
    Whatever is done to the rows of the log, the decision is named.
    """
    tamper(ledger, statement)

    assert wrong(ledger) == names


def test_a_log_made_anew_is_told_by_a_noted_digest(ledger):
    """
    The chain made anew over changed decisions hangs together, but a digest that was noted is no longer in it.
    """
    noted = chained(ledger)[-1].digest
    assert not wrong(ledger, noted)
    tamper(ledger, "UPDATE decisions SET who = 'Ben' WHERE number = 1")
    tamper(ledger, "DELETE FROM decision_digests")
    with ledger.writing() as connection:
        chain_all(connection)

    assert not wrong(ledger)
    assert wrong(ledger, noted) == [noted]


def test_changed_texts_and_files_are_named(ledger):
    """
    A text, and the bytes of a report, are held against their digests.
    """
    document = READING.document
    tamper(ledger, "UPDATE texts SET text = text || '!'")
    path = ledger.originals.path(document.sha256_raw)
    path.write_bytes(b"else")
    assert wrong(ledger) == [f"text {document.sha256_text}", f"report {document.id}"]

    path.unlink()
    assert [flaw.what for flaw in found_wrong(ledger)][-1].endswith("is gone")


def test_a_ledger_of_before_is_chained_as_it_stands(ledger):
    """
    The decisions of a ledger without a chain are chained when it is brought up to date.
    """
    before = chained(ledger)
    with ledger.writing() as connection:
        for later in ("decision_digests", "coding_steps"):
            connection.execute(text(f"DROP TABLE {later}"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0013'"))

    with type(ledger).open(ledger.path) as opened:
        assert chained(opened) == before
        assert not wrong(opened)
