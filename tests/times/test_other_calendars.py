"""
Dates of the Islamic, Persian and Hebrew calendars, and of ours by its names in the Levant.
"""

import csv
from datetime import date
from itertools import pairwise

import pytest

from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.lexicons import LEXICONS
from reportedly.times.other_calendars import hebrew, islamic, persian

PRINTED = "2016-11-09"


def read(text, published=PRINTED):
    times = [time for found in find_times(analyse(text), text, published) for time in found]
    return [(time.span.of(text), time.first, time.last) for time in times]


def feasts(name):
    with (LEXICONS / "moving_days.csv").open(encoding="utf-8", newline="") as lines:
        return [date.fromisoformat(first) for feast, first, _ in csv.reader(lines) if feast == name]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He died on 3 Rajab 1437.", "3 Rajab 1437", "2016-04-11", "2016-04-11"),
        ("It fell in Safar 1438 AH.", "Safar 1438 AH", "2016-11-02", "2016-11-30"),
        ("It fell on the 10th of Muharram.", "10th of Muharram", "2016-10-12", "2016-10-12"),
        ("It was shelled on Mehr 12, 1395.", "Mehr 12, 1395", "2016-10-03", "2016-10-03"),
        ("It began on 15 Khordad.", "15 Khordad", "2016-06-04", "2016-06-04"),
        ("They came on 5 Iyar 5708.", "5 Iyar 5708", "1948-05-14", "1948-05-14"),
        ("They came on 15 Nisan 5774.", "15 Nisan 5774", "2014-04-15", "2014-04-15"),
        ("Ten died in Nisan 2015.", "Nisan 2015", "2015-04-01", "2015-04-30"),
        ("They fled on 3 Kanun al-Thani.", "3 Kanun al-Thani", "2016-01-03", "2016-01-03"),
        ("It fell in Tishreen al-Awwal of 2014.", "Tishreen al-Awwal of 2014", "2014-10-01", "2014-10-31"),
        ("They fled in Tishreen al-Thani.", "Tishreen al-Thani", "2016-11-01", "2016-11-30"),
        ("He died on the 3rd of Ayyar.", "3rd of Ayyar", "2016-05-03", "2016-05-03"),
        ("They rose on 25 Yanayir 2011.", "25 Yanayir 2011", "2011-01-25", "2011-01-25"),
    ],
)
def test_dates_of_other_calendars_become_days(text, words, first, last):
    """
    A day or month of another calendar is told in ours, without its year the last one before the report.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "He met 12 Mehr reporters.",
        "Rajab fled.",
        "It fell on 30 Safar 1500.",
        "It was 31 Mehr.",
        "Tammuz fled to Kanun on 3 Tishreen Street.",
    ],
)
def test_names_and_days_that_are_none_are_left(text):
    """
    A name alone is no month, and a day that the month does not have is no date.
    """
    assert [
        words
        for words, *_ in read(text)
        if any(one in words for one in ("Safar", "Mehr", "Rajab", "Ti", "Ta"))
    ] == []


def test_islamic_days_are_marked_as_about():
    """
    Islamic months begin when the moon is seen, so their days may be one off.
    """
    text = "He died on 3 Rajab 1437."
    (time,) = (time for found in find_times(analyse(text), text, PRINTED) for time in found)

    assert time.edtf == "2016-04-11~"


def test_without_a_day_of_publication_a_day_without_its_year_is_open():
    """
    Which 15 Khordad is meant, only the day of the report can tell.
    """
    assert read("It began on 15 Khordad.", None) == []


def test_persian_years_begin_with_nowruz():
    """
    The rule gives the new years of the table of feasts, two centuries long.
    """
    assert [date.fromordinal(persian(day.year - 621, 1)[0]) for day in feasts("nowruz")] == feasts("nowruz")


@pytest.mark.parametrize(
    ("feast", "year", "month", "number"),
    [("rosh_hashanah", 3761, 1, 1), ("purim", 3760, 6, 14), ("passover", 3760, 7, 15)],
)
def test_hebrew_feasts_stand_where_the_rule_has_them(feast, year, month, number):
    """
    The rule gives the feasts of the table, leap years and all.
    """
    told = [date.fromordinal(hebrew(day.year + year, month)[0] + number - 1) for day in feasts(feast)]

    assert told == feasts(feast)


def test_islamic_months_are_at_most_two_days_off():
    """
    The reckoned month is close to the one that the table has as seen.
    """
    firsts = [islamic(year, 9)[0] for year in range(1300, 1550)]
    off = [min(abs(first - day.toordinal()) for first in firsts) for day in feasts("ramadan")]

    assert max(off) <= 2
    assert sum(one <= 1 for one in off) > 0.95 * len(off)


@pytest.mark.parametrize("calendar", [islamic, persian, hebrew])
def test_months_follow_one_another(calendar):
    """
    Each month ends where the next begins; Adar of a leap year comes after another month.
    """
    year = 5776 if calendar is hebrew else 1395
    months = [calendar(year, month) for month in range(1, 13)] + [calendar(year + 1, 1)]
    gaps = [after[0] - before[1] for before, after in pairwise(months)]

    assert sorted(set(gaps)) == ([0, 30] if calendar is hebrew else [0])
