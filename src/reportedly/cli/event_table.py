"""
Events as a table for a terminal: one line of columns for each, and what it rests on beneath.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from reportedly.cli.columns import Columns
from reportedly.events.event_words import (
    basis,
    figure_words,
    grade_words,
    names,
    place_words,
    totals,
    what,
    when,
)
from reportedly.events.view import EventView
from reportedly.wording import safe

COLUMNS = Columns(
    ("when", "where", "what", "sides", "low–best–high", "voices", "grade"),
    {"when": 10, "what": 12, "voices": 6, "grade": 10},
    {"where": 0.34, "sides": 0.33, "low–best–high": 0.33},
)
MOST_SIDES = 4
SHORT_ID = 8


class EventTable:
    """
    A table that is printed as it grows: nothing of it is held back.
    """

    def __init__(self, console: Console) -> None:
        """
        *console* is where it is printed; its width is shared out among the columns.
        """
        self.console = console
        self.headed = False

    def add(self, view: EventView) -> None:
        """
        Prints one event, with the sharpest disagreement about it.
        """
        if not self.headed:
            self.console.print(COLUMNS.head(self.console.width))
            self.headed = True
        self.console.print()
        self.console.print(COLUMNS.grid(cells(view), self.console.width))
        self.console.print(beneath(view))


def cells(view: EventView) -> list[Text]:
    """
    The columns of one event.
    """
    return [
        Text(when(view).replace(" – ", "\n")),
        Text(place_words(view)),
        Text(what(view)),
        Text(side_words(view.sides)),
        Text("\n".join(figure_words(one) for one in totals(view))),
        Text(f"{len(view.voices):,}"),
        Text(grade_words(view)),
    ]


def side_words(sides: Sequence[str]) -> str:
    """
    The parties, as many as a cell bears.
    """
    more = f" and {len(sides) - MOST_SIDES} more" if len(sides) > MOST_SIDES else ""
    return f"{names(sides[:MOST_SIDES])}{more}"


def beneath(view: EventView) -> Text:
    """
    The beginning of an event's id, what it rests on, and the sharpest disagreement about it.
    """
    line = Text.assemble("  ", (view.event.id[:SHORT_ID], "cyan"), (f"  {basis(view)}", "dim"))
    sharpest = view.contradictions()[:1]
    for one in sharpest:
        line.append(f"\n  {safe(one.sentence)}", "yellow")
    return line
