"""
Which times carry over to the claims that name none.
"""

import pytest

from reportedly.claims.carried_times import Dated, inherit
from reportedly.records import Span, Time

MONDAY = Time(Span(0, 6), "2016-04-04", "2016-04-04", "2016-04-04")
TUESDAY = Time(Span(10, 17), "2016-04-05", "2016-04-05", "2016-04-05")


def at(day):
    return Time(Span(0, 1), day, day)


def days(*claims):
    return [time and (time.first, time.inherited) for time in inherit([Dated(*claim) for claim in claims])]


def test_a_claim_takes_the_time_of_a_claim_of_its_event():
    """
    The headline and the follow-up share the day that the report gives once.
    """
    claims = [
        ("e1", "air_strike", "unreal", None),
        ("e1", "air_strike", "stated", MONDAY),
        ("e2", "siege", "stated", TUESDAY),
        ("e1", "air_strike", "stated", None),
    ]

    assert days(*claims) == [
        ("2016-04-04", True),
        ("2016-04-04", False),
        ("2016-04-05", False),
        ("2016-04-04", True),
    ]


@pytest.mark.parametrize(
    ("event_type", "certainty", "expected"),
    [
        ("shelling", "stated", ("2016-04-04", True)),
        ("shelling", "unreal", None),
        ("siege", "stated", None),
    ],
)
def test_the_only_day_of_a_report_carries_over_to_what_is_stated(event_type, certainty, expected):
    """
    Another event takes the one day named so far, if it is stated and of a kind that happens on a day.
    """
    claims = [("e1", "air_strike", "stated", MONDAY), ("e2", event_type, certainty, None)]

    assert days(*claims)[1] == expected


def test_where_several_days_are_named_none_carries_over():
    """
    With two days in the report, another event has no day.
    """
    claims = [
        ("e1", "air_strike", "stated", MONDAY),
        ("e2", "air_strike", "stated", TUESDAY),
        ("e3", "air_strike", "stated", None),
    ]

    assert days(*claims)[2] is None


def test_a_long_time_is_of_its_own_event_alone():
    """
    What happened "since 2011" dates no other event of the report.
    """
    years = Time(Span(0, 1), "2011-01-01", "2016-04-06")

    assert days(("e1", "air_strike", "stated", years), ("e2", "shelling", "stated", None))[1] is None


def test_the_time_of_the_claim_before_carries_over_rather_than_that_of_one_after():
    """
    Of two claims of its event with a time, a claim takes the one that the reader has met.
    """
    first, second = at("2016-04-01"), at("2016-04-03")
    rows = [("e1", first), ("e1", None), ("e1", second), ("e2", None), ("e2", second)]
    found = inherit([Dated(event, "shelling", "stated", time) for event, time in rows])
    assert [time.first for time in found] == [one.first for one in (first, first, second, second, second)]


def test_a_time_is_not_carried_over_far():
    """
    What was said of an event many claims ago does not date it.
    """
    first, second = at("2016-04-01"), at("2016-04-03")
    rows = [("e1", first), *[("e2", second)] * 13, ("e1", None)]
    assert inherit([Dated(event, "shelling", "stated", time) for event, time in rows])[-1] is None


def test_the_only_time_of_a_report_is_not_carried_over_its_whole_length():
    """
    A dozen claims later, the one day that a long report has named says nothing of what it tells.
    """
    rows = [("e1", at("2016-03-03")), *((f"e{n}", None) for n in range(2, 16))]
    found = inherit([Dated(event, "shelling", "stated", time) for event, time in rows])

    assert [time is not None for time in found] == [True] * 13 + [False] * 2
