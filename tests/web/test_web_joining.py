"""
Judging pairs in the workbench: by scripts, and by keys in a browser.
"""

import re

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.in_browser import settled

OWN = "http://127.0.0.1:8000"


@pytest.fixture
def client(sample_ledger):
    made = create_app(Settings(sample_ledger, reader="grammar"))
    headers = {"Accept": "application/json", "X-CSRF-Token": made.state.bench.local_person().csrf}
    with TestClient(made, base_url=OWN, headers=headers) as client:
        yield client


def pair_now(client, **asked):
    return client.get("/joining", params=asked).json()["pair"]


def judged(client, pair, verdict, **more):
    named = {"one": pair["one"]["account"], "other": pair["other"]["account"], "verdict": verdict}
    return client.post("/joining", json={**named, **more})


def test_nothing_tells_the_scores_until_the_verdict(client):
    """
    Neither the page nor its JSON holds scores, sums or the event of a pair that is not judged yet.
    """
    pair = pair_now(client)
    page = client.get("/joining", headers={"Accept": "text/html"}).text

    assert pair["weight"] is None
    assert pair["together"] is None
    assert [one["score"] for one in pair["signs"]] == [None] * 14
    assert [one["feature"] for one in pair["signs"]][:3] == ["days", "printed", "place"]
    assert "/events/" not in page.partition('id="pair"')[2].partition("</main>")[0]


def test_a_verdict_shows_what_the_features_said(client):
    """
    With the verdict come the scores, and the event in which both accounts are now.
    """
    pair = pair_now(client)

    told = judged(client, pair, "same").json()

    verdict = told["verdict"]
    assert verdict["kind"] == "same"
    assert len(set(verdict["events"])) == 1
    assert sum(one["score"] for one in verdict["signs"]) == pytest.approx(verdict["weight"], abs=0.01)
    assert told["pair"]["one"] != pair["one"] or told["pair"]["other"] != pair["other"]


def test_not_the_same_holds_two_accounts_apart(client):
    """
    After it the two are in two events.
    """
    told = judged(client, pair_now(client), "not_same").json()

    assert len(set(told["verdict"]["events"])) == 2


def test_undo_brings_the_pair_back(client):
    """
    The pair of a verdict that is taken back is asked again, be it that a part of the event has a new id.
    """
    pair = pair_now(client)
    verdict = judged(client, pair, "same").json()["verdict"]

    told = client.post("/joining/undo", json={"decision": verdict["decision"]}).json()

    pairs = [{side: asked[side]["account"] for side in ("one", "other")} for asked in (told["pair"], pair)]
    assert pairs[0] == pairs[1]


def test_a_pair_that_somebody_else_judged_is_not_judged_twice(client, sample_ledger):
    """
    The second verdict on a pair is refused, and nothing is kept.
    """
    pair = pair_now(client)
    judged(client, pair, "same")

    late = judged(client, pair, "not_same")

    assert late.status_code == 409
    assert "meanwhile" in late.json()["detail"]
    with Ledger.open(sample_ledger) as opened:
        assert len(decisions(opened)) == 1


@pytest.mark.parametrize(
    ("given", "status"),
    [({"verdict": "perhaps"}, 422), ({"one": "nothing/e1", "verdict": "same"}, 409)],
)
def test_what_cannot_be_judged_is_refused(client, given, status):
    """
    A verdict that is none and an account that is none are refused.
    """
    pair = pair_now(client)
    named = {"one": pair["one"]["account"], "other": pair["other"]["account"]}

    assert client.post("/joining", json={**named, **given}).status_code == status


def test_the_scores_are_shown_from_now_on_to_whoever_asks(client):
    """
    The setting is kept in a cookie.
    """
    client.post("/joining/scores", json={"shown": True})
    pair = pair_now(client)
    assert pair["weight"] is not None
    assert pair["together"] is not None

    client.post("/joining/scores", json={"shown": False})
    assert pair_now(client)["weight"] is None


def test_going_on_ends(client):
    """
    Behind the last pair the page says so, and leads back to those that were left.
    """
    first = pair_now(client)
    after = "2.9,,"
    while pair := pair_now(client, after=after):
        assert float(pair["at"].partition(",")[0]) >= float(after.partition(",")[0])
        after = pair["at"]

    page = client.get("/joining", params={"after": after}, headers={"Accept": "text/html"}).text
    assert pair_now(client) == first
    assert "No more pairs to judge" in page
    assert client.get("/joining?after=soon").status_code == 400


def test_pairs_are_judged_by_keys(sample_ledger, workbench, browser):
    """
    s, d, n and u judge, pass over and take back; nothing is asked of another machine, nothing goes wrong.
    """
    faults, foreign = [], []
    with workbench(sample_ledger) as address:
        page = browser.new_page()
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request", lambda sent: foreign.append(sent.url) if not sent.url.startswith(address) else None
        )
        page.goto(f"{address}/joining")
        settled(page, ".pair")
        title = page.locator(".side-sheet h2").first
        first = page.locator(".pair").inner_text()

        page.keyboard.press("s")
        settled(page, ".verdict")
        assert "the same event" in page.locator(".verdict").inner_text()
        assert page.locator(".pair").inner_text() != first

        page.keyboard.press("u")
        page.wait_for_selector(".verdict", state="detached")
        settled(page, ".pair")
        assert page.locator(".pair").inner_text() == first

        page.keyboard.press("d")
        settled(page, ".verdict")
        page.keyboard.press("n")
        page.wait_for_url(re.compile(r"/joining\?after="), wait_until="load")
        settled(page)
        assert title.is_visible()

        page.keyboard.press("v")
        page.wait_for_selector(".signs .number")
        page.close()
    with Ledger.open(sample_ledger) as opened:
        assert [one.kind for one in decisions(opened)] == ["same", "undo", "not_same"]
    assert (faults, [url for url in foreign if not url.startswith("data:")]) == ([], [])
