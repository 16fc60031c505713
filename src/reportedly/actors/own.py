"""
The investigator's own actors: added to those of the package, each line checked first.

1. The lines of the file are read (`actors.files`).
2. A line is refused that has no name, a name without end or with letters that cannot be read, or a kind,
   country or Wikidata id that is none.
3. So is one that repeats another. Two lines that give one name to different actors are both refused, and one
   whose name the list has.
4. A line is refused whose parent is in no list, or whose parents go round in a circle.
5. The others are kept in the user's data folder; a line with the id of a known actor adds names to it.
"""

import csv
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportedly.actors.actor_list import (
    COLUMNS,
    IN_COUNTRY,
    MARKS,
    actors,
    names_of,
    own_list,
    own_rows,
    rows,
)
from reportedly.actors.files import Line, Row, read_actors
from reportedly.actors.parties import Key, capitalised, keys_of, nations
from reportedly.errors import StopRun
from reportedly.lexicons import lexicon

LONGEST = 200
# A circle of more parents than this is not told in full.
SHOWN = 10
# What stands in a text for bytes that could not be read.
UNREADABLE = "\ufffd"
WIKIDATA = re.compile(r"Q[1-9]\d*")


class Added(NamedTuple):
    """
    What came of a file: the actors that are new, those that got more names, the names, and what was refused.
    """

    new: int
    extended: int
    names: int
    refused: tuple[Line, ...]


class Owner(NamedTuple):
    """
    Whose name a name is, and where that stands.
    """

    actor: str
    place: str


def add_actors(path: Path, own: Path | None = None) -> Added:
    """
    Adds the actors of a file to the investigator's own list.
    """
    target = own or own_list()
    kept = list(own_rows(target)) if target.is_file() else []
    known = {*(row["id"] for row in kept), *(row["id"] for row in rows("actors"))}
    lines = checked(read_actors(path), kept)
    good = [line.row for line in lines if line.row]
    if good:
        written(target, [*kept, *good])
    new = {row["id"] for row in good} - known
    return Added(
        len(new),
        len({row["id"] for row in good} & known),
        sum(len(names_of(row)) for row in good),
        tuple(line for line in lines if not line.row),
    )


def checked(lines: Iterable[Line], kept: Sequence[Row]) -> list[Line]:
    """
    The lines, those with a fault refused with the reason.
    """
    listed = owners(kept)
    lines = with_parents(list(lines), listed)
    found = [refused(line, fault(line.row, listed)) if line.row else line for line in lines]
    found = [refused(line, again) for line, again in zip(found, repeats(found), strict=True)]
    found = [refused(line, clash) for line, clash in zip(found, clashes(found, listed), strict=True)]
    while True:
        reasons = parent_faults(found, kept)
        after = [refused(line, reasons[line.row["id"]]) if line.row else line for line in found]
        if after == found:
            return found
        found = after


def with_parents(lines: Sequence[Line], listed: Mapping[Key, Owner]) -> list[Line]:
    """
    The lines with the ids of parents that are told by a name that only one actor has.
    """
    given, ids = owners_in(lines), {line.row["id"] for line in lines if line.row}
    known = {*ids, *actors(), *(owner.actor for owner in listed.values())}

    def parent(told: str) -> str:
        key = key_of(told)
        found = {owner.actor for owner in [*filter(None, [listed.get(key)]), *given.get(key, ())]}
        return found.pop() if told and told not in known and len(found) == 1 else told

    return [
        line._replace(row={**line.row, "parent": parent(line.row["parent"])}) if line.row else line
        for line in lines
    ]


def refused(line: Line, reason: str | None) -> Line:
    """
    A line with the reason why it is not used, if there is one.
    """
    return Line(line.number, None, reason) if reason else line


def fault(row: Row, listed: Mapping[Key, Owner]) -> str | None:
    """
    What is wrong with a row by itself, or that the list has all that it tells.
    """
    said = next((said for check in CHECKS if (said := check(row))), None)
    known = said is None and all(
        (owner := listed.get(key_of(name))) and owner.actor == row["id"] for name in plain_names(row)
    )
    return f"{row['id']} is in the list, with every name given here" if known else said


