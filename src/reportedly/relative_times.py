"""
Reads times that are told from where the report stands: "on Tuesday", "last week", "since", "two days ago".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from reportedly.calendar_days import (
    Clock,
    Days,
    Written,
    between,
    months_back,
    one_day,
    shifted,
    third_of,
    weekday_before,
    whole,
)
from reportedly.language import Phrases
from reportedly.records import Token
from reportedly.stretches import distance, lasting, nth_day, stepped, stretch
from reportedly.written_dates import (
    lower,
    read_date,
    table,
    words,
)

SINCE_REACH = 30
AHEAD_REACH = 10
STOPS = frozenset({".", ";", ":", "?", "!"})

Tokens = Sequence[Token]


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
        "numbers",
        "ordinals",
    )
    single = {word for name in tables for word in table(name)} | words("past") | words("few")
    single |= {
        "the",
        "since",
        "between",
        "from",
        "next",
        "this",
        "previous",
        "following",
        "recent",
        "earlier",
        "later",
    }
    single |= {"weekend", "for", "in", "throughout", "coming"}
    return frozenset(single | set(phrases().by_first))


@cache
def phrases() -> Phrases[tuple[str, int, int]]:
    """
    The fixed phrases, with what they are counted from and the days between.
    """
    return Phrases(
        (phrase, (origin, first, last))
        for origin in ("from_publication", "from_last_time")
        for phrase, (first, last) in table(origin).items()
    )


def fixed(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A fixed phrase: "today", "last night", "the same day".
    """
    hit = phrases().at(tokens, i)
    if not hit:
        return None
    end, (origin, first, last) = hit
    told = origin == "from_last_time"
    day = last_day(clock) if told else one_day(clock.published) if clock.published else None
    if day is None:
        return Written(end, None)
    return Written(end, between(shifted(day.first, first), shifted(day.first, last)), guessed=told)


