"""
Coded reports of electoral violence (MAVERICK) as accounts: a row is what one report tells of one event.

Figures are those of the row, 0 included, as its coders set them; the words are those of its headline and of
the place as it is worded.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.events.accounts import words_of
from reportedly.events.records import Account, Figure, Testimony
from reportedly.records import Place, Span

Row = Mapping[str, Any]

PRINTED = re.compile(r"\((\d{4}-\d{2}-\d{2})\)\s*(.*)", re.DOTALL)
PRECISIONS = {6: "landmark", 5: "neighbourhood", 4: "town", 3: "city", 2: "district", 1: "province"}
TYPES = {
    "Clash": "armed_clash",
    "Security force crack-down on protest": "protest",
    "Protest": "protest",
    "Riot": "protest",
    "Military operation": "armed_clash",
    "Arrest or raid": "detention",
}
FINE = 4
UNKNOWN = "harm"
PARTIES = range(1, 7)
COUNTRY = re.compile(r" \([^()]*\)$")


def account_of(row: Row) -> Account:
    """
    One coded report.
    """
    found = PRINTED.search(row["source"])
    day, headline = found.groups() if found else (None, row["source"])
    worded = f"{headline}\n{row.get('city') or ''} {row.get('location') or ''}"
    return Account(
        id=row["id"],
        document=document_of(row),
        testimonies=(testimony_of(row, day),),
        publisher=row["source_author"],
        published=day,
        first=row["date_start"],
        last=row["date_end"],
        place=place_of(row),
        actors=frozenset(named(row)),
        words=words_of(worded, [Span(0, len(worded))]),
    )


def document_of(row: Row) -> str:
    """
    The report that the row was coded from: several rows of one report are events that it tells apart.
    """
    return hashlib.sha256(row["source"].encode()).hexdigest()[:16]


def testimony_of(row: Row, day: str | None) -> Testimony:
    """
    What the row says, in the voice of its publisher.
    """
    return Testimony(
        claim=row["id"],
        document=document_of(row),
        event_type=TYPES.get(row.get("event_context") or "", UNKNOWN),
        certainty="stated",
        claimant=row["source_author"],
        claimant_type=row["source_type"],
        said=day,
        figures=(
            Figure("killed", int(row["deaths_low"]), int(row["deaths_high"])),
            Figure("wounded", int(row["injuries_low"]), int(row["injuries_high"])),
        ),
    )


def place_of(row: Row) -> Place | None:
    """
    Where it was, as exact as the row's code for precision says.
    """
    names = [row[key] for key in ("location", "city") if row.get(key)]
    name = next(iter(names if row["geo_precision"] >= FINE else names[::-1]), None)
    if row.get("latitude") is None and not name:
        return None
    return Place(
        span=Span(0, 0),
        name=name or row["country"],
        precision=PRECISIONS.get(int(row["geo_precision"]), "country"),
        country=row["country"],
        lat=row.get("latitude"),
        lon=row.get("longitude"),
    )


def named(row: Row) -> Iterator[str]:
    """
    The parties that the row names; "Unknown actor" is none.
    """
    for i in PARTIES:
        name = row.get(f"actor{i}")
        if name and not name.startswith("Unknown"):
            yield COUNTRY.sub("", name)
