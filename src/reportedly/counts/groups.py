"""
A group of people that a sentence speaks of: a number, a phrase for people, or both ("12 men").

Which harm came to them is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.counts.number_ranges import after_words, bounds
from reportedly.counts.victims import (
    counts_things,
    head_in,
    kind_of,
    people,
    phrase_end,
    shouted,
)
from reportedly.records import Token

# Several people in one word.
KIN = frozenset({"family", "household"})
# How words for a people or a country end before a noun ("Kurdish", "Russian", "Yemeni", "Arab").
ADJECTIVE_ENDS = ("ish", "an", "ese", "i", "ab", "ch", "ek")


@dataclass(frozen=True, slots=True)
class Group:
    """
    Some people in a sentence: tokens *first* up to *last*, how many, and the words for them.

    `count` and `head` are token ranges; `part_of` is the index of the group that this one is a
    part of, `joined_to` that of the group it is added to by "and". `of_them` are told as a number of
    people told before ("three of them"), `named` by their harm alone ("the wounded").
    """

    first: int
    last: int
    low: int | None = None
    high: int | None = None
    vague: bool = False
    count: tuple[int, int] | None = None
    head: tuple[int, int] | None = None
    type: str = "unknown"
    part_of: int | None = None
    joined_to: int | None = None
    of_them: bool = False
    named: bool = False

    @property
    def counted(self) -> bool:
        """
        Whether the text itself says how many.
        """
        return self.count is not None


def with_head(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* with the phrase for people that begins at token *i*; None where it counts things.
    """
    end = shared_end(tokens, i, phrase_end(tokens, i, walls), walls)
    k = head_in(tokens, i, end, many=True)
    if k is None:
        k = head_in(tokens, i, end, many=False)
        k = (
            k
            if k is not None
            and (1 in {group.low, group.high} or (k == end - 1 and (end in walls or not group.vague)))
            else None
        )
    if counts_things(tokens, i, end, k):
        return None
    if k is not None:
        group = followed(tokens, group, k + 1)
        return replace(group, last=k + 1, head=(i, k + 1), type=kind_of(tokens, i, k))
    if end > i and tokens[i].lower == "more":
        return replace(group, last=i + 1)
    plural = end > i and tokens[end - 1].lower.endswith("s")
    named = any(token.text[0].isupper() for token in tokens[i:end]) and not shouted(tokens[i:end])
    fighters = end > i and tokens[end - 1].lower in people().groups
    if fighters or (plural and (not named or end == i + 1 or tokens[end - 1].text.islower())):
        return replace(group, last=end, head=(i, end), type=kind_of(tokens, i, end - 1))
    return group


def shared_end(tokens: Sequence[Token], i: int, end: int, walls: frozenset[int]) -> int:
    """
    Where a phrase for people that begins at token *i* ends, past an "and" between two sides of one head.

    "70 regime and rebel fighters", "9 Kurdish and Arab soldiers": what stands before "and" only says whose
    fighters they are.
    """
    if end + 1 >= len(tokens) or tokens[end].lower not in {"and", "&"} or end == i:
        return end
    if not all(is_side(token) for token in (tokens[end - 1], tokens[end + 1])):
        return end
    beyond = phrase_end(tokens, end + 1, walls)
    return beyond if head_in(tokens, end + 1, beyond, many=True) is not None else end


def is_side(token: Token) -> bool:
    """
    Whether a word may tell whose fighters or of which country people are ("rebel", "Kurdish").
    """
    if token.lower in people().deciders:
        return True
    return token.text.istitle() and token.lower.endswith(ADJECTIVE_ENDS) and token.lower not in people().many


def followed(tokens: Sequence[Token], group: Group, i: int) -> Group:
    """
    *group* with a qualifier that comes after its people ("70 people at least").
    """
    _, kind = after_words(tokens, i, "")
    if group.low is None or group.low != group.high or group.low == 1:
        return group
    low, high = bounds(kind, group.low)
    return replace(group, low=low, high=high)
