"""
The places that a user added: each file as a table in the user's data folder, and one index of them all.

The tables are plain CSV files, one for each file that was added, and all that needs to be kept; adding a file
of the same name anew replaces its table (a dump and its alternate names have one each), and deleting a table
takes its places back. The index is made from them, and made anew whenever they or this version ask so.
"""

import csv
import hashlib
import os
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import IO, Any

from reportedly.errors import StopRun
from reportedly.folders import data_folder
from reportedly.places.borders import Borders
from reportedly.places.files import rows_of, table_name
from reportedly.places.gazetteer_file import ALTERNATE, LAYOUT, MAIN, NAMES_SCHEMA, NameWriter, opened, whole
from reportedly.places.names import ARABIC
from reportedly.places.place_rows import Bad, Reading, Row

INDEX = "index-*.sqlite"
COLUMNS = tuple(field.name for field in fields(Row))
BARS = "|"
CODE = re.compile(r"[A-Z]{2}\.\w+")
# Longer numbers are ids of nothing, and more than the gazetteer's file can be asked for.
GEONAMES = re.compile(r"geonames:([0-9]{1,18})")

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e-?[0-9]+)?")
# So many lines that are no places are named, of each file.
NAMED = 20
# After so many lines it is told how far a file has been read.
OFTEN = 1000

SCHEMA = f"""
{NAMES_SCHEMA}
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT UNIQUE, name TEXT, kind TEXT, admin1 TEXT, country TEXT,
    code TEXT, lat REAL, lon REAL, precision TEXT, population INTEGER);
"""

KNOWN = """
SELECT coalesce(p.gid, 'geonames:' || p.id), p.name, p.kind, d.name, coalesce(c.name, p.name), p.country,
    p.lat, p.lon, p.precision, p.population
FROM places p LEFT JOIN areas d ON d.code = p.division LEFT JOIN areas c ON c.code = p.country
WHERE p.id = ?
"""


@dataclass(frozen=True, slots=True)
class Added:
    """
    What was added from one file: new places, lines with further names of known places, those with names of
    places that nobody knows (which are not kept), and lines that are no places: the first ones and their
    number. `table` is where all this is kept, None where nothing was worth it; `again` where it replaces
    what was added from a file of that name before, or would have.
    """

    table: Path | None
    places: int
    names: int
    strange: int
    skipped: tuple[Bad, ...]
    refused: int
    again: bool = False


def added_folder(environment: Mapping[str, str]) -> Path:
    """
    Where the tables of added places are kept.
    """
    return data_folder(environment) / "places"


def table_of(path: Path, folder: Path) -> Path:
    """
    Where the places of a file are kept in *folder*.
    """
    return folder / f"{table_name(path)}.csv"


def add(
    path: Path, folder: Path, base: sqlite3.Connection, told: Callable[[int], None] | None = None
) -> Added:
    """
    Keeps the places of a file in *folder*; *base* is the gazetteer that they add to.

    *told* hears again and again how many lines were read.
    """
    rows, target = rows_of(path, Borders(base).fault), table_of(path, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=".places-", dir=folder)
    except OSError as error:
        raise StopRun(f"cannot keep places in {folder}: {error.strerror}") from error
    before = target.exists()
    ids = {row["id"] for table in tables(folder) if table != target for row in lines_of(table)}
    sieve = Sieve(ids, base, told)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as lines:
            write(sieve.worth(rows), target.stem, lines)
        if sieve.kept:
            Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
    counts, table = sieve.counts, target if sieve.kept else None
    return Added(
        table,
        counts["places"],
        counts["names"],
        counts["strange"],
        tuple(sieve.skipped),
        counts["refused"],
        before,
    )


class Sieve:
    """
    Parts the rows that are worth keeping from the others, and counts both.
    """

    def __init__(self, ids: set[str], base: sqlite3.Connection, told: Callable[[int], None] | None) -> None:
        """
        *ids* are those of places that were added before.
        """
        self.ids = ids
        self.base = base
        self.told = told or (lambda _: None)
        self.counts: Counter[str] = Counter()
        self.skipped: list[Bad] = []

    @property
    def kept(self) -> int:
        """
        How many rows were worth keeping.
        """
        return self.counts["places"] + self.counts["names"]

    def worth(self, rows: Reading) -> Iterator[Row]:
        """
        The rows worth keeping.
        """
        for number, row in enumerate(rows, start=1):
            if number % OFTEN == 0:
                self.told(number)
            kind = self.kind(row)
            self.counts[kind] += 1
            if isinstance(row, Bad):
                self.skipped += [row] if self.counts[kind] <= NAMED else []
            elif kind != "strange":
                yield row

    def kind(self, row: Row | Bad) -> str:
        """
        What a row is counted as.
        """
        if isinstance(row, Bad):
            return "refused"
        if row.id in self.ids or known(self.base, row.id) is not None:
            return "names"
        return "places" if row.name else "strange"


def write(rows: Iterable[Row], stem: str, lines: IO[str]) -> None:
    """
    Writes a table of places.
    """
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, start=1):
        writer.writerow(cells(row, f"added:{stem}/{row.id or number}"))


def cells(row: Row, key: str) -> list[Any]:
    """
    A place as one line of a table.
    """
    kept = row.id if row.id.startswith("geonames:") else key
    names = BARS.join(dict.fromkeys(name for name in row.aliases if name and BARS not in name))
    return [kept, row.name, names, *astuple(row)[3:]]


