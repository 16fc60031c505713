"""
Tables (CSV, TSV), as spreadsheets and databases export them: each row with a text is a report.
"""

import csv
import io
import json
from collections.abc import Iterator

from reportedly.errors import SkipDocument
from reportedly.reading.columns import LISTED, found_in, is_text
from reportedly.reading.documents import Raw, ReadingOptions, joined, report_of
from reportedly.reading.encoding import decode
from reportedly.reading.unreadable import listed
from reportedly.records import Report, Skipped
from reportedly.tables import Row, endless, read_table


def read_sheet(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of a table, a row each; its first row names the columns.
    """
    decoded = decode(raw.data, raw.charset)
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    table = read_table(io.StringIO(decoded.text, newline=""))
    if not any(map(is_text, table.columns)):
        there = ", ".join(table.columns[:LISTED]) or "-"
        raise SkipDocument(f'a table without a column "text" (it has {there})')
    for number, row in enumerate(table.rows, start=1):
        yield from listed(f"{raw.name}[{number}]", report_of_row(row, decoded.note, options))


def report_of_row(row: Row, note: str | None, options: ReadingOptions) -> Iterator[Report]:
    """
    The report of one row. Its bytes are its fields, in whatever table the row stands.
    """
    if row.cells is None:
        raise SkipDocument(f"broken table: in line {row.line:,} {endless()}")
    more = "more fields than columns" if row.has_more else None
    found = found_in(row.cells, "table", joined(note, more))
    yield report_of(json.dumps(row.cells, ensure_ascii=True).encode("ascii"), found, options)
