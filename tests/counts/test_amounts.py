"""
Numbers of every kind, as they are written.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.counts.amounts import amounts
from reportedly.language.tokens import tokens_of

WHOLE = {
    "1,674,200.5": "1674200.5",
    "4.800": "4.8",
    ".08": "0.08",
    "1 234 567.89": "1234567.89",
    "2.5 thousand": "2500",
    "two hundred point seventy-one": "200.71",
    "-9.25": "-9.25",
    "minus five": "-5",
    "- 1 4/5": "-1.8",
    "¾": "3/4",
    "3¼": "13/4",
    "4/5": "4/5",
    "half": "1/2",
    "a fifth": "1/5",
    "two-thirds": "2/3",
    "five eighths": "5/8",
    "three twenty-firsts": "1/7",
    "one one hundred fifth": "1/105",
    "a hundred trillionths": "1/10000000000",
    "one in five": "1/5",
    "3 out of 4": "3/4",
    "one and a half": "3/2",
    "one hundred and three quarters": "100.75",
    "one hundred and thirty fifths": "26",
    "two million and one half": "2500000",
    "4 thousand 3 hundred and 21": "4321",
}


def read(words):
    tokens = tokens_of(words)
    return [(words[tokens[one.first].start : tokens[one.last - 1].end], one.value) for one in amounts(tokens)]


@pytest.mark.parametrize(("words", "value"), WHOLE.items())
def test_a_number_is_read_exactly_and_whole(words, value):
    """
    Sign, decimals and fraction all count towards the value, and no word is left over.
    """
    assert [(words, Fraction(value))] == read(words)


@pytest.mark.parametrize(
    "words",
    [
        "the 180ml bottle",
        "T-72",
        "MH17",
        "this one",
        "the one you mean",
        "the fifth",
        "the thirty-second soldier",
        "12/25/2016",
        "May 4th",
        "minus",
    ],
)
def test_names_measures_and_orders_hold_no_fraction(words):
    """
    A weapon, a length, a date and a place in a row are not taken for an amount of their own.
    """
    assert all(value.denominator == 1 and value > 2 for _, value in read(words)) or read(words) == []


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("12 in six boxes", [12, 6]),
        ("3 hundred and 2 hundred", [300, 200]),
        ("one hundred and a man", [100]),
        ("point seven", [7]),
        ("2 over 20 over", [Fraction(1, 10)]),
        ("3/0", [3, 0]),
    ],
)
def test_numbers_side_by_side_stay_apart(words, values):
    """
    What belongs to no single number is read as several.
    """
    assert values == [value for _, value in read(words)]


@given(st.text(alphabet="0123456789 ,./-½a²", max_size=40))
def test_any_row_of_figures_can_be_read(words):
    """
    Odd figures are read or passed over, never an error, and values stay in the order of the text.
    """
    found = list(amounts(tokens_of(words)))

    assert all(one.first < one.last for one in found)
    assert [one.first for one in found] == sorted(one.first for one in found)


@pytest.mark.parametrize("words", ["9" * 40, "9" * 40 + ".5", "one " * 3000, "1 in " * 2000, "3/4/" * 2000])
def test_absurd_figures_are_passed_over(words):
    """
    Forty digits and endless rows of numbers end in time, without a number of their size.
    """
    assert all(abs(value) < 10**16 for _, value in read(words))
