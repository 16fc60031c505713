"""
Fitted weights of readable features, kept as tables that a person can read and change.

A decision is the sum of the weights of the features that hold, as a likelihood: a logistic
model without its machinery.
"""

import csv
import math
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from reportedly.lexicons import LEXICONS

BIAS = "bias"
FARTHEST = 30.0


@cache
def table(name: str) -> Mapping[str, float]:
    """
    Feature → weight, from `lexicons/NAME.csv`.
    """
    with (LEXICONS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {feature: float(weight) for feature, weight in list(csv.reader(lines))[1:]}


def total(weights: Mapping[str, float], found: Iterable[str]) -> float:
    """
    The sum of the weights of the features in *found*; unknown ones weigh nothing.
    """
    return sum(map(weights.get, found, repeat(0.0)))


def likelihood(weights: Mapping[str, float], found: Iterable[str], beyond: float = 0.0) -> float:
    """
    From 0 to 1, how likely what *found* describes is; *beyond* is weight that came from elsewhere.
    """
    return sigmoid(weights.get(BIAS, 0.0) + beyond + total(weights, found))


def sigmoid(whole: float) -> float:
    """
    Summed evidence as a likelihood from 0 to 1.
    """
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, whole))))
