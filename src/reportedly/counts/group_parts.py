"""
People told as some of others: "of whom 13 were civilians", "two of the 12 passengers", "of the 15, nine".
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.group_shares import EVERY
from reportedly.counts.groups import Group, with_head
from reportedly.counts.harm_tables import between
from reportedly.counts.harm_verbs import past_filling
from reportedly.counts.number_ranges import Quantity
from reportedly.counts.victims import people
from reportedly.records import Token

# What tells of some among others.
AMONG = frozenset({"among", "amongst"})
BE = frozenset({"were", "was", "are", "is"})
# What takes up people behind "of", where some of them are told of.
WHOM = frozenset({"whom", "which"})
# What begins a part of those told before.
PART_MARKS = AMONG | {"including", "incl", "include", "included", "includes", "mostly", "mainly"}
DASHES = (["-"], ["–"], ["—"], ["-", "-"])
# How far before a part its whole may stand, and how far behind the whole what marks a part.
FAR, CLOSE = 40, 16
# How many groups before "among them" their whole may be told.
BACK = 4
# The fewest words between a part and the dead or wounded that are too many.
NAMING = 6
# How far behind "of the 15 killed" their number may stand, and the fewest tokens that tell them.
OPENING, FEWEST = 25, 3
# The most words from "of" to the end of an owner: "of the village's 300".
OWNER = 8


def of_whom(tokens: Sequence[Token], i: int) -> int | None:
    """
    The index after "of them", "of whom" and their verb at token *i*.
    """
    if (
        i + 1 >= len(tokens)
        or tokens[i].lower != "of"
        or tokens[i + 1].lower not in {"them", "whom", "which"}
    ):
        return None
    j = i + 2
    if cardinal_at(tokens, j):
        return None
    while j < len(tokens) and tokens[j].lower in {"were", "are", "was", "from", "being", "the", "a"}:
        j += 1
    return j


def some_of_whom(tokens: Sequence[Token], number: Quantity, walls: frozenset[int]) -> int | None:
    """
    Where the people begin of whom *number* is told behind the whole: "20, of whom 13 were civilians", "of the
    20 killed, 13 were civilians", "20, of whom | five escaped and 15 | died".
    """
    at = number.last
    be = at < len(tokens) and tokens[at].lower in BE
    whom = whom_before(tokens, number.first)
    if whom is not None and (whom == number.first - 2 or past_filling(tokens, at, walls) in walls):
        return at + be
    where = number.first > 0 and tokens[number.first - 1].lower == "where"
    told = where or (at + 1 not in walls and opened_by(tokens, number.first) is not None)
    return at + 1 if be and told else None


def whom_before(tokens: Sequence[Token], i: int) -> int | None:
    """
    Where "of whom" stands that begins the clause of the number at token *i*, or the clause before it: "20, of
    whom five escaped and | 15 died".
    """
    near = [token.lower for token in tokens[max(0, i - 2) : i]]
    of = i - 2 if near[:1] == ["of"] else opened_by(tokens, i)
    return of if of is not None and tokens[of + 1].lower in WHOM else None


def opened_by(tokens: Sequence[Token], i: int) -> int | None:
    """
    Where the "of" stands that begins the clause of the number at token *i*: "of the 15 killed, nine were".
    """
    if i < FEWEST or tokens[i - 1].lower not in {",", "and"}:
        return None
    for k in range(i - 2, max(-1, i - OPENING), -1):
        if tokens[k].text in {";", ":"}:
            return None
        if tokens[k].lower == "of" and (k == 0 or not tokens[k - 1].text[0].isalnum()):
            return k
    return None


def told_as(tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]) -> Group:
    """
    Group *n*, a bare share of the people right behind it, with what a clause tells of it: "nine of the 15
    killed were civilians".
    """
    group, whole = groups[n], groups[n].part_of
    if whole != n + 1 or group.head or not group.counted or not is_out_of(tokens, group, groups[whole]):
        return group
    j = groups[whole].last
    while j in walls:
        j += 1
    if j + 1 >= len(tokens) or tokens[j].lower not in BE or j + 1 in walls:
        return group
    told = with_head(tokens, replace(group, last=j + 1), j + 1, walls)
    return replace(group, head=told.head, type=told.type) if told and told.head else group


def is_out_of(tokens: Sequence[Token], some: Group, whole: Group) -> bool:
    """
    Whether only "of the" stands between some and their whole: "nine of the 15", "12 of the village's 80 men".
    """
    gap = [token.lower for token in tokens[some.last : whole.first]]
    of = "of" in gap or tokens[some.last - 1].lower == "of"
    return of and set(without_owner(gap)) <= people().definite | {"out", "of"}


def part_of_them(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* as a number of "them", whose people begin at token *i*; None where none are named or harmed.
    """
    part = with_head(tokens, replace(group, last=i), i, walls)
    if part is None or part.head is None:
        near = {i, i + 1, i + 2, group.first - 1, past_filling(tokens, i, walls)} & walls
        of = group.last - (tokens[group.last - 1].lower == "of")
        if opened_by(tokens, group.first) is not None:
            return replace(group, of_them=True)
        told = bool(near) or is_aside(tokens, group, of)
        end = of + 2 if tokens[of : of + 1] and tokens[of].lower == "of" else of
        part = replace(group, last=end) if told else None
    return part and replace(part, of_them=True)


def is_aside(tokens: Sequence[Token], group: Group, of: int) -> bool:
    """
    Whether several people are told of as a part of others in a remark: "12 men, eight of them at the market".
    """
    several = not group.vague and (group.low or 0) > 1 and tokens[group.first].lower != "all"
    opens = group.first > 0 and tokens[group.first - 1].text in {",", "–", "—", "("}
    how = of + 2 < len(tokens) and tokens[of + 2].lower.endswith("ly")
    return several and opens and not how and tokens[of + 1].lower != "which"


