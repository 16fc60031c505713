"""
A slim network is taught by the whole one that it was cut out of.

First it learns, layer by layer, to see what the whole one makes of the same words (Jiao et al. 2020,
"TinyBERT"); then it practises what it is for: half from coders, half from what the whole one finds.
All the while its weights are rounded as they will be once they are integers, so that rounding costs little.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, Protocol

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from reportedly.training.batches import Batch, anchored
from reportedly.training.course import LONGEST
from reportedly.training.course import rate as rate_at
from reportedly.training.devices import precision
from reportedly.training.losses import losses_of
from reportedly.training.network import Network
from reportedly.training.slim import hidden_states, unlike
from reportedly.training.teachers import found_in

# Seven bits with a sign, as `export` rounds weights.
STEPS = 64
# The last layer is what is read; the others lead there.
LAST = 3.0
# How strongly a network that practises is held to what the whole one sees: about as all tasks weigh.
HELD = 10.0

Cost = Callable[[int, Batch], Tensor]


class Listed(Protocol):
    """
    Batches that are so many, and may be made as they are read.
    """

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Batch]: ...


class Course(NamedTuple):
    """
    How a slim network is taught: the parts that learn, what a batch costs (by its number), and how fast.

    By the *mean*, it ends with what it had on the average in the second half: single steps lead to and fro.
    """

    learning: Sequence[nn.Module]
    cost: Cost
    rate: float
    mean: bool = False


class Rounded(nn.Module):
    """
    Weights as they will be once they are integers; what is learned goes to the weights behind them.
    """

    def forward(self, weight: Tensor) -> Tensor:
        """
        Outputs × inputs, each output rounded on a scale of its own.
        """
        scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / STEPS
        return weight + (torch.round(weight.detach() / scale) * scale - weight.detach())


def linears(network: Network) -> Iterator[nn.Linear]:
    """
    The linear layers of the body.
    """
    return (module for module in network.body.encoder.modules() if isinstance(module, nn.Linear))


@contextmanager
def rounded(network: Network) -> Iterator[None]:
    """
    While it lasts, the network reads with weights as they will be once they are integers.
    """
    for linear in linears(network):
        parametrize.register_parametrization(linear, "weight", Rounded())
    yield
    for linear in linears(network):
        parametrize.remove_parametrizations(linear, "weight")


def teach(slim: Network, course: Course, batches: Listed) -> None:
    """
    Teaches parts of a slim network, batch after batch; all else is left as it is.
    """
    slim.requires_grad_(requires_grad=False)
    parts = [part.requires_grad_() for part in course.learning]
    with rounded(slim):
        numbers = [one for part in parts for one in part.parameters()]
        optimizer = torch.optim.AdamW(numbers, lr=course.rate, weight_decay=0.0)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, partial(rate_at, steps=len(batches)))
        means = Means(numbers if course.mean else ())
        for number, batch in enumerate(batches, 1):
            optimizer.zero_grad()
            course.cost(number, batch).backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(numbers, LONGEST)
            optimizer.step()
            schedule.step()
            if number > len(batches) // 2:
                means.take()
        means.give()


class Means:
    """
    The mean of what some numbers were at several times.
    """

    def __init__(self, numbers: Sequence[nn.Parameter]) -> None:
        self.numbers, self.times = numbers, 0
        self.means = [torch.zeros_like(one) for one in numbers]

    @torch.no_grad()
    def take(self) -> None:
        """
        Takes in what the numbers are now.
        """
        self.times += 1
        for mean, one in zip(self.means, self.numbers, strict=True):
            mean.lerp_(one, 1 / self.times)

    @torch.no_grad()
    def give(self) -> None:
        """
        Makes the numbers what they were in the mean, if they were ever taken in.
        """
        if self.times:
            for mean, one in zip(self.means, self.numbers, strict=True):
                one.copy_(mean)


def seeing(slim: Network, whole: Network, say: Callable[[int, float], None]) -> Cost:
    """
    To see what the whole network sees, layer by layer; how far the last one was from it is said.
    """

    def cost(number: int, batch: Batch) -> Tensor:
        with torch.no_grad():
            targets = hidden_states(whole, batch)
        far = [
            unlike(one, target, batch.mask)
            for one, target in zip(hidden_states(slim, batch), targets, strict=True)
        ]
        say(number, float(far[-1].detach()))
        return far[-1] * LAST + torch.stack(far).mean()

    return cost


def practising(slim: Network, whole: Network, say: Callable[[int, float], None]) -> Cost:
    """
    To find what was coded and what the whole network finds, half and half, and still to see what it sees.
    """

    def cost(number: int, batch: Batch) -> Tensor:
        with precision(batch.ids.device):
            with torch.no_grad():
                target = whole(batch.ids, batch.cases, batch.mask)
                told = found_in(whole, target, anchored(batch))
            read = slim(batch.ids, batch.cases, batch.mask)
            costs = losses_of(slim, read, batch, told)
        far = unlike(read.hidden, target.hidden, batch.mask)
        say(number, float(far.detach()))
        return torch.stack(list(costs.values())).sum() + far * HELD

    return cost
