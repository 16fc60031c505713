"""
Every page can be used by everybody: axe-core finds nothing against WCAG 2.2 AA, in any language and light.
"""

from pathlib import Path

import pytest

from reportedly.ledger import Ledger
from reportedly.ledger_views import views

AXE = Path(__file__).parents[2] / "workbench" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "inbox": "/",
    "search": "/?q=aleppo",
    "not-read": "/skipped",
    "report": "/reports/{report}",
    "events": "/events",
    "event": "/events/{event}",
    "why": "/events/{event}/why",
    "joining": "/joining",
    "explore": "/explore",
    "coding": "/coding",
    "agreement": "/agreement",
    "history": "/history",
    "users": "/users",
    "me": "/me",
    "scripts": "/api",
    "refusal": "/nothing-is-here",
}


@pytest.fixture(scope="module")
def served(workbench, samples_ledger):
    with Ledger.open(samples_ledger) as ledger:
        most = max(views(ledger), key=lambda view: len(view.told))
        report = most.documents[0].id
    with workbench(samples_ledger) as address:
        yield address, {"event": most.event.id, "report": report}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser, served, name, scheme, language):
    """
    No violation on a page, as it is first shown.
    """
    address, named = served
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    context.add_cookies([{"name": "reportedly_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(address + PAGES[name].format(**named))
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)[
        "violations"
    ]
    context.close()

    assert [
        (one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"][:300]) for one in found
    ] == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_is_wider_than_a_tablet(browser, served, name, language):
    """
    Nothing sticks out of a window of 768 pixels, from left to right or from right to left.
    """
    address, named = served
    context = browser.new_context(viewport={"width": 768, "height": 1024})
    context.add_cookies([{"name": "reportedly_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(address + PAGES[name].format(**named))
    page.wait_for_load_state("networkidle")
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()

    assert over <= 0
