"""
Tables as spreadsheets and databases save them: how their cells are parted, and each row with its line.

Reports, places and actors may all come as such tables.
"""

import codecs
import csv
import os
import re
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from reportedly.errors import UsageError
from reportedly.unread import GZIP, unread_kind

# Spreadsheets part cells with semicolons where numbers have commas; the first of those most seen counts.
SEPARATORS = ",;\t|"
# They save "Unicode text" with one of these marks.
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# How far the line of the headings is looked at, and the beginning and the end of a file that is none.
LONGEST_HEAD = 1 << 16
ADDRESS = re.compile(r"(https?|ftp):/", re.IGNORECASE)
# What else people have lists in, by how the file begins, and what they can do about it.
OTHER = {
    b"%PDF": "a PDF",
    b"<?xml": "XML",
    b"<kml": "KML",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    GZIP: "packed (gzip)",
}
REMEDIES = {
    "save its table as CSV (UTF-8), and add that": {
        *("a spreadsheet", "an OpenDocument file", "an old office document", "a Word document", "a PDF"),
        "a web page",
    },
    "save it as CSV (UTF-8) or GeoJSON, and add that": {"a database", "a shapefile", "XML", "KML"},
    "unpack it, and add what is in it": {
        *("a ZIP archive", "an archive", "a bzip2 file", "an xz file", "a zstd file", "packed (gzip)"),
    },
}


class Row(NamedTuple):
    """
    One row: the line that it ends on, its cells by their columns, and whether it has more cells than columns.

    `cells` is None where a quotation mark is not closed, or a cell is longer than any may be.
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


def listable(path: Path) -> None:
    """
    Raise UsageError where a path is no file, or one that holds no list that can be added.
    """
    if ADDRESS.match(str(path)):
        raise UsageError(f"{path} is an address; download the file, and add that")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name the files in it")
    if not path.is_file():
        raise UsageError(f"{path} is not there, or is no file")
    kind = kind_of_no_list(path)
    remedy = next(
        (words for words, kinds in REMEDIES.items() if kind in kinds), "no list can be read from it"
    )
    if kind:
        raise UsageError(f"{path} is {kind}; {remedy}")
    if not beginning(path):
        raise UsageError(f"{path} is empty")


def kind_of_no_list(path: Path) -> str | None:
    """
    What a file is that no list can be read from, by how it begins and how it ends.
    """
    try:
        with path.open("rb") as file:
            head = file.read(LONGEST_HEAD)
            file.seek(max(len(head), file.seek(0, os.SEEK_END) - LONGEST_HEAD))
            tail = file.read()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    other = (kind for mark, kind in OTHER.items() if start.startswith(mark.lower()))
    return unread_kind(head + tail) or next(other, None)


def beginning(path: Path) -> str:
    """
    The first letters of a file that are no white space, with the line that they stand on.
    """
    with path.open("rb") as file:
        data = file.read(LONGEST_HEAD)
    text = data.decode(marked_encoding(data), errors="replace")
    lines = text.splitlines(keepends=True)
    return "".join(lines[next((at for at, line in enumerate(lines) if line.strip()), len(lines)) :])


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
    rows = Cells(lines, max(SEPARATORS, key=head.count))
    columns = next((cells for _, cells in rows if cells is None or any(map(str.strip, cells))), None) or []
    return Table(tuple(columns), (row_of(columns, *found) for found in rows))


class Cells:
    """
    The number of each line that has cells, and the cells; None where they cannot be told, which costs no
    line but that one: where a quotation mark is not closed, it is read on from the next line.
    """

    def __init__(self, lines: IO[str], separator: str) -> None:
        """
        *separator* parts the cells.
        """
        self.lines = lines
        self.separator = separator
        self.taken: list[str] = []
        self.again: deque[str] = deque()
        self.line = 0
        self.reader = csv.reader(iter(self.take, ""), delimiter=separator)

    def take(self) -> str:
        """
        The next line, "" after the last one.
        """
        line = self.again.popleft() if self.again else self.lines.readline()
        self.taken.append(line)
        return line

    def __iter__(self) -> Iterator[tuple[int, list[str] | None]]:
        while True:
            self.taken.clear()
            try:
                cells: list[str] | None = next(self.reader)
            except StopIteration:
                return
            except csv.Error:
                cells = None
            if cells is None or self.unclosed():
                self.again.extendleft(line for line in reversed(self.taken[1:]) if line)
                self.line += 1
                self.reader = csv.reader(iter(self.take, ""), delimiter=self.separator)
                yield self.line, None
            else:
                self.line += len(self.taken)
                if cells:
                    yield self.line, cells

    def unclosed(self) -> bool:
        """
        Whether cells go over several lines only since a quotation mark is not closed.
        """
        if len(self.taken) == 1:
            return False
        if not self.taken[-1]:
            return True
        try:
            list(csv.reader(self.taken, delimiter=self.separator, strict=True))
        except csv.Error:
            return True
        return False


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
    return f"a quotation mark that is not closed, or a cell of more than {csv.field_size_limit():,} letters"


def more_cells(cells: Mapping[str, str]) -> str:
    """
    What is wrong with a row that has more cells than the head of its table.
    """
    return f"more cells than the {len(cells)} columns; a cell with a comma in it stands in quotation marks"
