"""
Who was killed, wounded, missing, abducted, detained or driven out in a sentence, and how many.

1. Words for harm are looked up (`lexicons/harm.toml`); a sentence without one is left at once.
2. The groups of people are found with their numbers.
3. Each word takes its people from the side where its kind of word has them: "N were killed",
   "killing N", "the death of N", "the toll rose to N".
4. Parts ("including 3 children") and added groups ("and two soldiers") follow their whole.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cache

from reportedly.counts.groups import Group, is_share
from reportedly.counts.harm_fates import with_fates
from reportedly.counts.harm_links import following, linked
from reportedly.counts.harm_names import (
    OWN,
    PLURAL,
    is_relation,
    joined_name,
    name_before,
    name_end,
    one_after,
    one_before,
    run_before,
    several_named,
    unknown_added,
)
from reportedly.counts.harm_nouns import higher
from reportedly.counts.harm_scene import Scene, beside_right, scene_of
from reportedly.counts.harm_scopes import running_words
from reportedly.counts.harm_senses import is_meant
from reportedly.counts.harm_tables import Word, between, fates
from reportedly.counts.harm_verbs import before_helpers, helped
from reportedly.counts.harm_words import find_words
from reportedly.counts.numbers import quantities
from reportedly.counts.told_again import with_numbers
from reportedly.counts.victims import SAME, kind_of, people, phrase_end
from reportedly.language.tokens import back_over, span_of, token_at
from reportedly.records import Casualty, Count, Harm, Sentence

# What stands within a name: "Iran's Revolutionary Guards", "Kata'ib-5".
NAME_MARKS = {"-", "'s", "’s"}
# Several people, of whom the first is told by name: "the lives of Ali Nasr, a judge and a guard".
LIVES = ["lives", "of"]
# How far before "any of the 12" it may stand that they were not harmed.
NONE_BEFORE = 5
# Between a name and the people counted after it.
MOST_APART = 14


def casualty(scene: Scene, n: int, chosen: list[int], word: Word, former: str) -> Casualty:
    """
    Group *n* as an entry of the list that *chosen* makes.
    """
    group, tokens = of_whole(scene, n, chosen), scene.tokens
    losers = bearers(scene, group)
    head = losers or group.head
    suffered = losers is not None and losers[0] < group.first
    spared = is_of_nobody(scene, group) or (word.outcome == "wounded" and is_spared(scene, word))
    unnamed = head is None or tokens[head[1] - 1].lower in SAME
    return Casualty(
        outcome="killed" if suffered else word.outcome,
        low=0 if spared else group.low,
        high=0 if spared else group.high,
        vague=group.vague and not spared,
        subset_of=chosen.index(group.part_of) if group.part_of in chosen else None,
        victims_type=former if unnamed and group.type == "unknown" else type_for(scene, group, head),
        count=group.count and span_of(tokens, *group.count),
        victims=head and span_of(tokens, head[0], named_end(scene, head[1])),
    )


def of_whole(scene: Scene, n: int, chosen: Sequence[int]) -> Group:
    """
    Group *n*; of a part whose whole was not harmed, with its kind of people: "two of the 12 passengers".
    """
    group = scene.groups[n]
    if group.head or group.part_of is None or group.part_of in chosen:
        return group
    whole = scene.groups[group.part_of]
    shared = (group.of_them and not tells(scene, whole)) or is_share(scene.tokens, scene.groups, n)
    return replace(group, type=whole.type) if shared else group


def tells(scene: Scene, group: Group) -> bool:
    """
    Whether a group only says what befell others: "police said that both of them".
    """
    after = scene.tokens[group.last : group.last + 1]
    return bool(after) and after[0].lower in between()["telling"]


def is_spared(scene: Scene, word: Word) -> bool:
    """
    Whether *word* says of its people that they were not hurt ("the boys were not hurt").
    """
    before = {token.lower for token in scene.tokens[max(0, word.first - 3) : word.first]}
    return bool(before & fates()["unharmed"]) and helped(scene.tokens, word) is not None


def is_of_nobody(scene: Scene, group: Group) -> bool:
    """
    Whether a number is told of people of whom none were harmed: "neither the man nor his two sons were hurt",
    "without hurting any of the 12".
    """
    i = back_over(scene.tokens, group.first, leading())
    said = [token.lower for token in scene.tokens[max(0, i - NONE_BEFORE) : group.first]]
    nor = i > 0 and scene.tokens[i - 1].lower in fates()["neither"]
    return nor or ("any" in said and not fates()["none"].isdisjoint(said))


@cache
def leading() -> frozenset[str]:
    """
    What may stand between "neither" or "any" and the people: "nor were any of his 12".
    """
    return frozenset({*between()["be"], *people().definite, *OWN, "any", "of"})


def bearers(scene: Scene, group: Group) -> tuple[int, int] | None:
    """
    The force that losses are said to be of: "inflicted heavy losses on X", "X suffered heavy losses".
    """
    tokens, last = scene.tokens, group.last
    if group.counted or tokens[last - 1].lower not in between()["losses"]:
        return None
    if last + 1 < len(tokens) and tokens[last].lower in between()["inflicted_on"]:
        start = last + 1 + (tokens[last + 1].lower in people().definite)
        end = phrase_end(tokens, start, scene.walls)
        return (start, end) if end > start else None
    end = group.first - 1
    if end < 1 or tokens[end].lower not in between()["suffered"]:
        return None
    end = before_helpers(tokens, end)
    start = run_before(scene, end)
    start += start < end and tokens[start].lower in people().definite
    return (start, end) if start < end else None


def type_for(scene: Scene, group: Group, head: tuple[int, int] | None) -> str:
    """
    What the people of a group are taken for; those who bear losses by the words for them.
    """
    return group.type if head is None or head == group.head else kind_of(scene.tokens, head[0], head[1] - 1)


def named_end(scene: Scene, end: int) -> int:
    """
    Where the people's phrase ends with the name it gives after "of" or "from" ("of Brigade 65").
    """
    tokens = scene.tokens
    if scene.shouted or end + 1 >= len(tokens) or tokens[end].lower not in {"of", "from"}:
        return end
    j = end + 1
    while j < min(len(tokens), end + 7) and j not in scene.walls:
        if not (tokens[j].text[0].isupper() or tokens[j].text.isdigit() or tokens[j].lower in NAME_MARKS):
            break
        j += 1
    return j if j > end + 1 and tokens[end + 1].text[0].isupper() else end


def harms_of(scene: Scene) -> Iterator[tuple[Word, tuple[Casualty, ...]]]:
    """
    Each word for harm with its people.
    """
    found = linked(scene)
    owned = {*found.values(), *(n for n, group in enumerate(scene.groups) if group.named)}
    former = "unknown"
    emitted: set[tuple[str, int]] = set()
    for k, word in enumerate(scene.words):
        if k not in found:
            one = of_names(scene, word, emitted) or higher(scene, word)
            if one:
                yield word, (one, *added_to_name(scene, word, one, owned))
            continue
        root = found[k]
        if (
            (word.outcome, root) in emitted
            or is_how(scene, word, root, emitted)
            or is_mild(scene, word, root)
        ):
            continue
        emitted.add((word.outcome, root))
        behind = same_people(scene, word, root)
        if behind is not None:
            emitted.add((word.outcome, behind))
        named = tuple(among_them(scene, word))
        yield from named
        chosen = without_whole(scene, following(scene, root, owned))
        if named and chosen == [root]:
            continue
        entries = []
        for n in chosen:
            entry = casualty(scene, n, chosen, word, former)
            former = entry.victims_type if entry.subset_of is None else former
            entries.append(entry)
        last = max(range(len(chosen)), key=lambda n: scene.lasts[chosen[n]])
        more = (
            replace(one, subset_of=entries[last].subset_of)
            for one in unknown_added(scene, scene.lasts[chosen[last]], word)
        )
        yield word, (*entries, *joined_name(scene, root, word), *more)


def same_people(scene: Scene, word: Word, root: int) -> int | None:
    """
    The people behind a noun for harm whose number stands before it: "230 bodies of tribesmen who were shot".
    """
    return beside_right(scene, word) if word.form == "of" and scene.groups[root].last == word.first else None


def is_how(scene: Scene, word: Word, root: int, emitted: AbstractSet[tuple[str, int]]) -> bool:
    """
    Whether *word* only tells how the dead were killed: "the death of two reporters who were shot".
    """
    return ("killed", root) in emitted and scene.tokens[word.first].lower in fates()["hit"]


def is_mild(scene: Scene, word: Word, root: int) -> bool:
    """
    Whether *word* only denies that it is bad: "nobody was seriously hurt" may leave some who are.
    """
    nobody = word.outcome == "wounded" and scene.groups[root].high == 0 and word.first > 0
    return nobody and scene.tokens[word.first - 1].lower in fates()["badly"]


def among_them(scene: Scene, word: Word) -> Iterator[tuple[Word, tuple[Casualty, ...]]]:
    """
    The one person told by name who was among those that *word* names ("Ali Nasr was among the dead").
    """
    i = word.first - 2
    if word.form != "named" or i < 1 or scene.tokens[i].lower not in {"among", "amongst"}:
        return
    start = before_helpers(scene.tokens, i)
    if start == i or {token.lower for token in scene.tokens[start:i]} & PLURAL:
        return
    name = name_before(scene, name_end(scene, start))
    if name and not any(span_of(scene.tokens, group.first, group.last).meets(name) for group in scene.groups):
        yield word, (Casualty(word.outcome, 1, 1, victims=name),)


def without_whole(scene: Scene, chosen: list[int]) -> list[int]:
    """
    *chosen* with a number of the dead alone, neither they nor what the number is said to be told twice.

    "Five of the dead were children" counts five; "among the dead were five children" tells of both.
    """
    whole = scene.groups[chosen[0]]
    words = [token.lower for token in scene.tokens[max(0, whole.first - 1) : whole.first + 1]]
    if not whole.named or "of" not in words or not any(scene.groups[n].counted for n in chosen[1:]):
        return chosen
    return [n for n in chosen[1:] if is_numbered(scene, n) or scene.groups[n].first != whole.last + 1]


def is_numbered(scene: Scene, n: int) -> bool:
    """
    Whether group *n* is told by a number, and not by an article: "one of those killed was a nurse".
    """
    group = scene.groups[n]
    return group.counted and scene.tokens[group.first].lower not in people().indefinite - {"one"}


def added_to_name(scene: Scene, word: Word, one: Casualty, taken: set[int]) -> Iterator[Casualty]:
    """
    The people counted beside somebody told by name: "killing Ali Nasr and eight more fighters".
    """
    if one.victims is None or one.victims.start < scene.tokens[word.first].start:
        return
    end = token_at(scene.tokens, one.victims.end)
    n = bisect_left(scene.firsts, end)
    if n == len(scene.groups) or n in taken:
        return
    if is_before_kin(scene, end, n):
        n += 1
        end = scene.lasts[n - 1] + (scene.tokens[scene.lasts[n - 1]].text == ",")
    gap = [token.lower for token in scene.tokens[end : scene.firsts[n]]]
    own = not OWN.isdisjoint(gap[-1:])
    gap = gap[:-1] if own else gap
    chosen = following(scene, n, taken)
    several = gap == [","] and len(chosen) > 1
    kin = (own or is_relation(scene, n)) and (gap == ["and"] or several)
    kin = kin or (several and [token.lower for token in scene.tokens[word.last - 2 : word.last]] == LIVES)
    added = scene.groups[n].counted and len(gap) < MOST_APART and gap[-1:] == ["and"]
    if kin or (added and is_one_clause(scene, end, scene.firsts[n])):
        for m in chosen:
            entry = casualty(scene, m, chosen, word, "unknown")
            yield replace(entry, subset_of=entry.subset_of and entry.subset_of + 1)


def is_before_kin(scene: Scene, end: int, n: int) -> bool:
    """
    Whether group *n* tells who somebody named is, before his own people: "Ali Nasr, a baker, and his wife".
    """
    apposed = scene.firsts[n] == end + 1 and scene.tokens[end].text == ","
    one = scene.tokens[scene.firsts[n]].lower in people().indefinite and scene.groups[n].low == 1
    return apposed and one and n + 1 < len(scene.groups) and is_relation(scene, n + 1)


def is_one_clause(scene: Scene, i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* hold no harm and nothing that begins another clause.
    """
    breaks = between()["breaks"] | between()["verbs"]
    return scene.walls.isdisjoint(range(i, j)) and all(
        token.lower not in breaks for token in scene.tokens[i:j]
    )


