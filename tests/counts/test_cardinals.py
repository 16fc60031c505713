"""
Plain numbers, in figures and in words.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.counts.cardinals import cardinal_at, number_in, openers_in
from reportedly.language.tokens import tokens_of

NUMBERS = {
    "7": 7,
    "1,400": 1400,
    "210,000": 210_000,
    "3.000": 3000,
    "1.234.567": 1_234_567,
    "40 000": 40_000,
    "1 250 000": 1_250_000,
    "1.5 million": 1_500_000,
    "2 billion": 2_000_000_000,
    "1.5m": 1_500_000,
    "300k": 300_000,
    "4 dozen": 48,
    "six": 6,
    "Sixty-two": 62,
    "twenty five": 25,
    "forty": 40,
    "a hundred": 100,
    "a dozen": 12,
    "three dozens": 36,
    "two hundred and five": 205,
    "one hundred twenty-three thousand four hundred fifty-six": 123_456,
    "six thousand three": 6003,
    "half a million": 500_000,
    "a quarter of a million": 250_000,
    "three million": 3_000_000,
    "a couple of": 2,
}


@pytest.mark.parametrize(("words", "number"), NUMBERS.items())
def test_a_number_is_read_whole(words, number):
    """
    Every word of a number counts towards it, and none is left over.
    """
    tokens = tokens_of(words)

    assert (len(tokens), number) == cardinal_at(tokens, 0)


@pytest.mark.parametrize(
    "words", ["people", "a man", "2.5", "an", "99999999999999999", "hundredfold", "June"]
)
def test_other_words_are_no_number(words):
    """
    Words, fractions of a person and figures beyond all counting are no numbers.
    """
    assert cardinal_at(tokens_of(words), 0) is None


def test_nothing_follows_the_last_token():
    """
    Beyond the end of a sentence there is no number.
    """
    assert cardinal_at(tokens_of("killed"), 1) is None


@pytest.mark.parametrize(
    ("words", "first"),
    [("June 4 300", 4), ("2016 300", 2016), ("12 30", 12), ("0 500", 0), ("5m deep", 5), ("1.5mm", None)],
)
def test_a_space_or_a_letter_joins_only_what_belongs_together(words, first):
    """
    A date, a time or a length beside a number is not read into it.
    """
    assert first == (None if first is None else number_in(words))


def test_the_number_as_worded_is_without_its_limit():
    """
    "More than 30" is worded 30; words without a number give none.
    """
    assert (30, None) == (number_in("more than 30"), number_in("dozens of"))


@given(st.integers(0, 9_999_999))
def test_figures_give_their_value(number):
    """
    A number in figures has its value, with or without thousands separators.
    """
    assert number == number_in(str(number)) == number_in(f"{number:,}")


@given(st.integers(100_000, 9_999_999))
def test_figures_may_be_set_apart_as_south_asia_does(number):
    """
    The last three, and the others by twos: "2,50,000", "12,34,567".
    """
    lakhs, rest = divmod(number, 100_000)
    assert number == number_in(f"{lakhs},{rest // 1000:02},{rest % 1000:03}")


@given(st.text(max_size=80))
def test_any_text_is_read_without_harm(text):
    """
    Whatever the words, a number found is never negative and reaches no further than the text.
    """
    tokens = tokens_of(text)
    for i in range(len(tokens)):
        found = cardinal_at(tokens, i)
        assert found is None or (i < found[0] <= len(tokens) and found[1] >= 0)


@pytest.mark.parametrize(
    "words", ["in excess of 20", "at least 20", "the 20", "dozens of", "20", "a hundred"]
)
def test_a_number_begins_with_a_word_that_opens_it_alone_or_with_the_next(words):
    """
    "In" opens a number only where "excess" follows; "dozens" opens one by itself.
    """
    assert (0 in openers_in(tokens_of(words))) == (words != "the 20")


@pytest.mark.parametrize("words", ["in Aleppo", "in", "the town", "Aleppo"])
def test_no_number_begins_with_half_a_phrase(words):
    """
    Words that open numbers only in a phrase open none without the rest of it.
    """
    assert 0 not in openers_in(tokens_of(words))
