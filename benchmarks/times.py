"""
Time expressions in accounts of wars: `python -m benchmarks.times FILE [--json] [--record]`.

FILE: JSON lines of texts with `published` and `timex`, the marked expressions with their TIMEX3 values. A
found expression is right where it meets a marked one, and its value where it has the marked days or length.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks.ratios import share_of, with_f1
from benchmarks.record import run
from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.records import Time
from reportedly.times.calendar_days import Days, between, day_of, month_of, season_of, shifted, year_of
from reportedly.training.standoff import lines

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
VALUE = re.compile(r"(\d{3})(\d)?(?:-(\d\d|SP|SU|FA|AU|WI)(?:-(\d\d))?)?(?:T.*)?")
PART = re.compile(r"early|beginning|start|mid|late|end|first|latter|opening|closing|half")
REFERENCES = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"}

Marked = Mapping[str, Any]


def measured(path: Path) -> dict[str, dict[str, Any]]:
    """
    How many expressions are found, how many have the right value, and how fast they are read.
    """
    rows = list(lines(path))
    analysed = [(analyse(row["text"]), row) for row in rows]
    begun = process_time()
    read = [find_times(sentences, row["text"], row["published"]) for sentences, row in analysed]
    taken = process_time() - begun
    counts = Counter[str]()
    for row, found in zip(rows, read, strict=True):
        counts.update(judged(row["timex"], [time for times in found for time in times], row["text"]))
    return figures(counts, taken)


def judged(marked: Sequence[Marked], times: Sequence[Time], text: str) -> dict[str, int]:
    """
    Of one text: how many expressions are marked and read, how many of each meet, how many values are right.
    """
    meeting = [[time for time in times if meets(time, one)] for one in marked]
    return {
        "marked": len(marked),
        "read": len(times),
        "found": sum(bool(met) for met in meeting),
        "due": sum(any(meets(time, one) for one in marked) for time in times),
        "right": sum(
            any(is_right(one, time, text) for time in met) for one, met in zip(marked, meeting, strict=True)
        ),
    }


def figures(counts: Mapping[str, int], seconds: float) -> dict[str, dict[str, Any]]:
    """
    Precision, recall and F1 of the words, the share of right values, and expressions a second.
    """
    precision, recall = counts["due"] / (counts["read"] or 1), counts["found"] / (counts["marked"] or 1)
    return {
        "spans": with_f1(precision, recall),
        "values": share_of(counts["right"], counts["marked"], "marked"),
        "speed": {"times a second": round(counts["read"] / seconds)},
    }


def meets(time: Time, marked: Marked) -> bool:
    """
    Whether a time that was read and one that is marked share a letter.
    """
    return bool(marked["start"] < time.span.end and time.span.start < marked["end"])


def is_right(marked: Marked, time: Time, text: str) -> bool:
    """
    Whether a time has the value that is marked for it.

    1. A length: the same one.
    2. Now, or a past or future that is not told: the day of the report, or no day at all.
    3. Days: the same ones; within them where the words name a part; of a range that joins two marked
       expressions, the end that is asked for; and of a time that is open on one side ("until 5 May"), the end
       that it has, or the day beside it ("before 5 May").
    4. Days left open by the marking: no days.
    """
    value = marked["value"]
    if value.startswith("P") and value not in REFERENCES:
        return time.length is not None and measure_of(time.length) == measure_of(value)
    days = days_of(value)
    if days is None:
        return not time.is_known or value in REFERENCES
    if time.first is None or time.last is None:
        return ends_beside(time, days, is_part=bool(PART.search(marked["text"].lower())))
    first, last = days.first.isoformat(), days.last.isoformat()
    if (time.first, time.last) == (first, last):
        return True
    if PART.search(marked["text"].lower()) and first <= time.first and time.last <= last:
        return True
    return bounds(marked, time, text, first, last)


def ends_beside(time: Time, days: Days, *, is_part: bool) -> bool:
    """
    Whether a time that is open on one side ends with some days or right before them, or begins so; where the
    words name a part, whether it ends or begins within them.
    """
    known = time.last or time.first
    if known is None:
        return False
    end = date.fromisoformat(known)
    if is_part and days.first <= end <= days.last:
        return True
    return (
        end in {days.last, shifted(days.first, -1)}
        if time.last
        else end in {days.first, shifted(days.last, 1)}
    )


def bounds(marked: Marked, time: Time, text: str, first: str, last: str) -> bool:
    """
    Whether a marked expression is the beginning or the end of a longer one that was read.
    """
    before, after = text[time.span.start : marked["start"]], text[marked["end"] : time.span.end]
    if len(after.strip()) > len(before.strip()):
        return time.first == first
    word = before.strip().lower()
    behind = shifted(date.fromisoformat(last), 1).isoformat()
    begins = {"since": {first}, "after": {first, behind}}.get(word, set())
    return (bool(word) and time.last == last) or time.first in begins


def measure_of(length: str) -> str:
    """
    A length with all that is not said left out: "PXM" and "P3M" stay apart, "P3.0M" is "P3M".
    """
    return length.replace(".0", "")


def days_of(value: str) -> Days | None:
    """
    The days of a TIMEX3 value, or None where it is no day.
    """
    found = VALUE.fullmatch(value)
    if not found:
        return None
    decade, year, month, number = found.groups()
    if year is None:
        return None if month else between(year_of(int(decade) * 10).first, year_of(int(decade) * 10 + 9).last)
    if number:
        return day_of(int(decade + year), int(month), int(number))
    if month in SEASONS:
        return season_of(int(decade + year), SEASONS[month])
    return month_of(int(decade + year), int(month)) if month else year_of(int(decade + year))


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(
        f"{name:8} " + "   ".join(f"{what} {value}" for what, value in row.items())
        for name, row in figures.items()
    )


def main() -> None:
    """
    Measure and print.
    """
    run("times", __doc__ or "", ["file"], measured, table)


if __name__ == "__main__":
    main()
