"""
The people of words for harm that are nouns: tolls, bodies, victims, "the wounded".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import pairwise

from reportedly.counts.cardinals import moves
from reportedly.counts.group_parts import is_out_of
from reportedly.counts.harm_scene import POSSESSIVES, Scene, after_preposition, beside_left, beside_right
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.victims import people
from reportedly.language.tokens import span_of
from reportedly.records import Casualty

# How far from a word for harm the number may stand that it is put at, and "the number of" before it.
NEAR, NUMBERED = 10, 6
# How far behind a toll, or "the number of" those harmed, the number may stand that it has come to.
STATED = 25
# What casualties have come to.
CASUALTIES = frozenset({"killed", "wounded"})
# How far before "casualties" the word may stand that causes them.
CAUSED = 4
# The kinds of words for harm that tell what befell people named before them.
TELLING = frozenset({"either", "subject", "state"})
# Words that name people without saying all that befell them.
UNTOLD = frozenset({"victims", "prisoners", "war"})
CAPTIVES = frozenset({"prisoners", "war"})


def of_toll(scene: Scene, word: Word) -> int | None:
    """
    The number that a toll is said to stand at.
    """
    links = between()["toll_links"]
    for n in range(bisect_left(scene.firsts, word.last), bisect_left(scene.firsts, word.last + STATED)):
        group = scene.groups[n]
        first = scene.tokens[group.first].lower
        article = first in people().indefinite
        # A verb may be both the link and the limit ("the toll exceeds 40"), but not the "at" of "at least".
        before = {scene.tokens[group.first - 1].lower, first if first != "at" else ""}
        put_at = group.counted and not article and (before & links or group.first == word.last)
        if put_at and not is_earlier(scene, n):
            return n
    told = before_toll(scene, word)
    return listed_after(scene, word) if told is None else told


def is_earlier(scene: Scene, n: int) -> bool:
    """
    Whether another number takes the place of group *n*: "the toll, first put at 140, was revised to 200".
    """
    first = scene.firsts[n]
    before = {token.lower for token in scene.tokens[max(0, first - CAUSED) : first]}
    after = scene.groups[n + 1 : n + 2]
    later = bool(after) and after[0].counted and scene.tokens[after[0].first - 1].lower in {"to", "at"}
    return later and not before.isdisjoint(between()["earlier"])


def of_heading(scene: Scene, word: Word) -> int | None:
    """
    The people counted right behind a word for harm with which a line or clause begins: "Dead: 4 soldiers and
    a child", "killed were four soldiers".
    """
    tokens, first = scene.tokens, word.last + 1
    begins = word.first == 0 or not tokens[word.first - 1].text[0].isalnum()
    if not begins or first >= len(tokens) or tokens[word.last].lower not in between()["be"] | {":"}:
        return None
    n = bisect_left(scene.firsts, first)
    return n if n < len(scene.groups) and scene.firsts[n] == first and scene.groups[n].counted else None


def before_toll(scene: Scene, word: Word) -> int | None:
    """
    The number that stands before its toll: "brought to 49 the number killed", "put at 58 the death toll".
    """
    n = bisect_right(scene.lasts, word.first) - 1
    if n < 0 or not scene.groups[n].counted or scene.firsts[n] == 0:
        return None
    gap = [token.lower for token in scene.tokens[scene.lasts[n] : word.first]]
    return n if gap[:1] == ["the"] and scene.tokens[scene.firsts[n] - 1].lower in {"to", "at"} else None


def of_people(scene: Scene, word: Word) -> int | None:
    """
    The group whose own words say the harm ("12 fatalities", "no casualties", "heavy losses").
    """
    said = scene.tokens[word.last - 1].lower
    n = bisect_left(scene.lasts, word.last)
    if n < len(scene.groups) and scene.lasts[n] == word.last and scene.firsts[n] <= word.first:
        before = scene.tokens[word.first - 1].lower if word.first else ""
        plain = said in {"casualties", "bodies", "hostages", "corpses"}
        serious = before in between()["serious"] and said in {"losses", "deaths", "casualties"}
        if said in CAPTIVES and not are_captives(scene, n):
            return None
        if scene.groups[n].counted or has_part_before(scene, n):
            return n
        if (plain or serious) and not is_summed(scene, n, word):
            return n
    left = beside_left(scene, word)
    adjacent = left is not None and scene.groups[left].counted and scene.lasts[left] == word.first
    if adjacent:
        return left
    deeds = counted_deeds(scene, word)
    return listed_after(scene, word) if deeds is None else deeds


def has_part_before(scene: Scene, n: int) -> bool:
    """
    Whether people counted before group *n* are told of as among them: "two medics are among the victims".
    """
    return n > 0 and scene.groups[n - 1].part_of == n and scene.groups[n - 1].counted


def counted_deeds(scene: Scene, word: Word) -> int | None:
    """
    The number of deeds that one word says more of: "91 arbitrary arrests".
    """
    n = bisect_left(scene.lasts, word.first - 1)
    if n == len(scene.groups) or scene.lasts[n] != word.first - 1 or word.outcome == "wounded":
        return None
    said = scene.tokens[word.first - 1]
    plain = said.text.isalpha() and said.lower not in people().stops
    return n if scene.groups[n].counted and scene.groups[n].head is None and plain else None


def is_summed(scene: Scene, n: int, word: Word) -> bool:
    """
    Whether "casualties" without a number only sum up those whom the sentence counts in other words, or lists
    behind a colon.
    """
    harmed = any(other.last <= word.first and other.outcome in CASUALTIES for other in scene.words)
    if scene.tokens[word.last : word.last + 1] and scene.tokens[word.last].text == ":":
        return True
    said = scene.tokens[word.last - 1].lower == "casualties"
    before = {token.lower for token in scene.tokens[max(0, word.first - CAUSED) : word.first]}
    said = said and before.isdisjoint(between()["causing"])
    return said and harmed and any(group.low for group in scene.groups[:n])


def are_captives(scene: Scene, n: int) -> bool:
    """
    Whether a report counts the prisoners of group *n*, and does not more of them: "40 dead, 70 prisoners".
    """
    group, after = scene.groups[n], scene.tokens[scene.lasts[n] : scene.lasts[n] + 1]
    several = group.counted and (group.low or 0) > 1
    owned = bool(after) and after[0].text in POSSESSIVES
    return several and not owned and not after_preposition(scene, n)


def of_named(scene: Scene, word: Word) -> int | None:
    """
    The people whom *word* itself names ("the wounded").
    """
    n = bisect_left(scene.lasts, word.last)
    if n == len(scene.groups) or not scene.groups[n].named or scene.lasts[n] != word.last:
        return None
    stated = stated_at(scene, word)
    return n if stated is None else stated


def stated_at(scene: Scene, word: Word) -> int | None:
    """
    The bare number that people named by their harm are said to stand at: "put the dead in Gaza at 770".
    """
    n = bisect_left(scene.firsts, word.last)
    while n < len(scene.groups) and scene.firsts[n] - word.last < NEAR:
        group = scene.groups[n]
        between_them = range(word.last, group.first)
        if not scene.walls.isdisjoint(between_them) or has_break(scene, between_them):
            return None
        put_at = scene.tokens[group.first - 1].lower in between()["put_at"] or group.first == word.last
        if group.counted and put_at:
            return n if group.head is None else None
        n += 1
    return None


def has_break(scene: Scene, span: range) -> bool:
    """
    Whether some tokens hold a mark or word at which another clause begins.
    """
    return any(scene.tokens[i].text in {",", ";", ":"} or scene.tokens[i].lower == "and" for i in span)


def of_numbered(scene: Scene, word: Word) -> int | None:
    """
    The number at which a sentence puts "the number of" those harmed: "the number of Russians killed at 20".
    """
    before = [token.lower for token in scene.tokens[max(0, word.first - NUMBERED) : word.first]]
    if ("number", "of") not in pairwise(before):
        return None
    stated = stated_at(scene, word)
    return risen_to(scene, word) if stated is None else stated


def risen_to(scene: Scene, word: Word) -> int | None:
    """
    The bare number that a number is said further on to have come to: "the number of men shot rose to 24".
    """
    rises = moves() | between()["toll_links"] | {"put"}
    for n in range(bisect_left(scene.firsts, word.last), len(scene.groups)):
        group, first = scene.groups[n], scene.firsts[n]
        if first - word.last > STATED or not scene.walls.isdisjoint(range(word.last, first)):
            return None
        before = [token.lower for token in scene.tokens[first - 2 : first]]
        if group.counted and group.head is None and before[0] in rises and before[1] in {"to", "at"}:
            return n
    return None


def counted_before(scene: Scene, word: Word) -> int | None:
    """
    The number right before a noun for harm that has its people after it: "230 bodies of tribesmen".
    """
    n = bisect_left(scene.lasts, word.first)
    adjacent = n < len(scene.groups) and scene.lasts[n] == word.first and scene.groups[n].counted
    return n if adjacent and scene.groups[n].head is None else None


def listed_after(scene: Scene, word: Word) -> int | None:
    """
    The first of the people whom a sentence counts among its victims: "the victims included 51 children".
    """
    j = word.last
    if j >= len(scene.tokens) or scene.tokens[j].lower not in between()["listing"]:
        return None
    n = bisect_left(scene.firsts, j + 1)
    near = n < len(scene.groups) and scene.firsts[n] == j + 1 and scene.groups[n].counted
    near = near and not (scene.lasts[n] in scene.walls and scene.tokens[j].lower in between()["be"])
    if near and scene.tokens[j].lower.startswith("includ") and n and scene.lasts[n - 1] == word.last:
        return n - 1
    return n if near else None


def of_weak(scene: Scene, word: Word) -> int | None:
    """
    The people that a word taken for harm only before people has ("claimed 11 children").
    """
    n = beside_right(scene, word)
    if n is None or not scene.groups[n].counted or scene.groups[n].head is None:
        return None
    known = scene.tokens[scene.groups[n].last - 1].lower in people().known
    return n if known else None


def higher(scene: Scene, word: Word) -> Casualty | None:
    """
    More dead than were told, where a toll is only said to be higher: "the toll is much higher".
    """
    tokens, links = scene.tokens, between()["higher"]
    if word.form != "toll" or word.outcome != "killed":
        return None
    i = word.last
    while i < len(tokens) and tokens[i].lower in links - {"higher"}:
        i += 1
    if i == word.last or i == len(tokens) or tokens[i].lower != "higher":
        return None
    i, end = word.last, i + 1
    while tokens[i].lower in {"is", "was"}:
        i += 1
    return Casualty(word.outcome, None, None, vague=True, count=span_of(tokens, i, end))


def is_told_better(scene: Scene, k: int, found: Mapping[int, int]) -> bool:
    """
    Whether another word tells more of the people of word *k*: what befell "victims" or "prisoners", that "a
    wounded man" died or one with wounds is dead, and the toll that takes the place of "an earlier toll".
    """
    word, others = scene.words[k], [m for m in found if m != k]
    if word.form == "object" and word.first and scene.tokens[word.first - 1].lower in people().indefinite:
        return any(found[m] == found[k] and scene.words[m].outcome == "killed" for m in others)
    if word.form == "subject" and word.outcome == "wounded":
        dead = (m for m in others if found[m] == found[k] and scene.words[m].outcome == "killed")
        return any(scene.words[m].form in TELLING for m in dead)
    if word.form == "people" and scene.tokens[word.last - 1].lower in UNTOLD:
        return any(found[m] == found[k] and scene.words[m].form in TELLING for m in others)
    if word.form == "people" and word.outcome != "killed":
        return any(found[m] == found[k] and scene.words[m].outcome == "killed" for m in others)
    before = {token.lower for token in scene.tokens[max(0, word.first - 2) : word.first]}
    earlier = word.form == "toll" and not before.isdisjoint(between()["earlier"])
    return earlier and any(
        scene.words[m].outcome == word.outcome and scene.groups[found[m]].counted for m in others
    )


def is_parted(scene: Scene, k: int, n: int, told: AbstractSet[int]) -> bool:
    """
    Whether those named by word *k*, group *n*, only say of whom another tells: "two of the wounded died".
    """
    if scene.words[k].form != "named" or n - 1 not in told:
        return False
    some = scene.groups[n - 1]
    return some.part_of == n and some.counted and is_out_of(scene.tokens, some, scene.groups[n])
