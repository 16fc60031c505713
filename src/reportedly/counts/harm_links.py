"""
Which people each word for harm has: those before it, those after it, or those it names itself.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from reportedly.counts.harm_nouns import (
    counted_before,
    is_parted,
    is_told_better,
    of_heading,
    of_named,
    of_numbered,
    of_people,
    of_toll,
    of_weak,
)
from reportedly.counts.harm_remarks import (
    JOINTS,
    goes_on_to,
    of_remark,
    with_others,
)
from reportedly.counts.harm_scene import LOOSE, Scene, beside_left, beside_right
from reportedly.counts.harm_senses import senses
from reportedly.counts.harm_subjects import clause_left, is_all_of_them, passive, root_of
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import does, filler, helped
from reportedly.counts.victims import people

# How many groups before and behind the first of its people those of a word may stand, and how many a list
# that goes on may have.
WINDOW, MOST = 12, 60
# The kinds of words for harm that may head a list of people: "Dead: 4", "killed were".
HEADING = frozenset({"either", "state"})
# How many words may stand before "after being" between two harms of the same people.
NEARBY = 7


def bespoken(scene: Scene, n: int, word: Word) -> bool:
    """
    Whether group *n*, to the right of *word*, belongs to the word for harm after it ("30 hurt").
    """
    last = scene.lasts[n]
    k = bisect_left(scene.words, last, key=first_of)
    if k == len(scene.words) or scene.words[k].first - last > LOOSE or scene.words[k] == word:
        return False
    other = scene.words[k]
    after = other.form in {"either", "state", "subject"} and filler(scene.tokens, last, other.first)
    return after and beside_right(scene, other) is None


def first_of(word: Word) -> int:
    """
    Where a word begins among its sentence's tokens.
    """
    return word.first


def of_either(scene: Scene, word: Word) -> int | None:
    """
    The group of a word that may look either way ("N were killed", "killed N", "N killed").
    """
    if helped(scene.tokens, word):
        return passive(scene, word)
    left, right = beside_left(scene, word), beside_right(scene, word)
    left = None if left is not None and is_doer(scene, left) else left
    which = right is not None and word.first > 0 and scene.tokens[word.first - 1].lower == "which"
    if which or does(scene.tokens, word) or (right is None and names_somebody(scene, left, word)):
        return right
    claimed = right is not None and bespoken(scene, right, word)
    if (claimed and scene.tokens[word.first].lower == "shot") or (right is None and goes_on_to(scene, word)):
        return None
    if left is not None and prefers_left(scene, left, right, claimed=claimed):
        return left if is_other_part(scene, left) else root_of(scene, left)
    if right is not None and not (left is not None and claimed):
        return right
    return across_comma(scene, word) if left is None else root_of(scene, left)


def is_other_part(scene: Scene, n: int) -> bool:
    """
    Whether group *n* is a part of people whose harm was told before it: "six were shot, including the one man
    | killed".
    """
    whole = scene.groups[n].part_of
    return whole is not None and not scene.walls.isdisjoint(range(scene.lasts[whole], scene.firsts[n]))


def is_doer(scene: Scene, n: int) -> bool:
    """
    Whether group *n* did something, and nothing was done to it: "hit by a sniper shot".
    """
    group = scene.groups[n]
    one = not group.counted or group.low == group.high == 1
    return one and group.first > 0 and scene.tokens[group.first - 1].lower == "by"


def fallen(scene: Scene, word: Word) -> int | None:
    """
    The people right before "fell", whom a word names: "two officers fell there", not "the second one fell".
    """
    n = beside_left(scene, word)
    if n is None or scene.groups[n].head is None:
        return None
    of = (
        n > 0
        and scene.tokens[scene.firsts[n] - 1].lower == "of"
        and scene.lasts[n - 1] == scene.firsts[n] - 1
    )
    told = n - 1 if of else n
    return root_of(scene, told) if scene.groups[told].counted or scene.groups[told].vague else None


def names_somebody(scene: Scene, left: int | None, word: Word) -> bool:
    """
    Whether the name of a person follows *word*, so that those before it did it: "gunmen killed Ali Nasr".
    """
    heads = people()
    after = scene.tokens[word.last : word.last + 2]
    return (
        left is not None
        and not scene.groups[left].counted
        and len(after) == 2
        and scene.walls.isdisjoint({word.last, word.last + 1})
        and all(token.text[0].isupper() for token in after)
        and all(token.lower not in heads.stops | heads.known | heads.things for token in after)
    )


def prefers_left(scene: Scene, left: int, right: int | None, *, claimed: bool) -> bool:
    """
    Whether the group before a word that looks either way is the one it was done to.
    """
    group = scene.groups[left]
    if not group.counted or right is None or claimed:
        return group.counted
    return group.head is None and group.first - 1 not in scene.walls


def across_comma(scene: Scene, word: Word) -> int | None:
    """
    The counted people before a remark set in commas ("35 others, some of them nurses, wounded").
    """
    if word.first == 0 or scene.tokens[word.first - 1].text not in {",", "-", "–", "—"}:
        return None
    n = clause_left(scene, word)
    return root_of(scene, n) if n is not None and scene.groups[n].counted else None


def group_of(scene: Scene, word: Word) -> int | None:
    """
    The first group that *word* was done to.
    """
    numbered = of_numbered(scene, word) if word.form != "toll" else None
    numbered = of_remark(scene, word) if numbered is None else numbered
    numbered = of_heading(scene, word) if numbered is None and word.form in HEADING else numbered
    if numbered is not None:
        return numbered
    if word.form == "either":
        return of_either(scene, word)
    if word.form in {"object", "of"}:
        right = counted_before(scene, word) if word.form == "of" else None
        right = beside_right(scene, word) if right is None else right
        noun = word.form == "object" and scene.tokens[word.last - 1].lower.endswith("s")
        return of_people(scene, word) if right is None and noun else right
    if scene.tokens[word.first].lower in senses()["fall"] and word.last - word.first == 1:
        return fallen(scene, word)
    if word.form in {"subject", "state"}:
        return passive(scene, word)
    return {"toll": of_toll, "people": of_people, "weak": of_weak, "named": of_named}[word.form](scene, word)


def shared(scene: Scene, k: int, found: Mapping[int, int]) -> int | None:
    """
    The group of the word for harm beside word *k* where "and" joins the two ("shot and killed N").
    """
    word = scene.words[k]
    for other in (k + 1, k - 1):
        if not 0 <= other < len(scene.words) or other not in found:
            continue
        low, high = sorted((word, scene.words[other]))
        gap = [token.lower for token in scene.tokens[low.last : high.first]]
        if gap in JOINTS or (other < k and goes_on(gap)):
            return found[other]
    return None


def goes_on(gap: Sequence[str]) -> bool:
    """
    Whether the words between two words for harm go on with the same people: "kidnapped and later found dead",
    "shot after being captured".
    """
    joined = gap[:1] == ["and"] and set(gap[1:]) <= between()["plain"]
    return joined or (len(gap) < NEARBY and gap[-2:] in (["after", "being"], ["before", "being"]))


def linked(scene: Scene) -> dict[int, int]:
    """
    For each word for harm that has people, its first group.
    """
    found = {k: n for k, word in enumerate(scene.words) if (n := group_of(scene, word)) is not None}
    for k, word in enumerate(scene.words):
        if k not in found and word.form in {"either", "object"}:
            n = shared(scene, k, found)
            if n is not None:
                found[k] = n
    found = {k: with_others(scene, k, n, found) for k, n in found.items()}
    told = frozenset(found.values())
    return {
        k: n
        for k, n in found.items()
        if not (is_parted(scene, k, n, told) or is_told_better(scene, k, found))
    }


def following(scene: Scene, root: int, taken: set[int]) -> list[int]:
    """
    *root* with the groups added to it and the parts of each, in reading order.
    """
    chosen = {root: None}
    for n in range(max(0, root - WINDOW), min(len(scene.groups), root + MOST)):
        group = scene.groups[n]
        if n - root > WINDOW and n - 1 not in chosen and n - 2 not in chosen:
            break
        tied = group.part_of in chosen or group.joined_to in chosen
        again = is_where_nobody(scene, n) or is_all_of_them(scene, n)
        if n not in taken and n != root and tied and not again:
            chosen[n] = None
    return list(chosen)


def is_where_nobody(scene: Scene, n: int) -> bool:
    """
    Whether group *n* only tells among whom nobody was harmed ("no casualties among the guests").
    """
    group = scene.groups[n]
    return group.part_of is not None and scene.groups[group.part_of].high == 0 and not group.counted
