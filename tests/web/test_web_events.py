"""
The list of events and the page of one: what they show, to people and to scripts alike.
"""

import json
import re

import pytest
from fastapi.testclient import TestClient
from tests.conftest import copied
from typer.testing import CliRunner

from reportedly.cli.program import app
from reportedly.ledger.ledger import Ledger
from reportedly.web import create_app
from reportedly.web.settings import Settings

OWN = "http://127.0.0.1:8000"
JSON = {"Accept": "application/json"}
PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def ledger(samples_read, tmp_path_factory):
    return copied(samples_read, tmp_path_factory.mktemp("events"))


@pytest.fixture(scope="module")
def client(ledger):
    with TestClient(create_app(Settings(ledger, reader="grammar")), base_url=OWN) as client:
        yield client


def told(client, path, **asked):
    answer = client.get(path, headers=JSON, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


def biggest(client, **asked):
    return max(told(client, "/events", **asked)["events"], key=lambda one: len(one["claims"]))


def test_a_script_gets_what_the_command_line_prints(client, ledger):
    """
    Each event of the list has the fields of `events --json`, and its sharpest disagreement.
    """
    result = CliRunner().invoke(app, ["events", "--json", "--limit", "25", "--ledger", str(ledger)])
    printed = [json.loads(line) for line in result.stdout.splitlines()]

    listed = told(client, "/events")["events"]

    assert [{key: one[key] for key in one if key != "sharpest"} for one in listed] == printed
    assert any(one["sharpest"] for one in listed)


def test_plots_speak_the_language_of_the_page(client):
    """
    In Arabic, harm, estimate and months beside a plot are Arabic, and so is what is read out in its place.
    """
    event = biggest(client)["id"]
    english, arabic = (
        re.findall(
            r'<svg[^>]*"drawing toll".*?</svg>',
            client.get(
                f"/events/{event}", headers={**PAGE, "Cookie": f"reportedly_language={language}"}
            ).text,
            re.DOTALL,
        )
        for language in ("en", "ar")
    )

    assert any(">estimate<" in one and "Plot of killed over time" in one for one in english)
    assert any(">التقدير<" in one and "رسم عبر الزمن: قتلى" in one for one in arabic)
    assert not [one for one in arabic if re.search(r"estimate|over time|[0-9] [A-Z][a-z]{2}<", one)]


def test_an_arabic_page_has_no_letters_that_are_none_and_its_own_commas(client):
    """
    What a sentence sets apart in a plot is kept apart and not replaced; places and parties are listed as in
    Arabic.
    """
    headers = {**PAGE, "Cookie": "reportedly_language=ar"}
    page = client.get(f"/events/{biggest(client)['id']}", headers=headers).text

    assert "\ufffd" not in page
    assert re.search("<h1>.*</bdi>، <bdi>.*</h1>", page)
    assert "</bdi>, <bdi>" not in page


def test_the_filter_stands_in_the_address(client):
    """
    What is asked for is kept in the address, and shown in the form again.
    """
    facts = told(client, "/events", place="al-Eis", type="", min_killed="")
    page = client.get("/events?place=al-Eis&type=", headers=PAGE).text

    assert facts["asked"] == {"place": "al-Eis"}
    assert 0 < facts["total"] < told(client, "/events")["total"]
    assert 'name="place" value="al-Eis"' in page


@pytest.mark.parametrize("asked", ["since=yesterday", "type=party", "profile=mine", "profile=/etc/x.toml"])
def test_what_cannot_be_asked_for_is_said(client, asked):
    """
    A day that is none, a type that is none and a profile of one's own are refused with a reason.
    """
    answer = client.get(f"/events?{asked}", headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_pages_hold_every_event_once(client, monkeypatch):
    """
    Going from page to page shows all events, each once, and says so beyond the last.
    """
    monkeypatch.setattr("reportedly.web.events.SIZE", 7)
    first = told(client, "/events")

    pages = [told(client, "/events", page=number)["events"] for number in range(1, first["pages"] + 1)]

    names = [one["id"] for page in pages for one in page]
    assert len(names) == len(set(names)) == first["total"]
    assert "There is no such page" in client.get("/events?page=99", headers=PAGE).text


def test_a_large_event_is_shown_page_by_page(client, monkeypatch):
    """
    Every account of an event is on one page, and a claim of another page is found from each.
    """
    name = biggest(client)["id"]
    whole = told(client, f"/events/{name}")
    monkeypatch.setattr("reportedly.web.event_page.FULL", 2)
    first = told(client, f"/events/{name}")

    pages = [told(client, f"/events/{name}", page=number) for number in range(1, first["pages"] + 1)]

    assert first["pages"] > 1
    assert [one for page in pages for one in page["told"]] == whole["told"]
    assert all(page["event"] == whole["event"] for page in pages)
    assert told(client, f"/events/{name}", page=first["pages"] + 9)["page"] == first["pages"]
    address = whole["told"][-1]["claims"][0]
    page = client.get(f"/events/{name}", headers=PAGE, params={"page": first["pages"]}).text
    assert f'id="c-{address}"' in page
    assert f'id="c-{address}"' not in client.get(f"/events/{name}", headers=PAGE).text


def test_an_event_has_what_why_prints(client, ledger):
    """
    The page of an event has the fields of `why --json`.
    """
    name = biggest(client)["id"]
    result = CliRunner().invoke(app, ["why", name, "--json", "--ledger", str(ledger)])

    assert told(client, f"/events/{name}")["event"] == json.loads(result.stdout)


def test_every_claim_is_shown_in_its_words_and_leads_to_its_report(client):
    """
    All claims of an event stand on its page, each with a link to its place in the report.
    """
    event = told(client, f"/events/{biggest(client)['id']}")["event"]
    page = client.get(f"/events/{event['id']}", headers=PAGE).text

    for claim in event["claims"]:
        assert f'href="/reports/{claim["report"]}#{claim["id"]}"' in page


def test_why_names_the_rules_and_quotes_the_claims(client):
    """
    The trace of a figure has each rule in its order, with the words of the claims.
    """
    event = told(client, f"/events/{biggest(client, place='Deir ez-Zor')['id']}")["event"]

    why = told(client, f"/events/{event['id']}/why", figure="killed/all")
    part = client.get(
        f"/events/{event['id']}/why?figure=killed/all", headers={**PAGE, "HX-Request": "true"}
    ).text

    assert why["figure"]["trace"][0]["rule"] == "one_vote"
    assert all(claim["words"] for claim in why["claims"])
    assert "62 soldiers" in part
    assert "<html" not in part


def test_the_figures_follow_the_profile(client):
    """
    Another profile counts otherwise.
    """
    name = biggest(client)["id"]

    figures = {
        profile: told(client, f"/events/{name}", profile=profile)["event"]["estimates"]
        for profile in ("conservative", "acled")
    }

    assert figures["acled"] != figures["conservative"]


def test_the_beginning_of_an_id_leads_to_the_event(client):
    """
    A short id, a claim and an account lead on to the page of the event; what is none is not there.
    """
    event = biggest(client)

    for name in (event["id"][:6], event["claims"][0]):
        answer = client.get(f"/events/{name}", headers=JSON)
        assert (len(answer.history), answer.json()["event"]["id"]) == (1, event["id"])
    assert client.get("/events/nothing", headers=JSON).status_code == 404
    assert client.get(f"/events/{event['id']}/why?figure=killed/bees", headers=JSON).status_code == 404


def test_an_empty_ledger_says_where_to_begin(tmp_path):
    """
    Before anything was read, the list says how events come about.
    """
    Ledger.open(tmp_path / "empty.db").close()
    with TestClient(create_app(Settings(tmp_path / "empty.db", reader="grammar")), base_url=OWN) as client:
        assert "read some in the inbox" in client.get("/events", headers=PAGE).text
