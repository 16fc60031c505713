"""
The actor list: who is known and by which names, part of whom, and allied with or against whom, and when.

The list of the package is `lexicons/actors.csv`; an investigator's own list lies in the user's data folder
and is read after it. What holds for some years only stands in `lexicons/ties.csv`, where being part of
a whole ("member") is kept apart from fighting beside it ("ally"), being armed by it ("backer") and
fighting it ("enemy").
"""

import csv
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import UsageError
from reportedly.folders import data_folder
from reportedly.lexicons import LEXICONS, alternatives
from reportedly.records import Actor

COLUMNS = ("id", "name", "aliases", "native", "kind", "side", "parent", "country", "wikidata")
MARKS = "^=!"
IN_COUNTRY = "~"
ALLIED = frozenset({"ally", "backer"})
STATES = frozenset({"government", "state_military"})
GROUPS = frozenset({"armed_group", "criminal_group", "pro_government_militia"})


class Tie(NamedTuple):
    """
    What an actor is to another one, with the first and last year that it holds; None is an open end.
    """

    actor: str
    kind: str
    other: str
    first: int | None = None
    last: int | None = None

    def holds(self, year: int | None) -> bool:
        """
        Whether it holds in a year; always, where the year is not known.
        """
        return year is None or (self.first or year) <= year <= (self.last or year)


def own_list(environment: Mapping[str, str] = os.environ) -> Path:
    """
    Where the investigator's own actors are kept.
    """
    return data_folder(environment) / "actors.csv"


def table_rows(path: Path) -> Iterator[dict[str, str]]:
    """
    The rows of a table.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def rows(table: str) -> Iterator[dict[str, str]]:
    """
    The rows of a table of the package.
    """
    return table_rows(LEXICONS / f"{table}.csv")


def actor_rows() -> Iterator[dict[str, str]]:
    """
    The rows of the actor list, then those of the investigator's own.

    A row of the own list with an id of the package adds names to that actor.
    """
    yield from rows("actors")
    own = own_list()
    if own.is_file():
        yield from own_rows(own)


def own_rows(path: Path) -> Iterator[dict[str, str]]:
    """
    The rows of an investigator's own list.
    """
    try:
        yield from rows_with(COLUMNS, path)
    except (ValueError, csv.Error) as error:
        raise UsageError(
            f"{path} is no list of actors as `reportedly actors add` writes it; move it away"
        ) from error


def rows_with(columns: Sequence[str], path: Path) -> Iterator[dict[str, str]]:
    """
    The rows of a table, which may be empty; ValueError where it has other columns, or a row other cells.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.reader(lines)
        head = next(table, columns)
        if set(head) != set(columns):
            raise ValueError(head)
        yield from (dict(zip(head, cells, strict=True)) for cells in table if cells)


def names_of(row: Mapping[str, str]) -> list[str]:
    """
    The names in a row of the actor list as they stand there, each once: the usual one first.
    """
    return list(dict.fromkeys([row["name"], *alternatives(row["aliases"]), *alternatives(row["native"])]))


def actor_of(row: Mapping[str, str]) -> Actor:
    """
    The actor of one row.
    """
    optional = (row[column] or None for column in ("side", "country", "parent", "wikidata"))
    return Actor(row["id"], row["name"].lstrip(MARKS), row["kind"], *optional)


@cache
def actors() -> Mapping[str, Actor]:
    """
    The actor list, by id.
    """
    found: dict[str, Actor] = {}
    for row in actor_rows():
        found.setdefault(row["id"], actor_of(row))
    return found


@cache
def ties() -> Mapping[str, tuple[Tie, ...]]:
    """
    What each actor is to others, by its id.
    """
    found: dict[str, list[Tie]] = {}
    for row in rows("ties"):
        first, last = (int(row[column]) if row[column] else None for column in ("from", "to"))
        found.setdefault(row["actor"], []).append(Tie(row["actor"], row["tie"], row["other"], first, last))
    return {actor: tuple(listed) for actor, listed in found.items()}


def wholes(actor: Actor, year: int | None = None) -> tuple[Actor, ...]:
    """
    What an actor is part of, from the nearest whole to the widest: special forces, army, government.

    Membership that held for some years counts only where the year is known.
    """
    found: list[Actor] = []
    here: Actor | None = actor
    while here and (here := whole_of(here, year)) and here not in found:
        found.append(here)
    return tuple(found)


def whole_of(actor: Actor, year: int | None) -> Actor | None:
    """
    What an actor is directly part of, in a year where one is given.
    """
    if actor.parent:
        return actors().get(actor.parent)
    held = (tie.other for tie in ties().get(actor.id, ()) if tie.kind == "member" and tie.holds(year))
    return actors().get(next(held, "")) if year else None


def side_in(actor: Actor, year: int | None) -> str | None:
    """
    The party that an actor belongs to in a year: a force that was part of a state then was on its side.
    """
    if actor.parent:
        return actor.side
    return next((whole.side for whole in wholes(actor, year) if whole.kind in STATES), actor.side)


@cache
def side_ties() -> Mapping[frozenset[str | None], tuple[Tie, ...]]:
    """
    The ties between two sides, by the sides; membership is none of them.
    """
    found: dict[frozenset[str | None], list[Tie]] = {}
    for tie in (tie for listed in ties().values() for tie in listed if tie.kind != "member"):
        pair = frozenset({actors()[tie.actor].side, actors()[tie.other].side})
        found.setdefault(pair, []).append(tie)
    return {pair: tuple(listed) for pair, listed in found.items()}


def relation(side: str, other: str, year: int | None = None) -> str | None:
    """
    What one side is to another in a year: "own", "enemy" or "ally"; None where nothing is known.
    """
    if side == other:
        return "own"
    kinds = {tie.kind for tie in side_ties().get(frozenset({side, other}), ()) if tie.holds(year)}
    if "enemy" in kinds:
        return "enemy"
    return "ally" if kinds & ALLIED else None
