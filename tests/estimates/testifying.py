"""
Testimonies made by hand, for the tests of estimates.
"""

from itertools import count

from reportedly.events.records import Figure, Testimony

NUMBERS = count(1)


def says(claimant, *figures, day="2016-04-05", certainty="stated", event_type="air_strike", **more):
    """
    What somebody says of an event, in a report of its own.
    """
    number = next(NUMBERS)
    return Testimony(
        f"c{number}",
        more.pop("document", f"d{number}"),
        event_type,
        certainty,
        claimant,
        said=day,
        figures=figures,
        **more,
    )


def killed(low, high="the same", people="unknown", **more):
    """
    A number of people killed.
    """
    top = low if high == "the same" else high
    return Figure("killed", low, top, victims_type=people, words=more.pop("words", "so many"), **more)


def figures_of(estimates):
    """
    Low, best and high of each class of people killed.
    """
    return {one.people: (one.low, one.best, one.high) for one in estimates if one.outcome == "killed"}
