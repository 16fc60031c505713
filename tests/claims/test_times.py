"""
Times: the words found, and the days they stand for.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.times import dateline_date, find_times
from reportedly.language.analysis import analyse
from reportedly.times.relative_times import starters

PRINTED = "2016-04-06"  # a Wednesday


def times_of(text, published=PRINTED):
    return [time for times in find_times(analyse(text), text, published) for time in times]


def read(text, published=PRINTED):
    return [(time.span.of(text), time.first, time.last) for time in times_of(text, published)]


WEEKDAYS = [
    ("It fell on Tuesday.", "Tuesday", "2016-04-05", "2016-04-05"),
    ("It fell on Wednesday.", "Wednesday", "2016-04-06", "2016-04-06"),
    ("It fell on Thursday.", "Thursday", "2016-03-31", "2016-03-31"),
    ("It fell last Monday.", "last Monday", "2016-04-04", "2016-04-04"),
    ("It fell last Tuesday.", "last Tuesday", "2016-03-29", "2016-03-29"),
    ("They meet next Tuesday.", "next Tuesday", "2016-04-12", "2016-04-12"),
    ("They meet next Wednesday.", "next Wednesday", "2016-04-13", "2016-04-13"),
    ("The truce will begin on Friday.", "Friday", "2016-04-08", "2016-04-08"),
    ("The truce will hold. It fell on Friday.", "Friday", "2016-04-01", "2016-04-01"),
    ("Two died on Tuesday night.", "Tuesday night", "2016-04-05", "2016-04-05"),
    ("Two died early on Sunday.", "early on Sunday", "2016-04-03", "2016-04-03"),
    ("Two died Sunday early morning.", "Sunday early morning", "2016-04-03", "2016-04-03"),
    ("Sunday's attack killed two.", "Sunday", "2016-04-03", "2016-04-03"),
    ("They fled in Sundays attack.", "Sundays", "2016-04-03", "2016-04-03"),
    ("Two died on Friday, 1 April.", "Friday, 1 April", "2016-04-01", "2016-04-01"),
    ("Two died on Fri 1 April.", "Fri 1 April", "2016-04-01", "2016-04-01"),
    ("Two died over the weekend.", "weekend", "2016-04-02", "2016-04-03"),
    ("Two died last weekend.", "last weekend", "2016-04-02", "2016-04-03"),
]

WRITTEN = [
    ("It fell on 21 August 2013.", "21 August 2013", "2013-08-21", "2013-08-21"),
    ("It fell on August 21, 2013, they said.", "August 21, 2013", "2013-08-21", "2013-08-21"),
    ("It fell on August 21st 2013.", "August 21st 2013", "2013-08-21", "2013-08-21"),
    ("It fell on the 1st of March.", "1st of March", "2016-03-01", "2016-03-01"),
    ("AN ATTACK ON 13 JUL 89 KILLED TWO.", "13 JUL 89", "1989-07-13", "1989-07-13"),
    ("The August 21 attack.", "August 21", "2015-08-21", "2015-08-21"),
    ("The talks of April 20 may fail.", "April 20", "2016-04-20", "2016-04-20"),
    ("It fell on Nov. 3.", "Nov. 3", "2015-11-03", "2015-11-03"),
    ("It fell in Nov. 2014.", "Nov. 2014", "2014-11-01", "2014-11-30"),
    ("It fell on 2016-04-01.", "2016-04-01", "2016-04-01", "2016-04-01"),
    ("It fell on 04/02/2016.", "04/02/2016", "2016-04-02", "2016-04-02"),
    ("It fell on 13/02/16.", "13/02/16", "2016-02-13", "2016-02-13"),
    ("It fell on 02.03.2015.", "02.03.2015", "2015-03-02", "2015-03-02"),
    ("It fell on 4-5 April.", "4-5 April", "2016-04-04", "2016-04-05"),
    ("It fell from 3 to 5 April.", "3 to 5 April", "2016-04-03", "2016-04-05"),
    ("It fell on April 4-5, 2015.", "April 4-5, 2015", "2015-04-04", "2015-04-05"),
    ("It was hit at 041930Z JUN 15.", "041930Z JUN 15", "2015-06-04", "2015-06-04"),
    ("It was hit at 041930Z JAN.", "041930Z JAN", "2016-01-04", "2016-01-04"),
    ("It fell in March.", "March", "2016-03-01", "2016-03-31"),
    ("It fell in May.", "May", "2015-05-01", "2015-05-31"),
    ("March last year was bloody.", "March last year", "2015-03-01", "2015-03-31"),
    ("It fell on March 3 this year.", "March 3 this year", "2016-03-03", "2016-03-03"),
    ("It fell in early March.", "early March", "2016-03-01", "2016-03-10"),
    ("It fell in mid-March.", "mid-March", "2016-03-11", "2016-03-20"),
    ("It fell in late February.", "late February", "2016-02-21", "2016-02-29"),
    ("It fell at the end of March 2015.", "end of March 2015", "2015-03-21", "2015-03-31"),
    ("In March 20 people died.", "March", "2016-03-01", "2016-03-31"),
    ("It fell in 2014.", "2014", "2014-01-01", "2014-12-31"),
    ("It fell in mid-2014.", "mid-2014", "2014-05-01", "2014-08-31"),
    ("It fell in late 2015.", "late 2015", "2015-09-01", "2015-12-31"),
    ("It fell in 2013-14.", "2013-14", "2013-01-01", "2014-12-31"),
    ("They fled in the 1990s.", "1990s", "1990-01-01", "1999-12-31"),
    ("It fell in the summer of 2014.", "summer of 2014", "2014-06-01", "2014-08-31"),
    ("It fell in winter 2014.", "winter 2014", "2014-12-01", "2015-02-28"),
    ("It fell last June.", "last June", "2015-06-01", "2015-06-30"),
    ("It was quiet this March.", "this March", "2016-03-01", "2016-03-31"),
    ("They vote next May.", "next May", "2016-05-01", "2016-05-31"),
]

TOLD = [
    ("Two died today.", "today", "2016-04-06", "2016-04-06"),
    ("Two died yesterday.", "yesterday", "2016-04-05", "2016-04-05"),
    ("They meet tomorrow.", "tomorrow", "2016-04-07", "2016-04-07"),
    ("Shells fell overnight.", "overnight", "2016-04-05", "2016-04-06"),
    ("Shells fell this morning.", "this morning", "2016-04-06", "2016-04-06"),
    ("Shells fell at dawn.", "at dawn", "2016-04-06", "2016-04-06"),
    ("It fell two days ago.", "two days ago", "2016-04-04", "2016-04-04"),
    ("It fell 30 minutes ago.", "30 minutes ago", "2016-04-06", "2016-04-06"),
    ("It fell about 48 hours ago.", "48 hours ago", "2016-04-04", "2016-04-04"),
    ("It fell a couple of weeks ago.", "a couple of weeks ago", "2016-03-23", "2016-03-23"),
    ("It fell a few days ago.", "a few days ago", "2016-04-01", "2016-04-05"),
    ("It fell several months ago.", "several months ago", "2016-01-06", "2016-04-06"),
    ("It fell five years ago.", "five years ago", "2011-01-01", "2011-12-31"),
    ("It fell a year ago.", "a year ago", "2015-04-01", "2015-04-30"),
    ("It fell a decade ago.", "a decade ago", "2006-01-01", "2006-12-31"),
    ("It fell last week.", "last week", "2016-03-28", "2016-04-03"),
    ("It fell this week.", "this week", "2016-04-04", "2016-04-06"),
    ("It falls next month.", "next month", "2016-05-01", "2016-05-31"),
    ("It fell last year.", "last year", "2015-01-01", "2015-12-31"),
    ("It fell late last year.", "late last year", "2015-09-01", "2015-12-31"),
    ("Ten died in the past 24 hours.", "past 24 hours", "2016-04-05", "2016-04-06"),
    ("Ten died over the past few days.", "past few days", "2016-04-03", "2016-04-06"),
    ("Ten died in the last week.", "last week", "2016-03-30", "2016-04-06"),
    ("Ten died in recent weeks.", "recent weeks", "2016-03-09", "2016-04-06"),
    ("They came early this month.", "early this month", "2016-04-01", "2016-04-10"),
    ("Ten died in recent months.", "recent months", "2016-01-06", "2016-04-06"),
    ("It was besieged for six weeks.", "for six weeks", "2016-02-24", "2016-04-06"),
    ("It was besieged for more than two years.", "for more than two years", "2014-04-06", "2016-04-06"),
    ("They wait in the next two weeks.", "next two weeks", "2016-04-07", "2016-04-20"),
    ("They come in the coming days.", "coming days", "2016-04-06", "2016-04-13"),
    ("It fell two weeks before May 13 2015.", "two weeks before May 13 2015", "2015-04-29", "2015-04-29"),
]

HOURS = [
    ("It was hit at 8 a.m. by two men.", "8 a.m.", "2016-04-06", "2016-04-06"),
    ("It was hit at 1:30 pm.", "1:30 pm", "2016-04-06", "2016-04-06"),
    ("It was hit at 0830 GMT.", "0830 GMT", "2016-04-06", "2016-04-06"),
    ("It was hit at 8 a.m. on Sunday.", "8 a.m. on Sunday", "2016-04-03", "2016-04-03"),
    ("It was hit at 8 a.m., Sunday.", "8 a.m., Sunday", "2016-04-03", "2016-04-03"),
    ("It was hit at 8 a.m. on 3 March.", "8 a.m. on 3 March", "2016-03-03", "2016-03-03"),
    ("They fought for the third day in a row.", "third day in a row", "2016-04-04", "2016-04-06"),
    ("They fought for a third consecutive day.", "third consecutive day", "2016-04-04", "2016-04-06"),
    ("They took it in three days.", "in three days", "2016-04-04", "2016-04-06"),
    ("They took it in 24 hours.", "in 24 hours", "2016-04-05", "2016-04-06"),
]

STRETCHES = [
    ("It fell on 31 February.", "February", "2016-02-01", "2016-02-29"),
    ("Since December 2020 it held.", "December 2020", "2020-12-01", "2020-12-31"),
    ("It rose from May to.", "May", "2015-05-01", "2015-05-31"),
    ("It fell in 2015-2014.", "2015", "2015-01-01", "2015-12-31"),
    ("Since 2014 it held.", "Since 2014", "2014-01-01", PRINTED),
    ("It held since March 2015.", "since March 2015", "2015-03-01", PRINTED),
    ("It held since the beginning of the year.", "since the beginning of the year", "2016-01-01", PRINTED),
    (
        "It rose between September 30 2015 and March 15 2016.",
        "between September 30 2015 and March 15 2016",
        "2015-09-30",
        "2016-03-15",
    ),
    ("The war which began with protests in 2011 has killed many.", "2011", "2011-01-01", PRINTED),
    ("Many have died in the war, which erupted in April 2015.", "April 2015", "2015-04-01", PRINTED),
    ("The war, which began in 2011 and ended, killed many.", "2011", "2011-01-01", "2011-12-31"),
    ("A man which began to sing in 2011 has left.", "2011", "2011-01-01", "2011-12-31"),
    ("They fled during this weeks battle.", "this weeks", "2016-04-04", "2016-04-06"),
    ("It held from Monday to Wednesday.", "from Monday to Wednesday", "2016-04-04", "2016-04-06"),
    ("It held from May 15 to August 16, 1988.", "from May 15 to August 16, 1988", "1988-05-15", "1988-08-16"),
    (
        "It held from November 15 to February 15, 1989.",
        "from November 15 to February 15, 1989",
        "1988-11-15",
        "1989-02-15",
    ),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), WEEKDAYS + WRITTEN + TOLD + HOURS + STRETCHES)
def test_words_become_days(text, words, first, last):
    """
    Each way to tell a time gives its first and last day against the day of publication.
    """
    assert read(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "He may leave and they march on.",
        "May God help them.",
        "A second raid.",
        "2014 people fled.",
        "They killed 2014 people.",
        "A force of 2000 fighters.",
        "He died during Black September.",
        "A 10-year-old boy died.",
        "The March 14 alliance said so.",
        "The 17 November group said so.",
        "It was 99/99/9999 and 1.2.3.",
        "He was 1-2-3 there, 1/2/3456789.",
        "It held since then.",
        "It held since they came, he said on and on.",
        "He sat in the sun.",
        "It held from here to there, from",
        "The rest of the",
        "since",
        "between",
        "early",
        "last weeks",
        "It fell from all to nowhere.",
        "Bloody Sunday is a name.",
        "It was third in the list.",
        "The war of 1999 fighters and the year 2015 people.",
        "It rose from 2015% to more.",
        "It fell on 31/02/2015.",
        "In 2015 people fled.",
        "A load of 2000 weapons.",
        "At the end of the road.",
        "A row in 2015/16 was no year.",
        "Model 041930Z XXX.",
        "Model 041930 people.",
    ],
)
def test_no_time_is_read_into_other_words(text):
    """
    Verbs, counts, ages, names of groups and impossible dates are no times.
    """
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On March 3 it fell. Two days later it was free.", "2016-03-05"),
        ("On March 3 it fell. A day earlier it held.", "2016-03-02"),
        ("On March 3 it fell. Hours later it was free.", "2016-03-03"),
        ("On March 3 it fell. Two hours later it was free.", "2016-03-03"),
        ("On March 3 it fell. The same day it was free.", "2016-03-03"),
        ("On March 3 it fell. The previous day it held.", "2016-03-02"),
    ],
)
def test_some_times_hang_on_the_one_before(text, days):
    """
    "Two days later", "the same day" are counted from the time that the text named last.
    """
    assert [time.first for time in times_of(text)][1:] == [days]


def test_since_then_takes_up_the_last_time():
    """
    "Since then" reaches from the time named before to the report.
    """
    assert read("In November 2015 it fell. Since then it is calm.")[1] == (
        "Since then",
        "2015-11-01",
        PRINTED,
    )


def test_since_an_event_gives_the_day_of_that_event_too():
    """
    A "since" clause with its own event gives the stretch, and the day of the event inside it.
    """
    text = "Since they came in mid-March they lost men."

    assert read(text) == [
        ("Since they came in mid-March", "2016-03-11", PRINTED),
        ("mid-March", "2016-03-11", "2016-03-20"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        (
            "Many died since the war against a four-decade rule began in March 2015.",
            "since the war against a four-decade rule began in March 2015",
            "2015-03-01",
        ),
        (
            "Many died since it declared a caliphate in June last year.",
            "since it declared a caliphate in June last year",
            "2015-06-01",
        ),
    ],
)
def test_a_since_clause_begins_on_the_first_day_that_it_gives(text, words, first):
    """
    A length in the clause gives no day, and who declares a caliphate does more than speak.
    """
    assert (words, first, PRINTED) in read(text)


def test_since_their_arrival_takes_up_an_earlier_since():
    """
    A "since" without a day of its own begins where the last "since" clause began.
    """
    text = "Since they came in mid-March they lost men. Ten died since their arrival."

    assert read(text)[2] == ("since their arrival", "2016-03-11", PRINTED)


def test_an_account_of_long_ago_keeps_its_year():
    """
    Months and days without a year are of the year that an account of long ago has reached.
    """
    text = (
        "It began on September 1, 1939, rose in November, fell on January 5, slept at the end of the month."
    )

    assert [first for _, first, _ in read(text, "2009-12-19")] == [
        "1939-09-01",
        "1939-11-01",
        "1940-01-05",
        "1940-01-21",
    ]


@pytest.mark.parametrize(
    "words", ["on Tuesday", "today", "last week", "in March", "on March 3", "two days ago", "since Monday"]
)
def test_without_a_day_of_publication_relative_times_have_no_days(words):
    """
    A relative time is found, but stands for no day, where nobody knows when the report was printed.
    """
    assert [(time.first, time.last, time.edtf) for time in times_of(f"It fell {words}.", None)] == [
        (None, None, None)
    ]


@pytest.mark.parametrize(
    "words",
    [
        "last June",
        "over the weekend",
        "for six weeks",
        "since the end of the year",
        "since mid-March",
        "a day later",
        "between Monday and Tuesday",
        "March 3 last year",
        "at 8 a.m. sharp",
    ],
)
def test_more_relative_times_have_no_days_without_publication(words):
    """
    Whatever hangs on the day of publication stays open without it.
    """
    assert {time.first for time in times_of(f"It fell {words}.", None)} == {None}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 21 August 2013", "2013-08-21"),
        ("in August 2013", "2013-08"),
        ("in 2013", "2013"),
        ("in summer 2013", "2013-22"),
        ("in mid-March 2013", "2013-03-11/2013-03-20"),
    ],
)
def test_each_time_is_given_as_edtf(text, edtf):
    """
    Days, months, years and seasons have their own EDTF form, all else is an interval.
    """
    assert [time.edtf for time in times_of(text)] == [edtf]


@pytest.mark.parametrize(
    "head",
    ["SAN SALVADOR, 13 JUL 89 (X) -- ", "Published July 13 1989 ", "Thu 13 Jul 1989 ", "13-07-1989 "],
)
def test_the_dateline_gives_the_day_of_publication(head):
    """
    A date at the head of a report is when it was printed, and no event's time.
    """
    text = f"{head}Three men were killed in an attack on Monday in the east."

    assert dateline_date(analyse(text), text) == "1989-07-13"
    assert read(text, "1989-07-13") == [("Monday", "1989-07-10", "1989-07-10")]


@pytest.mark.parametrize(
    "text",
    [
        "Three men were killed.",
        "Three men were killed on 13 July 1989.",
        "word " * 80 + "13 July 1989",
        "5 men. 6 men.",
    ],
)
def test_a_report_without_a_dateline_gives_none(text):
    """
    Dates of events, or far down, are no dateline.
    """
    assert dateline_date(analyse(text), text) is None


@pytest.mark.parametrize(
    "published", ["soon", "2016-4-6xxxx", "2016-13-01", "xxxx-01-01", "2016/04/06 10:00", ""]
)
def test_a_publication_date_that_is_none_leaves_days_open(published):
    """
    What is no date counts as not known.
    """
    assert [time.first for time in times_of("It fell today.", published)] == [None]


def test_a_publication_time_is_read_as_its_day():
    """
    An hour after the date changes nothing.
    """
    assert read("It fell today.", "2016-04-06T10:00:00Z") == [("today", PRINTED, PRINTED)]


WORDS = st.sampled_from(
    [
        *starters(),
        *(
            "and",
            "to",
            "on",
            "in",
            "-",
            "may",
            "3",
            "21",
            "2014",
            "2016",
            "ago",
            "months",
            "years",
            "night",
            "of",
        ),
        *(
            "041930",
            "Z",
            "17",
            "1",
            "/",
            "99",
            "people",
            "their",
            "then",
            "before",
            "1990",
            "s",
            "days",
            ".",
            ",",
        ),
    ]
)


def test_years_can_be_listed():
    """
    A year after "and" is one if a year stands before it, and the two are one set.
    """
    assert read("It fell in 2014 and 2015 and 2016 people fled.") == [
        ("2014 and 2015", "2014-01-01", "2015-12-31")
    ]


@given(st.lists(WORDS, max_size=14).map(" ".join), st.none() | st.dates().map(date.isoformat))
def test_any_words_give_spans_of_the_text_and_ordered_days(text, published):
    """
    Whatever the words, every time has words of the text, an order of its days, and the same answer twice.
    """
    sentences = analyse(text)
    found = find_times(sentences, text, published)

    assert found == find_times(sentences, text, published)
    assert len(found) == len(sentences)
    for sentence, times in zip(sentences, found, strict=True):
        for time in times:
            assert sentence.span.start <= time.span.start < time.span.end <= sentence.span.end
            assert time.is_known == (time.edtf is not None)
            assert time.first is None or time.last is None or time.first <= time.last
            assert (None in (time.first, time.last)) == (time.edtf is None or ".." in time.edtf.split("/"))


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    """
    No text makes the finder fail.
    """
    assert len(find_times(analyse(text), text, PRINTED)) == len(analyse(text))


def test_the_period_named_before():
    """
    "The same period" is the time that was named last, however long it was.
    """
    found = read("It was hit since 1 March. Ten died in the same period.")
    assert found[-1] == ("the same period", "2016-03-01", PRINTED)
    assert read("Ten died in the same period.") == [("the same period", None, None)]


def test_what_is_to_come_within_hours_has_no_days():
    """
    "Within hours" says of no day that it is the one; "within days" are the days to come.
    """
    assert read("The town will be retaken within days, and its airport within hours.") == [
        ("within days", PRINTED, "2016-04-13"),
        ("hours", None, None),
    ]


JOINED = [
    ("It was hit on Saturday and Sunday.", "Saturday and Sunday", "2016-04-02", "2016-04-03"),
    ("It was hit on Monday and early Tuesday.", "Monday and early Tuesday", "2016-04-04", "2016-04-05"),
    ("They fled in January and February.", "January and February", "2016-01-01", "2016-02-29"),
    ("It fell on 19 or 20 March.", "19 or 20 March", "2016-03-19", "2016-03-20"),
    (
        "They flew from Friday 1 to Sunday 3 April.",
        "from Friday 1 to Sunday 3 April",
        "2016-04-01",
        "2016-04-03",
    ),
]
LENGTHS = [
    ("It fell after three days of fighting.", "three days", "2016-04-03", PRINTED),
    ("It fell on Sunday after 42 days of heavy battle.", "42 days", "2016-02-21", "2016-04-03"),
    ("Weeks of bombing drove them out.", "Weeks", "2016-03-09", PRINTED),
    ("They met after two days in which ten died.", "two days", "2016-04-04", PRINTED),
    ("A month-long siege starved them.", "A month-long", "2016-03-06", PRINTED),
    ("The two-year-old war has no end.", "two-year", "2014-04-06", PRINTED),
    ("Over four days they burned the village.", "four days", "2016-04-02", PRINTED),
    ("They killed ten in a week.", "in a week", "2016-03-30", PRINTED),
    ("They fired ten shells in the past twenty-four hours.", "past twenty-four hours", "2016-04-05", PRINTED),
    ("They must leave within 48 hours.", "within 48 hours", PRINTED, "2016-04-08"),
    ("They must leave within two months.", "within two months", PRINTED, "2016-06-06"),
    ("Ten had come in within three days.", "within three days", "2016-04-04", PRINTED),
]
APART = [
    ("It came two days after rebels took the hill.", "two days after", "2016-04-04", "2016-04-04"),
    (
        "He was freed on Monday, five days after gunmen seized him.",
        "five days after",
        "2016-03-30",
        "2016-03-30",
    ),
    ("It comes five months after she was seized.", "five months after", "2015-11-01", "2015-11-30"),
    ("It is three weeks since a bomb killed nine.", "three weeks since", "2016-03-16", "2016-03-16"),
]
NIGHTS = [
    ("Shells fell through the night.", "through the night", "2016-04-05", PRINTED),
    ("A raid at dawn on Sunday killed ten.", "at dawn on Sunday", "2016-04-03", "2016-04-03"),
    ("Ten died in recent months from hunger.", "recent months", "2016-01-06", PRINTED),
    ("It will hold, but a raid on Friday killed ten.", "Friday", "2016-04-01", "2016-04-01"),
    ("They plan to march on Friday.", "Friday", "2016-04-08", "2016-04-08"),
    ("The army announced a truce starting on Friday.", "Friday", "2016-04-08", "2016-04-08"),
    ("They will meet again on Friday, he said.", "Friday", "2016-04-08", "2016-04-08"),
    ("I will leave in two months.", "in two months", "2016-06-06", "2016-06-06"),
    ("More were inside than we expected before we went in on Friday.", "Friday", "2016-04-01", "2016-04-01"),
    ("Witnesses told of clashes starting on Friday.", "Friday", "2016-04-01", "2016-04-01"),
    (
        "A bomb went off at 2335 [0335 GMT on 3 April].",
        "2335 [0335 GMT on 3 April]",
        "2016-04-02",
        "2016-04-02",
    ),
    ("It began at 2000 (0200 GMT) in the city.", "2000 (0200 GMT)", "2016-04-05", "2016-04-05"),
    ("The battle, which began on 7 March, has killed ten.", "7 March", "2016-03-07", PRINTED),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), JOINED + LENGTHS + APART + NIGHTS)
def test_lengths_and_joined_days_become_days(text, words, first, last):
    """
    Days that are joined, lengths that an event filled, and days told by an event after them have their days.
    """
    assert (words, first, last) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst attack in two years.",
        "He has twelve years of experience.",
        "They agreed on a week-long truce.",
        "It was a day of clashes.",
        "Two hours of fighting followed.",
    ],
)
def test_lengths_that_no_event_filled_have_no_days(text):
    """
    What is the first in two years, or a truce to come, happened on no day of that length.
    """
    assert [first for _, first, _ in read(text) if first] == []


def test_the_attack_that_was_told_counts_on():
    """
    "Two days after the attack" is two days later, where the day of the attack was told.
    """
    text = "The attack was on 1 April. He was held two days after the attack."

    assert read(text)[-1] == ("two days", "2016-04-03", "2016-04-03")


def test_since_alone_takes_up_the_time_before():
    """
    "Has since taken" reaches from the time told last to the report.
    """
    text = "They came in March and have since taken the town."

    assert read(text)[-1] == ("since", "2016-03-01", PRINTED)


def test_a_date_without_its_year_is_of_these_weeks():
    """
    A day of the last weeks is meant, though a report of the news has just told of a year long ago.
    """
    text = "The coup of 2011 failed. On 4 April a jet bombed the town."

    assert read(text)[-1] == ("4 April", "2016-04-04", "2016-04-04")
