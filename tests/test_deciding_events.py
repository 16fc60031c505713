"""
Decisions on events are checked against the events of the ledger, and joining keeps to them.
"""

import json
from dataclasses import replace

import pytest

from adding_reports import numbered, quick_ledger
from reportedly.decisions.deciding import By, same, set_estimate, set_grade, split, undo
from reportedly.errors import UsageError
from reportedly.ledger.ledger_events import event, events, join_new

ANA = By("Ana", "seen the video")
ONE, OTHER = numbered(12), numbered(13)
ACCOUNTS = tuple(sorted(f"{report.document.id}/e1" for report, _ in (ONE, OTHER)))


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        for report, reading in (ONE, OTHER):
            opened.add(report, reading)
        same(opened, ACCOUNTS, ANA)
        join_new(opened)
        yield opened


def alive(ledger):
    join_new(ledger)
    return sorted(one.accounts for one, _ in events(ledger))


def only_event(ledger):
    [(found, _)] = events(ledger)
    return found.id


def test_a_split_keeps_both_sides(ledger):
    """
    A split names the event and what leaves it, keeps the claims of both sides, and joining keeps to it.
    """
    name = only_event(ledger)
    made = split(ledger, name[:8], [ACCOUNTS[0]], ANA)

    assert made.about == (name, ACCOUNTS[0])
    assert [len(side) for side in json.loads(made.value)] == [1, 1]
    assert alive(ledger) == [(ACCOUNTS[0],), (ACCOUNTS[1],)]


@pytest.mark.parametrize("off", ACCOUNTS)
def test_what_is_left_of_a_split_event_goes_on(ledger, off):
    """
    What is split off is a new event, also where as much is split off as is left.
    """
    name = only_event(ledger)
    split(ledger, name, [off], ANA)
    join_new(ledger)

    assert off not in event(ledger, name).accounts


def test_a_split_that_is_undone_is_joined_again(ledger):
    """
    Once a split is taken back, the event is whole.
    """
    made = split(ledger, only_event(ledger), [ACCOUNTS[0]], ANA)
    join_new(ledger)
    undo(ledger, made.id, ANA)

    assert alive(ledger) == [ACCOUNTS]


def test_a_split_of_everything_is_refused(ledger):
    """
    Not all accounts of an event can leave it.
    """
    with pytest.raises(UsageError, match="nothing would be left of it"):
        split(ledger, only_event(ledger), ACCOUNTS, ANA)


@pytest.mark.parametrize("names", [[], ["other"]])
def test_only_accounts_of_the_event_leave_it(ledger, names):
    """
    What is split off has to be of that event.
    """
    other = numbered(99)
    ledger.add(*other)
    asked = [f"{other[0].document.id}/e1" for _ in names]
    with pytest.raises(UsageError, match="it has 2 accounts"):
        split(ledger, only_event(ledger), asked, ANA)


def test_figures_and_grades_are_set_on_an_event(ledger):
    """
    A figure and a grade are kept under the whole id of the event.
    """
    name = only_event(ledger)
    figure = set_estimate(ledger, name[:7], "killed/side: SDF", (0, 2, 3), ANA)
    grade = set_grade(ledger, name, "fair", ANA)

    assert (figure.about, figure.field) == ((name,), "killed/side: SDF")
    assert json.loads(figure.value) == {"low": 0, "best": 2, "high": 3}
    assert (grade.about, grade.field, grade.value) == ((name,), "airwars", '"Fair"')


def test_an_event_stands_for_its_accounts(ledger):
    """
    An event that is said to be the same as an account brings all its claims.
    """
    other = numbered(99)
    ledger.add(*other)
    made = same(ledger, [only_event(ledger), f"{other[0].document.id}/e1"], ANA)

    assert [len(group) for group in json.loads(made.value)] == [2, 1]


def test_an_event_that_went_into_others_is_named_with_them(ledger):
    """
    A figure cannot be set on an event that is no more; those that took its accounts over are named.
    """
    made = split(ledger, only_event(ledger), [ACCOUNTS[0]], ANA)
    join_new(ledger)
    undo(ledger, made.id, ANA)
    gone = [one for one in join_new(ledger) if one.into]

    with pytest.raises(UsageError, match=gone[0].into[0]):
        set_estimate(ledger, gone[0].id, "killed/all", (1, 2, 3), ANA)


def test_an_id_that_begins_a_claim_and_an_event_is_refused(ledger):
    """
    What may be a claim or an event has to be named in full.
    """
    name = only_event(ledger)
    report, reading = numbered(99)
    twin = replace(reading.claims[0], id=f"{name[:8]}{'0' * 8}")
    ledger.add(report, replace(reading, claims=(twin,)))

    with pytest.raises(UsageError, match=f"claim {twin.id} and event {name} both begin with {name[:8]}"):
        same(ledger, [name[:8], ACCOUNTS[0]], ANA)
