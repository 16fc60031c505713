"""
Numbers that count no people: dates, ages, money, measures, the numbers of units and of pictures.
"""

from collections.abc import Sequence

from reportedly.counts.ages import is_age
from reportedly.counts.cardinals import glued, spoilers
from reportedly.counts.number_ranges import Quantity
from reportedly.counts.victims import is_number_of, people
from reportedly.records import Token

# Years of our time.
FIRST_YEAR, LAST_YEAR = 1900, 2100


def counts_people(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a number may count people: it is no date, age, measure, sum or name.
    """
    return not (
        is_date(tokens, number)
        or is_age(tokens, number.first, number.last)
        or is_name_or_measure(tokens, number)
    )


def is_date(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a plain number is a day or a year ("June 4", "in 2016", "the year 9999").
    """
    value, spoiled = number.low, spoilers()
    if is_run_of_days(tokens, number):
        return True
    if number.last - number.first > 1 or value is None or not tokens[number.first].text.isdigit():
        return False
    before = word_before(tokens, number.first)
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if is_year_of(tokens, number.first) or (
        value <= 31 and (before in spoiled["months"] or after in spoiled["months"])
    ):
        return True
    dated = before in spoiled["months"] or before in spoiled["years_after"] or before[:1].isdigit()
    return dated and is_year(tokens, number)


def is_year_of(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number at token *i* is that of a year, and counts nobody: "the year 9999", not "this year 31".
    """
    before = [token.lower for token in tokens[max(0, i - 2) : i]]
    return before[-1:] == ["year"] and spoilers()["of_a_year"].isdisjoint(before)


def word_before(tokens: Sequence[Token], i: int) -> str:
    """
    The word before token *i*, over the stop that shortens it ("Aug. 31").
    """
    dotted = i > 1 and tokens[i - 1].text == "." and tokens[i - 2].lower in spoilers()["months"]
    return tokens[i - 1 - dotted].lower if i else ""


def in_series(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a number ends a series ("Image 6 of 8"), marks a note ("[9]") or counts children ("father of 3").
    """
    if i and tokens[i - 1].text == "[" and i + 1 < len(tokens) and tokens[i + 1].text == "]":
        return True
    if i < 2 or tokens[i - 1].lower != "of":
        return False
    if tokens[i - 2].lower in spoilers()["parents"]:
        return people().many.keys().isdisjoint(token.lower for token in tokens[i + 1 : i + 4])
    return i > 2 and tokens[i - 2].text.isdigit() and tokens[i - 3].lower in spoilers()["before"]


def is_run_of_days(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a range is one of days or years ("between 20 and 26 March", "11-12 June", "from 1981 to 1984").
    """
    low, high = number.low, number.high
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if low is None or high is None or low >= high:
        return False
    years = in_our_time(low) and in_our_time(high) and after not in people().many
    return years or (high <= 31 and after in spoilers()["months"])


def is_year(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether a plain number looks like a year of our time.
    """
    written = tokens[number.first].text
    plain = number.last - number.first == 1 and len(written) == 4 and written.isdigit()
    return plain and in_our_time(number.low or 0)


def in_our_time(year: int) -> bool:
    """
    Whether a number may be that of a year of our time.
    """
    return FIRST_YEAR <= year <= LAST_YEAR


def is_name_or_measure(tokens: Sequence[Token], number: Quantity) -> bool:
    """
    Whether the words beside a number make it a measure, a time of day, money or a unit's name.
    """
    i, j, spoiled = number.first, number.last, spoilers()
    before = tokens[i - 1].lower if i else ""
    after = tokens[j].lower if j < len(tokens) else ""
    named = before in spoiled["before"] and not is_number_of(tokens, i, j)
    if named or after in spoiled["after"] or in_series(tokens, i):
        return True
    if (
        i > 1
        and before in {"was", "is"}
        and tokens[i - 2].lower == "who"
        and after in {"", ",", ".", ";", "and"}
    ):
        return True
    if glued(tokens, i) and (before in {"-", "‑", ":", "/", ".", "#", "+"} or before[-1:].isalnum()):
        return True
    tied = glued(tokens, j)
    if tied and after in {"-", "‑", ":", "/"} and glued(tokens, j + 1):
        return True
    if after in {"-", "‑"} and j + 1 < len(tokens) and tokens[j + 1].lower in spoiled["after"]:
        return True
    return tied and (after[:1].isalnum() or after in {"°", "'s", "’s"})
