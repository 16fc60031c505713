"""
Who is let in, and what a browser is told.
"""

import pytest
from fastapi.testclient import TestClient

from reportedly.web import create_app
from reportedly.web.settings import Settings

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
