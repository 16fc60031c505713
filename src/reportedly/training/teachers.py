"""
Networks that teach another: it learns half from coders and half from what they find together.

Several networks trained with other seeds read better together than any of them, and most of that can be
taught to one (Hinton, Vinyals and Dean 2015, "Distilling the knowledge in a neural network").
"""

import random
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

import torch
from torch import Tensor

from reportedly.training.batches import Anchored, Batch, Unit, anchored, made
from reportedly.training.checkpoints import begin_with, digest_of
from reportedly.training.losses import Told, answers
from reportedly.training.network import Network, Read


class Teachers:
    """
    Some networks that teach.
    """

    def __init__(self, networks: Sequence[Network]) -> None:
        self.networks = [network.eval().requires_grad_(requires_grad=False) for network in networks]

    def digests(self) -> list[str]:
        """
        Which networks they are, in a word each.
        """
        return [digest_of(network)[:16] for network in self.networks]

    @torch.no_grad()
    def tell(self, units: Sequence[Unit], device: torch.device) -> Told:
        """
        What they find in a batch on the average, reading it as it was written: nothing hidden or recased.
        """
        batch = made(units, random.Random(0), None).to(device)  # noqa: S311 (no secret, and nothing is varied)
        hung = anchored(batch)
        told = [found_by(network.to(device), batch, hung) for network in self.networks]
        return Told(
            mean([one.events for one in told]),
            mean([one.roles for one in told]),
            mean([one.certainty for one in told]),
            mean([one.pairs for one in told]),
        )


def found_by(network: Network, batch: Batch, hung: Anchored | None) -> Told:
    """
    What one network finds in a batch, and of what is *hung* on its triggers and cues.
    """
    return found_in(network, network(batch.ids, batch.cases, batch.mask), hung)


def found_in(network: Network, read: Read, hung: Anchored | None) -> Told:
    """
    The same, in a batch that it has *read*.
    """
    events = torch.softmax(read.events, -1)
    if hung is None:
        none = events.new_zeros(0)
        return Told(events, none, none, none)
    said = answers(network, read, hung)
    return Told(
        events, torch.sigmoid(said.roles), torch.softmax(said.certainty, -1), torch.sigmoid(said.pairs)
    )


def mean(tensors: Sequence[Tensor]) -> Tensor:
    """
    The mean of tensors of one shape.
    """
    return torch.stack(list(tensors)).mean(0)


def teachers_in(paths: Sequence[Path], like: Network) -> Teachers | None:
    """
    The teachers whose networks lie in files, each of the shape of *like*; None where none are named.
    """
    networks = []
    for path in paths:
        network = deepcopy(like)
        begin_with(network, [path])
        networks.append(network)
    return Teachers(networks) if networks else None
