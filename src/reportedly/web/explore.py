"""
The explore page: all events under one filter, on a map, on a timeline, in tables and plots.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields, replace
from functools import cache
from itertools import pairwise
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict

from reportedly.drawing.outlines import Point, outlines
from reportedly.ledger.explore import Dispute, Explorer, Question, Said, Short, Spot, Sum, Totals, choices
from reportedly.ledger.summaries import state_of_summaries
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import Bench, bench_of
from reportedly.web.blindness import unseen
from reportedly.web.guard import needs
from reportedly.web.settings import Settings
from reportedly.web.veil import gives

router = APIRouter()
DAY = 24 * 3600
KINDS = ("type", "country", "perpetrator", "source")


class Filter(BaseModel):
    """
    The filter of the page, as it stands in its address; an empty field asks for nothing.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    since: str = ""
    until: str = ""
    type: str = ""
    country: str = ""
    perpetrator: str = ""
    source: str = ""
    grade: str = ""
    min_killed: str = ""

    def question(self) -> Question:
        """
        What it asks the ledger.
        """
        asked: dict[str, Any] = {name: value.strip() or None for name, value in self.model_dump().items()}
        least = asked.pop("min_killed")
        if least is not None and not least.isdecimal():
            raise HTTPException(400, f"{least} is no number of killed: give digits, as in 10")
        return Question(**asked, min_killed=None if least is None else int(least))


Asked = Annotated[Filter, Query()]


class Explored(Facts):
    """
    What the page shows; `missing` is how many events are not counted yet, `tiles` where the map finds
    more detail, empty where there is none.
    """

    filter: Filter
    missing: int
    tiles: str
    totals: Totals
    choices: dict[str, list[str]]
    bars: list[Short]
    no_place: list[Short]
    no_date: list[Short]
    months: list[Sum]
    perpetrators: list[Sum]
    types: list[Sum]
    sources: list[Said]
    disputes: list[Dispute]


class Spots(Facts):
    """
    The places of the map.
    """

    spots: list[Spot]


@router.get("/explore", response_model=Explored, dependencies=[Depends(needs("read"))])
def explore(request: Request, asked: Asked) -> Response:
    """
    Events on a map, a timeline, in tables and plots, all under the filter of the address.
    """
    bench, question = bench_of(request), question_of(request, asked)
    missing = bench.catching_up.still_missing()
    state = (state_of_summaries(bench.ledger), missing)
    facts = bench.recent.answer((asked, question), state, lambda: explored(bench, asked, question))
    gives(request, [*facts.choices["source"], *named_in([*facts.sources, *facts.disputes])])
    return answer(request, "explore.html", facts.model_copy(update={"missing": missing}))


def named_in(rows: Iterable[object]) -> Iterator[str]:
    """
    The sources that rows name.
    """
    for row in rows:
        if isinstance(row, Said):
            yield row.name
        elif isinstance(row, Dispute):
            yield from (row.one, row.other)


def question_of(request: Request, asked: Filter) -> Question:
    """
    What the filter asks, without what rests on reports that the person has to code first.
    """
    return replace(asked.question(), without=unseen(request))


def explored(bench: Bench, asked: Filter, question: Question) -> Explored:
    """
    All that the page shows.
    """
    found = Explorer(bench.ledger, question, bench.events)
    return Explored(
        filter=asked,
        missing=0,
        tiles=tiles_address(bench.settings),
        totals=found.totals(),
        choices={kind: choices(found.events, kind) for kind in KINDS},
        bars=found.bars(),
        no_place=found.tray("place"),
        no_date=found.tray("date"),
        months=found.months(),
        perpetrators=found.marked("perpetrator"),
        types=found.marked("type"),
        sources=found.sources(),
        disputes=found.disputes(),
    )


def tiles_address(settings: Settings) -> str:
    """
    Where the browser finds the tiles: a file of this machine is given out by the workbench itself.
    """
    return "/tiles.pmtiles" if settings.tiles_file else settings.tiles or ""


