"""
PDF files: the text that they carry, with the lines of a page joined into paragraphs again.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, raw

from reportedly.errors import SkipDocument
from reportedly.reading.days import iso_day
from reportedly.reading.documents import Found, Raw, ReadingOptions, joined, report_of
from reportedly.reading.paragraphs import SOFT, Line, paragraphs_of, runs_on
from reportedly.reading.paragraphs import joined as joined_lines
from reportedly.records import Report

PRINTED = re.compile(rf"[^\s\0{SOFT}](?:[^\r\n{SOFT}]*(?:[^\s\0]))?")
NO_TITLE = re.compile(
    r"untitled|microsoft word|.*\.(?:docx?|html?|indd|odt|pdf|pptx?|qxd|rtf|txt|xlsx?)\b", re.IGNORECASE
)


def read_pdf(given: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report in a PDF file; one that holds only pictures of text says so.
    """
    document = opened(given.data)
    try:
        found = found_in(document, pypdfium2.PYPDFIUM_INFO.version, given)
    finally:
        document.close()
    yield report_of(given.data, found, options)


def opened(data: bytes) -> Any:  # noqa: ANN401
    """
    The PDF, or the reason that it cannot be opened.
    """
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        cut = is_cut(data)
        reason = "encrypted PDF: needs a password" if locked else "truncated PDF" if cut else "damaged PDF"
        raise SkipDocument(reason) from error


def is_cut(data: bytes) -> bool:
    """
    Whether a PDF breaks off: its end is marked as such, a few bytes before the last at the most.
    """
    return b"%%EOF" not in data[-2_048:]


def found_in(document: Any, version: object, given: Raw) -> Found:  # noqa: ANN401
    """
    The text and the metadata of a PDF.
    """
    pages = [page_lines(document, number) for number in range(len(document))]
    unread = [number for number, lines in enumerate(pages, start=1) if lines is None]
    text = whole(paragraphs_of(lines) for lines in pages if lines)
    if not text:
        raise SkipDocument(
            "damaged PDF: no page can be read" if unread else "PDF without text: pictures of pages only"
        )
    pictured = [
        number for number, lines in enumerate(pages, 1) if lines == [] and shows(document, number - 1)
    ]
    told = document.get_metadata_dict()
    title, made = told.get("Title", "").strip(), iso_day(told.get("CreationDate"))
    return Found(
        text,
        f"pdf/pypdfium2 {version}",
        title=title if title and not NO_TITLE.match(title) else first_line(text),
        published=made,
        url=given.url,
        note=joined(
            "cut short: the PDF lacks its end" if is_cut(given.data) else None,
            f"unreadable pages: {', '.join(map(str, unread))}" if unread else None,
            f"pages without text, pictures of it perhaps: {', '.join(map(str, pictured))}"
            if pictured
            else None,
            "publication date: the day that the PDF was made" if made else None,
        ),
    )


def whole(pages: Iterable[list[str]]) -> str:
    """
    The text of all pages; a sentence that runs on over the foot of a page is not cut there.
    """
    text = ""
    for paragraphs in pages:
        page = "\n".join(paragraphs)
        text = joined_lines(text, page) if text and runs_on(text, page) else f"{text}\n\n{page}".strip()
    return text


def page_lines(document: Any, number: int) -> list[Line] | None:  # noqa: ANN401
    """
    The lines of one page as they stand there, or None where the page is damaged.
    """
    try:
        page = document[number]
    except PdfiumError:
        return None
    words = page.get_textpage()
    letters = [chr(raw.FPDFText_GetUnicode(words, i)) for i in range(words.count_chars())]
    lines = [line_at(words, letters, *found.span()) for found in PRINTED.finditer("".join(letters))]
    words.close()
    page.close()
    return [line for line in lines if line.text]


def shows(document: Any, number: int) -> bool:  # noqa: ANN401
    """
    Whether there is anything on a page at all.
    """
    page = document[number]
    found = next(iter(page.get_objects(max_depth=1)), None)
    page.close()
    return found is not None


def line_at(words: Any, letters: list[str], start: int, end: int) -> Line:  # noqa: ANN401
    """
    One line with its place, from its first letter to its last.
    """
    first, last = words.get_charbox(start, loose=True), words.get_charbox(end - 1, loose=True)
    text = "".join(letters[start:end]).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    left, right = min(first[0], last[0]), max(first[2], last[2])
    return Line(" ".join(text.replace("\0", "").split()), left, right, first[3], first[3] - first[1])


def first_line(text: str) -> str | None:
    """
    The first paragraph, if it is short enough for a title.
    """
    line = text.partition("\n")[0]
    return line if len(line) <= 200 and not line.endswith(".") else None
