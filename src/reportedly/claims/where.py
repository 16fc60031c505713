"""
Decides which of the places that a report names is the place of an event.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reportedly.records import Place, Sentence, Span, Token
from reportedly.toponyms import demonym, words

FINENESS = (
    *("exact", "landmark", "street", "neighbourhood", "village", "town", "city", "near"),
    *("district", "province", "region", "sea", "country"),
)


def fineness(place: Place) -> int:
    """
    How exact a place is: the smaller, the more exact.
    """
    return FINENESS.index(place.precision) if place.precision in FINENESS else len(FINENESS)


def between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """
    The tokens between two offsets.
    """
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[first : max(first, bisect_left(tokens, end, key=lambda token: token.start))]


def cost(place: Place, trigger: Span, sentence: Sentence, text: str) -> float:
    """
    How little a place of the sentence fits as the place of the event: nearness, order, exactness.
    """
    tokens = sentence.tokens
    if place.span.start >= trigger.end:
        gap = between(tokens, trigger.end, place.span.start)
        total = 0.5 * len(gap)
    else:
        gap = between(tokens, place.span.end, trigger.start)
        total = 2 + 0.7 * len(gap)
    total += 2 * sum(token.text in {",", ";", "(", ")"} for token in gap)
    at = bisect_left(tokens, place.span.start, key=lambda token: token.start)
    if at and tokens[at - 1].lower in words("locating"):
        total -= 4
    total += 0.5 * fineness(place)
    if place.precision == "country":
        total += 6
    return total + 12 * demonym(place.span.of(text))


def choose(places: Sequence[Place], trigger: Span, sentence: Sentence, text: str) -> Place | None:
    """
    The place of the event that *trigger* names, among the places of its sentence.
    """
    options = [place for place in places if not demonym(place.span.of(text))]
    if not options:
        return None
    return min(options, key=lambda place: cost(place, trigger, sentence, text))


def inherit(claims: Sequence[tuple[str, Place | None]]) -> list[Place | None]:
    """
    The place of each claim, given as event and own place: its own, or the most exact one known for its event.
    """
    best: dict[str, Place] = {}
    for event, place in claims:
        if place and (event not in best or fineness(place) < fineness(best[event])):
            best[event] = place
    return [
        place if place or event not in best else replace(best[event], inherited=True)
        for event, place in claims
    ]
