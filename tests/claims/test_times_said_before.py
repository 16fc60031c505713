"""
Times in a report that was printed the day after those whom it quotes spoke.
"""

import pytest

from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse

PRINTED = "2016-04-06"  # a Wednesday


def read(text):
    return [
        (time.span.of(text), time.first, time.last)
        for times in find_times(analyse(text), text, PRINTED)
        for time in times
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Shells fell on the camp today, a doctor said on Tuesday.", "today", "2016-04-05", "2016-04-05"),
        (
            "Ten died in the past 24 hours, the army said in a statement on Tuesday.",
            "past 24 hours",
            "2016-04-04",
            "2016-04-05",
        ),
        (
            "A hospital said on Tuesday it saw forty wounded in three days of shelling.",
            "in three days",
            "2016-04-03",
            "2016-04-05",
        ),
    ],
)
def test_today_is_the_day_on_which_people_speak(text, words, first, last):
    """
    What was said on the day before printing counts "today" and the hours and days past from that day.
    """
    assert (words, first, last) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Ten died yesterday, the army said on Tuesday.", "yesterday", "2016-04-05", "2016-04-05"),
        ("Ten died this week, the army said on Tuesday.", "this week", "2016-04-04", "2016-04-06"),
        ("Ten died since Monday, the army said on Tuesday.", "since Monday", "2016-04-04", "2016-04-06"),
        ("Ten died on Tuesday. Shells fell today.", "today", "2016-04-06", "2016-04-06"),
        (
            "An aide spoke on Tuesday, he said. A doctor said on Wednesday: shells fell today.",
            "today",
            "2016-04-06",
            "2016-04-06",
        ),
        ("Shells fell today, a doctor said on Monday.", "today", "2016-04-06", "2016-04-06"),
    ],
)
def test_all_else_is_told_from_the_day_of_printing(text, words, first, last):
    """
    The writer's own words, and all of a report that names the day of printing, are told from that day.
    """
    assert (words, first, last) in read(text)
