"""
Reads times by their distance from another: "two days ago", "a week after Easter", "three weeks from now".
"""

from collections.abc import Callable, Sequence
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    LONGEST_MONTH,
    WEEK,
    Clock,
    Days,
    Written,
    between,
    months_back,
    one_day,
    shifted,
    weekday_before,
    whole,
    year_of,
)
from reportedly.times.clauses import ends_clause
from reportedly.times.date_words import DASHES, OWNING, lower, table, words
from reportedly.times.durations import DIRECTIONS, HALVES, length_of, parts_at
from reportedly.times.feasts import as_sure, feast
from reportedly.times.lying_ahead import is_ahead
from reportedly.times.named_days import fixed, last_day
from reportedly.times.unit_steps import CALENDAR, MONTHS_IN, Parts, all_back, back, reach
from reportedly.times.weekdays import weekday
from reportedly.times.written_dates import RANGE_MARKS, read_date

AFTER = frozenset({"after", "from", "since"})
# How far behind a distance the date of its event may stand, and what more than a stop ends the words for it.
EVENT_REACH = 12
ENDING = DASHES - {"-"} | {",", "("}
EXACTLY = ["to", "the", "day"]
LATER = frozenset({"later", "afterwards", "afterward"})
SIDES = LATER | {"earlier"}
COMING = frozenset({"came", "comes", "come", "coming"})

Tokens = Sequence[Token]
POINTS: tuple[Callable[[Tokens, int, Clock], Written | None], ...] = (fixed, feast, weekday, read_date)


