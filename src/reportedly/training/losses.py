"""
What a batch costs: one loss for each kind of label that is known of its lessons.
"""

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional as F

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

SMOOTHING = 0.05


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """
    Name of the task → its loss.
    """
    read = network(batch.ids, batch.cases, batch.mask)
    kind = batch.rows[0][0].source
    found: dict[str, Tensor] = {}
    size = batch.ids.shape[1] - 2
    inner = batch.mask[:, 2:]
    if kind == "polnear":
        gold = tags_of(batch.rows, size)
        found["tags"] = network.attribution_loss(read.tags[:, 1:-1], gold, inner) / inner.sum() * 25
    if kind == "claims":
        gold = events_of(batch.rows, size)
        known = max(int((gold > 0).sum()), 1)
        weighed = F.cross_entropy(
            read.events[:, 1:-1].reshape(-1, read.events.shape[-1]),
            gold.reshape(-1),
            reduction="sum",
            label_smoothing=SMOOTHING if network.training else 0.0,
        )
        found["events"] = weighed / known
    if kind == "muc4":
        labels = fillers_of(batch.rows, size)
        loss = F.binary_cross_entropy_with_logits(
            read.fillers[:, 1:-1], labels.clamp(min=0), reduction="none"
        )
        found["fillers"] = (loss * (labels >= 0)).sum() / (labels >= 0).sum() * 50
    if kind == "factuality":
        found["facts"] = facts_loss(read, batch)
    hung = anchored(batch)
    if hung:
        found |= dict(anchor_losses(network, read, hung))
    return found


def facts_loss(read: Read, batch: Batch) -> Tensor:
    """
    How far the factuality of words is from what annotators found (-3 to 3).
    """
    rows, places, values = [], [], []
    for k, (lesson, window) in enumerate(batch.rows):
        for j, i in enumerate(window.own):
            if i in lesson.facts:
                rows.append(k)
                places.append(j + len(window.context) + 1)
                values.append(lesson.facts[i])
    return F.smooth_l1_loss(read.facts[rows, places], torch.tensor(values)) if rows else read.facts.sum() * 0


def anchor_losses(network: Network, read: Read, hung: Anchored) -> Iterator[tuple[str, Tensor]]:
    """
    The losses of what hangs on triggers and cues.
    """
    vectors = read.hidden[hung.row, hung.at]
    scores = network.roles(hung.row, hung.at, read.hidden, hung.steps, hung.sentences)
    loss = F.binary_cross_entropy_with_logits(scores, hung.gold.clamp(min=0), reduction="none")
    yield "roles", (loss * (hung.gold >= 0)).sum() / len(hung.anchors) / 10
    sure = [n for n, anchor in enumerate(hung.anchors) if anchor.certainty is not None]
    if sure:
        gold = torch.tensor([hung.anchors[n].certainty for n in sure])
        yield (
            "certainty",
            F.cross_entropy(
                network.certainty(vectors[sure]), gold, label_smoothing=SMOOTHING if network.training else 0.0
            ),
        )
        types = torch.softmax(read.events[hung.row, hung.at][sure], -1)
        yield (
            "pairs",
            pairs_loss(
                network,
                vectors[sure],
                types,
                [hung.anchors[n].event for n in sure],
                [hung.lessons[n] for n in sure],
                hung.numbers[sure],
            ),
        )


def pairs_loss(
    network: Network,
    vectors: Tensor,
    types: Tensor,
    events: list[str | None],
    lessons: list[int],
    numbers: Tensor,
) -> Tensor:
    """
    Whether two triggers of one report speak of one event.
    """
    reports = torch.tensor([hash(lesson) for lesson in lessons])
    labels = torch.tensor([[float(a == b) for b in events] for a in events])
    together = (reports[:, None] == reports[None, :]).triu(1)
    scores = network.pairs(vectors, types, sentence_gaps(numbers))
    loss = F.binary_cross_entropy_with_logits(scores, labels, reduction="none")
    return (loss * together).sum() / together.sum().clamp(min=1)
