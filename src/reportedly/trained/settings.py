"""
Where and when an event happened, by the encoder and the grammar together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from reportedly.claims import Found
from reportedly.claims.where import fineness
from reportedly.records import Place, Time
from reportedly.trained.asked import Asked, logit
from reportedly.trained.choice import Features, Option
from reportedly.trained.draft import Draft

Setting = TypeVar("Setting", Place, Time)

# Of the steps of fineness, the first that is coarser than a town.
COARSE = 8


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
    elsewhere = float(apart != 0)
    return {
        "encoder": heard,
        "elsewhere": elsewhere,
        "elsewhere encoder": heard * elsewhere,
        "after": float(apart > 0),
        "far": float(abs(apart) > 2),
    }


def completed(kind: str, draft: Draft, carried: Place | Time | None) -> Iterator[Option]:
    """
    The options for the place or time of an event with what the grammar chose, in the sentence itself or
    *carried* over from elsewhere, and none at all.
    """
    own = draft.claim.place if kind == "place" else draft.claim.time
    known = own or carried
    yield Option(None, absence(own, carried, draft.most[kind], draft.claim.certainty))
    met = False
    for option in draft.options[kind]:
        mine = known is not None and option.value.span.meets(known.span)
        met = met or mine
        yield Option(known if mine else option.value, {**option.features, **grammars(own, mine=mine)})
    if known and not met:
        yield Option(known, {**grammars(own, mine=True), "encoder": logit(0), "beyond": 1.0})


def absence(own: Place | Time | None, carried: Place | Time | None, most: float, certainty: str) -> Features:
    """
    What speaks for no place or time.
    """
    return {
        "none": 1.0,
        "none grammar": float(own is None and carried is None),
        "none carried": float(own is None and carried is not None),
        "none most": most,
        "none unreal": float(certainty == "unreal"),
    }


def grammars(own: Place | Time | None, *, mine: bool) -> Features:
    """
    Whether the grammar chose an option, and where it found it.
    """
    return {"own": float(mine and own is not None), "carried": float(mine and own is None)}
