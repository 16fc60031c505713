"""
What one person does is what another sees with their next page, whichever process answers: nothing that is
kept in memory is older than the ledger.
"""

import time

import pytest

from adding_reports import GRAMMAR, claim_in, report_of
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user, change_user
from reportedly.people.users import User
from reportedly.records import Casualty, Party, Place, Reading, Source, Time
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.reports import words
from web.signed_in import PASSWORD, signed_in

WORDS = "{name} says: rebels in {town}, {killed} killed by Warlord."
PAGES = ("/", "/?q=Samir", "/?type=harm", "/explore", "/explore?type=harm", "/events", "/reports/{report}")


def report(town, killed, said_by):
    text = WORDS.format(name=said_by, town=town, killed=killed)
    made = report_of(text, title=f"{killed} killed in {town}", publisher="Post", published="2016-04-06")
    where, whom = words(text, town), words(text, "rebels")
    claim = claim_in(
        text,
        "killed",
        event_type="harm",
        casualties=(Casualty("killed", killed, killed),),
        place=Place(where, town, "village", None, "Syria", 30.0 + killed, 36.0),
        time=Time(where, f"20{killed:02}-04-05", f"20{killed:02}-04-05"),
        perpetrator=Party(whom, "Karo"),
        sources=(Source(words(text, said_by), said_by, "witness"),),
    )
    return made, Reading(made.document, (claim,), GRAMMAR)


@pytest.fixture
def two(tmp_path):
    """
    Two people, each at a process of their own, over a ledger with two reports: (ann, ben, reports, claims).
    """
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        kept = [report("Idlib", 12, "Samir Haddad"), report("Homs", 3, "Yara Khoury")]
        for made in kept:
            ledger.add(*made)
        add_user(ledger, User("ann", role="admin", apart=frozenset({"see_personal_data"})), PASSWORD, "t")
        add_user(ledger, User("ben", role="admin"), PASSWORD, "t")
    apps = [create_app(Settings(path, reader="grammar")) for _ in range(2)]
    ann, ben = signed_in(apps[0], "ann"), signed_in(apps[1], "ben")
    for client in (ann, ben):  # whatever is kept is kept by now
        for page in PAGES:
            assert client.get(page.format(report=kept[0][0].document.id)).status_code == 200
    yield ann, ben, [made[0].document.id for made in kept], [made[1].claims[0].id for made in kept]
    for app in apps:
        app.state.bench.ledger.close()


def inbox(client, query=""):
    """
    The inbox once all is counted in.
    """
    while (told := client.get(f"/{query}").json())["behind"]:
        time.sleep(0.02)
    return told


def states(told):
    """
    How many reports are how far.
    """
    (found,) = (kind["values"] for kind in told["sifted"] if kind["kind"] == "state")
    return {one["value"]: one["count"] for one in found}


def judge(client, claim, verdict="accept", based_on="d0"):
    """
    A verdict.
    """
    return client.post(f"/claims/{claim}/{verdict}", json={"based_on": based_on})


def test_a_verdict_is_seen_by_the_other_at_once(two):
    """
    On the page of the report, in the inbox, and in the counts beside it.
    """
    ann, ben, reports, claims = two
    assert states(inbox(ben)) == {"untouched": 2}

    assert judge(ann, claims[0]).status_code == 200

    assert ben.get(f"/reports/{reports[0]}").json()["claims"][0]["status"] == "accepted"
    told = inbox(ben)
    assert {line["id"]: line["accepted"] for line in told["lines"]} == {reports[0]: 1, reports[1]: 0}
    assert states(told) == {"untouched": 1, "done": 1}
    assert [line["id"] for line in inbox(ben, "?state=done")["lines"]] == [reports[0]]


def test_a_rejection_and_its_undoing_are_counted_at_once(two):
    """
    The events, their figures and who tells of them follow, on the explore page and in the list.
    """
    ann, ben, reports, claims = two
    before = ben.get("/explore").json()
    assert before["totals"]["events"] == 2

    made = judge(ann, claims[0], "reject").json()

    after = ben.get("/explore").json()
    assert (after["totals"]["events"], after["totals"]["best"]) == (1, 3)
    assert len(after["sources"]) == 1
    assert sum(one["events"] for one in after["types"]) == 1
    assert ben.get("/events").json()["total"] == 1
    assert [line["id"] for line in inbox(ben, "?type=harm")["lines"]] == [reports[1]]

    ann.post(f"/reports/{reports[0]}/undo", json={"decision": made["decision"]})

    again = ben.get("/explore").json()
    assert [again[part] for part in ("totals", "sources", "types")] == [
        before[part] for part in ("totals", "sources", "types")
    ]


def test_who_decides_on_what_changed_meanwhile_is_told(two):
    """
    The last decision that a page knew of is held against the ledger, not against what is kept.
    """
    ann, ben, _, claims = two
    assert judge(ann, claims[0]).status_code == 200
    assert judge(ben, claims[0], "reject").status_code == 409


def test_names_that_one_sees_stay_masked_for_the_other(two):
    """
    Both ask for the same pages, in whichever order; nothing of what the one is shown is kept for the other.
    """
    ann, ben, reports, _ = two
    for page in PAGES:
        for accept in ("text/html", "application/json"):
            address, headers = page.format(report=reports[0]), {"Accept": accept}
            open_, masked = ann.get(address, headers=headers), ben.get(address, headers=headers)
            assert open_.headers["cache-control"] == masked.headers["cache-control"] == "no-store"
            assert "Haddad" not in masked.text.replace("q=Samir", "")
    assert "Haddad" in ann.get(f"/reports/{reports[0]}").text


def test_a_witness_is_masked_where_no_report_is_named(two):
    """
    The lists of sources to choose from name people of reports that the page does not show: they are masked
    all the same, those of a report that came a moment ago among them, and in the addresses of links as well.
    """
    ann, ben, _, _ = two
    with Ledger.open(ann.app.state.bench.ledger.path) as ledger:
        ledger.add(*report("Aleppo", 7, "محمد الأحمد"))
    inbox(ben)

    for page in ("/", "/?place=Nowhere", "/explore", "/explore?country=Chad"):
        for accept in ("text/html", "application/json"):
            open_, masked = (one.get(page, headers={"Accept": accept}).text for one in (ann, ben))
            for name in ("Haddad", "Khoury", "الأحمد", "%A7%D9%84%D8%A3%D8%AD%D9%85%D8%AF"):
                assert name not in masked
            assert "Haddad" in open_ or page == "/?place=Nowhere"


def test_a_right_that_is_taken_away_is_gone_at_once(two):
    """
    Whoever may no longer code is refused by the other process as well, with the page still open.
    """
    ann, ben, _, claims = two
    with Ledger.open(ann.app.state.bench.ledger.path) as ledger:
        change_user(ledger, "ben", {"role": "viewer"}, "t")

    assert judge(ben, claims[0]).status_code == 403


def test_a_session_that_is_ended_is_over_everywhere(two):
    """
    A cookie that was good a moment ago opens nothing once its session is over.
    """
    _, ben, _, _ = two
    cookies = dict(ben.cookies)
    assert ben.post("/sign-out").status_code == 200
    ben.cookies.update(cookies)
    assert ben.get("/").status_code == 401


def test_a_token_of_another_session_changes_nothing(two):
    """
    A write needs the token of the session that makes it.
    """
    ann, ben, _, claims = two
    ben.headers["X-CSRF-Token"] = ann.headers["X-CSRF-Token"]
    assert judge(ben, claims[0]).status_code == 403
