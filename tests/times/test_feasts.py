"""
Feasts and other days with a name.
"""

import csv
from datetime import date
from itertools import pairwise

import pytest
from dateutil.easter import EASTER_ORTHODOX, easter

from reportedly.language.tokens import tokens_of
from reportedly.lexicons import LEXICONS, lexicon
from reportedly.times.calendar_days import one_day
from reportedly.times.calendar_parts import part
from reportedly.times.clock import Clock
from reportedly.times.feasts import feast, moving, names, of_feast

PRINTED = Clock(date(2016, 9, 17))


def read(words, clock=PRINTED, by=feast):
    found = by(tokens_of(words), 0, clock)
    return found.days and (found.days.first.isoformat(), found.days.last.isoformat())


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Eid al-Adha", ("2016-09-12", "2016-09-15")),
        ("Eid", ("2016-09-12", "2016-09-15")),
        ("Ramadan", ("2016-06-06", "2016-07-05")),
        ("last Ramadan", ("2016-06-06", "2016-07-05")),
        ("next Ramadan", ("2017-05-27", "2017-06-24")),
        ("Ramadan 2012", ("2012-07-20", "2012-08-18")),
        ("Easter 2018", ("2018-04-01", "2018-04-01")),
        ("Orthodox Easter 2018", ("2018-04-08", "2018-04-08")),
        ("Passover", ("2016-04-23", "2016-04-29")),
        ("Nowruz", ("2016-03-20", "2016-03-20")),
        ("Christmas", ("2015-12-25", "2015-12-25")),
        ("Christmas Eve 2014", ("2014-12-24", "2014-12-24")),
        ("Rosh Hashanah", ("2016-10-03", "2016-10-04")),
        ("last year's Ramadan", ("2015-06-18", "2015-07-16")),
        ("this year's Eid al-Adha", ("2016-09-12", "2016-09-15")),
        ("Ramadan last year", ("2015-06-18", "2015-07-16")),
        ("Eid al-Adha two years ago", ("2014-10-04", "2014-10-07")),
        ("Christmas last year", ("2015-12-25", "2015-12-25")),
        ("Ramadan 1443", ("2022-04-02", "2022-05-01")),
        ("Eid al-Fitr 1437 AH", ("2016-07-06", "2016-07-08")),
        ("Ashura 1436", ("2014-11-03", "2014-11-03")),
        ("Islamic New Year 1440", ("2018-09-11", "2018-09-11")),
    ],
)
def test_feasts_become_days(words, days):
    """
    With a year that year's; without, the last one, or one close ahead.
    """
    assert read(words) == days


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("first day of Eid", "2016-09-12"),
        ("eve of Passover 2016", "2016-04-22"),
        ("eve of Ramadan last year", "2015-06-17"),
    ],
)
def test_days_of_a_feast_are_counted(words, day):
    """
    The first day of a feast, and its eve.
    """
    assert read(words, by=of_feast) == (day, day)


def test_a_feast_that_is_seen_by_the_moon_is_marked_as_about():
    """
    The day may be one earlier or later in another country, and so may each day that is counted within it.
    """
    assert feast(tokens_of("Ramadan"), 0, PRINTED).days.edtf == "2016-06-06~/2016-07-05~"
    assert of_feast(tokens_of("second day of Ramadan"), 0, PRINTED).days.edtf == "2016-06-07~"
    assert part(tokens_of("last ten days of Ramadan"), 0, PRINTED).days.edtf == "2016-06-26~/2016-07-05~"
    assert part(tokens_of("first Friday of Ramadan"), 0, PRINTED).days.edtf == "2016-06-10~"
    assert of_feast(tokens_of("first day of Passover"), 0, PRINTED).days.edtf == "2016-04-23"


def test_a_feast_hangs_on_the_day_of_publication():
    """
    Without one, and without a year, it has no days; neither has it in a year that the table does not reach.
    """
    assert read("Ramadan", Clock()) is None
    assert read("first day of Ramadan", Clock(), of_feast) is None
    assert read("Ramadan 1850") is None
    assert read("last year's Ramadan", Clock()) is None
    assert read("last year's Ramadan", Clock(date(2099, 1, 1))) is None
    assert feast(tokens_of("Ramadans"), 0, PRINTED) is None
    assert of_feast(tokens_of("first day of March"), 0, PRINTED) is None
    assert of_feast(tokens_of("second half of March"), 0, PRINTED) is None
    assert read("next Ramadan", Clock(date(2090, 1, 1))) is None


def test_an_account_of_long_ago_has_the_feast_of_its_own_year():
    """
    "Christmas" after a day of October 1935 is that of 1935.
    """
    clock = Clock(date(2009, 12, 19), one_day(date(1935, 10, 6)), account=1935)

    assert read("Christmas", clock) == ("1935-12-25", "1935-12-25")


def test_the_table_agrees_with_the_rule_of_easter():
    """
    Both Easters of every year are those of the calendar.
    """
    assert all(days.first == easter(days.first.year) for days in moving()["easter"])
    assert all(days.first == easter(days.first.year, EASTER_ORTHODOX) for days in moving()["orthodox_easter"])


@pytest.mark.parametrize("name", ["ramadan", "eid_al_adha", "ashura"])
def test_islamic_feasts_move_by_a_lunar_year(name):
    """
    From one to the next there are 353 to 356 days.
    """
    firsts = [days.first for days in moving()[name]]

    assert {(later - earlier).days for earlier, later in pairwise(firsts)} <= {
        353,
        354,
        355,
        356,
    }


def test_the_table_has_its_columns_and_order():
    """
    Feast, first and last day, sorted, each row once, no feast that ends before it begins.
    """
    with (LEXICONS / "moving_days.csv").open(encoding="utf-8", newline="") as lines:
        head, *rows = list(csv.reader(lines))

    assert head == ["feast", "first", "last"]
    assert rows == sorted({tuple(row): row for row in rows}.values())
    assert all(date.fromisoformat(first) <= date.fromisoformat(last) for _, first, last in rows)


def test_every_named_feast_has_days():
    """
    The names lead to feasts of the table, and to days of the calendar.
    """
    assert set(lexicon("times")["moving_feasts"].values()) <= set(moving())
    assert set(lexicon("times")["words"]["sighted"]) <= set(moving())
    assert all(date(2016, *day) for day in lexicon("times")["fixed_feasts"].values())
    assert names().by_first
