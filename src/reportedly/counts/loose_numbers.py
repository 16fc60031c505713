"""
Numbers that count nobody by themselves: "one in Homs", "2017 4016 At least 12 people".
"""

from collections.abc import Mapping, Sequence

from reportedly.counts.number_ranges import Quantity
from reportedly.records import Token

# What tells of how many one is: "one in every eight".
EVERY = ["in", "every"]
# Words for numbers that seldom stand for people alone.
ALONE = {"one", "some", "half", "few", "most", "both", "no", "mostly", "mainly", "more"}


def is_loose(tokens: Sequence[Token], number: Quantity, walls: frozenset[int]) -> bool:
    """
    Whether a number word is too common to stand for people alone ("one", "some", "most").
    """
    if number.last - number.first > 1 or tokens[number.first].lower not in ALONE:
        return False
    if number.last < len(tokens) and tokens[number.last].lower in {"in", "at"} and number.first:
        return tokens[number.first - 1].lower not in {"and", ","}
    return not {number.last, number.last + 1, number.last + 2} & walls


def is_stray(tokens: Sequence[Token], number: Quantity, numbers: Mapping[int, Quantity]) -> bool:
    """
    Whether a bare number only happens to stand before another ("2017 4016 At least 12 people"), or tells of
    how many: "one in every eight".
    """
    beside = tokens[max(0, number.first - 2) : number.first], tokens[number.last : number.last + 2]
    if any([token.lower for token in words] == EVERY for words in beside):
        return True
    after = numbers.get(number.last)
    if after is None or after.vague or not tokens[number.first].text.isdigit():
        return False
    qualified = tokens[after.first].lower in {"at", "more", "over", "up", "nearly", "as", "about", "around"}
    return qualified or (number.first > 0 and tokens[number.first - 1].text[0].isdigit())
