"""
Where in the world a name is: countries, their divisions, towns and villages, well-known spellings.

What the package knows is laid out once, at the first use, as a compact SQLite file in the user's cache
folder (`gazetteer_file`); every later use only opens that file, and the file of the places that the user
added (`added_places`) beside it.
"""

import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.errors import StopRun
from reportedly.folders import cache_folder
from reportedly.places.added import added_folder, indexed
from reportedly.places.gazetteer_file import CAPITAL, COUNTRY, DEMONYM, MAIN, build, file_name, opened, whole
from reportedly.places.gazetteer_towns import Towns
from reportedly.places.names import LOOSE, folded, loosened

BUILT = "gazetteer-*.sqlite"
PLAIN = re.compile(r"[0-9]{1,18}")

FIND = """
SELECT coalesce(p.gid, 'geonames:' || p.id), p.name, p.kind, d.name, coalesce(c.name, p.name), p.country,
    p.lat, p.lon, p.precision, p.population, n.how
FROM names n JOIN places p ON p.id = n.id
    LEFT JOIN areas d ON d.code = p.division
    LEFT JOIN areas c ON c.code = p.country
WHERE n.key = ? ORDER BY n.how DESC, p.population * iif(p.kind = 'province', 0.3, 1) DESC LIMIT 40
"""


KNOWN = """
SELECT coalesce(p.gid, 'geonames:' || p.id), p.name, p.kind, d.name, coalesce(c.name, p.name), p.country,
    p.lat, p.lon, p.precision, p.population
FROM places p LEFT JOIN areas d ON d.code = p.division LEFT JOIN areas c ON c.code = p.country
WHERE p.id = ? OR p.gid = ?
"""


FIND_ADDED = """
SELECT p.gid, p.name, p.kind, p.admin1, p.country, p.code, p.lat, p.lon, p.precision, p.population, n.how
FROM names n JOIN places p ON p.id = n.id
WHERE n.key = ? ORDER BY n.how DESC, p.population DESC, p.id LIMIT 40
"""

MOST_TOWNS, FEW_MAPS = 60, 2
TOWNS = """
SELECT name, lon, lat FROM places
WHERE lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND population > 0 AND kind IN ('city', 'town', 'village')
ORDER BY population DESC, id LIMIT 60
"""
ALL_TOWNS = """
SELECT lat, lon, population, id FROM places
WHERE lat IS NOT NULL AND lon IS NOT NULL AND population > 0 AND kind IN ('city', 'town', 'village')
ORDER BY lat
"""
NAME = "SELECT name FROM places WHERE id = ?"


KNOWN_ADDED = """
SELECT gid, name, kind, admin1, country, code, lat, lon, precision, population
FROM places WHERE gid = ?
"""


BEGUN = """
SELECT DISTINCT coalesce(p.gid, 'geonames:' || p.id), p.name, p.kind, d.name, coalesce(c.name, p.name),
    p.country, p.lat, p.lon, p.precision, p.population
FROM names n JOIN places p ON p.id = n.id
    LEFT JOIN areas d ON d.code = p.division LEFT JOIN areas c ON c.code = p.country
WHERE n.key >= ? AND n.key < ? ORDER BY p.population DESC LIMIT ?
"""


class Entry(NamedTuple):
    """
    One place that a name may mean. `how` says if the name is its usual one, another, or its demonym.

    `kind` is what it is and `precision` what its coordinates stand for (both of the precisions of
    `lexicons/place_words.toml`): a street may be placed by its city. `code` is the country's two letters.
    """

    gazetteer_id: str
    name: str
    kind: str
    admin1: str | None
    country: str
    code: str
    lat: float | None
    lon: float | None
    precision: str
    population: int
    how: int