def known(base: sqlite3.Connection, key: str) -> tuple[Any, ...] | None:
    """
    The place of an id as the gazetteer has it.
    """
    number = GEONAMES.fullmatch(key)
    found = base.execute(KNOWN, (int(number[1]),)).fetchone() if number else None
    return tuple(found) if found else None


def tables(folder: Path) -> list[Path]:
    """
    The tables of added places.
    """
    return sorted(folder.glob("*.csv"))


def index_path(folder: Path) -> Path:
    """
    The index of the tables as they are: other tables, or another version, make another index.
    """
    digest = hashlib.sha256(LAYOUT.encode())
    for path in tables(folder):
        kept = path.stat()
        digest.update(f"{path.name} {kept.st_size} {kept.st_mtime_ns}".encode())
    return folder / f"index-{digest.hexdigest()[:12]}.sqlite"


def indexed(folder: Path, base: sqlite3.Connection) -> sqlite3.Connection | None:
    """
    The index of the added places, made if it is missing or damaged, in memory where it cannot be written;
    none without any.
    """
    if not tables(folder):
        return None
    path = index_path(folder)
    if not whole(path):
        try:
            handle, draft = tempfile.mkstemp(prefix=".index-", dir=folder)
        except OSError:
            return index(folder, ":memory:", base)
        os.close(handle)
        try:
            index(folder, draft, base).close()
            for old in folder.glob(INDEX):
                old.unlink(missing_ok=True)
            Path(draft).replace(path)
        finally:
            Path(draft).unlink(missing_ok=True)
    return opened(path)


def index(folder: Path, path: str, base: sqlite3.Connection) -> sqlite3.Connection:
    """
    A new index of all tables of a folder at *path*.
    """
    connection = sqlite3.connect(path, check_same_thread=False)
    connection.executescript(SCHEMA)
    indexer = Indexer(connection, base)
    listed = tables(folder)
    for table in listed:
        indexer.add_places(table)
    for table in listed:
        indexer.add_names(table)
    indexer.finish()
    return connection


class Indexer(NameWriter):
    """
    Lays out the index: the places in the order of their tables, each with all its names.
    """

    def __init__(self, connection: sqlite3.Connection, base: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.base = base
        self.areas = dict(base.execute("SELECT code, name FROM areas").fetchall())
        self.codes = {name.casefold(): code for code, name in self.areas.items() if len(code) == 2}

    def add_places(self, table: Path) -> None:
        """
        The places of a table that have a name there.
        """
        for row in lines_of(table):
            if row["name"]:
                met = known(self.base, row["id"])
                place = met or self.place(row)
                self.keep(place, [row["name"]], ALTERNATE if met else MAIN)
                self.keep(place, row["aliases"].split(BARS), ALTERNATE)

    def add_names(self, table: Path) -> None:
        """
        Further names of a table, for places of the gazetteer or of any table.
        """
        for row in lines_of(table):
            if not row["name"]:
                find = "SELECT * FROM places WHERE gid = ?"
                own = self.connection.execute(find, (row["id"],)).fetchone()
                place = own[1:] if own else known(self.base, row["id"])
                if place:
                    self.keep(place, row["aliases"].split(BARS), ALTERNATE)

    def place(self, row: Mapping[str, str]) -> tuple[Any, ...]:
        """
        A place that the gazetteer lacks, with the names of its division and country.
        """
        code = self.codes.get(row["country"].casefold(), row["country"])
        coded = CODE.fullmatch(row["admin1"])
        admin1 = self.areas.get(row["admin1"], None if coded else row["admin1"]) or None
        where = (float(row["lat"]), float(row["lon"]), row["kind"], int(row["population"]))
        return (
            row["id"],
            row["name"],
            row["kind"],
            admin1,
            self.areas.get(code, row["country"]),
            code,
            *where,
        )

    def keep(self, place: Sequence[Any], names: Sequence[str], how: int) -> None:
        """
        Keeps a place once, under more names.
        """
        self.connection.execute(
            "INSERT OR IGNORE INTO places"
            " (gid, name, kind, admin1, country, code, lat, lon, precision, population)"
            " VALUES (?,?,?,?,?,?,?,?,?,?)",
            tuple(place),
        )
        find = "SELECT id FROM places WHERE gid = ?"
        number = self.connection.execute(find, (place[0],)).fetchone()[0]
        self.name(number, how, names, loose=place[5] in ARABIC)


def lines_of(table: Path) -> Iterator[dict[str, str]]:
    """
    The lines of a table of added places.
    """
    with table.open(encoding="utf-8", errors="replace", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise StopRun(f"{table} is no table of added places; take it away, and add it anew")
        for row in reader:
            if not is_whole(row):
                where = f"{table} is damaged in line {reader.line_num}"
                raise StopRun(f"{where}; mend that line, or take the table away, and add it anew")
            yield row


def is_whole(row: Mapping[Any, Any]) -> bool:
    """
    Whether a line of a table that somebody may have edited has all its cells, and numbers where they belong.
    """
    if None in row or None in row.values():
        return False
    numbers = [row["population"], *((row["lat"], row["lon"]) if row["name"] else ())]
    return row["population"].isdecimal() and all(map(NUMBER.fullmatch, numbers))
