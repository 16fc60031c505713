"""
How well a network does, piece by piece, on the reports that it was not trained on.
"""

import random
from collections import Counter
from collections.abc import Sequence

import torch
from torch import Tensor

from reportedly.training.batches import Batch, batched, events_of, made, units
from reportedly.training.devices import precision
from reportedly.training.examples import Lesson
from reportedly.training.losses import losses
from reportedly.training.network import Network


def measured(network: Network, lessons: Sequence[Lesson], device: torch.device) -> dict[str, float]:
    """
    Name → figure: the loss of each task, and the F1 of the pieces of triggers, with and without their type.
    """
    network.eval()
    chance = random.Random(0)  # noqa: S311 (an order, and no secret)
    totals: Counter[str] = Counter()
    costs: dict[str, list[float]] = {}
    for batch in batched(units(lessons), chance):
        one = made(batch, chance, None).to(device)
        with torch.no_grad(), precision(device):
            for name, loss in losses(network, one).items():
                costs.setdefault(name, []).append(float(loss))
            events = network(one.ids, one.cases, one.mask).events
        totals.update(hits(events, one))
    network.train()
    return {name: sum(listed) / len(listed) for name, listed in costs.items()} | f1s(totals)


def hits(events: Tensor, batch: Batch) -> dict[str, int]:
    """
    How many pieces are triggers as coded, as read, as both, and of the same type.
    """
    gold = events_of(batch.rows, batch.ids.shape[1] - 2).to(events.device)
    read = events[:, 1:-1].argmax(-1)
    known = gold >= 0
    return {
        "gold": int((gold > 0).sum()),
        "read": int(((read > 0) & known).sum()),
        "any": int(((gold > 0) & (read > 0)).sum()),
        "typed": int(((gold > 0) & (read == gold)).sum()),
    }


def f1s(totals: Counter[str]) -> dict[str, float]:
    """
    The F1 of triggers, of any type and of the right one.
    """
    whole = max(totals["gold"] + totals["read"], 1)
    return {"trigger_f1": 2 * totals["any"] / whole, "trigger_type_f1": 2 * totals["typed"] / whole}
