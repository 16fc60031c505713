"""
Reads times that are open on one side by the words before them: "until 5 May", "by Friday", "before 2014",
"after the 3 June raid", "after the garrison fell on Saturday".

What is told of lasted up to the time that is named, came before it or after it. "Until" and "by" hold that
time with them, "before" leaves it out, and so does "after", unless it is a day or that of an event: a protest
after Friday's raid may be of Friday.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from reportedly.records import Span, Time, Token
from reportedly.times.calendar_days import Days, Written, month_of, one_day, shifted, year_of
from reportedly.times.clauses import STOPS, ends_clause, is_past
from reportedly.times.date_words import OWNING, lower, table, words
from reportedly.times.lying_ahead import is_ahead

# "Not until 5 May": so many words may stand before "until".
NOT_REACH = 8
# "After the garrison fell on Saturday": so many words may stand between.
CLAUSE_REACH = 12
NOT = ("n't", "n’t")
ARTICLES = frozenset({"the", "a"})

Tokens = Sequence[Token]


class Side(NamedTuple):
    """
    On which side a time is open: `kind` is "until", "by", "before" or "after"; its words begin at `start`.

    `owned` is true where the time named is that of another event, "before Sunday's vote".
    """

    start: int
    kind: str
    owned: bool


@cache
def lasts() -> frozenset[str]:
    """
    The words that stand right before a time that is open, "until", or "of" in "ahead of".
    """
    return frozenset(opener.split()[-1] for opener in table("opening"))


def opened(tokens: Tokens, start: int, written: Written) -> Side | None:
    """
    The side on which the words before a time, at token *start*, leave it open; None where they close it.
    """
    at = start - (lower(tokens, start - 1) == "the")
    word = lower(tokens, at - 1)
    if word not in lasts():
        return after_clause(tokens, start, written)
    opener = 1 if word in table("opening") else 2
    kind = table("opening").get(word) or table("opening").get(f"{lower(tokens, at - 2)} {word}")
    if word == "following" and lower(tokens, at - 2) == "the":
        return None
    if not kind or not is_plain(tokens, start, written) or is_close(tokens, at - opener, kind):
        return None
    kind = "by" if kind == "before" and lower(tokens, start) in words("ends_of") else kind
    owned = is_of_event(tokens, start, written)
    # "Caused by Sunday's raid".
    return None if owned and word == "by" else Side(at - opener, kind, owned)


def after_clause(tokens: Tokens, start: int, written: Written) -> Side | None:
    """
    A time that opens with what happened before it: "after the garrison fell on Saturday".
    """
    if lower(tokens, start - 1) != "on" or not written.day:
        return None
    done = False
    for k in range(start - 2, max(-1, start - CLAUSE_REACH), -1):
        word = tokens[k].lower
        if word == "after":
            plain = done and is_plain(tokens, start, written) and not is_counted(tokens, k)
            return Side(k, "after", owned=True) if plain else None
        if word == "," or ends_clause(tokens[k]):
            return None
        done = done or is_past(tokens[k])
    return None


def is_counted(tokens: Tokens, k: int) -> bool:
    """
    Whether "after" at *k* is counted from: "two days after", "hours after", "shortly after".
    """
    word = lower(tokens, k - 1)
    return word in table("units") or word in words("close_by")


def is_plain(tokens: Tokens, start: int, written: Written) -> bool:
    """
    Whether a time may end another: days, no length, no hour, no set and no part of a day of worship.
    """
    days = written.days
    if not days or written.length or written.aside or tokens[start].lower in words("two_ends"):
        return False
    return (
        "T" not in days.edtf and days.edtf[0].isdigit() and lower(tokens, written.end) not in words("worship")
    )


def is_close(tokens: Tokens, i: int, kind: str) -> bool:
    """
    Whether the words before "until", "before" or "after" at token *i* bring it to the very day: "not until 5
    May", "shortly before Friday's vote", "hours after Friday's raid"; or leave it to "the week before".
    """
    if kind in {"before", "after"}:
        word = lower(tokens, i - 1)
        return word in words("close_by") or (word in table("units") and not word.endswith("s"))
    for token in tokens[max(0, i - NOT_REACH) : i][::-1]:
        if token.text == "," or token.text in STOPS:
            return False
        if token.lower in words("not") or token.lower.endswith(NOT):
            return True
    return False


def is_of_event(tokens: Tokens, start: int, written: Written) -> bool:
    """
    Whether a time is that of an event named right behind it: "Sunday's vote", "the 3 June raid".
    """
    after = lower(tokens, written.end)
    if after in OWNING:
        return True
    lost = lower(tokens, written.end - 1).endswith("days") or lower(tokens, start - 1) in ARTICLES
    return lost and after.isalpha() and after not in words("small")


def time_open(tokens: Tokens, side: Side, written: Written, told: date | None) -> Time:
    """
    A time that is open on one side, with the words that open it.

    What is to come by a day that lies ahead of the report comes between the day on which it is *told* and
    that one; what came after a day, between that one and the day on which it is told.
    """
    span = Span(tokens[side.start].start, tokens[written.end - 1].end)
    days = written.days
    if days is None:
        return Time(span, None, None)
    if side.kind == "after":
        begin = days if days.is_one or side.owned else beside(days, 1)
        first = begin.first.isoformat()
        if told and begin.first < told and not is_ahead(tokens, side.start):
            return Time(span, first, told.isoformat(), f"{first}/{told}")
        return Time(span, first, None, f"{begin.edtf.partition('/')[0]}/..")
    left_out = side.kind == "before" and not (side.owned and not days.is_one)
    end = beside(days, -1) if left_out else days
    last = end.last.isoformat()
    if told and side.kind != "until" and end.last > told:
        return Time(span, told.isoformat(), last, f"{told}/{last}")
    return Time(span, None, last, f"../{end.edtf.rpartition('/')[2]}")


def beside(days: Days, step: int) -> Days:
    """
    The day, month or year before some days, or after them.
    """
    about = "~" * days.edtf.endswith("~")
    form = days._replace(edtf=days.edtf.removesuffix("~")).form
    edge = days.last if step > 0 else days.first
    if form == "year":
        found = year_of(min(max(edge.year + step, 1), 9999))
    elif form == "month":
        found = month_of(edge.year, edge.month + step)
    else:
        found = one_day(shifted(edge, step))
    return found._replace(edtf=found.edtf + about)
