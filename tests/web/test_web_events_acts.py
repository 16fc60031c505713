"""
Deciding on events in the workbench: what follows at once, what is refused, and the same by hand in a browser.
"""

import re

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import expect

from reportedly.decisions.deciding import By
from reportedly.decisions.deciding import set_grade as decide_grade
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.in_browser import ready, settled

OWN = "http://127.0.0.1:8000"
WHY = "read both reports"


@pytest.fixture
def client(sample_ledger):
    made = create_app(Settings(sample_ledger, reader="grammar"))
    headers = {"Accept": "application/json", "X-CSRF-Token": made.state.bench.local_person().csrf}
    with TestClient(made, base_url=OWN, headers=headers) as client:
        yield client


def event_at(client, place):
    """
    The event of a place with the most claims, as its page has it.
    """
    listed = client.get("/events", params={"place": place}).json()["events"]
    name = max(listed, key=lambda one: len(one["claims"]))["id"]
    return client.get(f"/events/{name}").json()


def act(client, page, path, **given):
    return client.post(f"/events/{page['event']['id']}/{path}", json={"seen": page["seen"], **given})


def test_joining_makes_one_event_and_the_other_leads_to_it(client):
    """
    After a join the claims of both are one event; the id of the other leads there and says so.
    """
    one, other = event_at(client, "Khan Shaykhun"), event_at(client, "Sanaa")

    acted = act(client, one, "same", others=[other["event"]["id"]], why=WHY).json()

    now = client.get(f"/events/{acted['event']}").json()["event"]
    told = {claim["id"] for page in (one, other) for claim in page["event"]["claims"]}
    assert {claim["id"] for claim in now["claims"]} >= told
    gone = ({one["event"]["id"], other["event"]["id"]} - {acted["event"]}).pop()
    led = client.get(f"/events/{gone}")
    assert (led.json()["event"]["id"], led.json()["came_from"]) == (acted["event"], gone)
    assert {changed["id"] for changed in acted["changed"]} >= {gone, acted["event"]}


def test_splitting_takes_accounts_out_and_undo_brings_them_back(client):
    """
    An account that is split off is an event of its own until that is taken back.
    """
    page = event_at(client, "Deir ez-Zor")
    off = page["event"]["accounts"][-1]

    acted = act(client, page, "split", accounts=[off], why=WHY).json()

    left = client.get(f"/events/{page['event']['id']}").json()
    assert off not in left["event"]["accounts"]
    assert left["decided"][-1]["kind"] == "split"

    act(client, left, "undo", decision=acted["decision"])
    back = client.get(f"/events/{page['event']['id']}").json()
    assert back["event"]["accounts"] == page["event"]["accounts"]
    assert back["decided"][-1]["taken_back_by"] == "d2"


def test_a_figure_and_a_grade_that_a_person_sets_stand_above(client):
    """
    Both are shown at once, with the reason, and the figure keeps its trace.
    """
    page = event_at(client, "Deir ez-Zor")
    figure = {"outcome": "killed", "people": "all", "low": 60, "best": 70, "high": 90}

    acted = act(client, page, "estimate", **figure, why=WHY).json()
    page["seen"] = acted["seen"]
    act(client, page, "grade", value="Confirmed")

    now = client.get(f"/events/{page['event']['id']}").json()["event"]
    best = next(one for one in now["estimates"] if (one["outcome"], one["people"]) == ("killed", "all"))
    assert (best["low"], best["best"], best["high"]) == (60, 70, 90)
    assert best["trace"][-1]["rule"] == "decided"
    assert next(one for one in now["grades"] if one["scheme"] == "airwars")["value"] == "Confirmed"
    shown = client.get(f"/events/{page['event']['id']}", headers={"Accept": "text/html"}).text
    assert ("killed (in all)" in shown, "killed/all<" in shown) == (True, False)


def test_a_source_that_is_rated_unreliable_is_left_out(client):
    """
    The figures follow a rating at once, and the rating stands in the history of the event.
    """
    page = event_at(client, "Deir ez-Zor")

    act(client, page, "rate", rated="Syrian government", code="E", why=WHY)

    now = client.get(f"/events/{page['event']['id']}").json()
    assert now["event"]["estimates"] != page["event"]["estimates"]
    assert now["decided"][-1]["kind"] == "rate"


def test_a_rating_of_somebody_else_is_answered_too(client):
    """
    A source of which the event has nothing may be rated on its page, which then says so.
    """
    page = event_at(client, "Deir ez-Zor")

    made = act(client, page, "rate", rated="Somebody else", code="E", why=WHY)

    now = client.get(f"/events/{page['event']['id']}?done={made.json()['decision']}").json()
    assert (now["done"]["kind"], now["decided"]) == ("rate", [])


