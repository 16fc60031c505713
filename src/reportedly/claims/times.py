"""
Finds when things are said to have happened, and turns the words into days.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from reportedly.records import Document, Place, Sentence, Span, Time, Token
from reportedly.times.begun_events import begun_event
from reportedly.times.calendar_days import LONGEST_MONTH, MONTHS, Clock, Written
from reportedly.times.conflicts import conflicts_in
from reportedly.times.date_words import four_figures, lower, table, words
from reportedly.times.dated_lists import under_headings
from reportedly.times.day_of_saying import closes, day_of_saying, is_for_saying, is_spoken
from reportedly.times.open_sides import opened, time_open
from reportedly.times.relative_times import beginnings, simple, starts
from reportedly.times.time_ranges import time_at
from reportedly.times.written_dates import read_date

HEADER_WORDS = 60
HEADER_LETTERS = 1000
YEAR = 4
FOUR_FIGURES = re.compile("[12][0-9]{3}")
NUMERIC_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b", re.ASCII)
OPENING = 3
# An account of long ago names so many years, and so many for each word of the news.
OLD_YEARS = 4
ACCOUNT = 8
# "Since the 5 May raid": the day stands so many words after "since".
JUST_AFTER = 2
TO_THE_DAY = frozenset({"last", "this", "past"})
EVENT_PREPOSITIONS = frozenset(
    {"on", "in", "since", "until", "by", "before", "after", "from", "of", "the", "to"}
)


def day_printed(document: Document, sentences: Sequence[Sentence]) -> str | None:
    """
    The day that a report was printed on, as it is told with it or as its dateline tells it.
    """
    return document.published or dateline_date(sentences, document.text)


def times_of_report(
    document: Document, sentences: Sequence[Sentence], places: Sequence[Sequence[Place]]
) -> list[tuple[Time, ...]]:
    """
    The times of a report, read by the day that it was printed on, its publisher, and where its *places* lie.
    """
    lands = [one.country for found in places for one in found if one.country]
    return find_times(
        sentences,
        document.text,
        day_printed(document, sentences),
        month_first=writes_month_first(document.publisher),
        southern=is_southern(lands),
    )


def find_times(
    sentences: Sequence[Sentence],
    text: str,
    published: str | None,
    *,
    month_first: bool | None = None,
    southern: bool = False,
) -> list[tuple[Time, ...]]:
    """
    Every time that each sentence names, as first and last day; those of the day of printing are left out.

    Both days are None where the words hang on a day of publication that is not known. A date that a
    sentence stands under in a list comes first, marked as inherited. *month_first* is how the publisher
    writes dates in figures, where that is known; a report that shows it by itself is believed. *southern* is
    true of a report from where summer begins in December.
    """
    begun = [beginnings(sentence.tokens) for sentence in sentences]
    if not any(begun):
        return [()] * len(sentences)
    day = parsed(published)
    shown = month_first_in(text)
    order = month_first if shown is None else shown
    said = day_of_saying(sentences, text, day)
    account = account_of(sentences, text, day)
    clock = Clock(
        day,
        account=account,
        month_first=order,
        said=said,
        conflicts=conflicts_in(text, day),
        southern=southern,
    )
    news = None if account else day
    printed_on = day or parsed(dateline_date(sentences, text))
    found: list[tuple[Time, ...]] = []
    before = 0
    lefts = range(len(sentences) - 1, -1, -1)
    for left, sentence, starting in zip(lefts, sentences, begun, strict=True):
        times: list[Time] = []
        clock = clock._replace(here=None)
        for start, written in read_all(sentence.tokens, starting, clock):
            if before + start < HEADER_WORDS and is_printing(sentence.tokens, start, written, printed_on):
                clock = clock._replace(recent=True)
                continue
            if left and moves(start, written, clock):
                clock = after(clock, sentence.tokens, start, written)
            times.extend(times_of(sentence.tokens, start, written, news))
        found.append(tuple(times))
        before += len(sentence.tokens)
    return under_headings(sentences, found, text) if any(found) else found


def writes_month_first(publisher: str | None) -> bool | None:
    """
    Whether a publisher writes the month of a date in figures first; None where that is not known.
    """
    names = set(publisher.casefold().split()) if publisher else set()
    return True if names & words("month_first") else None


def is_southern(lands: Sequence[str]) -> bool:
    """
    Whether the country that a report names most lies where summer begins in December.
    """
    (most, _), *_ = Counter(lands).most_common(1) or [("", 0)]
    return most.lower() in table("lands")["southern"]


def month_first_in(text: str) -> bool | None:
    """
    How a report writes dates in figures, by those that can be read in one way only; None where none shows it.
    """
    if "/" not in text:
        return None
    pairs = [(int(one), int(other)) for one, other in NUMERIC_DATE.findall(text)]
    month, day = any(two > MONTHS for _, two in pairs), any(one > MONTHS for one, _ in pairs)
    return month if month != day else None


def account_of(sentences: Sequence[Sentence], text: str, published: date | None) -> int | None:
    """
    The year in the middle of those that a report tells of, if it is on the whole an account of long ago.

    Every year counts as one voice, and so does every word like "yesterday" or "last year". A *text* with too
    few numbers of four figures needs no look at its words.
    """
    if published is None or len(FOUR_FIGURES.findall(text)) < OLD_YEARS:
        return None
    told = sorted(
        [
            year
            for sentence in sentences
            for token in sentence.tokens
            if len(token.lower) == YEAR and (year := four_figures(token.lower))
        ]
    )
    old = told[: bisect_left(told, published.year - 1)]
    if len(old) < OLD_YEARS:
        return None
    recent = len(told) - len(old) + sum(map(news_in, sentences))
    return old[len(old) // 2] if len(old) > ACCOUNT * recent else None


def news_in(sentence: Sentence) -> int:
    """
    How many words of a sentence are those of news: "yesterday", "last year".
    """
    news, units = words("news"), table("units")
    lowers = [token.lower for token in sentence.tokens]
    return sum(
        word in news or (before in TO_THE_DAY and word in units)
        for before, word in zip(["", *lowers], lowers, strict=False)
    )


@lru_cache(maxsize=1_000)
def parsed(published: str | None) -> date | None:
    """
    A publication date as a day; a time of day after it is left out.
    """
    if published is None or len(published) < 10 or not published[:4].isdecimal():
        return None
    parts = published[:10].split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    return valid_day(*(int(part) for part in parts))


def valid_day(year: int, month: int, number: int) -> date | None:
    """
    The day of three numbers, or None where there is no such day.
    """
    try:
        return date(year, month, number)
    except ValueError:
        return None


def read_all(tokens: Sequence[Token], starting: Sequence[int], clock: Clock) -> Iterator[tuple[int, Written]]:
    """
    The times of one sentence from left to right, none overlapping, each with the index it begins at: one of
    *starting*, at which times may begin.
    """
    clock = clock._replace(here=None) if clock.here else clock
    before: tuple[int, Written] | None = None
    for i in starting:
        if before and i < before[1].end:
            continue
        # The clock is set only where one more time may follow.
        if before and moves(*before, clock):
            clock = after(clock, tokens, *before)
        written = time_at(tokens, i, clock.telling())
        before = (i, written) if written else None
        if written:
            yield i, written
            if written.inner:
                inner = simple(tokens, written.inner, clock) or written
                yield written.inner, inner._replace(aside=written.inner - i <= JUST_AFTER)


def after(clock: Clock, tokens: Sequence[Token], i: int, written: Written) -> Clock:
    """
    The clock once the text has named one more time; whether people speak on it is asked of a day alone.

    What began then can be counted from. The day of those who told of an event, at the end of its sentence,
    leaves the clock at the event: "on Sunday, officials said on Tuesday".
    """
    begun = begun_event(tokens, i, written)
    if begun and not any(begun.called & one.called and one.first == begun.first for one in clock.conflicts):
        clock = clock._replace(conflicts=(begun, *clock.conflicts))
    if written.day is None:
        return clock.after(written)
    if clock.here and clock.here != written.day and closes(tokens, i, written.end):
        return clock
    said = is_for_saying(tokens, i, written.end)
    return clock.after(written, of_saying=said, spoken=said and is_spoken(tokens, i, written.end))


def moves(i: int, written: Written, clock: Clock) -> bool:
    """
    Whether later times are counted from this one: in an account of long ago, years in passing are not.
    """
    days = written.days
    passing = i >= OPENING and days is not None and days.days > LONGEST_MONTH
    return not (clock.account and passing and clock.last)


def is_printing(tokens: Sequence[Token], i: int, written: Written, printed_on: date | None) -> bool:
    """
    Whether a date at the head of a report is the day it was printed, not the day of an event.
    """
    if not written.exact or written.days is None or written.days.first != printed_on:
        return False
    return written.days.last == printed_on and lower(tokens, i - 1) not in EVENT_PREPOSITIONS


def times_of(tokens: Sequence[Token], start: int, written: Written, told: date | None) -> Iterator[Time]:
    """
    A time, open on one side where the words before it say so, and that of the event that it is counted from:
    "before Sunday's vote".
    """
    side = opened(tokens, start, written)
    if side:
        yield time_open(tokens, side, written, told)
    if not side or side.owned:
        yield time_of(tokens, start, written)


def time_of(tokens: Sequence[Token], start: int, written: Written) -> Time:
    """
    A time with its words and its days.
    """
    span = Span(tokens[start].start, tokens[written.end - 1].end)
    if written.days is None:
        return Time(span, None, None, length=written.length)
    days = written.days
    first = days.first.isoformat()
    last = first if days.last == days.first else days.last.isoformat()
    return Time(span, first, last, days.edtf, length=written.length)


def dateline_date(sentences: Sequence[Sentence], text: str) -> str | None:
    """
    The day of publication as the report's own head has it: "MANAGUA, 13 JUL 89", "Published July 2 2016".
    """
    if not any(map(str.isdigit, text[:HEADER_LETTERS])):
        return None
    seen = 0
    for sentence in sentences:
        tokens = sentence.tokens[: HEADER_WORDS - seen]
        for i in range(len(tokens)):
            written = read_date(tokens, i, Clock()) if starts(tokens, i) else None
            if written and written.days and is_printing(tokens, i, written, written.days.first):
                return written.days.first.isoformat()
        seen += len(tokens)
        if seen >= HEADER_WORDS:
            return None
    return None
