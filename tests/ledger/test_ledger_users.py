"""
Signing in: who gets in, for how long, and how guessing is stopped.
"""

import sqlite3
import time
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from adding_reports import quick_ledger
from reportedly.errors import UsageError
from reportedly.ledger.users import has_users, person_of, sign_in, sign_out, user_named, users
from reportedly.people.managing import add_user, change_user, set_password, use_codes
from reportedly.people.second_factor import new_key
from reportedly.people.users import SignInRefused, TooManyTries, User

PASSWORD = "correct horse battery"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        add_user(opened, User("Ana", "Ana Bell", "reviewer"), PASSWORD, "test")
        yield opened


def enter(ledger, name="ana", password=PASSWORD, code="", address="10.0.0.1", **moment):
    return sign_in(ledger, name, password, code, address, **moment)


def test_a_ledger_has_users_from_the_first_on(ledger):
    """
    A ledger nobody was let into has none; one whose only user was removed still asks to sign in.
    """
    change_user(ledger, "ana", {"active": False}, "test")

    assert has_users(ledger)
    with quick_ledger() as empty:
        assert not has_users(empty)


def test_who_signs_in_is_known_by_the_token(ledger):
    """
    The token leads to the person, with their rights.
    """
    found = person_of(ledger, enter(ledger))

    assert (found.user.name, found.user.full_name) == ("Ana", "Ana Bell")
    assert found.rights == {"read", "code", "review"}


def test_users_are_listed_and_found_in_any_case(ledger):
    """
    A name is the same in capitals.
    """
    assert [one.name for one in users(ledger)] == ["Ana"]
    assert user_named(ledger, "ANA") == users(ledger)[0]
    assert user_named(ledger, "ben") is None


@pytest.mark.parametrize(
    ("name", "password"),
    [("ana", "wrong password"), ("nobody", PASSWORD), ("ana", ""), ("", ""), ("\0", "\ud800")],
)
def test_what_is_wrong_is_not_said(ledger, name, password):
    """
    A wrong name and a wrong password get the same answer.
    """
    with pytest.raises(SignInRefused, match=r"^that name, password or code is not right$"):
        enter(ledger, name, password)


def test_who_was_removed_is_refused_like_anybody(ledger):
    """
    A right password of a removed user tells nothing.
    """
    change_user(ledger, "ana", {"active": False}, "test")

    with pytest.raises(SignInRefused, match="is not right"):
        enter(ledger)


def test_an_unknown_name_takes_as_long_as_a_known_one(ledger):
    """
    The time that an answer takes does not say whether there is such a user.
    """

    def took(name):
        began = time.thread_time()
        with pytest.raises(SignInRefused):
            enter(ledger, name, "a wrong password", address=name)
        return time.thread_time() - began

    enter(ledger)
    known, unknown = (min(took(name) for _ in range(3)) for name in ("ana", "nobody"))

    assert unknown > 0.5 * known


def test_each_sign_in_makes_a_new_token(ledger):
    """
    A token that was there before, and that somebody may have planted, never becomes that of a person.
    """
    one, other = enter(ledger), enter(ledger)

    assert one != other
    assert len(one) >= 43
    assert person_of(ledger, "planted") is None


def test_the_file_holds_no_token_and_no_password(ledger):
    """
    Whoever reads the file can neither sign in nor take over a session.
    """
    token = enter(ledger)
    with sqlite3.connect(ledger.path) as direct:
        kept = "\n".join(direct.iterdump())

    assert token not in kept
    assert PASSWORD not in kept
    assert "$argon2id$" in kept


def test_a_password_typed_as_a_name_is_not_kept(ledger):
    """
    Tries are noted without what was typed.
    """
    with pytest.raises(SignInRefused):
        enter(ledger, "my secret password")
    with sqlite3.connect(ledger.path) as direct:
        assert "my secret password" not in "\n".join(direct.iterdump())


def test_a_session_ends_when_its_person_signs_out(ledger):
    """
    The token of a session that was ended leads to nobody; others of the same person hold.
    """
    one, other = enter(ledger), enter(ledger)
    sign_out(ledger, one)

    assert person_of(ledger, one) is None
    assert person_of(ledger, other) is not None


def test_a_session_ends_when_it_is_not_used(ledger):
    """
    Use keeps a session alive for half a day more, up to a week.
    """
    token = enter(ledger, at=NOON)
    for hours in range(11, 7 * 24, 11):
        assert person_of(ledger, token, at=NOON + timedelta(hours=hours)) is not None

    assert person_of(ledger, token, at=NOON + timedelta(days=7)) is None
    idle = enter(ledger, at=NOON)
    assert person_of(ledger, idle, at=NOON + timedelta(hours=12)) is None


