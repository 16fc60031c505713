"""
Figures out of claims: low, best and high of each harm and class of people, each with what it rests on.

Every rule of a profile leaves a step in the trace of a figure: what it did, with which claims.
"""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.estimates.classes import ALL, CIVILIANS, SIDE, UNKNOWN
from reportedly.estimates.profiles import DEFAULT, KINDS, Profile, profile
from reportedly.estimates.weighing import Weighing, begun, trace
from reportedly.events.records import Decision, Estimate, Testimony, Voice

__all__ = ["OUTCOMES", "Profile", "estimate", "profile"]

OUTCOMES = ("killed", "wounded", "missing", "abducted", "detained", "displaced")


def estimate(
    testimonies: Iterable[Testimony],
    voices: Iterable[Voice] = (),
    decisions: Iterable[Decision] = (),
    rules: Profile | str = DEFAULT,
) -> tuple[Estimate, ...]:
    """
    How many people came to each harm in one event, by class, under a profile or the name of one.

    *decisions* are those that stand: what was undone is left away. A harm that nobody speaks of has no
    estimate; one of which every claim was left out has one without numbers, whose trace says why.
    """
    chosen = profile(rules) if isinstance(rules, str) else rules
    heard, cast, stood = tuple(testimonies), tuple(voices), tuple(decisions)
    outcomes = [one for one in OUTCOMES if concerns(one, heard, stood)]
    return tuple(
        figure
        for outcome in outcomes
        for figure in estimates_of(weighed(begun(outcome, heard, cast, stood), chosen), chosen)
    )


def concerns(outcome: str, testimonies: Sequence[Testimony], decisions: Sequence[Decision]) -> bool:
    """
    Whether anybody speaks of a harm, or a person set a figure for it.
    """
    told = any(figure.outcome == outcome for one in testimonies for figure in one.figures)
    return told or any(
        one.kind == "estimate" and (one.field or "").startswith(f"{outcome}/") for one in decisions
    )


def weighed(weighing: Weighing, chosen: Profile) -> Weighing:
    """
    One harm after every rule of a profile, in their order.
    """
    for one in chosen.rules:
        weighing = KINDS[one.rule].apply(weighing, **one.settings)
    return weighing


def estimates_of(weighing: Weighing, chosen: Profile) -> Iterator[Estimate]:
    """
    The estimates of one harm: all people first, then the classes that sum to them, then groups.
    """
    if not weighing.bounds:
        yield Estimate(
            weighing.outcome,
            ALL,
            None,
            None,
            None,
            open=False,
            profile=chosen.name,
            trace=trace(weighing, ALL),
        )
    for people in sorted(weighing.bounds, key=place):
        found = weighing.bounds[people]
        yield Estimate(
            weighing.outcome,
            people,
            found.low,
            found.best,
            found.high,
            open=found.open,
            profile=chosen.name,
            trace=trace(weighing, people),
        )


def place(people: str) -> tuple[int, str]:
    """
    Where a class stands in a list: all, civilians, the sides, unknown, groups.
    """
    order = [ALL, CIVILIANS, SIDE, UNKNOWN]
    found = [n for n, name in enumerate(order) if people.startswith(name)]
    return (found[0] if found else len(order)), people
