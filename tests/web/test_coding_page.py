"""
Coding a report apart, adjudicating it, and how far coders agree, in the browser.
"""

import json

import pytest

from adding_reports import numbered
from reportedly.ledger.briefs import brief_new
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.training.own import corrected
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import PASSWORD, signed_in

HTML = {"Accept": "text/html"}
REPORT, READING = numbered(12)
NAME, TEXT = REPORT.document.id, REPORT.document.text
KILLED = READING.claims[0].id
BEGINS = " ".join(TEXT.split())


@pytest.fixture
def app(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(REPORT, READING)
        for name, role, apart in (
            ("root", "admin", {"export", "see_personal_data"}),
            ("ana", "coder", {"see_personal_data"}),
            ("ben", "coder", {"see_personal_data"}),
        ):
            add_user(ledger, User(name, role=role, apart=frozenset(apart)), PASSWORD, "test")
    return create_app(Settings(path, reader="grammar"))


@pytest.fixture
def root(app):
    return signed_in(app, "root")


@pytest.fixture
def ana(app, root):
    root.post("/coding/plan", json={"share": 100, "coders": ["ana", "ben"], "machine": "true"})
    return signed_in(app, "ana")


@pytest.fixture
def ben(app, ana):  # noqa: ARG001 (the plan is made before)
    return signed_in(app, "ben")


def draft(words, **fields):
    start = TEXT.index(words)
    trigger = {"start": start, "end": start + len(words), "text": words}
    return {"fields": {"trigger": trigger, "event_type": "harm", **fields}}


def test_a_plan_gives_each_their_reports(root, ana):
    """
    Coders see their own reports; who adjudicates sees how far all are.
    """
    assert ana.get("/coding").json()["own"] == [
        {"document": NAME, "title": BEGINS, "begun": False, "submitted": False}
    ]
    assert ana.get("/coding").json()["progress"] == []
    assert root.get("/coding").json()["progress"][0]["coders"] == ["ana", "ben"]
    assert root.get("/coding").json()["own"] == []
    assert "Which reports are coded twice" in root.get("/coding", headers=HTML).text


def test_who_adjudicates_sees_how_a_report_without_title_begins(root, ana):
    """
    An id says nothing of a report: its title stands in the list, or its first words.
    """
    brief_new(root.app.state.bench.ledger)

    assert ana.get("/coding").status_code == 200
    assert root.get("/coding").json()["progress"][0]["title"].startswith(" ".join(TEXT.split()[:5]))


def test_a_viewer_is_told_of_no_key_that_does_nothing(root):
    """
    The help of a report lists what judges and edits only for those who may.
    """
    add_user(root.app.state.bench.ledger, User("vera", role="viewer"), PASSWORD, "test")
    told = "accept the claim, and go on to the next that is open"

    assert told in root.get(f"/reports/{NAME}", headers=HTML).text
    assert told not in signed_in(root.app, "vera").get(f"/reports/{NAME}", headers=HTML).text


def test_a_plan_is_for_reviewers_and_must_make_sense(ana, root):
    """
    A coder does not draw the reports; one person cannot code twice.
    """
    assert ana.post("/coding/plan", json={"share": 5}).status_code == 403
    assert root.post("/coding/plan", json={"share": 101}).status_code == 422
    assert "at least two" in root.post("/coding/plan", json={"share": 5, "coders": "ana"}).json()["detail"]


def test_a_report_is_coded_on_its_own_page(ana):
    """
    The page is that of a report with the coder's claims; acts go to the coding and to no log.
    """
    page = ana.get(f"/coding/{NAME}", headers=HTML).text
    facts = ana.get(f"/coding/{NAME}").json()

    assert f'data-acts="/coding/{NAME}"' in page
    assert f'hx-post="/coding/{NAME}/submit"' in page
    assert [one["claim"]["trigger"]["text"] for one in facts["claims"]] == ["killed", "wounded", "missing"]
    assert (facts["coder"], facts["submitted"]) == ("ana", None)


def test_claims_are_added_changed_and_dropped(ana, app):
    """
    Each act is kept at once, and is no decision.
    """
    path = f"/coding/{NAME}/claims"
    made = ana.post(path, json=draft("people"))
    changed = ana.post(f"{path}/{KILLED}/correct", json={"fields": {"certainty": "denied"}, "based_on": "d0"})
    dropped = ana.post(f"{path}/{READING.claims[1].id}/reject", json={})
    left = ana.post(f"{path}/{KILLED}/accept", json={})
    claims = {
        one["claim"]["trigger"]["text"]: one["claim"] for one in ana.get(f"/coding/{NAME}").json()["claims"]
    }

    assert {one.status_code for one in (made, changed, dropped, left)} == {200}
    assert set(claims) == {"people", "killed", "missing"}
    assert claims["killed"]["certainty"] == "denied"
    assert decisions(app.state.bench.ledger) == ()
    assert ana.get(f"/coding/{NAME}/edit?claim={KILLED}").json()["claim"]["certainty"] == "denied"


def coded(client):
    return {
        one["claim"]["trigger"]["text"]: one["claim"]["certainty"]
        for one in client.get(f"/coding/{NAME}").json()["claims"]
    }


def test_changes_are_taken_back_one_by_one(ana, ben):
    """
    The last first, and each coder's own alone; what was left as it was is no change.
    """
    path = f"/coding/{NAME}"
    begun = coded(ana)
    ana.post(f"{path}/claims/{KILLED}/correct", json={"fields": {"certainty": "denied", "event": "e9"}})
    ana.post(f"{path}/claims/{READING.claims[1].id}/reject", json={})
    ana.post(f"{path}/claims/{KILLED}/accept", json={})
    ben.post(f"{path}/claims/{KILLED}/reject", json={})

    assert ana.post(f"{path}/undo", json={}).json()["claims"] == [READING.claims[1].id]
    assert coded(ana) == {**begun, "killed": "denied"}
    ana.post(f"{path}/undo", json={})
    assert coded(ana) == begun
    assert "nothing to take back" in ana.post(f"{path}/undo", json={}).json()["detail"]
    assert "killed" not in coded(ben)


def test_what_was_submitted_is_not_taken_back(ana):
    """
    It stays as it was handed in.
    """
    ana.post(f"/coding/{NAME}/claims/{KILLED}/reject", json={})
    ana.post(f"/coding/{NAME}/submit")

    assert "is closed" in ana.post(f"/coding/{NAME}/undo", json={}).json()["detail"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("claims", draft("people", certainty="maybe"), 400),
        ("claims/nothing/correct", {"fields": {"certainty": "denied"}}, 404),
        (f"claims/{KILLED}/correct", {"fields": {"nothing": 1}}, 400),
    ],
)
def test_what_cannot_be_coded_is_said(ana, path, body, status):
    """
    A wrong request changes nothing and says why.
    """
    assert ana.post(f"/coding/{NAME}/{path}", json=body).status_code == status


