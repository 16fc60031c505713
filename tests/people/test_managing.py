"""
Changing people: what is checked, and what is noted.
"""

import pyotp
import pytest

from adding_reports import quick_ledger
from reportedly.errors import UsageError
from reportedly.ledger.users import sign_in, user_named
from reportedly.people.managing import (
    add_user,
    change_user,
    prove,
    set_password,
    use_codes,
    use_no_codes,
    user_changes,
)
from reportedly.people.second_factor import address_of, new_key
from reportedly.people.users import SignInRefused, TooManyTries, User

PASSWORD = "correct horse battery"


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        add_user(opened, User("Ana", role="admin"), PASSWORD, "root")
        yield opened


def test_a_name_is_given_once(ledger):
    """
    Not in capitals, either, and not after its user was removed: decisions bear it.
    """
    add_user(ledger, User("Ben"), PASSWORD, "Ana")
    change_user(ledger, "ben", {"active": False}, "Ana")

    with pytest.raises(UsageError, match="there is a user Ben already"):
        add_user(ledger, User("BEN"), PASSWORD, "Ana")


def test_what_changed_is_noted_with_before_and_after(ledger):
    """
    Each change says who made it; of a password only that it changed.
    """
    change_user(ledger, "ana", {"full_name": "Ana B", "apart": frozenset({"export"})}, "Ana")
    set_password(ledger, "ana", "another long password", "Ana")
    changes = [change[1:5] for change in user_changes(ledger, "ANA")][-3:]

    assert changes == [
        ("full_name", "", "Ana B", "Ana"),
        ("apart", [], ["export"], "Ana"),
        ("password", None, None, "Ana"),
    ]


def test_changing_nothing_is_no_change(ledger):
    """
    The history has no line for what stayed as it was.
    """
    before = user_changes(ledger)
    change_user(ledger, "ana", {"role": "admin"}, "Ana")

    assert user_changes(ledger) == before


@pytest.mark.parametrize("change", [{"role": "reviewer"}, {"active": False}])
def test_the_last_admin_stays(ledger, change):
    """
    Somebody can always change the others.
    """
    with pytest.raises(UsageError, match="Ana is the last admin"):
        change_user(ledger, "ana", change, "Ana")
    add_user(ledger, User("Ben", role="admin"), PASSWORD, "Ana")

    assert change_user(ledger, "ana", change, "Ben")


def test_nobody_is_changed_who_is_not_there(ledger):
    """
    An unknown name is said, by every change.
    """
    for act in (
        lambda: change_user(ledger, "nobody", {"role": "admin"}, "Ana"),
        lambda: set_password(ledger, "nobody", PASSWORD, "Ana"),
        lambda: use_no_codes(ledger, "nobody", "Ana"),
    ):
        with pytest.raises(UsageError, match="there is no user nobody"):
            act()


def test_a_device_is_believed_once_it_showed_a_code(ledger):
    """
    A wrong code or a broken key leaves everything as it was.
    """
    key = new_key()
    for broken, code in ((key, "12"), ("no key!", "123456")):
        with pytest.raises(UsageError, match=r"not right|no key"):
            use_codes(ledger, "ana", broken, code, "Ana")
    assert not user_named(ledger, "ana").totp

    use_codes(ledger, "ana", key, pyotp.TOTP(key).now(), "Ana")
    assert user_named(ledger, "ana").totp
    use_no_codes(ledger, "ana", "Ana")
    assert sign_in(ledger, "ana", PASSWORD, "", "here")


def test_the_key_can_be_scanned():
    """
    The address has the name of the user and of the program.
    """
    assert address_of("A" * 32, "Ana").startswith("otpauth://totp/Reportedly:Ana?secret=AAAA")


def test_the_password_is_asked_for_again(ledger):
    """
    A wrong one is refused, and guessing has to wait as it does when signing in.
    """
    prove(ledger, "ana", PASSWORD, "here")
    for _ in range(5):
        with pytest.raises(SignInRefused):
            prove(ledger, "ana", "a wrong password", "here")
    with pytest.raises(TooManyTries):
        prove(ledger, "ana", PASSWORD, "here")
