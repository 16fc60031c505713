"""
Reads which season is meant: "last winter", "the following spring", "the summer of 2015/16".

South of the equator a summer begins in December and a winter in June, with EDTF numbers of their own.
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import SOUTHERN, Clock, Days, Written, season_of
from reportedly.times.date_words import DASHES, lower, table, words, year_after
from reportedly.times.years import last_year, of_year

HALF_YEAR = 183
LAST_YEAR = 9998


def season(tokens: Sequence[Token], i: int, clock: Clock) -> Written | None:
    """
    A season, with its year or the last one that had begun: summer 2014, last winter, the following spring.
    """
    number = table("seasons").get(lower(tokens, i))
    if not number:
        return None
    number += SOUTHERN * clock.southern
    year = year_after(tokens, i + 1, short=False)
    if year:
        end = after_second_year(tokens, year[1], year[0])
        return Written(end, season_of(year[0], number), exact=True)
    before = lower(tokens, i - 1)
    if before not in words("before_season") or (lower(tokens, i + 1) == "of" and not of_year(tokens, i)):
        return None
    if lower(tokens, i) in words("doubtful_seasons") and before not in {"last", "this", "next"}:
        return None
    end, clock = last_year(tokens, i + 1, clock)
    days = told_season(number, clock, before)
    return Written(end, days, guessed=True) if days or not clock.published else None


def after_second_year(tokens: Sequence[Token], i: int, year: int) -> int:
    """
    The index after the second year of a season that lies in two: "2015/16", "2015-2016".
    """
    second = str(year + 1)
    parted = lower(tokens, i) == "/" or lower(tokens, i) in DASHES
    return i + 2 if parted and lower(tokens, i + 1) in {second, second[2:]} else i


def told_season(number: int, clock: Clock, which: str) -> Days | None:
    """
    The season of an account that goes forward, or the last one that had begun when the report was printed.
    """
    if clock.last and which in {"following", "previous"}:
        return beside(clock.last, number, which)
    told = clock.last and (which == "that" or (clock.year and (which != "last" or clock.account)))
    day = clock.last.first if told and clock.last else clock.published
    if day is None:
        return None
    if told:
        same = season_of(day.year, number)
        passed = which != "that" and (day - same.last).days > HALF_YEAR
        passed = same.first <= day if which == "next" else passed
        return season_of(day.year + passed, number) if passed and day.year < LAST_YEAR else same
    years = range(min(day.year, LAST_YEAR), max(day.year - 3, 0), -1)
    begun = [days for days in (season_of(year, number) for year in years) if days.first <= day]
    past = [days for days in begun if days.last < day] if which == "last" else begun
    if which == "next":
        past = [season_of(begun[0].first.year + 1, number)] if begun else []
    return past[0] if past else None


def beside(told: Days, number: int, which: str) -> Days | None:
    """
    The season that follows on a time, or went before it: "in 2011 ..., in the following summer".
    """
    year = min(max(told.first.year, 2), LAST_YEAR - 1)
    near = [season_of(one, number) for one in range(year - 1, year + 3)]
    if which == "following":
        return next((days for days in near if days.first > told.last), None)
    gone = (days for days in reversed(near) if days.first < told.first and days.last < told.last)
    return next(gone, None)
