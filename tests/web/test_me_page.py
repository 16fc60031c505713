"""
The page of the person who is signed in.
"""

import pyotp
import pytest

from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import PASSWORD, as_local, signed_in

HTML = {"Accept": "text/html"}


@pytest.fixture
def app(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add_user(ledger, User("Ana", "Ana Bell"), PASSWORD, "test")
    return create_app(Settings(path, reader="grammar"))


def test_a_person_sees_who_they_are_and_may_leave(app):
    """
    Name, rights, and a way out.
    """
    ana = signed_in(app, "ana")
    page = ana.get("/me", headers=HTML).text

    assert "Ana Bell" in page
    assert 'hx-post="/sign-out"' in page
    assert ana.get("/me").json()["rights"] == ["read"]


def test_another_password_ends_the_other_sessions(app):
    """
    Whoever changes it stays signed in, others do not.
    """
    here, there = signed_in(app, "ana"), signed_in(app, "ana")
    new = {"password": PASSWORD, "new": "another long password", "again": "another long password"}

    assert here.post("/me/password", json=new).status_code == 200
    assert (here.get("/me").status_code, there.get("/me").status_code) == (200, 401)
    assert signed_in(app, "ana", "another long password")


def test_a_change_of_password_is_said(app):
    """
    The page that one comes back to tells that it was done.
    """
    ana = signed_in(app, "ana")
    new = {"password": PASSWORD, "new": "another long password", "again": "another long password"}

    answer = ana.post("/me/password", json=new, headers={"HX-Request": "true"})

    assert "Your password is another now" in ana.get(answer.headers["hx-redirect"], headers=HTML).text


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"password": "wrong wrong wrong"}, "is not right"),
        ({"again": "something else again"}, "the same way twice"),
        ({"new": "short", "again": "short"}, "at least 12"),
    ],
)
def test_a_password_is_not_changed_by_mistake(app, change, fault):
    """
    The old one must be right, the new one long enough and typed twice.
    """
    whole = {"password": PASSWORD, "new": "another long password", "again": "another long password", **change}
    answer = signed_in(app, "ana").post("/me/password", json=whole)

    assert answer.status_code in {400, 403}
    assert fault in answer.json()["detail"]


def test_a_device_is_shown_a_key_and_shows_a_code(app):
    """
    The key comes as text, as an address and as a square; from then on a code is asked for.
    """
    ana = signed_in(app, "ana")
    device = ana.get("/me").json()["device"]
    totp = pyotp.TOTP(device["key"])
    sent = {"password": PASSWORD, "key": device["key"], "code": totp.now()}

    assert device["address"].startswith("otpauth://totp/Reportedly:Ana")
    assert device["square"].startswith("M2 2h1v1h-1z")
    assert ana.post("/me/codes", json={**sent, "code": "0"}).status_code == 400
    assert ana.post("/me/codes", json=sent).json() == {"totp": True}
    assert (ana.get("/me").json()["totp"], ana.get("/me").json()["device"]) == (True, None)
    assert ana.post("/me/no-codes", json={"password": PASSWORD}).json() == {"totp": False}


def test_the_local_person_has_no_password(tmp_path):
    """
    Without users there is nothing to change; the page says so.
    """
    local = as_local(create_app(Settings(tmp_path / "ledger.db", reader="grammar")))
    new = {"password": PASSWORD, "new": PASSWORD, "again": PASSWORD}

    assert local.get("/me").json()["is_local"]
    assert "may do everything" in local.get("/me", headers=HTML).text
    assert "has no password" in local.post("/me/password", json=new).json()["detail"]
