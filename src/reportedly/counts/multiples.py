"""
Numbers told by another: "twice as many were wounded", "wounding three times that number", "about as many".

They are no numbers by themselves; what they come to is worked out from the number told before.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.counts.cardinals import cardinal_at, number_words, spoilers
from reportedly.counts.victims import head_in, phrase_end
from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon
from reportedly.records import Token

# Where one of the words for as many stands: "as many again" has "many".
EQUALS = frozenset({"many", "number"})
# More times another number nobody is counted.
MOST_TIMES = 20
# How far behind "twice as many" the "as" may stand that compares: "twice as many people as last year".
COMPARED = 4


class Multiple(NamedTuple):
    """
    So many times another number: tokens *first* up to *last*, and the kind of its qualifier.
    """

    first: int
    last: int
    times: int
    kind: str


@cache
def single_words() -> Mapping[str, int]:
    """
    The words that multiply alone: "twice".
    """
    table: Mapping[str, int] = lexicon("numbers")["times"]
    return table


@cache
def referring() -> Phrases[None]:
    """
    What stands for the other number: "as many", "that number".
    """
    return Phrases(dict.fromkeys(lexicon("numbers")["multiplied"]["words"]))


@cache
def equal() -> Phrases[None]:
    """
    What stands for as many as the other number: "as many again", "the same number".
    """
    return Phrases(dict.fromkeys(lexicon("numbers")["multiplied"]["equal"]))


@cache
def telling() -> frozenset[str]:
    """
    The words without one of which no number is told by another.
    """
    return frozenset({"times", *single_words(), *EQUALS})


def multiples(tokens: Sequence[Token]) -> Iterator[Multiple]:
    """
    Every number of a sentence that is told as so many times another.
    """
    if all(token.lower not in telling() for token in tokens):
        return
    free = 0
    for i in range(len(tokens)):
        one = multiple_at(tokens, i) if i >= free else None
        if one:
            free = one.last
            yield one


def multiple_at(tokens: Sequence[Token], i: int) -> Multiple | None:
    """
    So many times another number at token *i*, with the words that limit it.
    """
    qualifier = number_words().before.at(tokens, i)
    j, kind = (qualifier[0], qualifier[1][0]) if qualifier else (i, "")
    if j >= len(tokens):
        return None
    once = equal().at(tokens, j)
    if once:
        return Multiple(i, once[0], 1, kind)
    found = times_at(tokens, j)
    other = referring().at(tokens, found[0]) if found and found[0] < len(tokens) else None
    return Multiple(i, other[0], found[1], kind) if found and other else None


def times_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    "Twice" or "three times" at token *i*: the index after it, and how many times.
    """
    alone = single_words().get(tokens[i].lower)
    if alone:
        return i + 1, alone
    number = cardinal_at(tokens, i)
    if number is None or number[0] >= len(tokens) or tokens[number[0]].lower != "times":
        return None
    return (number[0] + 1, number[1]) if 0 < number[1] <= MOST_TIMES else None


def is_compared(tokens: Sequence[Token], one: Multiple) -> bool:
    """
    Whether a multiple only says how one number is to one of another day, "twice as many as last year", or
    counts time: "the third attack in as many days".
    """
    after = [token.lower for token in tokens[one.last : one.last + COMPARED]]
    if after and after[0] in spoilers()["after"]:
        return True
    if one.times == 1 and after[:1] == ["of"]:
        end = phrase_end(tokens, one.last + 1, frozenset())
        return head_in(tokens, one.last + 1, end, many=True) is None
    return "as" in after or "of" in after
