"""
How those who speak are introduced: as one person, several or a body, by what stands before or behind a name,
and by name before they say a word.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from reportedly.claims.cues import ARTICLES, group
from reportedly.claims.source_words import roles, titles, type_of
from reportedly.counts.harm_tables import harm_words
from reportedly.counts.victims import head_in
from reportedly.places.place_words import words
from reportedly.records import Mention, Sentence, Source, Span, Token

Number = Literal["one", "many", "body"]

HYPHENS = frozenset("-.’'")
# What speaks as a body, whoever is its head: "a hospital", "an army unit".
BODIES = frozenset({"monitor", "media", "un", "government", "armed_group"})
SINGLE = frozenset({"one", "another", "source"})
MANY = frozenset({"and", "sources", "officials"})
# So many words a name has at most; among so many of the first stands an office; an age has so many figures.
NAME = 4
OFFICE = 4
AGE = 2


def number_of(tokens: Sequence[Token], kind: str) -> Number:
    """
    Whether the words for a speaker of some kind of source name one person, several or a body.
    """
    said = {token.lower for token in tokens}
    if said & MANY:
        return "many"
    if any(token.lower in roles() | words("titles") for token in tokens[:OFFICE]):
        return "one"
    if kind in BODIES:
        return "body"
    if is_head(tokens, head_in(tokens, 0, len(tokens), many=True)):
        return "many"
    return "one" if said & SINGLE or is_head(tokens, head_in(tokens, 0, len(tokens), many=False)) else "body"


def is_head(tokens: Sequence[Token], at: int | None) -> bool:
    """
    Whether a word for people is what a phrase is about: no part of a name ("Doctors Without Borders"), and
    no noun before another ("the peasant association").
    """
    if at is None:
        return False
    behind = tokens[at + 1 : at + 2]
    ends = not behind or not behind[0].text[0].isalpha() or behind[0].lower in group("links")
    return ends and not is_in_name(tokens, at)


def is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """
    Whether a word is a part of a name: "Doctors Without Borders".
    """
    beside = [*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]]
    return is_capital(tokens[at]) and any(is_capital(token) for token in beside)


def is_capital(token: Token) -> bool:
    """
    Whether a word is written with a capital and small letters.
    """
    return token.text[0].isupper() and not token.text.isupper() and token.lower not in ARTICLES


def introduced(sentence: Sentence, text: str, mentions: Sequence[Mention]) -> Source | None:
    """
    The person whom a sentence opens with by name, age or trade, and of whom no harm is told: "Amina Diallo, a
    teacher, hid in the well". Where "she" speaks next, it is she.
    """
    tokens = sentence.tokens
    end = sum(1 for _ in takewhile(is_capital, tokens[: NAME + 1]))
    if not 0 < end <= NAME or end + 2 >= len(tokens) or tokens[end].text != "," or sentence.quoted:
        return None
    told = said_after(tokens, end)
    span = Span(tokens[0].start, tokens[end - 1].end)
    if any(one.span.meets(span) for one in mentions) or next(iter(harm_words().find(tokens)), None):
        return None
    kind = type_of(told) if told and told[0].lower in ARTICLES else None
    aged = len(told) == 1 and told[0].text.isdigit() and len(told[0].text) == AGE
    return Source(span, span.of(text), kind or "witness") if kind or aged else None


def said_before(tokens: Sequence[Token], first: int, start: int) -> Sequence[Token]:
    """
    The title before a name.
    """
    comma = 1 if first and tokens[first - 1].text == "," else 0
    begin = first = first - comma
    while (
        begin > 0
        and first - begin < 6
        and (tokens[begin - 1].text[0].isalnum() or tokens[begin - 1].text in HYPHENS)
    ):
        begin -= 1
    title = tokens[begin:start]
    return title if any(token.lower in titles() for token in title) else ()


def said_after(tokens: Sequence[Token], end: int) -> Sequence[Token]:
    """
    The words after a name that say who its bearer is: in commas, or right behind it.
    """
    if end >= len(tokens) or not (tokens[end].text == "," or tokens[end].lower in {"the", "a", "an", "who"}):
        return ()
    stop = end + 1
    while stop < len(tokens) and stop - end < 14 and tokens[stop].text not in {",", ".", '"', "”"}:
        stop += 1
    return tokens[end + 1 : stop]