def test_a_role_holds_at_once(ledger):
    """
    A session has the rights that its person has now, not those of the moment of signing in.
    """
    token = enter(ledger)
    change_user(ledger, "ana", {"role": "viewer"}, "test")

    assert person_of(ledger, token).rights == {"read"}


def test_each_session_has_its_own_token_for_changes(ledger):
    """
    What a change must bear is the same all through a session and another in each.
    """
    one, other = enter(ledger), enter(ledger)

    assert person_of(ledger, one).csrf == person_of(ledger, one).csrf
    assert person_of(ledger, one).csrf != person_of(ledger, other).csrf
    assert one not in person_of(ledger, one).csrf


def test_guessing_at_a_name_has_to_wait(ledger):
    """
    After five failures not even the right password is looked at, until the first is a quarter of an hour old.
    """
    for minute in range(5):
        with pytest.raises(SignInRefused):
            enter(ledger, password="a wrong password", at=NOON + timedelta(minutes=minute))
    with pytest.raises(TooManyTries, match="try again after 12:15 UTC") as waiting:
        enter(ledger, at=NOON + timedelta(minutes=10))

    assert waiting.value.again == NOON + timedelta(minutes=15)
    assert enter(ledger, at=NOON + timedelta(minutes=15))


def test_a_name_that_nobody_has_waits_too(ledger):
    """
    Waiting does not say whether there is such a user.
    """
    for _ in range(5):
        with pytest.raises(SignInRefused):
            enter(ledger, "nobody")
    with pytest.raises(TooManyTries):
        enter(ledger, "Nobody")


def test_guessing_from_an_address_has_to_wait(ledger):
    """
    One password tried with many names is guessing, too; other addresses go on.
    """
    for number in range(20):
        with pytest.raises(SignInRefused):
            enter(ledger, f"name{number}")
    with pytest.raises(TooManyTries):
        enter(ledger)

    assert enter(ledger, address="10.0.0.2")


def test_signing_in_often_is_no_guessing(ledger):
    """
    Tries that came through are not counted.
    """
    for _ in range(7):
        enter(ledger)

    assert enter(ledger)


def test_a_code_is_asked_for_and_good_for_once(ledger):
    """
    With a second device the password alone is refused, and so is a code that was used or is old.
    """
    key = new_key()
    totp = pyotp.TOTP(key)
    use_codes(ledger, "ana", key, totp.now(), "test")
    later = datetime.now(UTC) + timedelta(minutes=5)
    code = totp.at(later)

    for wrong in (
        "",
        "000000" if code != "000000" else "111111",
        totp.at(later - timedelta(minutes=3)),
        "١٢٣٤٥٦",
    ):
        with pytest.raises(SignInRefused):
            enter(ledger, code=wrong, at=later)
    assert enter(ledger, code=f"{code[:3]} {code[3:]}", at=later)
    with pytest.raises(SignInRefused):
        enter(ledger, code=code, at=later)


def test_a_code_that_set_the_device_up_does_not_sign_in(ledger):
    """
    The code that showed that the device has the key was used by that.
    """
    key = new_key()
    code = pyotp.TOTP(key).now()
    use_codes(ledger, "ana", key, code, "test")

    with pytest.raises(SignInRefused):
        enter(ledger, code=code)


def test_another_password_signs_out_everywhere_else(ledger):
    """
    Whoever had the old one is out; the session that changed it goes on.
    """
    here, elsewhere = enter(ledger), enter(ledger)
    set_password(ledger, "ana", "another long password", "Ana", keep=here)

    assert person_of(ledger, here) is not None
    assert person_of(ledger, elsewhere) is None
    with pytest.raises(SignInRefused):
        enter(ledger)
    assert enter(ledger, password="another long password")


def test_sessions_that_are_over_leave_the_file(ledger):
    """
    Signing in clears away what can no longer be used.
    """
    enter(ledger, at=NOON)
    enter(ledger, at=NOON + timedelta(days=8))

    with sqlite3.connect(ledger.path) as direct:
        assert direct.execute("SELECT count(*) FROM sessions").fetchone() == (1,)


def test_a_refusal_is_a_wrong_request():
    """
    Both refusals are worded for whoever made the request.
    """
    assert issubclass(SignInRefused, UsageError)
    assert issubclass(TooManyTries, UsageError)
