"""
Reads days by their names: "today", "last night", "the same day", "the day before Sunday's vote".

They are read against the day of publication, or the time that the text named last, never
against the clock of the machine: the same report gives the same days whenever it is read.
"""

from collections.abc import Sequence
from functools import cache

from reportedly.language.phrases import Phrases
from reportedly.records import Token
from reportedly.times.calendar_days import WEEK, Clock, Days, Written, between, one_day, shifted
from reportedly.times.clauses import ends_clause
from reportedly.times.date_words import OWNING, lower, table, words
from reportedly.times.durations import amount, unit_at
from reportedly.times.feasts import as_sure, feast, of_feast
from reportedly.times.weekdays import named_at
from reportedly.times.written_dates import read_date

# How far behind an hour or a part of a day its day may stand, and behind "the day before" that of an event.
FAR, NEAR = 16, 7
BESIDE = {"before": -1, "after": 1}
# "Hours later" is of the day named last, whatever months or years were named since.
AFTERWARDS = frozenset({"later", "earlier", "afterwards", "afterward"})
# "That night", "the same day" are of the day named last, whoever did what on it.
POINTING = frozenset({"that", "same"})

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
    found = named_at(tokens, i, clock)
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
