"""
The groups of people that a sentence speaks of, with their numbers: "12 men, three of them old".

A group is a number, a phrase for people, or both. Which harm came to them is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.numbers import Quantity, after_words, is_year, quantities
from reportedly.records import Token
from reportedly.victims import (
    SAME,
    counts_things,
    head_in,
    head_run,
    is_adjective,
    kind_of,
    people,
    phrase_end,
    phrase_start,
    shouted,
)

AND = {"and", "&", ","}
PART_MARKS = {"including", "include", "included", "includes", "among", "amongst", "mostly", "mainly"}
ADDED = (["as", "well", "as"], ["along", "with"], ["in", "addition", "to"], ["together", "with"])
VERBS = {"was", "were", "who", "that", "said", "in", "by", "when", "which", "has", "have"}
QUOTES = {'"', "”", "“", "’"}
NO_HARM = {"one", "casualties", "injuries", "deaths", "fatalities", "losses", "arrests", "causalities"}
HARMED = {"martyrs", "fatalities", "deaths", "bodies", "corpses", "dead"}
FAR, CLOSE = 40, 16
ALONE = {"one", "some", "half", "few", "most", "both", "no", "mostly", "mainly", "more"}


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
    end = phrase_end(tokens, i, walls)
    k = head_in(tokens, i, end, many=True)
    if k is None:
        k = head_in(tokens, i, end, many=False)
        k = (
            k
            if k is not None and (1 in {group.low, group.high} or (k == end - 1 and not group.vague))
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
    if plural and (not named or end == i + 1):
        return replace(group, last=end, head=(i, end))
    return replace(group, last=max(group.last, i))


def followed(tokens: Sequence[Token], group: Group, i: int) -> Group:
    """
    *group* with a qualifier that comes after its people ("70 people at least").
    """
    _, kind = after_words(tokens, i, "")
    plain = group.low is not None and group.low == group.high
    return replace(group, high=None) if kind == "least" and plain and group.low != 1 else group


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


def part_of_them(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* as a number of "them", whose people begin at token *i*; None where none are named or harmed.
    """
    part = with_head(tokens, replace(group, last=i), i, walls)
    if part is None or part.head is None:
        near = {i, i + 1, i + 2, group.first - 1} & walls
        part = replace(group, last=group.last + 2 - (tokens[group.last - 1].lower == "of")) if near else None
    return part and replace(part, of_them=True)


def counted_group(
    tokens: Sequence[Token], number: Quantity, walls: frozenset[int], named: frozenset[int]
) -> Group | None:
    """
    The group that *number* counts; None where it counts no people.
    """
    i = number.last
    group = Group(number.first, i, number.low, number.high, number.vague, count=(number.first, number.last))
    of = i - (tokens[i - 1].lower == "of")
    after = of_whom(tokens, of)
    if after is not None:
        return part_of_them(tokens, group, after, walls)
    while i < len(tokens) and (tokens[i].lower == "of" or tokens[i - 1].lower == "of"):
        if tokens[i].lower != "of" and tokens[i].lower not in people().definite:
            break
        i += 1
    if i in named:
        return group
    if i < len(tokens) and tokens[i].text in QUOTES:
        i += 1
    found = with_head(tokens, group, i, walls)
    if found and is_year(tokens, number) and tokens[found.last - 1].lower not in people().many:
        return None
    if found and found.head is None and is_loose(tokens, number, walls):
        return None
    return found


def is_loose(tokens: Sequence[Token], number: Quantity, walls: frozenset[int]) -> bool:
    """
    Whether a number word is too common to stand for people alone ("one", "some", "most").
    """
    if number.last - number.first > 1 or tokens[number.first].lower not in ALONE:
        return False
    if number.last < len(tokens) and tokens[number.last].lower in {"in", "at"} and number.first:
        return tokens[number.first - 1].lower not in {"and", ","}
    return not {number.last, number.last + 1, number.last + 2} & walls


