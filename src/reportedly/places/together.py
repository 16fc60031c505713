"""
Several names of places as one, where one lies in the other: "X in Y province", "Y's X".
"""

from collections.abc import Sequence

from reportedly.language.tokens import DASHES
from reportedly.places.areas import REGION, close, inside
from reportedly.places.bearings import Point, point_between
from reportedly.places.gazetteer import Entry
from reportedly.places.kinds import AREAS, FACILITIES, SETTLED, WIDE
from reportedly.places.phrases import BORDER, NEARBY, OWNING, Mention
from reportedly.places.place_words import words
from reportedly.places.worth import is_small
from reportedly.records import Token

VILLAGES = frozenset({"village", "hamlet", "town"})
AT_LINES = frozenset({",", "along", "at", "by", "close", "near", "on", "to"})
INSIDE = frozenset({",", "in", "of", "at", "(", "on", "within", "the"})
# So many degrees apart is what is "near" a town at the most.
NEAR = 1.0
# So many words may tell the day in front of a place and a colon: "3 March 2024, Goma:".
LONGEST_DATE = 4


def contains(outer: Entry, inner: Mention) -> bool:
    """
    Whether a place lies in another, wider one, as far as the gazetteer knows.
    """
    entry = inner.entry
    if entry is None:
        return not inner.demonym
    if outer.code != entry.code or outer is entry or entry.kind == "country":
        return False
    return outer.kind == "country" or is_part(outer, entry, inner.kind)


def is_part(outer: Entry, entry: Entry, kind: str) -> bool:
    """
    Whether a place lies in another one of its country; *kind* is what it is called.
    """
    same = outer.admin1 == entry.admin1 and entry.kind != "province"
    if outer.kind == "region" and outer.admin1 is None:
        return inside(outer, entry)
    if outer.kind in {"province", "region"}:
        return same and (outer.kind == "province" or entry.kind not in WIDE)
    if outer.kind == "district":
        return same and entry.kind in SETTLED and close(outer, entry)
    if kind == "neighbourhood" and {outer.kind, entry.kind} <= SETTLED:
        return close(outer, entry)
    if entry.kind in FACILITIES and outer.kind in SETTLED:
        return kind in FACILITIES or (same and close(outer, entry))
    return (entry.kind in FACILITIES and kind in FACILITIES) or (
        same and outer.name in {outer.admin1, f"{outer.admin1} City"}
    )


def is_apposition(gap: Sequence[str]) -> bool:
    """
    Whether words between two names say what the first is in the second: ", a village in".
    """
    return 4 <= len(gap) <= 6 and gap[0] == "," and gap[1] in {"a", "an", "the"} and gap[-1] in {"in", "of"}


def says_near(gap: Sequence[str]) -> bool:
    """
    Whether the words between two names say that the first is near the second: ", near".
    """
    return 0 < len(gap) <= 2 and gap[-1] in NEARBY and all(word in NEARBY or word == "," for word in gap)


def lying_in(one: Mention, other: Mention) -> Mention:
    """
    A place of unknown point that lies in, or near, another one: the narrowest of all that were named so.
    """
    entry = other.entry
    if entry is None or one.point or (one.region and (other.near or not narrower(one.region, entry))):
        return one
    area = other.kind if other.kind in AREAS else "province" if holds_villages(one, entry) else ""
    return one._replace(region=entry, area=area, near=other.near, point=other.point)


def holds_villages(one: Mention, entry: Entry) -> bool:
    """
    Whether a town stands for its province, since a village lies there: "the village of X in Idlib".
    """
    called = one.start < one.first or one.last < one.end
    return called and one.kind == "village" and entry.kind in SETTLED and entry.name == entry.admin1


def narrower(outer: Entry, entry: Entry) -> bool:
    """
    Whether a place is a part of an area, so that it says better where something is.
    """
    whole = outer.kind == "country" and entry.kind != "country"
    return whole or (outer.kind in AREAS and inside(outer, entry))


