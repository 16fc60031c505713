"""
Lists of incidents under their dates: all that stands after "5 April:" is of that day.

A date that opens a line and is set off from it holds for the whole line. Where a report has several such
lines, each date holds until the next one, or until a line with another label or a headline.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.records import Sentence, Time
from reportedly.times.date_words import DASHES

MARKS = DASHES | {":"}
LABEL = 4

Rows = Sequence[tuple[Time, ...]]


def under_headings(sentences: Sequence[Sentence], rows: Rows, text: str) -> list[tuple[Time, ...]]:
    """
    The times of each sentence, before them the date that it stands under, marked as inherited.
    """
    headings = {
        sentence.index: times[0]
        for sentence, times in zip(sentences, rows, strict=True)
        if times and is_heading(sentence, times[0], text)
    }
    if not headings:
        return list(rows)
    over = dates_over(sentences, headings, text)
    return [
        (replace(date, inherited=True), *row) if date else row for date, row in zip(over, rows, strict=True)
    ]


def dates_over(sentences: Sequence[Sentence], headings: Mapping[int, Time], text: str) -> list[Time | None]:
    """
    The date that each sentence stands under, if any.
    """
    over: list[Time | None] = []
    date: Time | None = None
    for sentence in sentences:
        if sentence.index in headings:
            date = headings[sentence.index]
        elif begins_line(sentence, text) and (len(headings) == 1 or is_labelled(sentence)):
            date = None
        over.append(date)
    return over


def is_heading(sentence: Sentence, time: Time, text: str) -> bool:
    """
    Whether a date opens a line and is set off from it: "12 April:", "April 12 —".
    """
    tokens = sentence.tokens
    if time.first is None or time.span.start != tokens[0].start or not begins_line(sentence, text):
        return False
    after = next((token.text for token in tokens if token.start >= time.span.end), None)
    return after is None or after in MARKS


def begins_line(sentence: Sentence, text: str) -> bool:
    """
    Whether a sentence is the first of its line.
    """
    before = text[max(sentence.span.start - LABEL, 0) : sentence.span.start]
    return sentence.span.start == len(before.strip()) == 0 or "\n" in before


def is_labelled(sentence: Sentence) -> bool:
    """
    Whether a line has a label of its own ("Iranian losses:"), or is a headline.
    """
    return sentence.kind == "headline" or any(token.text == ":" for token in sentence.tokens[1:LABEL])
