"""
Times of many kinds, read as a report tells them.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.claims.times import find_times, writes_month_first
from reportedly.language.analysis import analyse
from reportedly.times.calendar_days import Clock
from reportedly.times.relative_times import beginnings, is_measured, openings, readers_of, simple, starts

SAMPLES = sorted((Path(reportedly.__file__).parent / "samples").glob("*.txt"))

PRINTED = "2016-04-06"


def times(text, published=PRINTED, **options):
    return [time for found in find_times(analyse(text), text, published, **options) for time in found]


def days(text, published=PRINTED, **options):
    return [(time.first, time.last) for time in times(text, published, **options)]


DAYS = [
    ("It fell in the past two to three days.", "2016-04-03", PRINTED),
    ("It fell over the last 10-15 days.", "2016-03-22", PRINTED),
    ("It fell on the first Friday of March.", "2016-03-04", "2016-03-04"),
    ("It fell on the last Sunday in March.", "2016-03-27", "2016-03-27"),
    ("It fell on the second Tuesday of February 2015.", "2015-02-10", "2015-02-10"),
    ("Half a year ago it fell.", "2015-10-06", "2015-10-06"),
    ("A year and a half ago it fell.", "2014-10-01", "2014-10-31"),
    ("Two and a half years ago it fell.", "2013-10-01", "2013-10-31"),
    ("A week and a half ago it fell.", "2016-03-27", "2016-03-27"),
    ("A year before the raid of 4 March 2016 it fell.", "2015-03-04", "2015-03-04"),
    ("Three days before the truce took effect on 27 February it fell.", "2016-02-24", "2016-02-24"),
    ("On 1 January 0000 it fell.", None, None),
    ("It fell on 31 December 9999.", None, None),
    ("It lasted from 6 a.m. to 9 a.m. on Friday.", "2016-04-01", "2016-04-01"),
    ("It lasted from 11 p.m. to 3 a.m. on Friday.", "2016-03-31", "2016-04-01"),
    ("It lasted from 6 a.m. on Thursday to 9 a.m. on Friday.", "2016-03-31", "2016-04-01"),
    ("It fell during the night of 31 March to 1 April.", "2016-03-31", "2016-04-01"),
    ("It fell during the night of 31 March-1 April.", "2016-03-31", "2016-04-01"),
    ("It fell during the night of 8-9 February.", "2016-02-08", "2016-02-09"),
    ("It fell on the night of 8/9 February.", "2016-02-08", "2016-02-09"),
    ("It fell on 3/4 February.", "2016-02-03", "2016-02-04"),
    ("It fell during the night of Sunday.", "2016-04-03", "2016-04-04"),
    ("It has gone on since 9/11.", "2001-09-11", PRINTED),
    ("They came after the 9/11 attacks.", "2001-09-11", "2001-09-11"),
    ("It fell on 9/11, 9/12 and 9/13.", "2015-09-11", "2015-09-13"),
    ("It fell in the last 10 days of March.", "2016-03-22", "2016-03-31"),
    ("It fell in the last 10 days.", "2016-03-27", PRINTED),
    ("It fell in the early 1980s.", "1980-01-01", "1983-12-31"),
    ("It fell in the mid-1980s.", "1984-01-01", "1986-12-31"),
    ("It fell in the late 1990s.", "1997-01-01", "1999-12-31"),
    ("It fell in the late 19th century.", "1870-01-01", "1899-12-31"),
    ("It fell in the second half of the 1980s.", "1985-01-01", "1989-12-31"),
    ("It fell in the first half of the 1980s.", "1980-01-01", "1984-12-31"),
    ("It has gone on since the mid-2000s.", "2004-01-01", PRINTED),
    ("It fell on the fourth of July 2015.", "2015-07-04", "2015-07-04"),
    ("It fell on July ninth.", "2015-07-09", "2015-07-09"),
    ("It fell on the twenty-first of March.", "2016-03-21", "2016-03-21"),
    ("It fell on March twenty nine 2015.", "2015-03-29", "2015-03-29"),
    ("It fell on March the 5th.", "2016-03-05", "2016-03-05"),
    ("It fell between the ninth and the seventeenth of March.", "2016-03-09", "2016-03-17"),
    ("It fell on 05-Aug-2015.", "2015-08-05", "2015-08-05"),
    ("It fell on 2015/Aug/01.", "2015-08-01", "2015-08-01"),
    ("It fell in 2015-03.", "2015-03-01", "2015-03-31"),
    ("File 20150302 tells of it.", "2015-03-02", "2015-03-02"),
    ("It fell on 2015 10 16.", "2015-10-16", "2015-10-16"),
    ("It fell in Dec-2015.", "2015-12-01", "2015-12-31"),
    ("It fell in Nov. 2015.", "2015-11-01", "2015-11-30"),
    ("It fell on Friday 5/2.", "2016-02-05", "2016-02-05"),
    ("It fell in August two thousand and fifteen.", "2015-08-01", "2015-08-31"),
    ("It fell in nineteen ninety six.", "1996-01-01", "1996-12-31"),
    ("It fell in October two thousand.", "2000-10-01", "2000-10-31"),
    ("It sailed on 6 April seventeen hundred thirty three.", "1733-04-06", "1733-04-06"),
    ("He fought in the 1967 war.", "1967-01-01", "1967-12-31"),
    ("It dates back to 1995.", "1995-01-01", "1995-12-31"),
    ("He fell in the 90s.", "1990-01-01", "1999-12-31"),
    ("It was of the 19th century.", "1800-01-01", "1899-12-31"),
    ("It lasted 2011-2014.", "2011-01-01", "2014-12-31"),
    ("It lasted Nov-Feb 2015.", "2014-11-01", "2015-02-28"),
    ("It lasted from Nov to March.", "2015-11-01", "2016-03-31"),
    ("It lasted from April in 2014 to June in 2015.", "2014-04-01", "2015-06-30"),
    ("It lasted Monday to Wednesday.", "2016-04-04", "2016-04-06"),
    ("It lasted from March to date.", "2016-03-01", "2016-04-06"),
    ("He was in it June 5, 2015 - July 8, 2015.", "2015-06-05", "2015-07-08"),
    ("It fell in the first week of March.", "2016-02-29", "2016-03-06"),
    ("It fell in the last week of March.", "2016-03-28", "2016-04-03"),
    ("It fell in the third month of 2015.", "2015-03-01", "2015-03-31"),
    ("It fell in the first quarter of 2015.", "2015-01-01", "2015-03-31"),
    ("It fell in the second half of 2015.", "2015-07-01", "2015-12-31"),
    ("It fell in the first half of March.", "2016-03-01", "2016-03-15"),
    ("It fell in the second half of March.", "2016-03-16", "2016-03-31"),
    ("It fell in the last month of the year.", "2016-12-01", "2016-12-31"),
    ("It fell on the 15th day of last month.", "2016-03-15", "2016-03-15"),
    ("It fell on the last day of March.", "2016-03-31", "2016-03-31"),
    ("It fell in the first six months of 2015.", "2015-01-01", "2015-06-30"),
    ("It fell in the last two months of 2015.", "2015-11-01", "2015-12-31"),
    ("It fell in the first three days of March.", "2016-03-01", "2016-03-03"),
    ("It fell in the last two weeks of March.", "2016-03-18", "2016-03-31"),
    ("Q1 2015 was quiet.", "2015-01-01", "2015-03-31"),
    ("In 2015-H2 it was quiet.", "2015-07-01", "2015-12-31"),
    ("It was quiet last quarter.", "2016-01-01", "2016-03-31"),
    ("It was quiet in week 3 of 2015.", "2015-01-12", "2015-01-18"),
    ("It was quiet in the year to date.", "2016-01-01", "2016-04-06"),
    ("It fell on Tuesday the fifth.", "2016-04-05", "2016-04-05"),
    ("It fell on Tue 29th.", "2016-03-29", "2016-03-29"),
    ("It fell on Wednesday last week.", "2016-03-30", "2016-03-30"),
    ("It fell last week on Friday.", "2016-04-01", "2016-04-01"),
    ("It fell on Tuesday in the morning.", "2016-04-05", "2016-04-05"),
    ("It fell on monday.", "2016-04-04", "2016-04-04"),
    ("It fell in the week of March 17.", "2016-03-14", "2016-03-20"),
    ("It fell in the week beginning March 14.", "2016-03-14", "2016-03-20"),
    ("It fell in the week ending 3 April.", "2016-03-28", "2016-04-03"),
    ("It fell at the weekend of March 19.", "2016-03-19", "2016-03-20"),
    ("It lasted two weeks starting on March 1.", "2016-03-01", "2016-03-14"),
    ("It fell two weeks and two days ago.", "2016-03-21", "2016-03-21"),
    ("It fell two weeks before Easter.", "2016-03-13", "2016-03-13"),
    ("It will fall three weeks from tomorrow.", "2016-04-28", "2016-04-28"),
    ("It will fall in two months.", "2016-06-06", "2016-06-06"),
    ("It will be over within nine months.", "2016-04-06", "2017-01-05"),
    ("It will fall Monday two weeks from now.", "2016-04-18", "2016-04-18"),
    ("It fell in the past two months and three days.", "2016-02-03", "2016-04-06"),
    ("It fell in the three previous weeks.", "2016-03-16", "2016-04-06"),
    ("It will fall in the two next weeks.", "2016-04-07", "2016-04-20"),
    ("It fell earlier this month.", "2016-04-01", "2016-04-06"),
    ("It will fall later in the year.", "2016-04-06", "2016-12-31"),
    ("It fell earlier last year.", "2015-01-01", "2015-12-31"),
    ("It fell last winter.", "2015-12-01", "2016-02-29"),
    ("It fell in the autumn.", "2015-09-01", "2015-11-30"),
    ("It will fall next summer.", "2016-06-01", "2016-08-31"),
    ("It has burnt since dawn.", "2016-04-06", "2016-04-06"),
    ("It is currently besieged.", "2016-04-06", "2016-04-06"),
    ("It fell during Ramadan.", "2015-06-18", "2015-07-16"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_words_become_days(text, first, last):
    """
    Read against the day of publication, Wednesday 6 April 2016.
    """
    assert days(text)[:1] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell at 8 a.m. on Tuesday.", "2016-04-05T08:00:00"),
        ("It fell on Tuesday at 6.30 p.m.", "2016-04-05T18:30:00"),
        ("It fell on Tuesday at 12 a.m.", "2016-04-05T00:00:00"),
        ("It fell on Tuesday, at 19:15.", "2016-04-05T19:15:00"),
        ("It fell on Tuesday at 2230.", "2016-04-05T22:30:00"),
        ("It fell at 0830 GMT.", "2016-04-06T08:30:00Z"),
        ("It fell at 2130Z on 4 March.", "2016-03-04T21:30:00Z"),
        ("It fell at 2130 Zulu on 4 March.", "2016-03-04T21:30:00Z"),
        ("It fell at 1am local time on Friday.", "2016-04-01T01:00:00"),
        ("It fell at 23:40 local time (2040 GMT) on Sunday.", "2016-04-03T23:40:00"),
        ("It fell at 8:45 a.m. (0545 GMT) Monday.", "2016-04-04T08:45:00"),
        ("It fell at 3.15pm on Tuesday.", "2016-04-05T15:15:00"),
        ("It fell on Monday at 8.45am.", "2016-04-04T08:45:00"),
        ("It fell at 14h30 on Tuesday.", "2016-04-05T14:30:00"),
        ("It fell on 05 March 1730 hrs.", "2016-03-05T17:30:00"),
        ("It fell on 5 March 1945 hours.", "2016-03-05T19:45:00"),
        ("On 5 May 1945 hours after it fell.", "1945-05-05"),
        ("Sent at 041930ZJUN15.", "2015-06-04T19:30:00Z"),
        ("Sent at 041930ZMAR2016.", "2016-03-04T19:30:00Z"),
        ("Sent at 041930MAY15.", "2015-05-04T19:30:00"),
        ("Sent at 041930Z JUN 15.", "2015-06-04T19:30:00Z"),
        ("Sent at 041930C MAR 16.", "2016-03-04T19:30:00"),
        ("Sent at 041930Z JUN.", "2015-06-04T19:30:00Z"),
        ("He was born in the 1980s.", "198X"),
        ("He fell in the 19th century.", "18XX"),
    ],
)
def test_edtf_says_more_than_days(text, edtf):
    """
    The hour where it is told, with Z for Greenwich; decades and centuries.
    """
    assert times(text)[0].edtf == edtf


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("The truce of two months held.", "P2M"),
        ("A 48-hour truce began.", "PT48H"),
        ("It held for six weeks.", "P6W"),
        ("It fell in a few days.", "PXD"),
        ("It fell after weeks of siege.", "PXW"),
        ("It held for two decades.", "P20Y"),
        ("It held for a fortnight.", "P2W"),
        ("It fell in 30 minutes.", "PT30M"),
    ],
)
def test_lengths_are_kept(text, length):
    """
    How long something lasted is an ISO 8601 duration, X where the number is left open.
    """
    assert times(text)[0].length == length


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("It fell on 28 February 2016.", "2016-02-29"),
        ("It fell in 2015.", "2016-01-01"),
        ("They now hold it.", None),
    ],
)
def test_a_time_is_a_half_open_interval(text, before):
    """
    From its first day on, before the day after its last one.
    """
    assert times(text)[0].before == before
    assert replace(times(text)[0], last="9999-12-31").before is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It fell on 28 February 2016.", 1),
        ("It fell in February 2016.", 29),
        ("It held until 5 May 2015.", None),
    ],
)
def test_a_time_has_as_many_days_as_it_covers(text, days):
    """
    The first and the last are counted; a time that is open on one side has no number of them.
    """
    assert times(text)[0].days == days


@pytest.mark.parametrize("text", ["They now hold it.", "It fell recently.", "It was quiet in the past."])
def test_times_that_are_not_told_have_no_days(text):
    """
    "Now" and "recently" are times, but no day is named.
    """
    assert days(text) == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "The fall of the town was quick.",
        "The Arab Spring of nations.",
        "He saw 1/3 of it.",
        "It cost $12 March.",
        "At 1500 metres it was cold.",
        "A five-year-old child fell.",
        "The Q of 9 and H9.",
        "Week 99 was none.",
        "It weighs 5.12 tons.",
        "There were 30:70 odds.",
        "It fell on Tue 45th.",
        "It fell on 31.02.2016, 20160231, and 31/02/2016.",
        "In the 5th man's hands.",
    ],
)
def test_no_time_is_read_into_other_words(text):
    """
    Shares, prices, heights, ages, names, and days that no calendar has are no times with days.
    """
    assert [found for found in days(text) if found[0]] == []


@pytest.mark.parametrize("text", [text for text, *_ in DAYS])
def test_without_a_day_of_publication_nothing_is_guessed(text):
    """
    The same words then have the days that they name themselves, or none.
    """
    assert all(first is None or first[:4] != "2016" or "2016" in text for first, _ in days(text, None))


def test_the_report_shows_how_it_writes_figures():
    """
    4/3/2016 is the fourth of March, or the third of April where report or publisher has the month first.
    """
    assert days("It fell on 4/3/2016.", month_first=False) == [("2016-03-04", "2016-03-04")]
    assert days("It fell on 4/3/2016.", "2016-03-20") == [("2016-03-04", "2016-03-04")]
    assert days("It fell on 4/3/2016.", month_first=True) == [("2016-04-03", "2016-04-03")]
    assert days("On 3/25/2016, and on 4/3/2016, it fell.")[1] == ("2016-04-03", "2016-04-03")
    assert days("On 25/3/2016, and on 4/3/2016.", month_first=True)[1] == ("2016-03-04", "2016-03-04")
    assert writes_month_first("The New York Times")
    assert writes_month_first("Le Monde") is None
    assert writes_month_first(None) is None


ACCOUNT = (
    "On July 17, 1936, the revolt began. In 1937 and 1938 it spread, as in 1813. On 20 July the city fell. "
    "The next day it was sacked for three days. In October 1938 it ended. Christmas came. "
    "In the spring all was over."
)


def test_an_account_of_long_ago_has_its_own_years():
    """
    Dates without a year are of the year that it has reached; a year in passing does not move it.
    """
    found = days(ACCOUNT, "2009-12-19")

    assert ("1937-07-20", "1937-07-20") in found
    assert ("1937-07-21", "1937-07-21") in found
    assert found[-2:] == [("1938-12-25", "1938-12-25"), ("1939-03-01", "1939-05-31")]


@pytest.mark.parametrize(
    "published", ["0000-01-01", "0001-01-01", "9999-12-31", "2016-02-31", "10000-01-01", "nonsense", ""]
)
def test_the_ends_of_the_calendar_do_no_harm(published):
    """
    Year 0, year 9999 and days that are none: every kind of time is read, with days of the calendar or none.
    """
    for text, *_ in DAYS:
        for first, last in days(text, published):
            assert first is None or date.fromisoformat(first) <= date.fromisoformat(last)


@pytest.mark.parametrize(
    "unit",
    [
        "since the war ",
        "from 3 to ",
        "two weeks before ",
        "1/2/",
        "Q1 ",
        "Nov-",
        "two ",
        "at 10:",
        "99999999999 ",
    ],
)
def test_absurd_text_is_read_in_linear_time(unit):
    """
    The same words over and over, on one line.
    """
    text = unit * (20_000 // len(unit))
    sentences = analyse(text)
    begun = process_time()
    find_times(sentences, text, PRINTED)

    assert process_time() - begun < 3


PIECES = st.sampled_from(
    [word for text, *_ in DAYS for word in text.split()]
    + ["31", "0", "9999", "-", "/", ":", ",", "of", "²", "٣"]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from([None, PRINTED, "0001-01-01", "9999-12-31"]))
def test_any_words_give_days_of_the_calendar(pieces, published):
    """
    Whatever stands together, first days are never after last ones, and words are those of the text.
    """
    text = " ".join(pieces)
    for time in times(text, published):
        assert time.span.of(text)
        assert time.first is None or time.first <= time.last


@pytest.mark.parametrize("published", [date(2016, 5, 4), None])
def test_a_reader_that_is_not_asked_about_a_word_knows_no_time_that_begins_with_it(published):
    """
    Which readers are asked is only a matter of speed: none of the others reads anything there.
    """
    text = " ".join(line for sample in SAMPLES for line in sample.read_text(encoding="utf-8").splitlines())
    words = " in the past two weeks at least 30 days ago on the 5th of that month Q1 2017 twenty-first May "
    for sentence in analyse(text + words):
        for i, token in enumerate(sentence.tokens):
            every, unmeasured = readers_of(token.lower)
            asked = every if is_measured(sentence.tokens, i) else unmeasured
            others = [one.read for one in openings() if one.read not in asked]
            assert not any(read(sentence.tokens, i, Clock(published)) for read in others)


@pytest.mark.parametrize("published", [date(2016, 5, 4), None])
def test_no_time_begins_where_none_is_looked_for(published):
    """
    At which words a time may begin is only a matter of speed: none begins at another.
    """
    text = " ".join(line for sample in SAMPLES for line in sample.read_text(encoding="utf-8").splitlines())
    words = " in Aleppo at dawn to date in two weeks until now at 30 in the past around noon to this day "
    for sentence in analyse(text + words):
        tokens = sentence.tokens
        begun = beginnings(tokens)
        assert begun == [i for i in range(len(tokens)) if starts(tokens, i)]
        assert not any(simple(tokens, i, Clock(published)) for i in {*range(len(tokens))} - {*begun})


@pytest.mark.parametrize("words", ["Hours later", "Minutes later", "Moments earlier", "Shortly afterwards"])
def test_hours_and_minutes_without_a_number_are_of_the_day_last_named(words):
    text = f"A bomb went off on 3 March. {words}, gunmen came."
    assert days(text)[-1] == ("2016-03-03", "2016-03-03")
    assert [text[time.span.start : time.span.end] for time in times(text)][-1] == words


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("overnight on Friday", "2016-04-01", "2016-04-02"),
        ("overnight into Friday", "2016-03-31", "2016-04-01"),
        ("overnight Thursday to Friday", "2016-03-31", "2016-04-01"),
        ("all night and into Sunday", "2016-04-02", "2016-04-03"),
        ("through the night on 3 March", "2016-03-03", "2016-03-04"),
        ("overnight", "2016-04-05", "2016-04-06"),
    ],
)
def test_a_night_lies_in_the_day_that_it_is_called_after_and_the_next_or_goes_on_into_it(words, first, last):
    text = f"The town was shelled {words}."
    assert days(text) == [(first, last)]
    assert [text[time.span.start : time.span.end] for time in times(text)] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "The minister said a truce would begin Monday.",
        "The truce is to start on Monday.",
        "The halt was to begin on Monday.",
    ],
)
def test_what_is_to_begin_on_a_weekday_lies_ahead(words):
    assert days(words) == [("2016-04-11", "2016-04-11")]


@pytest.mark.parametrize(
    "words", ["The army began to start fires on Monday.", "On Monday he said that talks would resume."]
)
def test_a_weekday_of_what_was_done_lies_behind(words):
    assert days(words) == [("2016-04-04", "2016-04-04")]


def test_fighting_through_a_night_and_into_the_next_day_is_of_both_days():
    text = "The two sides clashed throughout Friday night and into Saturday morning."
    assert days(text) == [("2016-04-01", "2016-04-02")]


def test_a_following_or_previous_weekday_is_counted_from_the_day_told_last():
    """
    "The following Monday" after 10 February is the fifteenth; with no day told before, it is the last one.
    """
    text = "On 10 February rebels attacked. The following Monday they left. The previous Saturday two fell."

    assert days(text) == [("2016-02-10",) * 2, ("2016-02-15",) * 2, ("2016-02-13",) * 2]
    assert days("The previous Saturday two had fallen.") == [("2016-04-02",) * 2]


def test_an_event_with_a_date_is_what_a_distance_is_counted_from():
    """
    Not where the date stands apart, or belongs to another clause.
    """
    apart = "He fell two days after the attack, on 4 February."
    other = "He fell two days after the attack that followed the talks of 4 February."

    assert days(apart) == [("2016-04-04",) * 2, ("2016-02-04",) * 2]
    assert days(other) == [("2016-04-04",) * 2, ("2016-02-04",) * 2]


def test_what_came_hours_after_a_night_is_of_the_day_that_it_went_on_into():
    assert days("The town was shelled overnight on Friday. Hours later, gunmen came.") == [
        ("2016-04-01", "2016-04-02"),
        ("2016-04-02", "2016-04-02"),
    ]
