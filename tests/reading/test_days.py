import pytest

from reportedly.reading.days import iso_day


@pytest.mark.parametrize(
    ("worded", "day"),
    [
        ("2016-04-06", "2016-04-06"),
        ("2016-04-06T23:59:00+02:00", "2016-04-06"),
        ("2016/04/06", "2016-04-06"),
        ("20160406T101500Z", "2016-04-06"),
        ("D:20160406101500Z", "2016-04-06"),
        ("Wed, 06 Apr 2016 10:00:00 GMT", "2016-04-06"),
        ("6 April 2016", "2016-04-06"),
        ("April 6, 2016", "2016-04-06"),
        ("2016-13-45", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_as_it_is_written(worded, day):
    """
    The dates of files, feeds, mail and people become ISO days; what is none stays unknown.
    """
    assert iso_day(worded) == day


@pytest.mark.parametrize("worded", ["1459936800", "1459936800000", "1459936800.0"])
def test_a_moment_in_figures_is_its_day(worded):
    """
    Exports write seconds since 1970, or thousandths: no date of the year 1459.
    """
    assert iso_day(worded) == "2016-04-06"


@pytest.mark.parametrize(
    ("worded", "region", "day"),
    [
        ("06.04.2016", None, "2016-04-06"),
        ("25/04/2016", None, "2016-04-25"),
        ("4/25/2016 8:15", None, "2016-04-25"),
        ("04/04/2016", None, "2016-04-04"),
        ("04/06/2016", None, None),
        ("04/06/2016", "US", "2016-04-06"),
        ("06/04/2016", "GB", "2016-04-06"),
        ("25/04/2016", "US", "2016-04-25"),
        ("31/02/2016", None, None),
    ],
)
def test_figures_that_can_be_read_two_ways_are_not_guessed(worded, region, day):
    """
    Which of two figures is the month is told by the figures, by the point, or by the region.
    """
    assert iso_day(worded, region) == day


@pytest.mark.parametrize(
    "worded",
    [
        "Wednesday 6 April 2016",
        "April 6, 2016 8:15 AM",
        "April 6th, 2016 at 08:15 GMT",
        "6. April 2016",
        "6 avril 2016",
        "6 апреля 2016 г., 08:15",
        "٦ أبريل ٢٠١٦",
        "2016年4月6日",
    ],
)
def test_a_date_in_words_is_read_in_any_language(worded):
    """
    Feeds and pages write the day as their readers say it.
    """
    assert iso_day(worded) == "2016-04-06"


@pytest.mark.parametrize("worded", ["Tuesday", "April 2016", "2016", "3 days ago", "1402-12-22", "no date"])
def test_what_is_no_whole_date_of_our_calendar_is_none(worded):
    """
    A part of a date is not filled up with today's, and a Persian year is no year of the Middle Ages.
    """
    assert iso_day(worded) is None
