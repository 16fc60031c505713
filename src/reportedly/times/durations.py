"""
Reads how long something lasted: "two months", "a few days", "the 48-hour truce", "weeks of siege".

A length alone gives no day; it is kept as an ISO 8601 duration, "P2M", with X for a number left open.
"""

from collections.abc import Sequence

from reportedly.records import Token
from reportedly.times.calendar_days import Written
from reportedly.times.date_words import DASHES, HYPHENS, is_clock, lower, spelled_at, table, words
from reportedly.times.unit_steps import Parts

CODES = {"minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
MANY = {"fortnight": (2, "week"), "decade": (10, "year")}
DIRECTIONS = frozenset({"ago", "later", "earlier", "before", "after", "from"})
# Behind a length, these make it a part of a longer word: "year-long", "two years old".
JOINED = HYPHENS | {"old"}
# What half of a unit is, in whole smaller ones.
HALVES = {
    "decade": (5, "year"),
    "year": (6, "month"),
    "month": (15, "day"),
    "week": (3, "day"),
    "day": (12, "hour"),
    "hour": (30, "minute"),
}
# Between the two numbers of "two to three days".
UP_TO = DASHES | {"to", "or"}
HALF = len(("and", "a", "half"))
LARGEST = 10_000
MOST_PARTS = 3

Tokens = Sequence[Token]


def amount(tokens: Tokens, i: int) -> tuple[int, int | str] | None:
    """
    How many: the index after the words, and the number, the greater of two ("two to three"), or "few" where
    they leave it open.
    """
    at, word, hedges = i, lower(tokens, i), words("hedges")
    if word == "at" and lower(tokens, i + 1) not in {"least", "most"}:
        return None
    while word in hedges and at < i + 3:
        at += 1
        word = lower(tokens, at)
    if word in {"a", "the"} and lower(tokens, at + 1) in words("few"):
        at, word = at + 1, lower(tokens, at + 1)
    if word == "couple":
        return at + 1 + (lower(tokens, at + 1) == "of"), 2
    if word in words("few"):
        return at + 1, "few"
    found = plain_amount(tokens, at)
    until = plain_amount(tokens, found[0] + 1) if found and lower(tokens, found[0]) in UP_TO else None
    return until if found and until and until[1] > found[1] else found


def plain_amount(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """
    A number in words or figures, other than zero: the index after it, and its value.
    """
    word = lower(tokens, i)
    number = figured(word) if word[:1].isdigit() else table("numbers").get(word)
    if number is None:
        return None
    return spelled_at(tokens, i) or ((i + 1, number) if number else None)


def figured(word: str) -> int | None:
    """
    A number in figures below `LARGEST`: "48", "1,200".
    """
    figures = word.replace(",", "")
    plain = figures.isascii() and figures.isdigit() and len(figures) < len(str(LARGEST))
    return int(figures) if plain else None


def parts_at(tokens: Tokens, i: int) -> tuple[int, Parts] | None:
    """
    A length of one or several parts, "two weeks and two days": the index after it, and its parts.
    """
    first = amount(tokens, i)
    half = halved(tokens, i, first)
    if half:
        return half
    at = i
    parts: list[tuple[int | str, str]] = []
    while len(parts) < MOST_PARTS:
        start = at + (bool(parts) and lower(tokens, at) in {"and", ","})
        many = amount(tokens, start) if parts else first
        unit = unit_at(tokens, many[0]) if many else None
        if not many or unit is None:
            break
        at = many[0] + 1
        parts.append((many[1], unit))
    return (at, parts) if parts else None


def halved(tokens: Tokens, i: int, many: tuple[int, int | str] | None) -> tuple[int, Parts] | None:
    """
    A length of so *many* and a half, the half in the next smaller unit: "two and a half years", "a year and a
    half", "half a year".
    """
    if lower(tokens, i) == "half" and lower(tokens, i + 1) in {"a", "an"}:
        half = HALVES.get(unit_at(tokens, i + 2) or "")
        return (i + 3, (half,)) if half else None
    if not many or isinstance(many[1], str):
        return None
    before = and_a_half(tokens, many[0])
    unit = unit_at(tokens, many[0] + HALF * before)
    half = HALVES.get(unit or "")
    if not unit or not half or not (before or and_a_half(tokens, many[0] + 1)):
        return None
    return many[0] + HALF + 1, ((many[1], unit), half)


def and_a_half(tokens: Tokens, i: int) -> bool:
    """
    Whether "and a half" stands at *i*.
    """
    return [token.lower for token in tokens[i : i + HALF]] == ["and", "a", "half"]


def length_of(number: int | str, unit: str) -> str:
    """
    A length as an ISO 8601 duration; X stands for a number that is left open.
    """
    times, base = MANY.get(unit, (1, unit))
    shown = "X" if isinstance(number, str) else str(number * times)
    return f"{'PT' if base in {'minute', 'hour'} else 'P'}{shown}{CODES[base]}"


def duration(tokens: Tokens, i: int) -> Written | None:
    """
    A length of time that is not set against any day.
    """
    return counted_units(tokens, i) or open_units(tokens, i)


def counted_units(tokens: Tokens, i: int) -> Written | None:
    """
    A number of units: "two months", "a few days", "48-hour".
    """
    many = amount(tokens, i)
    at = many[0] + (lower(tokens, many[0]) in HYPHENS) if many else i
    unit = unit_at(tokens, at)
    if not many or not unit or is_hour(tokens, at - 1) or lower(tokens, at + 1) in JOINED:
        return None
    single = lower(tokens, many[0] - 1) in {"a", "an"}
    if single and lower(tokens, i - 1) not in words("before_length"):
        return None
    return Written(at + 1, None, length=length_of(many[1], unit))


def is_hour(tokens: Tokens, i: int) -> bool:
    """
    Whether four figures at *i* are an hour of the day and count none: "approximately 2315 hours".
    """
    figures = lower(tokens, i)
    return len(figures) == 4 and figures.isdecimal() and is_clock(tokens, i + 1)


def open_units(tokens: Tokens, i: int) -> Written | None:
    """
    Units with no number: "within days", "months of siege".
    """
    unit = unit_at(tokens, i)
    if not unit or not tokens[i].lower.endswith("s") or lower(tokens, i - 1) in words("dayparts"):
        return None
    if lower(tokens, i - 1) not in words("before_length") and lower(tokens, i + 1) != "of":
        return None
    return Written(i + 1, None, length=length_of("few", unit))


def unit_at(tokens: Tokens, i: int) -> str | None:
    """
    The unit of time at *i*, if it measures: no weekends.
    """
    unit = table("units").get(lower(tokens, i))
    return unit if unit in CODES or unit in MANY else None
