"""
Reads lengths of time that an event filled: "after three days of fighting", "a month-long siege".

They end on the day that their sentence has named before, else on the day of the report, so that the length
gives days: the codebook's "recent weeks" are four, and so are "weeks of shelling".
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import Clock, Written, between
from reportedly.times.date_words import HYPHENS, lower, table, words
from reportedly.times.durations import DIRECTIONS, amount, length_of, unit_at
from reportedly.times.named_wars import war_of_age
from reportedly.times.unit_steps import HOURS, reach

NEARBY = 3
# Between a length and an event, these say that it is not the event's.
UNFILLED = HYPHENS | DIRECTIONS | {"old", "ago"}
APART = DIRECTIONS | {"the", "a", "of", "in", "to", "and", "since"}

Tokens = Sequence[Token]


def filled(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A length that an event is said to have filled.
    """
    many = amount(tokens, i)
    at = many[0] + (lower(tokens, many[0]) in HYPHENS) if many else i
    unit = unit_at(tokens, at)
    if unit is None:
        return None
    end = at + 1
    if many is None and not tokens[at].lower.endswith("s"):
        return None if unit in {"minute", "hour"} else long(tokens, end, (1, unit), clock)
    number = many[1] if many else "recent"
    if unit in {"minute", "hour"} and (isinstance(number, str) or number < HOURS or unit == "minute"):
        return None
    if number == 1 and tokens[at].lower == "day":
        return None
    if is_filled(tokens, i, end):
        return up_to(tokens, end, (number, unit), clock)
    return long(tokens, end, (number, unit), clock)


def is_filled(tokens: Tokens, i: int, end: int) -> bool:
    """
    Whether the words around a length say that an event filled it: "of", "over", "into", "in which".
    """
    after, beyond = lower(tokens, end), lower(tokens, end + 1)
    if after in {"of", "in", "during"} and lower(tokens, i - 1) in {"after", "through"} and beyond == "which":
        return True
    if after == "of":
        return beyond[:1].isalpha() and beyond not in words("not_filling") and beyond not in table("months")
    if after == "into":
        return True
    spans = tokens[i].lower == "over" or lower(tokens, i - 1) in {"over", "during", "through", "throughout"}
    return spans and not after[:1].isdigit() and after not in UNFILLED


def long(tokens: Tokens, end: int, length: tuple[int | str, str], clock: Clock) -> Written | None:
    """
    A length that stands before its event: "month-long", "the two-year-old war", "a seven-year blockade".
    """
    hyphen = lower(tokens, end) in HYPHENS
    if words("resting") & {token.lower for token in tokens[end : end + NEARBY]}:
        return None
    if hyphen and lower(tokens, end + 1) == "long":
        return up_to(tokens, end + 2, length, clock)
    at = end + 2 * (hyphen and lower(tokens, end + 1) == "old")
    at += lower(tokens, at) in {"'", "’"}
    if length[0] == 1 and at == end:
        return None
    behind = {token.lower for token in tokens[at : at + NEARBY]}
    lasting = words("lasting_events") & behind and not APART & behind
    return up_to(tokens, end, length, clock) if lasting and lower(tokens, at).isalpha() else None


def up_to(tokens: Tokens, end: int, length: tuple[int | str, str], clock: Clock) -> Written:
    """
    So many units up to the day that the sentence has named, else up to the report; a war that is known to be
    as old from its beginning on.
    """
    number, unit = length
    day = clock.here.last if clock.here else clock.published
    first = war_of_age(tokens, end, length, clock) or (reach(day, number, unit) if day else None)
    days = between(first, day) if first and day else None
    return Written(end, days, guessed=True, aside=True, length=length_of(number, unit))
