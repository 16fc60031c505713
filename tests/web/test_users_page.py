"""
The page of those who may sign in.
"""

import pyotp
import pytest

from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user, use_codes
from reportedly.people.users import User
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import PASSWORD, as_local, signed_in

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    path = tmp_path_factory.mktemp("users") / "ledger.db"
    with Ledger.open(path) as ledger:
        add_user(ledger, User("root", "Ruth Root", "admin"), PASSWORD, "test")
        add_user(ledger, User("Ana", "<b>Ana</b>", "coder", frozenset({"export"})), PASSWORD, "test")
    return create_app(Settings(path, reader="grammar"))


@pytest.fixture(scope="module")
def admin(app):
    return signed_in(app, "root")


def test_all_people_are_shown_with_what_was_changed(admin):
    """
    The list has names, roles and rights; the changes have who, before and after, the last first.
    """
    facts = admin.get("/users").json()

    assert facts["users"][0].items() >= {"name": "Ana", "role": "coder", "apart": ["export"]}.items()
    assert {"user": "Ana", "field": "role", "before": None, "after": "coder", "who": "test"}.items() <= facts[
        "changes"
    ][2].items()


def test_names_are_text_on_the_page(admin):
    """
    A name that is written like HTML is shown as it is written.
    """
    page = admin.get("/users", headers=HTML).text

    assert "&lt;b&gt;Ana&lt;/b&gt;" in page
    assert "<b>Ana" not in page


def test_nobody_but_an_admin_sees_or_changes_people(app):
    """
    A coder is refused by each route.
    """
    coder = signed_in(app, "ana")

    assert coder.get("/users").status_code == 403
    for path in ("/users", "/users/ana", "/users/ana/active", "/users/ana/password", "/users/ana/no-codes"):
        assert coder.post(path, json={}).status_code == 403


def test_somebody_is_let_in_changed_put_out_and_let_in_again(app, admin):
    """
    Each change holds at once, for a session that is open, too.
    """
    new = {"name": "Ben", "role": "viewer", "apart": "export", "password": PASSWORD}
    assert admin.post("/users", json=new).json()["apart"] == ["export"]
    ben = signed_in(app, "ben")
    changed = admin.post("/users/ben", json={"full_name": "Ben B", "role": "coder"}).json()

    assert (changed["role"], changed["apart"], ben.get("/me").json()["rights"]) == (
        "coder",
        [],
        ["code", "read"],
    )
    assert admin.post("/users/Ben/active", json={"active": "false"}).json()["active"] is False
    assert ben.get("/me").status_code == 401
    assert admin.post("/users/ben/active", json={"active": True}).json()["active"] is True
    assert signed_in(app, "ben").get("/me").json()["full_name"] == "Ben B"


def test_a_password_is_given_and_a_device_forgotten(app, admin):
    """
    Who lost either gets in again.
    """
    add_user(app.state.bench.ledger, User("Lost"), PASSWORD, "test")
    key = pyotp.random_base32()
    use_codes(app.state.bench.ledger, "lost", key, pyotp.TOTP(key).now(), "test")

    assert admin.post("/users/lost/password", json={"password": "another long password"}).status_code == 200
    assert admin.post("/users/lost/no-codes").status_code == 200
    assert signed_in(app, "lost", "another long password")


@pytest.mark.parametrize(
    ("path", "body", "status", "fault"),
    [
        ("/users", {"name": "a/b", "password": PASSWORD}, 400, "no name for a user"),
        ("/users", {"name": "Ana", "password": PASSWORD}, 400, "there is a user Ana already"),
        ("/users", {"name": "short", "password": "short"}, 400, "at least 12 characters"),
        ("/users", {"name": "boss", "role": "boss", "password": PASSWORD}, 422, "role"),
        ("/users/nobody", {"role": "admin"}, 400, "there is no user nobody"),
        ("/users/root", {"role": "viewer"}, 400, "root is the last admin"),
        ("/users/..%2F..%2Fetc", {"role": "viewer"}, 404, "Not Found"),
    ],
)
def test_what_cannot_be_is_said(admin, path, body, status, fault):
    """
    A wrong request is refused with what is wrong about it.
    """
    answer = admin.post(path, json=body)

    assert (answer.status_code, fault in answer.json()["detail"]) == (status, True)


def test_the_first_user_is_an_admin_and_ends_the_time_without(tmp_path):
    """
    From the first user on everybody has to sign in, the local person included.
    """
    app = create_app(Settings(tmp_path / "ledger.db", reader="grammar"))
    local = as_local(app)
    new = {"name": "root", "password": PASSWORD}

    assert "must be an admin" in local.post("/users", json=new).json()["detail"]
    assert local.get("/users").status_code == 200
    assert local.post("/users", json={**new, "role": "admin"}).status_code == 200
    assert local.get("/users").status_code == 401
    assert signed_in(app, "root").get("/users").status_code == 200