def name_fault(row: Row) -> str | None:
    """
    What is wrong with its names.
    """
    if not row["name"].lstrip(MARKS + IN_COUNTRY):
        return "it has no name"
    if not row["id"]:
        return "its name has no letter to make an id of"
    faults = (
        letters_fault(name) or place_fault(name, row["country"]) or word_fault(name) for name in names_of(row)
    )
    return next(filter(None, faults), None)


def letters_fault(name: str) -> str | None:
    """
    What is wrong with the letters of one name.
    """
    if len(name) > LONGEST:
        return f"the name {name[:20]!r}… has {len(name):,} letters; {LONGEST} are the most"
    if UNREADABLE in name:
        return f"the name {name!r} has bytes that are no UTF-8; save the file as UTF-8"
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        return f"the name {name!r} has a control character"
    return None if any(letter.isalnum() for letter in name) else f"the name {name!r} has no word"


def place_fault(name: str, country: str) -> str | None:
    """
    Whether a name holds in its country only, and has none.
    """
    homeless = name[0] == IN_COUNTRY and not country
    return f"the name {name!r} holds in its country only, and it has none" if homeless else None


def word_fault(name: str) -> str | None:
    """
    Whether a name is an everyday word, for which half of all reports would be about its actor.
    """
    if name[0] in MARKS + IN_COUNTRY or capitalised(name) != name:
        return None
    *before, last = key_of(name) or ("",)
    if last not in everyday_words() or not set(before) <= determiners():
        return None
    return (
        f"the name {name!r} is an everyday word; mark it as in ={name.title()} (written so only) or"
        f" {IN_COUNTRY}{name} (in reports about its country)"
    )


@cache
def everyday_words() -> frozenset[str]:
    """
    The words, without names, that stand for those who fight, rule or report in any country.
    """
    table = lexicon("parties")
    tables = (table[key].values() for key in ("heads", "organs", "weak", "pronouns", "anaphors"))
    keys = (key_of(word) for groups in tables for words in groups for word in words)
    return frozenset(key[0] for key in keys if len(key) == 1)


@cache
def determiners() -> frozenset[str]:
    """
    The words that may stand before an everyday one without making a name of it.
    """
    return frozenset(lexicon("parties")["determiners"]["words"])


def kind_fault(row: Row) -> str | None:
    """
    What is wrong with its kind.
    """
    kinds: Sequence[str] = lexicon("parties")["actor_kinds"]
    return None if row["kind"] in kinds else f"the kind {row['kind']!r} is none of {', '.join(kinds)}"


def country_fault(row: Row) -> str | None:
    """
    What is wrong with its country.
    """
    if not row["country"] or row["country"] in nations():
        return None
    return f"the country {row['country']!r} is none that is known; write its English name, or its code as SY"


def wikidata_fault(row: Row) -> str | None:
    """
    What is wrong with its id in Wikidata.
    """
    if not row["wikidata"] or WIKIDATA.fullmatch(row["wikidata"]):
        return None
    return f"{row['wikidata']!r} is no id of Wikidata; write it as Q42418"


CHECKS: tuple[Callable[[Row], str | None], ...] = (name_fault, kind_fault, country_fault, wikidata_fault)


def repeats(lines: Iterable[Line]) -> Iterator[str | None]:
    """
    For each line the one before that gives its actor all its names, if any.
    """
    given: dict[tuple[str, str], int] = {}
    for line in lines:
        names = [(line.row["id"], name) for name in names_of(line.row)] if line.row else []
        before = [given[name] for name in names if name in given]
        yield f"it repeats line {max(before)}" if names and len(before) == len(names) else None
        for name in names:
            given.setdefault(name, line.number)


def key_of(name: str) -> Key:
    """
    A name as it is compared, without the mark of how it must be written.
    """
    return keys_of(name.lstrip(MARKS))


