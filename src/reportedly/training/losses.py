"""
What a batch costs: one loss for each kind of label that is known of its lessons.
"""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.training.batches import (
    Anchored,
    Batch,
    anchored,
    events_of,
    fillers_of,
    sentence_gaps,
    tags_of,
)
from reportedly.training.network import Network, Read

# So much of a label's weight goes to the others, since coders differ.
SMOOTHING = 0.05
# Tags and fillers are losses of a piece, roles one of all pieces of an anchor: with these they weigh
# about as much as a trigger's type does.
TAGS_WEIGHT, FILLERS_WEIGHT, ROLES_WEIGHT = 25, 50, 0.1


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """
    Name of the task → its loss.
    """
    read = network(batch.ids, batch.cases, batch.mask)
    name, loss = OF_SOURCE[batch.rows[0][0].source]
    hung = anchored(batch)
    return {name: loss(network, read, batch), **(dict(anchor_losses(network, read, hung)) if hung else {})}


def tags_loss(network: Network, read: Read, batch: Batch) -> Tensor:
    """
    The attributions of articles of PolNeAR.
    """
    inner = batch.mask[:, 2:]
    gold = tags_of(batch.rows, inner.shape[1]).to(inner.device)
    return network.attribution_loss(read.tags[:, 1:-1], gold, inner) / inner.sum() * TAGS_WEIGHT


def events_loss(network: Network, read: Read, batch: Batch) -> Tensor:
    """
    The triggers of coded reports with their types, for each trigger.
    """
    gold = events_of(batch.rows, batch.ids.shape[1] - 2).to(batch.ids.device)
    total = functional.cross_entropy(
        read.events[:, 1:-1].reshape(-1, read.events.shape[-1]),
        gold.reshape(-1),
        reduction="sum",
        label_smoothing=smoothing(network),
    )
    return total / (gold > 0).sum().clamp(min=1)


def fillers_loss(_: Network, read: Read, batch: Batch) -> Tensor:
    """
    The parties that the keys of MUC-4 name.
    """
    gold = fillers_of(batch.rows, batch.ids.shape[1] - 2).to(batch.ids.device)
    return known(read.fillers[:, 1:-1], gold) / (gold >= 0).sum() * FILLERS_WEIGHT


def facts_loss(_: Network, read: Read, batch: Batch) -> Tensor:
    """
    How far the factuality of words is from what annotators found (-3 to 3).
    """
    told = [
        (k, j + len(window.context) + 1, lesson.facts[i])
        for k, (lesson, window) in enumerate(batch.rows)
        for j, i in enumerate(window.own)
        if i in lesson.facts
    ]
    if not told:
        return read.facts.sum() * 0
    rows, places, values = zip(*told, strict=True)
    return functional.smooth_l1_loss(
        read.facts[list(rows), list(places)], torch.tensor(values, device=read.facts.device)
    )


# What is known of every lesson of a source.
OF_SOURCE: dict[str, tuple[str, Callable[[Network, Read, Batch], Tensor]]] = {
    "polnear": ("tags", tags_loss),
    "claims": ("events", events_loss),
    "muc4": ("fillers", fillers_loss),
    "factuality": ("facts", facts_loss),
}


def smoothing(network: Network) -> float:
    """
    How much labels are smoothed: not at all where the loss is only measured.
    """
    return SMOOTHING if network.training else 0.0


def known(scores: Tensor, gold: Tensor) -> Tensor:
    """
    The loss of yes and no, summed over what is known.
    """
    loss = functional.binary_cross_entropy_with_logits(scores, gold.clamp(min=0), reduction="none")
    return (loss * (gold >= 0)).sum()


def anchor_losses(network: Network, read: Read, hung: Anchored) -> Iterator[tuple[str, Tensor]]:
    """
    The losses of what hangs on triggers and cues.
    """
    scores = network.roles(hung.row, hung.at, read.hidden, hung.steps, hung.sentences)
    yield "roles", known(scores, hung.gold) / len(hung.anchors) * ROLES_WEIGHT
    sure = [n for n, anchor in enumerate(hung.anchors) if anchor.certainty is not None]
    if sure:
        vectors = read.hidden[hung.row, hung.at][sure]
        gold = torch.tensor([hung.anchors[n].certainty for n in sure], device=vectors.device)
        yield (
            "certainty",
            functional.cross_entropy(network.certainty(vectors), gold, label_smoothing=smoothing(network)),
        )
        types = torch.softmax(read.events[hung.row, hung.at][sure], -1)
        scores = network.pairs(vectors, types, sentence_gaps(hung.numbers[sure]))
        yield "pairs", pairs_loss(scores, [hung.anchors[n].event for n in sure], hung.lessons[sure])


def pairs_loss(scores: Tensor, events: list[str | None], reports: Tensor) -> Tensor:
    """
    Whether two triggers of one report speak of one event, from its labels within the *reports*.
    """
    gold = torch.tensor([[float(a == b) for b in events] for a in events], device=scores.device)
    together = (reports[:, None] == reports[None, :]).triu(1)
    loss = functional.binary_cross_entropy_with_logits(scores, gold, reduction="none")
    return (loss * together).sum() / together.sum().clamp(min=1)
