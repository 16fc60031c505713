"""
The people of a sentence whom a number counts: "at least 12 men", "four 19-year-old conscripts", "20 of them".
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.counts.ages import past_years_old
from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.group_parts import of_whom, part_of_them, some_of_whom
from reportedly.counts.groups import Group, with_head
from reportedly.counts.harm_senses import is_utmost
from reportedly.counts.loose_numbers import is_loose
from reportedly.counts.no_people import is_year
from reportedly.counts.number_ranges import Quantity
from reportedly.counts.victims import SAME, head_in, kind_of, people, phrase_end
from reportedly.records import Token

QUOTES = {'"', "”", "“", "’"}
# What begins a part of those just counted ("hundreds, mostly civilians").
MAINLY = {"mostly", "mainly"}
# How many words the owner of people may have, "'s" included.
LONGEST_OWNER = 5
# The words of "the number of" behind a number: "raised to 384 the number of members killed".
NUMBER_OF = 3


def counted_group(
    tokens: Sequence[Token], number: Quantity, walls: frozenset[int], named: frozenset[int]
) -> Group | None:
    """
    The group that *number* counts; None where it counts no people.
    """
    i = number.last
    group = Group(number.first, i, number.low, number.high, number.vague, count=(number.first, number.last))
    of = i - (tokens[i - 1].lower == "of")
    after = of_whom(tokens, of) or some_of_whom(tokens, number, walls)
    if after is not None:
        return part_of_them(tokens, group, after, walls)
    i += NUMBER_OF * ([token.lower for token in tokens[i : i + NUMBER_OF]] == ["the", "number", "of"])
    while i < len(tokens) and (tokens[i].lower == "of" or tokens[i - 1].lower == "of"):
        if tokens[i].lower != "of" and tokens[i].lower not in people().definite:
            break
        i += 1
    if i in named or opens_another(tokens, number.last, i):
        return group
    i = past_years_old(tokens, i)
    if i < len(tokens) and tokens[i].text in QUOTES:
        i += 1
    found = with_head(tokens, group, i, walls)
    if found and is_year(tokens, number) and tokens[found.last - 1].lower not in people().many:
        return None
    if found and found.head is None and is_loose(tokens, number, walls):
        return None
    return None if found and is_one_of_deeds(tokens, found) else found


def is_one_of_deeds(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether one is told of as the utmost of its kind, and is nobody: "one of the worst killings in years".
    """
    if (
        not group.low == group.high == 1
        or group.head is None
        or tokens[group.last - 1].lower in people().known
    ):
        return False
    return is_utmost(tokens[group.head[0]].lower)


def opens_another(tokens: Sequence[Token], last: int, i: int) -> bool:
    """
    Whether token *i*, after a number that ends before *last*, begins a number of its own, or a part.
    """
    if i >= len(tokens) or tokens[i].lower in MAINLY:
        return i < len(tokens)
    before = tokens[i - 1].lower
    at = past_owner(tokens, i) if before == "of" or before in people().definite else i
    return max(i, at) > last and at < len(tokens) and bool(cardinal_at(tokens, at))


def past_owner(tokens: Sequence[Token], i: int) -> int:
    """
    The index after the owner that stands at token *i*, if one does: "the village's 300 inhabitants".
    """
    for k in range(i + 1, min(i + LONGEST_OWNER, len(tokens))):
        if tokens[k].lower in {"'s", "’s"}:
            return k + 1
        if not tokens[k].text.isalpha():
            break
    return i


def widened(
    tokens: Sequence[Token], group: Group, numbers: Mapping[int, Quantity], walls: frozenset[int]
) -> Group:
    """
    *group* with the uncounted people added to its own plural: "men, women and children".
    """
    j = group.last
    if group.head is None or tokens[j - 1].lower not in people().many or tokens[j - 1].lower in SAME:
        return group
    if j + 1 >= len(tokens) or tokens[j].lower not in {"and", "&", ","}:
        return group
    k = head_in(tokens, j + 1, phrase_end(tokens, j + 1, walls), many=True)
    if k is None or tokens[k].lower in SAME or any(m in numbers for m in range(j + 1, k + 1)):
        return group
    ends = tokens[j].text != ","
    if not ends and (k + 1 >= len(tokens) or tokens[k + 1].lower not in {"and", "&"}):
        return group
    kind = kind_of(tokens, j + 1, k)
    same = kind == group.type or (group.type == "unknown" and kind == "civilian")
    wider = replace(group, last=k + 1, head=(group.head[0], k + 1), type=kind if same else "mixed")
    more = wider if ends else widened(tokens, wider, numbers, walls)
    return wider if ends else (more if more != wider else group)
