"""
Numbers without a noun by which a sentence tells a harm again: what others counted of the same people.

1. "Hospitals counted 27 dead; a local council gave fourteen", "others put the number at 40".
2. "At least 41 were killed, and 22 by the count of the villagers".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from reportedly.counts.harm_scene import Scene, Told
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