@router.get("/tiles.pmtiles", dependencies=[Depends(needs("read"))], response_class=FileResponse)
def tiles(request: Request) -> Response:
    """
    The file of map tiles that the workbench was started with, by ranges of bytes.
    """
    named = bench_of(request).settings.tiles_file
    if named is None or not named.is_file():
        raise HTTPException(404, "no file of map tiles is here; `reportedly serve --tiles FILE` names one")
    return FileResponse(named, media_type="application/octet-stream")


@router.get("/explore/spots", dependencies=[Depends(needs("read"))])
def spots(request: Request, asked: Asked) -> Spots:
    """
    The places of the events, with how far off each may be, for the map.
    """
    return Spots(spots=explorer_of(request, asked).spots())


def explorer_of(request: Request, asked: Filter) -> Explorer:
    """
    What answers a question.
    """
    bench = bench_of(request)
    return Explorer(bench.ledger, question_of(request, asked), bench.events)


TABLES: dict[str, tuple[Any, Any]] = {
    "months": (Sum, Explorer.months),
    "perpetrators": (Sum, lambda found: found.marked("perpetrator")),
    "types": (Sum, lambda found: found.marked("type")),
    "sources": (Said, Explorer.sources),
    "disputes": (Dispute, Explorer.disputes),
    "timeline": (Short, Explorer.bars),
    "places": (Spot, Explorer.spots),
    "no-place": (Short, lambda found: found.tray("place")),
    "no-date": (Short, lambda found: found.tray("date")),
}


@router.get("/explore/{table}.csv", dependencies=[Depends(needs("export"))], response_class=Response)
def as_csv(request: Request, table: str, asked: Asked) -> Response:
    """
    A table of the page as CSV (UTF-8): months, perpetrators, types, sources, disputes, timeline, places,
    no-place or no-date.
    """
    if table not in TABLES:
        raise HTTPException(404, f"there is no table {table}; choose from {', '.join(TABLES)}")
    shape, ask = TABLES[table]
    rows = ask(explorer_of(request, asked))
    gives(request, named_in(rows))
    words = written([field.name for field in fields(shape)], map(astuple, rows))
    headers = {"Content-Disposition": f'attachment; filename="{table}.csv"'}
    return Response(words, media_type="text/csv; charset=utf-8", headers=headers)


def written(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """
    Rows as CSV. A cell that a spreadsheet would run as a formula is kept a text by an apostrophe.
    """
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(headings)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return sheet.getvalue()


def harmless(cell: object) -> object:
    """
    A cell as a text where its first letter would make a formula of it.
    """
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in set("=+-@\t\r") else cell


@router.get("/outlines.json", dependencies=[Depends(needs("read"))])
def borders() -> Response:
    """
    The outlines of all countries (Natural Earth), as GeoJSON, for the map.
    """
    return Response(
        outline_json(), media_type="application/geo+json", headers={"Cache-Control": f"max-age={DAY}"}
    )


@cache
def outline_json() -> str:
    """
    Made once: the lines do not change.
    """
    features = [
        {
            "type": "Feature",
            "properties": {"country": line.country},
            "geometry": {"type": "Polygon", "coordinates": [list(unbroken(closed(line.points)))]},
        }
        for line in outlines()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))


def unbroken(points: Sequence[Point]) -> Iterator[Point]:
    """
    A ring that goes on beyond 180 degrees: to jump to the other end of the map would draw a line across it.
    """
    turned = 0.0
    yield points[0]
    for (before, _), (lon, lat) in pairwise(points):
        turned += 360 * ((lon - before < -180) - (lon - before > 180))
        yield lon + turned, lat


def closed(points: Sequence[Point]) -> Sequence[Point]:
    """
    A ring that ends where it began, as GeoJSON wants it.
    """
    return points if points[0] == points[-1] else [*points, points[0]]