def period(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that the text named last, however long: "in the same period".
    """
    at = i + (tokens[i].lower == "the")
    if lower(tokens, at) not in {"same", "that", "this"} or lower(tokens, at + 1) != "period":
        return None
    return Written(at + 2, clock.last, guessed=True) if clock.last else None


def hour(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    An hour, on the day that the text named last: "8 a.m.", "1:30 p.m.", "0830 GMT".
    """
    if not tokens[i].text[0].isdigit():
        return None
    at = i + (3 if lower(tokens, i + 1) == ":" else 1)
    if lower(tokens, at) not in words("hours"):
        return None
    after = at + 1 + (lower(tokens, at + 1) in {"on", ","})
    if after < len(tokens) and any(read(tokens, after, clock) for read in (weekday, fixed, read_date)):
        return None
    return Written(at + 1, last_day(clock), guessed=True)


def last_day(clock: Clock) -> Days | None:
    """
    The single day that the text named last, else the day of publication.
    """
    if clock.last and clock.last.first == clock.last.last:
        return clock.last
    return one_day(clock.published) if clock.published else None


def since(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Since" a day or a past event: from its first day to the day of publication.
    """
    if tokens[i].lower != "since":
        return None
    at = i + 1
    if lower(tokens, at) == "then":
        return until_printed(Written(at + 1, clock.last), clock) if clock.last else None
    for k in range(at, min(len(tokens), at + SINCE_REACH)):
        if tokens[k].lower in STOPS or tokens[k].lower in words("reporting") or tokens[k].lower == "since":
            break
        found = simple(tokens, k, clock) if starts(tokens[k]) else None
        if found:
            return until_printed(found._replace(inner=k if k > after_article(tokens, at) else 0), clock)
    return since_then(tokens, at, clock)


def since_then(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    "Since their arrival", where the report has said before since when: from that day on.
    """
    if clock.begun is None or at + 1 >= len(tokens) or lower(tokens, at) not in words("taken_up"):
        return None
    return until_printed(Written(at + 2, clock.begun), clock)


def until_printed(start: Written, clock: Clock) -> Written | None:
    """
    From the first day of a time to the day of publication.
    """
    if start.days is None or clock.published is None:
        return start._replace(days=None)
    if start.days.first > clock.published:
        return None
    return start._replace(days=between(start.days.first, clock.published), guessed=True)


def ranged(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Between" one time and another, or "from" one to another.
    """
    joints = {"between": {"and"}, "from": {"to", "until", "till", "through"}}.get(tokens[i].lower)
    first = simple(tokens, after_article(tokens, i + 1), clock) if joints and i + 1 < len(tokens) else None
    if not joints or not first or lower(tokens, first.end) not in joints or first.end + 1 >= len(tokens):
        return None
    last = simple(tokens, after_article(tokens, first.end + 1), clock)
    if not last:
        return None
    if not first.days or not last.days:
        return Written(last.end, None)
    start = first.days
    if last.exact and not first.exact:
        start = (
            simple(tokens, after_article(tokens, i + 1), Clock(None, last.days, 1)) or first
        ).days or start
    start = start if start.first <= last.days.last else a_year_before(start)
    return Written(last.end, between(start.first, last.days.last), last.exact, last.guessed)


def a_year_before(days: Days) -> Days:
    """
    The same days a year before: the start of a range that runs over New Year.
    """
    return between(months_back(days.first, 12), months_back(days.last, 12))


def parted(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    Part of a month, a year or a day: "mid-March", "late last year", "early on Sunday", "the end of 2016".
    """
    third = table("thirds").get(tokens[i].lower)
    if third is None:
        return None
    at = i + 1
    if tokens[i].lower in {"start", "beginning", "end", "middle"} and lower(tokens, at) != "of":
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
    return found._replace(days=third_of(found.days, third))


def running(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "The year" or "the month" of which the beginning or the end is told.
    """
    unit = lower(tokens, i)
    if unit not in {"week", "month", "year"} or lower(tokens, i - 1) != "the":
        return None
    day = clock.last.first if clock.year and clock.last else clock.published
    return Written(i + 1, whole(one_day(day), unit) if day else None, guessed=True)


def weekend(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The weekend that a report speaks of with no more: "over the weekend".
    """
    if tokens[i].lower != "weekend":
        return None
    return Written(i + 1, stepped(clock.published, "weekend", 0) if clock.published else None)


def weekday(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday, with the date or the part of the day that follows: "Friday, 23 June", "last Tuesday night".
    """
    which = lower(tokens, i)
    at = i + (which in {"last", "next", "this", "past"})
    word = lower(tokens, at)
    number = table("weekdays").get(word)
    following = at + 1 + (lower(tokens, at + 1) in {",", "."})
    written = read_date(tokens, following, clock) if following < len(tokens) else None
    if number is None:
        return (
            written if written and word in table("short_weekdays") and tokens[at].text[0].isupper() else None
        )
    if lower(tokens, at - 1) in words("names_before") or tokens[at].text.islower():
        return None
    if written and written.days and written.days.first.weekday() == number:
        return written
    end = after_daypart(tokens, at + 1)
    if clock.published is None:
        return Written(end, None)
    which = "next" if which not in {"last", "next"} and is_ahead(tokens, i) else which
    return Written(end, one_day(that_weekday(clock.published, number, which)))


def is_ahead(tokens: Tokens, i: int) -> bool:
    """
    Whether the words before a weekday speak of what is to come: "will begin on Thursday".
    """
    for k in range(i - 1, max(-1, i - AHEAD_REACH), -1):
        if tokens[k].lower in STOPS or tokens[k].lower in words("reporting"):
            return False
        if tokens[k].lower in words("ahead"):
            return True
    return False


def that_weekday(published: date, number: int, which: str) -> date:
    """
    The day that a weekday means: the last one, today's included; "last Monday" is never yesterday.
    """
    if which == "next":
        return shifted(published, (number - published.weekday()) % 7 or 7)
    if which != "last":
        return weekday_before(published, number)
    day = weekday_before(published, number, same=False)
    return shifted(day, -7) if (published - day).days == 1 else day


def after_daypart(tokens: Tokens, i: int) -> int:
    """
    The index after a part of the day, if one stands at *i*.
    """
    at = i + (lower(tokens, i) in {"early", "late"})
    return at + 1 if lower(tokens, at) in words("dayparts") else i


READERS: tuple[Callable[[Tokens, int, Clock], Written | None], ...] = (
    fixed,
    period,
    parted,
    weekday,
    weekend,
    stretch,
    lasting,
    distance,
    nth_day,
    read_date,
    hour,
)


def simple(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, by whichever reader knows it first.
    """
    for read in READERS:
        found = read(tokens, i, clock)
        if found:
            return found
    return None


def after_article(tokens: Tokens, i: int) -> int:
    """
    The index after "the", if it stands at *i*.
    """
    return i + (lower(tokens, i) == "the" and i + 1 < len(tokens))


def starts(token: Token) -> bool:
    """
    Whether a time may begin with this word.
    """
    return token.lower in starters() or token.text[0].isdigit()
