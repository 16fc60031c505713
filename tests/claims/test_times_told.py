"""
Times told from the days and months that a text has named.
"""

import pytest

from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse

PRINTED = "2016-04-06"  # a Wednesday


def read(text, published=PRINTED):
    return [
        (time.span.of(text), time.first, time.last)
        for times in find_times(analyse(text), text, published)
        for time in times
    ]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The town fell in May of last year.", "May of last year", "2015-05-01", "2015-05-31"),
        ("It fell in the spring of last year.", "spring of last year", "2015-03-01", "2015-05-31"),
        ("It was taken on 3 August four years ago.", "3 August four years ago", "2012-08-03", "2012-08-03"),
        ("In August 2012 troops entered it.", "August 2012", "2012-08-01", "2012-08-31"),
        ("It was two years ago today.", "two years ago today", "2014-04-06", "2014-04-06"),
        ("It was two years ago this month.", "two years ago this month", "2014-04-01", "2014-04-30"),
        ("They held it in June and September 1983.", "June and September 1983", "1983-06-01", "1983-09-30"),
        ("It fell in the last days of March.", "last days of March", "2016-03-21", "2016-03-31"),
        ("It fell in the first weeks of 2015.", "first weeks of 2015", "2015-01-01", "2015-04-30"),
        ("It has since last Sunday taken four.", "since last Sunday", "2016-04-03", "2016-04-06"),
        ("Ten died in the previous 24 hours.", "previous 24 hours", "2016-04-05", "2016-04-06"),
        ("The column left Kidal on the 2nd and returned.", "2nd", "2016-04-02", "2016-04-02"),
        ("On the 24th an airman died.", "24th", "2016-03-24", "2016-03-24"),
        ("It has held since the 15th, when it rained.", "since the 15th", "2016-03-15", "2016-04-06"),
        ("On Friday the first 500 set out.", "Friday", "2016-04-01", "2016-04-01"),
        ("Two died before noon.", "before noon", "2016-04-06", "2016-04-06"),
    ],
)
def test_words_become_days(text, words, first, last):
    """
    Every phrase gives the days that an investigator would write down.
    """
    assert (words, first, last) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It began in May 2012. It fell that August.", "August", "2012-08-01", "2012-08-31"),
        ("It began in May 2012. It fell the following March.", "March", "2013-03-01", "2013-03-31"),
        ("It fell in May 2012. They came the previous July.", "July", "2011-07-01", "2011-07-31"),
        ("It began in May 2012. It fell that summer.", "summer", "2012-06-01", "2012-08-31"),
        ("She came in 2014. He died last autumn.", "autumn", "2015-09-01", "2015-11-30"),
        (
            "It fell on Sunday. It had lasted for six weeks. They fled the same night.",
            "the same night",
            "2016-04-03",
            "2016-04-03",
        ),
        ("Rockets fell on Monday. In the evening a jet came.", "In the evening", "2016-04-04", "2016-04-04"),
        (
            "They met on Monday. Word had spread the evening before.",
            "the evening before",
            "2016-04-03",
            "2016-04-03",
        ),
        ("It fell in the early hours of Monday.", "in the early hours of Monday", "2016-04-04", "2016-04-04"),
    ],
)
def test_some_times_hang_on_the_one_before(text, words, first, last):
    """
    "That August" and "the same night" are read by what the text has named.
    """
    assert (words, first, last) in read(text)


def test_last_weekend_on_a_sunday_is_not_the_one_that_runs():
    """
    A paper of Sunday that says "last weekend" means the one before.
    """
    assert read("It fell last weekend.", "2016-04-03") == [("last weekend", "2016-03-26", "2016-03-27")]


def test_round_numbers_after_a_month_may_count_people():
    """
    "In March 2000 people died" is of two thousand people.
    """
    assert read("In March 2000 people died.") == [("March", "2016-03-01", "2016-03-31")]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("The truce held until 5 March, when shells fell.", "until 5 March", "../2016-03-05"),
        ("By Friday, 12 bodies had been found.", "By Friday", "../2016-04-01"),
        ("He was jailed twice before 2014.", "before 2014", "../2013"),
        ("It was shelled prior to March 2015.", "prior to March 2015", "../2015-02"),
        ("After 3 March the shelling grew.", "After 3 March", "2016-03-03/2016-04-06"),
        ("It was rebuilt after 2014.", "after 2014", "2015-01-01/2016-04-06"),
        ("The border will close after 30 April.", "after 30 April", "2016-04-30/.."),
        ("Ten fled during the raid that began on 5 March.", "5 March", "2016-03-05/2016-04-06"),
        ("They march this Saturday.", "this Saturday", "2016-04-09"),
        ("Ten died this Monday.", "this Monday", "2016-04-04"),
        ("This night two died.", "This night", "2016-04-05/2016-04-06"),
        ("It would be cleared within the week.", "within the week", "2016-04-06/2016-04-13"),
        ("It lasted until last week.", "until last week", "../2016-04-03"),
        ("They will stay until the end of May.", "until the end of May", "../2016-05-31"),
        ("The families must leave by Friday.", "by Friday", "2016-04-06/2016-04-08"),
        ("It is due before the end of May.", "before the end of May", "2016-04-06/2016-05-31"),
        ("Aid did not reach the town until 2 April.", "2 April", "2016-04-02"),
        ("They didn't leave until 2 April.", "2 April", "2016-04-02"),
        ("Hours after Friday's raid, shells fell.", "Friday", "2016-04-01"),
        ("They left the mosque after Friday prayers.", "Friday", "2016-04-01"),
        ("Ten died before 8 a.m. on Monday.", "8 a.m. on Monday", "2016-04-04T08:00:00"),
        ("Ten died the following Monday.", "Monday", "2016-04-04"),
        ("The fire was caused by Sunday's raid.", "Sunday", "2016-04-03"),
        ("Hours earlier, a drone had fallen.", "Hours earlier", "2016-04-05/2016-04-06"),
        ("It was held from March until 5 April.", "from March until 5 April", "2016-03-01/2016-04-05"),
        ("The vote will be held in November.", "November", "2016-11"),
    ],
)
def test_words_before_a_time_leave_it_open_on_one_side(text, words, edtf):
    """
    What lasted until a day, or came before it or after it, has one end; what was on the very day has both.
    """
    [[time]] = find_times(analyse(text), text, PRINTED)

    assert (time.span.of(text), time.edtf) == (words, edtf)


