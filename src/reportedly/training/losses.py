"""
What a batch costs: one loss for each kind of label that is known of its lessons.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from reportedly.training.batches import (
    Anchored,
    Batch,
    anchored,
    events_of,
    fillers_of,
    own_of,
    sentence_gaps,
    tags_of,
)
from reportedly.training.network import Network, Read

# So much of a label's weight goes to the others, since coders differ.
SMOOTHING = 0.05
# Tags and fillers are losses of a piece, roles one of all pieces of an anchor: with these they weigh
# about as much as a trigger's type does.
TAGS_WEIGHT, FILLERS_WEIGHT, ROLES_WEIGHT = 25, 50, 0.1
# What teachers are asked about: reports, and news, in which they find the few triggers that nobody coded.
TAUGHT = ("claims", "polnear")


@dataclass(frozen=True, slots=True)
class Told:
    """
    What teachers find in a batch, as chances: `events` windows × pieces × types; of its anchors `roles`,
    and of the sure ones `certainty` and `pairs`, as in `Answers`.
    """

    events: Tensor
    roles: Tensor
    certainty: Tensor
    pairs: Tensor


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What a network says of the anchors of a batch: scores, not chances.

    `sure` are the anchors whose certainty is coded, which have a type and an event too; `certainty` is
    theirs, `pairs` is sure × sure; all three are empty where there are none.
    """

    roles: Tensor
    sure: Tensor
    certainty: Tensor
    pairs: Tensor


def losses(network: Network, batch: Batch, told: Told | None = None) -> dict[str, Tensor]:
    """
    Name of the task → its loss; where teachers *told* what they find, half of it is how far from them.
    """
    return losses_of(network, network(batch.ids, batch.cases, batch.mask), batch, told)


def losses_of(network: Network, read: Read, batch: Batch, told: Told | None = None) -> dict[str, Tensor]:
    """
    The same, of a batch that a network has *read*.
    """
    name, loss = OF_SOURCE[batch.rows[0][0].source]
    hung = anchored(batch)
    said = answers(network, read, hung) if hung else None
    found = {name: loss(network, read, batch)}
    if said and hung:
        found |= dict(anchor_losses(network, said, hung))
    return halved(found, dict(told_losses(read, said, hung, batch, told))) if told else found


def halved(found: Mapping[str, Tensor], taught: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """
    Losses of which half comes from what was coded and half from what teachers told, where both are known.
    """
    return {
        name: (found.get(name, loss) + taught.get(name, loss)) / 2
        for name, loss in {**taught, **found}.items()
    }


def answers(network: Network, read: Read, hung: Anchored) -> Answers:
    """
    What a network says of anchors, from what it *read*.
    """
    roles = network.roles(hung.row, hung.at, read.hidden, hung.steps, hung.sentences)
    coded = [n for n, anchor in enumerate(hung.anchors) if anchor.certainty is not None]
    sure = torch.tensor(coded, dtype=torch.long, device=roles.device)
    vectors = read.hidden[hung.row, hung.at][sure]
    types = torch.softmax(read.events[hung.row, hung.at][sure], -1)
    pairs = network.pairs(vectors, types, sentence_gaps(hung.numbers[sure]))
    return Answers(roles, sure, network.certainty(vectors), pairs)


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


def anchor_losses(network: Network, said: Answers, hung: Anchored) -> Iterator[tuple[str, Tensor]]:
    """
    The losses of what hangs on triggers and cues.
    """
    yield "roles", known(said.roles, hung.gold) / len(hung.anchors) * ROLES_WEIGHT
    sure = said.sure.tolist()
    if sure:
        gold = torch.tensor([hung.anchors[n].certainty for n in sure], device=said.sure.device)
        yield (
            "certainty",
            functional.cross_entropy(said.certainty, gold, label_smoothing=smoothing(network)),
        )
        events = [hung.anchors[n].event for n in sure]
        gold = torch.tensor([[float(a == b) for b in events] for a in events], device=said.sure.device)
        yield "pairs", pairs_loss(said.pairs, gold, hung.lessons[said.sure])


def pairs_loss(scores: Tensor, gold: Tensor, reports: Tensor) -> Tensor:
    """
    Whether two triggers of one report speak of one event; *reports* tells one report from another.
    """
    together = (reports[:, None] == reports[None, :]).triu(1)
    loss = functional.binary_cross_entropy_with_logits(scores, gold, reduction="none")
    return (loss * together).sum() / together.sum().clamp(min=1)


def told_losses(
    read: Read, said: Answers | None, hung: Anchored | None, batch: Batch, told: Told
) -> Iterator[tuple[str, Tensor]]:
    """
    How far a network is from what its teachers *told* of a batch.
    """
    if batch.rows[0][0].source not in TAUGHT:
        return
    own = own_of(batch.rows, batch.ids.shape[1]).to(batch.ids.device)
    triggers = (own * (1 - told.events[..., 0])).sum().clamp(min=1)
    yield "events", (own * unlike(read.events, told.events)).sum() / triggers
    if said and hung:
        gold = torch.where(hung.gold < 0, hung.gold, told.roles)
        yield "roles", known(said.roles, gold) / len(hung.anchors) * ROLES_WEIGHT
        if len(said.sure):
            yield "certainty", unlike(said.certainty, told.certainty).mean()
            yield "pairs", pairs_loss(said.pairs, told.pairs, hung.lessons[said.sure])


def unlike(scores: Tensor, chances: Tensor) -> Tensor:
    """
    The cross-entropy of scores with the chances that they ought to give.
    """
    return -(chances * functional.log_softmax(scores, -1)).sum(-1)
