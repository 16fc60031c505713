"""
How the groups of people of a sentence stand to each other: parts, wholes, and people added.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.counts.ages import past_ages
from reportedly.counts.group_finds import unlinked
from reportedly.counts.group_lists import with_lists
from reportedly.counts.group_parts import (
    CLOSE,
    DASHES,
    FAR,
    among_them,
    is_part,
    is_part_before,
    told_as,
    told_first,
    whole_before,
    whom_before,
)
from reportedly.counts.group_shares import shared_out
from reportedly.counts.group_speakers import is_speaker
from reportedly.counts.groups import Group
from reportedly.counts.harm_tables import between, fates
from reportedly.counts.harm_verbs import past_filling
from reportedly.counts.victims import people
from reportedly.records import Token

AND = {"and", "&", ",", "plus"}
ADDED = (["as", "well", "as"], ["along", "with"], ["in", "addition", "to"], ["together", "with"])
VERBS = {"is", "are", "was", "were", "who", "that", "said", "in", "by", "when", "which", "has", "have"}
# So many words between two groups are too many for "and" to add them.
APART = 8
# How many groups one subject may have.
JOINED = 8
# The fewest words between people who did something and others whom something befell: "survived and".
FEWEST = 2
# How far before people their own word for harm may stand ("the toll from raids on two towns rose to 13").
TOLD_BEFORE = 16


def is_link(gap: Sequence[str], group: Group, before: Group) -> bool:
    """
    Whether the words between two groups add the second to the first.
    """
    if not gap:
        return group.counted and before.counted
    return gap[-1] in AND and len(gap) < APART and VERBS.isdisjoint(gap)


def relation(
    tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]
) -> tuple[int | None, int | None]:
    """
    What group *n* is a part of and what it is added to, as indexes of earlier groups.
    """
    group, before = groups[n], groups[n - 1]
    gap = words_between(tokens, before, group)
    if group.first - before.last > FAR or (not group.of_them and is_speaker(tokens, group, gap, walls)):
        return None, None
    if among_them(tokens, group.last):
        return whole_before(groups, n), None
    top = n - 1 if before.part_of is None else before.part_of
    if is_part(tokens, group, before, gap, walls):
        return top, None
    while gap and gap[-1] in people().definite:
        gap.pop()
    strong = len(gap) < CLOSE and any(gap[-len(words) :] == words for words in ADDED)
    if strong and before.named:
        return top, None
    if strong or (before.counted and group.last not in walls and is_elsewhere(tokens, group, gap)):
        return None, first_of(groups, top)
    if gap[-2:] == ["and", "of"]:
        gap.pop()
    return added_to(tokens, groups, n, gap, walls)


def words_between(tokens: Sequence[Token], before: Group, group: Group) -> list[str]:
    """
    The words between two groups, without what stands in brackets and the ages of those before others who are
    counted: "a woman in her 30s and a boy".
    """
    gap = without_brackets([token.lower for token in tokens[before.last : group.first]])
    rest = gap[past_ages(tokens, before.last) - before.last :]
    return rest if group.counted or "and" in rest else gap


def without_brackets(words: list[str]) -> list[str]:
    """
    Words without those that stand in brackets ("three people (ages 26 and 29) and a boy").
    """
    if "(" not in words or ")" not in words[words.index("(") :]:
        return words
    i = words.index("(")
    return words[:i] + words[i + words[i:].index(")") + 1 :]


def is_one_of(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a group is one of several, so that "and" joins their words: "one of the founders and leader of".
    """
    one = group.count is not None and group.low == group.high == 1
    return one and "of" in {token.lower for token in tokens[group.first : group.first + 2]}


def is_graded(tokens: Sequence[Token], group: Group) -> bool:
    """
    Whether a bare number only says how badly off some are: "wounded 18, four seriously".
    """
    after = tokens[group.last].lower if group.last < len(tokens) else ""
    return group.counted and group.head is None and after in fates()["badly"] | fates()["fatal"]


def is_without_article(group: Group) -> bool:
    """
    Whether the words for people begin a group, no number or article before them.
    """
    return group.head is not None and group.head[0] == group.first


def added_to(
    tokens: Sequence[Token], groups: Sequence[Group], n: int, gap: Sequence[str], walls: frozenset[int]
) -> tuple[int | None, int | None]:
    """
    What group *n* is added to by a mere "and", with the whole that both are parts of.
    """
    before = groups[n - 1]
    if (is_one_of(tokens, before) and is_without_article(groups[n])) or is_graded(tokens, groups[n]):
        return None, None
    if not is_link(gap, groups[n], before) or any(k in walls for k in range(before.last, groups[n].first)):
        return None, None
    goes_on = not groups[n].counted or whom_before(tokens, before.first) is not None
    listed = not before.of_them or (goes_on and gap in ([","], ["and"]))
    if before.part_of is not None and listed and not is_beside(groups, n, gap):
        return before.part_of, n - 1
    return None, first_of(groups, n - 1 if before.part_of is None else before.part_of)


