"""
The words that reports have for people, and what the people are taken for: civilians or combatants.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.lexicons import lexicon
from reportedly.records import Token

# The longest phrase for people, and the longest before its head.
REACH, LEAD = 9, 7
# How far behind "members of" the people may be named.
MEMBERS = 6
HYPHENS = frozenset({"-", "‑"})
# The words of a name with its surname.
WHOLE_NAME = 2
# Between one person and another who is told by the first ("a farmer's wife").
OWNED = frozenset({"'s", "’s"})
# Words that begin the names of places, shortened.
SHORTENED = frozenset({"St", "Ste", "Ft", "Mt", "Pt"})
SAME = {"others", "other", "more"}


class People(NamedTuple):
    """
    The tables of `lexicons/victims.toml`, ready for look-ups.
    """

    one: Mapping[str, str]
    many: Mapping[str, str]
    known: frozenset[str]
    deciders: Mapping[str, str]
    undecided: frozenset[str]
    things: frozenset[str]
    stops: frozenset[str]
    adjectival: frozenset[str]
    indefinite: frozenset[str]
    definite: frozenset[str]
    none: frozenset[str]
    nobody: frozenset[str]
    groups: frozenset[str]
    bodies: frozenset[str]
    endings: tuple[str, ...]


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
        frozenset(table["undecided"]["words"]),
        frozenset(table["things"]["words"]),
        frozenset(table["stops"]["words"]),
        frozenset(table["adjectival"]["words"]),
        frozenset(table["determiners"]["one"]),
        frozenset(table["determiners"]["some"]),
        frozenset(table["determiners"]["none"]),
        frozenset(table["determiners"]["nobody"]),
        frozenset(table["groups"]["words"]),
        frozenset(table["bodies"]["words"]),
        tuple(table["endings"]["words"]),
    )


def phrase_end(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> int:
    """
    Where a run of words that may be one phrase for people ends: at a stop word, a mark or a wall.
    """
    j, stops = i, people().stops
    while j < len(tokens) and j - i < REACH and j not in walls:
        word = tokens[j]
        stops_here = word.lower in stops and not is_group_named_is(tokens, j)
        inside = is_inside(tokens, j) or is_short(tokens, j)
        if stops_here or not (word.text[0].isalpha() or inside):
            break
        j += 1
    return j


def is_inside(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether the mark at *j* stands within a word, and is no dash that opens a remark.
    """
    if tokens[j].lower in HYPHENS:
        return j > 0 and tokens[j].start == tokens[j - 1].end
    return tokens[j].lower in {"'s", "’s", "'"}


