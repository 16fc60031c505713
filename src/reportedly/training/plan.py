"""
What a run is asked to do, and in which order an epoch puts its batches.
"""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import ceil

from reportedly.errors import UsageError
from reportedly.training.batches import BUDGET, Unit, batched, units
from reportedly.training.corpora import FACTUALITY, MUC4, POLNEAR, Corpora
from reportedly.training.examples import Lesson

# How often an epoch reads the data of each kind. Reports with claims teach all that a claim needs, and
# are few; the parties of MUC-4 and the factuality of words are there to help.
TIMES: Mapping[str, float] = {"claims": 3, POLNEAR.name: 1, MUC4.name: 0.25, FACTUALITY.name: 0.25}
# Pieces of a batch of claims: smaller batches, hence more steps.
CLAIMS_BUDGET = 3072
HELPING = (POLNEAR.name, MUC4.name, FACTUALITY.name)
# The encoder has learned much before, the heads nothing: so much faster they learn.
HEADS_FASTER = 5
NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How a run trains: everything that changes what comes out of it, and how often it tells and keeps.

    `rate` is the learning rate of the encoder, `times` how often an epoch reads each kind of data.
    """

    epochs: int = 4
    layers: int = 6
    seed: int = 1
    rate: float = 2e-4
    times: Mapping[str, float] = field(default_factory=lambda: TIMES)
    told_every: int = 50
    kept_every: int = 200


def often(told: Iterable[str]) -> dict[str, float]:
    """
    How often an epoch reads each kind of data, where *told* ("polnear=2") changes the usual.
    """
    changed = {}
    for one in told:
        name, _, times = one.partition("=")
        if name not in TIMES or not NUMBER.fullmatch(times):
            raise UsageError(f"{one!r} is not NAME=TIMES, as in polnear=2; names are {', '.join(TIMES)}")
        changed[name] = float(times)
    return {**TIMES, **changed}


def epoch_batches(corpora: Corpora, settings: Settings, epoch: int, budget: int = BUDGET) -> list[list[Unit]]:
    """
    The batches of one epoch, those of all kinds mixed, of *budget* pieces at most unless one report has more;
    the same for the same seed.
    """
    chance = random.Random(f"order {settings.seed} {epoch}")  # noqa: S311 (an order, and no secret)
    found = list(
        chain(
            repeated(corpora.claims, chance, settings.times["claims"], min(budget, CLAIMS_BUDGET)),
            *(repeated(corpora.lessons[name], chance, settings.times[name], budget) for name in HELPING),
        )
    )
    chance.shuffle(found)
    return found


def repeated(
    lessons: Sequence[Lesson], chance: random.Random, times: float, budget: int
) -> Iterator[list[Unit]]:
    """
    Batches of some lessons, each lesson so many *times*; of a fraction, so large a part of them.
    """
    for done in range(ceil(times)):
        listed = batched(units(lessons), chance, budget)
        yield from listed[: ceil(len(listed) * min(1, times - done))]


def variation(seed: int, epoch: int) -> random.Random:
    """
    The chance by which an epoch changes what it reads.
    """
    return random.Random(f"variation {seed} {epoch}")  # noqa: S311 (an order, and no secret)
