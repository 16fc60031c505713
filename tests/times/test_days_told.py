"""
Days told in the words of monthly summaries, police logs, chronologies and anniversaries.
"""

import pytest

from reportedly.claims.times import find_times, is_southern
from reportedly.language.analysis import analyse

PRINTED = "2017-07-06"  # a Thursday


def read(text, published=PRINTED, **where):
    return [
        (time.span.of(text), time.first, time.last)
        for found in find_times(analyse(text), text, published, **where)
        for time in found
        if not time.inherited
    ]


def edtf(text):
    return [time.edtf for found in find_times(analyse(text), text, PRINTED) for time in found]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("He died the Tuesday before last.", "Tuesday before last", "2017-06-27", "2017-06-27"),
        ("He died the week before last.", "week before last", "2017-06-19", "2017-06-25"),
        ("He died the weekend before last.", "weekend before last", "2017-06-24", "2017-06-25"),
        ("He died the month before last.", "month before last", "2017-05-01", "2017-05-31"),
        ("He died the year before last.", "year before last", "2015-01-01", "2015-12-31"),
        ("He died the night before last.", "the night before last", "2017-07-04", "2017-07-04"),
        ("It fell ten years ago this week.", "ten years ago this week", "2007-07-02", "2007-07-08"),
        ("A year ago on 3 July it fell.", "A year ago on 3 July", "2016-07-03", "2016-07-03"),
        ("Last year, on 3 July, it fell.", "Last year, on 3 July", "2016-07-03", "2016-07-03"),
        ("It fell in the early nineties.", "early nineties", "1990-01-01", "1993-12-31"),
        ("It fell in circa 1987.", "1987", "1987-01-01", "1987-12-31"),
        ("It fell in the 1980s and 1990s.", "1980s and 1990s", "1980-01-01", "1999-12-31"),
        ("He died a week ago Sunday.", "a week ago Sunday", "2017-06-25", "2017-06-25"),
        ("He died two weeks ago on Friday.", "two weeks ago on Friday", "2017-06-16", "2017-06-16"),
        ("He died around noon yesterday.", "around noon yesterday", "2017-07-05", "2017-07-05"),
        (
            "In last year's holy month of Ramadan he died.",
            "last year's holy month of Ramadan",
            "2016-06-06",
            "2016-07-05",
        ),
        ("14 fell in week 50.", "week 50", "2016-12-12", "2016-12-18"),
    ],
)
def test_days_and_years_before_the_last(text, words, first, last):
    """
    Counted from the report as its writer counts.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell for the past month and a half.", "past month and a half", "2017-05-22", PRINTED),
        ("In the last two and a half years ten fell.", "last two and a half years", "2015-01-06", PRINTED),
        ("In the six months to June ten fell.", "six months to June", "2017-01-01", "2017-06-30"),
        ("In the year to 30 June 2017 ten fell.", "year to 30 June 2017", "2016-07-01", "2017-06-30"),
        ("In the week to 2 July ten fell.", "week to 2 July", "2017-06-26", "2017-07-02"),
        ("In the 12 months since July 2016 ten fell.", "since July 2016", "2016-07-01", PRINTED),
        ("From Sunday to Friday it was bombed.", "From Sunday to Friday", "2017-06-25", "2017-06-30"),
        (
            "Between the evening of 2 July and the morning of 3 July it fell.",
            "Between the evening of 2 July and the morning of 3 July",
            "2017-07-02",
            "2017-07-03",
        ),
    ],
)
def test_stretches_with_an_end_of_their_own(text, words, first, last):
    """
    Up to the day that is told, else up to the report.
    """
    assert (words, first, last) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("In the Afghan year 1395 he died.", "1395", "2016-03-20", "2017-03-20"),
        ("In the solar hijri year 1395 he died.", "1395", "2016-03-20", "2017-03-20"),
        ("In 1437 AH he died.", "1437 AH", "2015-10-15", "2016-10-02"),
        ("On 15 Sawr 1396 he died.", "15 Sawr 1396", "2017-05-05", "2017-05-05"),
        ("In Haziran 2016 he died.", "Haziran 2016", "2016-06-01", "2016-06-30"),
    ],
)
def test_years_and_months_of_other_calendars(text, words, first, last):
    """
    Where a word or the letters of the era say whose they are.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Every Friday they marched.",
        "They met on Fridays.",
        "They met on Fridays after prayers.",
        "Every Monday and Thursday they marched.",
        "They met on Mondays, Fridays and Saturdays.",
        "In fiscal year 2016 he died.",
    ],
)
def test_what_recurs_and_years_that_begin_elsewhere_have_no_days(text):
    """
    No single Friday is meant, and no report says when a fiscal year begins.
    """
    assert {first for _, first, _ in read(text)} == {None}


