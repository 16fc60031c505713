"""
PDF files: the text that they carry, with the lines of a page joined into paragraphs again.
"""

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from reportedly.errors import SkipDocument
from reportedly.reading.documents import Found, Raw, ReadingOptions, iso_day, joined, report_of
from reportedly.records import Report

# Where a hyphen only breaks a word at a line end, PDFium joins the lines with one of these.
SOFT = re.compile("[\ufffe\u0002\u00ad]")
HYPHEN = re.compile(r"(?<=[a-z])-$")
ITEM = re.compile(r"\s*(?:[-•–*▪◦]|\(?\d{1,2}[.)])\s")
SENTENCE_END = re.compile(r"[.!?…:؟]['\"”’»)\]]*$")
NO_TITLE = re.compile(r"untitled|microsoft word|.*\.(?:docx?|indd|pdf|qxd|rtf)\b", re.IGNORECASE)


def read_pdf(raw: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report in a PDF file; one that holds only pictures of text says so.
    """
    document = opened(raw.data)
    try:
        found = found_in(document, pypdfium2.PYPDFIUM_INFO.version, raw)
    finally:
        document.close()
    yield report_of(raw.data, found, options)


def opened(data: bytes) -> Any:  # noqa: ANN401
    """
    The PDF, or the reason that it cannot be opened.
    """
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        cut = b"%%EOF" not in data[-2_048:]
        reason = "encrypted PDF: needs a password" if locked else "truncated PDF" if cut else "damaged PDF"
        raise SkipDocument(reason) from error


def found_in(document: Any, version: object, raw: Raw) -> Found:  # noqa: ANN401
    """
    The text and the metadata of a PDF.
    """
    pages = [page_text(document, number) for number in range(len(document))]
    unread = [number for number, text in enumerate(pages, start=1) if text is None]
    text = "\n\n".join(page for page in map(reflowed, filter(None, pages)) if page)
    if not text:
        raise SkipDocument(
            "damaged PDF: no page can be read" if unread else "PDF without text: pictures of pages only"
        )
    told = document.get_metadata_dict()
    title, made = told.get("Title", "").strip(), iso_day(told.get("CreationDate"))
    return Found(
        text,
        f"pdf/pypdfium2 {version}",
        title=title if title and not NO_TITLE.match(title) else first_line(text),
        published=made,
        url=raw.url,
        note=joined(
            "cut short: the PDF lacks its end" if b"%%EOF" not in raw.data[-2_048:] else None,
            f"unreadable pages: {', '.join(map(str, unread))}" if unread else None,
            "publication date: the day that the PDF was made" if made else None,
        ),
    )


def page_text(document: Any, number: int) -> str | None:  # noqa: ANN401
    """
    The text of one page as it stands there, or None where the page is damaged.
    """
    try:
        page = document[number]
    except PdfiumError:
        return None
    words = page.get_textpage()
    text = words.get_text_bounded()
    words.close()
    page.close()
    return str(text)


def reflowed(page: str) -> str:
    """
    The page with its lines joined into paragraphs, one line each, and broken words made whole.
    """
    lines = [" ".join(line.split()) for line in page.replace("\0", "").splitlines()]
    full = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    above = ""
    for line in lines:
        if line and above and continues(above, line, full):
            paragraphs[-1] = attached(paragraphs[-1], line)
        elif line:
            paragraphs.append(line)
        above = SOFT.split(line)[-1]
    return SOFT.sub("", "\n".join(paragraphs))


def attached(paragraph: str, line: str) -> str:
    """
    A paragraph with one more line; a word that was broken at the line end is one word again.
    """
    whole = HYPHEN.sub("", paragraph) if line[:1].islower() else paragraph
    return f"{paragraph} {line}" if whole == paragraph else whole + line


def continues(above: str, line: str, full: int) -> bool:
    """
    Whether a line goes on with the paragraph of the line above it.

    A line much shorter than the fullest ends a paragraph when a sentence ends with it, or
    when it looks like a heading; list items begin lines of their own.
    """
    if ITEM.match(line):
        return False
    if len(above) >= 0.75 * full or HYPHEN.search(above):
        return True
    return not SENTENCE_END.search(above) and line[:1].islower()


def first_line(text: str) -> str | None:
    """
    The first paragraph, if it is short enough for a title.
    """
    line = text.partition("\n")[0]
    return line if len(line) <= 200 and not line.endswith(".") else None
