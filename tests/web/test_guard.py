"""
Who is let in, and what a browser is told.
"""

import re

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import ADDED, APART, User
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import PASSWORD, signed_in

# A right as the program names it, in quotes.
CODE = re.compile(rf"[“«\u2068]({'|'.join((*ADDED, *APART))})[”»\u2069]")
OWN = "http://127.0.0.1:8000"


@pytest.fixture
def client(tmp_path):
    with TestClient(create_app(Settings(tmp_path / "ledger.db", reader="grammar")), base_url=OWN) as client:
        yield client


def test_another_host_name_is_turned_away(client):
    """
    A page elsewhere that makes its own name mean this machine gets nothing.
    """
    answer = client.get("/language/en", headers={"Host": "evil.example"}, follow_redirects=False)

    assert answer.status_code == 421


def test_a_language_is_kept_and_the_page_comes_back(client):
    """
    Choosing a language sets a cookie and leads back to the page; never to another site.
    """
    answer = client.get("/language/ar?next=/events", follow_redirects=False)
    elsewhere = client.get("/language/ar?next=//evil.example", follow_redirects=False)

    assert (answer.headers["location"], elsewhere.headers["location"]) == ("/events", "/")
    assert "reportedly_language=ar" in answer.headers["set-cookie"]


@pytest.mark.parametrize("path", ["/nowhere", "/language/xx", "/static/nowhere.js", "/openapi.json"])
def test_every_answer_carries_the_headers(client, path):
    """
    Errors and files, too, say that nothing may be loaded from elsewhere.
    """
    answer = client.get(path)

    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_who_lacks_a_right_is_told_in_words_which(tmp_path, language):
    """
    Whatever a viewer is refused, the page says in its language; no code of a right stands in it.
    """
    path = tmp_path / "people.db"
    with Ledger.open(path) as ledger:
        add_user(ledger, User("root", role="admin"), PASSWORD, "test")
        add_user(ledger, User("101", role="viewer"), PASSWORD, "test")
    app = create_app(Settings(path, reader="grammar"))
    viewer = signed_in(app, "101")
    viewer.cookies.set("reportedly_language", language)
    refused = [said for said in map(viewer_asks(viewer), asked_of(app)) if said]

    assert len(refused) > 15
    assert [said for said in refused if CODE.search(said)] == []
    assert language == "en" or [said for said in refused if re.search("[A-Za-z]", said)] == []


def asked_of(app):
    """
    Every address that one may be refused at, with names of nothing in it.
    """
    paths = app.openapi()["paths"].items()
    found = [(way, re.sub(r"\{[^}]*\}", "00", path)) for path, ways in paths for way in ways]
    return [one for one in found if one[1] not in {"/sign-in", "/sign-out"}]


def viewer_asks(viewer):
    """
    What a viewer is refused at an address; None where they are not.
    """

    def asks(asked):
        answer = viewer.request(*asked, json={} if asked[0] == "post" else None)
        return answer.json()["said"] if answer.status_code == 403 else None

    return asks


@pytest.mark.parametrize(
    ("language", "said"), [("en", "the workbench failed at this"), ("ar", "أخفقت طاولة العمل")]
)
def test_a_fault_of_the_workbench_itself_is_a_page_too(tmp_path, language, said):
    """
    In the language of the page, with the headers of every answer and without what went wrong.
    """
    app = create_app(Settings(tmp_path / "ledger.db", reader="grammar"))
    app.add_api_route("/fails", lambda: {}["secret"])
    client = TestClient(app, base_url=OWN, raise_server_exceptions=False)
    client.cookies.set("reportedly_language", language)
    page = client.get("/fails", headers={"Accept": "text/html"})
    told = client.get("/fails", headers={"Accept": "application/json"})

    assert (page.status_code, told.status_code) == (500, 500)
    assert (said in page.text, said in told.json()["said"]) == (True, True)
    assert "secret" not in page.text + told.text
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_what_is_not_there_is_said_as_asked(client):
    """
    A browser gets a page, a script gets JSON.
    """
    page = client.get("/nowhere", headers={"Accept": "text/html"})
    told = client.get("/nowhere", headers={"Accept": "application/json"})

    assert (page.status_code, told.status_code) == (404, 404)
    assert "There is nothing here" in page.text
    assert "There is no page at this address." in page.text
    assert '<a href="/events">' in page.text
    assert told.json()["detail"] == "Not Found"
