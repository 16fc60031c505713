"""
The groups of people that a sentence speaks of, with their numbers: "12 men, three of them old".

A group is a number, a phrase for people, or both. Which harm came to them is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.counts.ages import past_years_old
from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.harm_senses import is_utmost
from reportedly.counts.loose_numbers import is_loose
from reportedly.counts.number_ranges import after_words, bounds
from reportedly.counts.numbers import Quantity, is_year
from reportedly.counts.victims import (
    SAME,
    counts_things,
    head_in,
    kind_of,
    people,
    phrase_end,
    shouted,
)
from reportedly.records import Token

QUOTES = {'"', "”", "“", "’"}
NO_HARM = {"one", "casualties", "injuries", "deaths", "fatalities", "losses", "arrests", "causalities"}
# What begins a part of those just counted ("hundreds, mostly civilians").
MAINLY = {"mostly", "mainly"}
# One more of those told of: "a third was hurt".
ORDINALS = {"second", "third", "fourth", "fifth", "sixth"}
COUPLE = "couple"
# Several people in one word, and the articles that count it by itself.
KIN = frozenset({"family", "household"})
ONE = frozenset({"one", "another"})
# How words for a people or a country end before a noun ("Kurdish", "Russian", "Yemeni", "Arab").
ADJECTIVE_ENDS = ("ish", "an", "ese", "i", "ab", "ch", "ek")
# How many words the owner of people may have, "'s" included.
LONGEST_OWNER = 5
BE = frozenset({"were", "was", "are", "is"})
# How far behind "of the 15 killed" their number may stand, and the fewest tokens that tell them.
OPENING, FEWEST = 25, 3
# The words of "the number of" behind a number: "raised to 384 the number of members killed".
NUMBER_OF = 3


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
    20 killed, 13 were civilians".
    """
    if number.last >= len(tokens) or tokens[number.last].lower not in BE:
        return None
    before = [token.lower for token in tokens[max(0, number.first - 2) : number.first]]
    told = before in (["of", "whom"], ["of", "which"]) or before[1:] == ["where"]
    told = told or (number.last + 1 not in walls and opened_by(tokens, number.first) is not None)
    return number.last + 1 if told else None


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
    if whole != n + 1 or group.head or not group.counted or not is_of_whole(tokens, group, groups[whole]):
        return group
    j = groups[whole].last
    while j in walls:
        j += 1
    if j + 1 >= len(tokens) or tokens[j].lower not in BE or j + 1 in walls:
        return group
    told = with_head(tokens, replace(group, last=j + 1), j + 1, walls)
    return replace(group, head=told.head, type=told.type) if told and told.head else group


def is_of_whole(tokens: Sequence[Token], group: Group, whole: Group) -> bool:
    """
    Whether only "of the" stands between a share and its whole.
    """
    gap = {token.lower for token in tokens[group.last : whole.first]}
    return gap <= people().definite | {"of", "out"}


def part_of_them(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* as a number of "them", whose people begin at token *i*; None where none are named or harmed.
    """
    part = with_head(tokens, replace(group, last=i), i, walls)
    if part is None or part.head is None:
        near = {i, i + 1, i + 2, group.first - 1} & walls
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
