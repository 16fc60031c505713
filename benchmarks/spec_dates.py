"""
The date-time cases of the specifications: whether their dates and ranges of dates are read rightly.

A case is right where each date or range that it names has one of the readings that it allows, first and last
day; what is read as a set ("in 2007 and 2009") has the readings of its members, too. The last day of a range
is read as people mean it: both ends that are named belong to it ("from 2 to 10 July"), and so does the day of
the report, up to which a running week or month is told; the specifications leave the last one out.
Left out, and counted by why: hours without a day, lengths of time, what recurs, times that are open on one
side, halves of months where the codebook has thirds, what the specification itself leaves open, and languages
that the grammar does not read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from benchmarks.ratios import share_of
from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.records import Time
from reportedly.times.calendar_days import month_of, shifted, year_of

KINDS = {"date": "dates", "daterange": "date ranges", "datetime": "dates with an hour"}
KINDS["datetimerange"] = KINDS["datetime"]
BOTH = "dates and date ranges"
LEFT_OUT = {
    "time": "an hour without a day",
    "timerange": "hours without a day",
    "duration": "a length of time, not a time",
    "set": "what recurs",
    "timezone": "a time zone",
}
OPEN = "left open by the specification"
ONE_SIDE = "open on one side, before or after a day"
JOINTS = re.compile(r"\b(?:to|and|till|until|through|thru)\b|[-–~/]")
HALVES = "a part of a month, week or year, where the codebook has thirds"
PART = re.compile(r"\b(?:early|earlier|late|later|mid|middle|start|end|eo[dwmy])\b")
# A set of days, months or years in EDTF.
SET = re.compile(r"[{\[](\d{4}[-\d,]*)[}\]]")
SINCE = re.compile(r"since\b")
OTHER = "another language"
NONE = "no time to be found"

Figures = dict[str, dict[str, Any]]
Reading = tuple[str | None, str | None]


def measured(rows: Sequence[Mapping[str, Any]]) -> Figures:
    """
    The share of cases read right: dates, ranges, both together, and dates with an hour, by their day.
    """
    judged: dict[str, list[bool]] = defaultdict(list)
    left: Counter[str] = Counter()
    for row in rows:
        if row["spec"].startswith("DateTime/"):
            marks, why = verdicts(row)
            left.update(why)
            for name, right in by_name(marks).items():
                judged[name].append(right)
    shares = {
        name: share_of(sum(judged[name]), len(judged[name]), "cases")
        for name in (*dict.fromkeys(KINDS.values()), BOTH)
    }
    return {**shares, "left out of the dates": dict(left.most_common())}


def by_name(marks: Sequence[tuple[str, bool]]) -> dict[str, bool]:
    """
    Whether all that a case names of each kind is right, and all its dates and ranges together.
    """
    whole: dict[str, bool] = {}
    for name, right in marks:
        for row in {name, name if name == KINDS["datetime"] else BOTH}:
            whole[row] = whole.get(row, True) and right
    return whole


def verdicts(row: Mapping[str, Any]) -> tuple[list[tuple[str, bool]], list[str]]:
    """
    Of each time that a case names, its kind and whether it is read right; and why others are left out.
    """
    if "/English/" not in row["spec"]:
        return [], [OTHER]
    if not row["Results"]:
        return [], [NONE]
    marks, left = [], []
    day = ((row["Context"] or {}).get("ReferenceDateTime") or "")[:10] or None
    times = read_times(row["Input"], day)
    for result in row["Results"]:
        kind = result["TypeName"].rpartition(".")[2]
        spans = list(readings(result, day)) if kind in KINDS else []
        if spans and PART.search(result["Text"]) and KINDS[kind] == KINDS["daterange"]:
            left.append(HALVES)
        elif spans and is_whole(result, spans):
            marks.append((KINDS[kind], is_read(result, spans, times)))
        else:
            left.append(ONE_SIDE if spans else LEFT_OUT.get(kind, OPEN))
    return marks, left


def read_times(text: str, day: str | None) -> list[Time]:
    """
    The times that are read in a case; the specifications write the month first.
    """
    return [time for found in find_times(analyse(text), text, day, month_first=True) for time in found]


def is_whole(result: Mapping[str, Any], spans: Sequence[Reading]) -> bool:
    """
    Whether a specification gives a date or a range: with both its ends, or since a day.
    """
    return all(None not in span for span in spans) or SINCE.match(result["Text"]) is not None


def readings(result: Mapping[str, Any], today: str | None) -> Iterator[Reading]:
    """
    The first and last days that a specification allows; None for a side that it leaves open.
    """
    resolution = result["Resolution"]
    for value in resolution.get("values", []) if isinstance(resolution, dict) else []:
        if value.get("value", "")[:1].isdigit():
            yield value["value"][:10], value["value"][:10]
        elif "start" in value or "end" in value:
            first = value.get("start", "")[:10] or None
            yield from ((first, last) for last in last_days((first, value.get("end")), result["Text"], today))


def last_days(ends: Reading, words: str, today: str | None) -> Iterator[str | None]:
    """
    The last day before the end of a range; or that end, where it is named; or the day of the report.

    An end that has an hour is on its own day; a month, quarter or year that is named as the end belongs
    to the range.
    """
    first, end = ends
    if end is None or len(end) > len("2016-11-07"):
        yield end and end[:10]
        return
    day = date.fromisoformat(end)
    yield shifted(day, -1).isoformat()
    running = today and first and (first < today or words.startswith("this "))
    if running and today and today <= end:
        yield today
    if JOINTS.search(words):
        yield end
        if day.day == 1:
            quarter = month_of(day.year, day.month + 2).last
            for named in (month_of(day.year, day.month).last, quarter, year_of(day.year).last):
                yield named.isoformat()


def is_read(result: Mapping[str, Any], spans: Sequence[Reading], times: Sequence[Time]) -> bool:
    """
    Whether one of the times that meet a specification's words has one of its readings.
    """
    met = [time for time in times if time.span.start <= result["End"] and result["Start"] < time.span.end]
    known = [reading for time in met for reading in [(time.first, time.last), *members(time)]]
    return any(agrees(reading, first, last) for reading in known for first, last in spans)


def members(time: Time) -> Iterator[Reading]:
    """
    The days, months or years of a time that is a set of them: "in 2007 and 2009", "Tuesday or Wednesday".
    """
    listed = SET.fullmatch(time.edtf or "")
    for one in listed[1].split(",") if listed else ():
        year, *rest = (int(part) for part in one.split("-"))
        if len(rest) == 2:
            yield one, one
        else:
            days = month_of(year, rest[0]) if rest else year_of(year)
            yield days.first.isoformat(), days.last.isoformat()


def agrees(reading: Reading, first: str | None, last: str | None) -> bool:
    """
    Whether a time has these days; of a range that is open on one side, the side that is told.
    """
    return (first is None or reading[0] == first) and (last is None or reading[1] == last)
