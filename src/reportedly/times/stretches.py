"""
Reads stretches of time that reach up to the report, or on from it: "the past two days", "for six weeks",
"within 48 hours", "for the third day in a row".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import Clock, Days, Written, between, one_day, shifted
from reportedly.times.clauses import is_past
from reportedly.times.date_words import four_figures, lower, table, words
from reportedly.times.durations import (
    DIRECTIONS,
    HALF,
    HALVES,
    amount,
    and_a_half,
    halved,
    length_of,
    parts_at,
    unit_at,
)
from reportedly.times.named_wars import war_of_age
from reportedly.times.unit_steps import CALENDAR, all_back, back, reach, reach_on

# So many words before "within", what is set for the time behind it stands, or what was done in it.
AHEAD = 8
# Units in which those who speak count back from their own day.
SHORT = frozenset({"day", "hour"})
# So many words before "in three days", a year or what is to come tells that those are not the last ones.
FARTHER = 12
# So many days before the report, what a text tells of is a story and no news.
STORY = 60
GOES_ON = frozenset({"has", "have", "'ve", "’ve", "been", "is", "are"})

Tokens = Sequence[Token]


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
    unit = unit_at(tokens, many[0]) if many else None
    if not many or unit is None or is_counted_from(tokens, many[0] + 1, past=past):
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
    return not clock.account and is_story(clock) and GOES_ON.isdisjoint([token.lower for token in tokens])


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


def to_come(day: date, number: int | str, unit: str, *, today: bool) -> Days:
    """
    So many units that lie ahead, with or without *today*.
    """
    far = reach_on(day, number, unit)
    return between(shifted(day, not today), shifted(far, -today) if isinstance(number, int) else far)


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
    unit = unit_at(tokens, many[0]) if many else None
    day = clock.today if unit in SHORT else clock.published
    if not many or unit in {None, "minute"} or isinstance(many[1], str) or day is None:
        return None
    before = {token.lower for token in tokens[max(0, i - FARTHER) : i]}
    if is_story(clock) and any(map(four_figures, before)):
        return None
    if (
        lower(tokens, many[0] + 1) in {"since", *DIRECTIONS}
        or words("ahead") & before
        or is_most(before, unit)
    ):
        return None
    first = war_of_age(tokens, many[0] + 1, (many[1], unit), clock) or back(day, many[1], unit)
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
    unit = unit_at(tokens, many[0]) if many else None
    if not many or unit in {None, "minute"} or clock.published is None:
        return None
    if lower(tokens, many[0] + 1) in {"of", *DIRECTIONS} or (unit == "hour" and isinstance(many[1], str)):
        return None
    days = between(clock.published, reach_on(clock.published, many[1], unit))
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
    if end == i + 2 and lower(tokens, i - 1) == "the" and lower(tokens, i - 2) == "on" and is_story(clock):
        day = clock.named
        return Written(end, one_day(shifted(day.first, number - 1)) if day else None, guessed=True)
    if not clock.here and [token.lower for token in tokens[end : end + 2]] == ["of", "the"]:
        return Written(end, None)
    reached = clock.here.last if clock.here else clock.published
    return Written(end, between(shifted(reached, 1 - number), reached), guessed=True)


def is_story(clock: Clock) -> bool:
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