def test_a_weekday_that_owns_what_follows_is_one_day():
    """
    Where an apostrophe is lost, "on Fridays blast" is still that of one Friday.
    """
    assert [first for _, first, _ in read("It told nothing on Fridays blast in the town.")] != [None]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("At approximately 2315 hours on 06/28/2017 a man was shot.", "2017-06-28T23:15:00"),
        ("On Wednesday, June 28, at about 11:15 p.m. he was shot.", "2017-06-28T23:15:00"),
        ("He was taken at 3 a.m. on the 2nd.", "2017-07-02T03:00:00"),
        ("At dawn on the second day of Eid he was shot.", "2017-06-26~"),
        ("Two days before Eid al-Fitr he was shot.", "2017-06-23~"),
        ("On Orthodox Christmas Eve he was shot.", "2017-01-06"),
    ],
)
def test_hours_and_feasts_keep_their_day(text, written):
    """
    The hour with the day behind it, a day of a feast that hangs on the moon as about that day.
    """
    assert edtf(text) == [written]


def test_an_overnight_raid_is_of_the_day_that_is_told_with_it():
    """
    The night then has no days of its own.
    """
    assert [first for _, first, _ in read("In overnight raids on Tuesday he died.")] == [None, "2017-07-04"]


def test_days_in_figures_open_the_entries_of_a_list():
    """
    With or without the end of a stretch, and never as hours.
    """
    text = "26/06 - 02/07: ten fell.\n3/7: two fell."

    assert read(text) == [
        ("26/06 - 02/07", "2017-06-26", "2017-07-02"),
        ("3/7", "2017-07-03", "2017-07-03"),
    ]


STORY = "2015-11-28"  # a Saturday


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("In July 2014 a strike hit it. In August a bomb did.", "August", "2014-08-01", "2014-08-31"),
        ("In 2011 they fired. In the following summer it fell.", "summer", "2012-06-01", "2012-08-31"),
        ("It fell in 2011. In the previous winter it held.", "winter", "2010-12-01", "2011-02-28"),
        ("He was freed in 2013. A year later he came.", "A year later", "2014-01-01", "2014-12-31"),
        (
            "It fell on 5 November. Three died during the night.",
            "during the night",
            "2015-11-05",
            "2015-11-06",
        ),
        ("It fell in May 2013. For a week they held out.", "For a week", None, None),
        ("A truce had lasted for seven days.", "for seven days", None, None),
        ("It fell on 3 May 2013. On the third day they fled.", "third day", "2013-05-05", "2013-05-05"),
        ("It fell in May 2013. On the third day they fled.", "third day", None, None),
        (
            "It was 2 May 2015, a Saturday, when it fell.",
            "2 May 2015, a Saturday",
            "2015-05-02",
            "2015-05-02",
        ),
        ("It fell on 2 May 2015. It was a Saturday.", "Saturday", "2015-05-02", "2015-05-02"),
        ("It was a Saturday.", "Saturday", None, None),
        ("On the first weekend 200 died.", "weekend", None, None),
        ("On the first weekend of May ten died.", "weekend", None, None),
        (
            "It fell on 5 November. On Monday monitors published a report. Two days after the raid he died.",
            "Two days",
            "2015-11-07",
            "2015-11-07",
        ),
        (
            "It fell on 5 November. On Tuesday a minister told reporters so. He fled nine days later.",
            "nine days later",
            "2015-11-14",
            "2015-11-14",
        ),
    ],
)
def test_a_story_of_weeks_ago_is_told_by_its_own_days(text, words, first, last):
    """
    Not from the day of the report, nor from the day of a statement where that would lie ahead.
    """
    assert (words, first, last) in read(text, STORY)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("It fell on Thursday. Three died during the night.", "during the night", "2015-11-27"),
        ("It fell on 2 May 2015. A Saturday attack killed two.", "Saturday", "2015-11-28"),
        ("The town has been besieged for seven days.", "for seven days", "2015-11-21"),
        ("The truce will begin on Monday and end two weeks later.", "two weeks later", "2015-12-14"),
    ],
)
def test_the_news_is_told_from_the_report(text, words, first):
    """
    As are what goes on and what is to come.
    """
    assert (words, first) in [time[:2] for time in read(text, STORY)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell in 2013. The year before, they had left.", "year before", "2012-01-01", "2012-12-31"),
        ("It fell in May 2013. They left the month after.", "month after", "2013-06-01", "2013-06-30"),
        ("On Tuesday, the fifth day of the raid, he died.", "fifth day", "2017-06-30", "2017-07-04"),
        (
            "They announced a three-hour daily halt of fighting starting on Monday.",
            "Monday",
            "2017-07-10",
            "2017-07-10",
        ),
    ],
)
def test_what_is_counted_from_the_time_that_is_told(text, words, first, last):
    """
    The year before, the fifth day, and a day on which something is to begin.
    """
    assert (words, first, last) in read(text)


