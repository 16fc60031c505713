"""
Feasts and other days with a name: Christmas, Easter, Ramadan, Eid al-Adha, Passover, Nowruz.

Days that move from year to year stand in a table (`lexicons/moving_days.csv`), so that the same words
give the same days for ever.
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from reportedly.language.phrases import Phrases
from reportedly.lexicons import LEXICONS
from reportedly.records import Token
from reportedly.times.calendar_days import (
    Clock,
    Days,
    Written,
    between,
    day_of,
    one_day,
    shifted,
    weekday_before,
)
from reportedly.times.date_words import lower, table, words, year_after
from reportedly.times.lying_ahead import FORETOLD, days_ahead
from reportedly.times.years import last_year

# The years that the table of moving days has, as Islam counts them, how many days such a year has on average,
# and the day before the first of them all, counted as Python counts days.
ISLAMIC_YEARS = range(1345, 1500)
LUNAR_YEAR, BEFORE_HIJRA = 354.3667, 227014
# The reckoned first day of such a year may be so far from that of the table.
NEAR = 4
THURSDAY, SATURDAY = 3, 5
YEARS = {"last": -1, "this": 0, "next": 1}

Tokens = Sequence[Token]


@cache
def moving() -> Mapping[str, tuple[Days, ...]]:
    """
    Feast → its days in all known years, in order.
    """
    listed: dict[str, list[Days]] = {}
    with (LEXICONS / "moving_days.csv").open(encoding="utf-8", newline="") as lines:
        for feast, *ends in list(csv.reader(lines))[1:]:
            days = between(*(date.fromisoformat(day) for day in ends))
            listed.setdefault(feast, []).append(about(days) if feast in words("sighted") else days)
    listed["eid"] = sorted(listed["eid_al_fitr"] + listed["eid_al_adha"])
    return {feast: tuple(days) for feast, days in listed.items()}


def about(days: Days) -> Days:
    """
    Days that may fall one earlier or later, marked so in their EDTF string.
    """
    return days._replace(edtf="/".join(f"{day}~" for day in days.edtf.split("/")))


def as_sure(part: Days, whole: Days) -> Days:
    """
    Part of a feast, marked as about where the whole feast is.
    """
    return about(part) if whole.edtf.endswith("~") else part


@cache
def names() -> Phrases[str | tuple[int, int]]:
    """
    The names of feasts, with the feast, or the month and day of one that does not move.
    """
    fixed = {name: (month, day) for name, (month, day) in table("fixed_feasts").items()}
    return Phrases({**table("moving_feasts"), **fixed})


def feast(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A feast, of the year that is told or the one nearest before the report: "Easter 2018", "last Ramadan".
    """
    which = lower(tokens, i) if lower(tokens, i) in {"last", "previous", "next", "this"} else ""
    owned = which in YEARS and lower(tokens, i + 1) == "year" and lower(tokens, i + 2) in {"'s", "’s"}
    at = i + 3 if owned else i + bool(which)
    hit = names().at(tokens, at) if at < len(tokens) else None
    if not hit:
        return None
    if lower(tokens, hit[0]) == "weekend":
        return with_weekend(feast(tokens[: hit[0]], i, clock))
    dated = of_year(tokens, hit) or of_islamic_year(tokens, hit)
    if dated:
        return dated
    end, counted = last_year(tokens, hit[0], clock)
    if owned and clock.published:
        return in_year(hit[1], clock.published.year + YEARS[which], hit[0])
    if end > hit[0] and counted.last:
        return in_year(hit[1], counted.last.first.year, end)
    return nearest_to(hit, which, clock, days_ahead(tokens, i))


def of_year(tokens: Tokens, hit: tuple[int, str | tuple[int, int]]) -> Written | None:
    """
    A feast with its year: "Easter 2018".
    """
    year = year_after(tokens, hit[0], short=False)
    if not year:
        return None
    days = (days for days in known(hit[1], year[0]) if days.first.year == year[0])
    return Written(year[1], next(days, None), exact=True)


def of_islamic_year(tokens: Tokens, hit: tuple[int, str | tuple[int, int]]) -> Written | None:
    """
    A feast of Islam in a year of its own calendar: "Ramadan 1443", "Eid al-Fitr 1444 AH".
    """
    end, feast = hit
    figures = lower(tokens, end)
    if feast not in words("sighted") or not figures.isdecimal() or int(figures) not in ISLAMIC_YEARS:
        return None
    begins = BEFORE_HIJRA + int(LUNAR_YEAR * (int(figures) - 1))
    listed = moving()[str(feast)]
    days = next((days for days in listed if days.first.toordinal() > begins - NEAR), None)
    return Written(end + 1 + (lower(tokens, end + 1) in words("eras")), days, exact=True)


def nearest_to(hit: tuple[int, str | tuple[int, int]], which: str, clock: Clock, reach: int) -> Written:
    """
    A feast without its year, as near as may be to the report, or to the year that an account has reached.
    """
    told = clock.last if clock.year else None
    day = told.first if told else clock.published
    if day is None:
        return Written(hit[0], None)
    days = nearest(known(hit[1], day.year), day, which, FORETOLD if told else reach)
    return Written(hit[0], days, guessed=True)


def in_year(feast: str | tuple[int, int], year: int, end: int) -> Written:
    """
    A feast of some year beside that of the report: "last year's Ramadan", "Easter two years ago".
    """
    days = (days for days in known(feast, year) if days.first.year == year)
    return Written(end, next(days, None), guessed=True)


def with_weekend(found: Written | None) -> Written | None:
    """
    A feast with the weekend beside it: "over the Labor Day weekend".
    """
    if not found or not found.days:
        return found and found._replace(end=found.end + 1)
    day = found.days.first
    number = day.weekday()
    if number < THURSDAY:
        days = between(weekday_before(day, SATURDAY), day)
    else:
        days = between(shifted(day, -(number > SATURDAY)), shifted(day, SATURDAY + 1 - number))
    return found._replace(end=found.end + 1, days=days)


def known(feast: str | tuple[int, int], year: int) -> list[Days]:
    """
    The days of a feast in a year and its neighbours.
    """
    if isinstance(feast, tuple):
        found = (day_of(near, *feast) for near in range(year - 2, year + 3))
        return [days for days in found if days]
    return [days for days in moving()[feast] if abs(days.first.year - year) <= 2]


def nearest(known: Sequence[Days], day: date, which: str, reach: int) -> Days | None:
    """
    The feast that is meant: the last one, or the next if it is told or within *reach* days ahead.
    """
    begun = [days for days in known if days.first <= day]
    ahead = [days for days in known if days.first > day]
    if which == "next" or (which in {"", "this"} and ahead and (ahead[0].first - day).days <= reach):
        return ahead[0] if ahead else None
    past = [days for days in begun if days.last < day] if which in {"last", "previous"} else begun
    return past[-1] if past else None


def of_feast(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A day counted within a feast, or its eve: "the first day of Eid", "the eve of Ramadan".
    """
    number = table("ordinals").get(tokens[i].lower, 0)
    eve = tokens[i].lower == "eve"
    at = i + 1 + (not eve)
    if not (eve or (number and lower(tokens, i + 1) == "day")) or lower(tokens, at) != "of":
        return None
    found = feast(tokens, at + 1, clock) if at + 1 < len(tokens) else None
    if not found or not found.days:
        return found
    day = shifted(found.days.first, -1 if eve else number - 1)
    return found._replace(days=as_sure(one_day(day), found.days))
