"""
Reads times that are told from where the report stands: "on Tuesday", "last week", "since", "two days ago".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Any, NamedTuple

from reportedly.language import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import (
    Clock,
    Written,
    at_hour,
    between,
    one_day,
    shifted,
    third_of,
    whole,
)
from reportedly.times.calendar_parts import QUARTERS, part, widened
from reportedly.times.date_words import lower, table, words
from reportedly.times.distances import distance, week_beginning
from reportedly.times.durations import duration
from reportedly.times.feasts import feast, names, of_feast
from reportedly.times.hours import Hour, hour_at
from reportedly.times.lengths import filled
from reportedly.times.named_days import (
    fixed,
    in_week,
    last_day,
    numbered_day,
    period,
    phrases,
    undated,
    vague,
    weekday,
    weekend,
)
from reportedly.times.other_calendars import months, other_calendar
from reportedly.times.stretches import STEPS, lasting, nth_day, stretch
from reportedly.times.written_dates import read_date

HALF_DAY = 12
# Words that a number may have before its unit, hedges and all, and more.
UNIT_REACH = 16

Tokens = Sequence[Token]
Reader = Callable[[Tokens, int, Clock], Written | None]


@cache
def starters() -> frozenset[str]:
    """
    The words that a time may begin with; a sentence without one, and without a figure, holds no time.
    """
    tables = (
        "months",
        "short_months",
        "weekdays",
        "short_weekdays",
        "thirds",
        "seasons",
        "units",
        "numbers",
        "ordinals",
    )
    single = {word for name in tables for word in table(name)} | words("starting")
    single |= words("past") | words("few") | words("coming")
    for listed in fixed_lists():
        single |= set(listed.by_first)
    return frozenset(single)


def fixed_lists() -> tuple[Phrases[Any], ...]:
    """
    The lists of whole phrases.
    """
    return (phrases(), undated(), names(), months())


@cache
def phrased_only() -> Mapping[str, frozenset[str]]:
    """
    The words that begin nothing but whole phrases, "by" or "after", each with what may stand second; among
    them those that also begin times which hold a unit of time, "in" or "at".
    """
    other = frozenset().union(*(one.words for one in openings() if not (one.phrased or one.measured)))
    seconds: dict[str, set[str]] = {}
    for listed in (phrases(), undated()):
        for word, known in listed.by_first.items():
            seconds.setdefault(word, set()).update(words[1] if len(words) > 1 else "" for words, _ in known)
    return {
        word: frozenset(after)
        for word, after in seconds.items()
        if word not in other and "" not in after and word not in table("units")
    }


@cache
def needy() -> frozenset[str]:
    """
    The words that begin a time only with certain ones after them, "the" or "by".
    """
    return words("linking") | phrased_only().keys()


@cache
def before_units() -> frozenset[str]:
    """
    The words that may begin a time which holds a unit of time.
    """
    return frozenset().union(*(one.words for one in openings() if one.measured))


@cache
def seconds() -> frozenset[str]:
    """
    The words that may stand second in a time that begins with a word like "the" or "in".
    """
    first = words("linking")
    phrased = {
        tokens[1]
        for listed in fixed_lists()
        for word in first & set(listed.by_first)
        for tokens, _ in listed.by_first[word]
    }
    return frozenset(starters() | words("hedges") | words("dayparts") | phrased)


def parted(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    Part of a month, a year or a day: "mid-March", "late last year", "early on Sunday", "the end of 2016".
    """
    word = tokens[i].lower
    third = table("thirds").get(word)
    if third is None:
        return sided(tokens, i, clock)
    at = i + 1
    if word in words("parts_of") and lower(tokens, at) != "of":
        return None
    while lower(tokens, at) in {"-", "on", "of", "in", "the"} and at < i + 3:
        at += 1
    if at >= len(tokens):
        return None
    found = (
        read_date(tokens, at, clock)
        or stretch(tokens, at, clock)
        or weekday(tokens, at, clock)
        or running(tokens, at, clock)
    )
    if not found or not found.days:
        return found
    whole_days = widened(found, clock)
    return found._replace(days=third_of(whole_days.days or found.days, third) if whole_days else found.days)


