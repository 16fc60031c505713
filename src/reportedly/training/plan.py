"""
What a run is asked to do, and in which order an epoch puts its batches.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.training.batches import Unit, batched, units
from reportedly.training.corpora import FACTUALITY, MUC4, POLNEAR, Corpora
from reportedly.training.examples import Lesson

# Reports with claims teach all that a claim needs, and are few: an epoch reads them so many times.
CLAIMS_TIMES = 3
# Pieces of a batch of claims: smaller batches, hence more steps.
CLAIMS_BUDGET = 3072
# The parties of MUC-4 and the factuality of words are there to help: an epoch reads one batch in so many.
HELPING = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """
    How a run trains: everything that changes what comes out of it, and how often it tells and keeps.
    """

    epochs: int = 4
    layers: int = 6
    seed: int = 1
    # The encoder has learned much before, the heads nothing.
    body_rate: float = 2e-4
    head_rate: float = 1e-3
    told_every: int = 50
    kept_every: int = 200


def epoch_batches(corpora: Corpora, seed: int, epoch: int) -> list[list[Unit]]:
    """
    The batches of one epoch, those of all sources mixed; the same for the same seed.
    """
    chance = random.Random(f"order {seed} {epoch}")  # noqa: S311 (an order, and no secret)
    found: list[list[Unit]] = []
    for _ in range(CLAIMS_TIMES):
        found += batched(units(corpora.claims), chance, CLAIMS_BUDGET)
    found += batches_of(corpora.lessons[POLNEAR.name], chance)
    for corpus in (MUC4, FACTUALITY):
        helping = batches_of(corpora.lessons[corpus.name], chance)
        found += helping[: -(-len(helping) // HELPING)]
    chance.shuffle(found)
    return found


def batches_of(lessons: Sequence[Lesson], chance: random.Random) -> list[list[Unit]]:
    """
    Batches of the lessons of one source.
    """
    return batched(units(lessons), chance)


def variation(seed: int, epoch: int) -> random.Random:
    """
    The chance by which an epoch changes what it reads.
    """
    return random.Random(f"variation {seed} {epoch}")  # noqa: S311 (an order, and no secret)
