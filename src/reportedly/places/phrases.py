"""
The whole phrase around the name of a place: "the strategic village of X", "northern X", "X in Y province".

A coder copies the phrase, not the bare name, and the nouns of the phrase say what kind of place it is.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.language.phrases import Phrases
from reportedly.language.tokens import DASHES, capital
from reportedly.places.bearings import Point, offset_before, point_off
from reportedly.places.gazetteer import Entry, demonym
from reportedly.places.kinds import AREAS, AROUND, FACILITIES, INHABITED, SETTLED, WIDE
from reportedly.places.place_words import heads, words
from reportedly.places.stand_ins import is_attribute
from reportedly.places.toponyms import Candidate
from reportedly.records import Token

DIRECT = INHABITED | {"province", "district"}
# What a place of a kind may be a part of; most kinds may be one of all `AROUND`.
WIDER = {
    "neighbourhood": AROUND | SETTLED,
    "district": frozenset({"country", "region", "province", "city"}),
    "province": frozenset({"country", "region"}),
    "region": frozenset({"country", "region", "province"}),
}
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their"}
    | {"another", "same", "both", "two", "three", "several"}
)
NAMING = frozenset({"of", "called", "named"})
NEARBY = frozenset({"near", "outside", "around"})
BESIDE = frozenset({"adjacent", "close", "next"})
OWNING = frozenset({"'s", "’s", "s", "'", "’"})
MEASURES = frozenset(
    {
        "just",
        "km",
        "kms",
        "kilometers",
        "kilometres",
        "miles",
        "nautical",
        "about",
        "some",
        "around",
        "only",
        "the",
    }
)
BACK = 9
NO_NAMES = ("never", "directions", "bodies", "peoples", "prepositions")
SITE = "site"
BORDER = "border of "

Head = tuple[int, int, str]


class Mention(NamedTuple):
    """
    One name of a sentence with the place it means.

    `first` to `last` are the tokens of the name, `start` to `end` those of the phrase; `region` is the
    place it lies in where the gazetteer lacks the name itself; `near` is true for "east of X"; `point` is
    where "20 km east of X" or "between X and Y" is; `area` what the region is called that a town names.
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry | None
    name: str
    kind: str
    region: Entry | None = None
    demonym: bool = False
    near: bool = False
    point: Point | None = None
    area: str = ""


class Nouns(NamedTuple):
    """
    The nouns for kinds of places in a sentence, also by the token they begin at and the token after them;
    and the same together with those for sites, in reading order.
    """

    listed: Sequence[Head]
    starting: Mapping[int, Head]
    ending: Mapping[int, Head]
    with_sites: Sequence[Head]


NONE = Nouns((), {}, {}, ())


@cache
def sites() -> Phrases[str]:
    """
    The nouns for sites, parts of a town or a building that have no name of their own.
    """
    return Phrases([(noun, SITE) for noun in words("sites")])


@cache
def opening() -> frozenset[str]:
    """
    The first words of all nouns for kinds of places and for sites.
    """
    return frozenset([*heads().by_first, *sites().by_first])


def nouns(tokens: Sequence[Token]) -> Nouns:
    """
    The nouns for kinds of places, and for sites, in a sentence.
    """
    first_words = opening()
    starts = [i for i, token in enumerate(tokens) if token.lower in first_words]
    if not starts:
        return NONE
    listed, further = (
        called_twice(tokens, heads().find_from(tokens, starts)),
        sites().find_from(tokens, starts),
    )
    starting: dict[int, Head] = {}
    ending: dict[int, Head] = {}
    for head in listed:
        starting[head[0]] = ending[head[1]] = head
    if not further:
        return Nouns(listed, starting, ending, listed)
    known = {i for first, end, _ in listed for i in range(first, end)}
    sited = [head for head in further if known.isdisjoint((head[0], head[1] - 1))]
    return Nouns(listed, starting, ending, sorted([*listed, *sited]) if sited else listed)