def is_short(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether the full stop at *j* only shortens the first word of a name ("two St. Mary deputies").
    """
    if tokens[j].text != "." or not 0 < j < len(tokens) - 1:
        return False
    return tokens[j - 1].text in SHORTENED and tokens[j + 1].text[:1].isupper()


def is_group_named_is(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether token *j* is the short name of a group that looks like a verb ("287 IS fighters").
    """
    return tokens[j].text == "IS" and j + 1 < len(tokens) and tokens[j + 1].text.islower()


def head_in(tokens: Sequence[Token], i: int, j: int, *, many: bool) -> int | None:
    """
    The index of the head among tokens *i* up to *j*: the first plural, or the first run of singulars.
    """
    heads = people()
    table = heads.many if many else heads.one
    for k in range(i, j):
        if tokens[k].lower in table:
            while k + 1 < j and tokens[k + 1].lower in table and same_case(tokens, k):
                k += 1  # noqa: PLW2901 (the last of heads side by side: "police officers")
            return k
    return None


def same_case(tokens: Sequence[Token], k: int) -> bool:
    """
    Whether the word after token *k* may belong to it: no name begins there ("children Lebanese TV said").
    """
    return tokens[k].text[:1].isupper() or not tokens[k + 1].text[:1].isupper()


def head_run(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> int:
    """
    The last of the heads that stand side by side from token *i* on ("police officer").
    """
    while i + 1 < len(tokens) and i + 1 not in walls and tokens[i + 1].lower in people().known:
        i += 1
    return i


def phrase_start(tokens: Sequence[Token], k: int, floor: int, walls: frozenset[int]) -> int:
    """
    Where the phrase with head *k* begins, its article aside.
    """
    heads, i = people(), k
    fences = heads.indefinite | heads.definite | heads.stops
    while i > floor and k - i < LEAD and i - 1 not in walls:
        before = tokens[i - 1]
        aged = before.text.isdigit() and tokens[i].text == "-"
        owned = before.lower in OWNED and i > floor + 1 and tokens[i - 2].lower in heads.one
        if before.lower in fences or not (before.text[0].isalpha() or before.text == "-" or aged or owned):
            break
        i -= 1
    return i


def type_of(tokens: Sequence[Token], i: int, k: int) -> str:
    """
    What the people of tokens *i* up to head *k* are taken for.
    """
    heads = people()
    head = tokens[k].lower
    kind = heads.many.get(head) or heads.one.get(head) or heads.deciders.get(head, "unknown")
    if kind == "civilian" and head not in heads.undecided:
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
    for token in tokens[k + 2 : k + 2 + MEMBERS]:
        word = token.lower
        kind = people().many.get(word) or people().deciders.get(word)
        if kind and kind != "unknown":
            return kind
    return None


def kind_of(tokens: Sequence[Token], i: int, k: int) -> str:
    """
    What the people of tokens *i* up to head *k* are taken for, with those named after "of".
    """
    kind = type_of(tokens, i, k)
    return (members_type(tokens, k) or kind) if kind == "unknown" else kind


def people_in(tokens: Sequence[Token]) -> str | None:
    """
    What the people whom some words name are taken for; None where no word for people is among them.
    """
    for many in (True, False):
        head = head_in(tokens, 0, len(tokens), many=many)
        if head is not None:
            return kind_of(tokens, 0, head)
    return None


def is_adjective(tokens: Sequence[Token], k: int, walls: frozenset[int]) -> bool:
    """
    Whether a singular head at token *k* only tells more of the noun after it ("a rebel attack").
    """
    if tokens[k].lower not in people().adjectival or k + 1 >= len(tokens) or k + 1 in walls:
        return False
    after = tokens[k + 1]
    if after.text in HYPHENS:
        # "Iranian-backed militias", "the Saudi-led coalition"
        return k + 2 < len(tokens) and after.start == tokens[k].end and tokens[k + 2].start == after.end
    return after.text[0].isalpha() and after.lower not in people().stops and not after.lower.endswith("ed")


def counts_things(tokens: Sequence[Token], i: int, end: int, k: int | None) -> bool:
    """
    Whether the phrase of tokens *i* up to *end*, with head *k*, is one for things.
    """
    things = people().things
    if k is None:
        return any(token.lower in things for token in tokens[i:end])
    several = (token.lower for token in tokens[i:k] if token.lower.endswith("s") and token.lower != "bus")
    return any(word in things for word in several)


def is_number_of(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether the number in tokens *i* up to *j* counts the people after it, and is no part of a name before it.

    "In the camp three men were shot", "in that district 12 people died", but "District 12 residents".
    """
    after = tokens[j].lower if j < len(tokens) else ""
    apart = tokens[i].text.isalpha() or (i > 0 and tokens[i - 1].text.islower())
    return apart and after in people().many


def is_any(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a phrase at token *i* means whoever it may be ("for every policeman killed").
    """
    return bool({token.lower for token in tokens[max(0, i - 1) : i + 1]} & {"every", "any", "each"})


def is_of_things(tokens: Sequence[Token], k: int) -> bool:
    """
    Whether a singular at token *k* belongs to a thing named right after it ("the pilot cabin door").
    """
    heads = people()
    for token in tokens[k + 1 : k + 3]:
        if token.lower in heads.things:
            return True
        if token.lower in heads.stops or token.lower == "whose":
            return False
    return False


def names_after(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    The index after names listed from token *i* on, and how many: "journalists Ali Nasr and Omar Saleh".
    """
    number = 1
    while True:
        end = name_end(tokens, i)
        if end - i < WHOLE_NAME:
            return None
        joint = [token.lower for token in tokens[end : end + 2]]
        i = end + 1 + (joint == [",", "and"])
        number += 1
        if joint[:1] == ["and"] or joint == [",", "and"]:
            last = name_end(tokens, i)
            return (last, number) if last - i >= WHOLE_NAME else None
        if joint[:1] != [","]:
            return None


def name_end(tokens: Sequence[Token], i: int, walls: frozenset[int] = frozenset()) -> int:
    """
    Where a name written with capitals ends that begins at token *i*.
    """
    j, stops = i, people().stops
    while j < len(tokens) and j not in walls and tokens[j].text[0].isupper() and tokens[j].lower not in stops:
        j += 1
    return j


def shouted(tokens: Sequence[Token]) -> bool:
    """
    Whether words stand in capital letters throughout.
    """
    return all(token.text.isupper() for token in tokens if token.text[0].isalpha())
