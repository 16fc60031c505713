"""
Names of persons in words with capitals, by what they consist of and what stands before them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.actors.called_after import is_called_after
from reportedly.actors.parties import actor_named, pieces_of, words_of
from reportedly.language.tokens import tokens_of
from reportedly.masking.name_words import WORD, is_plain, listed, nobodys
from reportedly.records import Span

POSSESSIVE = re.compile(r"['’]s?$")
JOINS = re.compile(r" |-|\. ")


class Name(NamedTuple):
    """
    One word of a text that may be of a name, without the ending of a possessive.
    """

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """
        The word as lists have it.
        """
        return self.text.lower()


def names_in(text: str, place: Span, known: Sequence[Span]) -> Iterator[str]:
    """
    The names that stand in some words of a text.
    """
    words = words_of(tokens_of(text, place.start, place.end))
    parties = [
        Span(words[piece.first].start, words[piece.after - 1].end)
        for piece in pieces_of(words, capitals=True)
    ]
    for run in runs(text, place):
        for name in trimmed(text, run):
            span, lands = Span(name[0].start, name[-1].end), lands_in(name)
            others = (other for other in (*known, *parties) if other not in lands)
            if not any(span.meets(other) for other in others) and is_person(text, name):
                yield span.of(text)


def runs(text: str, place: Span) -> Iterator[list[Name]]:
    """
    Words with capitals that stand side by side, with the particles between and before them.
    """
    run: list[Name] = []
    for met in WORD.finditer(text, place.start, place.end):
        bare = POSSESSIVE.sub("", met.group())
        word = Name(met.start(), met.start() + len(bare), bare)
        fits = bool(run) and JOINS.fullmatch(text[run[-1].end : word.start]) is not None
        if run and not (fits and (has_capital(word) or word.lower in listed("particles"))):
            yield run
            run = []
        if has_capital(word) or word.lower in listed("particles"):
            run.append(word)
            if bare != met.group():
                yield run
                run = []
    if run:
        yield run


def has_capital(word: Name) -> bool:
    """
    Whether a word, or a part of it after a hyphen, begins with a capital.
    """
    return any(part[:1].isupper() for part in word.text.split("-"))


def trimmed(text: str, run: Sequence[Name]) -> Iterator[list[Name]]:
    """
    The names in a run: without titles, words that are nobody's, and particles that nothing follows.
    """
    name: list[Name] = []
    for nth, word in enumerate(run):
        if not is_called_so(run, nth) and (word.lower in nobodys() or is_common(text, word)):
            yield from whole(name)
            name = []
        else:
            name.append(word)
    yield from whole(name)


def is_called_so(run: Sequence[Name], nth: int) -> bool:
    """
    Whether a country or capital is a part of somebody's name: "Jordan | Smith", "Jack | London".
    """
    before = run[nth - 1].text if nth else ""
    after = run[nth + 1].text if nth + 1 < len(run) and run[nth + 1].lower not in nobodys() else ""
    return is_called_after(run[nth].text, before, after)


def lands_in(name: Sequence[Name]) -> list[Span]:
    """
    The countries and capitals that are a part of somebody's name, and neither places nor parties there.
    """
    return [Span(word.start, word.end) for nth, word in enumerate(name) if is_called_so(name, nth)]


def whole(name: list[Name]) -> Iterator[list[Name]]:
    """
    A name that has a word with a capital, without particles at its end.
    """
    while name and not has_capital(name[-1]):
        name.pop()
    while name and not has_capital(name[0]) and name[0].lower in {"y", "la", "le", "de"}:
        name.pop(0)
    if name:
        yield name


def is_common(text: str, word: Name) -> bool:
    """
    Whether a word bears its capital because a sentence begins with it: the report has it without one, too.
    """
    before = text[: word.start].rstrip(" \t\"'“”‘’«(")
    begins = not before or before[-1] in ".!?:\n"
    return begins and re.search(rf"(?<!\w){re.escape(word.lower)}(?!\w)", text) is not None


def is_person(text: str, name: Sequence[Name]) -> bool:
    """
    Whether a name is that of a person, as far as the words before and within it tell.
    """
    if name[-1].lower in listed("ends"):
        return False
    words = [word.text for word in name]
    if not lands_in(name) and (all(map(is_plain, words)) or actor_named(" ".join(words))):
        return False
    before = WORD.findall(text[max(0, name[0].start - 60) : name[0].start])
    first, last = ([word.lower() for word in ["", "", *before]][-2:]) if before else ("", "")
    touching = re.search(r"[^\W\d_] $", text[: name[0].start]) is not None
    if not touching:
        return True
    return not (last in listed("before_places") or (last == "of" and first in listed("kinds_of_places")))
