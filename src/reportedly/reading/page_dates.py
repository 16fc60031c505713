"""
The day on which a web page was published, by what the page itself says.
"""

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from html import escape
from typing import Any

import htmldate
from lxml.html import HtmlElement

from reportedly.language.endings import SENTENCE_END
from reportedly.lexicons import lexicon
from reportedly.reading.days import iso_day
from reportedly.reading.fragments import lines_in, parsed

LINKED_DATA = './/script[contains(@type, "ld+json")]'
LOOSELY = r'"%s"\s*:\s*"?([^",}]+)'
# Where the article stands in linked data that tell of a whole site.
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
ARTICLE = re.compile(r"article|posting|report|story", re.IGNORECASE)
PAGE = re.compile(r"page$", re.IGNORECASE)

NAMED = ("name", "property", "itemprop", "http-equiv")
PUBLICATION = re.compile(
    r"publi(?!sh(?:er|ing))|pub-?date|issued|posted|created|display_?date|(?:^|[.:_])date$", re.IGNORECASE
)
CHANGED = re.compile(r"modif|updat|lastmod|revis|utime|lastdate|copyright|expir", re.IGNORECASE)

# Lines of text: a date in them is that of an event. A line with a byline or a date has no full stop.
RUNNING = ".//p | .//li | .//blockquote | .//dd | .//td[not(*)] | .//div[not(*)]"
SHORT, BODY = 80, 120
YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")


def published_on(source: str, url: str | None) -> tuple[str | None, str | None]:
    """
    The day on which a page was published, and a note where the page does not plainly say so.

    1. Linked data of the article. 2. What else is named for programs. 3. The address, and what is marked as a
    date outside the sentences. 4. A line such as "Published 12 March 2024". 5. The day of the last change.
    6. A day in the headline, which may be that of the event.
    """
    tree = parsed(source)
    if tree is None:
        return None, None
    region = region_of(tree)
    plainly = linked_day(tree, "datePublished", region) or named_day(tree, region)
    day = plainly or marked_day(tree, url) or line_day(tree, region)
    if day:
        return day, None
    day = linked_day(tree, "dateModified", region) or named_day(tree, region, changed=True)
    if day:
        return day, "publication date: the day that the page was last changed"
    day = headline_day(tree)
    return day, "publication date: the day that the headline names" if day else None


def region_of(tree: HtmlElement) -> str | None:
    """
    The country of a page's language: "US" for "en-US".
    """
    found = re.fullmatch(r"[A-Za-z]{2,3}[-_]([A-Za-z]{2})", tree.get("lang", "").strip())
    return found.group(1).upper() if found else None


def linked_day(tree: HtmlElement, key: str, region: str | None) -> str | None:
    """
    The day that the linked data (JSON-LD) of an article tell, or else those of its page.
    """
    days: dict[str, str] = {}
    for script in tree.xpath(LINKED_DATA):
        for kind, words in told_in(script.text or "", key):
            day = iso_day(words, region)
            if day:
                days.setdefault(kind, day)
    return next((days[kind] for kind in ("article", "page") if kind in days), None)


def told_in(words: str, key: str) -> Iterator[tuple[str, str]]:
    """
    What linked data tell under a key, each with the kind of thing that they tell it of.
    """
    try:
        data = json.loads(words, strict=False)
    except (ValueError, RecursionError):
        loose = re.search(LOOSELY % key, words)
        if loose:
            yield "article", loose.group(1)
        return
    for thing in things(data):
        if isinstance(thing.get(key), str | int | float):
            yield kind_of(thing), str(thing[key])


def things(data: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 (whatever JSON holds)
    """
    What linked data tell of: one thing, a list or a graph of them.
    """
    waiting = [data]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in WITHIN if key in one]


def kind_of(thing: Mapping[str, Any]) -> str:
    """
    Whether a thing is an article, the page that it is on, or something else there, such as a film.
    """
    kinds = thing.get("@type", "Article")
    names = " ".join(map(str, kinds if isinstance(kinds, list) else [kinds]))
    return "article" if ARTICLE.search(names) else "page" if PAGE.search(names) else "other"


def named_day(tree: HtmlElement, region: str | None, *, changed: bool = False) -> str | None:
    """
    The day that a page names for programs as that of its publication, or of its last change.
    """
    for entry in tree.xpath(".//meta | .//*[@itemprop]"):
        name = next((entry.get(key) for key in NAMED if entry.get(key)), "")
        if CHANGED.search(name) if changed else (PUBLICATION.search(name) and not CHANGED.search(name)):
            told = entry.get("content") or entry.get("datetime") or entry.text
            day = iso_day(told, region)
            if day:
                return day
    return None


def marked_day(tree: HtmlElement, url: str | None) -> str | None:
    """
    The day in the address of a page, or in what is marked as a date outside the sentences.
    """
    bare = deepcopy(tree)
    for element in list(bare.xpath(f"{RUNNING} | .//title | .//h1 | .//script | .//meta")):
        words = "" if element.tag in {"title", "h1", "script", "meta"} else one_line(element)
        if not words or len(words) > BODY or SENTENCE_END.search(words):
            element.drop_tree()
    return found_by_marks(bare, url)


def found_by_marks(page: HtmlElement | str, url: str | None = None) -> str | None:
    """
    The day that htmldate finds in the marks of a page.
    """
    found: str | None = htmldate.find_date(page, extensive_search=False, original_date=True, url=url)
    return found


def one_line(element: HtmlElement) -> str:
    """
    The words in an element.
    """
    return " ".join(element.text_content().split())


def line_day(tree: HtmlElement, region: str | None) -> str | None:
    """
    The day of a line that says when the page was published, or of the only one with a date above the text.
    """
    lines = lines_in(tree)
    for line in lines:
        day = labelled_day(line, region)
        if day:
            return day
    above = next((k for k, line in enumerate(lines) if len(line) > BODY), len(lines))
    days = {iso_day(line, region) for line in lines[:above] if is_short(line)} - {None}
    return days.pop() if len(days) == 1 else None


def is_short(line: str) -> bool:
    """
    Whether a line could be a date and hardly more: short, and with a year.
    """
    return len(line) <= SHORT and bool(YEAR.search(line))


def labelled_day(line: str, region: str | None) -> str | None:
    """
    The day of a line such as "Published on 12 March 2024"; when it was updated is another day.
    """
    if not is_short(line) or CHANGED.search(line) or SENTENCE_END.search(line):
        return None
    words = line.split()
    if words[0].lower() in lexicon("language")["openers"]:
        return None
    first = next((k for k, word in enumerate(words) if word.strip(":,|").lower() not in labels()), 0)
    return iso_day(" ".join(words[first:]), region) if first else None


@cache
def labels() -> frozenset[str]:
    """
    What may stand before the date in a line of publication, in lower case.
    """
    return frozenset(word.lower() for word in lexicon("language")["header_words"])


def headline_day(tree: HtmlElement) -> str | None:
    """
    A day that the headline or the title names.
    """
    told = "".join(f"<h1>{escape(one_line(element))}</h1>" for element in tree.xpath(".//title | .//h1"))
    return found_by_marks(f"<html><body>{told}</body></html>") if told else None
