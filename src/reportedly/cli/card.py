"""
One claim, or one report, field by field on a terminal.
"""

import re

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.table import spaced, title_line
from reportedly.records import Claim, Document, Span
from reportedly.telling.cards import Row, missing, rows
from reportedly.telling.highlights import marked_paragraphs, marks_of
from reportedly.telling.wording import safe

KIND_STYLES = {
    "trigger": "bold red",
    "source": "underline blue",
    "cue": "blue",
    "count": "bold yellow",
    "victims": "yellow",
    "perpetrator": "magenta",
    "target": "magenta",
    "weapon": "magenta",
    "place": "underline green",
    "time": "cyan",
    "evidence": "underline",
}
LINE = re.compile(r"[^\r\n\u2028\u2029]*")
AROUND = 400


def claim_card(document: Document, claim: Claim, note: str = "") -> Group:
    """
    Every field of a claim with the words it rests on, after its words in context; *note* is what was decided.
    """
    found = rows(claim, document.text, document.published)
    lines = [(row.label, value_text(row, document.text)) for row in found]
    table = fields([*lines, ("decided", Text(note, "magenta"))] if note else lines)
    unsaid = missing(claim)
    return Group(
        title_line(document),
        Padding(context(document.text, claim), (1, 0, 1, 2)),
        table,
        Text(f"not said: {', '.join(unsaid)}" if unsaid else "", "dim"),
    )


def document_card(document: Document) -> Table:
    """
    What is known of a report, but its text.
    """
    known = {
        "report": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "address": document.url,
        "source id": document.source_id,
        "read with": document.extractor,
        "note": document.note,
        "SHA-256 of bytes": document.sha256_raw,
        "SHA-256 of text": document.sha256_text,
        "length": f"{len(document.text):,} characters",
    }
    return fields([(name, Text(safe(value))) for name, value in known.items() if value])


def fields(lines: list[tuple[str, Text]]) -> Table:
    """
    Names and values in two columns.
    """
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in lines:
        table.add_row(name, value)
    return table


def value_text(row: Row, text: str) -> Text:
    """
    A value as normalised, the words as stated, and what else is known.
    """
    quotes = " ".join(f"“{safe(span.of(text))}”" for span in row.words)
    parts = [(row.value, "bold"), (quotes, "italic"), (" · ".join(safe(note) for note in row.notes), "dim")]
    return Text("  ").join(Text(words, style) for words, style in parts if words)


def context(text: str, claim: Claim) -> Text:
    """
    The line that holds a claim's sentence, its words marked, cut where it is very long.
    """
    line = line_around(text, claim.sentence)
    marks = [mark for mark in marks_of([claim]) if mark.start < line.end and mark.end > line.start]
    shifted = [mark._replace(start=mark.start - line.start, end=mark.end - line.start) for mark in marks]
    words = line.of(text)
    shown = Text()
    for paragraph in marked_paragraphs(words, shifted):
        for piece in paragraph:
            kinds = [mark.kind for mark in piece.marks]
            shown.append(spaced(piece.span.of(words)), " ".join(KIND_STYLES[kind] for kind in kinds[-1:]))
    return shown


def line_around(text: str, sentence: Span) -> Span:
    """
    The sentence with what stands before and after it in the same line, as far as it bears reading.
    """
    first = max(text.rfind("\n", 0, sentence.start) + 1, sentence.start - AROUND)
    found = LINE.match(text, sentence.end, sentence.end + AROUND)
    return Span(first, found.end() if found else sentence.end)
