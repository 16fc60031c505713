"""
Where and when an event happened, by the encoder and the grammar together.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from reportedly.claims import Found
from reportedly.claims.where import fineness
from reportedly.records import Place, Time
from reportedly.trained.asked import Asked, Stretch, View, logit
from reportedly.trained.choice import Features, Option
from reportedly.trained.draft import Draft

# An event label, or the number of a sentence.
Group = TypeVar("Group", str, int)

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

    event: AbstractSet[Key]
    sentence: AbstractSet[Key]
    before: Key | None
    alike: Key | None
    first: Key | None
    told: Counter[Key]
    all: int


class Listed(NamedTuple):
    """
    A place or time that a window names: the number of its sentence, the same as a claim of another sentence
    takes it over, and where it stands in the window.
    """

    sentence: int
    own: Place | Time
    elsewhere: Place | Time
    stretch: Stretch | None
    coarse: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """
    The places, or times, that a trigger's window names, each with what the encoder says of it: as options,
    one after the other. They wait for the whole report to be read, so no more is kept than makes them.
    """

    index: int
    listed: Sequence[Listed]
    heard: Sequence[float]

    def __iter__(self) -> Iterator[Option]:
        for (sentence, own, elsewhere, _, coarse), heard in zip(self.listed, self.heard, strict=True):
            features = common(heard, sentence - self.index)
            if coarse:
                features["coarse"] = 1.0
            yield Option(own if sentence == self.index else elsewhere, features)


def offered(kind: str, found: Sequence[Found], index: int, asked: Asked) -> Offered:
    """
    The places, or times, that the trigger's window names.
    """
    listed = asked.view.listed
    if kind not in listed:
        listed[kind] = list(listed_in(kind, found, asked.view))
    heard = array("d", [logit(asked.over(kind, one.stretch)) for one in listed[kind]])
    return Offered(index, listed[kind], heard)


def listed_in(kind: str, found: Sequence[Found], view: View) -> Iterator[Listed]:
    """
    The places, or the times that are known, of the sentences that a window shows.
    """
    for at in view.sentences:
        for place in found[at].places if kind == "place" else ():
            moved = replace(place, inherited=True)
            yield Listed(at, place, moved, view.stretch(place.span), fineness(place) > COARSE)
        for time in found[at].times if kind == "time" else ():
            if time.first is not None:
                yield Listed(at, time, replace(time, inherited=True), view.stretch(time.span), coarse=False)


def common(heard: float, apart: int) -> dict[str, float]:
    """
    What speaks for a place or time that stands *apart* sentences after its event.
    """
    if apart == 0:
        return {"encoder": heard}
    features = {"encoder": heard, "elsewhere": 1.0, "elsewhere encoder": heard}
    if apart > 0:
        features["after"] = 1.0
    if abs(apart) > 2:
        features["far"] = 1.0
    return features


def completed(kind: str, draft: Draft, carried: Place | Time | None, near: Neighbours) -> Iterator[Option]:
    """
    The options for the place or time of an event with what the grammar chose, in the sentence itself or
    *carried* over from elsewhere, and none at all; *near* is what the claims around it say.
    """
    own = own_setting(kind, draft)
    known = own or carried
    yield Option(None, absence(kind, own, carried, draft))
    chosen = {"own": 1.0} if own is not None else {"carried": 1.0}
    agreed = Agreeing(near)
    met = False
    for value, features in draft.options[kind]:
        if known and value.span.meets(known.span):
            met = True
            yield Option(known, {**features, **chosen, **agreed[key_of(known)]})
        else:
            yield Option(value, {**features, **agreed[key_of(value)]})
    if known and not met:
        beyond = {"encoder": logit(0), "beyond": 1.0}
        yield Option(known, {**chosen, **beyond, **agreed[key_of(known)]})


def absence(kind: str, own: Place | Time | None, carried: Place | Time | None, draft: Draft) -> Features:
    """
    What speaks for no place or time.
    """
    claim = draft.claim
    found = {
        "none": 1.0,
        "none grammar": float(own is None and carried is None),
        "none carried": float(own is None and carried is not None),
        "none most": draft.most[kind],
        "none unreal": float(claim.certainty == "unreal"),
        "none counted": float(bool(claim.casualties)),
        "none sourced": float(bool(claim.sources)),
        "none opening": float(draft.index < OPENING),
    }
    return {name: value for name, value in found.items() if value}


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


class Agreeing(dict[Key, Features]):
    """
    For each place or time, how far the claims around one claim, and the report as a whole, speak of it.
    """

    def __init__(self, near: Neighbours) -> None:
        super().__init__()
        self.near = near

    def __missing__(self, key: Key) -> Features:
        self[key] = agreeing(key, self.near)
        return self[key]


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
    events, sentences = together(labels, own), together([draft.index for draft in drafted], own)
    first, in_all = next(iter(told), None), max(told.total(), 1)
    before: Key | None = None
    latest: dict[str, Key] = {}
    for draft, label, key in zip(drafted, labels, own, strict=True):
        kind_of = draft.claim.event_type
        others = (without(events[label], key), without(sentences[draft.index], key))
        yield Neighbours(*others, before, latest.get(kind_of), first, told, in_all)
        if key:
            before = latest[kind_of] = key


def together(groups: Sequence[Group], own: Sequence[Key | None]) -> dict[Group, Counter[Key]]:
    """
    Group → the places, or times, that its claims have of their own, with how many have each.
    """
    found: dict[Group, Counter[Key]] = {group: Counter() for group in groups}
    for group, key in zip(groups, own, strict=True):
        if key:
            found[group][key] += 1
    return found


def without(told: Counter[Key], own: Key | None) -> AbstractSet[Key]:
    """
    What the claims of a group have besides that which one of them has alone.
    """
    return told.keys() - {own} if own and told[own] == 1 else told.keys()


def agreeing(key: Key, near: Neighbours) -> Features:
    """
    How far the claims around, and the report as a whole, speak of a place or time.
    """
    signs = {
        "of event": key in near.event,
        "of sentence": key in near.sentence,
        "of claim before": key == near.before,
        "of type before": key == near.alike,
        "first named": key == near.first,
    }
    found = {name: 1.0 for name, holds in signs.items() if holds}
    found["share"] = near.told.get(key, 0) / near.all
    if len(near.told) == 1:
        found["only"] = 1.0
    return found