def clashes(lines: Sequence[Line], listed: Mapping[Key, Owner]) -> Iterator[str | None]:
    """
    For each line the name that it gives to another actor than the list or another line does, if any.
    """
    given = owners_in(lines)
    for line in lines:
        said = (clash(line, name, listed, given) for name in plain_names(line.row)) if line.row else ()
        yield next(filter(None, said), None)


def clash(
    line: Line, name: str, listed: Mapping[Key, Owner], given: Mapping[Key, Sequence[Owner]]
) -> str | None:
    """
    Whose name a name of a line is, too.
    """
    key = key_of(name)
    others = [*filter(None, [listed.get(key)]), *given[key]]
    other = next((one for one in others if line.row and one.actor != line.row["id"]), None)
    return f"{name!r} is the name of {other.actor}, too ({other.place})" if other else None


def plain_names(row: Row) -> Iterator[str]:
    """
    The names of a row that hold everywhere.
    """
    return (name for name in names_of(row) if not name.startswith(IN_COUNTRY))


def owners(kept: Sequence[Row]) -> Mapping[Key, Owner]:
    """
    Whose each name is in the list of the package and in the own one.
    """
    return {**owners_of(kept, "of your own list"), **packaged_owners()}


@cache
def packaged_owners() -> Mapping[Key, Owner]:
    """
    Whose each name is in the list of the package.
    """
    return owners_of(rows("actors"), "of the actor list")


def owners_of(listed: Iterable[Row], place: str) -> dict[Key, Owner]:
    """
    Whose each name is in some rows, and on which line they stand.
    """
    return {
        key_of(name): Owner(row["id"], f"line {number} {place}")
        for number, row in enumerate(listed, 2)
        for name in plain_names(row)
    }


def owners_in(lines: Iterable[Line]) -> dict[Key, list[Owner]]:
    """
    Whose each name is in the lines of a file.
    """
    found: dict[Key, list[Owner]] = {}
    for line in lines:
        for name in plain_names(line.row) if line.row else ():
            found.setdefault(key_of(name), []).append(Owner(line.row["id"], f"line {line.number}"))  # type: ignore[index]
    return found


def parents_of(lines: Iterable[Line], kept: Sequence[Row]) -> dict[str, str]:
    """
    The parent of every actor of the lists and of the lines.
    """
    own = [*kept, *(line.row for line in lines if line.row)]
    return {row["id"]: row["parent"] for row in own} | {one.id: one.parent or "" for one in actors().values()}


def parent_faults(lines: Sequence[Line], kept: Sequence[Row]) -> dict[str, str | None]:
    """
    What is wrong with what each actor is part of, by its id; nobody is part of whom the list lacks.
    """
    parents = parents_of(lines, kept)
    listed = {*(row["id"] for row in kept), *actors()}
    reasons: dict[str, str | None] = {}
    for key in parents:
        path: dict[str, None] = {}
        while key in parents and key not in reasons and key not in path:
            path[key] = None
            key = parents[key]  # noqa: PLW2901 (the walk goes on upwards)
        whole = not key or (key in parents and key not in path and (key in listed or not reasons[key]))
        for one in reversed(path):
            reasons[one] = None if whole else parent_fault(one, parents)
            whole = whole or one in listed
    return reasons


def parent_fault(key: str, parents: Mapping[str, str]) -> str:
    """
    What is wrong with the parent of an actor: it goes round in a circle, or is not there.
    """
    seen = [key]
    while len(seen) <= SHOWN and parents.get(seen[-1]):
        seen.append(parents[seen[-1]])
        if seen[-1] == key:
            return f"its parents go round in a circle: {' → '.join(seen)}"
    return f"its parent {parents[key]!r} is in no list, or its line was refused"


def written(path: Path, kept: Iterable[Row]) -> None:
    """
    Writes the own list anew, whole or not at all.
    """
    try:
        write_beside(path, kept)
    except OSError as error:
        raise StopRun(f"cannot keep actors in {path.parent}: {error.strerror}") from error


def write_beside(path: Path, kept: Iterable[Row]) -> None:
    """
    Writes a list next to its place, then puts it there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".actors-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
            table.writeheader()
            table.writerows(kept)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)
