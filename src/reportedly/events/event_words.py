"""
An event, and what it rests on, in the few words that a table, a page or a sentence has room for.
"""

from collections.abc import Iterable

from reportedly.estimates.classes import ALL, NO_SIDE, SIDE, UNKNOWN
from reportedly.events.records import Decision, Estimate, Figure, Testimony
from reportedly.events.view import EventView, Told
from reportedly.places.exactness import radius
from reportedly.records import Place
from reportedly.telling.sentences import Sentence, say
from reportedly.telling.wording import MORE, bounds, dates, label, numbered, safe, short, where

NO_NUMBER = "no number"
NOTHING = "?"


def when(view: EventView) -> str:
    """
    The day of an event, or its first and last.
    """
    return dates(view.first, view.last)


def place_words(view: EventView) -> str:
    """
    Where it happened: the finest place that is told of.
    """
    return where(view.place)


def what(view: EventView) -> str:
    """
    What is said to have happened, as most say.
    """
    return label(view.types[0]) if view.types else ""


def heading(view: EventView) -> str:
    """
    An event in one line: what, where and when, as far as they are known.
    """
    parts = [what(view).capitalize() or "Event", place_words(view), when(view)]
    return ", ".join(part for part in parts if part)


def people_words(people: str) -> str:
    """
    A class of people as one says it: "side: Iran" is "Iran's fighters".
    """
    if people == NO_SIDE:
        return "fighters of an unnamed side"
    if people.startswith(SIDE):
        return f"fighters of {safe(people.removeprefix(SIDE))}"
    return {ALL: "in all", UNKNOWN: "not known who"}.get(people, people)


def range_words(one: Estimate) -> str:
    """
    Low, best and high: "8–12–20+", one number where they are the same.
    """
    if one.low is None or one.best is None or one.high is None:
        return NO_NUMBER
    more = MORE if one.open else ""
    if one.low == one.high:
        return f"{one.best:,}{more}"
    return f"{one.low:,}–{one.best:,}–{one.high:,}{more}"


def figure_words(one: Estimate) -> str:
    """
    A figure with what it counts: "killed 8–12–20+".
    """
    people = "" if one.people == ALL else f" {people_words(one.people)}"
    return f"{one.outcome}{people} {range_words(one)}"


def figure_name(one: Estimate) -> str:
    """
    A figure as it is asked for: "killed/civilians".
    """
    return f"{one.outcome}/{one.people}"


def totals(view: EventView) -> list[Estimate]:
    """
    The figures over all people, a harm each; the classes, where there is no such figure.
    """
    whole = [one for one in view.estimates if one.people == ALL]
    known = {one.outcome for one in whole}
    return [one for one in view.estimates if one.people == ALL or one.outcome not in known]


def basis(view: EventView) -> str:
    """
    What an event rests on: "12 claims of 3 reports, 2 voices".
    """
    claims, reports, voices = len(view.told), len(view.documents), len(view.voices)
    return (
        f"{numbered(claims, 'claim')} of {numbered(reports, 'report')}, "
        f"{numbered(voices, 'independent voice')}"
    )


def grade_words(view: EventView) -> str:
    """
    The grade in Airwars' words; a star where a person set it.
    """
    found = view.grade("airwars")
    if found is None:
        return ""
    return f"{safe(found.value)}*" if found.decision else safe(found.value)


def claim_words(told: Told) -> str:
    """
    Who says a claim, in which report, of which day.
    """
    one, document = told.testimony, told.document
    claimant = safe(one.claimant or "the report")
    report = safe(document.publisher or document.title or short(document.id))
    inside = "" if report == claimant else f", in {report}"
    return f"{claimant}{inside}{f', {one.said}' if one.said else ''}"


def said_numbers(one: Testimony) -> str:
    """
    The numbers of a claim, as short as they go.
    """
    return "; ".join(harm_words(figure) for figure in one.figures)


def harm_words(figure: Figure) -> str:
    """
    How many people, of whom: "killed 31+ soldiers from Brigade 65".
    """
    part = "of them " if figure.part_of is not None else ""
    whom = f" {safe(figure.whom)}" if figure.whom else ""
    sums = " (summed up)" if figure.scope == "cumulative" else ""
    return f"{part}{figure.outcome} {number_words(figure)}{whom}{sums}"


def number_words(figure: Figure) -> str:
    """
    A number as it was said: "31", "31+", "≤30", "20–30", or the words for it.
    """
    known = bounds(figure.low, figure.high)
    return known or safe(figure.words or NOTHING).lower().removesuffix(" of")


def decision_words(one: Decision) -> str:
    """
    A decision in a sentence: who decided what, when and why.
    """
    value = f" to {safe(one.value)}" if one.value and one.field else ""
    field = f" {safe(one.field)}{value}" if one.field else ""
    why = f": {safe(one.why)}" if one.why else ""
    return f"{one.id} {safe(one.who)}, {one.at[:16].replace('T', ' ')}: {label(one.kind)}{field}{why}"


def named_place(place: Place) -> Sentence:
    """
    A place with its province and country.
    """
    return say("place_named", place=place_parts(place))


def place_parts(place: Place) -> tuple[str | None, ...]:
    """
    What a place is named by, as a sentence takes it.
    """
    return tuple(part and safe(part) for part in (place.name, place.admin1, place.country))


def how_exact(place: Place) -> Sentence:
    """
    How exact a place is, with how far off its point may be.
    """
    return say("how_exact", precision=place.precision, metres=radius(place))


def names(found: Iterable[str]) -> str:
    """
    Names in a row.
    """
    return ", ".join(safe(name) for name in found)
