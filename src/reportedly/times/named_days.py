"""
Reads days by their names: "today", "last night", "Tuesday", "Friday the 31st".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.language.phrases import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import (
    WEEK,
    Clock,
    Days,
    Written,
    between,
    day_of,
    is_coming,
    months_back,
    one_day,
    shifted,
    that_weekday,
    weekday_before,
)
from reportedly.times.calendar_units import calendar_unit
from reportedly.times.clauses import ends_clause
from reportedly.times.date_words import OWNING, day_at, lower, table, words
from reportedly.times.durations import amount, unit_at
from reportedly.times.feasts import as_sure, feast, of_feast
from reportedly.times.lying_ahead import SOON, is_ahead, is_told
from reportedly.times.written_dates import read_date

MONTHS_TRIED = 24
# How far behind an hour or a part of a day its day may stand, and behind "the day before" that of an event.
FAR, NEAR = 16, 7
BESIDE = {"before": -1, "after": 1}
# "That night", "the same day" are of the day named last, whoever did what on it.
# "Hours later" is of the day named last, whatever months or years were named since.
AFTERWARDS = frozenset({"later", "earlier", "afterwards", "afterward"})
POINTING = frozenset({"that", "same"})
# "The first" to "the third" before a noun are seldom days of a month.
RANKED = 3

Tokens = Sequence[Token]


@cache
def phrases() -> Phrases[tuple[str, int, int]]:
    """
    The fixed phrases, with what they are counted from and the days between.
    """
    return Phrases(
        (phrase, (origin, first, last))
        for origin in ("from_publication", "from_last_time", "aside")
        for phrase, (first, last) in table(origin).items()
    )


@cache
def undated() -> Phrases[None]:
    """
    The phrases that speak of a time without telling it: "recently", "in the past".
    """
    return Phrases(dict.fromkeys(table("undated")["phrases"]))


def fixed(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A fixed phrase: "today", "last night", "the same day", "now"; none where its days follow ("during the
    night of 3-4 May").
    """
    hit = phrases().at(tokens, i)
    if not hit:
        return None
    end, (origin, first, last) = hit
    told = origin == "from_last_time"
    of = read_date(tokens, end + 1, clock) if lower(tokens, end) == "of" and end + 1 < len(tokens) else None
    if of and not (told and of.day):
        return None
    read = beside_day if first else day_of_part
    named = read(tokens, i, end, clock) if told else None
    if named:
        return named
    taken_up = (
        clock.day if tokens[i].lower in {"the", "that"} or tokens[end - 1].lower in AFTERWARDS else None
    )
    own = None if POINTING & {token.lower for token in tokens[i:end]} else clock.event
    since = (own or taken_up or last_day(clock)) if told else None
    now = clock.today if first == last == 0 else clock.published
    night = night_of_story(tokens, i, end, clock) if not told and first < last else None
    if night:
        return Written(end, night, guessed=True)
    day = (since.first if since else None) if told else now
    if day is None:
        return Written(end, None)
    days = between(shifted(day, first), shifted(day, last))
    return Written(end, days, guessed=told, aside=origin == "aside")


def day_of_part(tokens: Tokens, i: int, end: int, clock: Clock) -> Written | None:
    """
    The day of which a part is told, named right behind it or, of "at dawn" but not of "that night", later.
    """
    named = dated_after(tokens, end, clock)
    if named or clock.here or lower(tokens, end - 1) not in words("dayparts"):
        return named
    behind = day_behind(tokens, end, clock) if tokens[i].lower not in {"the", "that"} else None
    return behind._replace(end=end) if behind else None


def beside_day(tokens: Tokens, _: int, end: int, clock: Clock) -> Written | None:
    """
    The day before or after one that is named, or that of an event: "the day before Sunday's vote", "the night
    before Eid", "the day after the vote on 4 June".
    """
    step = BESIDE.get(lower(tokens, end - 1))
    if not step or not lower(tokens, end)[:1].isalnum():
        return None
    named = named_day(tokens, end, clock) or feast(tokens, end, clock)
    event = None if named else day_behind(tokens, end, clock, NEAR)
    day = named or (event and event._replace(end=end))
    return (
        day._replace(days=as_sure(one_day(shifted(day.days.first, step)), day.days))
        if day and day.days
        else day
    )


def night_of_story(tokens: Tokens, i: int, end: int, clock: Clock) -> Days | None:
    """
    A night of which a story of weeks ago tells, from its last day on: "Three of them died during the night".
    """
    if (
        not clock.story
        or not clock.last
        or not clock.published
        or not words("story_nights").issuperset([token.lower for token in tokens[i:end]])
    ):
        return None
    newest = max(clock.story.last, clock.last.last)
    if (clock.published - newest).days <= WEEK:
        return None
    return between(clock.story.first, shifted(clock.story.first, 1))


