"""
The places and times of a report's claims, chosen twice: each for itself, then with what the others chose.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from math import inf
from typing import Any

from reportedly.records import Claim, Place, Time
from reportedly.trained import settings
from reportedly.trained.choice import AGAIN, Choices, Features, Option, likeliest, total
from reportedly.trained.prepared import Prepared
from reportedly.trained.settings import Unset
from reportedly.trained.surroundings import Around, Key, Standing, around


def standing(drafted: Sequence[Unset], labels: Sequence[str]) -> list[Standing]:
    """
    Where each claim stands in its report.
    """
    return [
        Standing(label, unset.index, unset.claim.event_type)
        for unset, label in zip(drafted, labels, strict=True)
    ]


def each_set(
    kind: str,
    drafted: Sequence[Unset],
    claims: Sequence[Claim],
    report: Prepared,
    rows: Sequence[Standing],
) -> Iterator[Iterator[Option]]:
    """
    The options for the place or time of each claim; *claims* have what the grammar would carry over.
    """
    own = [settings.key_of(unset.own(kind)) for unset in drafted]
    named = settings.named_in(kind, report.found, report.document.published)
    for unset, claim, near in zip(drafted, claims, around(own, rows), strict=True):
        yield settings.completed(kind, unset, getattr(claim, kind), near, named)


def chosen_twice(
    kind: str, offered: Iterable[Iterable[Option]], rows: Sequence[Standing], weights: Choices
) -> list[Any]:
    """
    The place or time of each claim: the first choice for all, then with what was chosen for the others.

    Of the options of a long report no more is kept than what they weigh in the second choice.
    """
    first: list[Key] = []
    weighed: list[tuple[tuple[Place | Time | None, ...], array[float]]] = []
    anew = weights[AGAIN[kind]]
    for options in offered:
        listed = list(options)
        first.append(first_key(kind, listed, weights[kind]))
        weights_anew = array("d", [total(option.features, anew) for option in listed])
        weighed.append((tuple(option.value for option in listed), weights_anew))
    return [
        chosen_again(kind, values, weights_anew, near, anew)
        for (values, weights_anew), near in zip(weighed, around(first, rows), strict=True)
    ]


def first_key(kind: str, options: Sequence[Option], weights: Features) -> Key:
    """
    The place or time that is likeliest before the other claims are asked.
    """
    keys = [settings.key_of(option.value) for option in options]
    return preferred(kind, keys, [total(option.features, weights) for option in options])


def preferred(kind: str, keys: Sequence[Key], weighed: Sequence[float]) -> Key:
    """
    The place that weighs most, or the time whose mentions are likeliest together.

    A report goes on naming the day that it tells of, and no day is only ever one option beside it.
    """
    return likeliest(keys, weighed) if kind == "time" else keys[weighed.index(max(weighed))]


def chosen_again(
    kind: str,
    values: Sequence[Place | Time | None],
    weighed: Sequence[float],
    near: Around,
    weights: Features,
) -> Place | Time | None:
    """
    The place or time that weighs most together with what was chosen for the claims around.
    """
    keys = [settings.key_of(value) for value in values]
    # A report names few places, and each of them often.
    more = {key: total(settings.again(key, near), weights) for key in set(keys)}
    rated = [own + more[key] for own, key in zip(weighed, keys, strict=True)]
    chosen = preferred(kind, keys, rated)
    own = [weight if key == chosen else -inf for weight, key in zip(rated, keys, strict=True)]
    return values[own.index(max(own))]


def set_again(
    kind: str, offered: Sequence[Sequence[Option]], rows: Sequence[Standing], weights: Choices
) -> list[list[Option]]:
    """
    The options of each claim with what was chosen first for the others.
    """
    first = [first_key(kind, options, weights[kind]) for options in offered]
    return [
        [
            Option(value, {**features, **settings.again(settings.key_of(value), near)})
            for value, features in options
        ]
        for options, near in zip(offered, around(first, rows), strict=True)
    ]
