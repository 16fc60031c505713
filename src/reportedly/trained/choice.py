"""
How the encoder and the grammar weigh in a choice: readable features with a few fitted weights.

The weights lie in the manifest of a model, since they belong to it; `training.calibrate` fits them on
reports that neither reader has learned from.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import exp
from typing import Any, NamedTuple, TypeVar

from reportedly.weights import sigmoid

V = TypeVar("V")
K = TypeVar("K", bound=Hashable)
Features = Mapping[str, float]
# Kind of choice → feature → weight.
Choices = Mapping[str, Features]


class Option(NamedTuple):
    """
    Something that may be chosen, with what speaks for and against it.
    """

    value: Any
    features: Features


def weight(option: Option, weights: Features) -> float:
    """
    What all features of an option weigh together.
    """
    return total(option.features, weights)


def total(features: Features, weights: Features) -> float:
    """
    What some features weigh together; those without a weight count nothing.
    """
    return sum([weights[name] * value for name, value in features.items() if name in weights])


def best(options: Iterable[Option], weights: Features) -> Any:  # noqa: ANN401 (options are of any kind)
    """
    The value of the option that weighs most, the first of equals.
    """
    return max(options, key=lambda option: total(option.features, weights)).value


def likeliest(keys: Sequence[K], weights: Sequence[float]) -> K:
    """
    The value, of those that several options share, whose options together are likeliest: the first of equals.

    A report may name the day of an event five times, and no day only once.
    """
    most = max(weights)
    together: dict[K, float] = {}
    for key, one in zip(keys, weights, strict=True):
        together[key] = together.get(key, 0.0) + exp(one - most)
    return max(together, key=together.__getitem__)


def chance(option: Option, weights: Features) -> float:
    """
    How likely an option that stands by itself is right.
    """
    return sigmoid(weight(option, weights))


def choices_of(manifest: Mapping[str, Any]) -> Choices:
    """
    The weights that a model was calibrated with; where it was not, those to begin with.

    A model without weights for a choice made again makes it as it did the first time.
    """
    fitted = manifest.get("choices", {})
    return {
        name: {**weights, **fitted.get(name, fitted.get(FIRST.get(name, ""), {}))}
        for name, weights in STARTING.items()
    }


# A choice that is made again when all claims of the report have made it, and the first of it.
AGAIN: Mapping[str, str] = {"place": "place again", "time": "time again"}
FIRST: Mapping[str, str] = {again: first for first, again in AGAIN.items()}
ONCE: Choices = {
    "event": {"bias": 0.9, "encoder": 0.53, "grammar": 0.7, "unlisted": -3.0, "threshold": 0.35},
    "certainty": {"encoder": 1.0, "grammar": 3.0},
    "source": {"encoder": 1.0, "grammar": 5.0, "none": -0.5, "new": -0.6},
    "perpetrator": {"encoder": 1.0, "grammar": 2.0, "none": -2.0, "new": -0.5},
    "target": {"encoder": 1.0, "grammar": 1.0, "new": -0.6},
    "place": {"encoder": 1.0, "own": 1.0, "carried": 1.0, "none": -5.0, "elsewhere": -0.5},
    "time": {"encoder": 1.0, "own": 1.0, "carried": 1.0, "none": -1.0, "elsewhere": -1.5},
    "toll": {"encoder": 0.5, "grammar": 2.0, "none": -1.0},
    "heard": {"none": 0.5, "none encoder": -0.5},
    "link": {"threshold": 0.6, "fits": 0.5},
}
STARTING: Choices = {**ONCE, **{again: ONCE[first] for again, first in FIRST.items()}}
