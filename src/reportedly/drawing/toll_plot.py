"""
A toll over time as a drawing: what each voice said on each day, and what could be known from it.

    toll_svg(view.tolls("killed"), view.known("killed"), outcome="killed", width=760)
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.plot_key import ESTIMATE, LINE, OTHERS, Caption, column, rows, shape
from reportedly.drawing.svg import drawing, element
from reportedly.drawing.toll_frame import SLOT, Frame, days_of, grid, most_of
from reportedly.estimates.tolls import Toll
from reportedly.events.event_words import range_words
from reportedly.events.records import Estimate
from reportedly.telling.sentences import Tongue, english
from reportedly.telling.wording import bounds

# From this width on the names of the voices stand beside the plot, on such a share of it.
WIDE, LABELS = 560.0, 0.29
LEFT, TOP, FOOT = 44.0, 24.0, 34.0
# So many lines are drawn at most.
MOST = 6
# A sum over a longer time is drawn up to so many times the highest other number.
FAR = 3
SHAPES = ("round", "square", "diamond", "up", "down", "cross")

Known = tuple[str, Estimate]


class Series(NamedTuple):
    """
    What one voice said, day by day; `mark` is the shape and colour that it is drawn in.
    """

    name: str
    mark: str
    tolls: tuple[Toll, ...]


def toll_svg(
    tolls: Iterable[Toll],
    known: Iterable[Known] = (),
    *,
    outcome: str = "killed",
    width: float = 760,
    label: str | None = None,
    tongue: Tongue | None = None,
) -> Markup:
    """
    One harm of one event over time, as an SVG element.

    *tolls* are what was said (`EventView.tolls`), *known* the figure of each day (`EventView.known`).
    Below a width of 560 the names of the voices stand under the plot instead of beside it. The
    drawing needs `drawings.css`; *label* is read out in its place. Its words are those of *tongue*,
    or English.
    """
    tongue = tongue or english()
    told = once(tolls)
    figures = [pair for pair in known if pair[1].best is not None]
    drawn = [one for one in told if fits(one, told, figures)]
    series = series_of(drawn, tongue)
    frame = frame_of(drawn, figures, width, tongue)
    captions = captions_of(series, figures, frame)
    below, places = width < WIDE, places_of(series, frame)
    height = frame.bottom + FOOT + (LINE * len(captions) + 8 if below else 0)
    parts = [
        *grid(frame, outcome),
        *days_of(frame, [one.day for one in drawn if one.day] + [day for day, _ in figures]),
        *band(figures, frame),
        *(part for one in series for part in line_of(one, frame, places)),
        *(
            rows(captions, frame.bottom + FOOT + 10, frame.right)
            if below
            else column(captions, frame.right, frame.bottom, width)
        ),
    ]
    return drawing(width, height, "toll", label or summary(told, figures, outcome, tongue), parts)


def once(tolls: Iterable[Toll]) -> list[Toll]:
    """
    What a voice says on a day, once, however often it is printed; in the order of days.
    """
    found: dict[tuple[object, ...], Toll] = {}
    for one in tolls:
        found.setdefault((one.day, one.voice, one.low, one.high, one.cumulative), one)
    return sorted(found.values(), key=lambda one: (one.day or "", one.low, one.voice))


def fits(one: Toll, told: Sequence[Toll], figures: Sequence[Known]) -> bool:
    """
    Whether a number is drawn: a sum over a longer time is not, where it would dwarf all others.
    """
    if not one.cumulative:
        return True
    others = [top(other) for other in told if not other.cumulative]
    return top(one) <= FAR * max([*others, *(figure.high or 0 for _, figure in figures)], default=top(one))


def top(one: Toll) -> int:
    """
    The highest number that is named.
    """
    return one.low if one.high is None else one.high


def middle(one: Toll) -> float:
    """
    Where a number is marked: at its bound where it has one only, else in the middle of it.
    """
    if one.high is None:
        return one.low
    return one.high if one.low == 0 else (one.low + one.high) / 2


def series_of(tolls: Sequence[Toll], tongue: Tongue) -> list[Series]:
    """
    The lines of the plot: the five voices that say most, and the others together where there are more.
    """
    by_voice: dict[str, list[Toll]] = {}
    for one in tolls:
        by_voice.setdefault(one.voice, []).append(one)
    ranked = sorted(by_voice, key=lambda name: (-len(by_voice[name]), -top(by_voice[name][-1]), name))
    own = ranked if len(ranked) <= MOST else ranked[: MOST - 1]
    series = [Series(name, mark, tuple(by_voice[name])) for name, mark in zip(own, SHAPES, strict=False)]
    rest = [one for name in ranked[len(own) :] for one in by_voice[name]]
    if rest:
        series.append(Series(tongue.counted(len(ranked) - len(own), "other_voice"), OTHERS, tuple(rest)))
    return series


def frame_of(tolls: Sequence[Toll], figures: Sequence[Known], width: float, tongue: Tongue) -> Frame:
    """
    Room for all days and numbers.
    """
    days = sorted({one.day for one in tolls if one.day} | {day for day, _ in figures})
    first = date.fromisoformat(days[0]) if days else None
    span = (date.fromisoformat(days[-1]) - first).days + 1 if first else 0
    most = max([*map(top, tolls), *(figure.high or 0 for _, figure in figures)], default=1)
    beside = LABELS * width if width >= WIDE else 10
    tall = 250.0 if width >= WIDE else 210.0
    unknown = not days or any(one.day is None for one in tolls)
    return Frame(LEFT, width - beside, TOP, TOP + tall, first, span, most_of(most), unknown, tongue)


def band(figures: Sequence[Known], frame: Frame) -> Iterator[Markup]:
    """
    From low to high of what could be known on each day, with the best figure as a line.
    """
    spans = list(spans_of(figures, frame))
    for left, right, one in spans:
        low, high = frame.y(one.low or 0), frame.y(one.high or 0)
        title = element("title", span_words(one, frame.tongue))
        tall = max(low - high, 2.0)
        yield element("rect", title, class_="band", x=left, y=high, width=right - left, height=tall)
        if one.open:
            yield element("line", class_="open", x1=left, x2=right, y1=high, y2=high)
    points = [(x, frame.y(one.best or 0)) for left, right, one in spans for x in (left, right)]
    if points:
        yield element("polyline", class_="best", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points))


def span_words(one: Estimate, tongue: Tongue) -> str:
    """
    From low to high, in words.
    """
    numbers = {name: f"{getattr(one, name):,}" for name in ("low", "best", "high")}
    return tongue.says("plot_span_open" if one.open else "plot_span", numbers)


def spans_of(figures: Sequence[Known], frame: Frame) -> Iterator[tuple[float, float, Estimate]]:
    """
    How far to the right a figure holds: until the next one.
    """
    figures = [next(alike) for _, alike in groupby(figures, lambda pair: pair[1].numbers)]
    edges = [frame.x(day) - frame.slot / 2 for day, _ in figures] + [frame.right]
    for (_, one), left, right in zip(figures, edges, edges[1:], strict=False):
        yield left, right, one


def places_of(series: Sequence[Series], frame: Frame) -> dict[Toll, float]:
    """
    Where each number stands: beside, not upon those of the same day.
    """
    by_day: dict[str | None, list[Toll]] = {}
    for one in series:
        for toll in one.tolls:
            by_day.setdefault(toll.day, []).append(toll)
    found = {}
    for day, tolls in by_day.items():
        room = (frame.slot if day and frame.first else SLOT) * 0.7
        gap = min(26.0, room / len(tolls))
        for place, toll in enumerate(tolls):
            found[toll] = frame.x(day) + (place - (len(tolls) - 1) / 2) * gap
    return found


def line_of(series: Series, frame: Frame, places: dict[Toll, float]) -> Iterator[Markup]:
    """
    One voice: a line from each number to the one that took its place, and its numbers.
    """
    steady = [one for one in series.tolls if one.day and not one.cumulative]
    if series.mark != OTHERS and len(steady) > 1:
        steps = [f"M{places[steady[0]]:.1f},{frame.y(middle(steady[0])):.1f}"]
        steps += [f"H{places[one]:.1f}V{frame.y(middle(one)):.1f}" for one in steady[1:]]
        yield element("path", class_=f"thread {series.mark}", d="".join(steps))
    for one in series.tolls:
        yield number_of(one, series.mark, places[one], frame)


def number_of(one: Toll, mark: str, x: float, frame: Frame) -> Markup:
    """
    One number: its bounds as a bar, an arrow where it may be more, and its mark.
    """
    high, low = frame.y(top(one)), frame.y(one.low)
    parts = [element("title", toll_words(one, frame.tongue))]
    if high != low:
        parts.append(element("path", class_="bar", d=f"M{x - 4:.1f},{high:.1f}h8m-4,0V{low:.1f}m-4,0h8"))
    if one.high is None:
        parts.append(element("path", class_="bar", d=f"M{x:.1f},{low - 7:.1f}v-13m-4,4l4,-4l4,4"))
    parts.append(shape(mark, x, frame.y(middle(one))))
    states = f"{' superseded' * one.superseded}{' sum' * one.cumulative}"
    return element("g", *parts, class_=f"said {mark}{states}")


def captions_of(series: Sequence[Series], figures: Sequence[Known], frame: Frame) -> list[Caption]:
    """
    The name of every line, with its last number.
    """
    found = []
    if figures:
        one = figures[-1][1]
        name = frame.tongue.says("plot_estimate", {})
        found.append(Caption(frame.y(one.best or 0), name, ESTIMATE, range_words(one), name))
    for each in series:
        last = each.tolls[-1]
        number = "" if each.mark == OTHERS else said(last)
        whole = each.name if each.mark == OTHERS else frame.tongue.quoted(each.name)
        found.append(Caption(frame.y(middle(last)), each.name, each.mark, number, whole))
    return sorted(found, key=lambda one: one.y)


def said(one: Toll) -> str:
    """
    A number as short as it goes.
    """
    return bounds(one.low or None, one.high) or "0"


def toll_words(one: Toll, tongue: Tongue) -> str:
    """
    Who said which number when.
    """
    who = one.claimant
    if one.claimant != one.voice:
        who = tongue.says("plot_voice", {"name": one.claimant, "voice": one.voice})
    day = one.day or tongue.says("plot_unknown_day", {})
    words = tongue.says("plot_said", {"day": day, "who": who, "number": said(one)})
    notes = [("plot_replaced", one.superseded), ("plot_sum", one.cumulative)]
    return words + "".join(tongue.says(name, {}) for name, holds in notes if holds)


def summary(tolls: Sequence[Toll], figures: Sequence[Known], outcome: str, tongue: Tongue) -> str:
    """
    The plot in words.
    """
    voices = len({one.voice for one in tolls})
    parts = [tongue.says("plot_summary", {"outcome": outcome, "voices": voices})]
    if figures:
        parts.append(tongue.says("plot_last", {"figure": span_words(figures[-1][1], tongue)}))
    parts.append(tongue.phrases["semicolon"].join(toll_words(one, tongue) for one in tolls[:12]))
    more = tongue.says("plot_rest", {"number": len(tolls) - 12}) if len(tolls) > 12 else ""
    return f"{' '.join(parts)}{more}."
