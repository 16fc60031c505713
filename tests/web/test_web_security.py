"""
What somebody with bad intent may try against the workbench, and does not get.
"""

import io
import re
import zipfile

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from adding_reports import claim_in, report_of
from reportedly.decisions.deciding import By, reject
from reportedly.errors import UsageError
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.records import Casualty, Place, ReaderInfo, Reading, Skipped, Source, Span
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.signed_in import OWN, PASSWORD, signed_in

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
HTML = {"Accept": "text/html"}
TEXT = f"{SCRIPT} SOHR{IMAGE} said 12 people were killed in Idlib{IMAGE} on 5 April.\n\nMore {SCRIPT}."
REPORT = report_of(TEXT, title=f"Title {SCRIPT}", publisher=f"News {IMAGE}", published="2016-04-06")
NAME = REPORT.document.id
ROLES = ("viewer", "coder", "reviewer", "root")
# What every signed-in person may do: about themselves alone.
OWN_WRITES = {"/sign-in", "/sign-out", "/me/password", "/me/codes", "/me/no-codes"}


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


CLAIM = claim_in(
    TEXT,
    "killed",
    sentence=Span(0, TEXT.index("\n")),
    sources=(Source(span(f"SOHR{IMAGE}"), f"SOHR {SCRIPT}", "monitor"),),
    casualties=(Casualty("killed", 12, 12, count=span("12"), victims=span("people")),),
    place=Place(span("Idlib"), f"Idlib {IMAGE}", "city", country="Syria", lat=35.9, lon=36.6),
)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    path = tmp_path_factory.mktemp("security") / "ledger.db"
    with Ledger.open(path) as ledger:
        ledger.add(REPORT, Reading(REPORT.document, (CLAIM,), ReaderInfo(f"grammar {SCRIPT}", "1")))
        ledger.skip(Skipped(f"{SCRIPT}.pdf", "reading", f"broken {IMAGE}"))
        reject(ledger, [CLAIM.id], By(f"Ana {SCRIPT}", f"because {IMAGE}"))
        for name in ROLES:
            role = "admin" if name == "root" else name
            apart = frozenset({"export", "see_personal_data"} if name == "root" else ())
            add_user(ledger, User(name, f"{name} {SCRIPT}", role, apart), PASSWORD, f"who {IMAGE}")
    return create_app(Settings(path, reader="grammar", upload_limit=200_000))


@pytest.fixture(scope="module")
def people(app):
    return {name: signed_in(app, name) for name in ROLES}


def routes(app):
    return [route for route in walk(app.routes) if isinstance(route, APIRoute)]


def walk(found):
    for route in found:
        yield route
        inner = getattr(route, "original_router", route)
        yield from walk(getattr(inner, "routes", None) or [])


def writes(app):
    return [route for route in routes(app) if route.methods - {"GET", "HEAD", "OPTIONS"}]


def filled(path, value=NAME):
    return re.sub(r"\{\w+(:\w+)?\}", lambda _: value, path)


PAGES = [
    "/",
    "/sign-in",
    "/me",
    "/users",
    f"/reports/{NAME}",
    f"/reports/{NAME}/edit?claim={CLAIM.id}",
    "/events",
    "/explore",
    "/coding",
    "/agreement",
    "/history",
    f"/?q={SCRIPT}",
    f"/history?about={IMAGE}",
    f"/events?q={SCRIPT}",
    f"/nowhere/{SCRIPT}",
]


@pytest.mark.parametrize("path", PAGES)
def test_stored_and_sent_scripts_stay_text(people, path):
    """
    Titles, texts, names, reasons and what an address asks for are shown as they are written, and never run.
    """
    page = people["root"].get(path, headers=HTML).text

    assert SCRIPT not in page
    assert "<img src=x" not in page
    assert "onerror=alert(1)>" not in page.replace("&#34;&gt;&lt;img src=x onerror=alert(1)&gt;", "")


def test_no_template_passes_words_off_as_html():
    """
    No template switches escaping off, has a script or a style of its own, or listens in an attribute.
    """
    from reportedly.web.phrasebook import TEMPLATES  # noqa: PLC0415

    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), path
        assert not re.search(r"\sstyle=|\son\w+=|hx-on", text), path
        assert not re.search(r"<script(?![^>]*(type=\"application/json\"|src=\"/static/))", text), path


def test_every_write_needs_a_right(app, people):
    """
    A viewer is refused by every route that writes, and so is nobody at all; nothing is written.
    """
    before = decisions(app.state.bench.ledger)
    nobody = TestClient(app, base_url=OWN, follow_redirects=False, headers={"Accept": "application/json"})
    tried = [(route, method) for route in writes(app) for method in route.methods]

    assert len(tried) > 20
    for route, method in tried:
        if route.path in OWN_WRITES:
            continue
        path = filled(route.path)
        assert people["viewer"].request(method, path, json={}).status_code == 403, route.path
        assert nobody.request(method, path, json={}).status_code == 401, route.path
    assert decisions(app.state.bench.ledger) == before