def dated_after(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The day that is named right behind a part of it: "at dawn on Sunday", "at noon on 28 November", "at dawn
    on the second day of Eid".
    """
    at = i + (lower(tokens, i) in {"on", "of", ","})
    named = named_day(tokens, at, clock) or told_by_report(tokens, at, clock)
    at += lower(tokens, at) == "the"
    of = of_feast(tokens, at, clock) if not named and at < len(tokens) else None
    return named or (of if of and of.day else None)


def day_behind(tokens: Tokens, i: int, clock: Clock, reach: int = FAR) -> Written | None:
    """
    The day that the rest of a clause names, with "on" or as a weekday: "at dawn a bomb went off on Friday".
    """
    for k in range(i, min(len(tokens), i + reach)):
        if ends_clause(tokens[k]):
            return None
        if tokens[k].lower in table("weekdays") or lower(tokens, k - 1) == "on":
            day = named_day(tokens, k, clock)
            if day:
                return day if lower(tokens, day.end) not in OWNING else None
    return None


def told_by_report(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The day that is told from that of the report at token *i*: "around noon yesterday".
    """
    hit = phrases().at(tokens, i) if i < len(tokens) else None
    end, (origin, first, last) = hit or (i, ("", 0, 0))
    day = clock.today if first == 0 else clock.published
    if origin != "from_publication" or first != last or day is None:
        return None
    return Written(end, one_day(shifted(day, first)))


def named_day(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The one day that is named at token *i*, as a weekday or as a date.
    """
    found = (weekday(tokens, i, clock) or read_date(tokens, i, clock)) if i < len(tokens) else None
    return found if found and found.day else None


def vague(tokens: Tokens, i: int) -> Written | None:
    """
    A phrase that speaks of a time without telling it: "recently", "in the past".
    """
    hit = undated().at(tokens, i)
    if not hit or unit_at(tokens, hit[0]) or amount(tokens, hit[0]):
        return None
    return Written(hit[0], None, aside=True)


def last_day(clock: Clock) -> Days | None:
    """
    The single day that the text named last, or the second one of a night; else the day of publication.
    """
    if clock.named:
        return clock.named
    if clock.last and shifted(clock.last.first, 1) == clock.last.last:
        return one_day(clock.last.last)
    return one_day(clock.published) if clock.published else None


def weekday(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday, with the date or the part of the day that follows: "Friday, 23 June", "last Tuesday night".
    """
    which = lower(tokens, i)
    at = i + (which in {"last", "next", "this", "past", "previous"})
    word = lower(tokens, at)
    number = table("weekdays").get(word)
    short = table("short_weekdays").get(word) if number is None else None
    if number is None and (short is None or not tokens[at].text[0].isupper()):
        return None
    following = at + 1 + (lower(tokens, at + 1) in {",", ".", "("})
    numbered_at = following + (lower(tokens, following) == "the")
    written = read_date(tokens, numbered_at, clock) if numbered_at < len(tokens) else None
    if written and written.days and (number is None or written.days.first.weekday() == number):
        closed = lower(tokens, following - 1) == "(" and lower(tokens, written.end) == ")"
        return written._replace(end=written.end + closed)
    numbered = with_number(tokens, at + 1, number if number is not None else short or 0, clock)
    if numbered or number is None:
        return numbered
    if lower(tokens, at - 1) in words("names_before"):
        return None
    if tokens[at].text.islower() and at == i and lower(tokens, at - 1) not in words("before_weekday"):
        return None
    return of_week(tokens, at, number, clock) or plain_weekday(tokens, i, at, number, clock)


def plain_weekday(tokens: Tokens, i: int, at: int, number: int, clock: Clock) -> Written:
    """
    The day that a weekday alone means, by the word before it or by what the sentence says of it.
    """
    end = after_daypart(tokens, at + 1)
    if clock.published is None or recurs(tokens, at):
        return Written(end, None)
    placed = placed_behind(tokens, at)
    if placed:
        day = that_weekday(clock.published, number, "last" if placed == "last" else "next")
        return Written(at + 2, one_day(shifted(day, WEEK * (placed == "week"))))
    if is_one_of_many(tokens, at, end):
        same = clock.named if clock.named and clock.named.first.weekday() == number else None
        return Written(end, same, guessed=True)
    which = lower(tokens, i)
    told = from_told(tokens, at, number, clock)
    if told:
        return Written(end, told, guessed=True)
    coming = which == "this" and is_coming(clock.published, number) and not is_told(tokens, i)
    which = "next" if coming else which
    which = "next" if which not in {"last", "next", "previous"} and is_ahead(tokens, i) else which
    return Written(end, one_day(that_weekday(clock.published, number, which)))


def placed_behind(tokens: Tokens, at: int) -> str | None:
    """
    The word behind a weekday that tells which one it is: "Monday last", "Friday next", "Sunday week".
    """
    word, after = lower(tokens, at + 1), lower(tokens, at + 2)
    closed = not after[:1].isalnum() or (after in words("small") and after != "of")
    return word if closed and word in {"last", "next", "week"} else None


def is_one_of_many(tokens: Tokens, i: int, end: int) -> bool:
    """
    Whether the weekday at *i* says of what kind a day was: "It was a Saturday", no "a Saturday attack".
    """
    after = lower(tokens, end)
    return lower(tokens, i - 1) in {"a", "one"} and (
        not after[:1].isalpha() or after in words("after_number")
    )


def recurs(tokens: Tokens, i: int) -> bool:
    """
    Whether the weekday at *i* is no single day: "every Friday", "on Fridays and Saturdays"; but not in "on
    Fridays blast", where only the apostrophe is lost.
    """
    word, before = tokens[i].lower, lower(tokens, i - 1)
    if before in {"and", "or", ","} and lower(tokens, i - 2) in table("weekdays"):
        return recurs(tokens, i - 2)
    after = lower(tokens, i + 1)
    many = word.endswith("days") and before == "on" and (not after.isalpha() or after in words("small"))
    return many or before in words("recurring")


def from_told(tokens: Tokens, at: int, number: int, clock: Clock) -> Days | None:
    """
    A weekday before or after the day that the text named last: "the following Monday", "the previous Friday".
    """
    which = lower(tokens, at - 1)
    day = clock.named.first if clock.named else None
    if day is None or which not in {"following", "previous"} or lower(tokens, at - 2) != "the":
        return None
    if which == "previous":
        return one_day(weekday_before(day, number, same=False))
    return one_day(shifted(day, (number - day.weekday()) % WEEK or WEEK))


def with_number(tokens: Tokens, i: int, weekday: int, clock: Clock) -> Written | None:
    """
    A weekday with the number of its day: "Tuesday the eleventh", "Mon 13th".
    """
    if i >= len(tokens) or not clock.published:
        return None
    at = i + (lower(tokens, i) == "the")
    numbered = day_at(tokens, at)
    if not numbered:
        return None
    plain = tokens[at].text.isdecimal()
    after = lower(tokens, numbered[0])
    if after in {":", "/"} or after in words("hours") or after in words("counted"):
        return None
    if plain and (at > i or after[:1].isalnum() or after in {"-", "–"}):
        return None
    if not plain and (after[:1].isdigit() or (numbered[1] <= RANKED and after[:1].isalpha())):
        return None
    day = numbered_weekday(clock.published, numbered[1], weekday)
    return Written(numbered[0], one_day(day)) if day else None


def numbered_weekday(published: date, number: int, weekday: int) -> date | None:
    """
    The day of that number and weekday: one soon after the report, else the last one before it.
    """
    first = published.replace(day=1)
    for back in range(-1, MONTHS_TRIED):
        month = months_back(first, back)
        found = day_of(month.year, month.month, number)
        if found and found.first.weekday() == weekday and (found.first - published).days <= SOON:
            return found.first
    return None


def of_week(tokens: Tokens, at: int, number: int, clock: Clock) -> Written | None:
    """
    A weekday of a week that is told: "Tuesday of next week", "Wednesday last week".
    """
    if at + 1 >= len(tokens):
        return None
    start = at + 1 + (lower(tokens, at + 1) == "of")
    week = calendar_unit(tokens, start, clock) if lower(tokens, start + 1) == "week" else None
    if not week or not week.days:
        return None
    monday = shifted(week.days.first, -week.days.first.weekday())
    return Written(week.end, one_day(shifted(monday, number)))


def in_week(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A week with its day after it: "next week Wednesday", "last week on Friday".
    """
    week = calendar_unit(tokens, i, clock) if lower(tokens, i + 1) == "week" else None
    at = week.end + (lower(tokens, week.end) == "on") if week else i
    number = table("weekdays").get(lower(tokens, at)) if week else None
    if not week or not week.days or number is None:
        return None
    monday = shifted(week.days.first, -week.days.first.weekday())
    return Written(after_daypart(tokens, at + 1), one_day(shifted(monday, number)))


def after_daypart(tokens: Tokens, i: int) -> int:
    """
    The index after a part of the day, if one stands at *i*.
    """
    if i >= len(tokens):
        return i
    at = i + (lower(tokens, i) in {"early", "late"})
    at += lower(tokens, at) in {"in", "at"} and (
        lower(tokens, at + 1) == "the" or lower(tokens, at + 1) in words("dayparts")
    )
    at += lower(tokens, at) == "the"
    return at + 1 if lower(tokens, at) in words("dayparts") else i
