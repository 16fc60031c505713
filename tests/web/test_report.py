"""
The page of a report: what it shows, and what can be decided on it.
"""

import json
import re

import pytest

from adding_reports import report_of
from reportedly.decisions.deciding import By, accept, correct, rate
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_work import take_up
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.records import ReaderInfo, Reading
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.reports import ARABIC, ENGLISH, english, keep_all, words
from web.signed_in import PASSWORD, as_local, signed_in

HTML = {"Accept": "text/html"}
KILLED, SHELLED = (claim.id for claim in english()[1].claims)
ENGLISH_ID = english()[0].document.id


@pytest.fixture
def bench(tmp_path):
    app = create_app(Settings(tmp_path / "ledger.db", reader="grammar"))
    app.state.reports = keep_all(app.state.bench.ledger)
    yield app
    app.state.bench.ledger.close()


@pytest.fixture
def client(bench):
    return as_local(bench)


@pytest.fixture
def ledger(bench):
    return bench.state.bench.ledger


def facts(client, report=ENGLISH_ID):
    return client.get(f"/reports/{report}").json()


def claim(client, name=KILLED):
    return next(one for one in facts(client)["claims"] if one["id"] == name)


def post(client, address, **body):
    return client.post(address, json=body)


def test_the_text_is_shown_whole_and_in_its_place(client, bench):
    """
    The pieces of every paragraph, put together, are the text from where the paragraph starts.
    """
    for report in bench.state.reports:
        found = facts(client, report)
        for paragraph in found["paragraphs"]:
            whole = "".join(piece["text"] for piece in paragraph["pieces"])
            start = paragraph["start"]
            shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", found["text"])
            assert whole == shown[start : start + len(whole)]
            assert paragraph["pieces"][0]["start"] == start


def test_words_of_claims_are_marked(client):
    """
    Words have the roles that they have in claims, by the numbers of the claims.
    """
    pieces = [piece for paragraph in facts(client)["paragraphs"] for piece in paragraph["pieces"]]
    marked = {piece["text"]: piece["marks"] for piece in pieces if piece["marks"]}

    assert marked["killed"] == [{"kind": "trigger", "claims": [0]}]
    assert marked["shelled"] == [{"kind": "trigger", "claims": [1]}]
    assert marked["12"][0]["kind"] == "count"


def test_a_report_is_shown_as_it_was_published(client, bench):
    """
    The direction is that of its language, a first line that is its title a headline.
    """
    one, other, _ = (facts(client, report) for report in bench.state.reports)

    assert (one["direction"], other["direction"]) == ("auto", "rtl")
    assert [paragraph["is_headline"] for paragraph in one["paragraphs"]] == [True, False, False]
    assert (one["before"], one["after"]) == (None, other["id"])
    page = client.get(f"/reports/{other['id']}", headers=HTML).text
    assert 'lang="ar" dir="rtl"' in page
    assert ARABIC.split()[1] in page


def test_words_of_a_report_are_never_markup(client, bench):
    """
    A title, a text or a name that looks like markup is shown as it is written; only web addresses are linked.
    """
    page = client.get(f"/reports/{bench.state.reports[2]}", headers=HTML).text

    assert "<script>document" not in page
    assert "<img src=x" not in page
    assert "javascript:alert" not in page.replace("\\u0026", "")
    assert "&lt;script&gt;document.title" in page
    assert "\x1b" not in page


def test_the_card_has_both_sides(client):
    """
    What is stated stands beside what is understood; what is not said is told.
    """
    page = client.get(f"/reports/{ENGLISH_ID}", headers=HTML).text
    card = page.partition(f'id="claim-{KILLED}"')[2].partition("</article>")[0]

    for shown in (
        "SOHR</q>",
        "Syrian Observatory for Human Rights",
        "on 5 April</q>",
        "2016-04-05",
        "within 10 km",
    ):
        assert shown in card
    assert claim(client)["missing"] == ["perpetrator", "target", "weapon", "evidence"]
    assert f"/reports/{ENGLISH_ID}/claims/{KILLED}/map.svg" in card


def test_a_claim_is_judged(client, ledger):
    """
    Accepting and rejecting are decisions of whoever is signed in, and the page shows them.
    """
    made = post(client, f"/claims/{KILLED}/accept", based_on="d0", why="seen the list").json()
    assert made == {"decision": "d1", "claims": [KILLED], "status": "accepted"}

    assert post(client, f"/claims/{SHELLED}/reject", based_on="d0").json()["status"] == "rejected"
    assert [(one.kind, one.who, one.why) for one in decisions(ledger)] == [
        ("accept", "local", "seen the list"),
        ("reject", "local", ""),
    ]
    assert [one["status"] for one in facts(client)["claims"]] == ["accepted", "rejected"]
    assert claim(client)["last"] == "d1"