def distance(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time by its distance: "two days ago", "a day earlier", "two weeks before May 13", "in two months".
    """
    ahead = tokens[i].lower in {"in", "within"}
    length = parts_at(tokens, i + ahead)
    if not length or (ahead and not (is_ahead(tokens, i) or is_in_time(tokens, length[0]))):
        return None
    at, parts = length
    at += len(EXACTLY) * ([token.lower for token in tokens[at : at + len(EXACTLY)]] == EXACTLY)
    direction = lower(tokens, at)
    if direction == "ago":
        return long_ago(tokens, at + 1, parts, clock)
    closed = direction in {"before", "after"} and ends(tokens, at + 1)
    if closed or direction in SIDES:
        return from_last(tokens, at, parts, clock)
    if direction in DIRECTIONS or direction == "since":
        return from_there(tokens, i, at, parts, clock)
    if direction in words("beginning") | words("ending"):
        bound = begun_with if direction in words("beginning") else ended_with
        return bound(tokens, at, parts, clock)
    end = at + 2 * is_in_time(tokens, at)
    return to_come(end, parts, clock.published, whole=tokens[i].lower == "within") if ahead else None


def is_in_time(tokens: Tokens, at: int) -> bool:
    """
    Whether a length that ends before *at* is one of time to come: "in three days' time", "in a month's time".
    """
    return lower(tokens, at) in OWNING and lower(tokens, at + 1) == "time"


def long_ago(tokens: Tokens, end: int, parts: Parts, clock: Clock) -> Written:
    """
    So long before the report, by the words behind "ago" to the day: "a year ago on 3 July".
    """
    if not clock.published:
        return Written(end, None)
    exact = (
        to_the_day(tokens, end, parts, clock)
        or on_date(tokens, end, parts, clock)
        or on_weekday(tokens, end, parts, clock.published)
    )
    return exact or Written(end, ago(clock.published, parts))


def from_there(tokens: Tokens, i: int, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    So far before or after a time or an event that is told; "the 12 months since July" last up to the report,
    and "the three months from April to June" are those of the range.
    """
    point = from_point(tokens, at, parts, clock)
    if point and lower(tokens, at) == "from" and lower(tokens, point.end) in RANGE_MARKS:
        return None
    if point and lower(tokens, at) == "since" and lower(tokens, i - 1) == "the":
        return None
    return point or from_dated_event(tokens, at, parts, clock) or from_event(tokens, i, at, parts, clock)


def to_the_day(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    So many years or months before the report to the day, week or month: "two years ago today".
    """
    which = " ".join(token.lower for token in tokens[at : at + 2])
    today = which.split(" ")[0] == "today"
    if (
        not clock.published
        or not (today or which in {"this month", "this week"})
        or any(isinstance(n, str) for n, _ in parts)
    ):
        return None
    day = all_back(clock.published, parts)
    unit = which.removeprefix("this ")
    return Written(at + 1, one_day(day)) if today else Written(at + 2, whole(one_day(day), unit))


def to_come(end: int, parts: Parts, published: date | None, *, whole: bool) -> Written:
    """
    A time so far ahead of the report, or all the days up to it.
    """
    if published is None:
        return Written(end, None)
    found = counted(parts, later=True, point=Written(end, one_day(published)))
    hours = next((number for number, unit in parts if unit == "hour" and isinstance(number, int)), None)
    if hours:
        return found._replace(days=between(published, back(published, -hours, "hour")))
    spanned = between(published, shifted(found.days.last, -1)) if found.days else None
    return found._replace(days=spanned) if whole else found


def begun_with(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    A length with the day that it begins on: "two weeks starting on May 20", "a week beginning tomorrow".
    """
    start = at + 1 + (lower(tokens, at + 1) == "on")
    point = from_point(tokens, start - 1, ((0, "day"),), clock) if start < len(tokens) else None
    if not point or not point.days:
        return point
    end = counted(parts, later=True, point=point)
    return point._replace(days=between(point.days.first, shifted(end.days.first, -1)) if end.days else None)


def ended_with(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    A length with the day or month that it ends with: "the six months to June", "the week ending 2 July", "the
    24 hours to Monday", which are of both days.
    """
    start = at + 1 + (lower(tokens, at + 1) in {"on", "in"})
    length = known_length(parts)
    point = point_at(tokens, start - 1, clock)
    if not point or not point.days or not length:
        return None
    last = point.days.last
    if length[1] == "hour":
        return point._replace(days=between(back(last, *length), last))
    if length[1] not in CALENDAR:
        return None
    if point.days.days > LONGEST_MONTH:
        return None
    first = back(shifted(last, 1), *length)
    return point._replace(days=between(first, last), length=length_of(*length))


def known_length(parts: Parts) -> tuple[int, str] | None:
    """
    The number and the unit of a length of one part, unless the number is left open.
    """
    (number, unit), *others = parts
    return None if others or isinstance(number, str) else (number, unit)


def on_date(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    So many years ago on a date: "a year ago on 3 July".
    """
    length = known_length(parts)
    start = at + (lower(tokens, at) == ",")
    if not clock.published or not length or length[1] != "year" or lower(tokens, start) != "on":
        return None
    return date_of(tokens, start + 1, max(clock.published.year - length[0], 1))


def on_weekday(tokens: Tokens, at: int, parts: Parts, published: date) -> Written | None:
    """
    A weekday so many weeks before the last one: "a week ago Sunday", "two weeks ago on Friday".
    """
    length = known_length(parts)
    start = at + (lower(tokens, at) == "on")
    weekday = table("weekdays").get(lower(tokens, start))
    if weekday is None or not length or length[1] != "week":
        return None
    day = shifted(weekday_before(published, weekday), -WEEK * length[0])
    return Written(start + 1, one_day(day))


def date_of(tokens: Tokens, i: int, year: int) -> Written | None:
    """
    The day of a date that is written without its year, in some year.
    """
    found = read_date(tokens, i, Clock(None, year_of(year), 1)) if i < len(tokens) else None
    return found if found and found.day and not found.exact else None


def on_date_of_year(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A date behind its year: "last year, on 3 July".
    """
    if not clock.published or tokens[i].lower not in {"last", "this"} or lower(tokens, i + 1) != "year":
        return None
    at = i + 2 + (lower(tokens, i + 2) == ",")
    if lower(tokens, at) != "on":
        return None
    return date_of(tokens, at + 1, max(clock.published.year - (tokens[i].lower == "last"), 1))


def week_beginning(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week by its first day, or by a day in it: "the week beginning 4 February", "the week of April 3".
    """
    which = lower(tokens, i + 1)
    if tokens[i].lower in {"month", "year"} and which in words("ending"):
        return ended_with(tokens, i + 1, ((1, tokens[i].lower),), clock)
    if tokens[i].lower not in {"week", "weekend"}:
        return None
    if which != "of" and which not in words("ending") | words("beginning"):
        return None
    named = point_at(tokens, i + 1, clock)
    is_long = named and named.days and named.days.days > WEEK
    point = None if is_long else from_point(tokens, i + 1, ((0, "day"),), clock)
    if not point or not point.day:
        return None
    day = point.day.first
    if which == "of" or tokens[i].lower == "weekend":
        return point._replace(days=whole(point.day, tokens[i].lower))
    first = shifted(day, -6) if which in words("ending") else day
    return point._replace(days=between(first, shifted(first, 6)))


def ends(tokens: Tokens, i: int) -> bool:
    """
    Whether a clause ends at *i*, so that nothing is named there to count from.
    """
    return i >= len(tokens) or not tokens[i].text[0].isalnum()


def from_point(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    The day so far before or after a time that is named: "two weeks before Christmas".
    """
    point = point_at(tokens, at, clock)
    if not point:
        return None
    found = counted(parts, later=lower(tokens, at) in AFTER, point=point)
    passed = found.days and clock.published and found.days.last < clock.published
    if found.days and passed and not found.exact and is_ahead(tokens, at):
        return found._replace(days=one_day(months_back(found.days.first, -12)))
    return found


def point_at(tokens: Tokens, at: int, clock: Clock) -> Written | None:
    """
    The time that is named behind "before", "after" or "of" at *at*.
    """
    start = at + 1 + (lower(tokens, at + 1) == "the")
    start += lower(tokens, start) == "year"
    if start >= len(tokens):
        return None
    if lower(tokens, start) == "now":
        return Written(start + 1, one_day(clock.published) if clock.published else None)
    return next((found for read in POINTS if (found := read(tokens, start, clock))), None)


def from_dated_event(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    The day so far before or after an event that is told with its date: "three days before the truce took
    effect on 27 February".
    """
    direction = lower(tokens, at)
    if direction not in {"before", "after"}:
        return None
    for k in range(at + 2, min(len(tokens), at + EVENT_REACH)):
        if tokens[k].text in ENDING or ends_clause(tokens[k]):
            return None
        dated = read_date(tokens, k, clock) if lower(tokens, k - 1) in {"on", "of"} else None
        if dated and dated.day:
            point = Written(at + 1, dated.day, guessed=True)
            return counted(parts, later=direction == "after", point=point)
    return None


def from_event(tokens: Tokens, i: int, at: int, parts: Parts, clock: Clock) -> Written | None:
    """
    The day of the event that is told after a distance: "Tuesday, two days after troops withdrew".

    Where that event was told before, it is the day so long after it: "he died two days after the attack".
    """
    unit = parts[0][1]
    if lower(tokens, at) not in {"after", "since"} or unit in {"minute", "hour"}:
        return None
    if any(isinstance(number, str) for number, _ in parts):
        return None
    last = last_day(clock)
    taken_up = (
        lower(tokens, at + 1) in words("known_before")
        and not clock.here
        and lower(tokens, i - 1) not in COMING
    )
    of_story = from_story(at, parts, clock) if taken_up and i == 0 else None
    if of_story:
        return of_story
    if taken_up and clock.last and last == clock.last:
        found = counted(parts, later=True, point=Written(at, last, guessed=True))
        return found if found.days and clock.published and found.days.last <= clock.published else None
    if clock.account and not clock.here:
        return None
    today = one_day(clock.published) if clock.published else None
    point = Written(at + 1, clock.here or (last if lower(tokens, i - 1) in COMING else today), guessed=True)
    found = counted(parts, later=False, point=point)
    return found._replace(days=whole(found.days, unit)) if found.days and unit in {"month", "year"} else found


def counted(parts: Parts, *, later: bool, point: Written) -> Written:
    """
    The day so far before or after a point of time; the point itself where that is left open or counts hours,
    without its own hour.
    """
    if point.days is None or any(
        isinstance(number, str) or unit in {"minute", "hour"} for number, unit in parts
    ):
        return point._replace(days=one_day(point.day.first)) if point.day else point
    day = all_back(point.days.first, parts, later=later)
    return point._replace(days=as_sure(one_day(day), point.days))


def is_to_come(found: Written, clock: Clock) -> bool:
    """
    Whether what is told as past would lie ahead of the report.
    """
    days, published = found.days, clock.published
    return bool(days and published and not clock.account and days.first > published)


def from_story(end: int, parts: Parts, clock: Clock) -> Written | None:
    """
    So far after the last day of the story, unless that would lie ahead of the report.
    """
    found = counted(parts, later=True, point=Written(end, clock.story, guessed=True))
    return found if found.days and not is_to_come(found, clock) else None


def from_last(tokens: Tokens, at: int, parts: Parts, clock: Clock) -> Written:
    """
    So far before or after the time that the text named last: a month from a month, a year from a year; a day
    from the last day of the story where that time is of a statement and the day would lie ahead.
    """
    later = lower(tokens, at) in {"after", *LATER}
    told = clock.event or clock.last
    found = counted(parts, later=later, point=Written(at + 1, told, guessed=True))
    late = later and is_to_come(found, clock) and not is_ahead(tokens, at)
    of_story = from_story(at + 1, parts, clock) if late else None
    if of_story or not told or told.is_one or not found.day or parts[-1][1] not in MONTHS_IN:
        return of_story or found
    ends = (all_back(day, parts, later=later) for day in (told.first, told.last))
    return found._replace(days=span_of(*ends))


def span_of(first: date, last: date) -> Days:
    """
    All days from one to another, as a month or a year where they are one.
    """
    wholes = (whole(one_day(first), unit) for unit in ("month", "year"))
    return next((days for days in wholes if (days.first, days.last) == (first, last)), between(first, last))


def ago(day: date, parts: Parts) -> Days:
    """
    So many days, weeks, months or years before *day*; years ago is a year, not a day.
    """
    (number, unit), *others = parts
    if isinstance(number, str):
        first = shifted(day, -5) if unit == "day" else reach(day, number, unit)
        return between(first, shifted(day, -(unit == "day")))
    moved = back(day, number, unit)
    moved = all_back(moved, others)
    if others and unit == "year" and others[-1] == HALVES[unit]:
        return whole(one_day(moved), "month")
    if unit in {"year", "decade"} and not others:
        return whole(one_day(moved), "year" if number > 1 or unit == "decade" else "month")
    return one_day(moved)