def of_names(scene: Scene, word: Word, emitted: AbstractSet[tuple[str, int]]) -> Casualty | None:
    """
    Those whom *word* has by their names; a "he" or "she" only where nobody was told of before.
    """
    one = several_named(scene, word) or one_before(scene, word) or one_after(scene, word)
    if one is None or one.victims is None or not any(tells_enough(word, outcome) for outcome, _ in emitted):
        return one
    at = token_at(scene.tokens, one.victims.start)
    return None if scene.tokens[at].lower in between()["pronouns_one"] else one


def tells_enough(word: Word, outcome: str) -> bool:
    """
    Whether somebody told of before with *outcome* may be the "he" or "she" of *word*: one who has died was
    wounded first.
    """
    return outcome == word.outcome or (outcome, word.outcome) == ("killed", "wounded")


def scoped(entries: tuple[Casualty, ...], *, cumulative: bool) -> tuple[Casualty, ...]:
    """
    *entries* with their scope.
    """
    return tuple(replace(entry, scope="cumulative") for entry in entries) if cumulative else entries


def find_harms(sentence: Sentence, text: str) -> tuple[Harm, ...]:  # noqa: ARG001 (the finders share one call)
    """
    Every harm that a sentence speaks of, with the people counted under it.
    """
    words = find_words(sentence.tokens)
    if not words:
        return ()
    scene = scene_of(sentence.tokens, words)
    running = running_words(sentence.tokens, words)
    return tuple(
        Harm(
            span_of(sentence.tokens, word.first, word.last),
            ()
            if is_meant(sentence.tokens, word.first, word.outcome)
            else scoped(entries, cumulative=word in running),
        )
        for word, entries in with_numbers(scene, with_fates(scene, harms_of(scene), linked(scene)))
    )


def find_counts(sentence: Sentence, text: str) -> tuple[Count, ...]:  # noqa: ARG001
    """
    Every number of a sentence that may count people.
    """
    tokens = sentence.tokens
    return tuple(
        [Count(number.span(tokens), number.low, number.high, number.vague) for number in quantities(tokens)]
    )
