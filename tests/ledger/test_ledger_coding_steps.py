"""
What a coder may take back, one change after the other.
"""

from dataclasses import replace

import pytest

from adding_reports import numbered, quick_ledger
from reportedly.ledger.coding_steps import MOST, Before, note_step, take_step_back
from reportedly.ledger.ledger import Ledger
from reportedly.people.double_coding import Coding

REPORT, READING = numbered(12)
MINE = Coding(REPORT.document.id, "ana", ({"id": "c0"},), "", "", None, REPORT.document.sha256_text)


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        ledger.add(REPORT, READING)
        yield ledger


def changed(ledger, mine, *names):
    """
    A coding after it got other claims.
    """
    claims = tuple({"id": name} for name in names)
    note_step(ledger, mine, claims, names[-1])
    return replace(mine, claims=claims)


def test_the_last_change_is_taken_back_first(ledger):
    """
    One after the other, until there is none.
    """
    once = changed(ledger, MINE, "c0", "c1")
    twice = changed(ledger, once, "c0", "c1", "c2")

    assert take_step_back(ledger, twice) == Before(once.claims, "c2")
    assert take_step_back(ledger, once) == Before(MINE.claims, "c1")
    assert take_step_back(ledger, MINE) is None


def test_another_process_knows_of_it(ledger):
    """
    Steps are in the ledger: whoever opens it may take back what was changed through another.
    """
    once = changed(ledger, MINE, "c1")
    with Ledger.open(ledger.path) as other:
        assert take_step_back(other, once) == Before(MINE.claims, "c1")


def test_nothing_is_taken_back_over_what_came_since(ledger):
    """
    A coding that is not what the last change left stays as it is, and its steps are forgotten.
    """
    once = changed(ledger, MINE, "c1")

    assert take_step_back(ledger, replace(once, claims=({"id": "c9"},))) is None
    assert take_step_back(ledger, once) is None


def test_each_takes_back_their_own(ledger):
    """
    What another coder changed in the same report is theirs.
    """
    ben = replace(MINE, coder="ben")
    changed(ledger, ben, "c1")

    assert take_step_back(ledger, replace(MINE, claims=({"id": "c1"},))) is None


def test_so_many_changes_are_kept(ledger):
    """
    Of very many changes the first can no longer be taken back.
    """
    mine = MINE
    for number in range(MOST + 2):
        mine = changed(ledger, mine, f"c{number + 1}")
    back = 0
    while (before := take_step_back(ledger, mine)) is not None:
        mine, back = replace(mine, claims=before.claims), back + 1

    assert back == MOST
