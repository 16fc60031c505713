"""
The key of a plot: the name of every line with its mark, beside the plot or under it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.svg import element, joined, shortened

# Letters are of 13 pixels; those of a broad typeface take as much room as if they were larger.
LETTERS = 14.0
LINE = 19.0
# How wide a figure of a number is, which is set bold, and what lies between the number and the name.
BOLD, GAP = 8.8, 7.0
OTHERS = "other"
ESTIMATE = "estimate"


class Caption(NamedTuple):
    """
    The name of a line beside it, at the height where it would stand best; `whole` is read where it is cut.
    """

    y: float
    words: str
    mark: str
    number: str
    whole: str


def column(captions: Sequence[Caption], right: float, bottom: float, width: float) -> Iterator[Markup]:
    """
    The names beside the plot, none upon another.
    """
    ys: list[float] = []
    for one in captions:
        ys.append(max(one.y, ys[-1] + LINE) if ys else one.y)
    over = ys[-1] - (bottom - 4) if ys else 0
    floor = bottom - 4
    if over > 0:
        for place in range(len(ys) - 1, -1, -1):
            ys[place] = min(ys[place], floor)
            floor = ys[place] - LINE
    x = right + 24
    for one, y in zip(captions, ys, strict=True):
        start, end = f"{right + 3:.1f},{one.y:.1f}", f"{x - 10:.1f},{y:.1f}"
        yield element("path", class_="leader", d=f"M{start}L{end}")
        yield from caption(one, x, y, width - x - 12)


def rows(captions: Sequence[Caption], top: float, width: float) -> Iterator[Markup]:
    """
    The names under the plot.
    """
    for place, one in enumerate(captions):
        yield from caption(one, 12, top + place * LINE, width - 24)


def caption(one: Caption, x: float, y: float, room: float) -> Iterator[Markup]:
    """
    One name with its mark and number.
    """
    if one.mark == ESTIMATE:
        yield element("rect", class_="band", x=x - 6, y=y - 6, width=12, height=12)
        yield element("line", class_="best", x1=x - 6, x2=x + 6, y1=y, y2=y)
    else:
        yield element("g", shape(one.mark, x, y), class_=f"said {one.mark}")
    number = element("tspan", one.number, class_="figure") if one.number else Markup("")
    taken = len(one.number) * BOLD + GAP if one.number else 0
    words = shortened(one.words, room - taken, LETTERS)
    inside = joined([number, element("tspan", words, dx=5 if one.number else None)])
    yield element("text", element("title", one.whole), inside, class_="name", x=x + 12, y=y + 4.5)


def shape(mark: str, x: float, y: float) -> Markup:
    """
    The mark of a voice.
    """
    if mark in {"round", OTHERS}:
        return element("circle", class_="mark", cx=x, cy=y, r=5 if mark == "round" else 3.5)
    paths = {
        "square": "m-4.5,-4.5h9v9h-9z",
        "diamond": "m0,-6.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z",
        "up": "m0,-6l6,10.5h-12z",
        "down": "m0,6l6,-10.5h-12z",
        "cross": "m-2,-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    }
    return element("path", class_="mark", d=f"M{x:.1f},{y:.1f}{paths[mark]}")