def test_nobody_reads_without_signing_in(app):
    """
    Every page but the one to sign in on asks who somebody is.
    """
    nobody = TestClient(app, base_url=OWN, follow_redirects=False, headers={"Accept": "application/json"})

    for route in routes(app):
        if "GET" in route.methods and route.path != "/sign-in":
            assert nobody.get(filled(route.path)).status_code == 401, route.path
    assert nobody.get("/openapi.json").status_code in {200, 401}


@pytest.mark.parametrize("role", ["coder", "reviewer"])
def test_only_an_admin_changes_people(app, people, role):
    """
    No other role may use any route on people.
    """
    for route in routes(app):
        if route.path.startswith("/users"):
            for method in route.methods:
                assert people[role].request(method, filled(route.path), json={}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
    ],
    ids=["no token", "wrong token", "foreign origin", "null origin", "cross-site", "wrong host"],
)
def test_what_another_site_sends_is_refused_everywhere(app, people, headers):
    """
    By every route that writes, whatever the person may do.
    """
    before = decisions(app.state.bench.ledger)
    for route in writes(app):
        for method in route.methods:
            sent = people["root"].request(method, filled(route.path), json={}, headers=headers)
            assert sent.status_code in {403, 421}, route.path
    assert decisions(app.state.bench.ledger) == before


def test_the_token_of_one_person_is_none_of_another(people):
    """
    A token that somebody has for themselves does not serve in another's session.
    """
    theirs = {"X-CSRF-Token": people["coder"].headers["X-CSRF-Token"]}

    assert (
        people["root"].post("/users/viewer/active", json={"active": True}, headers=theirs).status_code == 403
    )


@pytest.mark.parametrize(
    "value", ["..%2F..%2Fetc%2Fpasswd", "%2e%2e", "..\\..\\x", "%00", "x" * 3000, "%ff", "-1", "*"]
)
def test_no_path_leads_out(app, people, value):
    """
    Whatever stands in an address where an id belongs: nothing of the machine, and no fault of ours.
    """
    for route in routes(app):
        if "{" in route.path and "GET" in route.methods:
            answer = people["root"].get(filled(route.path, value))
            assert answer.status_code in {303, 400, 404, 405, 410, 422}, (route.path, answer.status_code)
            assert "root:" not in answer.text
    for path in (f"/static/{value}", "/static/../__init__.py", "/static/%2e%2e/__init__.py"):
        assert people["root"].get(path).status_code == 404


def test_every_answer_says_what_a_browser_must_not_do(app, people):
    """
    Pages, refusals and redirects of every route carry the headers.
    """
    for route in routes(app):
        if "GET" in route.methods:
            headers = people["root"].get(filled(route.path), headers=HTML).headers
            assert "default-src 'none'" in headers["content-security-policy"], route.path
            assert "script-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"


def test_pages_are_kept_nowhere(people):
    """
    What a person may see stays out of caches that others share.
    """
    for path in ("/", "/me", "/users", f"/reports/{NAME}", "/history"):
        for headers in (HTML, {"Accept": "application/json"}):
            assert people["root"].get(path, headers=headers).headers["cache-control"] == "no-store", path


def uploads(app):
    return [route.path for route in writes(app) if "upload" in route.path or "read" in route.path]


def test_an_upload_that_is_too_large_is_refused(app, people):
    """
    Before it fills the disk, with words that say so.
    """
    assert uploads(app)
    for path in uploads(app):
        large = io.BytesIO(b"x" * 400_000)
        answer = people["coder"].post(path, files={"files": ("large.txt", large, "text/plain")})
        assert answer.status_code in {400, 413, 422}, path


def test_a_zip_bomb_is_no_report(app, people):
    """
    What would unpack to very much is not unpacked.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.txt", b"0" * 50_000_000)
    for path in uploads(app):
        files = {"files": ("bomb.zip", io.BytesIO(packed.getvalue()), "application/zip")}
        assert people["coder"].post(path, files=files).status_code in {200, 202, 303, 400, 413, 422}
    assert len(list(app.state.bench.ledger.claims())) == 1


def test_a_deep_or_broken_body_is_refused(people):
    """
    JSON that is none, or nested without end, is a wrong request and no fault.
    """
    for body in (b"{", b"[" * 100_000, b"\xff", b'{"choice": NaN}'):
        sent = people["root"].post("/users", content=body, headers={"Content-Type": "application/json"})
        assert sent.status_code in {400, 422}


def test_a_form_of_another_site_cannot_pass_for_json(people):
    """
    A body that a plain form could send is not read as JSON.
    """
    sent = people["root"].post("/users", content=b"{}", headers={"Content-Type": "text/plain"})

    assert sent.status_code == 422


def test_a_ledger_without_users_is_for_this_machine(tmp_path):
    """
    The one user without a password exists on loopback alone.
    """
    with pytest.raises(UsageError, match="user add"):
        create_app(Settings(tmp_path / "ledger.db", host="0.0.0.0"))