def test_events_that_are_not_the_same_stay_apart(client):
    """
    What was said not to be the same cannot be joined by what comes later, only by another decision.
    """
    one, other = event_at(client, "Khan Shaykhun"), event_at(client, "Sanaa")

    acted = act(client, one, "not-same", others=other["event"]["id"]).json()

    assert acted["event"] == one["event"]["id"]
    assert client.get(f"/events/{other['event']['id']}").json()["decided"][-1]["kind"] == "not_same"


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("same", {"others": ["nothing"]}),
        ("same", {"others": []}),
        ("split", {"accounts": ["x/e1"], "why": WHY}),
        ("split", {"accounts": "x/e1", "why": ""}),
        ("estimate", {"outcome": "killed", "people": "all", "low": 5, "best": 3, "high": 9, "why": WHY}),
        ("estimate", {"outcome": "killed", "people": "bees", "low": 1, "best": 1, "high": 1, "why": WHY}),
        ("estimate", {"outcome": "killed", "people": "all", "low": 1, "best": 1, "high": 1}),
        ("grade", {"value": "Splendid"}),
        ("rate", {"rated": "SANA", "code": "Z"}),
        ("undo", {"decision": "d99"}),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_kept(client, sample_ledger, path, given):
    """
    A refusal says why, and the ledger is as it was.
    """
    answer = act(client, event_at(client, "Deir ez-Zor"), path, **given)

    assert answer.status_code in {400, 422}
    assert answer.json()["detail"]
    with Ledger.open(sample_ledger) as opened:
        assert decisions(opened) == ()


def test_whoever_has_not_seen_the_last_change_is_told_who_made_it(client, sample_ledger):
    """
    A decision on an event that somebody else decided on meanwhile is refused, and names that decision.
    """
    page = event_at(client, "Deir ez-Zor")
    with Ledger.open(sample_ledger) as opened:
        decide_grade(opened, page["event"]["id"], "Fair", By("Amal", "two voices"))

    late = act(client, page, "grade", value="Weak")

    assert late.status_code == 409
    assert "d1, grade, by Amal" in late.json()["detail"]


def test_an_event_that_went_into_several_leads_to_each(client):
    """
    The page of a tombstone with several heirs lists them.
    """
    one, other = event_at(client, "Zacamil"), event_at(client, "Sanaa")
    joined = act(client, one, "same", others=[other["event"]["id"]]).json()
    page = client.get(f"/events/{joined['event']}").json()

    undone = act(client, page, "undo", decision=joined["decision"]).json()

    names = {one["event"]["id"], other["event"]["id"]}
    assert undone["event"] in names
    for name in names:
        answer = client.get(f"/events/{name}")
        assert answer.status_code == 200 or set(answer.json()["into"]) & names


def test_others_are_found_by_words_and_by_id(client):
    """
    Words, their beginnings and the beginning of an id find another event, and never the event itself.
    """
    page, other = event_at(client, "Khan Shaykhun"), event_at(client, "Sanaa")
    path = f"/events/{page['event']['id']}/others"

    by_words = client.get(path, params={"search": "funeral san"}).json()["events"]
    by_id = client.get(path, params={"search": other["event"]["id"][:7]}).json()["events"]
    itself = client.get(path, params={"search": page["event"]["id"]}).json()["events"]

    assert other["event"]["id"] in [one["id"] for one in by_words]
    assert [one["id"] for one in by_id] == [other["event"]["id"]]
    assert itself == []


def go_to_event(page, place):
    """
    Opens the first event of a place, or of what else a search names.
    """
    page.goto(f"/events?place={place}")
    page.goto(page.locator("table.events a").first.get_attribute("href"))
    page.locator("#others > *").first.wait_for(state="attached")
    settled(page)


@pytest.fixture
def opened(sample_ledger, workbench, browser):
    """
    A page on a workbench of one's own; nothing may go wrong on it, nor be asked of another machine.
    """
    faults, foreign = [], []
    with workbench(sample_ledger) as address:
        page = browser.new_page(base_url=address)
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith(address) else foreign.append(sent.url))
        yield page
        page.close()
    assert faults == []
    assert [url for url in foreign if not url.startswith("data:")] == []


