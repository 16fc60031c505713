"""
People told of together with somebody who is told by name, or by a word that no list holds.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.counts.harm_entries import casualty
from reportedly.counts.harm_links import following
from reportedly.counts.harm_names import MOST_TOLD, OWN, SURE, before_age, name_start
from reportedly.counts.harm_scene import Scene
from reportedly.counts.harm_tables import Word, between
from reportedly.counts.victims import counts_things, people, phrase_end
from reportedly.language.tokens import span_of, token_at
from reportedly.records import Casualty, Token

# Between a name and the people counted beside it, and what may stand before that name.
JOINTS = (["and"], [",", "and"], ["alongside"], ["along", "with"], ["together", "with"], ["as", "well", "as"])
OPENINGS = frozenset({"that", "said", ",", '"', "“", ".", ":"})
# Between a name and the people counted after it.
MOST_APART = 14
# Several people, of whom the first is told by name: "the lives of Ali Nasr, a judge and a guard".
LIVES = ["lives", "of"]


def company(
    scene: Scene, chosen: Sequence[int], entries: Sequence[Casualty], word: Word
) -> Iterator[Casualty]:
    """
    Those told of together with the groups *chosen*: by name before them, or by an unknown word behind them.
    """
    yield from joined_name(scene, chosen[0], word)
    last = max(range(len(chosen)), key=lambda n: scene.lasts[chosen[n]])
    for one in unknown_added(scene, scene.lasts[chosen[last]], word):
        yield replace(one, subset_of=entries[last].subset_of)


def unknown_added(scene: Scene, last: int, word: Word) -> Iterator[Casualty]:
    """
    One person whose calling or people no list holds, added to those counted up to token *last*: "three nurses
    and a Dutch birdwatcher were abducted".
    """
    tokens, i = scene.tokens, last + 2
    if word.outcome not in SURE or [token.lower for token in tokens[last : last + 1]] != ["and"]:
        return
    if i >= len(tokens) or tokens[i - 1].lower not in people().indefinite:
        return
    end = phrase_end(tokens, i, scene.walls)
    ends = end == len(tokens) or not tokens[end].text[0].isalnum() or tokens[end].lower in people().stops
    if not 0 < end - i <= MOST_TOLD or not ends or is_of(tokens, end) or counts_things(tokens, i, end, None):
        return
    if tokens[end - 1].lower.endswith(people().endings) and people().known.isdisjoint(
        token.lower for token in tokens[i:end]
    ):
        count = span_of(tokens, i - 1, i)
        yield Casualty(word.outcome, 1, 1, count=count, victims=span_of(tokens, i, end))


def is_of(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "of" goes on at token *i*: "a number of animals".
    """
    return i < len(tokens) and tokens[i].lower == "of"


def is_relation(scene: Scene, n: int) -> bool:
    """
    Whether group *n* is somebody told by another person: "his wife", "their son".
    """
    return scene.tokens[scene.firsts[n]].lower in OWN and scene.groups[n].head is not None


def joined_name(scene: Scene, root: int, word: Word) -> Iterator[Casualty]:
    """
    Somebody told by name before the people counted beside him: "Ali Nasr and nine of his men were killed".
    """
    tokens, first, group = scene.tokens, scene.firsts[root], scene.groups[root]
    if scene.shouted or not (group.counted or is_relation(scene, root)) or first >= word.first:
        return
    for joint in JOINTS:
        end = first - len(joint)
        if end < 2 or [token.lower for token in tokens[end:first]] != joint:
            continue
        end = before_age(scene, end)
        start = name_start(scene, end)
        if end - start >= 2 and (start == 0 or tokens[start - 1].lower in OPENINGS):
            yield Casualty(word.outcome, 1, 1, victims=span_of(tokens, start, end))
            break
    yield from owner_before(scene, first, word)


def owner_before(scene: Scene, first: int, word: Word) -> Iterator[Casualty]:
    """
    Somebody whose calling no list holds, before his own people: "a muezzin and his three sons were killed".
    """
    tokens = scene.tokens
    own = first - (tokens[first - 1].lower in OWN)
    end = own - 1
    if end < 2 or tokens[end].lower != "and" or tokens[own].lower not in OWN:
        return
    start = end - 1
    opens = start < 2 or tokens[start - 2].lower in OPENINGS
    if not opens or tokens[start - 1].lower not in people().indefinite:
        return
    if tokens[start].lower not in people().things | people().known | people().stops:
        count = span_of(tokens, start - 1, start)
        yield Casualty(word.outcome, 1, 1, count=count, victims=span_of(tokens, start, start + 1))


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
