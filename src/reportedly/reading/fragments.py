"""
Scraps of HTML, as mail and feeds carry them, and pages in which no main text can be made out.
"""

import re
from collections.abc import Iterator

from lxml.etree import LxmlError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.reading.unreadable import PARSER_ERRORS

BLOCK = re.compile(
    r"address|article|aside|blockquote|br|center|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|header"
    r"|li|main|nav|[ou]l|p|pre|section|t(?:able|body|d|h|head|r)"
)
# Where a word may be broken, and which way it runs: nobody sees them, and they part a word from itself.
INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff")
)
UNSEEN = frozenset({"head", "noscript", "script", "style", "template"})


def fragment_text(source: str) -> str:
    """
    The text of a scrap of HTML, one line a paragraph, list items marked.
    """
    tree = parsed(source)
    return "" if tree is None else "\n".join(lines_in(tree))


def lines_in(tree: HtmlElement) -> list[str]:
    """
    The lines of a tree that hold words.
    """
    text = "".join(filter(None, pieces(tree))).translate(INVISIBLE)
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line.strip("- ")]


def pieces(tree: HtmlElement) -> Iterator[str | None]:
    """
    The words of a tree in their order, with line ends where blocks begin and end.
    """
    walk = iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        block = isinstance(element.tag, str) and BLOCK.fullmatch(element.tag)
        if event != "start":
            yield "\n" if block else None
            yield element.tail
        elif element.tag in UNSEEN:
            walk.skip_subtree()
        else:
            yield "\n- " if element.tag == "li" else "\n" if block else None
            yield element.text


def parsed(source: str) -> HtmlElement | None:
    """
    The tree of a page or scrap, or None where there is nothing to parse.
    """
    try:
        return document_fromstring(source, parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, *PARSER_ERRORS):
        return None
