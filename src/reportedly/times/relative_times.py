"""
Reads times that are told from where the report stands: "on Tuesday", "last week", "since", "two days ago".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Any, NamedTuple

from reportedly.language.phrases import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import about
from reportedly.times.calendar_parts import ENDS, QUARTERS, part
from reportedly.times.calendar_units import PLACED, STEPS, calendar_unit
from reportedly.times.clock import Clock, Written
from reportedly.times.date_words import CENTURIES, day_number, is_about, lower, month_names, table, words
from reportedly.times.day_sets import day_set
from reportedly.times.distances import distance, on_date_of_year, week_beginning
from reportedly.times.durations import DIRECTIONS, duration, figured
from reportedly.times.feasts import feast, names, of_feast
from reportedly.times.lengths import filled
from reportedly.times.named_days import fixed, phrases, undated, vague
from reportedly.times.narrowed import eve_of, hour, nightly, nights, parted, weekday_off, with_hour
from reportedly.times.neighbours import before_last, beside_told, period, weekdays_ago, weekend
from reportedly.times.numbered_days import numbered_day
from reportedly.times.other_calendars import levantine, levantine_month, months, other_calendar, other_year
from reportedly.times.stretches import half_more, lasting, nth_day
from reportedly.times.war_days import ENDINGS, meanwhile, war_day
from reportedly.times.weekdays import in_week, weekday
from reportedly.times.written_dates import read_date

YEAR = len("2014")
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
        "decades",
    )
    single = {word for name in tables for word in table(name)} | words("starting")
    single |= words("past") | words("few") | words("coming") | ENDS.keys()
    for listed in fixed_lists():
        single |= set(listed.by_first)
    return frozenset(single)


def fixed_lists() -> tuple[Phrases[Any], ...]:
    """
    The lists of whole phrases.
    """
    return (phrases(), undated(), names(), months(), levantine())


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
def beginners() -> Mapping[str, frozenset[str]]:
    """
    The words that a time may begin with, each with those of which one must follow, as after "the" or "by";
    with none where it may begin one by itself.
    """
    found = dict.fromkeys(starters(), frozenset[str]())
    found |= dict.fromkeys(words("linking") & starters(), seconds() | {""})
    counted = numerals() | table("units").keys()
    for word, phrased in phrased_only().items():
        after = phrased | counted if word in before_units() else phrased
        found[word] = (found[word] or after) & after
    return found


@cache
def before_units() -> frozenset[str]:
    """
    The words that may begin a time which holds a unit of time.
    """
    return frozenset().union(*(one.words for one in openings() if one.measured))


@cache
def numerals() -> frozenset[str]:
    """
    The words that the words for how many may begin with.
    """
    return frozenset({*table("numbers"), *words("hedges"), *words("few"), "a", "the", "half"})


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


def no_figure(_word: str) -> bool:
    """
    No figure begins a time.
    """
    return False


def any_figure(_word: str) -> bool:
    """
    Every figure may begin a time.
    """
    return True


def is_part_figure(word: str) -> bool:
    """
    Whether a figure may begin a part of a year or month: a year, or one with a letter.
    """
    return len(word) == YEAR or not word.isdecimal()


def is_year_figure(word: str) -> bool:
    """
    Whether a figure may be a year of another calendar.
    """
    return len(word) == YEAR and word.isdecimal()


def is_day_figure(word: str) -> bool:
    """
    Whether a figure may be the day of a month.
    """
    return day_number(word) is not None


def is_place_figure(word: str) -> bool:
    """
    Whether a figure, however high, has the letters of an ordinal: "500th".
    """
    return word.endswith(ENDINGS)


def is_ordinal_figure(word: str) -> bool:
    """
    Whether a figure is the number of a day by its letters: "21st".
    """
    return not word.isdecimal() and day_number(word) is not None


def is_hour_figure(word: str) -> bool:
    """
    Whether a figure may begin an hour: "8", "0830", "8.30".
    """
    return "." in word or word.isdigit()


def is_amount(word: str) -> bool:
    """
    Whether a figure may count days or years.
    """
    return figured(word) is not None


class Opening(NamedTuple):
    """
    A reader with the words that its times may begin with, and with what figures they may begin; the
    times of some all hold a unit of time, those of others are whole phrases of a list.
    """

    read: Reader
    words: AbstractSet[str]
    figures: Callable[[str], bool] = no_figure
    measured: bool = False
    phrased: bool = False


@cache
def openings() -> tuple[Opening, ...]:
    """
    The readers of single times, in the order in which they are asked.
    """
    return (*told_openings(), *counted_openings())


def told_openings() -> tuple[Opening, ...]:
    """
    The readers of days, weeks and years that are told by a name or their place.
    """
    weekdays, nth = set(table("weekdays")), set(table("ordinals"))
    return (
        Opening(war_day, nth | words("opening_parts") | {"day", "d", "twenty", "thirty"}, is_place_figure),
        Opening(meanwhile, words("meanwhile")),
        Opening(nightly, set(nights().by_first), phrased=True),
        Opening(fixed, set(phrases().by_first), phrased=True),
        Opening(period, {"the", "same", "that", "this"}),
        Opening(parted, {*table("thirds"), "earlier", "later"}),
        Opening(of_feast, nth | {"eve"}),
        Opening(eve_of, {"eve"}),
        Opening(feast, set(names().by_first) | {"last", "previous", "next", "this"}),
        Opening(
            part,
            {"q", "h", "week", "month", "year", *QUARTERS, *ENDS, *nth, "twenty", "thirty"},
            is_part_figure,
        ),
        Opening(in_week, set(STEPS)),
        Opening(week_beginning, set(PLACED)),
        Opening(on_date_of_year, {"last", "this"}),
        Opening(before_last, {*weekdays, *PLACED}),
        Opening(beside_told, set(PLACED)),
        Opening(weekday_off, weekdays),
        Opening(weekday, {*weekdays, *table("short_weekdays"), *STEPS, "past"}),
        Opening(weekend, {"weekend"}),
        Opening(calendar_unit, set(STEPS)),
    )


def counted_openings() -> tuple[Opening, ...]:
    """
    The readers of lengths and distances, of dates and of hours.
    """
    nth = set(table("ordinals"))
    numbers = numerals()
    spanned = words("past") | words("coming")
    spelled = {word for word, number in table("numbers").items() if number in {*CENTURIES, 2, 30}}
    dated = {*table("decades"), *month_names(), *table("seasons"), *spelled}
    return (
        Opening(weekdays_ago, numbers, is_amount),
        Opening(distance, numbers | {"in", "within"}, is_amount, measured=True),
        Opening(half_more, words("past"), measured=True),
        Opening(
            lasting,
            numbers | spanned | {"in", "within", "for", "throughout", "previous"},
            is_amount,
            measured=True,
        ),
        Opening(nth_day, nth),
        Opening(other_year, frozenset(), is_year_figure),
        Opening(levantine_month, nth | set(levantine().by_first), is_day_figure),
        Opening(other_calendar, nth | set(months().by_first), is_day_figure),
        Opening(day_set, nth | month_names().keys(), is_day_figure),
        Opening(read_date, nth | dated, any_figure),
        Opening(numbered_day, frozenset(), is_ordinal_figure),
        Opening(hour, frozenset(), is_hour_figure),
        Opening(filled, numbers | set(table("units")), is_amount, measured=True),
        Opening(
            lambda tokens, i, _: duration(tokens, i),
            numbers | set(table("units")),
            is_amount,
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
    known = [one for one in openings() if word in one.words or (figure and one.figures(word))]
    return tuple(one.read for one in known), tuple(one.read for one in known if not one.measured)


def is_measured(tokens: Tokens, i: int) -> bool:
    """
    Whether a unit of time stands near enough behind token *i* to be counted from there.
    """
    units = table("units")
    for token in tokens[i : i + UNIT_REACH]:  # noqa: SIM110 (as in `all_alike`)
        if token.lower in units:
            return True
    return False


def simple(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that begins at *i*, by whichever reader knows it first.
    """
    every, unmeasured = readers_of(tokens[i].lower)
    for read in every if len(every) == len(unmeasured) or is_measured(tokens, i) else unmeasured:
        found = read(tokens, i, clock)
        if found:
            return doubted(tokens, i, with_hour(tokens, found)) if found.days else found
    return None