def test_the_year_before_the_war_is_none_of_its_own():
    """
    It is counted from no time that was told.
    """
    assert read("It fell in 2013. The year before the war they left.") == [
        ("2013", "2013-01-01", "2013-12-31")
    ]


def test_the_week_before_last_months_vote_is_not_that_before_the_last():
    """
    There "last" is of the month.
    """
    assert read("He died the week before last month's vote.") == [("last month", "2017-06-01", "2017-06-30")]


def test_the_early_hours_of_a_date_are_no_length():
    """
    They are those of that day.
    """
    assert read("IN THE EARLY MORNING HOURS OF 2 JULY, IT FELL.") == [("2 JULY", "2017-07-02", "2017-07-02")]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell in the winter of 2015/16.", "winter of 2015/16", "2015-12-01", "2016-02-29"),
        ("It fell in winter 2015-2016.", "winter 2015-2016", "2015-12-01", "2016-02-29"),
        ("It fell in the early '90s.", "early '90s", "1990-01-01", "1993-12-31"),
        ("It fell in the late ’80s.", "late ’80s", "1987-01-01", "1989-12-31"),
        ("It fell in the mid-'90s.", "mid-'90s", "1994-01-01", "1996-12-31"),
    ],
)
def test_a_season_of_two_years_and_the_part_of_a_decade_are_read_whole(text, words, first, last):
    """
    A winter goes on into the next year, and an apostrophe may stand for a century.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It fell last summer.", "2016-12-01", "2017-02-28"),
        ("It fell this winter.", "2017-06-01", "2017-08-31"),
        ("It fell in the winter of 2015.", "2015-06-01", "2015-08-31"),
        ("It fell in the summer of 2015-16.", "2015-12-01", "2016-02-29"),
        ("It fell in spring 2016.", "2016-09-01", "2016-11-30"),
    ],
)
def test_south_of_the_equator_a_winter_begins_in_june(text, first, last):
    """
    Its seasons are those of the calendar half a year away.
    """
    assert [days for _, *days in read(text, southern=True)] == [[first, last]]


def test_a_report_is_southern_by_the_country_that_it_names_most():
    """
    One that names no country is of the northern half.
    """
    assert is_southern(["Argentina", "Spain", "Argentina"])
    assert not is_southern(["Argentina", "Spain", "Spain"])
    assert not is_southern([])


@pytest.mark.parametrize("text", ["It fell on 12 December 12019.", "It fell on December 12, 12019."])
def test_a_date_of_a_year_that_nobody_lived_in_is_none(text):
    """
    It is a mistake, and no day of this year.
    """
    assert [days for _, *days in read(text)] == [[None, None]]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("It fell on the eve of 5 June.", "eve of 5 June", "2017-06-04"),
        ("It fell on the eve of Sunday's vote.", "eve of Sunday", "2017-07-01"),
        ("It fell on the eve of the election on 5 June.", "eve of the election on 5 June", "2017-06-04"),
        ("It fell on Monday last.", "Monday last", "2017-07-03"),
        ("Talks will open on Monday next.", "Monday next", "2017-07-10"),
        ("Talks will open on Sunday week.", "Sunday week", "2017-07-16"),
        ("Talks will open Monday next week.", "Monday next week", "2017-07-10"),
    ],
)
def test_eves_and_weekdays_with_their_week_behind_them(text, words, day):
    """
    The eve of a day is the one before, and "Sunday week" is a week after the next Sunday.
    """
    assert read(text) == [(words, day, day)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("At 8:30 a.m. a bomb went off on Tuesday.", "2017-07-04T08:30:00"),
        ("At 8:30 a.m., a bomb went off Tuesday in the town.", "2017-07-04T08:30:00"),
        ("At 2130Z a missile hit the base on 4 June.", "2017-06-04T21:30:00Z"),
        ("At dawn, troops took the town on Tuesday.", "2017-07-04"),
        ("At 8:30 a.m. a bomb went off, police said on Tuesday.", "2017-07-06T08:30:00"),
        ("At 8:30 a.m. a bomb hit Tuesday's march.", "2017-07-06T08:30:00"),
        ("At dawn a bomb went off; on Tuesday all was quiet.", "2017-07-06"),
    ],
)
def test_an_hour_is_of_the_day_that_its_clause_names_later(text, written):
    """
    None that a statement was made on, nor the day of something else.
    """
    assert edtf(text)[0] == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It fell circa 1995.", "1995~"),
        ("It fell in c. 1995.", "1995~"),
        ("It fell in about 1995.", "1995~"),
        ("It fell on or around 5 May.", "2017-05-05~"),
        ("It fell in or about May 2016.", "2016-05~"),
        ("It fell in 1995.", "1995"),
        ("It fell around 8 a.m. on Tuesday.", "2017-07-04T08:00:00"),
    ],
)
def test_a_date_that_is_only_about_that_is_marked_so(text, written):
    """
    Its days stay those that were written.
    """
    assert edtf(text) == [written]


@pytest.mark.parametrize("text", ["It killed about 1995 people.", "They killed about 1995."])
def test_a_number_that_is_only_about_that_is_no_year(text):
    """
    "In about 1995" is a year, "about 1995" is not.
    """
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell on 04.03.2017.", "04.03.2017", "2017-03-04", "2017-03-04"),
        ("It fell on Tuesday the 4th of July.", "Tuesday the 4th of July", "2017-07-04", "2017-07-04"),
        ("It fell last July 4.", "July 4", "2017-07-04", "2017-07-04"),
        ("It fell in the first fortnight of June.", "first fortnight of June", "2017-06-01", "2017-06-15"),
        ("It fell in the second fortnight of June.", "second fortnight of June", "2017-06-16", "2017-06-30"),
        ("It fell in the week 26 June - 2 July.", "26 June - 2 July", "2017-06-26", "2017-07-02"),
        ("It fell overnight 4-5 July.", "overnight 4-5 July", "2017-07-04", "2017-07-05"),
        (
            "It fell overnight between Monday and Tuesday.",
            "overnight between Monday and Tuesday",
            "2017-07-03",
            "2017-07-04",
        ),
        ("Talks will open this week.", "this week", "2017-07-06", "2017-07-09"),
        ("The army plans to leave this month.", "this month", "2017-07-06", "2017-07-31"),
        ("Ten died this week.", "this week", "2017-07-03", "2017-07-06"),
    ],
)
def test_days_as_the_reports_of_all_regions_write_them(text, words, first, last):
    """
    With points the day stands first; a running week is what is left of it where something is to come.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Ten died the day before Sunday's vote.", "the day before Sunday", "2017-07-01", "2017-07-01"),
        ("Ten died the night before Eid.", "the night before Eid", "2017-06-24", "2017-06-24"),
        ("Ten died the day after the vote on 4 June.", "the day after", "2017-06-05", "2017-06-05"),
        ("Ten died the day after the Sunday vote.", "the day after", "2017-07-03", "2017-07-03"),
        ("It fell on 4 June, and ten died the day after.", "the day after", "2017-06-05", "2017-06-05"),
        ("They fought from 2014 onwards.", "from 2014 onwards", "2014-01-01", "2017-07-06"),
        ("They fought from June onward.", "from June onward", "2017-06-01", "2017-07-06"),
        ("Ten died in the final days of June.", "final days of June", "2017-06-21", "2017-06-30"),
        ("Ten died in the opening days of June.", "opening days of June", "2017-06-01", "2017-06-10"),
        ("Ten died Monday night into Tuesday.", "Monday night into Tuesday", "2017-07-03", "2017-07-04"),
    ],
)
def test_days_beside_a_named_one_and_stretches_by_their_ends(text, words, first, last):
    """
    "The day after" an event is counted from the day of that event, where the clause names it.
    """
    assert (words, first, last) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Elections will be held on 6 November.", "6 November", "2017-11-06", "2017-11-06"),
        ("They are due to vote in December.", "December", "2017-12-01", "2017-12-31"),
        ("They will meet in January.", "January", "2018-01-01", "2018-01-31"),
        ("The march of 20 August killed five.", "20 August", "2016-08-20", "2016-08-20"),
        ("The town fell in December.", "December", "2016-12-01", "2016-12-31"),
        ("Talks open on 30 July.", "30 July", "2017-07-30", "2017-07-30"),
        ("They meet the day after tomorrow.", "the day after tomorrow", "2017-07-08", "2017-07-08"),
        ("They meet in three days' time.", "in three days' time", "2017-07-09", "2017-07-09"),
        ("They meet in a month’s time.", "in a month’s time", "2017-08-06", "2017-08-06"),
    ],
)
def test_a_date_without_its_year_lies_ahead_where_it_is_foretold_or_near(text, words, first, last):
    """
    Else it is the last one: who tells in July of what happened on 20 August means that of last year.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("In the 24 hours to Monday ten died.", "24 hours to Monday", "2017-07-02", "2017-07-03"),
        ("In the week to Sunday ten died.", "week to Sunday", "2017-06-26", "2017-07-02"),
        ("In the 72 hours ending 3 July ten died.", "72 hours ending 3 July", "2017-06-30", "2017-07-03"),
    ],
)
def test_a_length_may_end_with_a_day(text, words, first, last):
    """
    Hours up to a day are of that day and of those before it.
    """
    assert read(text) == [(words, first, last)]


def test_a_length_before_a_range_is_that_of_the_range():
    """
    And not so long after its first day.
    """
    assert read("In the three months from April to June ten died.")[-1] == (
        "from April to June",
        "2017-04-01",
        "2017-06-30",
    )


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Ten people died this Saturday.", "this Saturday", "2017-07-01", "2017-07-01"),
        ("Fighting broke out this Saturday.", "this Saturday", "2017-07-01", "2017-07-01"),
        ("The talks open this Saturday.", "this Saturday", "2017-07-08", "2017-07-08"),
        ("Officials reported talks this Saturday.", "this Saturday", "2017-07-08", "2017-07-08"),
        ("The United Nations meets this Saturday.", "this Saturday", "2017-07-08", "2017-07-08"),
    ],
)
def test_this_weekday_lies_behind_where_the_sentence_tells_of_what_was_done(text, words, first, last):
    """
    Else it is the coming one of the same week.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    ("text", "first"),
    [("Ten people were killed this week.", "2017-06-26"), ("Let us talk this week.", "2017-07-03")],
)
def test_this_week_on_a_monday_is_the_week_up_to_it_where_it_tells_of_what_was_done(text, first):
    """
    What is still to be done is of the week that begins.
    """
    assert read(text, "2017-07-03")[0][1:] == (first, "2017-07-03")
