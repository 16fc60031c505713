"""
Signing in, letting people in, coding a report twice and adjudicating it, in a real browser.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from adding_reports import numbered
from reportedly.ledger.codings import both, progress, save_coding, set_plan
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.users import user_named
from reportedly.people.double_coding import Plan
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.printed import printed_claim
from web.in_browser import ready, settled
from web.signed_in import PASSWORD
from web.test_accessible import AXE, RULES

REPORT, READING = numbered(12)
OTHER, OTHER_READING = numbered(13)
CODED, TO_CODE = REPORT.document.id, OTHER.document.id
CLAIMS = [printed_claim(REPORT.document.text, claim) for claim in READING.claims]
ONESELF = ".top-end a[href='/me']"
ALL = frozenset({"export", "see_personal_data"})


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("people") / "ledger.db"
    with Ledger.open(made) as ledger:
        ledger.add(REPORT, READING)
        ledger.add(OTHER, OTHER_READING)
        for name, role in (("root", "admin"), ("ana", "coder"), ("ben", "coder")):
            add_user(ledger, User(name, f"{name.title()} Bell", role, ALL), PASSWORD, "test")
        set_plan(ledger, Plan(100, 1, ("ana", "ben"), machine=True), "root")
        save_coding(ledger, CODED, "ana", [{**CLAIMS[0], "certainty": "denied"}, CLAIMS[1]], done=True)
        save_coding(ledger, CODED, "ben", [CLAIMS[0], CLAIMS[2]], done=True)
    return made


@pytest.fixture(scope="module")
def address(workbench, path):
    with workbench(path) as served:
        yield served


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    made = context.new_page()
    faults = []
    made.on("pageerror", lambda error: faults.append(str(error)))
    made.on(
        "request", lambda request: faults.append(request.url) if not is_own(request.url, address) else None
    )
    yield made
    context.close()
    assert faults == []


def is_own(url, address):
    return url.startswith((address, "data:", "blob:"))


def enter(page, name, password=PASSWORD):
    page.goto("/sign-in?next=/coding")
    page.fill("#name", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")


def picture(page, name):
    """
    Keeps the page as it is seen, where pictures are wanted.
    """
    folder = os.environ.get("REPORTEDLY_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}-en.png")


def axe(page):
    page.wait_for_load_state("networkidle")
    settled(page)
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found["violations"]]


def test_a_wrong_password_is_said_and_the_right_one_leads_on(page):
    """
    What was wrong is said on the page; what was typed stays; then one is where one wanted to go.
    """
    enter(page, "root", "wrong wrong wrong")
    expect(page.locator("form [role=alert]")).to_have_text("that name, password or code is not right")
    assert axe(page) == []
    enter(page, "root")
    expect(page.locator(ONESELF)).to_have_text("Root Bell")


def test_somebody_is_let_in_by_keyboard(page, path):
    """
    The form is reached by its key, filled in, and the list has the new person.
    """
    enter(page, "root")
    page.wait_for_selector(ONESELF)
    page.goto("/users")
    settled(page)
    page.keyboard.press("n")
    page.keyboard.type("cleo")
    page.fill("#new-password", PASSWORD)
    page.check("#new-export")
    page.keyboard.press("Enter")
    page.wait_for_selector("tbody th bdi:text-is('cleo')")
    page.click("summary >> nth=0")

    assert axe(page) == []
    with Ledger.open(path) as ledger:
        assert user_named(ledger, "cleo").apart == {"export"}


def test_a_report_is_coded_by_keys_and_submitted(page, path):
    """
    The coder takes all claims out, brings two back, and hands the coding in; no decision comes of it.
    """
    enter(page, "ana")
    page.wait_for_selector(ONESELF)
    page.goto(f"/coding/{TO_CODE}")
    page.wait_for_selector("#cards article:not([hidden])")
    ready(page, "report")
    assert axe(page) == []
    picture(page, "coding-report")
    page.keyboard.press("r")
    page.wait_for_selector("h2:text-is('2 claims')")
    for key, left in (("r", "1 claim"), ("r", "0 claims"), ("u", "1 claim"), ("u", "2 claims")):
        page.keyboard.press(key)
        page.wait_for_selector(f"h2:text-is('{left}')")
    page.click("text=Submit")
    page.wait_for_url("**/coding")

    with Ledger.open(path) as ledger:
        told = {one.document: one for one in progress(ledger)}
        assert told[TO_CODE].submitted == ("ana",)
        assert both(ledger, TO_CODE) is None


def test_two_codings_are_made_one_by_keys(page, path):
    """
    1 follows the first, e edits and Enter sends from the list of values, 0 is for neither; then the report is
    settled.
    """
    enter(page, "root")
    page.wait_for_selector(ONESELF)
    page.goto(f"/coding/{CODED}/adjudicate")
    page.wait_for_selector("[data-current]")
    ready(page, "adjudication")
    assert axe(page) == []
    picture(page, "adjudication")
    page.keyboard.press("1")
    page.wait_for_selector("text=2 claims are left to judge.")
    ready(page, "adjudication")
    page.keyboard.press("e")
    page.keyboard.type("certainty")
    page.keyboard.press("Tab")
    assert page.locator("[data-current] [name=value]:visible").count() == 1
    page.keyboard.type("hedged")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=1 claim is left to judge.")
    ready(page, "adjudication")
    page.keyboard.press("0")
    page.wait_for_selector("text=All is judged.")
    page.click("text=Settle this report")
    page.wait_for_url("**/coding")

    with Ledger.open(path) as ledger:
        made = [(one.kind, one.value) for one in decisions(ledger)]
        assert made == [("correct", '"denied"'), ("correct", '"hedged"'), ("reject", None)]
