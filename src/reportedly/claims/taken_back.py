"""
What an outlet takes back of its own: "an earlier version of this article said that 21 people were killed".
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from reportedly.language import Phrases, lexicon, token_at
from reportedly.records import Casualty, Sentence, Token


def taken_back(sentences: Sequence[Sentence]) -> list[bool]:
    """
    Of each sentence, whether the outlet tells in it what it had said before and says no longer.

    1. It speaks of an earlier version of the report. 2. It speaks of its report ("we reported") and calls it
    wrong, there or in the next sentence, or under a label ("Correction:") there or over the whole report.
    3. Where it tells what a report was corrected to, that is what it says now.
    """
    labelled = bool(sentences) and is_labelled(sentences[0].tokens)
    return [
        not has("right", one.tokens)
        and (
            has("versions", one.tokens)
            or (
                has("own", one.tokens)
                and (
                    labelled
                    or is_labelled(one.tokens)
                    or has("wrong", one.tokens)
                    or (after is not None and has("retractions", after.tokens))
                )
            )
        )
        for one, after in zip_longest(sentences, sentences[1:])
    ]


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
        if is_replaced(one, sentence.tokens) and any(is_other(other, one) for other in casualties)
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
    at = token_at(tokens, casualty.count.start)
    return any(end == at for _, end, _ in phrases("instead").find(tokens[:at]))


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
