"""
Who was killed, wounded, missing, abducted, detained or driven out in a sentence, and how many.

1. Words for harm are looked up (`lexicons/harm.toml`); a sentence without one is left at once.
2. The groups of people are found with their numbers.
3. Each word takes its people from the side where its kind of word has them: "N were killed",
   "killing N", "the death of N", "the toll rose to N".
4. Parts ("including 3 children") and added groups ("and two soldiers") follow their whole; whom no group
   has may be told by name.
5. Of the wounded, those who died are dead; numbers that others give of the same people are told beside,
   and those of whom a helping verb alone says what befell them.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from reportedly.counts.harm_company import added_to_name, company
from reportedly.counts.harm_entries import entries_of
from reportedly.counts.harm_fates import with_fates
from reportedly.counts.harm_links import following, linked
from reportedly.counts.harm_names import of_names, one_among
from reportedly.counts.harm_nouns import higher
from reportedly.counts.harm_scene import Scene, Told, beside_right, scene_of
from reportedly.counts.harm_scopes import running_words
from reportedly.counts.harm_senses import is_meant
from reportedly.counts.harm_tables import Word, fates
from reportedly.counts.harm_words import find_words
from reportedly.counts.numbers import quantities
from reportedly.counts.told_again import with_numbers, with_others
from reportedly.counts.victims import people
from reportedly.language.tokens import span_of
from reportedly.records import Casualty, Count, Harm, Sentence


def harms_of(scene: Scene, found: Mapping[int, int]) -> Iterator[Told]:
    """
    Each word for harm with its people. *found* has the first group of people by the number of the word.
    """
    owned = {*found.values(), *(n for n, group in enumerate(scene.groups) if group.named)}
    former = "unknown"
    emitted: set[tuple[str, int]] = set()
    for k, word in enumerate(scene.words):
        root = found.get(k)
        if root is None:
            one = of_names(scene, word, emitted) or higher(scene, word)
            if one:
                yield word, (one, *added_to_name(scene, word, one, owned))
            continue
        if is_told_before(scene, word, root, emitted):
            continue
        emitted.update((word.outcome, n) for n in (root, same_people(scene, word, root)) if n is not None)
        named = one_among(scene, word)
        if named:
            yield word, (named,)
        chosen = without_whole(scene, following(scene, root, owned))
        if named and chosen == [root]:
            continue
        entries = entries_of(scene, chosen, word, former)
        former = next((one.victims_type for one in reversed(entries) if one.subset_of is None), former)
        yield word, (*entries, *company(scene, chosen, entries, word))


def is_told_before(scene: Scene, word: Word, root: int, emitted: AbstractSet[tuple[str, int]]) -> bool:
    """
    Whether what *word* says of its people was told before, or is nothing that befell them.
    """
    again = (word.outcome, root) in emitted or is_how(scene, word, root, emitted)
    return again or is_mild(scene, word, root)


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
    found = linked(scene)
    told = with_others(scene, with_numbers(scene, with_fates(scene, harms_of(scene, found), found)))
    return tuple(
        Harm(
            span_of(sentence.tokens, word.first, word.last),
            ()
            if is_meant(sentence.tokens, word.first, word.outcome)
            else scoped(entries, cumulative=word in running),
        )
        for word, entries in told
    )


def find_counts(sentence: Sentence, text: str) -> tuple[Count, ...]:  # noqa: ARG001
    """
    Every number of a sentence that may count people.
    """
    tokens = sentence.tokens
    return tuple(
        [Count(number.span(tokens), number.low, number.high, number.vague) for number in quantities(tokens)]
    )