def test_others_cannot_code_a_report_or_see_into_it(root, ana, ben):
    """
    Who is not drawn has no coding; the other sees their own alone; nobody adjudicates before both are done.
    """
    ana.post(f"/coding/{NAME}/claims/{KILLED}/reject", json={})

    assert root.get(f"/coding/{NAME}").status_code == 400
    assert len(ben.get(f"/coding/{NAME}").json()["claims"]) == 3
    assert root.get(f"/coding/{NAME}/adjudicate").status_code == 400
    assert ana.get(f"/coding/{NAME}/adjudicate").status_code == 403
    assert ana.get("/agreement").status_code == 403


def both_submit(ana, ben):
    ana.post(f"/coding/{NAME}/claims/{KILLED}/correct", json={"fields": {"certainty": "denied"}})
    ben.post(f"/coding/{NAME}/claims/{READING.claims[2].id}/reject", json={})
    for one in (ana, ben):
        one.get(f"/coding/{NAME}")
        assert one.post(f"/coding/{NAME}/submit").json()["submitted"]


def test_what_was_submitted_is_closed(ana, ben):
    """
    A coding stays as it was handed in.
    """
    both_submit(ana, ben)

    assert "is closed" in ana.post(f"/coding/{NAME}/claims/{KILLED}/reject", json={}).json()["detail"]
    assert "You submitted this coding" in ana.get(f"/coding/{NAME}", headers=HTML).text


def test_agreement_is_a_table_of_fields_and_measures(root, ana, ben):
    """
    Each field has its figures, as a table and as JSON.
    """
    both_submit(ana, ben)
    (found,) = root.get("/agreement").json()["agreements"]
    certainty = found["measures"][1]

    assert (found["coders"], found["paired"], found["claims"]) == (["ana", "ben"], 2, [3, 2])
    assert (certainty["field"], certainty["alike"]) == ("certainty", 0.5)
    assert "Krippendorff" in root.get("/agreement", headers=HTML).text


def test_one_coding_is_made_of_two(root, ana, ben, app, tmp_path):
    """
    Each pair is judged; the settled report is what the reader can learn from.
    """
    both_submit(ana, ben)
    case = root.get(f"/coding/{NAME}/adjudicate").json()
    page = root.get(f"/coding/{NAME}/adjudicate", headers=HTML).text
    path = f"/coding/{NAME}/adjudicate"

    assert case["title"] == BEGINS
    assert f'<h1 dir="auto">{BEGINS}</h1>' in page
    assert case["left"] == 3
    assert case["pairs"][0]["differ"] == ["certainty"]
    assert 'data-choice="neither"' in page
    early = root.post(f"/coding/{NAME}/settle")
    assert "3 of 3 claims are not judged yet" in early.json()["detail"]
    for pair, choice in zip(case["pairs"], ("one", "edited", "neither"), strict=True):
        key = {side: pair[side] and pair[side]["id"] for side in ("one", "other")}
        fields = {"certainty": "hedged"} if choice == "edited" else {}
        assert root.post(path, json={**key, "choice": choice, "fields": fields}).status_code == 200
    assert root.post(f"/coding/{NAME}/settle").json() == {"rejected": []}
    assert [(one.kind, one.who) for one in decisions(app.state.bench.ledger)] == [
        ("correct", "root"),
        ("correct", "root"),
        ("reject", "root"),
    ]
    lessons = root.get("/agreement/lessons.jsonl")
    (tmp_path / "lessons.jsonl").write_bytes(lessons.content)
    ((_, claims),) = corrected(tmp_path / "lessons.jsonl")
    assert [claim["certainty"] for claim in claims] == ["denied", "hedged"]
    assert json.loads(lessons.text)["document"]["id"] == NAME


