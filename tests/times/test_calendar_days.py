"""
Days, months and years.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.times.calendar_days import (
    between,
    day_of,
    month_of,
    months_back,
    one_day,
    shifted,
    third_of,
    weekday_before,
    whole,
    year_of,
)


@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [
        (2016, 2, "2016-02-01", "2016-02-29"),
        (2016, 13, "2017-01-01", "2017-01-31"),
        (2016, 0, "2015-12-01", "2015-12-31"),
    ],
)
def test_a_month_ends_on_its_last_day(year, month, first, last):
    """
    Leap years count, and months beyond the year run on.
    """
    days = month_of(year, month)

    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


def test_days_in_the_wrong_order_are_turned():
    """
    A range reads the same from both ends.
    """
    assert between(date(2016, 4, 6), date(2016, 4, 4)) == between(date(2016, 4, 4), date(2016, 4, 6))


def test_thirds_cut_only_months_and_years():
    """
    "Early" before several months leaves them whole.
    """
    months = between(date(2016, 1, 1), date(2016, 4, 30))

    assert third_of(months, 0) == months


def test_a_run_of_years_that_is_no_decade_has_no_thirds():
    """
    Two winters or two years told together are kept whole.
    """
    years = between(date(2013, 1, 1), date(2014, 12, 31))

    assert third_of(years, 2) == years


@pytest.mark.parametrize(("year", "month", "day"), [(2016, 13, 1), (2016, 2, 30), (2016, 1, 0), (99, 1, 1)])
def test_a_day_that_the_calendar_lacks_is_none(year, month, day):
    """
    Impossible dates are no dates.
    """
    assert day_of(year, month, day) is None


@given(st.dates(), st.integers(-(10**7), 10**7))
def test_days_stay_within_the_calendar(day, far):
    """
    However far a time lies back or ahead, it is a day.
    """
    assert date.min <= shifted(day, far) <= date.max
    assert date.min <= months_back(day, far) <= date.max


@given(st.dates(), st.integers(0, 6))
def test_a_weekday_before_is_that_weekday_within_a_week(day, weekday):
    """
    The last such weekday lies less than a week back.
    """
    found = weekday_before(day, weekday)

    assert found == date.min or found.weekday() == weekday
    assert 0 <= (day - found).days < 7


@given(st.dates(), st.sampled_from(["day", "week", "weekend", "month", "year"]), st.integers(0, 2))
def test_thirds_lie_within_what_they_cut(day, unit, third):
    """
    The early, middle and late part of a time lie inside it.
    """
    days = whole(year_of(day.year), "year") if unit == "year" else whole(between(day, day), unit)
    part = third_of(days, third)

    assert days.first <= part.first <= part.last <= days.last


@pytest.mark.parametrize(
    ("days", "form", "many"),
    [
        (year_of(2016), "year", 366),
        (month_of(2016, 2), "month", 29),
        (one_day(date(2016, 2, 3)), "day", 1),
        (between(date(2016, 2, 3), date(2016, 3, 3)), None, 30),
    ],
)
def test_days_have_a_form_and_a_number(days, form, many):
    """
    A year, a month and a day are told from a mere stretch, and both ends of each are counted.
    """
    assert (days.form, days.days) == (form, many)
