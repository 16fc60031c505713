"""
The history of decisions.
"""

import pytest

from adding_reports import numbered
from reportedly.decisions.deciding import By, accept, correct, reject, undo
from reportedly.events.records import Decision
from reportedly.ledger.decisions import decisions, keep
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import PASSWORD, signed_in

HTML = {"Accept": "text/html"}
REPORT, READING = numbered(12)
KILLED, WOUNDED, MISSING = (claim.id for claim in READING.claims)


@pytest.fixture
def app(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(REPORT, READING)
        accept(ledger, [KILLED], By("ana"))
        correct(ledger, KILLED, "certainty", "denied", By("ben", "they <i>deny</i> it"))
        reject(ledger, [WOUNDED], By("ana", "not said"))
        for best in (5, 7):
            value = f'{{"low": 1, "best": {best}, "high": 9}}'
            keep(ledger, Decision("", "estimate", ("0" * 16,), "ana", "", "names", "killed/civilians", value))
        for name, role in (("viewer", "viewer"), ("coder", "coder"), ("reviewer", "reviewer")):
            add_user(ledger, User(name, role=role), PASSWORD, "test")
    return create_app(Settings(path, reader="grammar"))


def rows(client, query=""):
    return client.get(f"/history{query}").json()["decisions"]


def test_every_decision_is_shown_with_before_and_after(app):
    """
    Who, when, why, and each field as it was and as it became, the last decision first.
    """
    found = {one["id"]: one for one in rows(signed_in(app, "viewer"))}

    assert list(found) == ["d5", "d4", "d3", "d2", "d1"]
    assert (found["d2"]["who"], found["d2"]["why"]) == ("ben", "they <i>deny</i> it")
    assert {"about": KILLED, "field": "certainty", "before": "stated", "after": "denied"} in found["d2"][
        "changes"
    ]
    assert found["d5"]["changes"][0]["before"]["best"] == 5
    assert found["d4"]["changes"][0]["before"] is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?who=ben", ["d2"]),
        ("?kind=reject", ["d3"]),
        (f"?about={KILLED[:8]}", ["d2", "d1"]),
        ("?who=ben&kind=reject", []),
        ("?page=99", []),
    ],
)
def test_decisions_are_found_by_person_kind_and_what_they_are_about(app, query, expected):
    """
    The filter is in the address; a page beyond the last is empty.
    """
    assert [one["id"] for one in rows(signed_in(app, "viewer"), query)] == expected


def test_a_claim_leads_to_its_place_in_its_report(app):
    """
    Each claim that a decision is about links there; an id of no claim does not.
    """
    page = signed_in(app, "viewer").get("/history", headers=HTML).text

    assert page.count(f'<a href="/reports/{REPORT.document.id}#{KILLED}">') == 2
    assert page.count(f'<a href="/reports/{REPORT.document.id}#{WOUNDED}">') == 1
    assert "/reports/0" not in page


def test_accounts_and_events_lead_to_their_pages_also_where_they_are_taken_back(app):
    """
    An account to its report, an event to its page.
    """
    with Ledger.open(app.state.bench.ledger.path) as ledger:
        about = ("0123456789ab", "60c4eee4ac9bb99f/e2")
        made = keep(ledger, Decision("", "split", about, "ana", "", "two days"))
        undo(ledger, made.id, By("ana"))
    page = signed_in(app, "viewer").get("/history", headers=HTML).text

    assert page.count('<a href="/events/0123456789ab">') == 2
    assert page.count('<a href="/reports/60c4eee4ac9bb99f">') == 2


def test_the_page_shows_reasons_as_text(app):
    """
    What somebody wrote is never HTML.
    """
    page = signed_in(app, "viewer").get("/history", headers=HTML).text

    assert "they &lt;i&gt;deny&lt;/i&gt; it" in page
    assert "took back" in page


def test_what_was_decided_on_an_event_is_told_in_the_language_of_the_page(app):
    """
    Figures, grades and ratings have the words of the interface, and the event has a link.
    """
    with Ledger.open(app.state.bench.ledger.path) as ledger:
        keep(ledger, Decision("", "grade", ("0" * 12,), "ana", "", "", "airwars", '"Weak"'))
        keep(ledger, Decision("", "rate", ("SANA",), "ana", "", "", "reliability 2016-01-01/..", '"C"'))
        keep(ledger, Decision("", "same", ("1" * 12, "28bf0111c5a96f08/e1"), "ana", "", ""))
    page = signed_in(app, "viewer").get("/history", headers={**HTML, "Accept-Language": "ar"}).text

    assert all(
        words in page for words in ("قتلى، <bdi>مدنيون</bdi>", "ضعيف", "الموثوقية <bdi>2016-01-01/..</bdi>")
    )
    assert f'href="/events/{"1" * 12}"' in page
    assert "killed/civilians" not in page


def test_codes_within_a_part_are_told_in_the_language_of_the_page(app):
    """
    How exact a place is and which country it is in, before and after.
    """
    with Ledger.open(app.state.bench.ledger.path) as ledger:
        correct(ledger, MISSING, "place.precision", "country", By("ana", "more is not said"))
        correct(ledger, MISSING, "place.country", "Yemen", By("ana", "as the dateline says"))
    page = signed_in(app, "viewer").get("/history", headers={**HTML, "Accept-Language": "ar"}).text

    assert all(words in page for words in ("بلد", "اليمن"))
    assert ">country<" not in page
    assert "Yemen" not in page


def test_a_decision_is_taken_back_once(app):
    """
    The undo is a decision itself; a second one is refused.
    """
    coder = signed_in(app, "coder")
    done = coder.post("/history/d3/undo", json={"why": "too fast"})
    found = {one["id"]: one for one in rows(coder)}

    assert done.json() == {"decision": "d6", "withdraws": "d3"}
    assert (found["d3"]["undone"], found["d6"]["withdraws"], found["d6"]["about"]) == ("d6", "d3", [WOUNDED])
    assert "taken back already" in coder.post("/history/d3/undo", json={}).json()["detail"]


def test_decisions_on_events_are_taken_back_by_reviewers(app):
    """
    A coder may take back verdicts on claims, a viewer nothing.
    """
    viewer, coder, reviewer = (signed_in(app, name) for name in ("viewer", "coder", "reviewer"))

    assert viewer.post("/history/d1/undo", json={}).status_code == 403
    assert coder.post("/history/d4/undo", json={}).status_code == 403
    assert not next(one for one in rows(coder) if one["id"] == "d4")["may_undo"]
    assert reviewer.post("/history/d4/undo", json={}).status_code == 200
    assert reviewer.post("/history/d99/undo", json={}).status_code == 404
    assert len(decisions(app.state.bench.ledger)) == 6
