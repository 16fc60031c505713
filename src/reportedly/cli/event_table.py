"""
Events as a table for a terminal: one line of columns for each, and what it rests on beneath.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from rich.console import Console
from rich.padding import Padding
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
from reportedly.telling.wording import safe, short

COLUMNS = Columns(
    ("when", "where", "what", "sides", "low–best–high", "voices", "grade"),
    {"when": 10, "what": 12, "voices": 6, "grade": 10},
    {"where": 0.33, "sides": 0.31, "low–best–high": 0.36},
)
MOST_SIDES = 4
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


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
        self.console.print(COLUMNS.grid(cells(view, self.console.width), self.console.width))
        for line in beneath(view):
            self.console.print(line)


def cells(view: EventView, room: int) -> list[Text]:
    """
    The columns of one event, in a table as wide as *room*.
    """
    figures = range_lines(map(figure_words, totals(view)), COLUMNS.width("low–best–high", room))
    return [
        Text(when(view).replace(" – ", "\n")),
        Text(place_words(view)),
        Text(what(view)),
        Text(side_words(view.sides)),
        Text("\n".join(figures)),
        Text(f"{len(view.voices):,}"),
        Text(grade_words(view)),
    ]


def range_lines(figures: Iterable[str], room: int) -> list[str]:
    """
    Figures in lines of *room* letters: a range that is too long is broken after a dash, never in a number.
    """
    return [line for words in figures for line in wrap_range(words, room)]


def wrap_range(figure: str, room: int) -> list[str]:
    """
    One figure in lines.
    """
    words = [word.replace("–", f"–{MAY_BREAK} ") if len(word) > room else word for word in figure.split()]
    lines = wrap(" ".join(words), room, break_on_hyphens=False)
    return [line.replace(f"{MAY_BREAK} ", "").removesuffix(MAY_BREAK) for line in lines]


def side_words(sides: Sequence[str]) -> str:
    """
    The parties, as many as a cell bears.
    """
    more = f" and {len(sides) - MOST_SIDES} more" if len(sides) > MOST_SIDES else ""
    return f"{names(sides[:MOST_SIDES])}{more}"


def beneath(view: EventView) -> Iterator[Padding]:
    """
    The beginning of an event's id, what it rests on, and the sharpest disagreement, a little to the right.
    """
    line = Text.assemble((short(view.event.id), "cyan"), (f"  {basis(view)}", "dim"))
    if view.unplaced:
        line.append("; unplaced", "dim")
    sharpest = [Text(safe(one.sentence), "yellow") for one in view.contradictions()[:1]]
    return (Padding(one, (0, 0, 0, 2), expand=False) for one in (line, *sharpest))
