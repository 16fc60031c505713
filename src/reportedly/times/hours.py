"""
Reads the hour of a day: "8 a.m.", "1:30 p.m.", "3.15pm", "0830 GMT", "19:15", "14h30", "at 2230
hours", "1730 hrs".
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportedly.records import Token
from reportedly.times.date_words import is_clock, lower, words

POINTED = re.compile(r"(\d{1,2})\.(\d\d)", re.ASCII)
WITH_MINUTES = 4
NOON = 12
# What may part the hour from its minutes.
PARTING = frozenset({":", ".", "h"})
# Behind an hour of Greenwich; the letter only where it is written together with the hour.
ZULU = frozenset({"gmt", "utc", "zulu", "z"})

Tokens = Sequence[Token]


class Hour(NamedTuple):
    """
    An hour with the index after its words; `zulu` is true of Greenwich time.
    """

    end: int
    hour: int
    minute: int
    zulu: bool = False


def hour_at(tokens: Tokens, i: int) -> Hour | None:
    """
    The hour at *i*: in figures, with a mark after it, or minutes, or "at" before four figures.
    """
    figures = tokens[i].text
    pointed = POINTED.fullmatch(figures) if "." in figures else None
    if pointed:
        return marked(tokens, i + 1, int(pointed[1]), int(pointed[2]), sure=False)
    if not (figures.isascii() and figures.isdigit() and len(figures) in {1, 2, 4}):
        return None
    if lower(tokens, i + 1) in PARTING and len(figures) <= 2:
        return parted(tokens, i)
    if len(figures) == WITH_MINUTES:
        return marked(tokens, i + 1, int(figures[:2]), int(figures[2:]), sure=stands_alone(tokens, i))
    return marked(tokens, i + 1, int(figures), 0, sure=False)


def parted(tokens: Tokens, i: int) -> Hour | None:
    """
    An hour with its minutes behind a mark: "19:15", "14h30", and "3.15pm", whose stop needs what follows it.
    """
    mark, minute = lower(tokens, i + 1), lower(tokens, i + 2)
    if len(minute) != 2 or not minute.isdigit():
        return None
    if not tokens[i].end == tokens[i + 1].start == tokens[i + 2].start - 1:
        return None
    return marked(tokens, i + 3, int(tokens[i].text), int(minute), sure=mark != ".")


def stands_alone(tokens: Tokens, i: int) -> bool:
    """
    Whether four figures are an hour, and count nothing: "at 2230" or "2230 hrs", not "at 1500 metres".
    """
    after = lower(tokens, i + 1)
    if is_clock(tokens, i + 1):
        return True
    return lower(tokens, i - 1) in words("before_hour") and (
        not after.isalpha() or after in words("hour_words")
    )


def marked(tokens: Tokens, i: int, hour: int, minute: int, *, sure: bool) -> Hour | None:
    """
    An hour with the mark that follows at *i*: "a.m.", "GMT", "hours"; without one only where it is sure.
    """
    mark = lower(tokens, i)
    if mark == "z" and tokens[i].start > tokens[i - 1].end:
        mark = ""
    known = mark in words("hours") or (sure and mark in words("hour_words"))
    if not known and not sure:
        return None
    if known and mark.startswith("p") and hour < NOON:
        hour += NOON
    elif known and mark.startswith("a") and hour == NOON:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    zoned = lower(tokens, i + known) in ZULU
    return Hour(i + known + zoned, hour, minute, zulu=mark in ZULU or zoned)
