"""
Which reports two people code.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.people.double_coding import Plan, assigned, checked_plan, coders_of

NAMES = [f"report{number}" for number in range(2000)]
TEAM = ("ana", "ben", "cleo")


def test_the_share_is_what_was_asked_for():
    """
    Of many reports about that share is coded twice, and always the same ones.
    """
    drawn = [name for name in NAMES if coders_of(name, Plan(20, 1, TEAM))]

    assert 0.17 < len(drawn) / len(NAMES) < 0.23
    assert drawn == [name for name in NAMES if coders_of(name, Plan(20, 1, TEAM))]
    assert drawn != [name for name in NAMES if coders_of(name, Plan(20, 2, TEAM))]


def test_a_greater_share_keeps_what_a_smaller_one_drew():
    """
    Raising the share adds reports, and takes none away.
    """
    few, many = ({name for name in NAMES if coders_of(name, Plan(share, 1, TEAM))} for share in (10, 30))

    assert few < many


@given(st.text(), st.integers(), st.lists(st.text(), min_size=2, unique=True).map(tuple))
def test_two_different_people_code_a_report(name, seed, team):
    """
    Whoever is on the team, two of them are drawn.
    """
    drawn = coders_of(name, Plan(100, seed, team))

    assert len(set(drawn)) == 2
    assert set(drawn) <= set(team)


def test_nothing_and_everything_can_be_coded_twice():
    """
    A share of nothing draws nothing, all of it everything.
    """
    assert not any(coders_of(name, Plan(0, 1, TEAM)) for name in NAMES)
    assert all(coders_of(name, Plan(100, 1, TEAM)) for name in NAMES)


def test_work_is_shared_out_evenly():
    """
    Of three coders each gets about two thirds of the reports.
    """
    shares = [len(assigned(NAMES, coder, Plan(100, 1, TEAM))) / len(NAMES) for coder in TEAM]

    assert all(0.62 < share < 0.71 for share in shares)


def test_a_new_coder_takes_work_and_moves_none_about():
    """
    Reports change hands only to the one who is new.
    """
    for name in NAMES[:200]:
        before, after = (set(coders_of(name, Plan(100, 1, team))) for team in (TEAM, (*TEAM, "dora")))
        assert after - before <= {"dora"}


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        (Plan(101, 1, TEAM), "no share"),
        (Plan(-1, 1, TEAM), "no share"),
        (Plan(5, 1, ("ana", "ana")), "at least two"),
    ],
)
def test_plans_that_cannot_be_carried_out(plan, fault):
    """
    A share is a share, and two are needed.
    """
    with pytest.raises(UsageError, match=fault):
        checked_plan(plan)
