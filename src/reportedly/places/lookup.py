"""
What a name may mean when it stands alone, each place with the reasons for it.
"""

from typing import NamedTuple

from reportedly.places.gazetteer import Entry, Gazetteer, loose_entries
from reportedly.places.gazetteer_file import ALTERNATE, DEMONYM, MAIN
from reportedly.places.names import folded
from reportedly.places.worth import worth_of

HOW = {
    MAIN: "its usual name",
    ALTERNATE: "another of its names",
    DEMONYM: "the adjective of the country",
}
ALIKE = "spelled much like its name"


class Match(NamedTuple):
    """
    A place that a name may mean, how likely that is beside the others, and why.
    """

    entry: Entry
    score: float
    reasons: tuple[str, ...]


def matches(book: Gazetteer, name: str) -> list[Match]:
    """
    The places that a name may mean, the likeliest first; those spelled much like it where none bears it.
    """
    key = folded(name)
    exact = book.named(key) if key else ()
    entries = exact or loose_entries(book, key)
    found = [
        Match(entry, round(worth_of(entry).alone, 2), reasons(entry, exact=bool(exact))) for entry in entries
    ]
    return sorted(found, key=lambda match: -match.score)


def reasons(entry: Entry, *, exact: bool) -> tuple[str, ...]:
    """
    Why a name may mean a place: how the place bears it, how large the place is, and who knows it.
    """
    told = entry.population if entry.kind != "country" else 0
    people = "1 person" if told == 1 else f"{told:,} people" if told else ""
    origin = {"added": "added by you", "reportedly": "from our own tables"}
    source = origin.get(entry.gazetteer_id.partition(":")[0], "")
    coarse = f"placed by its {entry.precision}" if entry.precision != entry.kind else ""
    return tuple(filter(None, (HOW[entry.how] if exact else ALIKE, people, coarse, source)))