def test_an_event_is_found_read_and_explained_by_keys(opened):
    """
    From the list to an event, to the trace of a figure with the words of its claims, and back.
    """
    opened.goto("/events?place=Deir+ez-Zor&type=air_strike")
    ready(opened, "rows")
    opened.keyboard.press("j")
    opened.keyboard.press("Enter")
    opened.wait_for_url(re.compile("/events/[0-9a-f]{12}"), wait_until="load")

    ready(opened, "event")
    opened.keyboard.press("j")
    opened.keyboard.press("Enter")
    settled(opened, ".steps li")
    assert "62 soldiers" in opened.locator(".trace-row").first.inner_text()

    opened.keyboard.press("Enter")
    expect(opened.locator(".trace-row").first).to_be_hidden()


@pytest.mark.parametrize(("key", "words"), [("w", "What would change without a voice"), ("h", "History")])
def test_what_a_key_opens_comes_into_sight(opened, key, words):
    """
    However far down the page it stands, and a second press closes it.
    """
    go_to_event(opened, "Deir+ez-Zor&type=air_strike")
    summary = opened.locator("summary", has_text=words)
    opened.keyboard.press(key)
    expect(opened.locator("details[open] > summary", has_text=words)).to_be_in_viewport()
    opened.keyboard.press(key)

    expect(summary).to_be_focused()
    expect(opened.locator("details[open] > summary", has_text=words)).to_have_count(0)


def test_names_beside_the_toll_end_within_the_drawing(opened):
    """
    A long name is cut with an ellipsis before the edge cuts it.
    """
    go_to_event(opened, "&source=Ahmad+Reza+Pourdastan&min_killed=200")
    names = opened.locator("svg.toll text.name:visible", has_text="Ahmad Reza")
    expect(names).to_have_count(1)
    room = names.evaluate(
        "one => one.ownerSVGElement.viewBox.baseVal.width - one.getBBox().x - one.getBBox().width"
    )

    assert room >= 0


def test_two_events_are_joined_and_parted_again_by_hand(opened):
    """
    Search for the other event, join, see both as one, undo.
    """
    go_to_event(opened, "Zacamil")
    before = opened.locator(".account").count()
    opened.keyboard.press("o")
    opened.get_by_label("Words or the id of the other event").fill("funeral")
    settled(opened, "#others legend:has-text('Found')")
    opened.locator("#others label", has_text="Sanaa").first.locator("input").check()
    opened.get_by_role("button", name="It is the same event").click()
    opened.wait_for_url("**done=d1*", wait_until="load")
    expect(opened.locator(".notice").first).to_contain_text("the same event")
    assert opened.locator(".account").count() > before

    settled(opened)
    opened.keyboard.press("u")
    expect(opened.locator(".notice").first).to_contain_text("Taken back")
    expect(opened.locator(".history .gone")).to_have_count(1)


def test_accounts_are_split_off_by_hand(opened):
    """
    Tick an account, give the reason, and the event is without it.
    """
    go_to_event(opened, "Deir+ez-Zor&type=air_strike")
    before = opened.locator(".account").count()

    opened.locator(".tick input").last.check()
    expect(opened.locator(".ticked span")).to_contain_text("1")
    opened.get_by_role("button", name="Split them off").click()
    opened.locator("#why-split").fill("it tells of the day after")
    opened.get_by_role("button", name="Split off what is ticked").click()
    opened.wait_for_url("**done=d1*", wait_until="load")

    expect(opened.locator(".account")).to_have_count(before - 1)
    expect(opened.locator(".history")).to_contain_text("it tells of the day after")


def test_nothing_is_split_off_where_nothing_is_ticked(opened):
    """
    It is said what to tick, and nothing is sent.
    """
    go_to_event(opened, "Deir+ez-Zor&type=air_strike")

    opened.keyboard.press("x")
    opened.locator("#why-split").fill("it tells of the day after")
    opened.get_by_role("button", name="Split off what is ticked").click()

    expect(opened.locator("#said")).to_have_text("Tick the accounts first, beside the claims.")


def test_a_late_decision_is_refused_in_words(sample_ledger, workbench, browser):
    """
    Whoever decides on an old page is told at the foot of it that the event has changed, and by whom.
    """
    with workbench(sample_ledger) as address:
        page = browser.new_page(base_url=address)
        go_to_event(page, "Deir+ez-Zor")
        with Ledger.open(sample_ledger) as other:
            decide_grade(other, page.url.rpartition("/")[2][:12], "Fair", By("Amal"))

        page.keyboard.press("g")
        page.get_by_role("button", name="Set the grade").click()

        expect(page.locator("#said")).to_contain_text("by Amal")
        page.close()
