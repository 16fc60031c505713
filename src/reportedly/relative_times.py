"""
Reads times that are told from where the report stands: "on Tuesday", "last week", "since", "two days ago".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from reportedly.calendar_days import (
    Days,
    between,
    months_back,
    one_day,
    shifted,
    third_of,
    weekday_before,
    whole,
    year_of,
)
from reportedly.language import Phrases
from reportedly.records import Token
from reportedly.written_dates import (
    Clock,
    Written,
    lower,
    read_date,
    table,
    words,
)

SINCE_REACH = 16
AHEAD_REACH = 10
STOPS = frozenset({".", ";", ":", "?", "!", "said", "says", "told"})
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}

Tokens = Sequence[Token]


@cache
def starters() -> frozenset[str]:
    """
    The words that a time may begin with; a sentence without one, and without a figure, holds no time.
    """
    tables = ("months", "short_months", "weekdays", "short_weekdays", "thirds", "seasons", "numbers")
    single = {word for name in tables for word in table(name)} | words("past") | words("few")
    single |= {"the", "since", "between", "from", "next", "this", "previous", "following", "recent", "earlier", "later"}
    single |= {"weekend", "for", "within", "throughout"}
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
    day = clock.published
    if origin == "from_last_time":
        day = clock.last.first if clock.last and clock.last.first == clock.last.last else clock.published
    if day is None:
        return Written(end, None)
    return Written(end, between(shifted(day, first), shifted(day, last)))


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
        if tokens[k].lower in STOPS:
            return None
        found = simple(tokens, k, clock) if starts(tokens[k]) else None
        if found:
            return until_printed(found._replace(inner=k if k > at else 0), clock)
    return None


def until_printed(start: Written, clock: Clock) -> Written | None:
    """
    From the first day of a time to the day of publication.
    """
    if start.days is None or clock.published is None:
        return start._replace(days=None)
    if start.days.first > clock.published:
        return None
    return start._replace(days=between(start.days.first, clock.published))


def ranged(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "Between" one time and another, or "from" one to another.
    """
    joints = {"between": {"and"}, "from": {"to", "until", "till", "through"}}.get(tokens[i].lower)
    first = simple(tokens, i + 1, clock) if joints and i + 1 < len(tokens) else None
    if not joints or not first or lower(tokens, first.end) not in joints or first.end + 1 >= len(tokens):
        return None
    last = simple(tokens, first.end + 1, clock)
    if not last:
        return None
    if first.days and last.days:
        start = first.days.first
        if last.exact and not first.exact:
            again = simple(tokens, i + 1, Clock(None, last.days, 1))
            start = again.days.first if again and again.days else start
        if start <= last.days.last:
            return Written(last.end, between(start, last.days.last), exact=last.exact)
    return Written(last.end, None)


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
    return Written(found.end, third_of(found.days, third), found.exact)


def running(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    "The year" or "the month" of which the beginning or the end is told.
    """
    unit = lower(tokens, i)
    if unit not in {"week", "month", "year"} or lower(tokens, i - 1) != "the":
        return None
    return Written(i + 1, whole(one_day(clock.published), unit) if clock.published else None)


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
        return written if written and word in table("short_weekdays") and tokens[at].text[0].isupper() else None
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
        if tokens[k].lower in STOPS:
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


def stretch(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week, month or year named by its place: "last week", "this year", "the following month", "last June".
    """
    which = tokens[i].lower
    if which == "weekend":
        return Written(i + 1, stepped(clock.published, which, 0) if clock.published else None)
    step = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}.get(which)
    if step is None or i + 1 >= len(tokens):
        return None
    unit = table("units").get(lower(tokens, i + 1))
    if unit is None:
        return named_month(tokens, i, clock, step)
    if which == "last" and lower(tokens, i - 1) == "the":
        return None
    if unit not in {"week", "weekend", "month", "year"} or lower(tokens, i + 1) in {"weeks", "months", "years"}:
        return None
    day = clock.last.first if which in {"previous", "following"} and clock.last else clock.published
    if day is None:
        return Written(i + 2, None)
    days = stepped(day, unit, step)
    if step == 0 and clock.published and days.last > clock.published:
        days = between(days.first, clock.published)
    return Written(i + 2, days)


def stepped(day: date, unit: str, step: int) -> Days:
    """
    The week, weekend, month or year of *day*, or its neighbour.
    """
    if unit == "month":
        return whole(one_day(months_back(day.replace(day=1), -step)), unit)
    if unit == "year":
        return year_of(min(max(day.year + step, 1), 9999))
    if unit == "weekend":
        return whole(one_day(shifted(day, -1 + 7 * max(step, 0))), unit)
    return whole(one_day(shifted(day, 7 * step)), unit)


