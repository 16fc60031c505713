"""
The people of a sentence whom no number counts: nobody, one more, "a soldier", "those who died".
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.counts.cardinals import cardinal_at
from reportedly.counts.group_parts import AMONG
from reportedly.counts.groups import KIN, Group, with_head
from reportedly.counts.harm_tables import between
from reportedly.counts.harm_verbs import past_filling
from reportedly.counts.victims import (
    OWNED,
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

# What there is none of where nobody is harmed: "no casualties", "without any losses".
NO_HARM = {"one", "casualties", "injuries", "deaths", "fatalities", "losses", "arrests", "causalities"}
# One more of those told of: "a third was hurt".
ORDINALS = {"second", "third", "fourth", "fifth", "sixth"}
# Two people in one word.
COUPLE = "couple"
# What counts a family by itself: "one family was killed" tells of no number of people.
ONE = frozenset({"one", "another"})


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
    said = word in people().none or word in people().nobody
    last = i + not_one(tokens, i) if word == "not" else i + said
    if last == i:
        return None
    nobody = Group(i, last, 0, 0, count=(i, last))
    if word in people().nobody or (word != "no" and tokens[last : last + 1] and tokens[last].lower == "of"):
        return none_of(tokens, nobody, walls) or nobody
    found = with_head(tokens, nobody, last, walls)
    return found if found and found.head and tokens[found.last - 1].lower in people().known else None


def not_one(tokens: Sequence[Token], i: int) -> int:
    """
    How many words say at token *i* that there was nobody: "not one soldier", "not a single soldier".
    """
    words = [token.lower for token in tokens[i : i + 3]]
    if words == ["not", "a", "single"]:
        return 3
    return 2 * (words[:2] == ["not", "one"])


def none_of(tokens: Sequence[Token], nobody: Group, walls: frozenset[int]) -> Group | None:
    """
    *nobody* with those of whom it tells: "none of the other eight passengers", "not one of the men".
    """
    j = nobody.last + 1
    if j >= len(tokens) or tokens[j - 1].lower != "of":
        return None
    while j < len(tokens) and (tokens[j].lower in people().definite | {"other"} or cardinal_at(tokens, j)):
        j += 1
    found = with_head(tokens, nobody, min(j, len(tokens) - 1), walls)
    return found if found and found.head else None


def bare_group(tokens: Sequence[Token], k: int, floor: int, walls: frozenset[int]) -> Group | None:
    """
    The people of head *k* that no number counts: "a child", "soldiers", "the driver".
    """
    heads, head = people(), tokens[k].lower
    i = phrase_start(tokens, k, floor, walls)
    article = tokens[i - 1].lower if i > floor else ""
    fenced = article in heads.indefinite | heads.definite
    group = Group(i - fenced, k + 1, vague=True, head=(i, k + 1), type=kind_of(tokens, i, k))
    if head in heads.many and article not in heads.indefinite:
        names = None if shouted(tokens) else names_after(tokens, k + 1)
        return with_names(group, *names) if names else group
    if is_of_things(tokens, k) or is_adjective(tokens, k, walls) or is_any(tokens, i):
        return None
    if article in heads.indefinite:
        group = replace(group, count=(i - 1, i))
    if head in KIN and article not in ONE:
        return group
    number = 2 if head == COUPLE else 1
    return replace(group, low=number, high=number, vague=False)


def with_names(group: Group, end: int, number: int) -> Group:
    """
    *group* as the people whose names follow it up to token *end*: "journalists Ali Nasr and Omar Saleh".
    """
    start = group.head[0] if group.head else group.first
    return replace(group, last=end, low=number, high=number, vague=False, head=(start, end))


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
    none = none or those_at(tokens, i, walls)
    if none or i in walls or tokens[i].lower not in people().known:
        return none
    k = head_run(tokens, i, walls)
    return None if is_owner(tokens, k, walls) else bare_group(tokens, k, floor, walls)


def those_at(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> Group | None:
    """
    People told by their harm alone in a clause: "those who died", "those who have been killed".
    """
    if [token.lower for token in tokens[i : i + 2]] != ["those", "who"] or is_among(tokens, i):
        return None
    return (
        Group(i, i + 2, vague=True, head=(i, i + 1)) if past_filling(tokens, i + 2, walls) in walls else None
    )


def is_among(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "among" stands before token *i*.
    """
    return i > 0 and tokens[i - 1].lower in AMONG


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
    at = after = past_filling(tokens, end, walls)
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
