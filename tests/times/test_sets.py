"""
Times that are told one after the other are the members of one set.
"""

import pytest

from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse

PRINTED = "2016-08-10"  # a Wednesday


def read(text, published=PRINTED):
    return [
        (time.span.of(text), time.first, time.last, time.edtf)
        for found in find_times(analyse(text), text, published)
        for time in found
    ]


@pytest.mark.parametrize(
    ("words", "first", "last", "edtf"),
    [
        ("May, June and July 2016", "2016-05-01", "2016-07-31", "{2016-05,2016-06,2016-07}"),
        ("June, August, and September", "2015-06-01", "2015-09-30", "{2015-06,2015-08,2015-09}"),
        ("March and June 2015", "2015-03-01", "2015-06-30", "{2015-03,2015-06}"),
        ("November and January 2015", "2014-11-01", "2015-01-31", "{2014-11,2015-01}"),
        ("April 2015 and March 2016", "2015-04-01", "2016-03-31", "{2015-04,2016-03}"),
        ("2013 and 2014", "2013-01-01", "2014-12-31", "{2013,2014}"),
        ("2012, 2013 and 2015", "2012-01-01", "2015-12-31", "{2012,2013,2015}"),
        ("2013 or 2014", "2013-01-01", "2014-12-31", "[2013,2014]"),
        ("summer and autumn of 2015", "2015-06-01", "2015-11-30", "{2015-22,2015-23}"),
    ],
)
def test_months_and_years_in_a_row_are_one_set(words, first, last, edtf):
    """
    From the first to the last, and each of them in the EDTF string.
    """
    assert read(f"In {words} they fled.") == [(words, first, last, edtf)]


def test_seasons_in_a_row_go_forward():
    """
    The autumn before the summer that is told after it.
    """
    assert read("In the autumn and summer they fled.")[0][3] == "{2015-23,2016-22}"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("3, 5 and 9 May", ["2016-05-03", "2016-05-05", "2016-05-09"]),
        ("3, 5, and 9 May 2015", ["2015-05-03", "2015-05-05", "2015-05-09"]),
        ("4 and 9 May", ["2016-05-04", "2016-05-09"]),
        ("3rd, 5th and 9th of May", ["2016-05-03", "2016-05-05", "2016-05-09"]),
        ("May 3, 5 and 9, 2015", ["2015-05-03", "2015-05-05", "2015-05-09"]),
        ("May 3, May 5 and May 9, 2015", ["2015-05-03", "2015-05-05", "2015-05-09"]),
        ("30 April, 2 May and 7 May 2015", ["2015-04-30", "2015-05-02", "2015-05-07"]),
        ("Monday and Thursday", ["2016-08-01", "2016-08-04"]),
        ("Friday and Monday", ["2016-08-05", "2016-08-08"]),
        ("Sunday, Monday and Tuesday", ["2016-08-07", "2016-08-08", "2016-08-09"]),
        ("next Monday and Thursday", ["2016-08-15", "2016-08-18"]),
    ],
)
def test_days_in_a_row_are_one_set(words, days):
    """
    Those that were guessed go forward in the order in which they are told.
    """
    the = "the " if words.startswith("3rd") else ""
    assert read(f"Shells fell on {the}{words}.") == [(words, days[0], days[-1], f"{{{','.join(days)}}}")]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It fell on Tuesday or Wednesday.", "Tuesday or Wednesday", "[2016-08-09,2016-08-10]"),
        ("It fell on May 9 or 10.", "May 9 or 10", "[2016-05-09,2016-05-10]"),
        ("It fell in late June or early July.", "late June or early July", "[2016-06-21..2016-07-10]"),
    ],
)
def test_where_only_one_is_meant_it_is_one_of_the_set(text, words, edtf):
    """
    In brackets, as EDTF has it.
    """
    assert [(said, written) for said, _, _, written in read(text)] == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell on 4 and 5 May.", "2016-05-04/2016-05-05"),
        ("It fell on Monday and Tuesday.", "2016-08-08/2016-08-09"),
        ("They meet next Monday and Tuesday.", "2016-08-15/2016-08-16"),
        ("It fell in late June and early July.", "2016-06-21/2016-07-10"),
        ("It fell between 4 and 9 May.", "2016-05-04/2016-05-09"),
    ],
)
def test_two_that_follow_one_another_and_two_ends_are_a_stretch(text, edtf):
    """
    Nothing lies between them, or all that lies between is meant.
    """
    assert [written for *_, written in read(text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, 5 people were killed and 9 wounded.",
        "On May 3, 5 and 9 people were killed.",
        "He was shot on May 3, and on Thursday he died.",
        "They met on May 3, and Thursday's raid killed two.",
    ],
)
def test_what_is_told_of_each_day_apart_is_no_set(text):
    """
    A figure that counts, or a day with a preposition or a thing of its own.
    """
    assert read(text)[0] == ("May 3", "2016-05-03", "2016-05-03", "2016-05-03")


def test_a_set_whose_days_hang_on_publication_has_none_without_it():
    """
    Nothing is guessed.
    """
    assert [first for _, first, _, _ in read("It fell on Monday and Thursday.", None)] == [None, None]
