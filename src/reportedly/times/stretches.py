"""
Reads weeks, months and years by place or distance: "last week", "the past two days", "a year ago".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import (
    Clock,
    Days,
    Written,
    between,
    months_back,
    one_day,
    shifted,
    whole,
    year_of,
)
from reportedly.times.clauses import is_past
from reportedly.times.conflicts import meant
from reportedly.times.date_words import day_at, four_figures, lower, table, words
from reportedly.times.durations import (
    DIRECTIONS,
    HALF,
    HALVES,
    Parts,
    amount,
    and_a_half,
    halved,
    length_of,
    parts_at,
    unit_at,
)
from reportedly.times.lying_ahead import is_ahead, is_told

DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
STEPS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1, "that": 0, "same": 0}
# Units by which the calendar is counted.
CALENDAR = DAYS_IN.keys() | MONTHS_IN.keys()
AHEAD = 8
SUNDAY = 6
# Units in which those who speak count back from their own day.
SHORT = frozenset({"day", "hour"})
FARTHER = 12
# The days of the units that the age of a war is told in, and how near behind its age it is named.
AGES = {"year": 365.25, "month": 30.44}
CALLED_NEAR = 5
# So many days before the report, what a text tells of is a story and no news.
STORY = 60
GOES_ON = frozenset({"has", "have", "'ve", "’ve", "been", "is", "are"})

Tokens = Sequence[Token]


def stretch(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week, month or year named by its place: "last week", "this year", "the following month", "last June".

    "This week" in a report of Monday is the week up to it, where it tells of what was done.
    """
    which = tokens[i].lower
    step = STEPS.get(which)
    name = singular(tokens, i + 1)
    unit = table("units").get(name)
    if step is None or (which == "last" and lower(tokens, i - 1) == "the"):
        return None
    if unit is None:
        return named_month(tokens, i, clock, step)
    if name not in {"week", "weekend", "month", "year"}:
        return None
    told = which in {"previous", "following", "that", "same"}
    day = clock.last.first if told and clock.last else clock.published
    days = stepped(day, unit, step) if day else None
    if not days or told or step:
        return Written(i + 2, days, guessed=told)
    ahead = which == "this" and (is_ahead(tokens, i) or lower(tokens, i + 2) in words("ahead"))
    if unit == "week" and days.first == clock.published and not ahead and is_told(tokens, i):
        return Written(i + 2, between(stepped(days.first, unit, -1).first, clock.published))
    return Written(i + 2, yet_to_come(days, clock) if ahead else so_far(days, clock))


def singular(tokens: Tokens, i: int) -> str:
    """
    The word at token *i*; where a report leaves apostrophes out, "this weeks battle" is that of this week.
    """
    word = lower(tokens, i)
    one = word.removesuffix("s")
    bare = one in {"week", "month", "year"} and lower(tokens, i + 1)[:1].isalpha()
    return one if bare and word != one and lower(tokens, i - 1) == "this" else word


def so_far(days: Days, clock: Clock) -> Days:
    """
    The part of a running week, month or year that had passed when the report was printed.
    """
    if clock.published and days.last > clock.published:
        return between(days.first, clock.published)
    return days


def yet_to_come(days: Days, clock: Clock) -> Days:
    """
    The part of a running week, month or year that lies ahead: "talks will open this week".
    """
    if not clock.published or days.last < clock.published:
        return days
    return between(max(days.first, clock.published), days.last)


def stepped(day: date, unit: str, step: int) -> Days:
    """
    The week, weekend, month or year of *day*, or its neighbour.
    """
    if unit == "month":
        return whole(one_day(months_back(day.replace(day=1), -step)), unit)
    if unit == "year":
        return year_of(min(max(day.year + step, 1), 9999))
    if unit == "weekend":
        running = day.weekday() == SUNDAY and step < 0
        return whole(one_day(shifted(day, -1 + 7 * max(step, 0) - 7 * running)), unit)
    return whole(one_day(shifted(day, 7 * step)), unit)


