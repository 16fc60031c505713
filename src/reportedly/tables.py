"""
Tables as spreadsheets and databases save them: how their cells are parted, and each row with its line.

Reports, places and actors may all come as such tables.
"""

import codecs
import csv
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from _csv import Reader

# Spreadsheets part cells with semicolons where numbers have commas; the first of those most seen counts.
SEPARATORS = ",;\t|"
# They save "Unicode text" with one of these marks.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# How far the line of the headings is looked at.
LONGEST_HEAD = 1 << 16


class Row(NamedTuple):
    """
    One row: the line that it ends on, its cells by their columns, and whether it has more cells than columns.

    `cells` is None where one of them is longer than any may be, mostly since a quotation mark is not closed.
    """

    line: int
    cells: dict[str, str] | None
    has_more: bool = False


class Table(NamedTuple):
    """
    The columns as they are headed, and the rows below, read as they are asked for.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]


def marked_encoding(head: bytes) -> str:
    """
    The encoding of a file that begins so, by its mark alone: UTF-16 or UTF-8.
    """
    return "utf-16" if head.startswith(WIDE) else "utf-8-sig"


def read_table(lines: IO[str]) -> Table:
    """
    A table from a file that was opened with `newline=""`; the first line that is not blank heads its columns.
    """
    head = next((line for line in iter(lambda: lines.readline(LONGEST_HEAD), "") if line.strip()), "")
    lines.seek(0)
    reader = csv.reader(lines, delimiter=max(SEPARATORS, key=head.count))
    rows = cells_of(reader)
    columns = next((cells for _, cells in rows if cells is None or any(map(str.strip, cells))), None) or []
    return Table(tuple(columns), (row_of(columns, *found) for found in rows))


def cells_of(reader: "Reader") -> Iterator[tuple[int, list[str] | None]]:
    """
    The number of each line that has cells, and the cells: None where one of them has no end.
    """
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield reader.line_num, None
        else:
            if cells:
                yield reader.line_num, cells


def row_of(columns: list[str], line: int, cells: list[str] | None) -> Row:
    """
    One row; cells that it lacks are empty.
    """
    if cells is None:
        return Row(line, None)
    more = len(cells) > len(columns)
    filled = cells + [""] * (len(columns) - len(cells))
    return Row(line, dict(zip(columns, filled, strict=False)), more)


def endless() -> str:
    """
    What is wrong with a row that has a cell without an end.
    """
    return f"a cell of more than {csv.field_size_limit():,} letters"