def joined(tokens: Sequence[Token], one: Mention, other: Mention) -> Mention | None:
    """
    Two neighbouring mentions as one, where one lies in the other: the inner one, over the words of both.
    """
    gap = [token.lower for token in tokens[one.end : half_way(tokens, one.end, other.start)]]
    if gap == [","] and other.kind in FACILITIES and other.start < other.first - 1:
        one = one._replace(kind=other.kind)
    if says_elsewhere(tokens, one, other, gap):
        village = not is_apposition(gap) or gap[-2] in VILLAGES
        one = one._replace(entry=None, name="", kind="village" if village else "neighbourhood", point=None)
    if says_more(one, other, gap) or is_placed(tokens, one, other, gap):
        return one._replace(end=other.end)
    described = one.entry is None and (is_apposition(gap) or says_near(gap))
    if (len(gap) > 2 and not described) or other.demonym or (other.near and one.entry is not None):
        return None
    owning = other.start < one.end or not gap or gap[0] in OWNING
    owned = owning and one.end > one.last and len(gap) == 1
    within = described or owned or all(word in INSIDE for word in gap)
    if within and other.entry and not one.demonym and contains(other.entry, one):
        end = max(one.end, other.end)
        return one._replace(end=end) if one.entry else lying_in(one._replace(end=end), other)
    if (
        owning
        and one.entry
        and (one.entry.kind in WIDE or other.start < one.end)
        and contains(one.entry, other)
    ):
        region = one.entry if other.entry is None else other.region
        return other._replace(start=min(one.start, other.start), region=region)
    if owns(one, other, gap):
        return other._replace(start=min(one.start, other.start), region=one.entry)
    return None


def is_placed(tokens: Sequence[Token], one: Mention, other: Mention, gap: Sequence[str]) -> bool:
    """
    Whether a known place is told more about by one that it is near, or by its former province.
    """
    if one.entry is None or other.entry is None or one.entry.code != other.entry.code:
        return False
    near = says_near(gap) and is_beside(one.entry, other)
    return near or (gap == [","] and not one.near and is_addressed(tokens, one.entry, other))


def is_beside(entry: Entry, other: Mention) -> bool:
    """
    Whether a place is told more about by a town that it is near: "Abu Shouk camp near El Fasher".
    """
    town = other.entry is not None and other.near and not other.point and other.entry.kind in SETTLED
    return town and entry.kind not in WIDE and other.entry is not None and close(other.entry, entry, NEAR)


def is_addressed(tokens: Sequence[Token], entry: Entry, other: Mention) -> bool:
    """
    Whether a town is told more about by the province behind a comma in which it once lay, and in no list:
    "Wamena, Papua".
    """
    area, after = other.entry, tokens[other.end].lower if other.end < len(tokens) else "."
    if area is None or area.kind != "province" or entry.kind not in SETTLED or other.start < other.first:
        return False
    return after not in {"and", "or"} and close(area, entry, REGION)


def half_way(tokens: Sequence[Token], start: int, end: int) -> int:
    """
    Where the words before a name end, without the first half of the direction in front of it: "north-" of
    "north-central Mali".
    """
    halved = end - start > 2 and tokens[end - 1].text in DASHES
    return end - 2 if halved and tokens[end - 2].lower in words("directions") else end


def says_elsewhere(tokens: Sequence[Token], one: Mention, other: Mention, gap: Sequence[str]) -> bool:
    """
    Whether a small place must be another one than the only one known, since the area said to hold it is in
    another country, or not about it: "La Victoria, in Apure state", "Jacarezinho, a favela in Rio".
    """
    entry, area = one.entry, other.entry
    if entry is None or area is None or one.demonym or other.demonym or other.near:
        return False
    if gap == [","] and area.kind in {*SETTLED, "district"} and is_quarter(tokens, one):
        return entry.code == area.code and not close(area, entry)
    if gap == ["in"] and one.kind == "village" and one.start < one.first and area.kind in SETTLED:
        return (entry.code, entry.admin1) != (area.code, area.admin1) and not close(area, entry)
    noun = other.end > other.last and other.kind in AREAS
    part = is_apposition(gap) and area.kind in {*AREAS, *SETTLED}
    held = area.kind in AREAS and (gap in (["in"], [",", "in"]) or (noun and gap == [","]))
    if not ((part or held) and (noun or is_small(entry))):
        return False
    if one.start and tokens[one.start - 1].lower == "from":
        return False
    return entry.code != area.code or not (contains(area, one) or is_close(area, entry))


