"""
Numbers with the words that open or limit them, and what looks like a number of people and is none.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.counts.numbers import limits, quantities
from reportedly.language.tokens import tokens_of

BOUNDS = {
    "30": (30, 30),
    "at least 70": (70, None),
    "no fewer than 12": (12, None),
    "more than 30": (31, None),
    "over 200": (201, None),
    "well over 1,000": (1001, None),
    "more than a dozen": (13, None),
    "fewer than 30": (None, 29),
    "up to 50": (None, 50),
    "as many as 15": (None, 15),
    "as high as 40": (None, 40),
    "no more than 500": (None, 500),
    "nearly 30": (30, 30),
    "around 600": (600, 600),
    "an estimated 300": (300, 300),
    "some 120": (120, 120),
    "at least some 70": (70, None),
    "between 20 and 30": (20, 30),
    "20 to 30": (20, 30),
    "20-30": (20, 30),
    "two to three million": (2_000_000, 3_000_000),
    "30 or more": (30, None),
    "30 or so": (30, 30),
    "30 through 40": (30, 40),
    "30~40": (30, 40),
    "greater than or equal to 30": (30, None),
    "more than 30 or equal to": (30, None),
    "less than 30 or equal": (None, 30),
    ">= 30": (30, None),
    "over 20 but fewer than 40": (21, 39),
    "no more than 50 and no less than 20": (20, 50),
    "more than one hundred and fifty thousand": (150_001, None),
}

VAGUE = [
    "dozens of",
    "scores",
    "hundreds of thousands of",
    "several",
    "several hundred",
    "many",
    "a number of",
    "a few",
    "most of",
    "the rest of",
    "countless",
]

NO_PEOPLE = [
    "June 4",
    "4 June",
    "in 2016",
    "the year 9999",
    "year 0",
    "a 10-year-old",
    "A 12- YEAR-OLD",
    "Osborne, 19, was",
    "ages 26, 29 and 37",
    "T-72",
    "Brigade 65",
    "Flight 17",
    "MH17",
    "20 percent",
    "20%",
    "$5 million",
    "200 km",
    "10:30",
    "7 p.m.",
    "three days",
    "2 -year-old",
    "37°",
    "5th",
    "the fifth",
    "two-day",
    "the Aug. 31 shooting",
    "of the 400 block of Hoffman Street",
    "Image 6 of 8",
    "his car.[9]",
    "A father of 3 was shot",
    "a mother of two, was killed",
    "the other man, 31, was shot",
    "did not say how many were killed",
    "killed a girl, 15.",
    "The ages of the victims are 17, 23 and 55.",
]


def read(words):
    tokens = tokens_of(words)
    return [(words[slice(*one.span(tokens))], one.low, one.high, one.vague) for one in quantities(tokens)]


@pytest.mark.parametrize(("words", "bounds"), BOUNDS.items())
def test_a_qualifier_sets_the_bounds(words, bounds):
    """
    The words around a number say what is lowest and highest, and belong to its span.
    """
    assert [(words, *bounds, False)] == read(words)


def test_over_behind_its_verb_opens_no_number():
    """
    Who hands over 15 prisoners hands over 15, and no more.
    """
    assert read("handed over 15 prisoners") == [("15", 15, 15, False)]


@pytest.mark.parametrize(
    "words", ["raised from 50 to 72", "rose from five to at least seven", "cut from 9 to 4"]
)
def test_of_a_number_that_moved_the_last_one_stands(words):
    """
    Where one number takes the place of another, that one is read and no range.
    """
    now = words.split(" to ")[1]

    assert [now] == [found for found, *_ in read(words)]


@pytest.mark.parametrize("words", VAGUE)
def test_vague_words_give_no_number(words):
    """
    Words for many and few have no bounds and are vague.
    """
    assert [(words, None, None, True)] == read(words)


@pytest.mark.parametrize("words", NO_PEOPLE)
def test_other_measures_count_nobody(words):
    """
    Dates, ages, names of units, money, distances and times of day are left out.
    """
    assert [] == read(words)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("two men, 33 and 19, were shot", "two"),
        ("the father of 3 boys who were killed", "3"),
        ("the soldiers, 12 of them officers", "12"),
        ("of the people, 12, were killed", "12"),
        ("men, 12 and 13 of whom died", "12"),
    ],
)
def test_numbers_beside_ages_and_parents_count_on(words, count):
    """
    Two ages after "two men" leave the two, and a number of children that were harmed is kept.
    """
    assert count in [one[0] for one in read(words)]


@pytest.mark.parametrize(
    ("words", "span"), [("another 17", "17"), ("a further 20", "20"), ("a total of 5", "5")]
)
def test_words_that_only_add_are_left_out(words, span):
    """
    "Another 17" counts 17, and only the number's own words are quoted.
    """
    assert [span] == [one[0] for one in read(words)]


def test_a_qualifier_belongs_to_the_number_after_it():
    """
    A stray number before "at least" does not take it.
    """
    assert [("2014", 2014, 2014, False), ("At least 5", 5, None, False)] == read("2014 At least 5 people")


def test_from_is_kept_out_where_no_range_follows():
    """
    "From 12 villages" is a plain 12.
    """
    assert [("12", 12, 12, False)] == read("from 12 villages")


@given(st.text(alphabet="0123456789,.- abdehilmnorstuvwxy%$", max_size=120))
def test_every_number_stands_in_the_text(text):
    """
    Spans lie inside the text and in order; bounds never cross; vague numbers have no bounds.
    """
    tokens, end = tokens_of(text), 0
    for one in quantities(tokens):
        span = one.span(tokens)
        assert end <= span.start < span.end <= len(text)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.vague == (one.low is None and one.high is None)
        end = span.end


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("more than 40 and less than 10", [(41, None), (None, 9)]),
        ("at least 20 and many", [(20, None)]),
        ("200 or greater than 190", [(200, 200), (191, None)]),
        ("equal to 30", [(30, 30)]),
        ("1-222-2222-2222", [(1, 1), (222, 222), (2222, 2222), (2222, 2222)]),
        ("<>30", [(30, 30)]),
        ("aged 30 to 40", [(30, 40)]),
        ("30 or equal", [(30, 30)]),
        ("up to", []),
        ("40 to 30", [(40, 40), (30, 30)]),
    ],
)
def test_limits_are_read_whatever_they_limit(words, bounds):
    """
    Limits that exclude each other stay apart, rows of figures are no range, and ages have limits, too.
    """
    assert bounds == [(one.low, one.high) for one in limits(tokens_of(words))]


@pytest.mark.parametrize(
    "words", ["two thirds of", "more than half of", "40 percent of", "12.5 % of", "one in five of", "3/4 of"]
)
def test_a_share_is_a_number_that_its_whole_decides(words):
    """
    Fractions and percentages of people are counts, but no number by themselves.
    """
    tokens = tokens_of(words)

    assert [(0, len(tokens), True)] == [(one.first, one.last, one.vague) for one in quantities(tokens)]


@pytest.mark.parametrize(
    "words", ["40 percent", "a third man", "120 percent of", "11000000000 people", "9" * 40]
)
def test_what_is_no_share_and_no_number_of_people_counts_nobody(words):
    """
    A percentage of nothing, more than all, and more people than ever lived are left out.
    """
    assert list(quantities(tokens_of(words))) == []


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Ali Nasr (34) and Omar Saleh (29) died", []),
        ("in Khan Younis (12) and Deir Balah (9)", [12, 9]),
        ("the wounded (4)", [4]),
    ],
)
def test_a_number_in_brackets_is_an_age_behind_a_person(words, numbers):
    """
    Behind a place it counts people, as behind words for them.
    """
    assert numbers == [one.low for one in quantities(tokens_of(words))]
