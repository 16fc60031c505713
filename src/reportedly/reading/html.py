"""
Web pages, saved or fetched.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from warnings import catch_warnings, simplefilter

import trafilatura
from trafilatura.settings import Document as Page

from reportedly.errors import SkipDocument
from reportedly.reading.documents import (
    Found,
    Raw,
    ReadingOptions,
    joined,
    report_of,
    titled,
)
from reportedly.reading.encoding import Decoded, decode
from reportedly.reading.fragments import fragment_text
from reportedly.reading.page_dates import published_on
from reportedly.reading.page_tables import without_layout
from reportedly.records import Report

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([\w.:-]+)", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]+)")
XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}>")
# Browsers save pictures inside the page, megabytes of them.
PICTURE = re.compile(r"data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=%\s]*")

SETTINGS: dict[str, Any] = {
    "with_metadata": True,
    "include_comments": False,
    "date_extraction_params": {"original_date": True, "extensive_search": False},
}

# What parsers log about a page is told by the reason or the note of its report.
for logger in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(logger).addHandler(logging.NullHandler())


def read_page(raw: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report on a web page: its main text, quotations and lists kept, with what the page says of itself.
    """
    yield report_of(raw.data, found_on(raw), options)


def found_on(raw: Raw) -> Found:
    """
    The text of a page and what the page says of itself.
    """
    decoded = page_text(raw)
    found = extracted(without_layout(decoded.text), raw.url)
    body = found.text or fragment_text(decoded.text)
    if not body.strip():
        raise SkipDocument("a page without readable text")
    unmarked = None if found.text else "no main text was found: the whole page was read"
    published, why = published_on(decoded.text, raw.url)
    return replace(page(found, body, raw, joined(decoded.note, unmarked, why)), published=published)


def page(found: Any, body: str, raw: Raw, note: str | None) -> Found:  # noqa: ANN401
    """
    What a page says of itself, with its text.
    """
    return Found(
        titled(found.title, body),
        f"html/trafilatura {trafilatura.__version__}",
        title=found.title,
        publisher=found.sitename or found.hostname,
        url=found.url or raw.url,
        note=note,
    )


def page_text(raw: Raw) -> Decoded:
    """
    The source text of a page, in the encoding that the server or the page itself declares.
    """
    head = raw.data[:4_096]
    inside = META_CHARSET.search(head) or XML_CHARSET.search(head)
    decoded = decode(raw.data, raw.charset or (inside.group(1).decode("ascii") if inside else None))
    source = XML_DECLARATION.sub("", decoded.text, count=1).replace("\0", "")
    return decoded._replace(text=PICTURE.sub("", source))


def extracted(source: str, url: str | None) -> Any:  # noqa: ANN401
    """
    The main text and the metadata of a page; an empty record where nothing is found.
    """
    with catch_warnings():
        simplefilter("ignore")
        found = trafilatura.bare_extraction(source, url=url, **SETTINGS)
    return found or Page(title="", text="")
