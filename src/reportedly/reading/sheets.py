"""
Tables (CSV, TSV), as spreadsheets and databases export them: each row with a text is a report.
"""

import csv
import io
import json
from collections.abc import Iterator

from reportedly.errors import SkipDocument
from reportedly.reading.columns import LISTED, found_in, is_text
from reportedly.reading.documents import Raw, ReadingOptions, joined, report_of, skipped
from reportedly.reading.encoding import decode
from reportedly.records import Report, Skipped

SEPARATORS = "\t;,|"
# Where fields beyond the last column are put: no column is called so, though one may have no name at all.
BEYOND = "\0"


def read_sheet(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of a table, a row each; its first row names the columns.
    """
    decoded = decode(raw.data, raw.charset)
    head = next((line for line in decoded.text.splitlines() if line.strip()), "")
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    rows = csv.DictReader(
        io.StringIO(decoded.text, newline=""),
        delimiter=max(SEPARATORS, key=head.count),
        restkey=BEYOND,
        restval="",
    )
    try:
        names = list(rows.fieldnames or ())
        if not any(map(is_text, names)):
            raise SkipDocument(f'a table without a column "text" (it has {", ".join(names[:LISTED]) or "-"})')
        for number, row in enumerate(rows, start=1):
            yield report_or_reason(row, f"{raw.name}[{number}]", decoded.note, options)
    except csv.Error as error:
        raise SkipDocument(f"broken table: {error}") from error


def report_or_reason(
    row: dict[str, str], place: str, note: str | None, options: ReadingOptions
) -> Report | Skipped:
    """
    The report of one row, or why it is none. Its bytes are its fields, in whatever table the row stands.
    """
    more = row.pop(BEYOND, None)
    try:
        found = found_in(row, "table", joined(note, "more fields than columns" if more else None))
    except SkipDocument as reason:
        return skipped(place, reason)
    return report_of(json.dumps(row, ensure_ascii=True).encode("ascii"), found, options)