def named_month(tokens: Tokens, i: int, clock: Clock, step: int) -> Written | None:
    """
    "Last June", "this March", "next May".
    """
    month = table("months").get(lower(tokens, i + 1))
    if month is None or tokens[i].lower not in {"last", "this", "next"} or tokens[i + 1].text.islower():
        return None
    numbered = day_at(tokens, i + 2)
    if numbered and lower(tokens, numbered[0]) not in words("counted") and tokens[i].lower != "next":
        return None
    if clock.published is None:
        return Written(i + 2, None)
    day = clock.published
    back = (day.month - month) % 12
    if step <= 0:
        return Written(i + 2, whole(one_day(months_back(day.replace(day=1), back or -12 * step)), "month"))
    return Written(i + 2, whole(one_day(months_back(day.replace(day=1), back - 12)), "month"))


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
    A time that reaches up to the report, or on from it: "the past two days", "the coming weeks".
    """
    word = lower(tokens, i)
    past, ahead = word in words("past") or word == "previous", word in words("coming")
    if word in {"in", "within"}:
        return before_long(tokens, i, clock) if word == "within" else within(tokens, i + 1, clock)
    if not (past or ahead or word in {"for", "throughout"}):
        return turned(tokens, i, clock)
    many = spell(tokens, i + 1, word, alone=(past and past_unit(tokens, i)) or word in {"coming", "upcoming"})
    unit = table("units").get(lower(tokens, many[0])) if many else None
    if not many or unit is None or unit == "weekend" or is_counted_from(tokens, many[0] + 1, past=past):
        return None
    day = clock.today if past and unit in SHORT else clock.published
    length = length_of(many[1], unit)
    if day is None or (word == "for" and is_over(tokens, i, clock)):
        return Written(many[0] + 1, None, length=length)
    days = between(reach(day, many[1], unit), day)
    more = parts_at(tokens, many[0] + 2) if past and lower(tokens, many[0] + 1) == "and" else None
    if more and lower(tokens, more[0]) not in DIRECTIONS:
        return Written(more[0], between(all_back(days.first, more[1]), day), length=length)
    if ahead:
        days = to_come(day, many[1], unit, today=word != "next" or lower(tokens, i - 1) == "within")
    return Written(many[0] + 1, days, guessed=not past, length=length)


def is_over(tokens: Tokens, i: int, clock: Clock) -> bool:
    """
    Whether a length behind "for" ended before the report: "had lasted for seven days", and in a story of long
    ago "for a week they held out".
    """
    if lower(tokens, i - 1) == "lasted":
        return lower(tokens, i - 2) == "had"
    return not clock.account and is_bygone(clock) and GOES_ON.isdisjoint([token.lower for token in tokens])


def half_more(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A stretch of so much and a half: "the past two and a half years", "the past month and a half".
    """
    if all(token.lower != "half" for token in tokens[i + 3 : i + 7]):
        return None
    unit = unit_at(tokens, i + 1)
    half = HALVES.get(unit or "")
    alone = (i + 2 + HALF, ((1, unit), half)) if unit and half and and_a_half(tokens, i + 2) else None
    length = alone or halved(tokens, i + 1, amount(tokens, i + 1))
    if not length or lower(tokens, length[0]) in DIRECTIONS:
        return None
    day = clock.published
    return Written(length[0], between(all_back(day, length[1]), day) if day else None)


def is_counted_from(tokens: Tokens, i: int, *, past: bool) -> bool:
    """
    Whether the word at *i* makes the length before it a distance, or begins it on a day.
    """
    word = lower(tokens, i)
    return (word in DIRECTIONS and not (past and word == "from")) or word in words("beginning")


def all_back(day: date, parts: Parts, *, later: bool = False) -> date:
    """
    The day so many units of several sizes before *day*, or after it; so many that are left open only before.
    """
    for number, unit in parts:
        day = back(day, -int(number), unit) if later else reach(day, number, unit)
    return day


def to_come(day: date, number: int | str, unit: str, *, today: bool) -> Days:
    """
    So many units that lie ahead, with or without *today*.
    """
    far = shifted(day, (day - reach(day, number, unit)).days)
    if isinstance(number, int):
        far = shifted(back(day, -number, unit), -today)
    return between(shifted(day, not today), far)


