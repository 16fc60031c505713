"""
Wars that reports count from without naming their first day.
"""

import csv
from datetime import date

import pytest

from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.lexicons import LEXICONS
from reportedly.times.conflicts import conflicts, conflicts_in

SYRIA = "Shells fell on Aleppo in Syria. "


def read(text, published="2016-07-02"):
    return [
        (time.span.of(text), time.first, time.last)
        for times in find_times(analyse(text), text, published)
        for time in times
    ]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("Some 280,000 have died since the war began.", "since the war began", "2011-03-01"),
        (
            "Millions fled since Syrias conflict first erupted.",
            "since Syrias conflict first erupted",
            "2011-03-01",
        ),
        (
            "Many died since the uprising against President Bashar al-Assad broke out.",
            "since the uprising against President Bashar al-Assad broke out",
            "2011-03-01",
        ),
        (
            "They fled since the outbreak of the civil war.",
            "since the outbreak of the civil war",
            "2011-03-01",
        ),
        (
            "Many fled since the war between the army and the rebels began.",
            "since the war between the army and the rebels began",
            "2011-03-01",
        ),
        ("The toll of the five-year conflict is 470,000.", "five-year", "2011-01-01"),
        ("The five-year-old civil war has killed 470,000.", "five-year", "2011-01-01"),
        ("After five years of war 470,000 are dead.", "five years", "2011-01-01"),
        ("In five years of civil war 470,000 have died.", "In five years", "2011-01-01"),
        ("Since Yemen's war began, 6,000 have died there.", "Since Yemen's war began", "2014-09-01"),
    ],
)
def test_a_war_that_is_counted_from_gives_its_first_day(text, words, first):
    """
    What is counted from the beginning of a war lasts from its first day up to the report.
    """
    assert (words, first, "2016-07-02") in read(SYRIA + text)


@pytest.mark.parametrize(
    "text",
    [
        "Some 280,000 have died since the war began.",
        SYRIA + "Thirty have died since troops took the town as the war raged.",
        SYRIA + "Thirty have died since the siege began.",
        SYRIA + "Thirty have died since the war ended and the siege began.",
        SYRIA + "Thirty have died since the war crimes tribunal opened.",
        SYRIA + "Thirty have died since the start of the crisis talks.",
        SYRIA + "Thirty have drowned since the refugee crisis began.",
    ],
)
def test_what_names_no_known_war_gives_no_day(text):
    """
    Without a place of a war, or without its beginning, nothing is guessed.
    """
    assert read(text) == []


def test_a_date_in_the_clause_goes_before_the_table():
    """
    A day that the report itself gives is the one that counts.
    """
    text = SYRIA + "Ten have died since the war in the hills began on 4 June."

    assert ("since the war in the hills began on 4 June", "2016-06-04", "2016-07-02") in read(text)


def test_a_war_that_is_not_as_old_as_told_is_another():
    """
    A length that does not fit the war of the report is counted back from the report.
    """
    assert ("two-year", "2014-07-02", "2016-07-02") in read(SYRIA + "The two-year war killed 90.")


def test_the_war_named_most_and_begun_last_comes_first():
    """
    Of two wars over the same ground a report means the later one; one long over is none of its wars.
    """
    text = "Shells fell on Kharkiv and Kherson in Ukraine. Many have fled since the war began."

    assert conflicts_in(text, date(2022, 6, 1))[0].first == date(2022, 2, 24)
    assert [one.first for one in conflicts_in(text, date(2016, 6, 1))] == [date(2014, 4, 1)]
    assert conflicts_in(text, date(2012, 6, 1)) == conflicts_in(text, None) == ()


def test_the_table_of_wars_is_sound():
    """
    Each war has a name of its own, its places, words that it is called by, and ends after it began.
    """
    with (LEXICONS / "conflicts.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["name"] for row in csv.DictReader(lines)]

    assert len(names) == len(set(names)) == len(conflicts())
    assert all(one.name and one.places.pattern != r"\b(?:)s?\b" for one in conflicts())
    assert all(word.isalpha() and word.islower() for one in conflicts() for word in one.called)
    assert [one.name for one in conflicts() if one.last and one.last <= one.first] == []
