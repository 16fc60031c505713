"""
What people ask a workbench for: which pages how often, and of which report, event or claim.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from urllib.parse import quote

import httpx
from sqlalchemy import select

from benchmarks.serve_client import Asked
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger

SOME = 20_000
COMMON = 0.3
TYPES = ("air_strike", "shelling", "armed_clash", "bombing", "attack")
COUNTRIES = ("Country 0", "Country 1", "Country 2", "Country 3")
WORDS = ("residents", "a doctor", "wounded", "militiamen", "video", "border guards")
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
# Of a hundred requests of people who judge reports: most go through claims, key by key.
SHARES = {
    "review": 42,
    "report": 22,
    "inbox": 10,
    "inbox, sifted": 4,
    "inbox, searched": 3,
    "event": 8,
    "events": 4,
    "explore": 3,
    "explore, filtered": 4,
}
Maker = Callable[[Random], Asked]


@dataclass(frozen=True, slots=True)
class Sample:
    """
    What is in the ledger, and which routes the workbench has; `claims` are judged once each, from the first.
    """

    reports: tuple[str, ...]
    events: tuple[str, ...]
    places: tuple[str, ...]
    claims: Iterator[str]
    routes: frozenset[str]
    token: str


def sample_of(path: Path, client: httpx.Client) -> Sample:
    """
    Ids to ask for; claims that nobody judged yet.
    """
    claims = tables.claims.c
    judged = select(tables.reviews.c.claim_id)
    asked = (
        select(tables.documents.c.id),
        select(tables.event_days.c.event),
        select(claims.id).where(claims.id.not_in(judged)),
        select(tables.brief_marks.c.value).where(tables.brief_marks.c.kind == "place").distinct(),
    )
    with Ledger.open(path, create=False) as ledger, ledger.looking() as connection:
        found = [list(connection.execute(query.limit(SOME)).scalars()) for query in asked]
    page = client.get("/", headers={"Accept": "text/html"})
    token = TOKEN.search(page.raise_for_status().text)
    routes = client.get("/openapi.json").json()["paths"]
    Random(0).shuffle(found[2])  # noqa: S311 (no secret)
    return Sample(
        reports=tuple(found[0]),
        events=tuple(found[1]),
        places=tuple(found[3]),
        claims=iter(found[2]),
        routes=frozenset(routes),
        token=token[1] if token else "",
    )


def makers(sample: Sample) -> Mapping[str, Maker]:
    """
    How a request of each kind is made, of those kinds that the workbench has routes for.
    """
    every: dict[str, tuple[str, Maker]] = {
        "nothing": ("/sign-in", lambda _: Asked("nothing", "/sign-in")),
        "inbox": ("/", lambda _: Asked("inbox", "/")),
        "inbox, sifted": ("/", sifted),
        "inbox, searched": ("/", partial(searched, sample)),
        "report": ("/reports/{report}", lambda chance: one_of(chance, "report", "reports", sample.reports)),
        "events": ("/events", lambda _: Asked("events", "/events")),
        "event": ("/events/{name}", lambda chance: one_of(chance, "event", "events", sample.events)),
        "explore": ("/explore", lambda _: Asked("explore", "/explore")),
        "explore, filtered": ("/explore", filtered),
        "review": ("/claims/{claim}/accept", partial(reviewed, sample)),
    }
    return {name: make for name, (route, make) in every.items() if route in sample.routes}


def sifted(chance: Random) -> Asked:
    """
    The inbox by what is commonly sifted by.
    """
    asked = f"/?type={chance.choice(TYPES)}&country={chance.choice(COUNTRIES)}&page={chance.randrange(1, 4)}"
    return Asked("inbox, sifted", asked)


def searched(sample: Sample, chance: Random) -> Asked:
    """
    The inbox by words: a few that half of all reports have, and names of places.
    """
    words = chance.choice(WORDS if chance.random() < COMMON else sample.places)
    return Asked("inbox, searched", f"/?q={quote(words)}")


def filtered(chance: Random) -> Asked:
    """
    The events of one kind, or of one kind and country.
    """
    where = chance.choice(("", f"&country={chance.choice(COUNTRIES)}", "&min_killed=5", "&since=2015-01-01"))
    return Asked("explore, filtered", f"/explore?type={chance.choice(TYPES)}{where}")


def one_of(chance: Random, page: str, below: str, names: tuple[str, ...]) -> Asked:
    """
    One of the pages of a kind.
    """
    return Asked(page, f"/{below}/{chance.choice(names)}")


def reviewed(sample: Sample, chance: Random) -> Asked:
    """
    A verdict on a claim that nobody judged yet.
    """
    verdict = "accept" if chance.random() < 0.8 else "reject"
    return Asked("review", f"/claims/{next(sample.claims)}/{verdict}", {"based_on": "d0"})


def one_by_one(sample: Sample, times: int) -> dict[str, list[Asked]]:
    """
    Each page so many times, after one that is not counted.
    """
    chance = Random(1)  # noqa: S311 (no secret)
    return {page: [make(chance) for _ in range(times + 1)] for page, make in makers(sample).items()}


def day_of_work(sample: Sample, many: int) -> list[Asked]:
    """
    So many requests in the shares of a working day.
    """
    chance = Random(2)  # noqa: S311 (no secret)
    known = {name: make for name, make in makers(sample).items() if name in SHARES}
    kinds = iter(lambda: chance.choices(list(known), [SHARES[name] for name in known])[0], None)
    return [known[kind](chance) for kind in islice(kinds, many)]
