"""
The choices of whom an event harmed, as coded reports have made them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from reportedly.claims.tolls import come_to
from reportedly.records import Casualty
from reportedly.scoring import counts
from reportedly.trained import heard, tolls
from reportedly.trained.choice import Choices, Features
from reportedly.trained.draft import Draft
from reportedly.trained.tolls import Counted, Told

Coded = dict[str, Any]
Figures = Counter[tuple[Any, ...]]
# The features of the options of a choice, and which of them are right.
Case = tuple[tuple[Features, ...], tuple[bool, ...]]
KINDS = ("toll", "heard")


def cases(
    drafted: Sequence[Draft], coded: Mapping[int, Coded], choices: Choices
) -> Iterator[tuple[str, Case]]:
    """
    Every choice of whom an event harmed, with its kind; *coded* are the coded claims, by the number of the
    draft that each pairs with.
    """
    numbered = zip(drafted, range(len(drafted)), strict=True)
    for _, rows in groupby(numbered, key=lambda row: id(row[0].told)):
        group = list(rows)
        figures = [counts(coded[at]) if at in coded else None for _, at in group]
        if any(one is not None for one in figures):
            yield from cases_in(group[0][0].told, figures, choices)


def cases_in(told: Told, figures: Sequence[Figures | None], choices: Choices) -> Iterator[tuple[str, Case]]:
    """
    The same, for the events of one sentence, of which some were coded with these *figures*.
    """
    for entries in tolls.counted(told):
        for one in entries:
            case = counted_case(told, one, figures)
            if case:
                yield "toll", case
    given = tolls.choose(told, choices["toll"])
    left = [
        None if coded is None else coded - Counter(map(key_of, entries))
        for coded, entries in zip(figures, given, strict=True)
    ]
    for n, options in heard.offered(told, given):
        missing = left[n]
        if missing is not None:
            right = [one.value is not None and missing[key_of(one.value)] > 0 for one in options]
            missing -= Counter([key_of(options[right.index(True)].value)] if any(right) else [])
            right[0] = not any(right)
            yield "heard", (tuple(one.features for one in options), tuple(right))


def counted_case(told: Told, one: Counted, figures: Sequence[Figures | None]) -> Case | None:
    """
    To which events an entry belongs; None where the event that the grammar gave it to was not coded.
    """
    options = tolls.options(told, one)
    own = [belongs(one.entry, event, coded) for event, coded in zip(told.events, figures, strict=True)]
    if not any(own) and one.owner is not None and figures[one.owner] is None:
        return None
    right = tuple(not any(own) if option.value is None else own[option.value] for option in options)
    return tuple(option.features for option in options), right


def belongs(entry: Casualty, event: tolls.Event, coded: Figures | None) -> bool:
    """
    Whether an entry was coded of an event.
    """
    return coded is not None and coded[key_of(come_to(entry, event.trigger.event_type))] > 0


def key_of(entry: Casualty) -> tuple[Any, ...]:
    """
    The figure of an entry, as scoring compares it.
    """
    return entry.outcome, entry.low, entry.high, entry.vague
