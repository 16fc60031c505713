"""
Actors and places while their names are typed.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request

from reportedly.actors.search import begun
from reportedly.places.gazetteer import Entry, gazetteer
from reportedly.places.lookup import matches
from reportedly.places.names import folded
from reportedly.web.answers import Facts, environment, lands
from reportedly.web.guard import needs
from reportedly.web.texts import language_of

router = APIRouter(dependencies=[Depends(needs("read"))])
MOST = 12
SHORTEST = 2
Asked = Annotated[str, Query(max_length=200)]


class ActorFound(Facts):
    """
    An actor of the list that a name may mean; `said` is what it is, in the language of the page.
    """

    id: str
    name: str
    kind: str
    side: str | None
    country: str | None
    score: int
    said: str


class PlaceFound(Facts):
    """
    A place of the gazetteer that a name may mean; `said` is what and where it is, in the page's language.
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
    said: str


@router.get("/actors")
def find_actor(request: Request, q: Asked = "") -> list[ActorFound]:
    """
    The actors that a name may mean, the best first.
    """
    language = language_of(request)
    return [
        ActorFound(
            id=one.actor.id,
            name=one.actor.name,
            kind=one.actor.kind,
            side=one.actor.side,
            country=one.actor.country,
            score=one.score,
            said=joined(
                one.actor.name,
                land(one.actor.country, language),
                land(one.actor.side, language),
                word("actor_kind_word", one.actor.kind, language),
            ),
        )
        for one in begun(q, MOST)
    ]


@router.get("/places")
def find_place(request: Request, q: Asked = "") -> list[PlaceFound]:
    """
    The places that a name may mean, the likeliest first.
    """
    language = language_of(request)
    return [
        PlaceFound(
            id=entry.gazetteer_id,
            name=entry.name,
            kind=entry.kind,
            admin1=entry.admin1,
            country=entry.country,
            lat=entry.lat,
            lon=entry.lon,
            precision=entry.precision,
            population=entry.population,
            said=joined(
                entry.name,
                entry.admin1,
                land(entry.country, language),
                word("precision_word", entry.kind, language),
            ),
        )
        for entry in entries_for(q)[:MOST]
    ]


def word(kind: str, code: str, language: str) -> str:
    """
    A code of the codebook in words of the interface.
    """
    words: Any = environment(language).get_template("codes.html").module
    return str(getattr(words, kind)(code).striptags())


def land(country: str | None, language: str) -> str | None:
    """
    A country by its name in a language.
    """
    return lands(language).get(country, country) if country else None


def joined(name: str, *parts: str | None) -> str:
    """
    What else is known of somebody or of a place, each but once.
    """
    return " · ".join(part for part in dict.fromkeys(parts) if part and part != name)


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
