"""
The frame of a drawing over time: where days and numbers stand on it, its grid and its days.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.svg import element
from reportedly.drawing.time_axis import DayMark, day_marks
from reportedly.telling.sentences import Tongue

# The room for what nobody dates.
SLOT = 64.0
# The grid has so many lines above the axis at most.
STEPS = 6
# Behind more than a few days there is some room, as a share of all of them.
FEW, TAIL = 10, 1.08


class Frame(NamedTuple):
    """
    Where on the drawing days and numbers are, and in which language. Without a first day all is of unknown
    days.
    """

    left: float
    right: float
    top: float
    bottom: float
    first: date | None
    days: int
    most: int
    unknown: bool
    tongue: Tongue

    @property
    def start(self) -> float:
        """
        Where the first day begins, right of what nobody dates.
        """
        return self.left + (SLOT if self.unknown and self.first else 0)

    def x(self, day: str | None) -> float:
        """
        The middle of a day.
        """
        if day is None or self.first is None:
            return self.left + SLOT / 2
        return self.start + (date.fromisoformat(day) - self.first).days * self.slot + self.slot / 2

    @property
    def slot(self) -> float:
        """
        How wide a day is; right of the last of many there is some room, in which its figure is seen.
        """
        return (self.right - self.start) / max(1.0, self.days * (TAIL if self.days > FEW else 1))

    def y(self, number: float) -> float:
        """
        How high a number stands.
        """
        return self.bottom - (self.bottom - self.top) * min(1.0, number / self.most)


def most_of(number: int) -> int:
    """
    The top of the scale: some room above the highest number.
    """
    wanted = max(1, int(number * 1.06 + 0.5))
    step = step_of(wanted)
    return -(-wanted // step) * step


def step_of(most: int) -> int:
    """
    From one line of the grid to the next: 1, 2 or 5 of some ten, for no more than six steps.
    """
    ten = 1
    while most > STEPS * 10 * ten:
        ten *= 10
    return next(base * ten for base in (1, 2, 5, 10) if most <= STEPS * base * ten)


def grid(frame: Frame, outcome: str) -> Iterator[Markup]:
    """
    The lines across, each with its number.
    """
    step = step_of(frame.most)
    for number in range(0, frame.most + 1, step):
        y = frame.y(number)
        kind = "axis" if number == 0 else "grid"
        yield element("line", class_=kind, x1=frame.left, x2=frame.right, y1=y, y2=y)
        yield element("text", f"{number:,}", class_="tick", x=frame.left - 6, y=y + 4, text_anchor="end")
    yield element("text", frame.tongue.as_outcome(outcome), class_="unit", x=0, y=11)


def days_of(frame: Frame, days: Sequence[str]) -> Iterator[Markup]:
    """
    The days beneath, as many as there is room for.
    """
    if frame.unknown:
        words = frame.tongue.says("plot_no_day", {})
        yield element(
            "text", words, class_="tick", x=frame.x(None), y=frame.bottom + 17, text_anchor="middle"
        )
    if frame.first is None:
        return
    for mark in day_marks(frame.first, frame.days, frame.slot * frame.days, days):
        yield from day_of(mark, frame)


def day_of(mark: DayMark, frame: Frame) -> Iterator[Markup]:
    """
    One day beneath the plot, with its year where that is another than before.
    """
    x = frame.x(mark.day)
    yield element("line", class_="axis", x1=x, x2=x, y1=frame.bottom, y2=frame.bottom + 5)
    words = frame.tongue.day(date.fromisoformat(mark.day))
    yield element("text", words, class_="tick", x=x, y=frame.bottom + 17, text_anchor="middle")
    if mark.year:
        yield element("text", mark.year, class_="tick", x=x, y=frame.bottom + 30, text_anchor="middle")
