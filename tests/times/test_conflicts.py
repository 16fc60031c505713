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


KYIV, GAZA = "Shells fell on Kyiv in Ukraine. ", "Shells fell on Gaza. "


@pytest.mark.parametrize(
    ("text", "published", "words", "first", "last"),
    [
        (KYIV + "On day 42 of the war two died.", "2022-04-08", "day 42", "2022-04-06", "2022-04-06"),
        (KYIV + "On day three of the war two died.", "2022-04-08", "day three", "2022-02-26", "2022-02-26"),
        (
            KYIV + "It was the 500th day of the full-scale invasion.",
            "2023-07-08",
            "500th day",
            "2023-07-08",
            "2023-07-08",
        ),
        (KYIV + "On the war's 100th day two died.", "2022-07-03", "100th day", "2022-06-03", "2022-06-03"),
        (
            KYIV + "In the second week of the war ten died.",
            "2022-07-03",
            "second week",
            "2022-03-03",
            "2022-03-09",
        ),
        (
            KYIV + "In the first three months of the war ten died.",
            "2022-07-03",
            "first three months",
            "2022-02-24",
            "2022-05-23",
        ),
        (
            GAZA + "As the war in the strip entered its second week, ten died.",
            "2023-10-16",
            "second week",
            "2023-10-14",
            "2023-10-16",
        ),
        (
            GAZA + "On the first anniversary of the war ten died.",
            "2024-10-08",
            "first anniversary",
            "2024-10-07",
            "2024-10-07",
        ),
        (
            GAZA + "In the first 48 hours of the war 100 died.",
            "2024-10-08",
            "first 48 hours",
            "2023-10-07",
            "2023-10-08",
        ),
        (KYIV + "Day 42: ten died.", "2022-04-06", "Day 42", "2022-04-06", "2022-04-06"),
        (KYIV + "Day 42 saw ten deaths.", "2022-04-09", "Day 42", "2022-04-06", "2022-04-06"),
        (KYIV + "On D+41 ten died.", "2022-04-07", "D+41", "2022-04-06", "2022-04-06"),
    ],
)
def test_a_day_by_its_number_is_counted_from_the_first_of_its_war(text, published, words, first, last):
    """
    The first day of a war is its day 1, and of its D-days day 0; a week that runs on ends with the report.
    """
    assert read(text, published) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (KYIV + "Day 42 saw ten deaths.", "2022-04-10"),
        (KYIV + "Day 42 saw ten deaths.", "2022-04-05"),
        (KYIV + "On day 12 of a hunger strike he died.", "2022-03-07"),
        (KYIV + "On day 1,000 of the war it will go on.", "2022-04-05"),
        (SYRIA + "On the 500th day of the uprising ten died.", "2012-08-01"),
    ],
)
def test_a_number_gives_no_day_ahead_nor_of_a_war_without_its_first_day(text, published):
    """
    Nor is a number alone taken for the day of a war that is weeks away.
    """
    assert [day for _, day, _ in read(text, published) if day] == []


def test_a_day_of_talks_on_a_war_is_none_of_the_war():
    """
    It is counted from the report, like that of any event.
    """
    text = KYIV + "On the second day of talks on the war ten died."
    assert read(text, "2022-05-05") == [("second day", "2022-05-04", "2022-05-05")]


def test_a_war_gives_way_to_the_one_that_goes_on_over_the_same_ground():
    """
    However often a report names the places of the war that is over.
    """
    text = "Shells fell in Donetsk, Donetsk and Luhansk in Ukraine, and 200 died since the war began."
    assert [war.name for war in conflicts_in(text, date(2022, 5, 15))] == ["Russian invasion of Ukraine"]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "A truce began on 1 June. Ten died in its first 24 hours.",
            "first 24 hours",
            "2016-06-01",
            "2016-06-01",
        ),
        (
            "The truce took effect on 1 June. In its first two days it held.",
            "first two days",
            "2016-06-01",
            "2016-06-02",
        ),
        (
            "They launched an assault on 1 June. In the opening days of the assault ten died.",
            "opening days",
            "2016-06-01",
            "2016-06-07",
        ),
        (
            "On 1 June the army opened its campaign. On the third day of the campaign ten died.",
            "third day",
            "2016-06-03",
            "2016-06-03",
        ),
        (
            "The siege began in June 2013. In its first month 20 died.",
            "first month",
            "2013-06-01",
            "2013-06-30",
        ),
        (
            "The siege began in June 2013. In the first year of the siege 60 died.",
            "first year",
            "2013-06-01",
            "2014-05-31",
        ),
        (
            "The truce came into force on 1 June. Ten have died since the truce began.",
            "since the truce began",
            "2016-06-01",
            "2016-07-02",
        ),
        (
            "The assault began on 1 June. On the second day of the siege ten died.",
            "second day",
            "2016-06-02",
            "2016-06-02",
        ),
        (
            "A ceasefire began on 1 June. On the second day of the truce ten died.",
            "second day",
            "2016-06-02",
            "2016-06-02",
        ),
    ],
)
def test_what_a_report_says_began_is_counted_from(text, words, first, last):
    """
    Parts of a truce, a siege or an offensive have days where the report has told when it began.
    """
    assert read(text)[-1] == (words, first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        (
            "The siege began on 1 June. During the siege ten died.",
            "During the siege",
            "2016-06-01",
            "2016-07-02",
        ),
        (
            "They lifted the 12-day siege. Shells fell throughout the long blockade.",
            "throughout the long blockade",
            "2016-06-20",
            "2016-07-02",
        ),
        (
            "After two weeks of battle they fled. They had shot men during the battle.",
            "during the battle",
            "2016-06-18",
            "2016-07-02",
        ),
    ],
)
def test_what_was_during_a_siege_lies_in_its_days(text, words, first, last):
    """
    A siege has the days that the report has given it, by its beginning or by its length.
    """
    assert read(text)[-1] == (words, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "During the siege ten died.",
        "The five-year war killed 300. During the war they fled.",
        "The siege began on 1 June. During the meeting ten spoke.",
    ],
)
def test_what_was_during_something_undated_has_no_days(text):
    """
    Nothing tells when it was, nor are the years of a war a time for what was in it.
    """
    assert not any(words.lower().startswith("during") for words, *_ in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ten died in the opening days of the truce.",
        "A truce ended on 1 June. Ten died in the opening days of the truce.",
        "The siege began on 1 June. Ten died in the opening days of the truce.",
    ],
)
def test_parts_of_what_began_nobody_says_when_have_no_days(text):
    """
    Where the report does not tell of the beginning, the words are kept without days.
    """
    assert read(text)[-1] == ("days", None, None)