def test_fields_are_corrected_by_picked_words(client):
    """
    Words alone need no reason; several fields are set at once; the history tells each.
    """
    span = words(ENGLISH, "barrel bombs")
    town = words(ENGLISH, "Saraqib")
    fields = {
        "weapon": {"start": span.start, "end": span.end},
        "place": {"start": town.start, "end": town.end},
    }
    answer = post(client, f"/claims/{KILLED}/correct", fields=fields, based_on="d0")

    assert answer.status_code == 200, answer.text
    found = claim(client)
    assert found["claim"]["weapon"]["text"] == "barrel bombs"
    assert found["claim"]["place"]["name"] == "Saraqib"
    assert ("weapon", None) in [(change["field"], change["before"]) for change in found["changes"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"casualties.0": {"low": 20}},
        {"place": {"gazetteer_id": "geonames:170063"}},
        {"sources.0": {"actor": "sdf"}},
        {"certainty": "hedged"},
    ],
)
def test_a_value_that_is_overridden_needs_a_reason(client, fields):
    """
    What does not follow from the words is kept with its reason, or not at all.
    """
    refused = post(client, f"/claims/{KILLED}/correct", fields=fields, based_on="d0", why=" ")
    assert (refused.status_code, "say why" in refused.json()["detail"]) == (400, True)

    fields = {**fields} if "casualties.0" not in fields else {"casualties.0": {"low": 10}}
    made = post(
        client, f"/claims/{KILLED}/correct", fields=fields, based_on="d0", why="the list of the hospital"
    )
    assert made.json()["status"] == "corrected"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"weapon": {"start": 9000, "end": 9004}}, "no words stand"),
        ({"casualties.0": {"low": 90}}, "above the greatest"),
        ({"time": {"from": "2016-13-01"}}, "is not a day"),
        ({"place": {"gazetteer_id": "nowhere"}}, "no place nowhere"),
        ({"reader": "x"}, "no field"),
        ({"time": "yesterday evening"}, "do not stand"),
    ],
)
def test_what_does_not_fit_is_refused(client, ledger, fields, reason):
    """
    A correction that breaks the claim is refused with what is wrong, and nothing is kept.
    """
    answer = post(client, f"/claims/{KILLED}/correct", fields=fields, based_on="d0", why="because")

    assert (answer.status_code, reason in answer.json()["detail"]) == (400, True), answer.text
    assert decisions(ledger) == ()


def test_a_missed_claim_is_added(client):
    """
    The words of the event and its type are enough; the claim is shown with the others.
    """
    span = words(ENGLISH, "dropped")
    fields = {"trigger": {"start": span.start, "end": span.end}, "event_type": "air_strike"}
    made = post(client, f"/reports/{ENGLISH_ID}/claims", fields=fields).json()

    assert made["status"] == "added"
    found = claim(client, made["claims"][0])
    assert (found["number"], found["claim"]["reader"]["name"]) == (2, "person")
    assert found["claim"]["sentence"]["text"].startswith("Helicopters")
    again = post(client, f"/reports/{ENGLISH_ID}/claims", fields=fields)
    assert (again.status_code, "is there already" in again.json()["detail"]) == (400, True)


def test_a_decision_is_taken_back(client, ledger):
    """
    Only decisions on claims of the report are taken back on its page, and only once.
    """
    post(client, f"/claims/{KILLED}/accept", based_on="d0")
    rate(ledger, "SANA", "B", By("Ana"), (None, None))

    made = post(client, f"/reports/{ENGLISH_ID}/undo", decision="d1").json()
    assert (made["claims"], made["status"]) == ([KILLED], None)
    for decision in ("d1", "d2", "d3", "d99"):
        assert post(client, f"/reports/{ENGLISH_ID}/undo", decision=decision).status_code == 400
    assert [change["stands"] for change in claim(client)["changes"]] == [False, True]