def none_at(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    Nobody, as worded at token *i*: "no one", "none", "no civilians".
    """
    word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word == "no" and after in NO_HARM:
        return Group(i, i + 2, 0, 0, count=(i, i + 1 + (after == "one")))
    if word in {"nobody", "none"}:
        return Group(i, i + 1, 0, 0, count=(i, i + 1))
    if word != "no":
        return None
    found = with_head(tokens, Group(i, i + 1, 0, 0, count=(i, i + 1)), i + 1, walls)
    return found if found and found.head and tokens[found.last - 1].lower in people().known else None


def bare_group(tokens: Sequence[Token], k: int, floor: int, walls: frozenset[int]) -> Group | None:
    """
    The people of head *k* that no number counts: "a child", "soldiers", "the driver".
    """
    heads = people()
    i = phrase_start(tokens, k, floor, walls)
    article = tokens[i - 1].lower if i > floor else ""
    fenced = article in heads.indefinite | heads.definite
    if tokens[k].lower in heads.many and article not in {"a", "an", "one"}:
        return Group(i - fenced, k + 1, vague=True, head=(i, k + 1), type=kind_of(tokens, i, k))
    if any(token.lower in heads.things for token in tokens[k + 1 : k + 3]) or is_adjective(tokens, k, walls):
        return None
    count = (i - 1, i) if article in heads.indefinite else None
    return Group(i - fenced, k + 1, 1, 1, count=count, head=(i, k + 1), type=kind_of(tokens, i, k))


def widened(
    tokens: Sequence[Token], group: Group, numbers: Mapping[int, Quantity], walls: frozenset[int]
) -> Group:
    """
    *group* with the uncounted people added to its own plural: "women and children".
    """
    j = group.last
    if group.head is None or tokens[j - 1].lower not in people().many or tokens[j - 1].lower in SAME:
        return group
    if j + 1 >= len(tokens) or tokens[j].lower not in {"and", "&"}:
        return group
    k = head_in(tokens, j + 1, phrase_end(tokens, j + 1, walls), many=True)
    if k is None or tokens[k].lower in SAME or any(m in numbers for m in range(j + 1, k + 1)):
        return group
    kind = kind_of(tokens, j + 1, k)
    return replace(
        group, last=k + 1, head=(group.head[0], k + 1), type=kind if kind == group.type else "mixed"
    )


def group_at(
    tokens: Sequence[Token], i: int, floor: int, marks: tuple[frozenset[int], frozenset[int]]
) -> Group | None:
    """
    The uncounted people at token *i*: nobody, "the wounded", or a phrase with a head.
    """
    walls, named = marks
    if i in named:
        return Group(max(i - 1, floor), i + 1, vague=True, head=(max(i - 1, floor), i + 1), named=True)
    none = none_at(tokens, i, walls)
    if none or i in walls or tokens[i].lower not in people().known:
        return none
    return bare_group(tokens, head_run(tokens, i, walls), floor, walls)


def is_stray(tokens: Sequence[Token], number: Quantity, numbers: Mapping[int, Quantity]) -> bool:
    """
    Whether a bare number only happens to stand before another ("2017 4016 At least 12 people").
    """
    after = numbers.get(number.last)
    if after is None or after.vague or not tokens[number.first].text.isdigit():
        return False
    qualified = tokens[after.first].lower in {"at", "more", "over", "up", "nearly", "as", "about", "around"}
    return qualified or (number.first > 0 and tokens[number.first - 1].text[0].isdigit())


def unlinked(tokens: Sequence[Token], walls: frozenset[int], named: frozenset[int]) -> list[Group]:
    """
    The groups of a sentence from left to right, not yet set in relation.
    """
    numbers = {number.first: number for number in quantities(tokens)}
    found: list[Group] = []
    i = floor = 0
    while i < len(tokens):
        number = numbers.get(i)
        if number:
            group = counted_group(tokens, number, walls, named)
            group = None if group and is_stray(tokens, number, numbers) else group
        else:
            group = group_at(tokens, i, floor, (walls, named))
        if group:
            group = widened(tokens, group, numbers, walls)
            found.append(group)
        if group or number:
            i = floor = max(group.last if group else 0, number.last if number else 0, i + 1)
        else:
            i += 1
    return found


def is_link(gap: Sequence[str], group: Group, before: Group) -> bool:
    """
    Whether the words between two groups add the second to the first.
    """
    if not gap:
        return group.counted and before.counted
    return gap[-1] in AND and len(gap) < 8 and VERBS.isdisjoint(gap)


def relation(
    tokens: Sequence[Token], groups: Sequence[Group], n: int, walls: frozenset[int]
) -> tuple[int | None, int | None]:
    """
    What group *n* is a part of and what it is added to, as indexes of earlier groups.
    """
    group, before = groups[n], groups[n - 1]
    if group.first - before.last > FAR:
        return None, None
    gap = [token.lower for token in tokens[before.last : group.first]]
    top = n - 1 if before.part_of is None else before.part_of
    mark = len(gap) < CLOSE and {*gap, tokens[group.first].lower} & PART_MARKS
    if group.of_them or mark or (before.named and gap in (["were"], ["was"])):
        return top, None
    while gap and gap[-1] in people().definite:
        gap.pop()
    strong = len(gap) < CLOSE and any(gap[-len(words) :] == words for words in ADDED)
    if strong and before.named:
        return top, None
    if strong or (before.counted and is_elsewhere(tokens, group, gap)):
        return None, first_of(groups, top)
    return added_to(groups, n, gap, walls)


def added_to(
    groups: Sequence[Group], n: int, gap: Sequence[str], walls: frozenset[int]
) -> tuple[int | None, int | None]:
    """
    What group *n* is added to by a mere "and", with the whole that both are parts of.
    """
    before = groups[n - 1]
    if not is_link(gap, groups[n], before) or any(k in walls for k in range(before.last, groups[n].first)):
        return None, None
    if before.part_of is not None and not before.of_them:
        return before.part_of, n - 1
    return None, first_of(groups, n - 1 if before.part_of is None else before.part_of)


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
        last in walls or tokens[last].lower in {"were", "was", "have", "had"}
    )
    if after and tokens[groups[n - 1].last - 1].lower in HARMED:
        return True
    whole = groups[n - 1].part_of
    if whole is not None:
        return after and any(k in walls for k in range(max(groups[whole].last, last - 40), groups[n].first))
    return after and any(k in walls for k in range(max(0, before - 12), before))


def is_part_before(groups: Sequence[Group], n: int, gap: set[str]) -> bool:
    """
    Whether the group before *n* is a part of it ("ten children were among 48 people killed").
    """
    return "among" in gap and gap <= {"among", "were", "was", "are", "is"} and groups[n].counted


def is_elsewhere(tokens: Sequence[Token], group: Group, gap: Sequence[str]) -> bool:
    """
    Whether a bare number adds those of another place ("45 in Aleppo and 22 in Idlib").
    """
    near = group.last < len(tokens) and tokens[group.last].lower in {"in", "at", "near"}
    return near and group.head is None and group.counted and gap[-1:] in (["and"], [","]) and len(gap) < CLOSE


def joined_before(groups: Sequence[Group], n: int) -> list[int]:
    """
    The groups before *n* that "and" joins into one subject with the last of them.
    """
    root = groups[n - 1].joined_to
    return [m for m in range(max(0, n - 8), n) if m == n - 1 or root in {m, groups[m].joined_to} - {None}]


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
        gap = {token.lower for token in tokens[groups[n - 1].last : groups[n].first][:FAR]}
        if is_part_before(groups, n, gap):
            groups[n - 1] = replace(groups[n - 1], part_of=n, joined_to=None)
            continue
        if groups[n].named and gap & {"among", "amongst", "of"} and len(gap) < 6:
            for m in joined_before(groups, n):
                groups[m] = replace(groups[m], part_of=n, joined_to=None)
            continue
        part_of, joined_to = relation(tokens, groups, n, walls)
        if joined_to is not None and has_own_word(tokens, groups, n, walls):
            part_of = joined_to = None
        groups[n] = replace(groups[n], part_of=part_of, joined_to=joined_to)
    return groups
