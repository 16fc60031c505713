"""
A group of people as an entry of a claim: how many of them were harmed, of what kind they are, by which words.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.counts.group_parts import is_share
from reportedly.counts.groups import Group
from reportedly.counts.harm_names import MOST_NAMES, OWN, run_before
from reportedly.counts.harm_scene import Scene
from reportedly.counts.harm_tables import Word, between, fates
from reportedly.counts.harm_verbs import before_helpers, helped
from reportedly.counts.victims import SAME, kind_of, people, phrase_end
from reportedly.language.tokens import back_over, span_of
from reportedly.records import Casualty

# What stands within a name: "Iran's Revolutionary Guards", "Kata'ib-5".
NAME_MARKS = {"-", "'s", "’s"}
# How far before "any of the 12" it may stand that they were not harmed.
NONE_BEFORE = 5


def entries_of(scene: Scene, chosen: list[int], word: Word, former: str) -> list[Casualty]:
    """
    The groups *chosen* as those whom *word* harmed, each without a kind as the one before it that is no part.
    """
    entries: list[Casualty] = []
    for n in chosen:
        entry = casualty(scene, n, chosen, word, former)
        former = entry.victims_type if entry.subset_of is None else former
        entries.append(entry)
    return entries


def casualty(scene: Scene, n: int, chosen: list[int], word: Word, former: str) -> Casualty:
    """
    Group *n* as an entry of the list that *chosen* makes.
    """
    group, tokens = of_whole(scene, n, chosen), scene.tokens
    losers = bearers(scene, group)
    head = losers or group.head
    suffered = losers is not None and losers[0] < group.first
    spared = is_of_nobody(scene, group) or (word.outcome == "wounded" and is_spared(scene, word))
    unnamed = head is None or tokens[head[1] - 1].lower in SAME
    return Casualty(
        outcome="killed" if suffered else word.outcome,
        low=0 if spared else group.low,
        high=0 if spared else group.high,
        vague=group.vague and not spared,
        subset_of=chosen.index(group.part_of) if group.part_of in chosen else None,
        victims_type=former if unnamed and group.type == "unknown" else type_for(scene, group, head),
        count=group.count and span_of(tokens, *group.count),
        victims=head and span_of(tokens, head[0], named_end(scene, head[1])),
    )


def of_whole(scene: Scene, n: int, chosen: Sequence[int]) -> Group:
    """
    Group *n*; of a part whose whole was not harmed, with its kind of people: "two of the 12 passengers".
    """
    group = scene.groups[n]
    if group.head or group.part_of is None or group.part_of in chosen:
        return group
    whole = scene.groups[group.part_of]
    shared = (group.of_them and not tells(scene, whole)) or is_share(scene.tokens, scene.groups, n)
    return replace(group, type=whole.type) if shared else group


def tells(scene: Scene, group: Group) -> bool:
    """
    Whether a group only says what befell others: "police said that both of them".
    """
    after = scene.tokens[group.last : group.last + 1]
    return bool(after) and after[0].lower in between()["telling"]


def is_spared(scene: Scene, word: Word) -> bool:
    """
    Whether *word* says of its people that they were not hurt ("the boys were not hurt").
    """
    before = {token.lower for token in scene.tokens[max(0, word.first - 3) : word.first]}
    return bool(before & fates()["unharmed"]) and helped(scene.tokens, word) is not None


def is_of_nobody(scene: Scene, group: Group) -> bool:
    """
    Whether a number is told of people of whom none were harmed: "neither the man nor his two sons were hurt",
    "without hurting any of the 12".
    """
    i = back_over(scene.tokens, group.first, leading())
    said = [token.lower for token in scene.tokens[max(0, i - NONE_BEFORE) : group.first]]
    nor = i > 0 and scene.tokens[i - 1].lower in fates()["neither"]
    return nor or ("any" in said and not fates()["none"].isdisjoint(said))


@cache
def leading() -> frozenset[str]:
    """
    What may stand between "neither" or "any" and the people: "nor were any of his 12".
    """
    return frozenset({*between()["be"], *people().definite, *OWN, "any", "of"})


def bearers(scene: Scene, group: Group) -> tuple[int, int] | None:
    """
    The force that losses are said to be of: "inflicted heavy losses on X", "X suffered heavy losses".
    """
    tokens, last = scene.tokens, group.last
    if group.counted or tokens[last - 1].lower not in between()["losses"]:
        return None
    if last + 1 < len(tokens) and tokens[last].lower in between()["inflicted_on"]:
        start = last + 1 + (tokens[last + 1].lower in people().definite)
        end = phrase_end(tokens, start, scene.walls)
        return (start, end) if end > start else None
    end = group.first - 1
    if end < 1 or tokens[end].lower not in between()["suffered"]:
        return None
    end = before_helpers(tokens, end)
    start = run_before(scene, end)
    start += start < end and tokens[start].lower in people().definite
    return (start, end) if start < end else None


def type_for(scene: Scene, group: Group, head: tuple[int, int] | None) -> str:
    """
    What the people of a group are taken for; those who bear losses by the words for them.
    """
    return group.type if head is None or head == group.head else kind_of(scene.tokens, head[0], head[1] - 1)


def named_end(scene: Scene, end: int) -> int:
    """
    Where the people's phrase ends with the name it gives after "of" or "from" ("of Brigade 65").
    """
    tokens = scene.tokens
    if scene.shouted or end + 1 >= len(tokens) or tokens[end].lower not in {"of", "from"}:
        return end
    j = end + 1
    while j < min(len(tokens), end + 1 + MOST_NAMES) and j not in scene.walls:
        if not (tokens[j].text[0].isupper() or tokens[j].text.isdigit() or tokens[j].lower in NAME_MARKS):
            break
        j += 1
    return j if j > end + 1 and tokens[end + 1].text[0].isupper() else end
