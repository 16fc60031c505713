"""
Figures of events that several coded reports tell of: estimates against what their coders would give.

The coders' best of an event is what the authors of the data aggregate its reports to: the number that most
reports give, the lowest of those that as many give.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from benchmarks.ratios import share
from reportedly.estimates import Profile, estimate
from reportedly.estimates.profiles import DEFAULT
from reportedly.events.records import Estimate, Testimony
from reportedly.voices import voices_of

Row = Mapping[str, Any]
HARMS = {"killed": "deaths", "wounded": "injuries"}


class Event(NamedTuple):
    """
    An event as its coders joined it: its rows, and the rows that ours gives it.
    """

    rows: Sequence[Row]
    joined: Sequence[Row]


def groups_of(home: Mapping[str, Hashable]) -> list[list[str]]:
    """
    The ids of the rows of each event, given the event that each row is of.
    """
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name, event in home.items():
        groups[event].append(name)
    return list(groups.values())


def figures(
    rows: Sequence[Row],
    groups: Iterable[Collection[str]],
    testimony_of: Callable[[Row], Testimony],
    profile: Profile | str = DEFAULT,
) -> dict[str, dict[str, float | int]]:
    """
    For each harm: how often low to high holds the coders' best, and how often the best is theirs where
    reports disagree. *groups* are the ids of the rows of each event, as they are joined.
    """
    events = matched(rows, groups)
    estimates = [estimates_of(event.joined, testimony_of, profile) for event in events]
    return {
        outcome: judged(events, [best_of(found, outcome) for found in estimates], harm)
        for outcome, harm in HARMS.items()
    }


def matched(rows: Sequence[Row], groups: Iterable[Collection[str]]) -> list[Event]:
    """
    Each event of the coders with the joined group that has most of its rows, the smallest of such groups.
    """
    by_id = {row["id"]: row for row in rows}
    group_of = {name: tuple(group) for group in groups for name in group}
    events = []
    for ids in groups_of({row["id"]: row["event_id"] for row in rows}):
        shared = Counter(group_of.get(name, (name,)) for name in ids)
        group = min(shared, key=lambda one: (-shared[one], len(one)))
        events.append(Event([by_id[name] for name in ids], [by_id[name] for name in group if name in by_id]))
    return events


def estimates_of(
    rows: Iterable[Row], testimony_of: Callable[[Row], Testimony], profile: Profile | str
) -> tuple[Estimate, ...]:
    """
    The estimates of an event out of its rows; the numbers of a row are numbers, also where they are 1.
    """
    told = [numbered(testimony_of(row)) for row in rows]
    return estimate(told, voices_of(told), (), profile)


def numbered(testimony: Testimony) -> Testimony:
    """
    The testimony with its figures worded as numbers, the lower bound first.
    """
    figures = tuple(
        figure._replace(
            low=min(figure.low or 0, figure.high or 0), high=figure.high, words=json.dumps(figure.low)
        )
        for figure in testimony.figures
    )
    return replace(testimony, figures=figures)


def best_of(estimates: Iterable[Estimate], outcome: str) -> Estimate | None:
    """
    The estimate of all people who came to a harm.
    """
    return next((one for one in estimates if (one.outcome, one.people) == (outcome, "all")), None)


def coders_best(numbers: Sequence[int]) -> int:
    """
    The number that most reports give, the lowest of those that as many give.
    """
    often = Counter(numbers)
    most = max(often.values())
    return min(number for number, count in often.items() if count == most)


def judged(events: Sequence[Event], found: Sequence[Estimate | None], harm: str) -> dict[str, float | int]:
    """
    The shares of events whose figures are right, for one harm.
    """
    held = several = right = 0
    among = disagreed = 0
    for event, one in zip(events, found, strict=True):
        numbers = [int(row[f"{harm}_best"]) for row in event.rows]
        best = coders_best(numbers)
        inside = one is not None and (one.low or 0) <= best <= (one.high or 0)
        held += inside
        among += inside and len(numbers) > 1
        several += len(numbers) > 1
        if len(set(numbers)) > 1:
            disagreed += 1
            right += one is not None and one.best == best
    return {
        "events": len(events),
        "held": share(held, len(events)),
        "of_several_reports": several,
        "held_of_several": share(among, several),
        "disagreed": disagreed,
        "best_right_where_disagreed": share(right, disagreed),
    }
