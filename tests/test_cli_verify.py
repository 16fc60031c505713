"""
`reportedly verify`: what was done to a ledger behind its back is told on the terminal.
"""

import json
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from adding_reports import numbered, quick_ledger
from reportedly.cli.program import app
from reportedly.events.records import Decision
from reportedly.ledger.decisions import keep

REPORT, READING = numbered(12)


@pytest.fixture
def path():
    with quick_ledger() as opened:
        opened.add(REPORT, READING)
        for claim in READING.claims:
            keep(opened, Decision("", "accept", (claim.id,), "Ana", "", "seen the video"))
        yield opened.path


def run(*words):
    return CliRunner().invoke(app, [*map(str, words)])


def test_a_ledger_as_it_was_kept_is_said_to_be_so(path):
    """
    The last decision is named with its digest, which can be asked for later.
    """
    told = json.loads(run("verify", "--json", "--ledger", path).stdout)

    assert (told["decisions"], told["last"], told["reports"], told["wrong"]) == (3, "d3", 1, [])
    again = run("verify", "--digest", told["digest"], "--ledger", path)
    assert again.exit_code == 0
    assert told["digest"] in again.stdout
    assert "everything is as it was put in" in again.stderr


def test_a_changed_decision_is_told_by_name(path):
    """
    The decision that was changed is named, and the program ends as one that met a damaged ledger.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE decisions SET who = 'Ben' WHERE number = 2")
        connection.commit()

    told = run("verify", "--ledger", path)

    assert told.exit_code == 3
    assert "d2 was changed after it was taken" in told.stdout
    assert "not everything is as it was put in: 1 found" in told.stderr


def test_the_log_prints_each_digest(path):
    """
    A script gets the chain from the log.
    """
    printed = run("review", "log", "--json", "--ledger", path).stdout
    one, two, three = (json.loads(line) for line in printed.splitlines())

    assert (two["before"], three["before"]) == (one["digest"], two["digest"])
    assert run("verify", "--digest", "0f" * 32, "--ledger", path).exit_code == 3
