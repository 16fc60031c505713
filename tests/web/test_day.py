"""
The whole day of an analyst in a real browser, with somebody else at work beside, in every language.

With REPORTEDLY_PICTURES set to a folder, the pages are kept there as pictures (`make pictures`).
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from reportedly.cli.demo import SAMPLES
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.people.managing import add_user
from reportedly.people.users import User
from web.in_browser import ready, settled

PASSWORD = "correct horse battery"
NAMES = ("al-eis-communique.html", "al-eis-tehran.txt", "sanaa-funeral.txt")
TORN = "torn.pdf"
DROP = """
(files) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(
      new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })
    );
}
"""
REFUSED = re.compile("status of 4(00|09)")  # what a browser notes of a stale edit that was refused, as meant
CURRENT = "#cards > article:not([hidden])"


class Analyst:
    """
    Somebody at a browser of their own; what goes wrong in it, and whom it asks, is noted.
    """

    def __init__(self, browser, address, language):
        self.address, self.language = address, language
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 900}, base_url=address, locale="en-GB"
        )
        self.context.add_cookies([{"name": "reportedly_language", "value": language, "url": address}])
        self.page = self.context.new_page()
        self.wrong = []
        self.page.on("console", lambda said: self.note(said.text) if said.type == "error" else None)
        self.page.on("pageerror", lambda error: self.note(str(error)))
        self.page.on("request", lambda asked: self.note(asked.url) if self.is_foreign(asked.url) else None)

    def is_foreign(self, url):
        """
        Whether an address is of another machine.
        """
        return not url.startswith((self.address, "data:", "blob:"))

    def note(self, words):
        """
        Keeps what went wrong.
        """
        if not REFUSED.search(words):
            self.wrong.append(words)

    def sign_in(self, name):
        """
        Signs in, and waits for the inbox.
        """
        self.page.goto("/")
        self.picture("sign-in")
        self.page.locator("#name").fill(name)
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator("#password").press("Enter")
        ready(self.page, "inbox")

    def press(self, *keys):
        """
        Presses keys, one after the other.
        """
        for key in keys:
            self.page.keyboard.press(key)

    def picture(self, name):
        """
        Keeps the page as it is seen, where pictures are wanted.
        """
        folder = os.environ.get("REPORTEDLY_PICTURES")
        if folder:
            self.page.screenshot(path=Path(folder) / f"{name}-{self.language}.png")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "day.db"
    with Ledger.open(path) as ledger:
        add_user(ledger, User("amal", "Amal Haddad", "admin", frozenset({"export"})), PASSWORD, "test")
        add_user(ledger, User("ben", "Ben Okoro", "coder"), PASSWORD, "test")
    return path


@pytest.fixture(params=["en", "ar"])
def two(request, browser, workbench, path):
    with workbench(path) as address:
        amal, ben = (Analyst(browser, address, request.param) for _ in range(2))
        yield amal, ben
        for one in (amal, ben):
            one.context.close()
    assert amal.wrong == []
    assert ben.wrong == []


def test_a_day_of_two_people(two, path):
    """
    Reports are dropped and judged by keyboard, a count and a place corrected, a claim added; events are
    joined, split, explained and set right again; a table is taken along; nobody overwrites the other.
    """
    amal, ben = two
    amal.sign_in("amal")
    ben.sign_in("ben")
    drop_reports(amal)
    judge_all_by_keyboard(amal)
    correct_a_count_and_a_place(amal)
    refuse_what_is_stale(amal, ben)
    add_a_missed_claim(amal)
    join_and_split(amal)
    take_a_table(amal)
    visit_the_rest(amal)

    with Ledger.open(path) as ledger:
        made = decisions(ledger)
    assert {"amal", "ben"} == {one.who for one in made}
    assert {"accept", "reject", "correct", "add", "same", "split", "undo"} <= {one.kind for one in made}


def open_claims(page):
    """
    Waits until a report shows a claim and answers to keys.
    """
    page.wait_for_selector(CURRENT)
    ready(page, "report")


def drop_reports(amal):
    """
    Three reports are dropped on the inbox and read while one waits; a file that is torn is listed by itself.
    """
    page = amal.page
    files = [(name, (SAMPLES / name).read_text(encoding="utf-8")) for name in NAMES]
    page.evaluate(DROP, [*files, (TORN, "%PDF-1.7, and no more")])
    page.wait_for_selector('.job[data-state="done"]', timeout=120_000)
    expect(page.locator(".reports tbody")).to_have_count(3)
    page.goto("/")
    settled(page, ".reports")
    amal.picture("inbox")


def judge_all_by_keyboard(amal):
    """
    From the inbox to each report and through all its claims without a mouse.
    """
    page = amal.page
    amal.press("j", "Enter")
    open_claims(page)
    amal.picture("report")
    count = page.locator("#cards > article").count()
    for number in range(count):
        amal.press("r" if number == 1 else "a")
        expect(page.locator("#cards > article[data-status='']")).to_have_count(count - number - 1)
    expect(page.locator("#cards > article[data-status=rejected]")).to_have_count(1)
    amal.press("u")
    expect(page.locator("#cards > article[data-status='']")).to_have_count(1)


def correct_a_count_and_a_place(amal):
    """
    A number is typed over with a reason, a place chosen from the gazetteer.
    """
    page = amal.page
    page.goto("/?q=advisers+fall")
    settled(page, ".reports")
    amal.press("j", "Enter")
    open_claims(page)
    page.locator(".claim-button", has_text="killed").first.click()
    amal.press("e")
    page.wait_for_selector("#editor")
    amal.picture("edit")
    page.locator('[data-part="casualties.0"] [data-value=low]').fill("5")
    page.locator('[data-part="casualties.0"] [data-value=high]').fill("5")
    place = page.locator("[data-part=place] [data-ahead]")
    place.fill("Khan Tuman")
    page.wait_for_selector("[role=option]")
    amal.press("ArrowDown", "Enter")
    page.locator("[data-why]").fill("five names are on the list of the dead")
    amal.press("Control+Enter")
    page.wait_for_selector(f"{CURRENT}[data-status=corrected]")


def refuse_what_is_stale(amal, ben):
    """
    Two people edit one claim: the later one is told who changed what, and keeps what he typed.
    """
    ben.page.goto(amal.page.url)
    open_claims(ben.page)
    claim = amal.page.locator(CURRENT).get_attribute("data-claim")
    ben.page.locator(f'[data-claim="{claim}"]').first.click()
    ben.press("e")
    ben.page.wait_for_selector("#editor")
    ben.page.locator('[data-part="casualties.0"] [data-value=low]').fill("4")
    ben.page.locator("[data-why]").fill("the paper says four")
    amal.press("r")
    amal.page.wait_for_selector("#cards > article[data-status=rejected]", state="attached")
    ben.press("Control+Enter")
    ben.page.wait_for_selector("#conflict:not([hidden])")
    ben.picture("stale")
    expect(ben.page.locator('[data-part="casualties.0"] [data-value=low]')).to_have_value("4")
    ben.press("Escape")
    ben.page.goto("/me")
    ben.page.goto(amal.page.url)
    open_claims(ben.page)
    claim = ben.page.locator(CURRENT).get_attribute("data-claim")
    ben.press("a")
    ben.page.wait_for_selector(f"#claim-{claim}[data-status=accepted]", state="attached")


def add_a_missed_claim(amal):
    """
    Words are picked by keyboard and become a claim.
    """
    page = amal.page
    page.locator("#text").focus()
    amal.press("t", "ArrowDown", "Shift+ArrowRight", "m")
    page.wait_for_selector("#editor")
    page.locator("[data-field=event_type]").select_option("deployment")
    amal.press("Control+Enter")
    page.wait_for_selector("article[data-status=added]:not([hidden])")


def join_and_split(amal):
    """
    Two events become one, an account is split off, a figure explained, and both taken back.
    """
    page = amal.page
    page.goto("/events")
    amal.picture("events")
    page.goto(page.locator("table.events a").last.get_attribute("href"))
    page.locator("#others > *").first.wait_for(state="attached")
    settled(page)
    amal.press("o")
    page.locator("#others input[type=radio]").first.check()
    page.locator('form[hx-post$="/same"] button.main').click()
    page.wait_for_url("**done=*", wait_until="load")
    amal.picture("event")
    joined = page.url
    ready(page, "event")
    page.locator(".tick input").last.check()
    amal.press("x")
    page.locator("#why-split").fill("it tells of the day after")
    page.locator("#split-form button.main").click()
    page.wait_for_url(lambda url: url != joined, wait_until="load")
    settled(page)
    with page.expect_navigation(wait_until="load"):
        amal.press("u")
    settled(page)
    expect(page.locator(".history .gone")).not_to_have_count(0)
    amal.press("j", "Enter")
    page.locator(".steps li").first.wait_for()
    settled(page)
    amal.picture("why")


def take_a_table(amal):
    """
    The table of months leaves as CSV.
    """
    page = amal.page
    page.goto("/explore")
    ready(page, "explore")
    page.locator("#map[data-ready]").wait_for()
    amal.picture("explore")
    with page.expect_download() as download:
        page.locator('a[href^="/explore/months.csv"]').first.click()
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("name,events,low,best,high")


def visit_the_rest(amal):
    """
    The other pages of a day.
    """
    for name in ("joining", "coding", "agreement", "history", "users", "me", "skipped", "api"):
        amal.page.goto(f"/{name}")
        amal.page.wait_for_load_state("networkidle")
        amal.picture(name)
        if name == "skipped":
            expect(amal.page.locator("main")).to_contain_text(TORN)
    amal.page.goto("/")
    settled(amal.page, ".reports")
    amal.press("?")
    expect(amal.page.locator("dialog[open]")).to_be_visible()
    amal.picture("keys")
