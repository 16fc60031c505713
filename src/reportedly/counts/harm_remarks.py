"""
Remarks between people and their verb: who speaks, or what befell some of them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from reportedly.counts.group_parts import is_share
from reportedly.counts.group_shares import EVERY
from reportedly.counts.harm_scene import LOOSE, Scene, beside_left, beside_right, said
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import before_helpers, helped

# What tells how badly off people are.
CONDITION = frozenset({"condition", "critical"})
# What joins two words for harm that have the same people: "shot and killed", "nobody died or was hurt".
JOINTS = (["and"], ["or"], ["&"], ["then"], ["and", "then"], ["or", "was"], ["or", "were"])


def over_remark(scene: Scene, word: Word) -> int | None:
    """
    The people before a verb whose speaker is set in between: "Two men, the police chief said, were killed".
    """
    tokens, end = scene.tokens, before_helpers(scene.tokens, word.first)
    floor = max(0, end - LOOSE)
    if end < 2 or tokens[end - 1].text != ",":
        return None
    start = next((i for i in range(end - 2, floor, -1) if tokens[i].text == ","), None)
    if start is None or between()["telling"].isdisjoint(token.lower for token in tokens[start:end]):
        return None
    n = bisect_right(scene.lasts, start) - 1
    return n if n >= 0 and scene.lasts[n] == start and scene.groups[n].counted else None


def over_participle(scene: Scene, word: Word) -> int | None:
    """
    The people before a verb of whom it is told in between which are meant: "two of the nine miners kidnapped
    near Homs were found dead", "men arrested on Monday were shot".
    """
    end = before_helpers(scene.tokens, word.first)
    helpers = {token.lower for token in scene.tokens[end : word.first]}
    k = bisect_left(scene.words, word) - 1
    if k < 0 or helpers.isdisjoint(between()["verbs"]):
        return None
    which = scene.words[k]
    if which.outcome == word.outcome or (which.outcome, word.outcome) == ("wounded", "killed"):
        return None
    n = beside_left(scene, which) if which.form == "either" and not helped(scene.tokens, which) else None
    gap = scene.tokens[which.last : end]
    ends = between()["breaks"] | between()["verbs"] | {",", "and", "who", "that"}
    if (
        n is None
        or scene.lasts[n] != which.first
        or len(gap) > LOOSE
        or beside_right(scene, which) is not None
    ):
        return None
    if not gap or any(token.lower in ends for token in gap):
        return None
    return n


def is_rest(scene: Scene, n: int) -> bool:
    """
    Whether group *n* is a part of people who were harmed otherwise, or not at all: "98 were wounded, 12 of
    whom died", "30 guards, nine of whom were killed", "100 men stormed it, of whom 20 were killed".
    """
    group = scene.groups[n]
    if not group.of_them or group.part_of is None:
        return False
    if scene.tokens[group.last - 1].lower == "whom":
        return True
    if scene.tokens[group.last].text != "," and scene.tokens[group.first].lower not in EVERY:
        return True
    last = scene.lasts[group.part_of]
    named = any(other.form == "people" and other.last == last for other in scene.words)
    return named or any(i in scene.walls for i in range(last, group.first))


def begins_clause(scene: Scene, n: int, floor: int) -> bool:
    """
    Whether group *n*, some of those before, begins a clause: "seven were taken away, where | two were shot".
    """
    return scene.groups[n].of_them and 0 < floor == scene.firsts[n]


def of_remark(scene: Scene, word: Word) -> int | None:
    """
    Those of whom *word* only tells in a remark: "three suspects, one of them wounded, were held".
    """
    n = beside_left(scene, word) if word.form == "either" and not helped(scene.tokens, word) else None
    after = scene.tokens[word.last].text if word.last < len(scene.tokens) else ""
    some = n is not None and scene.groups[n].of_them and scene.groups[n].head is None
    return n if some and after == "," else None


def over_share(scene: Scene, word: Word) -> int | None:
    """
    The people before a verb of whom a remark tells more: "three suspects, one of them wounded, were held".
    """
    tokens, end = scene.tokens, before_helpers(scene.tokens, word.first)
    if end < 2 or tokens[end - 1].text != "," or end - 2 not in scene.walls:
        return None
    last = next((one for one in scene.words if one.last == end - 1), None)
    n = of_remark(scene, last) if last else None
    return None if n is None else scene.groups[n].part_of


def goes_on_to(scene: Scene, word: Word) -> bool:
    """
    Whether "and" joins *word* to another that has its people behind it: "police | shot and wounded a man".
    """
    k = bisect_right(scene.words, word)
    other = scene.words[k] if k < len(scene.words) else None
    joined = other is not None and [token.lower for token in scene.tokens[word.last : other.first]] in JOINTS
    return joined and other is not None and beside_right(scene, other) is not None


def with_others(scene: Scene, k: int, n: int, found: Mapping[int, int]) -> int:
    """
    The people of word *k*, with the others where it only tells how badly off some are, and no word tells of
    the rest: "of the five men, two are in critical condition".
    """
    word, whole = scene.words[k], scene.groups[n].part_of
    if whole is None or len(found) > 1 or not is_share(scene.tokens, scene.groups, n):
        return n
    condition = word.outcome == "wounded" and not CONDITION.isdisjoint(said(scene, word))
    return whole if condition and scene.groups[whole].counted else n
