"""
Finds the war that words like "war" or "invasion" mean, among those that a report counts from.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from reportedly.records import Token
from reportedly.times.calendar_days import Clock
from reportedly.times.clauses import STOPS
from reportedly.times.conflicts import Conflict, meant
from reportedly.times.date_words import lower, words

# So many words around a word for a war may name its places.
AROUND = 8
# How near behind the age of a war it is named, and the days of the units that its age is told in.
CALLED_NEAR = 5
AGES = {"year": 365.25, "month": 30.44}

Tokens = Sequence[Token]


def war_among(tokens: Tokens, places: Iterable[int], clock: Clock) -> tuple[int, Conflict] | None:
    """
    The war that the first word for one among some places means, and where that stands; none beyond the end
    of a clause.
    """
    for k in places if clock.conflicts else ():
        word = lower(tokens, k)
        if not word or word in STOPS:
            return None
        if any(word in one.called for one in clock.conflicts) and not is_other_war(tokens, k):
            near = tokens[max(0, k - AROUND) : k + AROUND]
            found = meant(clock.conflicts, word, " ".join(token.text for token in near))
            return (k, found) if found else None
    return None


def is_other_war(tokens: Tokens, i: int) -> bool:
    """
    Whether "war" or "crisis" at *i* is none between armies: "the drug war", "the war crimes tribunal".
    """
    return lower(tokens, i - 1) in words("other_wars") or lower(tokens, i + 1) in words("about_wars")


def war_of_age(tokens: Tokens, end: int, length: tuple[int | str, str], clock: Clock) -> date | None:
    """
    When the war named behind a length began, if that is about so long ago: the first day of the year where it
    is told in years, of the month where in months.
    """
    number, unit = length
    days = AGES.get(unit)
    if isinstance(number, str) or not days or not clock.published:
        return None
    named = war_among(tokens, range(end, end + CALLED_NEAR), clock)
    first = named[1].first if named else clock.published
    if not named or abs((clock.published - first).days / days - number) >= 1:
        return None
    return first.replace(day=1, month=1 if unit == "year" else first.month)
