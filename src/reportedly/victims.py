"""
The groups of people that a sentence speaks of, with their numbers: "12 men, three of them old".

A group is a number, a phrase for people, or both. Which harm came to them is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from reportedly.language import lexicon
from reportedly.numbers import Quantity, quantities
from reportedly.records import Token

REACH = 9
AND = {"and", "&", ","}
PART_MARKS = {"including", "include", "included", "includes", "among", "amongst", "mostly", "mainly"}
SAME = {"others", "other", "more"}


@dataclass(frozen=True, slots=True)
class Group:
    """
    Some people in a sentence: tokens *first* up to *last*, how many, and the words for them.

    `count` and `head` are token ranges; `part_of` is the index of the group that this one is a
    part of, `joined_to` that of the group it is added to by "and".
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

    @property
    def counted(self) -> bool:
        """
        Whether the text itself says how many.
        """
        return self.count is not None


class People(NamedTuple):
    """
    The tables of `lexicons/victims.toml`, ready for look-ups.
    """

    one: Mapping[str, str]
    many: Mapping[str, str]
    known: frozenset[str]
    deciders: Mapping[str, str]
    things: frozenset[str]
    stops: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]


@cache
def people() -> People:
    """
    The words for people of the package.
    """
    table = lexicon("victims")
    kinds = ("civilian", "combatant", "unknown")
    one = {pair[0]: kind for kind in kinds for pair in table[kind]["pairs"]}
    many = {pair[1]: kind for kind in kinds for pair in table[kind]["pairs"]}
    deciders = {word: kind for kind, words in table["deciders"].items() for word in words}
    return People(
        one,
        many,
        frozenset({*one, *many}),
        deciders,
        frozenset(table["things"]["words"]),
        frozenset(table["stops"]["words"]),
        frozenset(table["determiners"]["one"]),
        frozenset(table["determiners"]["some"]),
    )