def turned(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The same, with the number first: "the three previous weeks", "five more years".
    """
    many = amount(tokens, i)
    which = lower(tokens, many[0]) if many else ""
    # "Killed two last week" are no two weeks.
    several = lower(tokens, many[0] + 1) if many else ""
    unit = table("units").get(several) if several.endswith("s") else None
    ahead = which in words("coming")
    if not many or unit not in CALENDAR or not (ahead or which in {"past", "previous", "last"}):
        return None
    day, length, end = clock.published, length_of(many[1], unit), many[0] + 2
    if day is None:
        return Written(end, None, length=length)
    days = to_come(day, many[1], unit, today=False) if ahead else between(reach(day, many[1], unit), day)
    return Written(end, days, length=length)


def within(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time that ended with the report, of days the day itself counted: "captured in three days", "in a week".
    """
    many = amount(tokens, i)
    unit = table("units").get(lower(tokens, many[0])) if many else None
    day = clock.today if unit in SHORT else clock.published
    if not many or unit in {None, "minute", "weekend"} or isinstance(many[1], str) or day is None:
        return None
    before = {token.lower for token in tokens[max(0, i - FARTHER) : i]}
    if is_bygone(clock) and any(map(four_figures, before)):
        return None
    if (
        lower(tokens, many[0] + 1) in {"since", *DIRECTIONS}
        or words("ahead") & before
        or is_most(before, unit)
    ):
        return None
    first = of_conflict(tokens, many[0] + 1, (many[1], unit), clock) or back(day, many[1], unit)
    days = between(shifted(day, 1 - many[1]) if unit == "day" else first, day)
    aside = unit not in SHORT
    return Written(many[0] + 1, days, guessed=True, aside=aside, length=length_of(many[1], unit))


def before_long(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A time set for what is to come, "leave within 48 hours", or what it took: "had left within days".
    """
    earlier = tokens[max(0, i - AHEAD) : i]
    set_for = not words("set_for").isdisjoint([token.lower for token in earlier])
    if not set_for and any(map(is_past, earlier)):
        return within(tokens, i + 1, clock)
    many = spell(tokens, i + 1 + (lower(tokens, i + 1) == "the"), "recent", alone=True)
    unit = table("units").get(lower(tokens, many[0])) if many else None
    if not many or unit not in {"hour", *DAYS_IN, *MONTHS_IN} or clock.published is None:
        return None
    if lower(tokens, many[0] + 1) in {"of", *DIRECTIONS} or (unit == "hour" and isinstance(many[1], str)):
        return None
    length = (clock.published - reach(clock.published, many[1], unit)).days
    days = between(clock.published, shifted(clock.published, length))
    return Written(many[0] + 1, days, guessed=True, aside=True, length=length_of(many[1], unit))


def is_most(before: AbstractSet[str], unit: str) -> bool:
    """
    Whether a length of weeks or more says since when there was nothing like it: "the worst in two years".
    """
    return unit not in SHORT and bool(words("superlatives") & before)


def nth_day(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day counted from the first of an event: "for the third day in a row", "on the second day"; none where
    nobody has said when it began, "on the second day of the siege".
    """
    number = table("ordinals").get(tokens[i].lower)
    at = i + 1 + (lower(tokens, i + 1) in {"consecutive", "straight", "successive"})
    if number is None or lower(tokens, at) != "day" or clock.published is None:
        return None
    end = at + 4 if [token.lower for token in tokens[at + 1 : at + 4]] == ["in", "a", "row"] else at + 1
    if end == i + 2 and lower(tokens, i - 1) == "the" and lower(tokens, i - 2) == "on" and is_bygone(clock):
        day = clock.named
        return Written(end, one_day(shifted(day.first, number - 1)) if day else None, guessed=True)
    if not clock.here and [token.lower for token in tokens[end : end + 2]] == ["of", "the"]:
        return Written(end, None)
    reached = clock.here.last if clock.here else clock.published
    return Written(end, between(shifted(reached, 1 - number), reached), guessed=True)


def is_bygone(clock: Clock) -> bool:
    """
    Whether the time that the text named last is long gone, so that a story is told and no news.
    """
    return bool(clock.last and clock.published and (clock.published - clock.last.last).days > STORY)


def spell(tokens: Tokens, i: int, word: str, *, alone: bool) -> tuple[int, int | str] | None:
    """
    How many units a stretch has: one, or a recent few, where the unit stands alone.
    """
    if alone and lower(tokens, i) in table("units"):
        return i, "recent" if word in {"recent", "coming"} and lower(tokens, i).endswith("s") else 1
    return amount(tokens, i)


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


def of_conflict(tokens: Tokens, end: int, length: tuple[int | str, str], clock: Clock) -> date | None:
    """
    When the war named behind a length began, if that is about so long ago: the first day of the year where it
    is told in years, of the month where in months.
    """
    number, unit = length
    days = AGES.get(unit)
    if isinstance(number, str) or not days or not clock.published or not clock.conflicts:
        return None
    for k in range(end, min(len(tokens), end + CALLED_NEAR)):
        conflict = None if is_other_war(tokens, k) else meant(clock.conflicts, tokens[k].lower)
        if conflict and abs((clock.published - conflict.first).days / days - number) < 1:
            return conflict.first.replace(day=1, month=1 if unit == "year" else conflict.first.month)
    return None


def is_other_war(tokens: Tokens, i: int) -> bool:
    """
    Whether "war" or "crisis" at *i* is none between armies: "the drug war", "the war crimes tribunal".
    """
    return lower(tokens, i - 1) in words("other_wars") or lower(tokens, i + 1) in words("about_wars")