def named_month(tokens: Tokens, i: int, clock: Clock, step: int) -> Written | None:
    """
    "Last June", "this March", "next May".
    """
    month = table("months").get(lower(tokens, i + 1))
    if month is None or tokens[i].lower not in {"last", "this", "next"}:
        return None
    if clock.published is None:
        return Written(i + 2, None)
    day = clock.published
    back = (day.month - month) % 12
    if step <= 0:
        return Written(i + 2, whole(one_day(months_back(day.replace(day=1), back or -12 * step)), "month"))
    return Written(i + 2, whole(one_day(months_back(day.replace(day=1), back - 12)), "month"))


def amount(tokens: Tokens, i: int) -> tuple[int, int | str] | None:
    """
    How many: the index after the words, and the number, or "few" where they leave it open.
    """
    at = i
    while lower(tokens, at) in words("hedges") and at < i + 3:
        at += 1
    word = lower(tokens, at)
    if word in {"a", "the"} and lower(tokens, at + 1) in words("few"):
        at, word = at + 1, lower(tokens, at + 1)
    if word == "couple":
        return at + 1 + (lower(tokens, at + 1) == "of"), 2
    if word in words("few"):
        return at + 1, "few"
    number = table("numbers").get(word)
    if number is None and word.isascii() and word.isdigit() and len(word) <= 3:
        number = int(word)
    return (at + 1, number) if number else None


def distance(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time by its distance: "two days ago", "a day earlier", "a week later".
    """
    many = amount(tokens, i)
    unit = table("units").get(lower(tokens, many[0])) if many else None
    if not many or unit is None or unit == "weekend":
        return None
    end, number = many[0] + 2, many[1]
    direction = lower(tokens, many[0] + 1)
    if direction == "ago":
        return Written(end, ago(clock.published, number, unit) if clock.published else None)
    if direction not in {"earlier", "later"}:
        return None
    day = clock.last.first if clock.last else None
    if day is None or number == "few" or unit in {"minute", "hour"}:
        return Written(end, clock.last)
    days = int(number) * (1 if direction == "later" else -1)
    return Written(end, one_day(back(day, -days, unit)))


def ago(day: date, number: int | str, unit: str) -> Days:
    """
    So many days, weeks, months or years before *day*; years ago is a year, not a day.
    """
    if number == "few":
        reach = table("few").get(unit, 0)
        return between(shifted(day, -max(reach, 5 if unit == "day" else 0)), shifted(day, -(unit == "day")))
    moved = back(day, int(number), unit)
    if unit in {"year", "decade"}:
        return whole(one_day(moved), "year" if int(number) > 1 or unit == "decade" else "month")
    return one_day(moved)


def back(day: date, number: int, unit: str) -> date:
    """
    The day so many units before *day*, or after it where the number is negative.
    """
    if unit in MONTHS_IN:
        return months_back(day, number * MONTHS_IN[unit])
    if unit == "minute":
        return day
    if unit == "hour":
        return shifted(day, -(number // 24))
    return shifted(day, -number * DAYS_IN.get(unit, 7))


def lasting(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time that reaches up to the report: "the past two days", "recent weeks", "for six months".
    """
    at, word = i + 1, lower(tokens, i)
    past = word in words("past")
    if not past and word not in {"for", "within", "throughout"}:
        return None
    if not past and lower(tokens, at) == "the" and lower(tokens, at + 1) in words("past"):
        return None
    unit = table("units").get(lower(tokens, at))
    if unit and past:
        many: tuple[int, int | str] | None = (at, "recent" if word == "recent" else 1)
    else:
        many = amount(tokens, at)
        unit = table("units").get(lower(tokens, many[0])) if many else None
    if not many or unit is None or unit == "weekend" or lower(tokens, many[0] + 1) in {"ago", "later", "earlier"}:
        return None
    if many[0] == at and not past_unit(tokens, i):
        return None
    day = clock.published
    return Written(many[0] + 1, between(reach(day, many[1], unit), day) if day else None)


def past_unit(tokens: Tokens, i: int) -> bool:
    """
    Whether "past" or "recent" with no number means a stretch up to now: "the past week", not "last week".
    """
    return tokens[i].lower != "last" or lower(tokens, i - 1) == "the"


def reach(day: date, number: int | str, unit: str) -> date:
    """
    The first day of a stretch of so many units that ends on *day*.
    """
    if isinstance(number, str):
        if unit in MONTHS_IN:
            return months_back(day, 3 * MONTHS_IN[unit])
        return shifted(day, -table(number).get(unit, 0))
    return back(day, number, unit)


READERS: tuple[Callable[[Tokens, int, Clock], Written | None], ...] = (
    fixed,
    parted,
    weekday,
    stretch,
    lasting,
    distance,
    read_date,
)


def simple(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, by whichever reader knows it first; "the" before it is stepped over.
    """
    at = i + (tokens[i].lower == "the" and i + 1 < len(tokens))
    for read in READERS:
        found = read(tokens, i, clock) or (read(tokens, at, clock) if at > i else None)
        if found:
            return found
    return None


def starts(token: Token) -> bool:
    """
    Whether a time may begin with this word.
    """
    return token.lower in starters() or token.text[0].isdigit()
