"""
The people who stand before the verb that tells what befell them: "two men, police said, | were killed".
"""

from bisect import bisect_left, bisect_right

from reportedly.counts.group_parts import is_out_of, is_told_first
from reportedly.counts.group_shares import EVERY
from reportedly.counts.groups import Group
from reportedly.counts.harm_remarks import begins_clause, is_rest, over_participle, over_remark, over_share
from reportedly.counts.harm_scene import LOOSE, Scene, after_preposition, beside_left
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.harm_verbs import helped, number_of

# How far before a verb its clause may begin, and how many groups behind one may be added to it.
CLAUSE, BESIDE = 25, 5
# Who is told to be so by somebody else: "doctors pronounced him dead".
OBJECTS = frozenset({"him", "her", "them"})
# What stands before people who are told by a state alone ("the search for missing").
SOUGHT = frozenset({"for"})


def agrees(scene: Scene, n: int, number: str) -> bool:
    """
    Whether group *n* can be the subject of a verb in *number* ("one", "many" or "").
    """
    group = scene.groups[n]
    single = group.low == group.high == 1
    if number == "one":
        return single or group.low == 0 or group.named
    return not (
        number == "many" and single and scene.tokens[group.first].lower != "one" and group.joined_to is None
    ) or any(other.joined_to == n for other in scene.groups[n + 1 : n + 1 + BESIDE])


def clause_left(scene: Scene, word: Word) -> int | None:
    """
    The people of the clause before *word*: the nearest counted ones, subjects first.
    """
    breaks, floor = between()["breaks"], max(0, word.first - CLAUSE)
    for k in range(word.first - 1, floor - 1, -1):
        held_to_be = scene.tokens[k + 1].lower == "to"
        if k in scene.walls or (scene.tokens[k].lower in breaks and not held_to_be):
            floor = k + 1
            break
    number = number_of(scene.tokens, word)
    span = range(bisect_left(scene.firsts, floor), bisect_right(scene.lasts, word.first))
    nearby = [n for n in span if agrees(scene, n, number)]
    whole = [n for n in nearby if scene.groups[n].part_of is None or begins_clause(scene, n, floor)]
    counted = [n for n in whole if scene.groups[n].counted]
    bare = [n for n in whole if may_stand_away(scene.groups[n]) and word.first - scene.groups[n].last < LOOSE]
    for choice in (
        [n for n in counted if not after_preposition(scene, n)],
        counted,
        [n for n in bare if not after_preposition(scene, n)],
    ):
        if choice:
            return choice[-1]
    return None


def root_of(scene: Scene, n: int) -> int:
    """
    The first of the groups that group *n* is added to or part of; not those who are told of only for a part
    of them: "of the 80 passengers, 12 were killed and 30 wounded".
    """
    seen = n
    while True:
        group = scene.groups[seen]
        up = group.part_of if group.part_of is not None else group.joined_to
        if up is None or (up == group.part_of and is_told_first(scene.tokens, scene.groups[up])):
            return seen
        seen = up


def passive(scene: Scene, word: Word) -> int | None:
    """
    The group before *word* that it was done to.
    """
    n = beside_left(scene, word)
    if n is not None and (is_rest(scene, n) or is_aside(scene, n, word)):
        return n
    meant = over_participle(scene, word) if n is None or after_preposition(scene, n) else None
    if meant is None and is_of_pronoun(scene, word, n):
        return None
    told = over_remark(scene, word) if meant is None else meant
    told = over_share(scene, word) if told is None else told
    if told is not None:
        return share_before(scene, told)
    if n is None or is_no_subject(scene, n):
        better = clause_left(scene, before_after(scene, word))
        n = n if better is None or (n is not None and not scene.groups[better].counted) else better
    if n is None or is_rest(scene, n):
        return n
    noun = word.form == "state" and scene.lasts[n] == word.first
    part = None if is_all_of_them(scene, n) else scene.groups[n].part_of
    if noun and part is not None and scene.groups[n].head is None and scene.groups[part].counted:
        return n
    return root_of(scene, n) if noun else share_before(scene, n)


def before_after(scene: Scene, word: Word) -> Word:
    """
    *word* as if it stood where "after being" goes on with its people: "two men recover after being shot".
    """
    i = word.first - 2
    after = i > 0 and [token.lower for token in scene.tokens[i : word.first]] == ["after", "being"]
    return word._replace(first=i, last=i) if after else word


def is_of_pronoun(scene: Scene, word: Word, n: int | None) -> bool:
    """
    Whether *word* is told of a pronoun, or names people itself: "pronounced him dead", "search for missing",
    "after her son died she decided to flee".
    """
    before = [token.lower for token in scene.tokens[max(0, word.first - 3) : word.first]]
    if before and word.form == "state" and before[-1] in SOUGHT:
        return True
    if before and before[-1] in OBJECTS and before[-2:-1] != ["of"]:
        return True
    return n is None and len(before) == 3 and before[0] in between()["pronouns_one"] and before[2] == "to"


def is_no_subject(scene: Scene, n: int) -> bool:
    """
    Whether group *n*, the last before a verb, stands in a remark, so that another may be the subject.

    "Two men, who were accused of helping the police, were shot": the police were not.
    """
    group = scene.groups[n]
    if scene.tokens[group.last].lower == "who" and not group.low == group.high == 1:
        return False
    if after_preposition(scene, n):
        return group.part_of is None
    remark = scene.tokens[group.last].text == "," and not group.counted
    return remark and group.joined_to is None and group.part_of is None


def is_aside(scene: Scene, n: int, word: Word) -> bool:
    """
    Whether group *n* is told of in an aside of its own: "killing 183 Marines, with 60 still missing".
    """
    aside = scene.firsts[n] > 0 and scene.tokens[scene.firsts[n] - 1].lower == "with"
    return aside and scene.groups[n].counted and word.form == "state" and helped(scene.tokens, word) is None


def share_before(scene: Scene, n: int) -> int:
    """
    The share of group *n* that stands before it ("12 of the 30 people were hurt"), else its root.
    """
    before = scene.groups[n - 1] if n else None
    if is_told_of(scene, n) or (before and is_told_first(scene.tokens, before)):
        return n
    if before and before.part_of == n and before.counted and is_out_of(scene.tokens, before, scene.groups[n]):
        return n - 1
    return root_of(scene, n)


def is_told_of(scene: Scene, n: int) -> bool:
    """
    Whether a clause of its own tells of group *n*: "four of the nine students who were kidnapped".
    """
    last = scene.lasts[n]
    return n > 0 and scene.groups[n - 1].part_of == n and scene.tokens[last].lower in {"who", "that", "which"}


def is_all_of_them(scene: Scene, n: int) -> bool:
    """
    Whether group *n* only takes up those before it, and tells no more of them: "three men, all of them".
    """
    group = scene.groups[n]
    return group.of_them and group.head is None and scene.tokens[group.first].lower in EVERY


def may_stand_away(group: Group) -> bool:
    """
    Whether *group* may stand away from its verb: no lone singular without an article ("gunman").
    """
    lone = group.count is None and group.head is not None and group.first == group.head[0]
    return not lone or group.vague
