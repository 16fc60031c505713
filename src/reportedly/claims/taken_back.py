"""
What an outlet takes back of its own: "an earlier version of this article said that 21 people were killed".
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from reportedly.claims.cues import QUOTES
from reportedly.language.phrases import Phrases
from reportedly.language.tokens import token_at
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Sentence, Time, Token

# So many words behind "an earlier version" a report is named, and behind "our report" what it said.
NAMED, SAID = 4, 8
# So many words are in "rather than".
INSTEAD = 2


def taken_back(sentences: Sequence[Sentence]) -> list[bool]:
    """
    Of each sentence, whether the outlet tells in it what it had said before and says no longer.

    1. It speaks of an earlier version of the report. 2. It tells what its report said ("we reported") and
    calls that wrong, there or in the next sentence, or under a label ("Correction:") there or at its head.
    3. Where it tells what a report was corrected to, that is what it says now; what is quoted is not its own.
    """
    labelled = bool(sentences) and is_labelled(sentences[0].tokens)
    return [
        (
            tells_of_version(one.tokens)
            or (tells_of_own(one.tokens) and (labelled or is_called_wrong(one.tokens, after)))
        )
        and not is_quoted(one)
        and not has("right", one.tokens)
        for one, after in zip_longest(sentences, sentences[1:])
    ]


def is_quoted(sentence: Sentence) -> bool:
    """
    Whether a sentence opens with what somebody else says: "'We said that 20 were killed,' the minister said".
    """
    return sentence.quoted or sentence.tokens[0].text in QUOTES


def tells_of_version(tokens: Sequence[Token]) -> bool:
    """
    Whether words tell of another version of a report: one "of this article", not one "of the drone".
    """
    for _, end, _ in phrases("versions").find(tokens):
        after = [token.lower for token in tokens[end : end + NAMED]]
        if not listed("reports").isdisjoint(after) or not listed("said").isdisjoint(after[:1]):
            return True
    return False


def tells_of_own(tokens: Sequence[Token]) -> bool:
    """
    Whether words tell what the outlet's own report said: "we reported that", "our report of 9 May said that".
    """
    return any(
        token.lower in listed("said") or token.lower in listed("wrong")
        for _, end, _ in phrases("own").find(tokens)
        for token in tokens[end - 1 : end + SAID]
    )


def is_called_wrong(tokens: Sequence[Token], after: Sentence | None) -> bool:
    """
    Whether a sentence is labelled as a correction, or it or the next one calls wrong what was said.
    """
    if is_labelled(tokens) or has("wrong", tokens):
        return True
    beside = (
        token
        for at, end, _ in phrases("wrongly").find(tokens)
        for token in (*tokens[max(at - 1, 0) : at], *tokens[end : end + 1])
    )
    if any(token.lower in listed("said") for token in beside):
        return True
    return after is not None and has("retractions", after.tokens)


def has(kind: str, tokens: Sequence[Token]) -> bool:
    """
    Whether one of the phrases of a list stands in some words.
    """
    return bool(phrases(kind).find(tokens))


def is_labelled(tokens: Sequence[Token]) -> bool:
    """
    Whether a sentence begins with a label that sets something right: "Correction: …".
    """
    return len(tokens) > 1 and tokens[1].text == ":" and tokens[0].lower in listed("labels")


def set_right(casualties: Sequence[Casualty], sentence: Sentence) -> tuple[Casualty, ...]:
    """
    The people of a sentence without a number that another took the place of: "12 people, not 21".
    """
    gone = {
        place
        for place, one in enumerate(casualties)
        if any(is_other(other, one) for other in casualties) and is_replaced(one, sentence.tokens)
    }
    if not gone:
        return tuple(casualties)
    kept = [place for place in range(len(casualties)) if place not in gone]
    moved = {old: new for new, old in enumerate(kept)}
    return tuple(
        replace(one, subset_of=None if one.subset_of is None else moved.get(one.subset_of))
        for one in (casualties[place] for place in kept)
    )


def is_replaced(casualty: Casualty, tokens: Sequence[Token]) -> bool:
    """
    Whether the words before a number say that it is not that one.
    """
    if casualty.count is None:
        return False
    return instead_at(tokens, token_at(tokens, casualty.count.start)) is not None


def instead_at(tokens: Sequence[Token], at: int) -> int | None:
    """
    Where the words begin that end before token *at* and say that what follows is not what is meant.
    """
    first = max(at - INSTEAD, 0)
    found = phrases("instead").find(tokens[first:at])
    return next((first + start for start, end, _ in found if first + end == at), None)


def days_meant(times: Sequence[Time], sentence: Sentence) -> tuple[Time, ...]:
    """
    The times of a sentence without those that another took the place of: "on Monday, not Sunday".
    """
    if len(times) < 2:
        return tuple(times)
    gone = [time for time in times if is_time_replaced(time, sentence.tokens)]
    return tuple(
        time for time in times if time not in gone or not any(is_other_time(other, time) for other in times)
    )


def is_time_replaced(time: Time, tokens: Sequence[Token]) -> bool:
    """
    Whether the words before a time say that it is another; "was not on Sunday" needs a "but on Monday".
    """
    at = token_at(tokens, time.span.start)
    at -= at > 0 and tokens[at - 1].lower in listed("before_a_time")
    start = instead_at(tokens, at)
    if start is None:
        return False
    denies = start > 0 and tokens[start - 1].lower in listed("auxiliaries")
    behind = tokens[token_at(tokens, time.span.end) :][:1]
    return not denies or any(token.lower == "but" for token in behind)


def is_other_time(other: Time, replaced: Time) -> bool:
    """
    Whether a time may take the place of another: a day that of a day, a month that of a month.
    """
    if other is replaced or other.inherited or not (other.edtf and replaced.edtf):
        return False
    day, other_day = (time.edtf.partition("T")[0] for time in (replaced, other) if time.edtf)
    return day != other_day and len(day) == len(other_day)


def is_other(casualty: Casualty, replaced: Casualty) -> bool:
    """
    Whether a number may take the place of another: it is of the same harm, and not that of a part.
    """
    counted = casualty is not replaced and casualty.count is not None and casualty.subset_of is None
    return counted and casualty.outcome == replaced.outcome


@cache
def phrases(kind: str) -> Phrases[str]:
    """
    The phrases of one of the lists.
    """
    return Phrases((phrase, kind) for phrase in listed(kind))


@cache
def listed(kind: str) -> frozenset[str]:
    """
    One of the lists of what is taken back in `lexicons/certainty.toml`.
    """
    return frozenset(lexicon("certainty")["taken_back"][kind])
