"""
Headlines: a title that runs into the text, and a line that reads as one.
"""

from collections.abc import Sequence

from reportedly.language.tokens import tokens_of
from reportedly.records import Span, Token

HEADLINE_WORDS = 22
# A title is known in the text by at least so many words and this share of its own; they begin
# within so many words, and are sought within so many letters.
TITLE_WORDS, TITLE_SHARE, TITLE_OFFSET, TITLE_REACH = 4, 0.6, 25, 400


def headline(text: str, first: Span, title: str | None) -> Span | None:
    """
    Where a title runs into the first paragraph; None where it does not.

    Marks may differ, and what a site adds behind its titles may be missing.
    """
    sought = [plain(token.lower) for token in bare_words(tokens_of(title or ""))]
    if len(sought) < TITLE_WORDS:
        return None
    words = bare_words(tokens_of(text, first.start, min(first.end, first.start + TITLE_REACH)))
    folded = [plain(token.lower) for token in words]
    for at in range(min(len(words), TITLE_OFFSET)):
        same = shared_length(folded[at:], sought)
        if same >= max(TITLE_WORDS, len(sought) * TITLE_SHARE):
            end = words[at + same - 1].end
            return Span(words[at].start, end + 1 if text[end : end + 1] in {".", "!", "?"} else end)
    return None


def bare_words(tokens: Sequence[Token]) -> list[Token]:
    """
    The tokens that are words or numbers.
    """
    return [token for token in tokens if token.text[0].isalnum()]


def plain(word: str) -> str:
    """
    A word as titles and texts share it: lower case, without apostrophes.
    """
    return word.replace("'", "").replace("’", "")


def shared_length(one: Sequence[str], other: Sequence[str]) -> int:
    """
    How many words two sequences begin with in common.
    """
    return next(
        (k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def same_words(one: str, other: str) -> bool:
    """
    Whether a title and a line of its own are the same, but for case, spaces and a full stop.
    """
    return " ".join(one.split()).rstrip(".").casefold() == " ".join(other.split()).rstrip(".").casefold()


def is_headline(text: str, span: Span, paragraph: Span, title: str | None) -> bool:
    """
    Whether a line of its own reads as a headline: the title, or short and without a full stop.
    """
    words = span.of(text)
    if title and same_words(title, words):
        return True
    return (
        span == paragraph
        and words[-1] not in '.!?:;,"”'
        and len(words.split(None, HEADLINE_WORDS)) <= HEADLINE_WORDS
    )
