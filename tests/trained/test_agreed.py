"""
Times that the claims of one event agree on.
"""

import pytest

from reportedly.records import Span, Time
from reportedly.trained.agreed import agreed

MONDAY = Time(Span(3, 9), "2016-04-04", "2016-04-04")
AGAIN = Time(Span(50, 56), "2016-04-04", "2016-04-04")
TUESDAY = Time(Span(70, 77), "2016-04-05", "2016-04-05")
SPRING = Time(Span(80, 86), "2016-03-01", "2016-05-31")
OPEN = Time(Span(90, 94), None, None)


def test_a_claim_takes_the_day_that_two_others_of_its_event_have():
    """
    The time is that of the first of them, and comes from another sentence.
    """
    found = agreed([None, MONDAY, AGAIN], ["e1", "e1", "e1"])
    assert found == [Time(Span(3, 9), "2016-04-04", "2016-04-04", inherited=True), MONDAY, AGAIN]


@pytest.mark.parametrize(
    "others", [[MONDAY], [MONDAY, TUESDAY], [MONDAY, AGAIN, TUESDAY], [SPRING, SPRING], [OPEN, OPEN]]
)
def test_a_claim_stays_without_a_time_where_the_others_do_not_agree(others):
    """
    One claim alone, two days, a whole season and days that are not known settle nothing.
    """
    assert agreed([*others, None], ["e1"] * (len(others) + 1))[-1] is None


def test_another_event_is_left_alone():
    """
    What two claims of one event have says nothing of another.
    """
    assert agreed([MONDAY, AGAIN, None], ["e1", "e1", "e2"])[-1] is None
