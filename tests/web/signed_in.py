"""
Somebody at work in the browser, for tests: a client that is signed in and sends the token with each write.
"""

from fastapi.testclient import TestClient

OWN = "http://127.0.0.1:8000"
PASSWORD = "correct horse battery"
JSON = {"Accept": "application/json"}


def csrf_of(client):
    """
    The token that the pages of a session bear.
    """
    page = client.get("/sign-in", headers={"Accept": "text/html"}).text
    return page.partition('name="csrf-token" content="')[2].partition('"')[0]


def as_local(app):
    """
    The one user of a ledger without users.
    """
    client = TestClient(app, base_url=OWN, follow_redirects=False, headers=JSON)
    client.headers["X-CSRF-Token"] = csrf_of(client)
    return client


def signed_in(app, name, password=PASSWORD, code=""):
    """
    A client of somebody who signed in.
    """
    client = TestClient(app, base_url=OWN, follow_redirects=False, headers=JSON)
    answer = client.post("/sign-in", json={"name": name, "password": password, "code": code})
    assert answer.status_code == 200, answer.text
    client.headers["X-CSRF-Token"] = csrf_of(client)
    return client
