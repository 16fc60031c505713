"""
The groups of people that a sentence speaks of, from left to right: by numbers, by words and by other numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.counts.bare_groups import group_at
from reportedly.counts.counted_groups import counted_group, widened
from reportedly.counts.group_parts import PART_MARKS
from reportedly.counts.group_speakers import is_asked
from reportedly.counts.group_twice import is_recounted, is_told_again, told
from reportedly.counts.groups import KIN, Group
from reportedly.counts.loose_numbers import is_stray
from reportedly.counts.multiples import Multiple, is_compared, multiples
from reportedly.counts.number_ranges import Quantity, bounds
from reportedly.counts.numbers import quantities
from reportedly.counts.victims import people
from reportedly.records import Token


def is_made_of(tokens: Sequence[Token], group: Group, numbers: Mapping[int, Quantity]) -> bool:
    """
    Whether a group is told by its number right after: "a family of nine", "a crew of four".
    """
    one = group.low == group.high == 1 or tokens[group.last - 1].lower in KIN
    made = one and tokens[group.last - 1].lower in people().bodies
    return made and group.last + 1 in numbers and tokens[group.last].lower == "of"


def unlinked(tokens: Sequence[Token], walls: frozenset[int], named: frozenset[int]) -> list[Group]:
    """
    The groups of a sentence from left to right, not yet set in relation.
    """
    numbers = {number.first: number for number in quantities(tokens)}
    times = {one.first: one for one in multiples(tokens) if not is_compared(tokens, one)}
    found: list[Group] = []
    i = floor = 0
    while i < len(tokens):
        number = worked_out(tokens, times[i], found) if i in times else numbers.get(i)
        if number:
            group = counted_group(tokens, number, walls, named)
            group = None if group and is_stray(tokens, number, numbers) else group
        else:
            group = group_at(tokens, i, floor, (walls, named))
            group = None if group and is_made_of(tokens, group, numbers) else group
        if group:
            group = widened(tokens, group, numbers, walls)
            if found and is_recounted(tokens, group, found[-1]):
                families = found.pop()
                group = replace(group, first=families.first, type=families.type)
            if not (is_asked(tokens, group, walls) or (found and is_told_again(tokens, group, told(found)))):
                found.append(group)
        if group or number:
            i = floor = max(group.last if group else 0, number.last if number else 0, i + 1)
        else:
            i += 1
    return found


def worked_out(tokens: Sequence[Token], one: Multiple, found: Sequence[Group]) -> Quantity | None:
    """
    What so many times the number of those told right before come to, if their number is told.
    """
    whole = next((group for group in reversed(found) if is_another(tokens, group)), None)
    if whole and whole.vague:
        return Quantity(one.first, one.last, None, None, vague=True)
    if whole is None or not whole.low or (one.kind and whole.high is None):
        return None
    low, high = bounds(one.kind, one.times * whole.low)
    if whole.high != whole.low:
        high = None if whole.high is None else one.times * whole.high
    return Quantity(one.first, one.last, low, high)


def is_another(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a number may be told by that of a group: by those counted, and not by a part of them.
    """
    part = group.of_them or (group.first > 0 and tokens[group.first - 1].lower in PART_MARKS)
    return group.counted and not part
