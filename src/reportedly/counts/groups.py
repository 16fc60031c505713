"""
The groups of people that a sentence speaks of, with their numbers: "12 men, three of them old".

A group is a number, a phrase for people, or both. Which harm came to them is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.harm_words import between
from reportedly.counts.loose_numbers import is_loose
from reportedly.counts.numbers import Quantity, after_words, is_year
from reportedly.counts.victims import (
    OWNED,
    SAME,
    counts_things,
    head_in,
    head_run,
    is_adjective,
    is_any,
    is_of_things,
    kind_of,
    names_after,
    people,
    phrase_end,
    phrase_start,
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
    if cardinal_at(tokens, j):
        return None
    while j < len(tokens) and tokens[j].lower in {"were", "are", "was", "from", "being", "the", "a"}:
        j += 1
    return j


def some_of_whom(tokens: Sequence[Token], number: Quantity) -> int | None:
    """
    Where the people begin of whom *number* is told behind the whole: "20, of whom 13 were civilians".
    """
    before = [token.lower for token in tokens[max(0, number.first - 2) : number.first]]
    told = before in (["of", "whom"], ["of", "which"]) or before[1:] == ["where"]
    be = number.last < len(tokens) and tokens[number.last].lower in {"were", "was", "are", "is"}
    return number.last + 1 if told and be else None


def part_of_them(tokens: Sequence[Token], group: Group, i: int, walls: frozenset[int]) -> Group | None:
    """
    *group* as a number of "them", whose people begin at token *i*; None where none are named or harmed.
    """
    part = with_head(tokens, replace(group, last=i), i, walls)
    if part is None or part.head is None:
        near = {i, i + 1, i + 2, group.first - 1} & walls
        of = group.last - (tokens[group.last - 1].lower == "of")
        told = bool(near) or is_aside(tokens, group, of)
        part = replace(group, last=of + 2) if told else None
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
    after = of_whom(tokens, of) or some_of_whom(tokens, number)
    if after is not None:
        return part_of_them(tokens, group, after, walls)
    i += NUMBER_OF * ([token.lower for token in tokens[i : i + NUMBER_OF]] == ["the", "number", "of"])
    while i < len(tokens) and (tokens[i].lower == "of" or tokens[i - 1].lower == "of"):
        if tokens[i].lower != "of" and tokens[i].lower not in people().definite:
            break
        i += 1
    if i in named or opens_another(tokens, number.last, i):
        return group
    if i < len(tokens) and tokens[i].text in QUOTES:
        i += 1
    found = with_head(tokens, group, i, walls)
    if found and is_year(tokens, number) and tokens[found.last - 1].lower not in people().many:
        return None
    if found and found.head is None and is_loose(tokens, number, walls):
        return None
    return found


def opens_another(tokens: Sequence[Token], last: int, i: int) -> bool:
    """
    Whether token *i*, after a number that ends before *last*, begins a number of its own, or a part.
    """
    return i < len(tokens) and (tokens[i].lower in MAINLY or (i > last and bool(cardinal_at(tokens, i))))


def none_at(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    Nobody, as worded at token *i*: "no one", "none", "no civilians".
    """
    word, after = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word == "without" and after in {"any", "causing", "inflicting"} and i + 2 < len(tokens):
        harm = tokens[i + 2].lower in NO_HARM
        return Group(i, i + 3, 0, 0, count=(i, i + 1)) if harm else None
    if word in {"no", "without"} and after in NO_HARM:
        return Group(i, i + 2, 0, 0, count=(i, i + 1 + (after == "one")))
    if word in {"nobody", "none"}:
        return none_of(tokens, i, walls) or Group(i, i + 1, 0, 0, count=(i, i + 1))
    if word != "no":
        return None
    found = with_head(tokens, Group(i, i + 1, 0, 0, count=(i, i + 1)), i + 1, walls)
    return found if found and found.head and tokens[found.last - 1].lower in people().known else None