def called_twice(tokens: Sequence[Token], listed: Sequence[Head]) -> list[Head]:
    """
    The nouns of a sentence, each with the one in brackets that says the same: "subdistrict (nahiya)".
    """
    out: list[Head] = []
    for head in listed:
        first, end, kind = out[-1] if out else head
        if head[0] == end + 1 and tokens[end].text == "(" and is_text(tokens, head[1], ")"):
            out[-1] = (first, head[1] + 1, kind)
        else:
            out.append(head)
    return out


def is_text(tokens: Sequence[Token], i: int, text: str) -> bool:
    """
    Whether there is a token *i* that is this text.
    """
    return i < len(tokens) and tokens[i].text == text


def head_before(tokens: Sequence[Token], i: int, found: Nouns) -> Head | None:
    """
    The noun of "the town of X" or "the town X", before token *i*.
    """
    linked = i > 0 and tokens[i - 1].lower in NAMING
    head = found.ending.get(i - 1 if linked else i)
    return head if head and (linked or head[2] in DIRECT) else None


def direction_edge(tokens: Sequence[Token], end: int) -> int:
    """
    Where the directions begin that end before token *end*: "north-eastern", "south west".
    """
    directions = words("directions")
    while end and tokens[end - 1].lower in directions:
        end -= 1
        if end > 1 and tokens[end - 1].text in DASHES and tokens[end - 2].lower in directions:
            end -= 1
    return end


def left_edge(tokens: Sequence[Token], i: int) -> int:
    """
    Where the phrase begins whose noun or name is at token *i*: its determiner, or its directions.
    """
    kept = i
    for j in range(i - 1, max(i - BACK, -1), -1):
        token = tokens[j]
        if token.lower in DETERMINERS:
            return j
        if token.text[0].isdigit():
            kept = j
            continue
        if token.lower in words("directions"):
            kept = direction_edge(tokens, kept) if kept == j + 1 else kept
        elif token.text in DASHES:
            continue
        elif (
            not token.text.isalpha() or token.lower in words("never") or token.lower in words("prepositions")
        ):
            break
    return kept


def name_edge(tokens: Sequence[Token], first: int) -> int:
    """
    Where the phrase of a bare name begins: directions, "rebel-held", "the" before it.
    """
    j = first
    while j:
        before = tokens[j - 1]
        if before.lower in words("directions"):
            j -= 1
        elif j > 2 and before.lower in words("holding") and tokens[j - 2].text in DASHES:
            j -= 3
        else:
            break
    return j - 1 if j and tokens[j - 1].lower in {"the", "a"} else j


def outward(tokens: Sequence[Token], start: int, found: Nouns) -> tuple[int, bool]:
    """
    Where "districts east of X" begins, given where X does; and whether the place is only near X.
    """
    before = tokens[start - 1].lower if start else ""
    nearby = is_near(tokens, start)
    if nearby:
        at = start - 1 - (before == "to")
    elif before in {"of", "from"}:
        offset, wind = offset_before(tokens, start), direction_edge(tokens, start - 1)
        if offset is None and wind == start - 1:
            return start, False
        at = measured_from(tokens, wind) if offset is None else loosely(tokens, offset.first)
    else:
        return start, False
    head = found.ending.get(at)
    if head and not part_of_name(tokens, head[0]):
        return left_edge(tokens, head[0]), True
    return (start if nearby else at), True


def is_near(tokens: Sequence[Token], start: int) -> bool:
    """
    Whether what is told is only near the place whose phrase begins at a token: "near X", "close to X".
    """
    before = tokens[start - 1].lower if start else ""
    return before in NEARBY or (before == "to" and start > 1 and tokens[start - 2].lower in BESIDE)


def measured_from(tokens: Sequence[Token], at: int) -> int:
    """
    Where the words of a distance begin that end before token *at*, or go on from there: "just some 20 km".
    """
    while at and (tokens[at - 1].lower in MEASURES or tokens[at - 1].text[0].isdigit()):
        at -= 1
    return at


def loosely(tokens: Sequence[Token], at: int) -> int:
    """
    Where the words begin that say how exact a distance is which begins at token *at*: "just some 20 km".
    """
    while at and tokens[at - 1].lower in MEASURES:
        at -= 1
    return at


