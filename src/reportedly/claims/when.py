"""
Decides which of the times that a report names is the time of an event.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.records import Sentence, Span, Time, Token
from reportedly.written_dates import words

CROSSING = 14
FARTHEST = 30
ATTACHED = 2
LEADING = 3


def choose(
    times: Sequence[Time], trigger: Span, sentence: Sentence, cues: Sequence[Span] = ()
) -> Time | None:
    """
    The time of the event that *trigger* names, among the times of its sentence; never the day of a statement.
    """
    said = [cue for cue in [*cues, *reporting(sentence.tokens)] if not overlap(cue, trigger)]
    rated = [
        (cost, time)
        for time in times
        if time.first is not None
        and not of_statement(time.span, trigger, said, sentence.tokens)
        and (cost := distance(time.span, trigger, sentence.tokens)) <= FARTHEST
    ]
    return min(rated, key=lambda pair: pair[0])[1] if rated else None


def reporting(tokens: Sequence[Token]) -> list[Span]:
    """
    The words of a sentence that tell of a statement: "said", "announced".
    """
    verbs = words("reporting")
    return [Span(token.start, token.end) for token in tokens if token.lower in verbs]


def overlap(one: Span, other: Span) -> bool:
    """
    Whether two spans share a letter.
    """
    return one.start < other.end and other.start < one.end


def of_statement(time: Span, trigger: Span, said: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """
    Whether a time is the day of a statement: beside the word of saying, or beyond it from the event.
    """
    low, high = min(time.start, trigger.start), max(time.start, trigger.start)
    if time.end <= trigger.start and len(inside(tokens, time.end, trigger.start)) <= ATTACHED:
        return False
    for cue in said:
        if low < cue.start < high and not overlap(cue, time):
            return True
        if cue.end <= time.start < trigger.start:
            gap = inside(tokens, cue.end, time.start)
            if len(gap) <= 1 and not any(token.lower == "that" for token in gap):
                return True
    return False


def inside(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """
    The tokens between two offsets.
    """
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[first : max(first, bisect_left(tokens, end, key=lambda token: token.start))]


def distance(time: Span, trigger: Span, tokens: Sequence[Token]) -> int:
    """
    How far a time is from its event, in words; a clause that begins between them counts as many words.
    """
    if time.start <= trigger.start < time.end:
        return 2
    after = time.start > trigger.start
    gap = inside(tokens, trigger.end, time.start) if after else inside(tokens, time.end, trigger.start)
    barriers = sum(token.lower in words("clause") for token in gap)
    words_between = len(gap) if after or not leads(time, tokens) else len(gap) // LEADING
    return words_between + CROSSING * barriers + (0 if after else 1)


def leads(time: Span, tokens: Sequence[Token]) -> bool:
    """
    Whether a time opens its sentence, and so holds for all of it.
    """
    return len(inside(tokens, tokens[0].start, time.start)) < LEADING


class Dated(NamedTuple):
    """
    A claim as far as its time goes: its event, how it is claimed, and the time in its own sentence.
    """

    event: str
    event_type: str
    certainty: str
    time: Time | None


def inherit(claims: Sequence[Dated]) -> list[Time | None]:
    """
    The times of a report's claims, in order, those without one given the time that carries over to them.

    1. The time of the nearest claim of the same event.
    2. For what is stated as done, the one time that the report has named so far, if it is only one.
    """
    return [claim.time or carried(claims, n) for n, claim in enumerate(claims)]


def carried(claims: Sequence[Dated], n: int) -> Time | None:
    """
    The time that carries over to claim *n*, marked as inherited.
    """
    mine = claims[n]
    linked = [(abs(m - n), m) for m, other in enumerate(claims) if other.event == mine.event and other.time]
    if linked:
        return carry(claims[min(linked)[1]].time)
    if mine.certainty != "stated" or mine.event_type in words("undated_types"):
        return None
    before = [other for other in claims[:n] if other.time]
    one = len({(other.time.first, other.time.last) for other in before if other.time}) == 1
    return carry(before[-1].time) if one else None


def carry(time: Time | None) -> Time | None:
    """
    The same time, marked as carried over from other words.
    """
    return replace(time, inherited=True) if time else None