def is_beside(groups: Sequence[Group], n: int, gap: Sequence[str]) -> bool:
    """
    Whether group *n* is added to a whole, and not to the part of it right before: that is closed off ("five
    policemen - one a captain - and two men"), or both would be more than the whole.
    """
    if [*gap][:-1] in DASHES or gap[:1] == [")"]:
        return True
    whole, parts = groups[n - 1].part_of, [groups[n - 1], groups[n]]
    most = None if whole is None else groups[whole].high
    return most is not None and sum(part.low or 0 for part in parts) > most


def first_of(groups: Sequence[Group], n: int) -> int:
    """
    The first of the groups that group *n* is added to, *n* itself where it begins them.
    """
    joined = groups[n].joined_to
    return n if joined is None or groups[n].part_of is not None else joined


def has_own_word(tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]) -> bool:
    """
    Whether a word for harm stands before the groups that *n* is added to, and another right after *n*.
    """
    last, before = groups[n].last, groups[n - 1].first
    after = any(k in walls for k in range(last, min(last + 3, len(tokens)))) and (
        last in walls or tokens[last].lower in {"were", "was", "are", "have", "had", "remain"}
    )
    if after and tokens[groups[n - 1].last - 1].lower in between()["harmed"]:
        return True
    whole = groups[n - 1].part_of
    if whole is not None and any(
        k in walls for k in range(max(groups[whole].last, last - FAR), groups[n].first)
    ):
        return after
    begun = before if whole is None else groups[whole].first
    if is_next(tokens, begun):
        return False
    return after and any(k in walls for k in range(max(0, begun - TOLD_BEFORE), begun))


def is_of_next_clause(
    tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]
) -> bool:
    """
    Whether "and" before group *n* begins a clause with a harm of its own, behind one in which those before
    did something: "a force of 3,000 soldiers attacked the town, and 45 were killed".
    """
    group, done = groups[n], past_ages(tokens, groups[n - 1].last)
    gap = [token.lower for token in tokens[done : group.first]]
    harmed = past_filling(tokens, group.last, walls) in walls
    if not (harmed and is_verb(tokens, group.last, walls)) or len(gap) < FEWEST or done in walls:
        return False
    did = gap[0] in between()["verbs"]
    did = did or (gap[0].isalpha() and tokens[done].text.islower() and gap[0] not in people().stops)
    return group.counted and did and (group.head is None or (gap[0].endswith("ed") and "," in gap))


def is_verb(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> bool:
    """
    Whether token *i* tells by itself, or helps to tell, what happened to those before it.
    """
    return i in walls or (i < len(tokens) and tokens[i].lower in between()["verbs"])


def is_next(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "and" before token *i* ends what was told before: "six were killed and | 20 men and a woman".
    """
    i -= i > 0 and tokens[i - 1].lower in {"another", "a", "some"}
    return i > 0 and tokens[i - 1].lower in {"and", "while", ";"}


def is_elsewhere(tokens: Sequence[Token], group: Group, gap: Sequence[str]) -> bool:
    """
    Whether a bare number adds those of another place or day ("45 in Aleppo and 22 in Idlib").
    """
    near = group.last < len(tokens) and tokens[group.last].lower in {"in", "at", "near", "on"}
    return near and group.head is None and group.counted and gap[-1:] in (["and"], [","]) and len(gap) < CLOSE


def joined_before(groups: Sequence[Group], n: int) -> list[int]:
    """
    The groups before *n* that "and" joins into one subject with the last of them.
    """
    root = groups[n - 1].joined_to
    return [
        m for m in range(max(0, n - JOINED), n) if m == n - 1 or root in {m, groups[m].joined_to} - {None}
    ]


def find_groups(
    tokens: Sequence[Token], walls: frozenset[int], named: frozenset[int] = frozenset()
) -> list[Group]:
    """
    The groups of people of a sentence in their order, parts set under the whole they belong to.

    *walls* are the indexes of words for harm, which no phrase for people reaches across;
    *named* those of words that name people by the harm alone ("the wounded").
    """
    groups = unlinked(tokens, walls, named)
    for n in range(1, len(groups)):
        if is_part_before(tokens, groups, n):
            for m in joined_before(groups, n):
                groups[m] = replace(groups[m], part_of=n, joined_to=None)
            continue
        first = told_first(tokens, groups, n)
        part_of, joined_to = relation(tokens, groups, n, walls) if first is None else (first, None)
        if joined_to is not None and (
            has_own_word(tokens, groups, n, walls) or is_of_next_clause(tokens, groups, n, walls)
        ):
            part_of = joined_to = None
        groups[n] = replace(groups[n], part_of=part_of, joined_to=joined_to)
    groups = with_lists(tokens, groups, walls)
    groups = [shared_out(tokens, n, groups) for n in range(len(groups))]
    return [told_as(tokens, groups, n, walls) for n in range(len(groups))]
