"""
An act of saying as it is found in a sentence, and which words beside it can be what is said.
"""

from dataclasses import dataclass
from itertools import islice

from reportedly.claims.cues import QUOTES, Range, Words, group


@dataclass(frozen=True, slots=True)
class Speech:
    """
    One act of saying, in token indices: its cue, its chain of speakers, and the words it stands in.

    What is said lies before `left`, or from `right` on, or both. `tail` marks one that closes a sentence.
    """

    cue: Range
    speakers: tuple[Range, ...]
    left: int
    right: int
    before: bool
    after: bool
    hedge: bool = False
    tail: bool = False
    near: bool = False


def wordy(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words is long enough to say something.
    """
    counted = (i for i in range(start, end) if words.lower[i][0].isalnum())
    return len(list(islice(counted, 3))) == 3


def has_verb(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words holds a verb, and so can be a statement.
    """
    return any(words.verb(i) for i in range(start, end))


def stops(words: Words, i: int) -> bool:
    """
    Whether nothing more is said from token *i* on: the sentence ends, or only a setting follows.
    """
    if i >= len(words.lower) or words.mark(i):
        return True
    return words.lower[i] in group("settings") | group("closers") | group("time")


def says_after(words: Words, i: int) -> bool:
    """
    Whether what follows a verb of saying is what is said, and not only when or where it was said.
    """
    if i >= len(words.lower) or not wordy(words, i, len(words.lower)):
        return False
    if words.lower[i] == "," and words.lower[i + 1] in group("turns"):
        return False
    if "that" in words.lower[i : i + 8] or words.lower[i] in QUOTES | {":"}:
        return True
    word = words.lower[i]
    if words.mark(i) or word in {"and", "but", "or", "including"}:
        return False
    if word.endswith("ing") and not words.capital(i):
        return False
    return word not in group("settings") and word not in group("time")


def close_quote(words: Words, left: int) -> bool:
    """
    Whether a quotation closes right before a token.
    """
    return left > 0 and (words.lower[left - 1] in QUOTES or words.lower[max(left - 2, 0)] in QUOTES)