def is_told_first(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a clause begins with people of whom it goes on to count some: "of the 120 passengers, 40 died".
    """
    i = group.first - (group.first > 0 and tokens[group.first - 1].lower in people().definite)
    opened = i > 0 and tokens[i - 1].lower == "of" and (i == 1 or not tokens[i - 2].text[0].isalnum())
    return opened and group.counted and not group.named


def is_share(tokens: Sequence[Token], groups: Sequence[Group], n: int) -> bool:
    """
    Whether group *n* is counted out of a whole that is told only for it: "two of the 12 passengers", "of the
    120 passengers, 40"; not a part that is told after its whole ("12 passengers, two of them children").
    """
    whole = groups[n].part_of
    return whole is not None and (whole > n or is_told_first(tokens, groups[whole]))


def without_owner(words: list[str]) -> list[str]:
    """
    Words without the owner at their end: "of the village's" is "of".
    """
    if words[-1:] not in (["'s"], ["’s"]) or "of" in words[1:] or len(words) > OWNER:
        return words
    return words[:1] if words[0] == "of" else ["the"]


def is_part(
    tokens: Sequence[Token], group: Group, before: Group, gap: Sequence[str], walls: frozenset[int]
) -> bool:
    """
    Whether a group is told as a part of the one *before* it, with the words of the *gap* between them, or of
    the whole that this is of.
    """
    if (
        group.of_them
        or gap in DASHES
        or (len(gap) < CLOSE and is_marked(tokens, before.last, group.first, walls))
    ):
        return True
    if gap == [","] and group.counted and is_told_first(tokens, before):
        return True
    every = gap == [","] and tokens[group.first].lower in EVERY
    if before.counted and (every or are_among(tokens, before, gap)):
        return True
    return (before.named and gap in (["were"], ["was"])) or is_listed_out(tokens, group, before, walls)


def told_first(tokens: Sequence[Token], groups: Sequence[Group], n: int) -> int | None:
    """
    The people with whom a clause begins that goes on with some of them, group *n*: "of the 15 killed, nine",
    "20, of whom five escaped and 15 died".
    """
    group = groups[n]
    of = opened_by(tokens, group.first) if group.of_them or (group.counted and group.head is None) else None
    if of is None:
        return None
    near = range(max(0, n - FAR), n)
    if tokens[of + 1].lower in WHOM:
        return next((m for m in reversed(near) if groups[m].last <= of), None)
    return next((m for m in near if groups[m].first > of and groups[m].part_of is None), None)


def are_among(tokens: Sequence[Token], before: Group, gap: Sequence[str]) -> bool:
    """
    Whether people are told of as among those counted before: "among the 19 dead are 12 women".
    """
    lead = {token.lower for token in tokens[max(0, before.first - 2) : before.first]}
    return not lead.isdisjoint(AMONG) and len(gap) < 4 and gap[-1:] in (["are"], ["were"], ["is"], ["was"])


def is_marked(tokens: Sequence[Token], i: int, j: int, walls: frozenset[int]) -> bool:
    """
    Whether a word such as "including" up to token *j* makes a part of what comes, with no harm told between.
    """
    for k in range(j, i - 1, -1):
        if tokens[k].lower in PART_MARKS:
            return True
        if k in walls:
            return False
    return False


def is_listed_out(tokens: Sequence[Token], group: Group, before: Group, walls: frozenset[int]) -> bool:
    """
    Whether a group lists those just counted: "30 dead (12 women and a girl)", "30 died: 12 women".
    """
    gap = [tokens[i].text for i in range(before.last, group.first) if i not in walls]
    fewer = before.low is not None and group.low is not None and group.low < before.low
    return gap in (["("], [":"]) and before.counted and group.counted and fewer and group.head is not None


def among_them(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "among them" closes off people, who are a part of those told before.
    """
    words = [token.lower for token in tokens[i : i + 2]]
    if words[1:] != ["them"] or words[0] not in AMONG:
        return False
    return i + 2 == len(tokens) or not tokens[i + 2].text[0].isalnum()


def whole_before(groups: Sequence[Group], n: int) -> int:
    """
    The people whom "them" takes up: the counted ones told last, else those told last.
    """
    near = (
        m for m in range(n - 1, max(n - 1 - BACK, -1), -1) if groups[m].counted and groups[m].part_of is None
    )
    return next(near, n - 1)


def is_part_before(tokens: Sequence[Token], groups: Sequence[Group], n: int) -> bool:
    """
    Whether the group before *n* is a part of it ("ten children were among 48 people killed", "two medics are
    among the casualties", "five of the village's wounded").
    """
    group, before = groups[n], groups[n - 1]
    gap = set(without_owner([token.lower for token in tokens[before.last : group.first][:FAR]]))
    among = "among" in gap and gap <= {"among", "were", "was", "are", "is", "the"}
    if among and tokens[group.last - 1].lower in between()["harmed"] | {"victims"}:
        return True
    if group.counted and (among or (before.counted and is_out_of(tokens, before, group))):
        return True
    return group.named and is_of(tokens, before, gap) and len(gap) < NAMING


def is_of(tokens: Sequence[Token], before: Group, gap: set[str]) -> bool:
    """
    Whether the group *before* is some of those after the *gap*: "among the dead", "a number of those hurt".
    """
    return not gap.isdisjoint(AMONG | {"of"}) or (not gap and tokens[before.last - 1].lower == "of")
