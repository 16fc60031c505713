"""
Who is said to have done it, as far as that is somebody whom others may blame in another's stead.
"""

from collections.abc import Collection, Mapping
from functools import cache

from reportedly.actors.actor_list import actors
from reportedly.events.records import Testimony
from reportedly.lexicons import lexicon

# Kinds of party that a bare noun like "militants" may stand for, unless they are of the side of a state.
IRREGULAR = frozenset({"armed_group", "criminal_group", "pro_government_militia"})
STATE = frozenset({"government", "state_military"})


def doer_of(testimony: Testimony) -> str | None:
    """
    The party that is said to have done it, by its side where that is known; a drone, "they" or "gunmen" is
    none.
    """
    if testimony.perpetrator_side or not testimony.perpetrator:
        return testimony.perpetrator_side
    named = testimony.perpetrator.casefold().split()
    nobody = not named or named[-1] in no_parties() or ends_in(named, "attacker")
    return None if nobody else testimony.perpetrator


@cache
def no_parties() -> frozenset[str]:
    """
    Words for weapons, vehicles and whoever was spoken of before.
    """
    return frozenset([*lexicon("roles")["weapons"], *lexicon("roles")["things"]])


def ends_in(words: list[str], kind: str) -> bool:
    """
    Whether some words end in a noun for people of one kind: "two masked men".
    """
    return any(words[-len(noun) :] == noun for noun in nouns(kind))


@cache
def nouns(kind: str) -> tuple[list[str], ...]:
    """
    The nouns for people of one kind who fight.
    """
    return tuple(noun.split() for noun in lexicon("parties")["heads"][kind])


def told_apart(doers: Collection[str]) -> list[str]:
    """
    Some doers without those who are only described as one of the others is: "militia", beside CODECO.
    """
    if len(doers) < 2 or not any(map(is_irregular, doers)):
        return list(doers)
    return [one for one in doers if not is_described(one)]


def is_described(doer: str) -> bool:
    """
    Whether a doer is a bare noun for people who fight for no state.
    """
    return doer.casefold().split() in nouns("armed_group")


def is_irregular(side: str) -> bool:
    """
    Whether the listed actors of a side, or the one of that name, fight for no state.
    """
    kinds = kinds_of().get(side, frozenset())
    return not kinds.isdisjoint(IRREGULAR) and kinds.isdisjoint(STATE)


@cache
def kinds_of() -> Mapping[str, frozenset[str]]:
    """
    The side or the name of listed actors → the kinds of all that go by it.
    """
    found: dict[str, set[str]] = {}
    for one in actors().values():
        for called in filter(None, (one.side, one.name)):
            found.setdefault(called, set()).add(one.kind)
    return {called: frozenset(kinds) for called, kinds in found.items()}