def says_more(one: Mention, other: Mention, gap: Sequence[str]) -> bool:
    """
    Whether a town is told more about by an area of no point: "X, Y district", "X, on the Chinese border".
    """
    if one.kind not in SETTLED or other.entry:
        return False
    if other.name.startswith(BORDER):
        return len(gap) <= 3 and all(word in AT_LINES for word in gap)
    return gap == [","] and one.entry is not None and holds(other)


def holds(one: Mention) -> bool:
    """
    Whether a place that no gazetteer knows is an area, by the noun behind its name: "X district".
    """
    return one.kind in AREAS and one.last < one.end and not one.point


def is_quarter(tokens: Sequence[Token], one: Mention) -> bool:
    """
    Whether a place is the smallest part of a town, of which many have one name.
    """
    return any(token.lower in words("quarters") for token in tokens[one.start : one.first])


def is_close(one: Entry, other: Entry) -> bool:
    """
    Whether one of two places may be a part of the other: in one division, or within two hundred kilometres.
    """
    if one.admin1 == other.admin1 or None in (one.lat, one.lon, other.lat, other.lon):
        return True
    return point_between(one, other) is not None


def owns(one: Mention, other: Mention, gap: Sequence[str]) -> bool:
    """
    Whether a part or building is a town's, or of its province: "Omdurman's Karari neighbourhood".
    """
    part = other.region is None and other.kind in {*FACILITIES, "district"}
    if part and one.entry and other.entry:
        part = (one.entry.code, one.entry.admin1) == (other.entry.code, other.entry.admin1)
    settled = one.entry is not None and one.entry.kind in SETTLED and not one.near
    return part and settled and len(gap) == 1 and gap[0] in OWNING


def chained(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """
    The mentions of a sentence, with "X in Y province", "X, Y", "Y's X" as one each.
    """
    if len(mentions) < 2:
        return list(mentions)
    out: list[Mention] = []
    for mention in mentions:
        whole = joined(tokens, out[-1], mention) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(mention)
    return out


def framed(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """
    The mentions of a sentence, where those that no gazetteer knows lie in the place that it opens with: "In
    Goma, shells hit the X district", "3 March, Goma: six died near the X roundabout".
    """
    frame = mentions[0].entry if len(mentions) > 1 and opens(tokens, mentions[0]) else None
    if frame is None:
        return mentions
    return [within_frame(one, frame, mentions[0].point) for one in mentions]


def within_frame(one: Mention, frame: Entry, point: Point | None) -> Mention:
    """
    A mention, in the place that its sentence opens with where no gazetteer knows it: a village lies in no
    town, but in the province that is called by it.
    """
    if one.entry or one.region or one.name or one.point:
        return one
    village = one.kind == "village" and frame.kind in SETTLED and frame.name == frame.admin1
    return one._replace(region=frame, area="province" if village else "", point=point)


def opens(tokens: Sequence[Token], one: Mention) -> bool:
    """
    Whether a sentence begins by telling where all of it is: "In Goma, ", "3 March, Goma: ".
    """
    after = tokens[one.end].text if one.end < len(tokens) else ""
    if one.demonym or one.near or (one.point and one.point.gazetteer_id):
        return False
    return (after == "," and one.start == 1 and tokens[0].lower in words("locating")) or (
        after == ":" and one.start <= LONGEST_DATE
    )