def none_of(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    Nobody of some people, as worded at token *i*: "none of the other eight passengers".
    """
    j = i + 2
    if j >= len(tokens) or tokens[i + 1].lower != "of":
        return None
    while j < len(tokens) and (tokens[j].lower in people().definite | {"other"} or cardinal_at(tokens, j)):
        j += 1
    found = with_head(tokens, Group(i, i + 1, 0, 0, count=(i, i + 1)), min(j, len(tokens) - 1), walls)
    return found if found and found.head else None


def bare_group(tokens: Sequence[Token], k: int, floor: int, walls: frozenset[int]) -> Group | None:
    """
    The people of head *k* that no number counts: "a child", "soldiers", "the driver".
    """
    heads = people()
    i = phrase_start(tokens, k, floor, walls)
    article = tokens[i - 1].lower if i > floor else ""
    fenced = article in heads.indefinite | heads.definite
    if tokens[k].lower in heads.many and article not in {"a", "an", "one"}:
        names = None if shouted(tokens) else names_after(tokens, k + 1)
        if names:
            return Group(
                i - fenced, names[0], names[1], names[1], head=(i, names[0]), type=kind_of(tokens, i, k)
            )
        return Group(i - fenced, k + 1, vague=True, head=(i, k + 1), type=kind_of(tokens, i, k))
    if is_of_things(tokens, k) or is_adjective(tokens, k, walls) or is_any(tokens, i):
        return None
    count = (i - 1, i) if article in heads.indefinite else None
    if tokens[k].lower in KIN and article not in ONE:
        return Group(i - fenced, k + 1, vague=True, count=count, head=(i, k + 1), type=kind_of(tokens, i, k))
    many = 2 if tokens[k].lower == COUPLE else 1
    return Group(i - fenced, k + 1, many, many, count=count, head=(i, k + 1), type=kind_of(tokens, i, k))


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
    if not group.counted and not are_folk(tokens, group, k):
        return group
    same = kind == group.type or (group.type == "unknown" and kind == "civilian")
    wider = replace(group, last=k + 1, head=(group.head[0], k + 1), type=kind if same else "mixed")
    more = wider if ends else widened(tokens, wider, numbers, walls)
    return wider if ends else (more if more != wider else group)


def are_folk(tokens: Sequence[Token], group: Group, k: int) -> bool:
    """
    Whether people are told by sex and age alone, which makes one of two words: "women and children".
    """
    folk = people().folk
    return tokens[group.last - 1].lower in folk and tokens[k].lower in folk


def group_at(
    tokens: Sequence[Token], i: int, floor: int, marks: tuple[frozenset[int], frozenset[int]]
) -> Group | None:
    """
    The uncounted people at token *i*: nobody, "the wounded", or a phrase with a head.
    """
    walls, named = marks
    if i in named:
        return Group(max(i - 1, floor), i + 1, vague=True, head=(max(i - 1, floor), i + 1), named=True)
    if tokens[i].lower == "old" and is_aged(tokens, i, walls):
        return aged_group(tokens, i, floor)
    none = none_at(tokens, i, walls) or one_more(tokens, i, walls) or office_at(tokens, i, floor)
    if none or i in walls or tokens[i].lower not in people().known:
        return none
    k = head_run(tokens, i, walls)
    return None if is_owner(tokens, k, walls) else bare_group(tokens, k, floor, walls)


def office_at(tokens: Sequence[Token], i: int, floor: int) -> Group | None:
    """
    The one person told by an office that "of" goes on from: "the head of the clinic".
    """
    if tokens[i].lower not in between()["offices"] or i == floor or i + 1 >= len(tokens):
        return None
    article = tokens[i - 1].lower
    if tokens[i + 1].lower != "of" or article not in people().definite | people().indefinite:
        return None
    count = (i - 1, i) if article in people().indefinite else None
    return Group(i - 1, i + 1, 1, 1, count=count, head=(i, i + 1))


def is_owner(tokens: Sequence[Token], k: int, walls: frozenset[int]) -> bool:
    """
    Whether one person at head *k* only tells of another who comes after ("a farmer's wife").
    """
    if tokens[k].lower not in people().one or k + 1 >= len(tokens) or tokens[k + 1].lower not in OWNED:
        return False
    return head_in(tokens, k + 2, phrase_end(tokens, k + 2, walls), many=False) is not None


def one_more(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    Somebody told of as one more at token *i*: "one was killed and another wounded", "a third was hurt".
    """
    words = [token.lower for token in tokens[i : i + 2]]
    ordinal = words[0] in people().definite | people().indefinite and words[1:] and words[1] in ORDINALS
    if words[0] != "another" and not ordinal:
        return None
    end = i + 1 + bool(ordinal)
    at = end
    while at < len(tokens) and at not in walls and tokens[at].lower in between()["filling"]:
        at += 1
    after = at
    while after in walls:
        after += 1
    ends = (
        after >= len(tokens) or not tokens[after].text[0].isalpha() or tokens[after].lower in people().stops
    )
    return Group(i, end, 1, 1, count=(i, end)) if at in walls and ends else None


def is_aged(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> bool:
    """
    Whether "old" at token *i* ends an age that stands for its person ("a 19-year-old").
    """
    if [token.lower for token in tokens[max(i - 3, 0) : i]] != ["-", "year", "-"] or i < 4:
        return False
    after = tokens[i + 1] if i + 1 < len(tokens) and i + 1 not in walls else None
    return after is None or not after.text[0].isalpha() or after.lower in people().stops


def aged_group(tokens: Sequence[Token], i: int, floor: int) -> Group:
    """
    The one person told by an age that ends at token *i*.
    """
    start = max(i - 4, floor)
    article = start > floor and tokens[start - 1].lower in people().indefinite
    count = (start - 1, start) if article else None
    return Group(start - article, i + 1, 1, 1, count=count, head=(start, i + 1))