def doubted(tokens: Tokens, i: int, found: Written) -> Written:
    """
    A day, month or year, marked as about where the words before it say so: "circa 1995", "around 5 May".
    """
    days = found.days
    counted = lower(tokens, found.end - 1) in DIRECTIONS
    rough = days and days.form and is_about(tokens, i) and not counted
    return found._replace(days=about(days)) if rough and days else found


def starts(tokens: Tokens, i: int) -> bool:
    """
    Whether a time may begin at *i*: with this word, and the next one after one like "the" or "in".
    """
    needed = beginners().get(tokens[i].lower)
    if needed is None:
        return tokens[i].text[0].isdigit()
    return not needed or is_followed(tokens, i, needed)


def is_followed(tokens: Tokens, i: int, needed: AbstractSet[str]) -> bool:
    """
    Whether the words after one that begins no time by itself, "the" or "by", let it begin one: a figure, or
    one of those that it *needed*.
    """
    word, after = tokens[i].lower, lower(tokens, i + 1)
    if not (after in needed or after[:1].isdigit()):
        return False
    if word not in phrased_only():
        return True
    return is_phrase(tokens, i) or (word in before_units() and is_measured(tokens, i))


def is_phrase(tokens: Tokens, i: int) -> bool:
    """
    Whether a whole phrase stands at *i*: "in the evening", not "in the city".
    """
    return (phrases().at(tokens, i) or undated().at(tokens, i)) is not None


def beginnings(tokens: Tokens) -> list[int]:
    """
    The tokens of a sentence at which a time may begin.
    """
    known, found = beginners(), []
    for i, token in enumerate(tokens):
        needed = known.get(token.lower)
        figure = needed is None and token.text[0].isdigit()
        if figure or (needed is not None and (not needed or is_followed(tokens, i, needed))):
            found.append(i)
    return found
