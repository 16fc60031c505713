"""
The page for those who write scripts.
"""

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from reportedly.web import create_app
from reportedly.web.settings import Settings

OWN = "http://127.0.0.1:8000"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    path = tmp_path_factory.mktemp("api") / "ledger.db"
    with TestClient(create_app(Settings(path, reader="grammar")), base_url=OWN) as client:
        yield client


@pytest.fixture(scope="module")
def told(client):
    found = client.get("/api", headers={"Accept": "application/json"}).json()["addresses"]
    return {(one["method"], one["path"]): one for one in found}


def test_every_address_says_what_it_does(client, told):
    """
    No route of the workbench is left out, and each is told of in a sentence.
    """
    routes = {
        (method, route.path)
        for route in walk(client.app.routes)
        if isinstance(route, APIRoute) and route.include_in_schema
        for method in route.methods
    }

    assert routes
    assert routes <= set(told)
    assert not [name for name, one in told.items() if not one["about"].endswith(".")]


def test_what_is_taken_and_given_is_told_by_name(told):
    """
    Of a write its body, of a list what it may be asked for, of an answer its fields.
    """
    accept = told["POST", "/claims/{claim}/accept"]
    inbox = told["GET", "/"]

    assert {("claim", "path", True), ("based_on", "body", True), ("why", "body", False)} <= {
        (part["name"], part["within"], part["needed"]) for part in accept["takes"]
    }
    assert "decision" in {part["name"] for part in accept["gives"]}
    assert ("q", "query") in {(part["name"], part["within"]) for part in inbox["takes"]}
    assert "lines" in {part["name"] for part in inbox["gives"]}


def test_what_is_told_of_bears_no_name_of_a_module(client):
    """
    No two of the records that the workbench takes and gives are called the same.
    """
    known = client.get("/openapi.json").json()["components"]["schemas"]

    assert known
    assert not [name for name in known if "__" in name]


def test_it_is_a_plain_page_that_each_page_leads_to(client):
    """
    No script of its own; the help of every page links to it.
    """
    page = client.get("/api", headers={"Accept": "text/html"}).text

    assert "<code>POST</code> <code><wbr>/claims<wbr>/{claim}<wbr>/accept</code>" in page
    assert page.count("<script") == 1
    assert '<a href="/api">' in client.get("/", headers={"Accept": "text/html"}).text


def walk(routes):
    for route in routes:
        inner = getattr(route, "original_router", None)
        yield from walk(inner.routes) if inner is not None else [route]
