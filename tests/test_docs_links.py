"""
The pages of documentation lead to each other, and nowhere else.
"""

import re
from functools import cache
from pathlib import Path

import pytest

import reportedly

ROOT = Path(__file__).parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*DOCS, *sorted(ROOT.glob("*.md")), ROOT / "src/reportedly/samples/README.md"]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def prose(page):
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page):
    return [target for target in LINK.findall(prose(page)) if not target.startswith(("http://", "https://"))]


@cache
def anchors(page):
    headings = re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def name(page):
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    """
    Each link of a page leads to a file, and to a heading in it, that are there.
    """
    for target in links(page):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


@pytest.mark.parametrize("page", [page for page in DOCS if page.name != "README.md"], ids=name)
def test_every_page_is_in_the_index(page):
    """
    The index of the documentation leads to each of its pages.
    """
    assert page.name in links(ROOT / "docs" / "README.md")


def test_the_changes_of_this_version_are_told():
    """
    The list of changes has the version that the package says it is, first.
    """
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert reportedly.__version__ == versions[0]