def writable(folder: Path) -> bool:
    """
    Whether files can be made in *folder*, which is made if need be.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)


def prepared(folder: Path) -> sqlite3.Connection:
    """
    The gazetteer of *folder*, built there if missing or damaged; in memory where nothing can be written.
    """
    path = folder / file_name()
    if whole(path):
        return opened(path)
    places = [place for place in (folder, Path(tempfile.gettempdir())) if writable(place)]
    if not places:
        return build(":memory:")
    target = places[0] / path.name
    if not whole(target):
        handle, draft = tempfile.mkstemp(prefix=".gazetteer-", dir=places[0])
        os.close(handle)
        build(draft).close()
        for old in outdated(places[0]):
            old.unlink(missing_ok=True)
        Path(draft).replace(target)
    return opened(target)


def outdated(folder: Path) -> list[Path]:
    """
    The gazetteers in *folder* that another version built, or other tables.
    """
    return [path for path in sorted(folder.glob(BUILT)) if path.name != file_name()]


class Gazetteer:
    """
    Looks names up, in what the package knows and in what the user added; what was asked is remembered,
    within bounds.
    """

    def __init__(self, connection: sqlite3.Connection, added: sqlite3.Connection | None = None) -> None:
        self.connection = connection
        self.added = added
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.longest = lru_cache(maxsize=20_000)(self._longest)
        self.towns = lru_cache(maxsize=1000)(self._towns)
        self.drawn = 0
        self.laid_out: Towns | None = None

    def _named(self, key: str) -> tuple[Entry, ...]:
        """
        The places that a folded (or loosened) name may mean, the likelier first; added ones come last.
        """
        found = {row[0]: Entry(*row) for row in rows(self.connection, FIND, (key,))}
        if self.added:
            for row in rows(self.added, FIND_ADDED, (key,)):
                found.setdefault(row[0], Entry(*row))
        return tuple(found.values())

    def _longest(self, word: str) -> int:
        """
        How many words the longest name has that begins with the folded *word*; 0 where none does.
        """
        find = "SELECT longest FROM firsts WHERE word = ?"
        books = [book for book in (self.connection, self.added) if book]
        return max((row[0] for book in books for row in rows(book, find, (word,))), default=0)

    def known(self, gazetteer_id: str) -> Entry | None:
        """
        The place of an id, as it stands in a claim.
        """
        origin, _, number = gazetteer_id.partition(":")
        row_id = int(number) if origin == "geonames" and PLAIN.fullmatch(number) else None
        found = rows(self.connection, KNOWN, (row_id, gazetteer_id))
        if not found and self.added:
            found = rows(self.added, KNOWN_ADDED, (gazetteer_id,))
        return Entry(*(*found[0], MAIN)) if found else None

    def begun(self, key: str, limit: int) -> list[Entry]:
        """
        The places that have a name which begins with a folded one, the largest first.
        """
        found = rows(self.connection, BEGUN, (key, f"{key}\U0010ffff", limit))
        return [Entry(*(*row, MAIN)) for row in found]

    def capital(self, code: str) -> Entry | None:
        """
        The capital of a country.
        """
        return next(iter(self.named(CAPITAL + code)), None)

    def country(self, code: str) -> Entry | None:
        """
        The country of a code.
        """
        return next(iter(self.named(COUNTRY + code)), None)

    def _towns(self, west: float, south: float, east: float, north: float) -> list[tuple[str, float, float]]:
        """
        The largest towns between four edges, in degrees: name, longitude and latitude.

        The first few times all places are gone through; whoever draws many maps has them laid out once.
        """
        self.drawn += 1
        if self.drawn <= FEW_MAPS:
            return rows(self.connection, TOWNS, (west, east, south, north))
        if self.laid_out is None:
            with undamaged(self.connection):
                self.laid_out = Towns(self.connection.execute(ALL_TOWNS))
        found = self.laid_out.within(west, south, east, north)[:MOST_TOWNS]
        names = [rows(self.connection, NAME, (row,))[0][0] for _, row, _, _ in found]
        return [(name, lon, lat) for name, (_, _, lon, lat) in zip(names, found, strict=True)]

    def close(self) -> None:
        """
        Lets go of the files.
        """
        self.connection.close()
        if self.added:
            self.added.close()


def rows(book: sqlite3.Connection, query: str, asked: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """
    What a file of places answers.
    """
    with undamaged(book):
        return book.execute(query, asked).fetchall()


@contextmanager
def undamaged(book: sqlite3.Connection) -> Iterator[None]:
    """
    Has said where a file of places is damaged further in than is looked at first, and what to do.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        path = book.execute("PRAGMA database_list").fetchone()[2]
        raise StopRun(f"the list of places {path} is damaged; delete it, and it is built anew") from error


def opened_with(folder: Path, added: Path) -> Gazetteer:
    """
    The gazetteer of one folder, with the places that were added in another.
    """
    base = prepared(folder)
    return Gazetteer(base, indexed(added, base))


@cache
def gazetteer() -> Gazetteer:
    """
    The gazetteer of this process, opened (and built, if need be) at the first use, where the environment
    then says.
    """
    return opened_with(cache_folder(os.environ), added_folder(os.environ))


# One gazetteer a process: a connection must not be carried over into a forked one.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=gazetteer.cache_clear)


def loose_entries(book: Gazetteer, key: str) -> tuple[Entry, ...]:
    """
    What a name may mean, under another spelling where its own is not known.
    """
    entries = book.named(key)
    if entries:
        return entries
    loose = loosened(key)
    return book.named(loose) if len(loose) > len(LOOSE) + 3 else ()


@lru_cache(maxsize=5_000)
def demonym(name: str) -> bool:
    """
    Whether words are the adjective of a country, which says where only where nothing better does.
    """
    entries = gazetteer().named(folded(name))
    return bool(entries) and entries[0].how == DEMONYM
