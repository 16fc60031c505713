"""
Words that the encoder takes for the place of an event, where the grammar knows no place or not all of it.

"Three shells fell on the 3000 Housing Project", "they were shot in the store", "many were arrested there":
no list and no sign shows these to be places, but what is said of the event does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.claims.found import Found
from reportedly.claims.where import fineness
from reportedly.language.tokens import tokens_between
from reportedly.places.exactness import steps
from reportedly.places.place_words import words
from reportedly.records import Mention, Place, Span, Token
from reportedly.trained.asked import Asked, logit, whole_words

# The chance from which a piece is one of the words for a place.
FLOOR = 0.3
JOINING = frozenset({"and", "or"})


class Heard(NamedTuple):
    """
    Words that the encoder takes for a place: the number of their sentence, and how sure it is of them.
    """

    sentence: int
    span: Span
    words: str
    sure: float


def heard_places(found: Sequence[Found], asked: Asked, text: str) -> Iterator[Heard]:
    """
    All such words of a window that say anything of a place.
    """
    for index, span, chance in asked.anywhere("place", FLOOR):
        sentence = found[index].sentence
        whole = whole_words(span, sentence)
        inside = tokens_between(sentence.tokens, whole.start, whole.end)
        told = [token for token in inside if token.text[0].isalnum()]
        full = [token for token in told if token.lower not in words("empty")]
        if full and not is_actor(Span(full[0].start, full[-1].end), found[index].mentions):
            told = closed(told)
            bare = Span(told[0].start, told[-1].end)
            yield Heard(index, bare, bare.of(text), logit(chance))


def is_actor(span: Span, mentions: Sequence[Mention]) -> bool:
    """
    Whether words are those of somebody on the actor list, and of no place: "handed over to the Red Cross".
    """
    return any(one.actor and one.span.holds(span) for one in mentions)


def closed(told: list[Token]) -> list[Token]:
    """
    The words for a place without those that only go on to what comes next: "Mogadishu and", "X and two".
    """
    while len(told) > 1:
        if told[-1].lower in JOINING:
            told = told[:-1]
        elif told[-2].lower in JOINING and len(told) > 2 and told[-1].text.islower():
            told = told[:-2]
        else:
            break
    return told


def fuller(place: Place, heard: Sequence[Heard]) -> Place:
    """
    A place with all the words for it that were heard: "the villages of X and Y" where only Y is known.
    """
    for _, span, _, _ in heard:
        if span.holds(place.span):
            return place if span == place.span else replace(place, span=span)
    return place


def located(one: Heard, known: Place | None, country: str | None, *, away: bool) -> Place | None:
    """
    A place that only its words tell of, by one that is *known*: "there" is that place, a site without a
    name is near it, and a name that no gazetteer has is somewhere in the *country* that is told of.
    """
    if one.words.lower() in words("pointing"):
        return replace(known, span=one.span, inherited=away) if known else None
    if known is None or named(one.words):
        return Place(one.span, one.words, "country", country=country, inherited=away)
    if fineness(known) > steps()["near"]:
        return replace(known, span=one.span, name=one.words, inherited=away)
    name = f"{one.words}, {known.name}"
    return replace(known, span=one.span, name=name, precision="near", inherited=away)


def named(told: str) -> bool:
    """
    Whether words hold a name.
    """
    return any(word[0].isupper() for word in told.split()[1:]) or told[0].isupper()


def signs(one: Heard, *, away: bool) -> dict[str, float]:
    """
    What kind of words they are, beside how sure the encoder is of them.
    """
    kind = (
        "pointing" if one.words.lower() in words("pointing") else "named" if named(one.words) else "unnamed"
    )
    where = "elsewhere " if away else ""
    return {f"{where}heard": 1.0, f"{where}heard {kind}": 1.0}
