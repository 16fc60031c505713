"""
Reads days of one month that are told apart: "3, 5 and 9 May", "May 3, 5 and 9, 2016", "the 3rd or 5th".

Each is a member of a set, in braces in the EDTF string; in brackets where only one of them is meant.
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import Days, one_day, set_of
from reportedly.times.clock import Clock, Written
from reportedly.times.date_words import day_at, lower, table, words
from reportedly.times.written_dates import counts, month_number, read_date

JOINING = frozenset({"and", "&", "or"})
JOINTS = JOINING | {","}
SPANNING = frozenset({"between", "from"})

Tokens = Sequence[Token]


def day_set(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    Several days of one month, the month behind them or before.
    """
    if tokens[i].text[0].isdigit():
        return before_month(tokens, i, clock) if lower(tokens, i + 1) in JOINTS else None
    ordinal = tokens[i].lower in table("ordinals") or tokens[i].lower in {"twenty", "thirty"}
    if ordinal and JOINTS.isdisjoint([token.lower for token in tokens[i + 1 : i + 4]]):
        return None
    if ordinal:
        return before_month(tokens, i, clock)
    joint = lower(tokens, i + 2 + (lower(tokens, i + 1) == "."))
    return after_month(tokens, i, clock) if joint in JOINTS else None


def numbers_at(tokens: Tokens, i: int) -> list[tuple[int, int]]:
    """
    The days of a list that "and" or "or" brings to its end: the index and the number of each, going up.
    """
    found: list[tuple[int, int]] = []
    at = i
    while day := day_at(tokens, at):
        if found and day.value <= found[-1][1]:
            return []
        found.append((at, day.value))
        joint = day.end
        if len(found) > 1 and lower(tokens, at - 1 - (lower(tokens, at - 1) == "the")) in JOINING:
            return found
        if lower(tokens, joint) not in JOINTS:
            return []
        at = joint + 1
        at += lower(tokens, joint) == "," and lower(tokens, at) in JOINING
        at += lower(tokens, at) == "the"
    return []


def before_month(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "3, 5 and 9 May 2016", "the 3rd and 9th of May"; "between 3 and 9 May" is no set.
    """
    if lower(tokens, i - 1 - (lower(tokens, i - 1) == "the")) in SPANNING:
        return None
    numbers = numbers_at(tokens, i)
    found = read_date(tokens, numbers[-1][0], clock) if numbers else None
    if not found or not found.day or found.day.first.day != numbers[-1][1]:
        return None
    return found._replace(days=days_of(found.day, numbers, tokens))


def after_month(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "May 3, 5 and 9, 2016"; no figure that counts what follows: "On May 3, 5 and 9 people died".
    """
    at = i + 1 + (lower(tokens, i + 1) == ".")
    numbers = numbers_at(tokens, at)
    if not numbers or not month_number(tokens, i, numbered=True):
        return None
    last = numbers[-1][0]
    after = lower(tokens, last + 1)
    counted = len(numbers) > 2 and after.isalpha() and after not in words("after_number")
    if counted or counts(tokens, last + 1):
        return None
    # The month with its last day alone, so that the year behind it is read.
    found = read_date([*tokens[: numbers[0][0]], *tokens[last:]], i, clock)
    if not found or not found.day:
        return None
    skipped = last - numbers[0][0]
    return found._replace(end=found.end + skipped, days=days_of(found.day, numbers, tokens))


def days_of(last: Days, numbers: Sequence[tuple[int, int]], tokens: Tokens) -> Days:
    """
    The days of some numbers in the month of the last of them.
    """
    members = [one_day(last.first.replace(day=number)) for _, number in numbers]
    at = numbers[-1][0] - 1
    return set_of(members, one_of=lower(tokens, at - (lower(tokens, at) == "the")) == "or")
