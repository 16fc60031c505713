"""
What stands before the first sentence of a paragraph: lines of publication, a headline, a dateline.
"""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicons import lexicon
from reportedly.records import Span

DATELINE = re.compile(
    r"\s*(?:"
    r"[A-Z][A-Z .,'’\-]{2,40}(?:,\s+[A-Z][\w .]{2,30})?(?:,\s+[^()\n]{3,25})?\s*"
    r"(?:\([^()\n]{2,40}\)\s*)?(?:--|[–—]|(?<=\))-|-(?!\w))\s*(?:\[[A-Z]+\]\s*)?"
    r"|[^()\n]{3,40}\([A-Z][^()\n]{1,30}\)\s*(?:--|[-–—])\s+"
    r")"
)
HEADER_REACH, DATELINE_REACH = 160, 120


def openings(text: str, paragraph: Span, head: Span | None) -> Iterator[tuple[Span, str]]:
    """
    What stands before the first sentence of a paragraph: lines of publication, a headline, a dateline.
    """
    start = paragraph.start
    if head:
        if start < head.start:
            yield Span(start, head.start), "dateline"
        yield head, "headline"
        start = head.end
    if paragraph.start == 0 or head:
        space = len(text[start : start + 3]) - len(text[start : start + 3].lstrip())
        header = header_pattern().match(text, start + space, min(paragraph.end, start + HEADER_REACH))
        if header:
            yield Span(start, header.end()), "dateline"
            start = header.end()
    dateline = DATELINE.match(text, start, min(paragraph.end, start + DATELINE_REACH))
    if dateline and dateline.end() < paragraph.end:
        yield Span(start, dateline.end()), "dateline"


@cache
def header_pattern() -> re.Pattern[str]:
    """
    A line of publication that runs into the text: "Published July 2 2016", "AFP Sunday 18 Sep 2016".
    """
    table = lexicon("language")
    lead = "|".join(re.escape(word) for word in table["header_words"])
    month = "(?:" + "|".join(table["months"]) + r")[a-z]*\.?"
    day = "(?:(?:" + "|".join(table["weekdays"]) + r")[a-z]*,?\s+)?"
    figures = r"\d{1,2}[./-]\d{1,2}[./-]\d{4}"
    dates = rf"\d{{1,2}}\s+{month},?\s+\d{{4}}|{month}\s+\d{{1,2}},?\s+\d{{4}}|{figures}"
    clock = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:\s*(?:GMT|UTC|[ap]m))?)?"
    return re.compile(rf"(?:(?:{lead})[:,]?\s+){{0,6}}{day}(?:{dates}){clock}[.,]?\s+(?=[A-Z0-9\"“‘])")
