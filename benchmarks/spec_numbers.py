"""
The number cases of the specifications: whether their numbers and ranges of numbers are read rightly.

A case is right where all that it names is read with the value that it has, and nothing else is. Of a number
the words must be the same, too; of a range they must meet, for it may be told with its "about" or without.
Left out, and counted by why: powers, ranges below zero or of shares (ours count people), and languages that
the grammar does not read.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from benchmarks.ratios import share_of
from reportedly.counts.amounts import amounts
from reportedly.counts.numbers import limits
from reportedly.language.tokens import tokens_of

NUMBERS, RANGES = "numbers", "number ranges"
KINDS = {"NumberModel": NUMBERS, "NumberRangeModel": RANGES}
LANGUAGE = "another language"
POWER = "a power"
NO_PEOPLE = "a range below zero or of shares, which counts no people"
CLOSE = Fraction(1, 10**12)

Row = Mapping[str, Any]
Bounds = tuple[int | None, int | None]


def measured(rows: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """
    The share of cases read right, and what was left out.
    """
    judged: dict[str, list[bool]] = defaultdict(list)
    left: Counter[str] = Counter()
    for row in rows:
        kind = KINDS.get(row["spec"].rpartition("/")[2])
        why = kind and left_out(row, kind)
        if why:
            left[why] += 1
        elif kind:
            judged[kind].append(RIGHT[kind](row))
    return {
        **{kind: share_of(sum(judged[kind]), len(judged[kind]), "cases") for kind in RIGHT},
        "left out of the numbers": dict(left),
    }


def left_out(row: Row, kind: str) -> str | None:
    """
    Why a case is not judged.
    """
    if "/English/" not in row["spec"]:
        return LANGUAGE
    resolutions = [result["Resolution"] for result in row["Results"]]
    if any(one.get("subtype") == "power" for one in resolutions):
        return POWER
    unreadable = kind == RANGES and any(not is_of_people(one["value"]) for one in resolutions)
    return NO_PEOPLE if unreadable else None


def is_of_people(value: str) -> bool:
    """
    Whether the ends of a range are whole numbers from zero up.
    """
    return all(not end or end.isdigit() for end in value[1:-1].split(","))


def numbers_right(row: Row) -> bool:
    """
    Whether exactly the numbers of a case are read, word for word.
    """
    tokens = tokens_of(row["Input"])
    read = [(tokens[one.first].start, tokens[one.last - 1].end, one.value) for one in amounts(tokens)]
    named = [(one["Start"], one["End"] + 1, Fraction(one["Resolution"]["value"])) for one in row["Results"]]
    return len(read) == len(named) and all(
        one[:2] == other[:2] and abs(one[2] - other[2]) <= CLOSE * max(Fraction(1), abs(other[2]))
        for one, other in zip(read, named, strict=True)
    )


def bounds_of(value: str) -> Bounds:
    """
    The lowest and highest whole number of a range.

    The specification writes "20 to 100" as `[20,100)`, though whoever says so means 100, too.
    """
    low, high = value[1:-1].split(",")
    least = int(low) + (value[0] == "(") if low else None
    stated = value[0] == "[" and low
    most = int(high) - (value[-1] == ")" and not stated) if high else None
    return least, most


def ranges_right(row: Row) -> bool:
    """
    Whether each range of a case is read, and no other range; a plain number beside them does no harm.
    """
    tokens = tokens_of(row["Input"])
    read = [(one.span(tokens), (one.low, one.high)) for one in limits(tokens)]
    named = [(one["Start"], one["End"] + 1, bounds_of(one["Resolution"]["value"])) for one in row["Results"]]
    heard = all(
        any(span.start < end and start < span.end and bounds == value for span, bounds in read)
        for start, end, value in named
    )
    known = {value for _, _, value in named}
    return heard and all(low == high or (low, high) in known for _, (low, high) in read)


RIGHT = {NUMBERS: numbers_right, RANGES: ranges_right}
