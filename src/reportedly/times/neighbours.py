"""
Reads times by the one beside them: "the Tuesday before last", "the year before", "in the same period",
"over the weekend", "three Fridays ago".
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import WEEK, Clock, Written, one_day, shifted, weekday_before
from reportedly.times.calendar_units import PLACED, stepped
from reportedly.times.date_words import lower, table, words
from reportedly.times.durations import amount
from reportedly.times.lying_ahead import is_ahead

# So many words "three Fridays ago" may have, "a couple of Fridays ago".
AGO_REACH = 6
BESIDE = {"before": -1, "after": 1}

Tokens = Sequence[Token]


def before_last(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The one before the last: "the Tuesday before last", "the week before last".
    """
    if lower(tokens, i + 1) != "before" or lower(tokens, i + 2) != "last" or names_time(tokens, i + 3):
        return None
    number, unit = table("weekdays").get(tokens[i].lower), tokens[i].lower
    if clock.published is None:
        return Written(i + 3, None)
    if number is not None:
        last = weekday_before(clock.published, number, same=False)
        return Written(i + 3, one_day(shifted(last, -WEEK)))
    if unit not in PLACED:
        return None
    return Written(i + 3, stepped(stepped(clock.published, unit, -1).first, unit, -1))


def weekdays_ago(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    A weekday by how many of them have passed since: "three Fridays ago".
    """
    if "ago" not in [token.lower for token in tokens[i + 2 : i + AGO_REACH]]:
        return None
    many = amount(tokens, i)
    number = table("weekdays").get(lower(tokens, many[0])) if many else None
    if not many or number is None or lower(tokens, many[0] + 1) != "ago":
        return None
    if clock.published is None or isinstance(many[1], str):
        return Written(many[0] + 2, None)
    last = weekday_before(clock.published, number, same=False)
    return Written(many[0] + 2, one_day(shifted(last, WEEK * (1 - many[1]))))


def names_time(tokens: Tokens, i: int) -> bool:
    """
    Whether "last" goes with the word at *i*: "the week before last month's vote".
    """
    word = lower(tokens, i)
    return any(word in table(name) for name in ("units", "weekdays", "months", "seasons"))


def beside_told(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The week, month or year before or after the one that the text named last: "in 2013 ..., the year before".
    """
    step = BESIDE.get(lower(tokens, i + 1))
    ends = i + 2 >= len(tokens) or not tokens[i + 2].text[0].isalnum()
    unit = tokens[i].lower
    if step is None or not ends or unit not in PLACED - {"weekend"} or lower(tokens, i - 1) != "the":
        return None
    return Written(i + 2, stepped(clock.last.first, unit, step) if clock.last else None, guessed=True)


def period(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The time that the text named last, however long: "in the same period", "at the same time".
    """
    at = i + (tokens[i].lower == "the")
    if lower(tokens, at) not in {"same", "that", "this"}:
        return None
    if lower(tokens, at + 1) == "time" and lower(tokens, i - 1) in words("before_time"):
        return Written(at + 2, None, aside=True)
    if lower(tokens, at + 1) != "period":
        return None
    return Written(at + 2, clock.last, guessed=True) if clock.last else Written(at + 2, None, aside=True)


def weekend(tokens: Tokens, i: int, clock: Clock) -> Written | None:
    """
    The weekend that a report speaks of with no more: "over the weekend", "will last through the weekend".
    """
    if tokens[i].lower != "weekend":
        return None
    if lower(tokens, i - 1) in table("ordinals"):
        return Written(i + 1, None)
    ahead = int(is_ahead(tokens, i - (lower(tokens, i - 1) == "the")))
    return Written(i + 1, stepped(clock.published, "weekend", ahead) if clock.published else None)
