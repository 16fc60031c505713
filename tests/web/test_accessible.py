"""
Every page can be used by everybody: axe-core finds nothing against WCAG 2.2 AA, in any language and light.
"""

import re
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from reportedly.events.event_words import figure_name
from reportedly.ledger.codings import coding, save_coding, set_plan, to_code
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_views import event_views
from reportedly.people.double_coding import Plan
from reportedly.web import create_app
from reportedly.web.settings import Settings
from web.in_browser import settled

AXE = Path(__file__).parents[2] / "workbench" / "node_modules" / "axe-core" / "axe.min.js"
DESK, TABLET = {"width": 1280, "height": 900}, {"width": 768, "height": 1024}
# Names and words of reports, which keep their own direction and letters.
APART = re.compile("\u2068[^\u2069]*\u2069")
# What is said in place of what is seen, and the words of drawings that are no names.
SPOKEN = ["aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder"]
DRAWN = "svg title, svg desc, .drawing .tick, .drawing .unit, .drawing .scalename"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "inbox": "/",
    "search": "/?q=aleppo",
    "not-read": "/skipped",
    "report": "/reports/{report}",
    "events": "/events",
    "event": "/events/{event}",
    "why": "/events/{event}/why?figure={figure}",
    "others": "/events/{event}/others?search=aleppo",
    "joining": "/joining",
    "explore": "/explore",
    "coding": "/coding",
    "coded": "/coding/{coded}",
    "adjudication": "/coding/{twice}/adjudicate",
    "agreement": "/agreement",
    "history": "/history",
    "users": "/users",
    "me": "/me",
    "scripts": "/api",
    "sign-in": "/sign-in",
    "refusal": "/nothing-is-here",
}


# What is no page: told to scripts or saved, shown within pages, or only leads on to one.
NO_PAGES = {
    "/language/{language}",
    "/tiles.pmtiles",
    "/outlines.json",
    "/explore/spots",
    "/explore/{table}.csv",
    "/agreement/lessons.jsonl",
    "/actors",
    "/places",
    "/reports/{report}/claims/{claim}/map.svg",
    "/read/{job}",
    "/reports/{report}/edit",
    "/coding/{report}/edit",
}


@pytest.fixture(scope="module")
def served(workbench, samples_ledger, tmp_path_factory):
    """
    A ledger in which reports are coded twice, and the names for the addresses.
    """
    path = tmp_path_factory.mktemp("pages") / "pages.db"
    shutil.copy(samples_ledger, path)
    with Ledger.open(path) as ledger:
        most = max(event_views(ledger), key=lambda view: len(view.told))
        named = {
            "event": most.event.id,
            "figure": figure_name(most.estimates[0]),
            "report": most.documents[0].id,
        }
        set_plan(ledger, Plan(100, 1, ("local", "ben"), machine=True), "local")
        claims_of = {name: coding(ledger, name, "local").claims for name in to_code(ledger, "local")}
        named["twice"], named["coded"] = sorted(claims_of, key=lambda name: (-len(claims_of[name]), name))[:2]
        for coder in ("local", "ben"):
            claims = coding(ledger, named["twice"], coder).claims
            save_coding(ledger, named["twice"], coder, claims[: None if coder == "ben" else 1], done=True)
    with workbench(path) as address:
        yield address, named


@contextmanager
def shown(browser, served, name, language, **how):
    """
    A page as the people of a language see it, once nothing more comes.
    """
    address, named = served
    context = browser.new_context(**how)
    context.add_cookies([{"name": "reportedly_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(address + PAGES[name].format(**named))
    page.wait_for_load_state("networkidle")
    settled(page)
    yield page
    context.close()


def test_every_page_is_looked_at(tmp_path):
    """
    A new page is added to those that are tried here.
    """
    made = create_app(Settings(tmp_path / "new.db", reader="grammar"))
    asked = {
        re.sub(r"\{[^}]*\}", "{}", route)
        for route, methods in made.openapi()["paths"].items()
        if "get" in methods and route not in NO_PAGES
    }
    tried = {re.sub(r"\{[^}]*\}", "{}", address.partition("?")[0]) for address in PAGES.values()}

    assert asked <= tried


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, served, name, scheme, language):
    """
    No violation on a page, as it is first shown.
    """
    with shown(browser, served, name, language, viewport=DESK, color_scheme=scheme) as page:
        found = violations(page)

    assert found == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_phone(browser, served, name, language):
    """
    What needs more room scrolls within its own box.
    """
    with shown(browser, served, name, language, viewport={"width": 390, "height": 844}) as page:
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert wide <= 0


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("key", ["e", "?"])
@pytest.mark.parametrize("name", ["report", "coded"])
def test_axe_finds_nothing_in_what_a_key_opens(browser, served, name, key, language):
    """
    The form for a claim, and the list of keys.
    """
    with shown(browser, served, name, language, viewport=DESK) as page:
        page.keyboard.press("j")
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]" if key == "?" else ".editor")
        found = violations(page)

    assert found == []


def test_what_stays_in_sight_is_not_under_the_head_of_the_page(browser, served):
    """
    Also where the head takes two lines, as on a narrow window.
    """
    with shown(browser, served, "report", "en", viewport={"width": 620, "height": 900}) as page:
        page.set_viewport_size({"width": 790, "height": 600})
        page.evaluate("document.querySelector('.top').style.flexDirection = 'column'")
        page.evaluate("window.scrollTo({top: 200, behavior: 'instant'})")
        page.wait_for_function(
            "() => document.querySelector('.card-side').getBoundingClientRect().top"
            " >= document.querySelector('.top').getBoundingClientRect().bottom"
        )


@pytest.mark.parametrize("name", PAGES)
def test_an_arabic_page_describes_itself_in_arabic(browser, served, name):
    """
    Labels, titles and what pictures say of themselves hold no word in Latin letters but names set apart.
    """
    with shown(browser, served, name, "ar", viewport=DESK) as page:
        found = described(page)

    assert in_latin(found) == []


@pytest.mark.parametrize(("language", "said"), [("ar", "خريطة: "), ("en", "Map: ")])
def test_the_maps_of_claims_describe_themselves_in_the_language_of_the_page(browser, served, language, said):
    """
    That of each claim of a report, once it is looked at, and what one reads when one points at the place.
    """
    with shown(browser, served, "report", language, viewport=DESK) as page:
        maps = page.locator("#cards figure[data-map]")
        for number in range(page.locator("#claim-list button").count()):
            page.locator("#claim-list button").nth(number).click()
            page.wait_for_load_state("networkidle")
        labels = [one.get_attribute("aria-label") for one in maps.locator("svg").all()]
        found = described(page)

    assert labels
    assert all(label.startswith(said) for label in labels)
    assert in_latin(found) == [] or language == "en"


def described(page):
    """
    What stands in place of what is seen: labels, titles, and the words of the axes of drawings.
    """
    labels = page.evaluate(
        "(names) => names.flatMap((name) =>"
        " [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name)))",
        SPOKEN,
    )
    return labels + page.locator(DRAWN).all_text_contents()


def in_latin(told):
    """
    What has words in Latin letters outside the marks that set names apart.
    """
    return sorted({words for words in told if re.search(r"[A-Za-z]{2}", APART.sub("", words))})


def violations(page):
    """
    What axe-core finds on a page, with the first element of each kind.
    """
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"][:300])
        for one in found["violations"]
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_tablet(browser, served, name, language):
    """
    Nothing sticks out of a window of 768 pixels, from left to right or from right to left.
    """
    with shown(browser, served, name, language, viewport=TABLET) as page:
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert over <= 0
