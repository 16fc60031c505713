"""
One event as one web page: its figures with all that they rest on, tolls over time, and who disagrees where.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from reportedly.drawing.event_map import located
from reportedly.drawing.map_plot import place_map_svg
from reportedly.drawing.toll_plot import said, toll_svg
from reportedly.estimates.aggregates import Aggregate
from reportedly.estimates.tolls import Toll
from reportedly.events import event_words
from reportedly.events.matrix import matrix
from reportedly.events.records import Estimate, Voice
from reportedly.events.view import EventView, Told
from reportedly.pages.sheet import write_sheet
from reportedly.telling import wording
from reportedly.telling.published import is_right_to_left, language_tag

WIDE, SLIM = 900, 350
ROOM = 600
MOST_CLAIMS = 40
MOST_VOICES = 100
MOST_REASONS = 6
MOST_TOLLS = 60


class Drawn(NamedTuple):
    """
    A toll over time: the harm, the drawing at two widths, and its numbers as rows.
    """

    outcome: str
    wide: Markup
    slim: Markup
    rows: tuple[Toll, ...]
    more: int


class Quoted(NamedTuple):
    """
    A claim on the page: its number, what was told, and the words of the report around it.
    """

    number: int
    told: Told
    words: str
    direction: str
    language: str | None


class Heard(NamedTuple):
    """
    A voice on the page: why its claims are one voice, and those that are shown.
    """

    name: str
    reasons: tuple[str, ...]
    claims: tuple[Quoted, ...]
    more: int


def write_event_page(view: EventView, asked: Sequence[Estimate], path: Path, made: date) -> None:
    """
    Writes the page of an event, with those of its figures that are asked for taken apart.
    """
    write_sheet(path, "event.html.jinja", made, page_facts(view, asked))


def page_facts(view: EventView, asked: Sequence[Estimate]) -> dict[str, object]:
    """
    What the page of an event says.
    """
    spot = located(view.place)
    heard = voices_heard(view)
    numbers = {one.told.claim.id: one.number for voice in heard for one in voice.claims}
    return {
        "view": view,
        "asked": asked,
        "words": event_words,
        "safe": wording.safe,
        "said": said,
        "figures": by_harm(view.estimates),
        "map": place_map_svg(spot.spot, towns=spot.towns) if spot else None,
        "tolls": tolls_drawn(view, asked),
        "matrix": matrix(view),
        "disputes": view.contradictions(),
        "without": view.without(),
        "sums": [(sum_words(one), one) for one in view.sums()],
        "heard": heard,
        "numbers": numbers,
        "unheard": max(0, len(view.voices) - MOST_VOICES),
    }


def by_harm(estimates: Iterable[Estimate]) -> dict[str, list[Estimate]]:
    """
    The figures of each harm, that of all people first.
    """
    found: dict[str, list[Estimate]] = {}
    for one in estimates:
        found.setdefault(one.outcome, []).append(one)
    return {outcome: sorted(each, key=lambda one: one.people != "all") for outcome, each in found.items()}


def tolls_drawn(view: EventView, asked: Iterable[Estimate]) -> list[Drawn]:
    """
    A plot for each harm that is asked for and of which numbers are given.
    """
    found = []
    for outcome in dict.fromkeys(one.outcome for one in asked):
        told = view.tolls(outcome)
        if told:
            known = view.known(outcome)
            wide, slim = (toll_svg(told, known, outcome=outcome, width=width) for width in (WIDE, SLIM))
            found.append(Drawn(outcome, wide, slim, told[:MOST_TOLLS], len(told[MOST_TOLLS:])))
    return found


def sum_words(one: Aggregate) -> str:
    """
    A number for a longer time.
    """
    return f"{one.outcome} {event_words.people_words(one.people)} {wording.bounds(one.low, one.high)}"


def voices_heard(view: EventView) -> list[Heard]:
    """
    The voices with their claims, numbered through: those with the most claims, and these first.
    """
    known = [(voice, [one for one in voice.claims if one in view.told]) for voice in view.voices]
    known.sort(key=lambda pair: -len(pair[1]))
    spoken = {claim for _, claims in known for claim in claims}
    silent = [claim for claim in view.told if claim not in spoken]
    found = []
    number = 0
    for voice, claims in known[:MOST_VOICES]:
        found.append(heard(voice, claims, view.told, number))
        number += len(found[-1].claims)
    if silent:
        found.append(heard(Voice("", "Of no voice", ()), silent, view.told, number))
    return [one for one in found if one.claims]


def heard(voice: Voice, claims: Sequence[str], told: Mapping[str, Told], before: int) -> Heard:
    """
    One voice, its claims numbered on from those before.
    """
    reasons = dict.fromkeys(tie.reason for tie in voice.ties)
    return Heard(
        wording.safe(voice.name),
        tuple(map(wording.safe, reasons))[:MOST_REASONS],
        tuple(quoted(told[claim], number) for number, claim in enumerate(claims[:MOST_CLAIMS], before + 1)),
        len(claims[MOST_CLAIMS:]),
    )


def quoted(told: Told, number: int) -> Quoted:
    """
    The sentence of a claim; of a long one, the words around what names the event.
    """
    text, claim = told.document.text, told.claim
    shown = wording.window(text, claim.sentence, claim.trigger, ROOM)
    cut = ["…" * (shown.start > claim.sentence.start), "…" * (shown.end < claim.sentence.end)]
    direction = "rtl" if is_right_to_left(told.document) else "auto"
    words = f"{cut[0]}{wording.safe(shown.of(text))}{cut[1]}"
    return Quoted(number, told, words, direction, language_tag(told.document))