def test_what_happened_before_opens_a_time():
    """
    What came after a town fell on Saturday came from that day on, and the fall is of that day.
    """
    assert read("Men were shot after the army's base fell on Saturday.") == [
        ("after the army's base fell on Saturday", "2016-04-02", "2016-04-06"),
        ("Saturday", "2016-04-02", "2016-04-02"),
    ]
    assert read("Protests broke out after the killing on Saturday.") == [
        ("Saturday", "2016-04-02", "2016-04-02")
    ]


def test_hours_later_is_of_the_day_named_last():
    """
    A month named in passing takes no day away from what came hours later.
    """
    assert read("They fought yesterday over a raid of last month. Hours later, two died.")[-1] == (
        "Hours later",
        "2016-04-05",
        "2016-04-05",
    )


def test_the_day_of_an_event_that_is_counted_from_is_kept():
    """
    Before Sunday's vote is a time that is open, and Sunday the time of the vote.
    """
    assert read("Ten were held ahead of Sunday's vote in 2016.") == [
        ("ahead of Sunday", None, "2016-04-02"),
        ("Sunday", "2016-04-03", "2016-04-03"),
        ("2016", "2016-01-01", "2016-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "published", "words", "edtf"),
    [
        ("Ten died this week.", "2016-04-04", "this week", "2016-03-28/2016-04-04"),
        ("Ten died earlier this week.", "2016-04-04", "earlier this week", "2016-03-28/2016-04-04"),
        ("Ten died this week.", "2016-04-05", "this week", "2016-04-04/2016-04-05"),
        ("The talks this week will go on.", "2016-04-04", "this week", "2016-04-04/2016-04-10"),
        ("They are due to meet this week.", "2016-04-04", "this week", "2016-04-04/2016-04-10"),
        ("It will last through the weekend.", PRINTED, "weekend", "2016-04-09/2016-04-10"),
        ("They must go by the weekend.", PRINTED, "by the weekend", "2016-04-06/2016-04-10"),
        ("They have until Tuesday to leave.", PRINTED, "until Tuesday", "../2016-04-12"),
        ("They must leave by 5 a.m. on Tuesday.", PRINTED, "5 a.m. on Tuesday", "2016-04-12T05:00:00"),
        ("They ordered a pause starting on Tuesday.", PRINTED, "Tuesday", "2016-04-12"),
        ("On the second day of the siege two died.", PRINTED, "second day", None),
        ("Three Fridays ago ten died.", PRINTED, "Three Fridays ago", "2016-03-18"),
        ("Two Mondays ago ten died.", "2016-04-04", "Two Mondays ago", "2016-03-21"),
        ("Two Mondays ago ten died.", None, "Two Mondays ago", None),
        ("Several Fridays ago ten died.", PRINTED, "Several Fridays ago", None),
        ("In the small hours of 4 March two died.", PRINTED, "In the small hours of 4 March", "2016-03-04"),
        (
            "Ten died between 02:00 and 04:00 on Sunday.",
            PRINTED,
            "between 02:00 and 04:00 on Sunday",
            "2016-04-03T02:00:00/2016-04-03T04:00:00",
        ),
        (
            "Ten died between 11 p.m. and 4 a.m. on Sunday.",
            PRINTED,
            "between 11 p.m. and 4 a.m. on Sunday",
            "2016-04-02T23:00:00/2016-04-03T04:00:00",
        ),
    ],
)
def test_weeks_weekdays_and_hours_are_those_that_readers_take_them_for(text, published, words, edtf):
    """
    On a Monday, "this week" is the week that has passed, unless it is to come.
    """
    [[time]] = find_times(analyse(text), text, published)

    assert (time.span.of(text), time.edtf) == (words, edtf)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        (
            "Ten died on Sunday, officials said on Tuesday. Later that day, shells fell.",
            "Later that day",
            "2016-04-03",
        ),
        (
            "Ten died on Sunday, he told reporters on Tuesday. A day earlier, two had.",
            "A day earlier",
            "2016-04-02",
        ),
        (
            "Ten died on Sunday. He said on Monday that they fled. Hours later, two died.",
            "Hours later",
            "2016-04-03",
        ),
        (
            "Ten died on Sunday. On Monday he said they fled. The next day, two died.",
            "The next day",
            "2016-04-04",
        ),
        (
            "Ten died on Sunday. He said on Monday that they fled. That night, two died.",
            "That night",
            "2016-04-04",
        ),
        (
            "Ten died on Friday. They announced a truce on Monday. Hours later, two died.",
            "Hours later",
            "2016-04-04",
        ),
        (
            "Ten died on 28 March. He said on Monday that they fled. Hours later, two died.",
            "Hours later",
            "2016-04-04",
        ),
        ("Shells fell at 8 a.m. on Sunday; an hour later, two died.", "an hour later", "2016-04-03"),
    ],
)
def test_what_came_later_is_counted_from_the_event_told_before(text, words, day):
    """
    The day on which somebody only spoke of an event of the last days is not the day that is counted from, but
    "that night" is its own.
    """
    assert read(text)[-1] == (words, day, day)
