"""
An event in short: what maps, plots and tables of many events are drawn from.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.events.records import Estimate, Testimony
from reportedly.events.view import EventView
from reportedly.places.exactness import radius

NOBODY = "not said"


class Mark(NamedTuple):
    """
    What an event can be found and counted by: `kind` is "type", "perpetrator", "source", "country" or
    "contradiction" (`value` its two sides, in the order of the alphabet, with a tab between them).

    `number` is, of a source, the most killed that it tells of at least, of a contradiction how sharp it is.
    """

    kind: str
    value: str
    number: float | None = None


class Range(NamedTuple):
    """
    Low, best and high, each None where nothing is said.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Summary(NamedTuple):
    """
    One event: its days (ISO), its place with the metres by which its coordinates may be off, its figures
    under the default profile, its grade (Airwars'), how many voices tell of it, and its marks.
    """

    event: str
    version: int
    first: str | None
    last: str | None
    where: str | None
    lat: float | None
    lon: float | None
    metres: int | None
    precision: str | None
    grade: str | None
    voices: int
    reports: int
    killed: Range
    wounded: Range
    marks: tuple[Mark, ...]


def summary_of(view: EventView) -> Summary:
    """
    An event in short; rejected claims do not count.
    """
    place = view.place
    grade = view.grade("airwars")
    return Summary(
        event=view.event.id,
        version=view.event.version,
        first=view.first,
        last=view.last,
        where=place.name if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        metres=radius(place) if place and place.lat is not None else None,
        precision=place.precision if place else None,
        grade=grade.value if grade else None,
        voices=len(view.voices),
        reports=len(view.documents),
        killed=range_of(view.figure("killed")),
        wounded=range_of(view.figure("wounded")),
        marks=tuple(dict.fromkeys(marks_of(view))),
    )


def range_of(figure: Estimate | None) -> Range:
    """
    The three numbers of a figure.
    """
    return Range(figure.low, figure.best, figure.high) if figure else Range()


def marks_of(view: EventView) -> Iterator[Mark]:
    """
    What an event can be found and counted by.
    """
    kept = [one.testimony for one in view.kept.values()]
    yield from (Mark("type", name) for name in view.types)
    if view.place and view.place.country:
        yield Mark("country", view.place.country)
    blamed = {one.perpetrator_side or one.perpetrator for one in kept} - {None}
    yield from (Mark("perpetrator", str(name)) for name in sorted(map(str, blamed)) or [NOBODY])
    yield from source_marks(kept)
    yield from contradiction_marks(view, {one.claim: one.claimant for one in kept})


def source_marks(kept: list[Testimony]) -> Iterator[Mark]:
    """
    Who tells of it, and how many killed each tells of.
    """
    most: dict[str, int | None] = {}
    for one in kept:
        if one.claimant is None:
            continue
        said = [figure.low for figure in one.figures if figure.outcome == "killed" and figure.low is not None]
        numbers = [number for number in (*said, most.get(one.claimant)) if number is not None]
        most[one.claimant] = max(numbers, default=None)
    yield from (Mark("source", name, number) for name, number in sorted(most.items()))


def contradiction_marks(view: EventView, claimants: dict[str, str | None]) -> Iterator[Mark]:
    """
    Which two speakers cannot both be right; the sharpest disagreement of each two.
    """
    sharpest: dict[str, float] = {}
    for found in view.contradictions():
        ones = {claimants.get(claim) for claim in found.ones} - {None}
        others = {claimants.get(claim) for claim in found.others} - {None}
        for one in ones:
            for other in others - {one}:
                pair = "\t".join(sorted((str(one), str(other))))
                sharpest[pair] = max(sharpest.get(pair, 0), found.sharpness)
    yield from (Mark("contradiction", pair, sharp) for pair, sharp in sorted(sharpest.items()))
