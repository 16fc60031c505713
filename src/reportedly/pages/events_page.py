"""
Many events as one web page: maps of where they happened, and a table for each map.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.event_map import Numbered, Region, numbered, regions, unplaced
from reportedly.drawing.map_plot import map_svg
from reportedly.events import event_words
from reportedly.events.view import EventView
from reportedly.pages.sheet import write_sheet
from reportedly.telling import wording

WIDE, SLIM = 960, 350


class Mapped(NamedTuple):
    """
    A part of the world with its map at two widths; events that are on no map have none.
    """

    name: str
    wide: Markup | None
    slim: Markup | None
    events: tuple[Numbered, ...]


def write_events_page(views: Iterable[EventView], path: Path, made: date, *, more: bool = False) -> None:
    """
    Writes a page of events, in the order in which they come; *more* says that there are others.
    """
    events = numbered(views)
    write_sheet(path, "events.html.jinja", made, page_facts(events, more=more))


def page_facts(events: Sequence[Numbered], *, more: bool) -> dict[str, object]:
    """
    What the page of many events says.
    """
    mapped = [drawn(part) for part in regions(events)]
    nowhere = unplaced(events)
    if nowhere:
        mapped.append(Mapped("No place is known", None, None, nowhere))
    return {
        "count": len(events),
        "reports": len({document.id for one in events for document in one.view.documents}),
        "more": more,
        "parts": mapped,
        "words": event_words,
        "safe": wording.safe,
    }


def drawn(part: Region) -> Mapped:
    """
    A part of the world with its map.
    """
    wide, slim = (
        map_svg(part.spots, towns=part.towns, width=width, ratio=ratio)
        for width, ratio in ((WIDE, 0.5), (SLIM, 0.9))
    )
    return Mapped(part.name, wide, slim, part.events)
