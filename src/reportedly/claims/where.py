"""
Decides which of the places that a report names is the place of an event.

In its own sentence, the place that stands nearest in the same clause, after "in", "at" or "on" above all;
elsewhere that of a claim of the same event close by, else the place that the report last spoke of.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from reportedly.language.tokens import token_at, tokens_between
from reportedly.places.bearings import measures
from reportedly.places.exactness import steps
from reportedly.places.gazetteer import demonym
from reportedly.places.kinds import INHABITED
from reportedly.places.place_words import heads, words
from reportedly.records import Place, Sentence, Span, Token

LEAVING = ("fle", "evacuat", "displac", "leav", "left", "mov", "withdr", "pull", "retreat", "escap")
FROM = 5
REACH = 600
ASIDE = 80
NEAREST = 5
FARTHEST = 14
INWARD = frozenset({"in", "at", "near"})
LISTING = frozenset({",", "and", "the", "&", "as", "well", "in", "villages", "towns", "of"})


class Sited(NamedTuple):
    """
    A claim as the choice of an inherited place needs it: event label, own place, index of its sentence.
    """

    event: str
    place: Place | None
    sentence: int


def fineness(place: Place) -> int:
    """
    How exact a place is: the smaller, the more exact.
    """
    if is_part(place):
        return steps()["region"]
    return steps()["near"] if unlisted(place) else steps().get(place.precision, len(steps()))


def unlisted(place: Place) -> bool:
    """
    Whether a place has only the point of the country or the division around it, since no gazetteer knows its
    name.
    """
    if is_part(place):
        return False
    if place.precision == "province":
        return place.admin1 is not None and place.name != place.admin1
    return (
        place.precision == "country" and place.name != place.country and not place.name.startswith("border")
    )


def is_part(place: Place) -> bool:
    """
    Whether a place is a wide part of a country, without a name of its own: "northern Mali".
    """
    known = place.precision != "country" or place.gazetteer_id is not None or place.lat is None
    return not known and place.name.endswith(f" {place.country}")


def main_country(places: Iterable[Place]) -> str | None:
    """
    The country of most of some places.
    """
    told = Counter(place.country for place in places if place.country)
    return told.most_common(1)[0][0] if told else None


def countrywide(place: Place) -> bool:
    """
    Whether a place is a whole country.
    """
    return place.precision == "country" and place.name == place.country


def cost(place: Place, trigger: Span, sentence: Sentence, text: str) -> float:
    """
    How little a place of the sentence fits as the place of the event: nearness, order, exactness.
    """
    tokens = sentence.tokens
    after = place.span.start >= trigger.start
    low, high = (trigger.end, place.span.start) if after else (place.span.end, trigger.start)
    gap = tokens_between(tokens, low, high)
    total = 0.4 * len(gap) if after else 3 + 0.5 * len(gap)
    total += sum(3 * (token.lower in words("breaks")) + 1.5 * (token.text in ",;()") for token in gap)
    at = token_at(tokens, place.span.start)
    before = tokens[at - 1].lower if at else ""
    if before in words("locating"):
        total -= 4
    if before in {"to", "from", "of"}:
        total += FROM if before == "from" else 2
    if at > 1 and tokens[at - 2].lower in words("sayings"):
        total += 8
    if at <= 1 and not after:
        total -= 3
    if countrywide(place) and before not in words("locating"):
        total += 3
    total += 0.4 * fineness(place) + leaving(before, trigger.of(text)) + 8 * aside(place, sentence, text)
    unnamed = place.span.of(text).islower()
    return total + 3 * countrywide(place) + 5 * unnamed - 3 * (after and not gap)


def leaving(before: str, trigger: str) -> float:
    """
    People who flee are placed where they leave, not where they go.
    """
    if not trigger.lower().startswith(LEAVING):
        return 0
    return {"from": -5 - FROM, "to": 5, "into": 5, "toward": 5, "towards": 5}.get(before, 0)


def aside(place: Place, sentence: Sentence, text: str) -> bool:
    """
    Whether a place only describes a person or is that of a dateline: "a Rusk County man", "HOUSTON -".
    """
    name = place.span.of(text)
    around = text[
        max(place.span.start - ASIDE, sentence.span.start) : min(place.span.end + ASIDE, sentence.span.end)
    ]
    if name.isupper() and len(name) > 4 and not around.isupper():
        return True
    after = text[place.span.end : place.span.end + 20].split()
    return bool(after) and after[0].strip(".,;") in words("persons")


def choose(places: Sequence[Place], trigger: Span, sentence: Sentence, text: str) -> Place | None:
    """
    The place of the event that *trigger* names, among the places of its sentence; names of one list together.
    """
    options = [place for place in within(places, trigger) if not demonym(place.span.of(text))]
    if not options:
        return None
    costs = [cost(place, trigger, sentence, text) for place in options]
    if min(costs) > FARTHEST:
        return None
    best = closer(options[costs.index(min(costs))], options, sentence)
    return with_list(best, options, sentence)


def within(places: Sequence[Place], trigger: Span) -> Sequence[Place]:
    """
    The places near enough to a trigger to be weighed.
    """
    first = bisect_left(places, trigger.start - REACH, key=lambda place: place.span.start)
    return places[first : bisect_left(places, trigger.end + REACH, key=lambda place: place.span.start)]


def closer(place: Place, options: Sequence[Place], sentence: Sentence) -> Place:
    """
    The more exact place that the sentence goes on to give: "in X province, particularly the town of Y".
    """
    for other in options[options.index(place) + 1 :]:
        gap = tokens_between(sentence.tokens, place.span.end, other.span.start)
        if len(gap) > 5 or fineness(other) >= fineness(place):
            break
        if any(token.lower in words("narrowing") for token in gap) or (holds(place, other) and inward(gap)):
            return other
    return place


def inward(gap: Sequence[Token]) -> bool:
    """
    Whether words between an area and a place go on to where in the area something was: ", in".
    """
    return len(gap) == 2 and gap[0].text == "," and gap[1].lower in INWARD


def with_list(place: Place, options: Sequence[Place], sentence: Sentence) -> Place:
    """
    A place with those that the sentence lists with it: "X and Y", "X, Y and Z".
    """
    at = options.index(place)
    first = last = at
    while first and listed(options[first - 1], options[first], sentence):
        first -= 1
    while last + 1 < len(options) and listed(options[last], options[last + 1], sentence):
        last += 1
    if first == last:
        return place
    others = [one for one in options[first : last + 1] if one is place or not told_by(one, sentence)]
    names = list(dict.fromkeys(one.name for one in others))
    name = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
    span = Span(options[first].span.start, options[last].span.end)
    return replace(options[first], span=span, name=name)


def told_by(place: Place, sentence: Sentence) -> bool:
    """
    Whether a place only tells where another one is: "X, 20 km south of Y".
    """
    words_of = tokens_between(sentence.tokens, place.span.start, place.span.end)
    return any(
        one.lower in {*words("directions"), *measures("lengths")} and other.lower in {"of", "from"}
        for one, other in pairwise(words_of)
    )


def holds(outer: Place, inner: Place) -> bool:
    """
    Whether a province holds another place, so that both are no list: "in X province, in Y".
    """
    if outer.precision != "province" or outer.name != outer.admin1 or inner.precision == "province":
        return False
    return (outer.country, outer.admin1) == (inner.country, inner.admin1)


def listed(one: Place, other: Place, sentence: Sentence) -> bool:
    """
    Whether two places stand side by side in a list.
    """
    if other.span.start < one.span.end or holds(one, other) or holds(other, one):
        return False
    gap = tokens_between(sentence.tokens, one.span.end, other.span.start)
    if not any(token.lower in {",", "and"} for token in gap):
        return False
    if len(gap) == 1 and gap[0].text == "," and describes(other, sentence):
        return False
    return (
        len(gap) <= 4
        and not (countrywide(one) or countrywide(other))
        and all(token.lower in LISTING for token in gap)
    )


def describes(place: Place, sentence: Sentence) -> bool:
    """
    Whether the words for a place behind another say what that one is: "Harasta, a suburb of Damascus".
    """
    told = tokens_between(sentence.tokens, place.span.start, place.span.end)
    if len(told) < 2 or told[0].lower not in {"a", "an"}:
        return False
    head = heads().at(told, 1)
    return head is not None and head[1] in INHABITED


def inherit(claims: Sequence[tuple[str, Place | None]]) -> list[Place | None]:
    """
    The place of each claim, given as event and own place: its own, or that of a claim of its event close by.
    """
    known: dict[str, list[tuple[int, Place]]] = {}
    for index, (event, place) in enumerate(claims):
        if place:
            known.setdefault(event, []).append((index, place))
    return [place or taken_over(index, known.get(event, [])) for index, (event, place) in enumerate(claims)]


def taken_over(index: int, known: Sequence[tuple[int, Place]]) -> Place | None:
    """
    Of the places known for an event that of the last claim before, else of the next one, if it is close by.
    """
    at = bisect_left(known, index, key=lambda pair: pair[0])
    side = known[at - 1 : at] if at else known[:1]
    close = [place for number, place in side if abs(number - index) <= NEAREST]
    return replace(close[0], inherited=True) if close else None


def carried(claims: Sequence[Sited], found: Sequence[Sequence[Place]], text: str) -> list[Place | None]:
    """
    The place of each claim: its own, that of a claim of its event close by, or what was last spoken of.
    """
    of_event = inherit([(claim.event, claim.place) for claim in claims])
    spoken = last_spoken(found, text)
    return [place or spoken[claim.sentence] for claim, place in zip(claims, of_event, strict=True)]


def last_spoken(found: Sequence[Sequence[Place]], text: str) -> list[Place | None]:
    """
    For each sentence the place last spoken of; before the first, that one; adjectives where there is no name.
    """
    named = [[place for place in places if not demonym(place.span.of(text))] for places in found]
    told = named if any(named) else found
    best = [replace(min(places, key=fineness), inherited=True) if places else None for places in told]
    last = next((place for place in best if place), None)
    return [last := place or last for place in best]
