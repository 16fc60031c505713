"""
Stretches of a sentence that tell of an older event than the rest of it.

1. "The worst attack since 2014, when 85 people died", "since a truck bombing that killed 600".
2. "Two weeks after five people were killed there".
3. Behind a semicolon: "a similar bombing killed 30 last year".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from reportedly.counts.cardinals import spoilers
from reportedly.counts.harm_scopes import is_compared
from reportedly.counts.no_people import in_our_time
from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon
from reportedly.records import Token

# What stands behind "after" where the same people or the same event are told of.
SAME = frozenset({"being", "he", "she", "they", "it", "his", "her", "their", "having"})
# What goes on behind a comma with what was told before it.
GOES_ON = frozenset({"when", "which", "in", "where", "at", "that", "and"})
STOPS = frozenset({";", ":", "–", "—"})
# What tells of the event itself again.
LEAVING = frozenset({"with", "killing", "leaving", "wounding", "injuring"})


@cache
def lengths() -> frozenset[str]:
    """
    The words for a length of time of a day or more.
    """
    units: Mapping[str, str] = lexicon("times")["units"]
    return frozenset(word for word, unit in units.items() if unit not in {"minute", "hour"})


@cache
def long_ago() -> Phrases[None]:
    """
    The words that say that something was long before.
    """
    return Phrases(dict.fromkeys(lexicon("harm")["bygone"]["words"]))


def bygone(tokens: Sequence[Token]) -> list[range]:
    """
    The stretches of tokens that tell of an older event, in reading order.
    """
    found = [range(i, end_of(tokens, i)) for i in range(len(tokens)) if begins(tokens, i)]
    return sorted([*found, *clauses(tokens)], key=lambda one: one.start)


def begins(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether an older event is told of from token *i* on.
    """
    if tokens[i].lower == "since":
        return is_compared(tokens, i)
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return i > 0 and tokens[i].lower == "after" and tokens[i - 1].lower in lengths() and after not in SAME


def end_of(tokens: Sequence[Token], i: int) -> int:
    """
    Where a stretch that begins at token *i* ends: at a mark, but for a comma behind which it goes on.
    """
    for k in range(i + 1, len(tokens)):
        besides = tokens[k - 1].lower in {"along", "together"}
        if tokens[k].text in STOPS or (tokens[k].lower in LEAVING and not besides):
            return k
        if tokens[k].text == "," and k + 1 < len(tokens):
            after = tokens[k + 1]
            if after.lower not in GOES_ON and not after.text.isdigit():
                return k
    return len(tokens)


def clauses(tokens: Sequence[Token]) -> list[range]:
    """
    The clauses between semicolons that say that they tell of something long before, where others do not.
    """
    marks = [-1, *(i for i, token in enumerate(tokens) if token.text == ";"), len(tokens)]
    parts = [range(i + 1, j) for i, j in pairwise(marks)]
    old = [part for part in parts if len(parts) > 1 and is_old(tokens[part.start : part.stop])]
    return old if len(old) < len(parts) else []


def is_old(tokens: Sequence[Token]) -> bool:
    """
    Whether some words say that what they tell was long before: "last year", "in 2014", "in March".
    """
    dated = any(before.lower == "in" and is_date(token) for before, token in pairwise(tokens))
    return dated or any(True for _ in long_ago().find(tokens))


def is_date(token: Token) -> bool:
    """
    Whether a word is a month or a year.
    """
    return token.lower in spoilers()["months"] or (token.text.isdecimal() and in_our_time(int(token.text)))


def told_in(tokens: Sequence[Token], stretches: Sequence[range], start: int) -> int | None:
    """
    The number of the stretch that the letter at *start* stands in; None where it stands in none.
    """
    return next(
        (n for n, one in enumerate(stretches) if tokens[one[0]].start <= start < tokens[one[-1]].end), None
    )
