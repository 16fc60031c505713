"""
One sentence under reading: its words for harm, its groups of people, and which stand beside which.
"""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reportedly.counts.group_links import find_groups
from reportedly.counts.groups import Group
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import filler
from reportedly.counts.victims import people, shouted
from reportedly.records import Casualty, Token

# A word for harm with those whom it harmed.
Told = tuple[Word, tuple[Casualty, ...]]
# How far before a word for harm its people may end, with nothing but helping words between.
LOOSE = 14
POSSESSIVES = {"'s", "’s", "'", "’"}
# The kinds of words for harm that phrases for people reach across: "12 bodies", "the wounded".
OPEN = {"people", "weak", "named"}


class Scene(NamedTuple):
    """
    One sentence under reading: its tokens, its words for harm and its groups of people.
    """

    tokens: tuple[Token, ...]
    words: list[Word]
    groups: list[Group]
    walls: frozenset[int]
    firsts: list[int]
    lasts: list[int]
    shouted: bool


def scene_of(tokens: tuple[Token, ...], words: list[Word]) -> Scene:
    """
    A sentence with its groups of people, ready to be linked.
    """
    walls = frozenset(i for word in words if word.form not in OPEN for i in range(word.first, word.last))
    named = frozenset(word.first for word in words if word.form == "named")
    groups = find_groups(tokens, walls, named)
    firsts, lasts = [group.first for group in groups], [group.last for group in groups]
    return Scene(tokens, words, groups, walls, firsts, lasts, shouted(tokens))


def said(scene: Scene, word: Word) -> list[str]:
    """
    What a word for harm says, in small letters.
    """
    return [token.lower for token in scene.tokens[word.first : word.last]]


def beside_left(scene: Scene, word: Word) -> int | None:
    """
    The group that ends right before *word*, helping verbs aside.
    """
    n = bisect_right(scene.lasts, word.first) - 1
    near = n >= 0 and word.first - scene.lasts[n] < LOOSE
    return n if near and filler(scene.tokens, scene.lasts[n], word.first) else None


def beside_right(scene: Scene, word: Word) -> int | None:
    """
    The group that begins right after *word*.
    """
    n = bisect_left(scene.firsts, word.last)
    if n == len(scene.groups) or scene.firsts[n] - word.last > 3:
        return None
    lead = between()["lead"] | people().bodies
    start = word.last + 2 * (scene.tokens[word.last].lower in {"himself", "herself", "themselves"})
    gap = scene.tokens[start : scene.firsts[n]]
    return n if all(token.lower in lead for token in gap) else None


def after_preposition(scene: Scene, n: int) -> bool:
    """
    Whether group *n* stands after a preposition, so that another may be the subject.
    """
    tokens, i = scene.tokens, scene.groups[n].first
    if i > 0 and tokens[i - 1].lower in POSSESSIVES:
        i -= 1
        while i > 0 and (tokens[i - 1].text[0].isupper() or tokens[i - 1].lower == "the"):
            i -= 1
    return i > 0 and tokens[i - 1].lower in between()["prepositions"]
