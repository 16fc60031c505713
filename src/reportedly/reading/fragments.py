"""
Scraps of HTML, as mail and feeds carry them, and pages in which no main text can be made out.
"""

import re

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from reportedly.reading.documents import PARSER_ERRORS

BLOCK = re.compile(
    r"address|article|aside|blockquote|br|center|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|header"
    r"|li|main|nav|[ou]l|p|pre|section|t(?:able|body|d|h|head|r)"
)
UNSEEN = "//script|//style|//noscript|//template|//head|//comment()|//processing-instruction()"


def fragment_text(source: str) -> str:
    """
    The text of a scrap of HTML, one line a paragraph, list items marked.
    """
    tree = parsed(source)
    if tree is None:
        return ""
    for unseen in tree.xpath(UNSEEN):
        unseen.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str) and BLOCK.fullmatch(element.tag):
            mark = "\n- " if element.tag == "li" else "\n"
            element.text = mark + (element.text or "")
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return "\n".join(line for line in lines if line.strip("- "))


def parsed(source: str) -> HtmlElement | None:
    """
    The tree of a page or scrap, or None where there is nothing to parse.
    """
    try:
        return document_fromstring(source, parser=HTMLParser(encoding="utf-8"))
    except (LxmlError, *PARSER_ERRORS):
        return None
