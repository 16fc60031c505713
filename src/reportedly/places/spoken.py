"""
"The town", "the area", "the country": phrases without a name that mean a place spoken of before.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from reportedly.places.areas import close, country_of
from reportedly.places.gazetteer import Entry, demonym, gazetteer
from reportedly.places.kinds import FACILITIES, INHABITED, SETTLED, WIDE
from reportedly.places.names import folded
from reportedly.places.phrases import (
    DETERMINERS,
    SITE,
    Head,
    Mention,
    Nouns,
    left_edge,
    outward,
)
from reportedly.places.place_words import heads, words
from reportedly.records import Place, Sentence, Span, Token

DEFINITE = frozenset({"the", "this", "that", "same", "both", "these", "those", "its", "their"})
OWNERS = frozenset({"his", "her", "our", "my", "your"})
DETERMINING = DETERMINERS | OWNERS
MEMORY = 40
LYING = frozenset({"in", "at", "of", "near", "on", "outside", "inside"})
SITES = FACILITIES | {SITE}
PARTS = frozenset({"district", "neighbourhood"})


class Spoken(NamedTuple):
    """
    A place that a report has spoken of, with the text of the report, and what kind it is.
    """

    place: Place
    kind: str
    text: str

    @property
    def words(self) -> str:
        """
        The words it was called by.
        """
        return f"{self.place.name} {self.place.span.of(self.text)}".lower()


def spoken_of(mention: Mention, place: Place, text: str) -> Spoken:
    """
    A place as later sentences may speak of it again.
    """
    kind = mention.kind if mention.entry is None else mention.entry.kind
    return Spoken(place, kind, text)


def refers(tokens: Sequence[Token], edge: int, head: Head, ends: AbstractSet[int]) -> bool:
    """
    Whether a noun with "the" means a place spoken of: no "of" after it, no name right before it.
    """
    first, end, _ = head
    if edge == first or tokens[edge].lower not in DEFINITE or tokens[end - 1].lower in words("vague_heads"):
        return False
    apposed = edge in ends or (tokens[edge - 1].text == "," and edge - 1 in ends)
    return not apposed and not (end < len(tokens) and tokens[end].lower == "of")


def of_city(tokens: Sequence[Token], mentions: list[Mention], spoken: Sequence[Spoken]) -> list[Mention]:
    """
    The mentions of a sentence; a "district of the city" that the gazetteer has in another one only is one of
    that name in the city spoken of.
    """
    out = list(mentions)
    for at, mention in enumerate(mentions):
        city = city_meant(mentions, at, spoken) if is_city_part(tokens, mention) else None
        if city and mention.entry and not close(city, mention.entry):
            out[at] = mention._replace(entry=None, name="", region=city)
    return out


def is_city_part(tokens: Sequence[Token], mention: Mention) -> bool:
    """
    Whether a place is said to be a part of a town whose name is not next to it: "the X district of the city".
    """
    if mention.kind not in PARTS:
        return False
    after = tokens[mention.end : mention.end + 3]
    if [token.lower for token in after[:2]] != ["of", "the"]:
        return False
    head = heads().at(after, 2) if len(after) > 2 else None
    return head is not None and head[1] in SETTLED


def city_meant(mentions: Sequence[Mention], at: int, spoken: Sequence[Spoken]) -> Entry | None:
    """
    The town that "the city" is behind a mention: the one named last, or else the next of the sentence.
    """
    towns = [one.entry if one.kind in SETTLED else None for one in mentions]
    before, after = filter(None, towns[:at][::-1]), filter(None, towns[at:])
    told = last_one(spoken, lambda one: one.kind in SETTLED and one.place.gazetteer_id is not None)
    known = gazetteer().known(told.gazetteer_id or "") if told else None
    return next(before, None) or known or next(after, None)


def referring(
    sentence: Sentence,
    kinds: Nouns,
    named: Sequence[tuple[Mention, Spoken]],
    memory: list[Spoken],
    country: Entry | None,
) -> Iterator[Place]:
    """
    Phrases without a name that mean a place named before; what the sentence names is added to *memory*.
    """
    tokens, waiting = sentence.tokens, deque(named)
    ends = {mention.end for mention, _ in named}
    covered = {i for mention, _ in named for i in range(mention.start, mention.end)}
    for head in kinds.with_sites:
        while waiting and waiting[0][0].start < head[0]:
            memory.append(waiting.popleft()[1])
        if head[0] in covered:
            continue
        edge = left_edge(tokens, head[0])
        if head[2] != SITE and refers(tokens, edge, head, ends):
            home = nation_before(tokens, edge, head[0])
            told = memory[-MEMORY:]
            if home:
                told = [one for one in told if one.place.country == home.name]
            place = again(tokens, head, told, home or country)
            start, near = outward(tokens, edge, kinds)
        elif is_site(tokens, edge, head):
            place = around(memory[-MEMORY:], country)
            start, near = edge, True
        else:
            continue
        if place:
            precision = "near" if near and place.precision not in WIDE else place.precision
            yield replace(place, precision=precision, span=Span(tokens[start].start, tokens[head[1] - 1].end))
    memory.extend(spoken for _, spoken in waiting)


def nation_before(tokens: Sequence[Token], edge: int, first: int) -> Entry | None:
    """
    The country whose place a noun means, by the adjective between *edge* and it: "the Syrian town".
    """
    book = gazetteer()
    for token in tokens[edge:first]:
        if token.text[0].isupper() and demonym(token.text):
            return book.country(book.named(folded(token.text))[0].code)
    return None


def is_site(tokens: Sequence[Token], edge: int, head: Head) -> bool:
    """
    Whether a noun without a name is where something happens: "hit a mosque", "in the courtyard".
    """
    first, end, kind = head
    named = tokens[end - 1].text[0].isupper() and not tokens[end - 1].text.isupper()
    if kind not in SITES or not edge or named:
        return False
    determined = edge < first and tokens[edge].lower in DETERMINING
    if not determined and not (kind == SITE and tokens[end - 1].lower.endswith("s")):
        return False
    return tokens[edge - 1 if determined else first - 1].lower in words("at_site")


def housed(tokens: Sequence[Token], mentions: list[Mention], kinds: Nouns) -> list[Mention]:
    """
    The mentions of a sentence, each with the site in front of it that lies there: "a hospital in X", "tents
    west of X".
    """
    if not kinds.with_sites:
        return mentions
    ending = {head[1]: head for head in kinds.with_sites}
    return [housing(tokens, mention, ending) for mention in mentions]


def housing(tokens: Sequence[Token], mention: Mention, ending: Mapping[int, Head]) -> Mention:
    """
    A mention with the site in front of it, if one ends before it.
    """
    at = mention.start
    lying = at > 1 and tokens[at - 1].lower in LYING
    at -= lying
    head = ending.get(at) if lying or mention.near else None
    if head is None or mention.demonym:
        return mention
    edge = left_edge(tokens, head[0])
    near = mention.near or tokens[at].lower in {"near", "outside"}
    return mention._replace(start=edge, near=near) if is_site(tokens, edge, head) else mention


def around(spoken: Sequence[Spoken], country: Entry | None) -> Place | None:
    """
    Where a site is: at the place last spoken of, the least wide that there is.
    """
    place = last_one(spoken, lambda one: one.kind not in WIDE)
    place = place or last_one(spoken, lambda one: one.place.precision != "country")
    return place or (placed(country) if country else None)


def again(
    tokens: Sequence[Token], head: Head, spoken: Sequence[Spoken], country: Entry | None
) -> Place | None:
    """
    The place that "the town", "the area", "the country" means: the last one spoken of that is such a place.
    """
    noun, kind = tokens[head[1] - 1].lower, head[2]
    provincial = noun == "capital" and tokens[head[1] - 2].lower == "provincial"
    if noun in {"country", "capital"} and country and not provincial:
        entry = country if noun == "country" else gazetteer().capital(country.code)
        return placed(entry) if entry else None
    if kind == "province" or provincial:
        return last_one(spoken, lambda one: one.place.precision == "province")
    if kind in INHABITED:
        return last_one(spoken, lambda one: one.kind == kind) or last_one(spoken, inhabited)
    if kind in FACILITIES:
        named = last_one(spoken, lambda one: noun in one.words)
        near = None if named else last_one(spoken, lambda one: one.kind not in WIDE)
        return replace(near, precision="near") if near else named
    return last_one(spoken, lambda one: one.place.precision != "country")


def last_one(spoken: Sequence[Spoken], fits: Callable[[Spoken], bool]) -> Place | None:
    """
    The last place spoken of that *fits*.
    """
    return next((one.place for one in reversed(spoken) if fits(one)), None)


def inhabited(one: Spoken) -> bool:
    """
    Whether a place spoken of is a settlement or a part of one.
    """
    return one.kind in INHABITED


def placed(entry: Entry) -> Place:
    """
    A place of the gazetteer without words that name it yet.
    """
    where = (entry.admin1, country_of(entry), entry.lat, entry.lon, entry.gazetteer_id)
    return Place(Span(0, 0), entry.name, entry.precision, *where)
