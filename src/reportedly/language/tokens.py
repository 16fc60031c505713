"""
The words, numbers and marks of a text, each with where it stands.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from reportedly.records import Span, Token

MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b"
    rf"|(?:[^\W\d_]|[{MARKS}])+(?:['’ʿʾ`](?!s\b|S\b)[^\W\d_]+)*"
    r"|['’][sS]\b"
    r"|\d+|\S",
)
# Marks that join two words, or two halves of one.
DASHES = frozenset("-‐‑–")
# Longer words hardly come again.
LONG_WORD = 24


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """
    The words, numbers and marks of *text* between two offsets.
    """
    return tuple(each_token(text, start, len(text) if end is None else end))


def each_token(text: str, start: int, end: int) -> Iterator[Token]:
    """
    The same, one after the other.
    """
    return (Token(*found.span(), *written(found.group())) for found in WORD.finditer(text, start, end))


def written(word: str) -> tuple[str, str]:
    """
    A word as it stands and in lower case; of a word that comes again the same two, which are kept once.
    """
    return common(word) if len(word) < LONG_WORD else (word, word.lower())


@lru_cache(maxsize=20_000)
def common(word: str) -> tuple[str, str]:
    """
    The same for the words that come again.
    """
    lower = word.lower()
    return (word, word if lower == word else lower)


def capital(token: Token) -> bool:
    """
    Whether a token begins with a capital letter.
    """
    return token.text[0].isupper()


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """
    The index of the first token that starts at *offset* or later.
    """
    return bisect_left(tokens, offset, key=lambda token: token.start)


def tokens_between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """
    The tokens that start between two offsets.
    """
    first = token_at(tokens, start)
    return tokens[first : max(first, token_at(tokens, end))]


def back_over(tokens: Sequence[Token], i: int, words: Container[str]) -> int:
    """
    Where the tokens begin that end before token *i* and are all among some words; *i* where there are none.
    """
    while i > 0 and tokens[i - 1].lower in words:
        i -= 1
    return i


def tokens_met(tokens: Sequence[Token], span: Span) -> tuple[int, int]:
    """
    The tokens that a span touches: first index, index after.
    """
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    return first, max(first, bisect_left(tokens, span.end, key=lambda token: token.start))


def span_of(tokens: Sequence[Token], first: int, after: int) -> Span:
    """
    The words of the tokens from *first* up to the one before *after*.
    """
    return Span(tokens[first].start, tokens[after - 1].end)
