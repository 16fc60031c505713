"""
Who a claim rests on in the end: whose word it is, however it is worded.

1. An actor of the list under any of its names. Organs of a state (its army, its agency, its police) speak for
   their side, and so does the agency of an armed group.
2. A body without a name ("police", "the army"), which is the same wherever it is cited in an event.
3. Any other name, without titles.
4. People without a name ("residents", "a medic"): others in each report that has them at first hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from reportedly.actors.parties import actor_named, without_article, without_aside
from reportedly.events.records import Testimony
from reportedly.filters import folded
from reportedly.lexicons import lexicon
from reportedly.records import Actor

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# The type of claimant that stands for the report's own voice.
OWN_VOICE = "publisher"


class Claimant(NamedTuple):
    """
    Whose word a claim is. `key` is the same for the same one; `known` is false for people without a name.
    """

    key: str
    name: str
    known: bool = True


@cache
def ultimate(name: str, kind: str | None) -> Claimant:
    """
    The claimant that a name of this type of source stands for.
    """
    listed = actor_named(name) or actor_named(without_article(name))
    if listed:
        return of_actor(listed)
    name = without_aside(name)
    words = plain_words(name)
    if is_named(name):
        return Claimant(" ".join(words), name)
    body = kind in group("bodies") and not set(words) & group("people")
    return Claimant(" ".join(words), name, known=bool(body))


def of_actor(actor: Actor) -> Claimant:
    """
    The claimant that an actor of the list speaks for.
    """
    if actor.kind in group("organs") and actor.side:
        return Claimant(folded(actor.side), actor.side)
    return Claimant(folded(actor.name), actor.name)


def plain_words(name: str) -> list[str]:
    """
    The folded words of a name without titles and articles; all of them where nothing else is left.
    """
    words = [word.removesuffix("'s") for word in WORD.findall(folded(name).replace("’", "'"))]
    return [word for word in words if word not in group("titles")] or words


def is_named(name: str) -> bool:
    """
    Whether some of the words are a name: one with a capital, that is no common noun for people.
    """
    words = [word for word in WORD.findall(name) if folded(word) not in group("titles")]
    if name.isupper() and len(words) > 1:
        return not {folded(word) for word in words} & group("people")
    return any(word[0].isupper() and folded(word) not in group("people") for word in words)


def is_own(testimony: Testimony) -> bool:
    """
    Whether a report says it in its own words, naming no source.
    """
    return testimony.claimant is None or testimony.claimant_type in {None, OWN_VOICE}


def known_claimants(told: Iterable[Testimony]) -> Mapping[str, Claimant]:
    """
    The claimants of an event by their keys. A name that is part of those of just one other stands for that.
    """
    known: dict[str, Claimant] = {}
    worded: dict[str, set[frozenset[str]]] = defaultdict(set)
    for name, kind in sorted(
        {(one.claimant or "", one.claimant_type or "") for one in told if not is_own(one)}
    ):
        claimant = ultimate(name, kind)
        if claimant.known:
            known.setdefault(claimant.key, claimant)
            worded[claimant.key].add(frozenset(plain_words(name)))
    found: dict[str, Claimant] = {}
    for key in sorted(known, key=lambda key: (-len(key), key)):
        found[key] = known[key]
        words = frozenset(key.split())
        longer = {found[other].key for other in found if any(words < name for name in worded[other])}
        if len(longer) == 1:
            found[key] = known[longer.pop()]
    return found


@cache
def group(name: str) -> frozenset[str]:
    """
    One of the lists of `lexicons/claimants.toml`.
    """
    return frozenset(lexicon("claimants")[name])