def sided(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The part of a running week, month or year before the report or after it: "earlier this month".
    """
    which = tokens[i].lower
    if which not in {"earlier", "later"}:
        return None
    at = i + 1 + (lower(tokens, i + 1) == "in")
    at += lower(tokens, at) == "the"
    found = (stretch(tokens, at, clock) or running(tokens, at, clock)) if at < len(tokens) else None
    if not found or not found.days or not clock.published or lower(tokens, at) in {"last", "previous"}:
        return found
    unit = lower(tokens, found.end - 1)
    days = whole(one_day(found.days.first), unit)
    if not days.first <= clock.published <= days.last:
        return found
    halves = {"earlier": (days.first, clock.published), "later": (clock.published, days.last)}
    return found._replace(days=between(*halves[which]))


def weekday_off(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday of a week that is told by its distance: "Monday two weeks from now".
    """
    number = table("weekdays").get(tokens[i].lower)
    at = i + 1 + (lower(tokens, i + 1) == ",")
    if number is None or lower(tokens, at) not in table("numbers"):
        return None
    found = distance(tokens, at, clock)
    if not found or not found.days or lower(tokens, at + 2) != "from":
        return None
    monday = shifted(found.days.first, -found.days.first.weekday())
    return found._replace(days=one_day(shifted(monday, number)))


def running(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "The year" or "the month" of which the beginning or the end is told.
    """
    unit = lower(tokens, i)
    if unit not in {"week", "month", "year"} or lower(tokens, i - 1) != "the":
        return None
    day = clock.last.first if clock.year and clock.last else clock.published
    return Written(i + 1, whole(one_day(day), unit) if day else None, guessed=True)


def hour(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    An hour, of the day that follows or of the one that the text named last: "8 a.m. on Tuesday", "0830 GMT".
    """
    found = hour_at(tokens, i)
    if not found:
        return None
    abroad = of_greenwich(tokens, found, clock)
    if abroad:
        return abroad
    after = found.end + (lower(tokens, found.end) in {"on", ","})
    if after < len(tokens):
        day = next((day for read in (weekday, fixed, read_date) if (day := read(tokens, after, clock))), None)
        if day:
            return timed(day, found) if day.days else day
    return timed(Written(found.end, last_day(clock), guessed=True), found)


def of_greenwich(tokens: Tokens, local: Hour, clock: Clock) -> Written | None:
    """
    A local hour with that of Greenwich behind it, whose day may be another: "2335 [0335 GMT on 12 January]".
    """
    at = local.end + 1
    zulu = hour_at(tokens, at) if lower(tokens, local.end) in {"[", "("} and at < len(tokens) else None
    if not zulu or not zulu.zulu:
        return None
    ahead = (local.hour > zulu.hour + HALF_DAY) - (zulu.hour > local.hour + HALF_DAY)
    on = zulu.end + (lower(tokens, zulu.end) == "on")
    dated = read_date(tokens, on, clock) if on < len(tokens) else None
    end = dated.end if dated else zulu.end
    end += lower(tokens, end) in {"]", ")"}
    day = dated.days if dated else last_day(clock)
    if day is None or (clock.last and not dated):
        return timed(Written(end, day, guessed=True), local)
    return timed(Written(end, one_day(shifted(day.first, -ahead)), guessed=not dated), local)


def timed(day: Written, hour: Hour) -> Written:
    """
    A day with an hour in its EDTF string.
    """
    if day.days is None:
        return day
    return day._replace(days=at_hour(day.days, hour.hour, hour.minute, zulu=hour.zulu))


def with_hour(tokens: Tokens, day: Written) -> Written:
    """
    A day with the hour that follows it, if one does: "Tuesday at 8 a.m.".
    """
    if day.end >= len(tokens):
        return day
    at = day.end + (lower(tokens, day.end) == ",")
    at += lower(tokens, at) in words("before_hour")
    found = hour_at(tokens, at) if at < len(tokens) else None
    if not found or day.days is None or day.days.first != day.days.last or lower(tokens, found.end) == "on":
        return day
    return timed(day._replace(end=found.end), found)


class Opening(NamedTuple):
    """
    A reader with the words that its times may begin with, and whether they may begin with a figure; the
    times of some all hold a unit of time, those of others are whole phrases of a list.
    """

    read: Reader
    words: AbstractSet[str]
    figures: bool = False
    measured: bool = False
    phrased: bool = False


@cache
def openings() -> tuple[Opening, ...]:
    """
    The readers of single times, in the order in which they are asked.
    """
    weekdays, nth = set(table("weekdays")), set(table("ordinals"))
    numbers = {*table("numbers"), *words("hedges"), *words("few"), "a", "the"}
    spanned = words("past") | words("coming")
    dated = {*table("months"), *table("short_months"), *table("seasons"), *table("numbers")}
    return (
        Opening(fixed, set(phrases().by_first), phrased=True),
        Opening(period, {"the", "same", "that", "this"}),
        Opening(parted, {*table("thirds"), "earlier", "later"}),
        Opening(of_feast, nth | {"eve"}),
        Opening(feast, set(names().by_first) | {"last", "previous", "next", "this"}),
        Opening(part, {"q", "h", "week", "month", "year", *QUARTERS, *nth, "twenty", "thirty"}, figures=True),
        Opening(in_week, set(STEPS)),
        Opening(week_beginning, {"week", "weekend"}),
        Opening(weekday_off, weekdays),
        Opening(weekday, {*weekdays, *table("short_weekdays"), *STEPS, "past"}),
        Opening(weekend, {"weekend"}),
        Opening(stretch, set(STEPS)),
        Opening(distance, numbers | {"in", "within"}, figures=True, measured=True),
        Opening(
            lasting,
            numbers | spanned | {"in", "within", "for", "throughout", "previous"},
            figures=True,
            measured=True,
        ),
        Opening(nth_day, nth),
        Opening(other_calendar, nth | set(months().by_first), figures=True),
        Opening(read_date, nth | dated, figures=True),
        Opening(numbered_day, frozenset(), figures=True),
        Opening(hour, frozenset(), figures=True),
        Opening(filled, numbers | set(table("units")), figures=True, measured=True),
        Opening(
            lambda tokens, i, _: duration(tokens, i),
            numbers | set(table("units")),
            figures=True,
            measured=True,
        ),
        Opening(lambda tokens, i, _: vague(tokens, i), set(undated().by_first), phrased=True),
    )


@lru_cache(maxsize=5_000)
def readers_of(word: str) -> tuple[tuple[Reader, ...], tuple[Reader, ...]]:
    """
    The readers that know times which begin with a word; and those of them whose times hold no unit of time.
    """
    figure = word[0].isdigit()
    known = [one for one in openings() if word in one.words or (figure and one.figures)]
    return tuple(one.read for one in known), tuple(one.read for one in known if not one.measured)


def is_measured(tokens: Tokens, i: int) -> bool:
    """
    Whether a unit of time stands near enough behind token *i* to be counted from there.
    """
    return not table("units").keys().isdisjoint([token.lower for token in tokens[i : i + UNIT_REACH]])


def simple(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, by whichever reader knows it first.
    """
    every, unmeasured = readers_of(tokens[i].lower)
    for read in every if len(every) == len(unmeasured) or is_measured(tokens, i) else unmeasured:
        found = read(tokens, i, clock)
        if found:
            return with_hour(tokens, found) if found.days else found
    return None


def starts(tokens: Tokens, i: int) -> bool:
    """
    Whether a time may begin at *i*: with this word, and the next one after one like "the" or "in".
    """
    _, _, text, word = tokens[i]
    if text[0].isdigit():
        return True
    return word in starters() and (word not in needy() or is_followed(tokens, i))


def is_followed(tokens: Tokens, i: int) -> bool:
    """
    Whether the words after one that begins no time by itself, "the" or "by", let it begin one.
    """
    word, after = tokens[i].lower, lower(tokens, i + 1)
    if after and word in words("linking") and not (after in seconds() or after[0].isdigit()):
        return False
    phrased = phrased_only().get(word)
    return phrased is None or after in phrased or (word in before_units() and is_measured(tokens, i))


def beginnings(tokens: Tokens) -> list[int]:
    """
    The tokens of a sentence at which a time may begin.
    """
    known, needing = starters(), needy()
    return [
        i
        for i, (_, _, text, word) in enumerate(tokens)
        if (word in known and (word not in needing or is_followed(tokens, i))) or text[0].isdigit()
    ]
