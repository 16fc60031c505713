"""
What people may do, and what they may be called.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import UsageError
from reportedly.people.users import (
    APART,
    ROLES,
    User,
    checked_apart,
    checked_full_name,
    checked_name,
    checked_password,
    checked_role,
    key_of,
    over,
    rights_of,
    wait_until,
)

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def stamp(**ago):
    return (NOON - timedelta(**ago)).isoformat()


def test_each_role_may_do_what_the_one_below_it_may():
    """
    A role has all rights of those below it, and one more.
    """
    rights = [rights_of(role) for role in ROLES]

    assert [len(one) for one in rights] == [1, 2, 3, 4]
    assert all(low < high for low, high in pairwise(rights))


def test_what_stands_apart_comes_with_no_role():
    """
    Not even an admin exports or sees names of victims without being given that right.
    """
    assert rights_of("admin").isdisjoint(APART)
    assert User("ana", apart=frozenset({"export"})).rights == {"read", "export"}


def test_who_was_removed_may_do_nothing():
    """
    A user who is not active has no rights at all.
    """
    assert User("ana", role="admin", apart=frozenset(APART), active=False).rights == frozenset()


@pytest.mark.parametrize("name", ["", " ", "a/b", "../etc", "<script>", "a\nb", "a" * 65, "two  blanks"])
def test_names_that_cannot_be_given(name):
    """
    What would not fit into an address, a page or a line is no name.
    """
    with pytest.raises(UsageError, match="no name for a user"):
        checked_name(name)


@pytest.mark.parametrize("name", ["ana", "Ana B", "ana.b@example.org", "آنا", "Zoë"])
def test_names_of_all_scripts_can_be_given(name):
    """
    People sign in with a name as they write it.
    """
    assert checked_name(f" {name} ") == name


@given(st.text(max_size=80))
def test_a_name_is_told_apart_the_same_way_however_often(name):
    """
    Folding a folded name changes nothing where it can be given at all.
    """
    try:
        neat = checked_name(name)
    except UsageError:
        return
    assert key_of(key_of(neat)) == key_of(neat)


def test_a_full_name_is_one_line():
    """
    Spaces are tidied, control characters refused.
    """
    assert checked_full_name("  Ana \n Bell ") == "Ana Bell"
    with pytest.raises(UsageError, match="no control characters"):
        checked_full_name("Ana\u202ellB")


@pytest.mark.parametrize(("password", "fault"), [("a" * 11, "at least 12"), ("a" * 1025, "at most 1024")])
def test_a_password_is_judged_by_its_length_alone(password, fault):
    """
    Too short is weak, too long keeps the machine busy; all else is the person's own affair.
    """
    with pytest.raises(UsageError, match=fault):
        checked_password(password)
    assert checked_password("aaaaaaaaaaaa") == "aaaaaaaaaaaa"


def test_unknown_roles_and_rights_are_named():
    """
    What is not there to be given is said, with what is.
    """
    with pytest.raises(UsageError, match="boss is no role; choose from viewer, coder, reviewer, admin"):
        checked_role("boss")
    with pytest.raises(UsageError, match="admin is no right to be given apart"):
        checked_apart(["export", "admin"])


def test_waiting_ends_when_the_first_failure_that_counts_is_old():
    """
    Five failures make a person wait until only four are left within the time.
    """
    failures = [stamp(minutes=ago) for ago in (14, 10, 3, 2, 1)]

    assert wait_until(failures[1:], 5) is None
    assert wait_until(failures, 5) == NOON + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("since", "seen", "ended"),
    [
        (stamp(days=6, hours=23), stamp(minutes=1), False),
        (stamp(days=7), stamp(minutes=1), True),
        (stamp(days=1), stamp(hours=12), True),
        (stamp(days=1), stamp(hours=11), False),
    ],
)
def test_a_session_ends_when_idle_or_old(since, seen, ended):
    """
    After 12 hours without use, and after 7 days in any case.
    """
    assert over(since, seen, NOON) is ended