def test_an_act_is_taken_back_as_a_whole(client, ledger):
    """
    Fields that were corrected at once go back at once; one that went back before is left, others' acts stay.
    """
    fields = {"certainty": "denied", "casualties.0.low": 10, "event": "e2"}
    last = post(client, f"/claims/{KILLED}/correct", fields=fields, why="x", based_on="d0").json()["decision"]
    correct(ledger, KILLED, "event_type", "shelling", By("Ana"))
    post(client, f"/reports/{ENGLISH_ID}/undo", decision="d2")

    made = post(client, f"/reports/{ENGLISH_ID}/undo", decision=last, act=True)
    assert made.status_code == 200
    assert [one.withdraws for one in decisions(ledger)[4:]] == ["d2", "d3", "d1"]
    kept = claim(client)["claim"]
    assert (kept["certainty"], kept["event"], kept["event_type"]) == ("stated", "e1", "shelling")
    assert post(client, f"/reports/{ENGLISH_ID}/undo", decision=last, act=True).status_code == 400


def test_a_stale_edit_shows_both(client, ledger):
    """
    Who decides on what somebody else changed meanwhile is told who, what and when, and sees it as it is now.
    """
    correct(ledger, KILLED, "casualties.0.low", 10, By("Ana", "ten names"))
    answer = post(client, f"/claims/{KILLED}/correct", fields={"certainty": "denied"}, based_on="d0", why="x")

    found = answer.json()
    assert answer.status_code == 409
    assert "meanwhile: Ana corrected casualties.0.low" in found["detail"]
    assert found["decisions"] == ["d1"]
    assert (found["changes"][0]["who"], found["changes"][0]["before"], found["changes"][0]["after"]) == (
        "Ana",
        12,
        10,
    )
    assert found["claim"]["casualties"][0]["low"] == 10
    assert len(decisions(ledger)) == 1
    again = post(client, f"/claims/{KILLED}/correct", fields={"certainty": "denied"}, based_on="d1", why="x")
    assert again.status_code == 200


def test_an_edit_to_what_was_rejected_meanwhile_is_told(client):
    """
    A claim that somebody rejected is not edited unawares.
    """
    post(client, f"/claims/{KILLED}/reject", based_on="d0")
    answer = post(client, f"/claims/{KILLED}/accept", based_on="d0")

    assert (answer.status_code, "rejected" in answer.json()["detail"]) == (409, True)


def test_the_editor_knows_all_codes(client):
    """
    The form offers what the schema allows, for a claim or for a new one; for no other claim.
    """
    found = client.get(f"/reports/{ENGLISH_ID}/edit", params={"claim": KILLED}).json()
    assert found["claim"]["id"] == KILLED
    assert "air_strike" in found["choices"]["event_type"]
    assert client.get(f"/reports/{ENGLISH_ID}/edit").json()["claim"] is None

    form = client.get(f"/reports/{ENGLISH_ID}/edit", params={"claim": KILLED}, headers=HTML).text
    assert 'data-part="casualties.0"' in form
    assert client.get(f"/reports/{ENGLISH_ID}/edit", params={"claim": "zz"}).status_code == 404


def test_a_place_is_drawn_as_wide_as_it_is_uncertain(client):
    """
    The map of a claim is a drawing; a claim without coordinates has none.
    """
    answer = client.get(f"/reports/{ENGLISH_ID}/claims/{KILLED}/map.svg")

    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")
    assert " style=" not in answer.text
    assert client.get(f"/reports/{ENGLISH_ID}/claims/{SHELLED}/map.svg").status_code == 404
    assert client.get(f"/reports/zz/claims/{KILLED}/map.svg").status_code == 404


def test_names_are_offered_while_they_are_typed(client):
    """
    The beginning of a name is enough, of an actor as of a place.
    """
    assert client.get("/actors", params={"q": "Syrian Obs"}).json()[0]["id"] == "sohr"
    assert "Saraqib" in [one["name"] for one in client.get("/places", params={"q": "Saraq"}).json()]
    assert client.get("/places", params={"q": "Aleppo"}).json()[0]["id"] == "geonames:170063"
    for address in ("/actors", "/places"):
        assert client.get(address, params={"q": " "}).json() == []


def test_names_are_offered_with_what_they_are_in_the_language_of_the_page(client):
    """
    Whose name begins as it was typed comes first; kinds and countries are told in the page's language.
    """
    arabic_page = {"Accept-Language": "ar"}
    army = client.get("/actors", params={"q": "syrian arm"}, headers=arabic_page).json()
    place = client.get("/places", params={"q": "Saraqib"}, headers=arabic_page).json()[0]

    assert army[0]["name"] == "Syrian army"
    assert (army[0]["kind"], army[0]["said"]) == (
        "state_military",
        "سوريا · Syrian government · جيش دولة",
    )
    assert "سوريا" in place["said"]
    assert all(one["name"].startswith("Russian") for one in client.get("/actors?q=russ").json())


