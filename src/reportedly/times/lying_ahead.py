"""
Asks the words before a time whether it lies ahead: "will begin on Thursday".
"""

from collections.abc import Sequence
from functools import cache

from reportedly.records import Token
from reportedly.times.clauses import STOPS, is_past
from reportedly.times.date_words import lower, table, words

# How many words before a weekday say that it lies ahead; more where something is to begin on it.
AHEAD_REACH, FAR_REACH = 10, 16
# A date without its year is the next one up to so many days ahead of the report, where words foretell it, and
# else: who tells in November of what happened on 6 January means the last one.
FORETOLD, SOON = 183, 31
# So far before a day "by" may stand, where an hour is between.
BOUND_REACH = 6
# On which sides a time that something is due by is open.
BOUNDS = frozenset({"until", "by", "before"})

Tokens = Sequence[Token]


@cache
def foretelling() -> frozenset[str]:
    """
    The words by which it is told whether somebody speaks of what is to come.
    """
    lists = ("reporting", "ahead", "foreseen", "meaning_to", "to_begin", "announcing")
    return STOPS.union({",", "would", "to"}, *(words(each) for each in lists))


def days_ahead(tokens: Tokens, i: int) -> int:
    """
    How many days ahead of the report a date without its year may lie that ends before *i*.
    """
    return FORETOLD if is_ahead(tokens, i) else SOON


def is_due(tokens: Tokens, i: int) -> bool:
    """
    Whether something is set for the time at token *i*: "must leave by Thursday", "an ultimatum to leave by 5
    a.m. on Tuesday", "have until Friday".
    """
    at = next((k for k in range(i - 1, max(-1, i - BOUND_REACH), -1) if is_bound(tokens, k)), None)
    if at is None or not (at == i - 1 or tokens[at + 1].text[0].isdigit()):
        return False
    before = [token.lower for token in tokens[max(0, at - AHEAD_REACH) : at]]
    clause = before[max((n + 1 for n, word in enumerate(before) if word in STOPS), default=0) :]
    return clause[-1:] in (["have"], ["has"]) or not words("set_for").isdisjoint(clause)


def is_bound(tokens: Tokens, k: int) -> bool:
    """
    Whether a time behind the word at *k* is one that something is to be done by.
    """
    return table("opening").get(tokens[k].lower) in BOUNDS


def is_told(tokens: Tokens, i: int) -> bool:
    """
    Whether the words before a time tell of what was done, and not only who said so: "ten people died this
    Friday".
    """
    saying = words("reporting") | words("announcing")
    for k in range(i - 1, max(-1, i - FAR_REACH), -1):
        word = tokens[k].lower
        if word in STOPS:
            return False
        if word not in saying and is_past(tokens[k]):
            return True
    return False


def is_ahead(tokens: Tokens, i: int) -> bool:
    """
    Whether the words before a weekday speak of what is to come.
    """
    return is_due(tokens, i) or is_foretold(tokens, i)


def is_foretold(tokens: Tokens, i: int) -> bool:
    """
    Whether something is told as still to be done: "will begin on Thursday", "announced a halt starting on
    Thursday".
    """
    begins, told, ahead = False, foretelling(), words("ahead")
    reporting = words("reporting") | words("announcing")
    for k in range(i - 1, max(-1, i - FAR_REACH), -1):
        word = tokens[k].lower
        if word not in told:
            continue
        if word in STOPS or word in reporting:
            return begins and word in words("announcing")
        too_far = i - k >= AHEAD_REACH and not begins
        if too_far or (word == "," and lower(tokens, k + 1) in {"and", "but"}):
            return False
        if word in ahead or (word in words("foreseen") and lower(tokens, k - 1) not in words("foresaw")):
            return True
        if word in words("meaning_to") and lower(tokens, k + 1) == "to":
            return True
        if lower(tokens, k + 1) in words("to_come") and (
            word == "would" or (word == "to" and lower(tokens, k - 1) in words("arranged"))
        ):
            return True
        begins = begins or word in words("to_begin")
    return False