def phrase_end(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> int:
    """
    Where a run of words that may be one phrase for people ends: at a stop word, a mark or a wall.
    """
    j, stops = i, people().stops
    while j < len(tokens) and j - i < REACH and j not in walls:
        word = tokens[j]
        if word.lower in stops or not (word.text[0].isalpha() or word.text in {"-", "‑", "'s", "’s", "'"}):
            break
        j += 1
    return j


def head_in(tokens: Sequence[Token], i: int, j: int, *, many: bool) -> int | None:
    """
    The index of the head among tokens *i* up to *j*: the first plural, or the first run of singulars.
    """
    heads = people()
    table = heads.many if many else heads.one
    for k in range(i, j):
        if tokens[k].lower in table:
            if many and tokens[k].lower in {"forces", "police", "french"} and k + 1 < j:
                continue
            while not many and k + 1 < j and tokens[k + 1].lower in table:
                k += 1  # noqa: PLW2901
            return k
    return None


def type_of(tokens: Sequence[Token], i: int, k: int) -> str:
    """
    What the people of tokens *i* up to head *k* are taken for.
    """
    heads = people()
    head = tokens[k].lower
    kind = heads.many.get(head) or heads.one.get(head, "unknown")
    if kind == "civilian" and head not in {
        "staff",
        "volunteers",
        "officials",
        "leaders",
        "leader",
        "official",
        "workers",
    }:
        return kind
    for token in tokens[i:k]:
        decided = heads.deciders.get(token.lower)
        if decided == "civilian" or (decided and kind == "unknown" and head not in SAME):
            return decided
    return kind


def members_type(tokens: Sequence[Token], k: int) -> str | None:
    """
    What "members", "bodies" or "lives" are, from the people named after "of".
    """
    if k + 1 >= len(tokens) or tokens[k + 1].lower not in {"of", "from"}:
        return None
    for token in tokens[k + 2 : k + 8]:
        word = token.lower
        kind = people().many.get(word) or people().deciders.get(word)
        if kind and kind != "unknown":
            return kind
    return None


def with_head(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* with the phrase for people that begins at token *i*; None where it counts things.
    """
    end = phrase_end(tokens, i, walls)
    k = head_in(tokens, i, end, many=True)
    if k is None and (group.high == 1 or group.low == 1):
        k = head_in(tokens, i, end, many=False)
    if any(tokens[j].lower in people().things for j in range(i, k if k is not None else end)):
        return None
    if k is not None:
        kind = type_of(tokens, i, k)
        if kind == "unknown":
            kind = members_type(tokens, k) or kind
        return replace(group, last=k + 1, head=(i, k + 1), type=kind)
    if end == i or tokens[i].lower in {"of", "more"}:
        more = end > i and tokens[i].lower == "more"
        return replace(group, last=max(group.last, i + more)) if end == i or more else None
    last = tokens[end - 1]
    if last.lower.endswith("s") or last.text[0].isupper():
        return replace(group, last=end, head=(i, end))
    return replace(group, last=max(group.last, i))


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
    while j < len(tokens) and tokens[j].lower in {"were", "are", "was", "from", "being", "the", "a"}:
        j += 1
    return j


def counted_group(tokens: Sequence[Token], number: Quantity, walls: frozenset[int]) -> Group | None:
    """
    The group that *number* counts; None where it counts no people.
    """
    i = number.last
    group = Group(number.first, i, number.low, number.high, number.vague, count=(number.first, number.last))
    if tokens[i - 1].lower == "of" and i < len(tokens) and tokens[i].lower in {"them", "whom", "which"}:
        i -= 1
    after = of_whom(tokens, i)
    if after is not None:
        part = with_head(tokens, replace(group, last=after), after, walls)
        return replace(part or replace(group, last=i + 2), of_them=True)
    if i < len(tokens) and tokens[i].lower == "of":
        i += 1
    while (
        i < len(tokens)
        and i > number.last - 1
        and tokens[i - 1].lower == "of"
        and tokens[i].lower in people().definite
    ):
        i += 1
    found = with_head(tokens, group, i, walls)
    if (
        found
        and found.head is None
        and number.last - number.first == 1
        and tokens[number.first].lower
        in {"one", "some", "half", "few", "most", "both", "no", "mostly", "mainly"}
    ):
        return None
    return found


def none_at(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    Nobody, as worded at token *i*: "no one", "none", "no civilians".
    """
    word = tokens[i].lower
    if (
        word == "no"
        and i + 1 < len(tokens)
        and tokens[i + 1].lower in {"one", "casualties", "injuries", "deaths", "fatalities", "losses"}
    ):
        return Group(i, i + 2, 0, 0, count=(i, i + 1 + (tokens[i + 1].lower == "one")))
    if word in {"nobody", "none"}:
        return Group(i, i + 1, 0, 0, count=(i, i + 1))
    if word != "no":
        return None
    found = with_head(tokens, Group(i, i + 1, 0, 0, count=(i, i + 1)), i + 1, walls)
    return found if found and found.head and tokens[found.last - 1].lower in (people().known) else None


def bare_group(tokens: Sequence[Token], k: int, floor: int) -> Group:
    """
    The people of head *k* that no number counts: "a child", "soldiers", "the driver".
    """
    heads, word = people(), tokens[k].lower
    i = k
    while i > floor and k - i < 6:
        before = tokens[i - 1]
        if before.lower in heads.indefinite | heads.definite:
            break
        if before.lower in heads.stops or not (before.text[0].isalpha() or before.text == "-"):
            break
        i -= 1
    article = tokens[i - 1].lower if i > floor else ""
    plural = word in heads.many and article not in {"a", "an"}
    kind = type_of(tokens, i, k)
    if kind == "unknown":
        kind = members_type(tokens, k) or kind
    begun = i - (article in heads.indefinite | heads.definite)
    if plural:
        return Group(begun, k + 1, vague=True, head=(i, k + 1), type=kind)
    count = (i - 1, i) if article in heads.indefinite else None
    return Group(begun, k + 1, 1, 1, count=count, head=(i, k + 1), type=kind)


def unlinked(tokens: Sequence[Token], walls: frozenset[int]) -> list[Group]:
    """
    The groups of a sentence from left to right, not yet set in relation.
    """
    numbers = {number.first: number for number in quantities(tokens)}
    heads, found, i, floor = people(), [], 0, 0
    while i < len(tokens):
        number = numbers.get(i)
        group = counted_group(tokens, number, walls) if number else none_at(tokens, i, walls)
        if number and group is None:
            i = floor = number.last
            continue
        word = tokens[i].lower
        if group is None and (word in heads.many or word in heads.one) and i not in walls:
            k = i
            while (
                k + 1 < len(tokens)
                and k + 1 not in walls
                and (tokens[k + 1].lower in heads.many or tokens[k + 1].lower in heads.one)
            ):
                k += 1
            group = bare_group(tokens, k, floor)
        if group:
            found.append(group)
            i = floor = max(group.last, i + 1)
        else:
            i += 1
    return found


def relation(tokens: Sequence[Token], groups: Sequence[Group], n: int) -> tuple[int | None, int | None]:
    """
    What group *n* is a part of and what it is added to, as indexes of earlier groups.
    """
    if n == 0:
        return None, None
    group, before = groups[n], groups[n - 1]
    gap = [token.lower for token in tokens[before.last : group.first]]
    top = n - 1 if before.part_of is None else before.part_of
    if group.of_them:
        return top, None
    if any(word in PART_MARKS for word in gap) and len(gap) < 16:
        return top, None
    link = (
        not gap
        or gap[-1] in AND
        or gap[-2:] in (["as", "as"], ["well", "as"], ["along", "with"])
        or gap == ["other"]
    )
    if (
        not gap
        or not link
        or len(gap) > 7
        or not set(gap).isdisjoint(
            {"was", "were", "who", "that", "said", "in", "by", "when", "which", "has", "have"}
        )
    ):
        return None, None
    if before.part_of is not None and not before.of_them:
        return before.part_of, n - 1
    return None, top


def find_groups(tokens: Sequence[Token], walls: frozenset[int]) -> list[Group]:
    """
    The groups of people of a sentence in their order, parts set under the whole they belong to.

    *walls* are the indexes of words for harm, which no phrase for people reaches across.
    """
    groups = unlinked(tokens, walls)
    for n in range(len(groups)):
        part_of, joined_to = relation(tokens, groups, n)
        harmed = n and any(k in walls for k in range(groups[n - 1].last, groups[n].first))
        groups[n] = replace(groups[n], part_of=part_of, joined_to=None if harmed else joined_to)
    return groups
