"""
What lies between two places: "between X and Y", "the X-Y highway", "the border between X and Y".
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportedly.language.tokens import DASHES
from reportedly.places.bearings import point_between
from reportedly.places.kinds import WIDE
from reportedly.places.phrases import BORDER, Mention, Nouns, left_edge, part_of_name
from reportedly.places.place_words import words
from reportedly.places.unlisted import bare_name
from reportedly.records import Token

ROADS = frozenset({"from", "linking", "connecting", "joining"})
ROAD_ENDS = frozenset({"to", "and", "with"})
BACK = 6


def spanned(tokens: Sequence[Token], mentions: Sequence[Mention], found: Nouns) -> list[Mention]:
    """
    The mentions of a sentence, with "between X and Y" as one, also where only one of both is known.
    """
    known = frozenset(mention.first for mention in mentions if mention.entry)
    out: list[Mention] = []
    for mention in mentions:
        if out and mention.entry is None and mention.first < out[-1].end:
            continue
        whole = middle(tokens, out[-1], mention, found) if out else None
        if whole:
            out[-1] = whole
        else:
            out.append(half_told(tokens, mention, found, known))
    return out


def half_told(tokens: Sequence[Token], one: Mention, found: Nouns, known: AbstractSet[int]) -> Mention:
    """
    A mention, or what lies between it and a place that no gazetteer knows: an area around it.
    """
    entry = one.entry
    if entry is None or one.demonym or one.point or entry.kind in WIDE:
        return one
    ends = begun_between(tokens, one) or ended_between(tokens, one) or half_a_road(tokens, one, found)
    if ends is None or ends[2] in known:
        return one
    start, end, _, name = ends
    return one._replace(
        start=start, end=end, entry=None, region=entry, name=name, kind="region", area="region"
    )


# First token of all, token after, first token of the other name, and what to call it.
Ends = tuple[int, int, int, str]


def begun_between(tokens: Sequence[Token], one: Mention) -> Ends | None:
    """
    What reaches from a known place to another: "between Gao and X".
    """
    before, after = one.start - 1, one.end
    if before < 0 or tokens[before].lower != "between" or not is_any(tokens, after, {"and"}):
        return None
    span = bare_name(tokens, after + 1) if after + 1 < len(tokens) else None
    return span and (before, span[1], span[0], f"between {one.name} and {worded(tokens, span)}")


def ended_between(tokens: Sequence[Token], one: Mention) -> Ends | None:
    """
    What reaches from another place to a known one: "between X and Gao".
    """
    joint = one.start - 1
    if not is_any(tokens, joint, {"and"}):
        return None
    for before in range(joint - 2, max(joint - BACK, -1), -1):
        if tokens[before].lower == "between":
            span = bare_name(tokens, before + 1)
            whole = span is not None and span[1] == joint
            name = f"between {worded(tokens, (before + 1, joint))} and {one.name}"
            return (before, one.end, before + 1, name) if whole else None
    return None


def half_a_road(tokens: Sequence[Token], one: Mention, found: Nouns) -> Ends | None:
    """
    A road from a known place to another: "the Gao-X road", "the road from Gao to X".
    """
    after = one.end
    if after + 1 >= len(tokens):
        return None
    span = bare_name(tokens, after + 1)
    if span is None:
        return None
    name = f"{one.name}-{worded(tokens, span)}"
    head = found.starting.get(span[1])
    if tokens[after].text in DASHES and head and head[2] == "street":
        return one.start, head[1], span[0], f"{name} {tokens[head[0]].lower}"
    before = one.start - 1
    head = found.ending.get(before) if before > 0 and tokens[before].lower in ROADS else None
    if head is None or head[2] != "street" or tokens[after].lower not in ROAD_ENDS:
        return None
    return left_edge(tokens, head[0]), span[1], span[0], f"{name} {tokens[head[0]].lower}"


def worded(tokens: Sequence[Token], span: tuple[int, int]) -> str:
    """
    The words of a name, with its dashes.
    """
    text = " ".join(token.text for token in tokens[span[0] : span[1]])
    return text.replace(" - ", "-")


def is_any(tokens: Sequence[Token], i: int, texts: AbstractSet[str]) -> bool:
    """
    Whether there is a token *i* that is one of these words.
    """
    return 0 <= i < len(tokens) and tokens[i].lower in texts


def middle(tokens: Sequence[Token], one: Mention, other: Mention, found: Nouns) -> Mention | None:
    """
    What lies between two neighbouring mentions of places: "the road between X and Y".
    """
    if other.name.startswith(BORDER) and one.kind == "country" and dashed(tokens, one, other):
        name = f"{BORDER}{one.name} and {other.name.removeprefix(BORDER)}"
        return other._replace(first=one.first, start=left_edge(tokens, one.first), name=name)
    if one.entry is None or other.entry is None:
        return None
    if other.kind == "street" and dashed(tokens, one, other):
        return way(one, other)
    return road_ends(tokens, one, other, found) or halfway(tokens, one, other, found)


def halfway(tokens: Sequence[Token], one: Mention, other: Mention, found: Nouns) -> Mention | None:
    """
    What lies between two places, or along the border of two countries: "between X and Y".
    """
    start = one.start - 1
    if start < 0 or tokens[start].lower != "between" or one.entry is None or other.entry is None:
        return None
    bordering = start > 0 and tokens[start - 1].lower in words("borders")
    apart = other.start != one.end + 1 or tokens[one.end].lower != "and"
    if apart or one.demonym or other.demonym:
        return None
    name = f"{one.name} and {other.name}"
    if bordering and {one.entry.kind, other.entry.kind} == {"country"}:
        begin = left_edge(tokens, start - 1)
        return Mention(one.first, other.last, begin, other.end, None, f"{BORDER}{name}", "region")
    if {one.entry.kind, other.entry.kind} & WIDE:
        return None
    point = point_between(one.entry, other.entry)
    head = found.ending.get(start)
    begin = left_edge(tokens, head[0]) if head and not part_of_name(tokens, head[0]) else start
    name = f"between {name}"
    return (
        Mention(one.first, other.last, begin, other.end, None, name, "region", point=point) if point else None
    )


def road_ends(tokens: Sequence[Token], one: Mention, other: Mention, found: Nouns) -> Mention | None:
    """
    The road that is told by both its ends: "the road from X to Y", "a highway linking X with Y".
    """
    start = one.start - 1
    head = found.ending.get(start) if start > 0 and tokens[start].lower in ROADS else None
    if head is None or head[2] != "street" or one.demonym or other.demonym:
        return None
    if other.start != one.end + 1 or tokens[one.end].lower not in ROAD_ENDS:
        return None
    whole = way(one, other)
    return whole._replace(start=left_edge(tokens, head[0]), name=f"{whole.name} {tokens[head[0]].lower}")


def dashed(tokens: Sequence[Token], one: Mention, other: Mention) -> bool:
    """
    Whether only a dash stands between two names.
    """
    return other.first == one.last + 1 and tokens[one.last].text in DASHES


def way(one: Mention, other: Mention) -> Mention:
    """
    The road that is called by both its ends: "the Damascus-Homs highway"; without a point if it is too long.
    """
    ends = [end for end in (one.entry, other.entry) if end and end.kind not in WIDE]
    point = point_between(*ends) if len(ends) == 2 else None
    start, name = min(one.start, other.start), f"{one.name}-{other.name}"
    return Mention(one.first, other.last, start, other.end, None, name, "street", point=point)
