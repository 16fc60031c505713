"""
A report as the encoder sees it: word pieces with their case, cut into windows that overlap.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportedly.records import Sentence, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# A window holds at most so many pieces, its frame included: the encoder has places for 512.
WINDOW = 510
# Pieces of the headline and of the sentences before that a later window begins with.
HEADLINE, CONTEXT = 32, 64
# A window has room for its frame, all that comes before its own pieces, and one of them.
SMALLEST = 2 + HEADLINE + CONTEXT + 1
# How the letters of a word are written: the vocabulary is lower-case, so the model is told.
LOWER, CAPITAL, CAPITALS, MIXED, NO_LETTER, ALL_CAPITALS = range(6)
CASES = 6
# So many sentences are cut into pieces at once: of a long report, their pieces alone are kept.
AT_ONCE = 200
# So many words are known with their pieces, if they are not longer than words are.
MOST_KNOWN, LONGEST_KNOWN = 20_000, 30
# What the vocabulary's normaliser takes for a blank ends a word; other signs that cannot be seen do not.
WORD = re.compile(r"[^\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
# A sentence where so large a share of the letters is upper-case tells nothing by its capitals.
SHOUTING = 0.7

# The pieces of a word: the number of each, where it begins and where it ends.
Cut = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """
    The word pieces of a report, in reading order: four columns of one length.

    `starts` and `ends` are offsets into the text, `sentences` the index of each piece's sentence.
    """

    ids: Sequence[int]
    cases: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    sentences: Sequence[int]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """
    Pieces that are read together: *context* first, then *own*, whose labels are taken.

    Both are indexes into the pieces of the report; the context is the headline and what stands before.
    """

    context: tuple[int, ...]
    own: range

    @property
    def pieces(self) -> tuple[int, ...]:
        """
        All of them, in the order in which they are read.
        """
        return (*self.context, *self.own)


@lru_cache(maxsize=20_000)
def case_of(word: str) -> int:
    """
    How the letters of some words are written.
    """
    letters = "".join(letter for letter in word if letter.isalpha())
    if not letters:
        return NO_LETTER
    if letters.islower():
        return LOWER
    if letters.isupper():
        return CAPITALS if len(letters) > 1 else CAPITAL
    return CAPITAL if letters[0].isupper() and letters[1:].islower() else MIXED


def is_shouting(words: str) -> bool:
    """
    Whether a sentence is written in capitals throughout.
    """
    letters = list(filter(str.isalpha, words))
    return sum(map(str.isupper, letters)) > SHOUTING * max(len(letters), 1)


class Cutter:
    """
    Cuts words into pieces. Most words of a report came before, and are not cut again.
    """

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, Cut] = {}

    def __call__(self, words: Sequence[str]) -> list[Cut]:
        """
        The pieces of each of some words: words without blanks, since no piece reaches across one.
        """
        known = self.known
        cuts = {word: known.get(word) for word in words}
        lacking = [word for word, cut in cuts.items() if cut is None]
        encoded = self.tokenizer.encode_batch(lacking, add_special_tokens=False) if lacking else []
        new = {
            word: tuple([(number, *ends) for number, ends in zip(one.ids, one.offsets, strict=True)])
            for word, one in zip(lacking, encoded, strict=True)
        }
        self.keep(new)
        return [cut if (cut := cuts[word]) is not None else new[word] for word in words]

    def keep(self, new: Mapping[str, Cut]) -> None:
        """
        Keeps the pieces of words for the next time; begins anew where there are too many.
        """
        if len(self.known) + len(new) > MOST_KNOWN:
            # Other threads go on with what they hold.
            self.known = {}
        self.known |= {word: cut for word, cut in new.items() if len(word) <= LONGEST_KNOWN}


def pieces_of(text: str, sentences: Sequence[Sentence], cutter: Cutter) -> Pieces:
    """
    The word pieces of every sentence of a report.
    """
    columns = tuple(array("i") for _ in range(5))
    for first in range(0, len(sentences), AT_ONCE):
        some = sentences[first : first + AT_ONCE]
        words = [[found.span() for found in WORD.finditer(text, *sentence.span)] for sentence in some]
        cuts = iter(cutter([text[start:end] for listed in words for start, end in listed]))
        for sentence, listed in zip(some, words, strict=True):
            rows = list(rows_of(text, sentence, [(start, next(cuts)) for start, _ in listed]))
            for column, values in zip(columns, zip(*rows, strict=True), strict=bool(rows)):
                column.extend(values)
    return Pieces(*columns)


def rows_of(
    text: str, sentence: Sentence, words: Sequence[tuple[int, Cut]]
) -> Iterator[tuple[int, int, int, int, int]]:
    """
    One row a piece: id, case, start, end, sentence. A piece within a word has the case of its word.

    *words* are those of the sentence, each with where it begins in the text.
    """
    tokens, index = sentence.tokens, sentence.index
    shouting = is_shouting(sentence.span.of(text))
    token, known, cased = 0, -1, ALL_CAPITALS
    for begin, cut in words:
        for number, first, last in cut:
            start = begin + first
            while token < len(tokens) and tokens[token].end <= start:
                token += 1
            if not shouting and token != known and token < len(tokens):
                known, cased = token, case_of(tokens[token].text)
            yield number, cased, start, begin + last, index


def within(pieces: Pieces, span: Span) -> range:
    """
    The pieces that share a letter with a span.
    """
    return range(bisect_right(pieces.ends, span.start), bisect_left(pieces.starts, span.end))


def windows_of(pieces: Pieces, size: int = WINDOW) -> list[Window]:
    """
    Windows of whole sentences, in reading order; every piece is one window's own. Only a sentence
    too long for a window is cut.
    """
    if size < SMALLEST:
        raise ValueError(f"a window of {size} pieces is too small; the smallest has {SMALLEST}")
    return list(each_window(pieces, size))


def each_window(pieces: Pieces, size: int = WINDOW) -> Iterator[Window]:
    """
    The same, one after the other: those of a long report take more room than its text.
    """
    at = 0
    while at < len(pieces):
        context = before(pieces, at)
        end = last_end(pieces, at, at + size - 2 - len(context))
        yield Window(context, range(at, end))
        at = end


def before(pieces: Pieces, at: int) -> tuple[int, ...]:
    """
    What a window that begins at *at* is shown first: the report's first sentence, and what stands before.
    """
    if at == 0:
        return ()
    first = pieces.sentences[0]
    lead = [i for i in range(min(HEADLINE, at)) if pieces.sentences[i] == first]
    recent = range(max(len(lead), at - CONTEXT), at)
    whole = [
        i
        for i in recent
        if pieces.sentences[i] != pieces.sentences[recent[0]] or starts_sentence(pieces, recent[0])
    ]
    return (*lead, *(whole or recent))


def starts_sentence(pieces: Pieces, at: int) -> bool:
    """
    Whether a piece is the first of its sentence.
    """
    return at == 0 or pieces.sentences[at - 1] != pieces.sentences[at]


def last_end(pieces: Pieces, at: int, limit: int) -> int:
    """
    Where a window that begins at *at* ends: after the last whole sentence before *limit*.
    """
    if limit >= len(pieces):
        return len(pieces)
    end = limit
    while end > at and not starts_sentence(pieces, end):
        end -= 1
    return end if end > at else limit