def test_saving_lessons_needs_the_right_to(ana):
    """
    Reports leave the ledger only by who may export.
    """
    assert ana.get("/agreement/lessons.jsonl").status_code == 403


def test_a_pair_that_is_not_there_is_said(root, ana, ben):
    """
    A stale page cannot judge what is no pair.
    """
    both_submit(ana, ben)
    path = f"/coding/{NAME}/adjudicate"

    assert root.post(path, json={"one": "x", "choice": "one"}).status_code == 400
    assert root.post(path, json={"one": "x", "choice": "edited"}).status_code == 400
    assert root.post(path, json={"one": "x", "choice": "maybe"}).status_code == 422


def test_a_blind_coder_is_led_past_what_the_machine_found(root, app):
    """
    Who is to code a report without the machine's claims sees its page only after submitting.
    """
    root.post("/coding/plan", json={"share": 100, "coders": ["ana", "ben"]})
    blind = signed_in(app, "ana")
    before = blind.get(f"/reports/{NAME}")
    blind.post(f"/coding/{NAME}/submit")

    assert (before.status_code, before.headers["location"]) == (303, f"/coding/{NAME}")
    assert blind.get(f"/reports/{NAME}").status_code == 200
    assert root.get(f"/reports/{NAME}").status_code == 200


@pytest.fixture
def blind(root, app):
    root.post("/coding/plan", json={"share": 100, "coders": ["ana", "ben"]})
    root.post(f"/claims/{KILLED}/accept", json={"based_on": "d0"})
    brief_new(app.state.bench.ledger)
    return signed_in(app, "ana")


@pytest.mark.parametrize(
    "path",
    [
        f"/reports/{NAME}/edit?claim={KILLED}",
        f"/reports/{NAME}/claims/{KILLED}/map.svg",
        f"/events/{KILLED}",
        f"/events/{KILLED}/why?figure=killed/all",
        f"/events/{KILLED}/others",
    ],
)
def test_a_blind_coder_sees_nothing_of_what_was_found(root, blind, path):
    """
    Neither the claims of a report that is to be coded nor its events are shown to its coder, but to others.
    """
    refused = blind.get(path)

    assert (refused.status_code, "submit that first" in refused.json()["detail"]) == (403, True)
    assert KILLED not in refused.text
    assert "submit that first" not in root.get(path).text


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"/claims/{KILLED}/accept", {"based_on": "d0"}),
        (f"/claims/{KILLED}/reject", {"based_on": "d0"}),
        (f"/claims/{KILLED}/correct", {"based_on": "d0", "fields": {"certainty": "denied"}}),
        (f"/reports/{NAME}/claims", draft("people")),
        (f"/reports/{NAME}/undo", {"decision": "d1"}),
        ("/history/d1/undo", {}),
    ],
)
def test_a_blind_coder_decides_nothing_on_the_report(blind, app, path, body):
    """
    A verdict would say what was found, or be told it.
    """
    assert blind.post(path, json=body).status_code == 403
    assert len(decisions(app.state.bench.ledger)) == 1


def test_lists_keep_from_a_blind_coder_what_rests_on_the_report(root, blind):
    """
    The inbox has the report without what was found in it; events, counts and history are without it until the
    coding is submitted.
    """

    def told(client):
        (line,) = client.get("/").json()["lines"]
        found = client.get("/?type=air_strike&type=harm&type=abduction&type=direct_attack").json()["lines"]
        events, explored = client.get("/events").json(), client.get("/explore").json()
        history = client.get("/history").json()
        return (
            (line["id"], line["claims"], len(found)),
            (len(events["events"]), events["hidden"]),
            (explored["totals"]["events"], len(explored["bars"]) + len(explored["no_date"])),
            (len(history["decisions"]), history["hidden"]),
        )

    assert told(blind) == ((NAME, 0, 0), (0, 1), (0, 0), (0, 1))
    assert "to be coded first" in blind.get("/", headers=HTML).text
    assert "is not shown" in blind.get("/events", headers=HTML).text
    blind.post(f"/coding/{NAME}/submit")
    assert told(blind) == told(root)
    assert told(root) == ((NAME, 3, 1), (1, 0), (1, 1), (1, 0))


def test_who_begins_with_the_machine_is_not_blind_to_it(ana, app):
    """
    As the plan says.
    """
    brief_new(app.state.bench.ledger)
    assert ana.get(f"/reports/{NAME}").status_code == 200
    assert ana.get("/").json()["lines"][0]["claims"] == 3


def test_masked_names_are_not_written_into_a_coding(ana):
    """
    Blocks that stand for a name never come into a claim.
    """
    assert ana.post(f"/coding/{NAME}/claims", json=draft("people", place="████")).status_code == 400
