"""
Signing in and out in the browser.
"""

import pytest
from fastapi.testclient import TestClient

from reportedly.errors import UsageError
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.web import create_app
from reportedly.web.settings import Settings

OWN = "http://127.0.0.1:8000"
PASSWORD = "correct horse battery"
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    path = tmp_path_factory.mktemp("signing-in") / "ledger.db"
    with Ledger.open(path) as ledger:
        add_user(ledger, User("Ana", "Ana Bell", "reviewer"), PASSWORD, "test")
    return create_app(Settings(path, reader="grammar"))


@pytest.fixture
def client(app):
    return TestClient(app, base_url=OWN, follow_redirects=False)


def enter(client, **given):
    return client.post("/sign-in", json={"name": "ana", "password": PASSWORD, **given})


def test_who_is_not_signed_in_is_led_to_the_page_for_it(client):
    """
    A browser is sent there, with the way back; a script is told.
    """
    page = client.get("/me")
    told = client.get("/me", headers=JSON)

    asked = client.get("/events?place=Homs&page=2")

    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=/me")
    assert asked.headers["location"] == "/sign-in?next=/events%3Fplace%3DHoms%26page%3D2"
    assert (told.status_code, told.json()["detail"]) == (401, "sign in first")


def test_the_page_asks_for_name_password_and_code(client):
    """
    A form for a person; for a script, what there is to know.
    """
    page = client.get("/sign-in?next=/events")

    assert all(f'name="{field}"' in page.text for field in ("name", "password", "code"))
    assert client.get("/sign-in?next=/events", headers=JSON).json() == {"next": "/events", "has_users": True}


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "/\\evil.example", "https://evil.example", "/\t/evil.example"]
)
def test_nobody_is_led_elsewhere(client, elsewhere):
    """
    After signing in a person stays in the workbench.
    """
    assert client.get("/sign-in", params={"next": elsewhere}, headers=JSON).json()["next"] == "/"
    assert enter(client, next=elsewhere).json() == {"next": "/"}


def test_the_cookie_is_for_this_site_and_not_for_scripts(client):
    """
    No script may read it, no other site make the browser send it along with a write.
    """
    cookie = enter(client).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_the_cookie_stays_on_a_safe_connection(app):
    """
    Over https the browser is told never to send it over http.
    """
    client = TestClient(app, base_url=OWN.replace("http:", "https:"))

    assert "Secure" in enter(client).headers["set-cookie"]


def test_a_page_is_led_on_and_a_script_is_told(client):
    """
    Htmx follows a header; a script reads JSON.
    """
    led = client.post("/sign-in", json={"name": "ana", "password": PASSWORD}, headers={"HX-Request": "true"})

    assert (led.status_code, led.headers["hx-redirect"]) == (204, "/")


def test_a_planted_token_never_becomes_a_session(client, app):
    """
    Whoever makes a browser use a token of theirs does not get the session of the person who signs in.
    """
    client.cookies.set("reportedly_session", "planted", domain="127.0.0.1")
    assert enter(client).status_code == 200
    thief = TestClient(app, base_url=OWN, cookies={"reportedly_session": "planted"}, follow_redirects=False)

    assert client.cookies.get("reportedly_session", domain="127.0.0.1") != "planted"
    assert thief.get("/me").status_code == 303


def test_signing_in_again_ends_the_session_before(client, app):
    """
    One browser has one session; the old token is worth nothing afterwards.
    """
    enter(client)
    old = client.cookies["reportedly_session"]
    token = csrf(client)
    again = client.post(
        "/sign-in", json={"name": "ana", "password": PASSWORD}, headers={"X-CSRF-Token": token}
    )
    thief = TestClient(app, base_url=OWN, cookies={"reportedly_session": old}, follow_redirects=False)

    assert again.status_code == 200
    assert thief.get("/sign-in").text.count("csrf-token") == 0


def csrf(client):
    page = client.get("/sign-in").text
    return page.partition('name="csrf-token" content="')[2].partition('"')[0]


def test_signing_out_ends_the_session(client, app):
    """
    The cookie goes, and the token holds no longer.
    """
    enter(client)
    kept = client.cookies["reportedly_session"]
    done = client.post("/sign-out", headers={"X-CSRF-Token": csrf(client)})
    thief = TestClient(app, base_url=OWN, cookies={"reportedly_session": kept}, follow_redirects=False)

    assert done.json() == {"next": "/sign-in"}
    assert "reportedly_session" not in client.cookies
    assert thief.get("/me").status_code == 303


def test_what_is_wrong_is_told_as_one_sentence(client):
    """
    Name, password and code are not told apart.
    """
    answers = {
        client.post("/sign-in", json={"name": name, "password": "wrong wrong wrong"}, headers=JSON).text
        for name in ("ana", "nobody")
    }

    assert len(answers) == 1
    assert "is not right" in answers.pop()


def test_guessing_is_told_to_wait(client):
    """
    After five failures the answer says until when.
    """
    wrong = {"name": "guessed", "password": "wrong wrong wrong"}
    answers = [client.post("/sign-in", json=wrong, headers=JSON) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert "try again after" in answers[-1].json()["detail"]


def test_a_huge_password_is_refused_unread(client):
    """
    What no password can be is not worked on.
    """
    assert enter(client, password="a" * 2000).status_code == 422


def test_other_machines_need_users_first(tmp_path):
    """
    A workbench that others can reach does not start while everybody would have all rights.
    """
    with pytest.raises(UsageError, match="reportedly user add"):
        create_app(Settings(tmp_path / "ledger.db", host="10.0.0.5"))
