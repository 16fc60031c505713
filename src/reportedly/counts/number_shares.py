"""
Parts of a whole in numbers: "more than half of", "40 percent of", "one in five of".
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from reportedly.counts.amounts import amount_at, ordinals, said_at, share_words
from reportedly.counts.cardinals import cardinal_at, number_words
from reportedly.counts.number_ranges import Quantity
from reportedly.records import Token


class Share(NamedTuple):
    """
    A part of a whole, as worded, with the kind of its qualifier: "more than half of".
    """

    last: int
    value: Fraction
    kind: str


def share_at(tokens: Sequence[Token], i: int) -> Share | None:
    """
    A share at token *i*, in words, figures or per cent, with the qualifier before it.
    """
    qualifier = number_words().before.at(tokens, i)
    j, kind = (qualifier[0], qualifier[1][0]) if qualifier else (i, "")
    found = amount_at(tokens, j) if j < len(tokens) else None
    if found is None:
        return None
    last, value = found
    percent = said_at("percent", tokens, last)
    if percent is not None:
        last, value = percent, value / 100
    return Share(last, value, kind) if 0 < value < 1 else None


def share_of(tokens: Sequence[Token]) -> Share | None:
    """
    The share that the words of a count give, if they give one.
    """
    return share_at(tokens, 0) if tokens else None


def may_share(tokens: Sequence[Token], i: int, number: Quantity | None) -> bool:
    """
    Whether a share may begin at token *i*, where a whole *number* or none was read.
    """
    qualifier = None if number else number_words().before.at(tokens, i)
    j = number.last if number else (qualifier[0] if qualifier else i) + 1
    j += j < len(tokens) and tokens[j].text in {"-", "‑"}
    if j >= len(tokens):
        return False
    word = tokens[j].lower
    if word in ordinals() or word == "/":
        return True
    if word not in share_words():
        return False
    if said_at("percent", tokens, j) is not None:
        return True
    link = said_at("share_links", tokens, j)
    return link is not None and cardinal_at(tokens, link) is not None