def part_of_name(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the noun at token *first* ends a name ("Aleppo province").
    """
    return first > 0 and capital(tokens[first - 1]) and tokens[first - 1].lower not in DETERMINERS


def village_in(tokens: Sequence[Token], start: int, found: Nouns) -> int | None:
    """
    Where "a village in X" begins, given where X does, which is then no town but its province; None without.
    """
    head = found.ending.get(start - 1) if start > 1 and tokens[start - 1].lower == "in" else None
    return left_edge(tokens, head[0]) if head and head[2] == "village" else None


def has_own_name(tokens: Sequence[Token], head: Head, entry: Entry) -> bool:
    """
    Whether a noun before "of" and a wider place is that of the name in front of it: "the Solino district of
    Port-au-Prince", but not "the Kurdish district of Afrin".
    """
    before = tokens[head[0] - 1] if head[0] else None
    if before is None or entry.kind not in WIDER.get(head[2], AROUND) or not before.text.isalpha():
        return False
    named = capital(before) and not before.text.isupper() and not demonym(before.text)
    return named and not any(before.lower in words(each) for each in NO_NAMES)


def mention_of(tokens: Sequence[Token], candidate: Candidate, entry: Entry, found: Nouns) -> Mention:
    """
    A name with the phrase around it.
    """
    first, last = candidate.first, candidate.last
    if entry.kind == "country" and (at_line := border_with(tokens, candidate, entry)):
        return at_line
    if candidate.demonym:
        return Mention(first, last, first, last, entry, entry.name, "country", demonym=True)
    before = after = None
    if found.listed:
        before, after = head_before(tokens, first, found), found.starting.get(last)
        before = None if before and has_own_name(tokens, before, entry) else before
    end = after[1] if after else last
    edge = left_edge(tokens, before[0]) if before else name_edge(tokens, first)
    start, near = outward(tokens, edge, found)
    kind = after[2] if after else before[2] if before else entry.kind
    if kind in SETTLED and start < first and any(token.lower == "rural" for token in tokens[start:first]):
        kind = "region"
    village = village_in(tokens, start, found) if kind in SETTLED and entry.name == entry.admin1 else None
    if village is not None:
        start, kind = village, "province"
    name = entry.name
    doubled = entry.kind == "region" and is_text(tokens, last, name.split()[-1].lower())
    if after and after[2] in FACILITIES and entry.kind not in FACILITIES and not doubled:
        name = f"{entry.name} {' '.join(token.text for token in tokens[last:end])}"
        near = True
    if before and entry.kind in SETTLED and tokens[before[1] - 1].lower in words("islands"):
        name, near = f"{entry.name} island", True
    offset = offset_before(tokens, edge) if near and entry.kind not in WIDE else None
    point = point_off(entry, offset) if offset else None
    return Mention(first, last, start, end, entry, name, kind, near=near, point=point)


def exactness(mention: Mention, entry: Entry) -> str:
    """
    How exact the point of a mention is: an area called by its town is no point, nor is what is near it.
    """
    if entry.precision in WIDE:
        return entry.precision
    if mention.near:
        return "near"
    area = mention.kind if mention.entry else mention.area
    return area if area in AREAS and entry.precision in SETTLED else entry.precision


def border_with(tokens: Sequence[Token], candidate: Candidate, entry: Entry) -> Mention | None:
    """
    The border of a country: "its border with Turkey", "the Turkish border"; a line that has no point.
    """
    first, last = candidate.first, candidate.last
    name = f"{BORDER}{entry.name}"
    if last < len(tokens) and tokens[last].lower in words("borders"):
        if is_attribute(tokens, last + 1) and not is_border_land(tokens, last + 1):
            return None
        return Mention(first, last, left_edge(tokens, first), last + 1, None, name, "region")
    linked = first > 1 and tokens[first - 1].lower == "with" and tokens[first - 2].lower in words("borders")
    return Mention(first, last, left_edge(tokens, first - 2), last, None, name, "region") if linked else None


def is_border_land(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a border is told by its land: "the Syrian border area", but not "the Russian border region of X".
    """
    return tokens[i].lower in words("border_lands") and not is_text(tokens, i + 1, "of")
