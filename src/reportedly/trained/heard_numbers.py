"""
How many people are meant by words that the encoder hears, as the grammar reads them.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reportedly.counts.group_twice import is_kin
from reportedly.counts.groups import Group
from reportedly.counts.harm_scene import Scene
from reportedly.counts.harm_tables import between, naming
from reportedly.counts.numbers import quantities
from reportedly.counts.victims import people
from reportedly.language.tokens import span_of, tokens_between
from reportedly.records import Span, Token

# What ends the words for people, before what only says more of them.
ENDS = frozenset({"of", "from", "who", "in", "with", "at", "for", "whose", ",", "(", "-", "–", "—"})


class Number(NamedTuple):
    """
    How many people are heard: as the grammar reads it, and the kind of words that tell it.
    """

    low: int | None
    high: int | None
    vague: bool
    words: Span | None
    kind: str


NOBODY_KNOWN = Number(None, None, vague=True, words=None, kind="they")


def counts_in(scene: Scene) -> list[Number]:
    """
    Every number of a sentence that may count people, and not the families that they are of.
    """
    return [
        Number(
            one.low, one.high, one.vague, span_of(scene.tokens, one.first, one.last), number_kind(one.vague)
        )
        for one in quantities(scene.tokens)
        if not is_kin(scene.tokens, one.first, min(one.last + 1, len(scene.tokens)))
        and not is_recounted(scene, one.first, one.last)
    ]


def is_recounted(scene: Scene, first: int, last: int) -> bool:
    """
    Whether a group counts anew those of whom tokens *first* up to *last* tell: families before their people.
    """
    return any(group.count and group.first <= first and last <= group.count[0] for group in scene.groups)


def number_kind(vague: bool) -> str:
    """
    The kind of words that a number is told in.
    """
    return "vague" if vague else "counted"


def number_of(scene: Scene, counts: Sequence[Number], span: Span) -> Number:
    """
    How many the people of some words are.
    """
    for group in scene.groups:
        first, last = group.head or (group.first, group.last)
        if span_of(scene.tokens, first, last).meets(span):
            return of_group(scene, group)
    for one in counts:
        if one.words and (one.words.meets(span) or 0 <= span.start - one.words.end <= 1):
            return one
    return by_words(tokens_between(scene.tokens, span.start, span.end), shouted=scene.shouted)


def of_group(scene: Scene, group: Group) -> Number:
    """
    How many the people of a group are.
    """
    if group.count is None:
        return Number(group.low, group.high, group.vague, None, "bare" if group.vague else "single")
    article = group.low == group.high == 1 and scene.tokens[group.first].lower in people().indefinite
    kind = "a" if article else number_kind(group.vague)
    return Number(group.low, group.high, group.vague, span_of(scene.tokens, *group.count), kind)


def by_words(words: Sequence[Token], *, shouted: bool) -> Number:
    """
    How many people are told of in words that no list has: a name is one, a plural some.
    """
    small = between()
    if len(words) == 1 and words[0].lower in small["pronouns_one"]:
        return Number(1, 1, vague=False, words=None, kind="he")
    if not words or words[0].lower in small["whoever"]:
        return NOBODY_KNOWN
    if len(words) <= 2 and words[0].lower in small["pronouns_many"]:
        return NOBODY_KNOWN
    end = next((n for n, word in enumerate(words) if n and word.lower in ENDS), len(words))
    joined = "and" in {word.lower for word in words}
    if joined or is_several(words[:end], shouted=shouted):
        return Number(None, None, vague=True, words=None, kind="plural")
    if words[end - 1].text[:1].isupper() or shouted:
        return Number(1, 1, vague=False, words=None, kind="name")
    return Number(1, 1, vague=False, words=None, kind="word")


def is_several(words: Sequence[Token], *, shouted: bool) -> bool:
    """
    Whether words tell of several people: a plural, a body of people, or those harmed ("their wounded").
    """
    last = words[-1]
    known = people().many.keys() | people().bodies | naming().keys()
    if last.lower in people().groups or (last.lower in known and not last.text.istitle()):
        return True
    plural = last.lower.endswith("s") and not last.lower.endswith("ss")
    return plural and (last.text.islower() or (shouted and words[0].lower in people().definite))
