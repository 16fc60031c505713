"""
Where and when an event happened, by the encoder and the grammar together.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from reportedly.claims import Found
from reportedly.claims.where import fineness
from reportedly.records import Place, Time
from reportedly.trained.asked import Asked, logit
from reportedly.trained.choice import Features, Option
from reportedly.trained.draft import Draft

Setting = TypeVar("Setting", Place, Time)

# What makes two mentions one place (name, country), or one time (first and last day).
Key = tuple[str | None, str | None]
# An event of the first sentences is the report's own, and dated by it.
OPENING = 3
# Of the steps of fineness, the first that is coarser than a town.
COARSE = 8


class Neighbours(NamedTuple):
    """
    The places, or times, that the claims around a claim have: those of its event, of its sentence, of the
    claim before it, and of the one of its type before it; with the first that the report names, all of
    them, and how many that are.
    """

    event: frozenset[Key | None]
    sentence: frozenset[Key | None]
    before: Key | None
    alike: Key | None
    first: Key | None
    told: Counter[Key]
    all: int


def places(found: Sequence[Found], index: int, asked: Asked) -> Iterator[Option]:
    """
    The places that the trigger's window names, each with what the encoder says of it.
    """
    for at in asked.view.sentences:
        for place in found[at].places:
            heard = logit(asked.share("place", place.span))
            yield Option(
                place if at == index else elsewhere(place),
                {**common(heard, at - index), "coarse": float(fineness(place) > COARSE)},
            )


def times(found: Sequence[Found], index: int, asked: Asked) -> Iterator[Option]:
    """
    The times that the trigger's window names, each with what the encoder says of it.
    """
    for at in asked.view.sentences:
        for time in found[at].times:
            if time.first is not None:
                heard = logit(asked.share("time", time.span))
                yield Option(time if at == index else elsewhere(time), common(heard, at - index))


@lru_cache(maxsize=1024)
def elsewhere(setting: Setting) -> Setting:
    """
    A place or time of another sentence, as a claim takes it over.
    """
    return replace(setting, inherited=True)


def common(heard: float, apart: int) -> Features:
    """
    What speaks for a place or time that stands *apart* sentences after its event.
    """
    away = float(apart != 0)
    return {
        "encoder": heard,
        "elsewhere": away,
        "elsewhere encoder": heard * away,
        "after": float(apart > 0),
        "far": float(abs(apart) > 2),
    }


def completed(kind: str, draft: Draft, carried: Place | Time | None, near: Neighbours) -> Iterator[Option]:
    """
    The options for the place or time of an event with what the grammar chose, in the sentence itself or
    *carried* over from elsewhere, and none at all; *near* is what the claims around it say.
    """
    own = own_setting(kind, draft)
    known = own or carried
    yield Option(None, absence(kind, own, carried, draft))
    met = False
    for option in draft.options[kind]:
        mine = known is not None and option.value.span.meets(known.span)
        met = met or mine
        value = known if known and mine else option.value
        yield Option(value, {**option.features, **grammars(own, mine=mine), **agreeing(value, near)})
    if known and not met:
        beyond = {"encoder": logit(0), "beyond": 1.0}
        yield Option(known, {**grammars(own, mine=True), **beyond, **agreeing(known, near)})


def absence(kind: str, own: Place | Time | None, carried: Place | Time | None, draft: Draft) -> Features:
    """
    What speaks for no place or time.
    """
    claim = draft.claim
    return {
        "none": 1.0,
        "none grammar": float(own is None and carried is None),
        "none carried": float(own is None and carried is not None),
        "none most": draft.most[kind],
        "none unreal": float(claim.certainty == "unreal"),
        "none counted": float(bool(claim.casualties)),
        "none sourced": float(bool(claim.sources)),
        "none opening": float(draft.index < OPENING),
    }


def grammars(own: Place | Time | None, *, mine: bool) -> Features:
    """
    Whether the grammar chose an option, and where it found it.
    """
    return {"own": float(mine and own is not None), "carried": float(mine and own is None)}


def own_setting(kind: str, draft: Draft) -> Place | Time | None:
    """
    The place or time that the grammar found for a claim in its own sentence.
    """
    return draft.claim.place if kind == "place" else draft.claim.time


def key_of(setting: Place | Time) -> Key:
    """
    What makes two mentions one place, or one time.
    """
    return (setting.name, setting.country) if isinstance(setting, Place) else (setting.first, setting.last)


def neighbours(
    kind: str, drafted: Sequence[Draft], labels: Sequence[str], found: Sequence[Found]
) -> Iterator[Neighbours]:
    """
    For each claim: what the others of its report have in their own sentences, and what all sentences name.
    """
    named = [key_of(one) for here in found for one in (here.places if kind == "place" else here.times)]
    told = Counter(named)
    said = [own_setting(kind, draft) for draft in drafted]
    own = [key_of(one) if one else None for one in said]
    for n, draft in enumerate(drafted):
        others = [m for m in range(len(drafted)) if m != n and own[m]]
        before = [m for m in others if m < n]
        alike = [m for m in before if drafted[m].claim.event_type == draft.claim.event_type]
        yield Neighbours(
            frozenset(own[m] for m in others if labels[m] == labels[n]),
            frozenset(own[m] for m in others if drafted[m].index == draft.index),
            own[before[-1]] if before else None,
            own[alike[-1]] if alike else None,
            next(iter(told), None),
            told,
            max(told.total(), 1),
        )


def agreeing(setting: Place | Time, near: Neighbours) -> Features:
    """
    How far the claims around, and the report as a whole, speak of a place or time.
    """
    key = key_of(setting)
    return {
        "of event": float(key in near.event),
        "of sentence": float(key in near.sentence),
        "of claim before": float(key == near.before),
        "of type before": float(key == near.alike),
        "first named": float(key == near.first),
        "share": near.told[key] / near.all,
        "only": float(len(near.told) == 1),
    }
