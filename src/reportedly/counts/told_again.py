"""
Where a sentence tells a harm again in fewer words: as others counted the same people, or of other people.

1. "Hospitals counted 27 dead; a local council gave fourteen", "others put the number at 40".
2. "At least 41 were killed, and 22 by the count of the villagers".
3. "No civilians were killed but four soldiers were", "four soldiers were hurt, as were two drivers".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reportedly.counts.harm_entries import entries_of
from reportedly.counts.harm_links import following
from reportedly.counts.harm_scene import Scene, Told
from reportedly.counts.harm_subjects import root_of
from reportedly.counts.harm_tables import Word
from reportedly.counts.loose_numbers import ALONE
from reportedly.counts.victims import phrase_end
from reportedly.language.tokens import span_of
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Span, Token

# How far before a number the word may stand that tells it ("put the number of the dead at 39").
NEAR = 7
# How far behind a number those stand by whose count it is.
CREDIT = 5


@cache
def again() -> Mapping[str, frozenset[str]]:
    """
    The words by which a number is told of people told before, by their use.
    """
    return {name: frozenset(words) for name, words in lexicon("harm")["again"].items()}


def with_numbers(scene: Scene, told: Iterable[Told]) -> Iterator[Told]:
    """
    Each word for harm with its people, and the numbers that others give of those it tells of first.
    """
    listed = tuple(told)
    yield from listed
    counted = {entry.count.start for _, entries in listed for entry in entries if entry.count}
    for n in range(len(scene.groups)):
        count = told_number(scene, n)
        if count is None or count.start in counted:
            continue
        word = first_counted(listed, count)
        if word:
            group = scene.groups[n]
            yield word, (Casualty(word.outcome, group.low, group.high, count=count),)


def with_others(scene: Scene, told: Iterable[Told]) -> Iterator[Told]:
    """
    Each word for harm with its people, and the others of whom only a helping verb says that it befell them.
    """
    listed = tuple(told)
    yield from listed
    for n in range(len(scene.groups)):
        if not (is_likewise(scene, n) or is_left_open(scene, n)):
            continue
        first = root_of(scene, n)
        known = (one for one in reversed(listed) if one[1] and one[0].last <= scene.firsts[first])
        before = next(known, None)
        if before and (is_likewise(scene, first) or is_contrasted(scene, first, before)):
            word = before[0]
            yield word, tuple(entries_of(scene, following(scene, first, set()), word, "unknown"))


def is_likewise(scene: Scene, n: int) -> bool:
    """
    Whether group *n* is said to have fared as those before: "as were two drivers", "so was a guard".
    """
    before = [token.lower for token in scene.tokens[max(0, scene.firsts[n] - 2) : scene.firsts[n]]]
    return len(before) == 2 and before[0] in again()["like"] and before[1] in again()["helping"]


def is_left_open(scene: Scene, n: int) -> bool:
    """
    Whether a helping verb alone goes on with group *n*: "but four soldiers | were".
    """
    helping, *rest = scene.tokens[scene.lasts[n] : scene.lasts[n] + 2] or (None,)
    alone = not rest or not rest[0].text[0].isalnum()
    return helping is not None and alone and helping.lower in again()["helping"]


def is_contrasted(scene: Scene, n: int, before: Told) -> bool:
    """
    Whether the people from group *n* on are set against those *before*, and one of both is nobody.
    """
    first, one = scene.firsts[n], before[1][0]
    contrast = first > 0 and scene.tokens[first - 1].lower in again()["contrast"]
    return contrast and (one.high == 0) != (scene.groups[n].high == 0)


def told_number(scene: Scene, n: int) -> Span | None:
    """
    The words of group *n*, if it is a bare number that somebody is said to give.
    """
    group, tokens = scene.groups[n], scene.tokens
    if group.count is None or group.head is not None or group.vague or group.high == 0:
        return None
    first, last = group.count
    if last - first == 1 and tokens[first].lower in ALONE:
        return None
    ends = group.last == len(tokens) or phrase_end(tokens, group.last, scene.walls) == group.last
    if not ends or not (is_given(tokens, first) or is_credited(tokens, group.last)):
        return None
    return span_of(tokens, first, last)


def is_given(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether a word of counting stands before the number at *first*: "activists put it at 40".
    """
    words = again()
    for token in reversed(tokens[max(0, first - NEAR) : first]):
        if token.lower in words["tellers"]:
            return True
        if token.lower not in words["fillers"]:
            return False
    return False


def is_credited(tokens: Sequence[Token], last: int) -> bool:
    """
    Whether what follows a number says who counts so: "22 by the count of", "350 according to others".
    """
    after = [token.lower for token in tokens[last : last + CREDIT]]
    by = after[:1] == ["by"] and not again()["counters"].isdisjoint(after)
    return by or after[:2] == ["according", "to"]


def first_counted(listed: Sequence[Told], count: Span) -> Word | None:
    """
    The word for harm whose people are told again by the number at *count*: those killed, if any are counted
    before it, else those counted first.
    """
    before = [
        word
        for word, entries in listed
        for entry in entries
        if entry.count and not entry.vague and entry.high != 0 and entry.count.end <= count.start
    ]
    return next((word for word in before if word.outcome == "killed"), before[0] if before else None)
