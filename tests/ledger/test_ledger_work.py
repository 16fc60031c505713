"""
Who works on a report just now.
"""

from datetime import UTC, datetime, timedelta

import pytest

from adding_reports import numbered, quick_ledger
from reportedly.ledger.ledger_work import let_go, take_up, working_on

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
REPORT = numbered(1)
NAME = REPORT[0].document.id


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        opened.add(*REPORT)
        yield opened


def later(minutes):
    return NOON + timedelta(minutes=minutes)


def test_others_see_who_works_on_a_report(ledger):
    """
    Who takes a report up is known, with since when.
    """
    take_up(ledger, NAME, "ana", at=NOON)
    found = working_on(ledger, [NAME, "other"], at=later(5))

    assert found == {NAME: (NAME, "ana", NOON.isoformat())}


def test_a_second_person_learns_of_the_first(ledger):
    """
    Taking up what another has gives back who that is, and changes nothing.
    """
    take_up(ledger, NAME, "ana", at=NOON)

    assert take_up(ledger, NAME, "ben", at=later(1)).who == "ana"
    assert working_on(ledger, [NAME], at=later(2))[NAME].who == "ana"


def test_who_goes_on_keeps_it(ledger):
    """
    Renewing keeps a report, and since when, beyond ten minutes.
    """
    take_up(ledger, NAME, "ana", at=NOON)
    take_up(ledger, NAME, "ana", at=later(9))

    assert working_on(ledger, [NAME], at=later(18))[NAME].since == NOON.isoformat()


def test_who_left_without_a_word_loses_it(ledger):
    """
    After ten minutes without a sign a report is anybody's.
    """
    take_up(ledger, NAME, "ana", at=NOON)

    assert working_on(ledger, [NAME], at=later(10)) == {}
    assert take_up(ledger, NAME, "ben", at=later(10)) == (NAME, "ben", later(10).isoformat())


def test_only_who_has_it_lets_it_go(ledger):
    """
    A report is free once its person is done; nobody else can free it.
    """
    take_up(ledger, NAME, "ana", at=NOON)
    let_go(ledger, NAME, "ben")
    assert working_on(ledger, [NAME], at=NOON)
    let_go(ledger, NAME, "ana")

    assert working_on(ledger, [NAME], at=NOON) == {}
