"""
Actors and places while their names are typed.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from reportedly.actors.search import begun
from reportedly.places.gazetteer import Entry, gazetteer
from reportedly.places.lookup import matches
from reportedly.places.names import folded
from reportedly.web.answers import Facts
from reportedly.web.guard import needs

router = APIRouter(dependencies=[Depends(needs("read"))])
MOST = 12
SHORTEST = 2
Asked = Annotated[str, Query(max_length=200)]


class ActorFacts(Facts):
    """
    An actor of the list that a name may mean.
    """

    id: str
    name: str
    kind: str
    side: str | None
    country: str | None
    score: int


class PlaceFacts(Facts):
    """
    A place of the gazetteer that a name may mean.
    """

    id: str
    name: str
    kind: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    population: int


@router.get("/actors")
def find_actor(q: Asked = "") -> list[ActorFacts]:
    """
    The actors that a name may mean, the best first.
    """
    return [
        ActorFacts(
            id=one.actor.id,
            name=one.actor.name,
            kind=one.actor.kind,
            side=one.actor.side,
            country=one.actor.country,
            score=one.score,
        )
        for one in begun(q, MOST)
    ]


@router.get("/places")
def find_place(q: Asked = "") -> list[PlaceFacts]:
    """
    The places that a name may mean, the likeliest first.
    """
    return [
        PlaceFacts(
            id=entry.gazetteer_id,
            name=entry.name,
            kind=entry.kind,
            admin1=entry.admin1,
            country=entry.country,
            lat=entry.lat,
            lon=entry.lon,
            precision=entry.precision,
            population=entry.population,
        )
        for entry in entries_for(q)[:MOST]
    ]


def entries_for(name: str) -> list[Entry]:
    """
    The places that bear a name, and then those with a name that begins so.
    """
    book, key = gazetteer(), folded(name)
    found = {match.entry.gazetteer_id: match.entry for match in matches(book, name)} if key else {}
    if len(key) >= SHORTEST:
        for entry in book.begun(key, MOST):
            found.setdefault(entry.gazetteer_id, entry)
    return list(found.values())
