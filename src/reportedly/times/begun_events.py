"""
Finds when a truce, a siege or an offensive began that a report tells of, so that it can count from there:
"The truce took effect on Saturday. In its first two days", "the 12-day siege … During the siege".
"""

import re
from collections.abc import Callable, Sequence
from functools import cache

from reportedly.records import Token
from reportedly.times.calendar_days import LONGEST_MONTH, Days
from reportedly.times.clauses import STOPS
from reportedly.times.clock import Written
from reportedly.times.conflicts import Conflict
from reportedly.times.date_words import lower, words

# How far from its day the verb of a beginning may stand, and from the verb what began.
DAY_REACH, EVENT_REACH = 8, 10
# A day that opens its sentence is that of the verb behind it.
OPENING = 3
# So near behind its length stands what lasted, a year at most: a longer war is counted from its first day.
LENGTH_REACH, YEAR = 3, 366
KINDS = ("truces", "sieges", "attacks")
NOWHERE = re.compile("(?!)")

Tokens = Sequence[Token]


def begun_event(tokens: Tokens, i: int, written: Written) -> Conflict | None:
    """
    What began on a day, or in a month, that stands at token *i*.
    """
    days = written.days
    if days and written.length:
        return None if (days.last - days.first).days > YEAR else lasted(tokens, written.end, days)
    around = tokens[max(0, i - DAY_REACH) : written.end + DAY_REACH * (i < OPENING)]
    if verbs().isdisjoint([token.lower for token in around]):
        return None
    if days is None or days.days > LONGEST_MONTH:
        return None
    back = nearest(tokens, range(i - 1, i - DAY_REACH, -1), begins)
    if back is not None:
        spans = (range(back + 1, i), range(back - 1, back - EVENT_REACH, -1))
    else:
        ahead = nearest(tokens, range(written.end, written.end + DAY_REACH), begins) if i < OPENING else None
        if ahead is None:
            return None
        spans = (range(ahead + 1, ahead + EVENT_REACH // 2), range(ahead - 1, written.end - 1, -1))
    at = next((k for span in spans if (k := nearest(tokens, span, is_event)) is not None), None)
    if at is None:
        return None
    return Conflict("", frozenset(), NOWHERE, called(tokens[at].lower), days.first, None, days.is_one)


def lasted(tokens: Tokens, end: int, days: Days) -> Conflict | None:
    """
    What lasted for the length that ends before token *end*: "the 12-day siege", "two weeks of the blockade".
    """
    for k in range(end, end + LENGTH_REACH):
        if lower(tokens, k) in words("lasting_events"):
            return Conflict(
                "", frozenset(), NOWHERE, called(lower(tokens, k)), days.first, days.last, to_the_day=False
            )
    return None


def called(word: str) -> frozenset[str]:
    """
    A word for an event with those that may stand for it later: the ceasefire is also a truce.
    """
    return next((words(kind) for kind in KINDS if word in words(kind)), frozenset({word}))


@cache
def verbs() -> frozenset[str]:
    """
    The words without one of which nothing is told to have begun.
    """
    return words("launching") | words("effect")


def nearest(tokens: Tokens, places: range, asked: Callable[[Tokens, int], bool]) -> int | None:
    """
    The first of some places in a sentence where something stands, none beyond the end of its clause.
    """
    for k in places:
        if not lower(tokens, k) or tokens[k].text in STOPS:
            return None
        if asked(tokens, k):
            return k
    return None


def begins(tokens: Tokens, k: int) -> bool:
    """
    Whether a verb at *k* tells of a beginning: "began", "took effect", "came into force".
    """
    word = tokens[k].lower
    return word in words("launching") or (
        word in words("effect") and lower(tokens, k - 1) in words("taking_effect")
    )


def is_event(tokens: Tokens, k: int) -> bool:
    """
    Whether a word at *k* names what lasts from its beginning on.
    """
    word = tokens[k].lower
    return word in words("lasting_events") or word in words("other_events")