def test_what_is_not_there_is_not_found(client):
    """
    A report or claim that the ledger lacks is said to be missing.
    """
    assert client.get("/reports/zz").status_code == 404
    assert post(client, "/claims/zz/accept", based_on="d0").status_code == 400
    assert (
        post(client, "/reports/zz/claims", fields={"trigger": "x", "event_type": "harm"}).status_code == 400
    )
    assert post(client, f"/claims/{KILLED}/accept", based_on="yesterday").status_code == 422


def test_a_claim_of_another_text_is_said_to_be_one(client, ledger):
    """
    What was accepted in a text of the report that a newer reading replaced is shown, but not marked.
    """
    accept(ledger, [KILLED], By("Ana"))
    newer = report_of(f"Corrected. {ENGLISH}")
    document = newer.document.__class__(
        **{**{name: getattr(newer.document, name) for name in newer.document.__slots__}, "id": ENGLISH_ID}
    )
    ledger.add(newer, Reading(document, (), ReaderInfo("grammar", "2")))

    found = facts(client)
    assert [(one["id"], one["in_text"]) for one in found["claims"]] == [(KILLED, False)]
    assert found["claims"][0]["claim"]["trigger"]["text"] == "killed"
    assert not any(piece["marks"] for paragraph in found["paragraphs"] for piece in paragraph["pieces"])


def test_who_may_only_read_cannot_write(tmp_path):
    """
    A viewer sees the report without a way to decide, and every write is refused; a coder may.
    """
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as opened:
        keep_all(opened)
        add_user(opened, User("vera", "Vera"), PASSWORD, "test")
        add_user(opened, User("cleo", "Cleo", role="coder"), PASSWORD, "test")
    app = create_app(Settings(path, reader="grammar"))
    vera, cleo = signed_in(app, "vera"), signed_in(app, "cleo")

    page = vera.get(f"/reports/{ENGLISH_ID}", headers=HTML).text
    assert 'data-act="accept"' not in page
    writes = {
        f"/claims/{KILLED}/accept": {"based_on": "d0"},
        f"/claims/{KILLED}/reject": {"based_on": "d0"},
        f"/claims/{KILLED}/correct": {"based_on": "d0", "fields": {"certainty": "denied"}, "why": "x"},
        f"/reports/{ENGLISH_ID}/claims": {"fields": {"trigger": "dropped", "event_type": "harm"}},
        f"/reports/{ENGLISH_ID}/undo": {"decision": "d1"},
        f"/reports/{ENGLISH_ID}/work": {},
        f"/reports/{ENGLISH_ID}/leave": {},
    }
    assert {vera.post(address, json=body).status_code for address, body in writes.items()} == {403}
    assert vera.get(f"/reports/{ENGLISH_ID}/edit").status_code == 403
    assert cleo.post(f"/claims/{KILLED}/accept", json={"based_on": "d0"}).status_code == 200
    assert json.loads(vera.get(f"/reports/{ENGLISH_ID}").text)["claims"][0]["changes"][0]["who"] == "cleo"


def test_others_are_told_who_works_on_a_report(client, ledger):
    """
    Whoever opened it first has it in hand until they leave; nobody is kept out.
    """
    assert post(client, f"/reports/{ENGLISH_ID}/work").json()["is_you"]
    assert facts(client)["at_work"]["who"] == "local"
    assert post(client, f"/reports/{ENGLISH_ID}/leave").status_code == 204
    take_up(ledger, ENGLISH_ID, "Ana")

    found = post(client, f"/reports/{ENGLISH_ID}/work").json()
    assert (found["who"], found["is_you"]) == ("Ana", False)
    assert "Ana is working on this report." in client.get(f"/reports/{ENGLISH_ID}", headers=HTML).text
    assert post(client, "/reports/zz/work").status_code == 400


def test_masked_names_are_not_written_back(client, ledger):
    """
    What was masked for somebody who may not see it does not come into the ledger that way.
    """
    fields = {"sources": [{"start": 21, "end": 25, "name": "████"}]}
    answer = post(client, f"/claims/{KILLED}/correct", fields=fields, based_on="d0", why="x")

    assert (answer.status_code, "masked" in answer.json()["detail"]) == (400, True)
    assert decisions(ledger) == ()
