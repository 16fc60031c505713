"""
How many, as worded: ranges of numbers and the words that make a limit of one ("20 to 30", "30 or more").
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.counts.cardinals import cardinal_at, glued, number_words
from reportedly.language.tokens import span_of
from reportedly.lexicons import lexicon
from reportedly.records import Span, Token

# What "or equal" makes of a limit.
OR_EQUAL = {"more": "least", "less": "most"}


class Quantity(NamedTuple):
    """
    How many, as worded: tokens *first* up to *last*, `low` and `high` None where open or vague.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    vague: bool = False

    def span(self, tokens: Sequence[Token]) -> Span:
        """
        Where the number's words stand in the text.
        """
        return span_of(tokens, self.first, self.last)


def bounds(kind: str, value: int) -> tuple[int | None, int | None]:
    """
    The lowest and highest number that a qualifier leaves: "more than 30" begins at 31.
    """
    if kind == "more":
        return value + 1, None
    if kind == "least":
        return value, None
    if kind == "most":
        return None, value
    return (None, max(value - 1, 0)) if kind == "less" else (value, value)


@cache
def range_links() -> Mapping[str, frozenset[str]]:
    """
    What stands between the two ends of a range: words, those after "between", and signs.
    """
    return {name: frozenset(words) for name, words in lexicon("numbers")["links"].items()}


def range_at(tokens: Sequence[Token], i: int, lower: tuple[int, int], kind: str) -> tuple[int, int] | None:
    """
    The upper end of a range that begins with *lower* at token *i* ("20 to 30", "20-30", "between 20 and 30").
    """
    j, value = lower
    if j + 1 >= len(tokens):
        return None
    links, link = range_links(), tokens[j].lower
    worded = link in links["between" if kind == "between" else ""]
    upper = cardinal_at(tokens, j + 1) if worded or link in links["signs"] else None
    if upper is None or upper[1] <= value:
        return None
    if worded:
        return upper
    return upper if upper[1] < 1000 * max(value, 1) and not in_row(tokens, i, upper[0]) else None


def in_row(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether figures tied by hyphens go on beyond tokens *i* up to *j*, as in a telephone number.
    """
    signs = range_links()["signs"]
    before = i > 0 and glued(tokens, i) and tokens[i - 1].text in signs
    return before or (glued(tokens, j) and glued(tokens, j + 1) and tokens[j].text in signs)


def scaled(tokens: Sequence[Token], lower: tuple[int, int], upper: tuple[int, int]) -> int:
    """
    The lower end of a range whose scale is said once ("two to three million").
    """
    last = number_words().scales.get(tokens[upper[0] - 1].lower, 1)
    return lower[1] * last if last > 1 and lower[1] < upper[1] / last < 1000 else lower[1]


def after_words(tokens: Sequence[Token], j: int, kind: str) -> tuple[int, str]:
    """
    A qualifier that follows its number ("or more"): the index after it and what it says.
    """
    hit = number_words().after.at(tokens, j) if j < len(tokens) else None
    if not hit or opens_next(tokens, j, hit[0]):
        return j, kind
    if hit[1] == "equal":
        return (hit[0], OR_EQUAL[kind]) if kind in OR_EQUAL else (j, kind)
    return hit if kind in {"", "about"} else (j, kind)


def opens_next(tokens: Sequence[Token], j: int, end: int) -> bool:
    """
    Whether a qualifier in tokens *j* up to *end* is that of a number after it ("200 or more than 190").
    """
    than = end < len(tokens) and tokens[end].lower == "than"
    return than or (tokens[j].lower == "at" and cardinal_at(tokens, end) is not None)
