"""
A text as its sentences in their order, each with its words and its kind.
"""

import re
from collections.abc import Iterator

from reportedly.language.endings import boundaries
from reportedly.language.headlines import headline, is_headline
from reportedly.language.openings import openings
from reportedly.language.retold import Retold, retelling
from reportedly.language.run_ons import run_ons
from reportedly.language.tokens import each_token, span_of, tokens_of
from reportedly.records import Sentence, Span, Token

# A sentence of more words than anybody writes is read in parts: what is found in it is held against
# all else in it.
LONGEST = 300
LINE = re.compile(r"[^\r\n\u2028\u2029]+")
PAUSES = frozenset(",;:)”–—")


def analyse(text: str, title: str | None = None) -> list[Sentence]:
    """
    The sentences of *text* in their order, headlines, datelines and captions included.
    """
    sentences: list[Sentence] = []
    told, quoted, words = retelling(text, each_token), False, ""
    for number, paragraph in enumerate(paragraphs(text)):
        head = headline(text, paragraph, title) if number == 0 else None
        for span, found in spans_of(text, paragraph, head):
            words = span.of(text)
            kind = "headline" if found == "body" and is_headline(text, span, paragraph, title) else found
            for tokens in parts(tokens_of(text, span.start, span.end)):
                part = span_of(tokens, 0, len(tokens))
                sentence = Sentence(part, tokens, len(sentences), kind, quoted, number)
                sentences.append(Retold(sentence, told, span.end) if told else sentence)
                quoted = still_quoted(part.of(text), quoted)
        if quoted and not words.rstrip().endswith(("”", '"')):
            quoted = False
    return sentences


def paragraphs(text: str) -> Iterator[Span]:
    """
    The lines of *text* that hold something, without the white space around them.
    """
    for line in LINE.finditer(text):
        start, end = line.span()
        words = line.group()
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            yield Span(start, end)


def spans_of(text: str, paragraph: Span, head: Span | None) -> Iterator[tuple[Span, str]]:
    """
    The sentences of one paragraph with their kind; *head* is the headline that runs into it.
    """
    start = paragraph.start
    for piece, kind in openings(text, paragraph, head):
        start = piece.end
        span = trimmed(text, *piece)
        if span:
            yield span, kind
    for stop in [*boundaries(text, Span(start, paragraph.end)), paragraph.end]:
        for end in [*run_ons(text, Span(start, stop)), stop]:
            span = trimmed(text, start, end)
            start = end
            if span:
                yield span, "body"


def trimmed(text: str, start: int, end: int) -> Span | None:
    """
    The span without the white space at its ends; None where nothing is left.
    """
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if start < end else None


def parts(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """
    The words of a sentence, those of an endless one in parts that end at a mark where there is one.
    """
    first = 0
    while len(tokens) - first > LONGEST:
        last = first + LONGEST
        pauses = (k for k in range(last, first + LONGEST // 2, -1) if tokens[k - 1].text in PAUSES)
        end = next(pauses, last)
        yield tokens[first:end]
        first = end
    yield tokens[first:]


def still_quoted(words: str, quoted: bool) -> bool:
    """
    Whether a quotation is open after *words*.
    """
    if "“" in words or "”" in words:
        return words.rfind("“") > words.rfind("”")
    return quoted ^ bool(words.count('"') % 2)
