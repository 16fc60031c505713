"""
A network made slimmer: less computing for each word.

Some heads of attention and some inner numbers of each layer tell little that others do not (Michel, Levy and
Neubig 2019, "Are sixteen heads really better than one?"). They are cut out, and what is left of each layer is
fitted to what the whole layer gave, by least squares. Nothing coded is needed for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from reportedly.training.batches import Batch
from reportedly.training.devices import precision
from reportedly.training.network import Network

# Sizes of layers that processors multiply without a remainder.
ROUND = 64
# How strongly fitted weights are held to small ones, as a share of what their input varies.
RIDGE = 1e-3


class Kept(NamedTuple):
    """
    What is left of a layer: the numbers of its heads and of its inner numbers, in rising order.
    """

    heads: tuple[int, ...]
    inner: tuple[int, ...]


def hidden_states(network: Network, batch: Batch) -> tuple[Tensor, ...]:
    """
    What the body makes of a batch, layer by layer: windows × pieces × width each.
    """
    # Weights that were rounded once are kept as long as one precision lasts: not longer than one batch.
    with precision(batch.ids.device):
        words = network.body.embeddings.word_embeddings(batch.ids) + network.cases(batch.cases)
        found = network.body(inputs_embeds=words, attention_mask=batch.mask, output_hidden_states=True)
    return tuple(one.float() for one in found.hidden_states[1:])


def unlike(slim: Tensor, whole: Tensor, mask: Tensor) -> Tensor:
    """
    How far a layer is from what it was: the squared distance, as a share of what the whole one varies.
    """
    live = mask.bool()
    target = whole[live]
    return ((slim[live] - target) ** 2).mean() / target.var()


@torch.no_grad()
def told_by_heads(network: Network, batches: Sequence[Batch]) -> Tensor:
    """
    Layers × heads: how far the last layer moves where one head is silent.
    """
    layers = network.body.encoder.layer
    own = layers[0].attention.self
    moved = torch.zeros(len(layers), own.num_attention_heads)
    for batch in batches:
        whole = hidden_states(network, batch)[-1]
        for n, layer in enumerate(layers):
            for head in range(own.num_attention_heads):
                with silent(layer.attention.output.dense, head, own.attention_head_size):
                    moved[n, head] += float(unlike(hidden_states(network, batch)[-1], whole, batch.mask))
    return moved / len(batches)


@contextmanager
def silent(dense: nn.Linear, head: int, size: int) -> Iterator[None]:
    """
    While it lasts, one head says nothing.
    """
    columns = slice(head * size, (head + 1) * size)
    before = dense.weight[:, columns].clone()
    dense.weight[:, columns] = 0
    yield
    dense.weight[:, columns] = before


@torch.no_grad()
def products(network: Network, layers: dict[str, nn.Linear], batches: Iterable[Batch]) -> dict[str, Tensor]:
    """
    Name of a linear layer → what goes into it, times itself, summed over pieces: input × input.
    """
    squares = {name: torch.zeros(layer.in_features, layer.in_features) for name, layer in layers.items()}
    live = torch.zeros(0, dtype=torch.bool)

    def taker(name: str) -> Callable[[Any, tuple[Tensor, ...]], None]:
        def take(_: object, given: tuple[Tensor, ...]) -> None:
            rows = given[0][live].float().cpu()
            squares[name] += rows.T @ rows

        return take

    hooks = [layer.register_forward_pre_hook(taker(name)) for name, layer in layers.items()]
    for batch in batches:
        live = batch.mask.bool()
        hidden_states(network, batch)
    for hook in hooks:
        hook.remove()
    return squares


def dense_layers(network: Network) -> dict[str, nn.Linear]:
    """
    The linear layers by which heads and inner numbers of each layer speak.
    """
    found: dict[str, nn.Linear] = {}
    for n, layer in enumerate(network.body.encoder.layer):
        found[f"{n} heads"] = layer.attention.output.dense
        found[f"{n} inner"] = layer.output.dense
    return found


def slimmed(network: Network, batches: Sequence[Batch], heads: float, inner: float) -> list[Kept]:
    """
    Cuts out of a network all but a share of its heads and inner numbers; what is left of each layer.
    """
    dense = dense_layers(network)
    squares = products(network, dense, batches)
    inner_layers = [(dense[f"{n} inner"], squares[f"{n} inner"]) for n in range(len(dense) // 2)]
    kept_heads = best_heads(told_by_heads(network, batches[:2]), heads)
    chosen = list(map(Kept, kept_heads, best_inner(inner_layers, inner)))
    for n, (layer, kept) in enumerate(zip(network.body.encoder.layer, chosen, strict=True)):
        size = layer.attention.self.attention_head_size
        numbers = [head * size + i for head in kept.heads for i in range(size)]
        layer.attention.output.dense = fitted(dense[f"{n} heads"], squares[f"{n} heads"], numbers)
        layer.output.dense = fitted(dense[f"{n} inner"], squares[f"{n} inner"], kept.inner)
        for name in ("query", "key", "value"):
            setattr(layer.attention.self, name, rows_of(getattr(layer.attention.self, name), numbers))
        layer.intermediate.dense = rows_of(layer.intermediate.dense, kept.inner)
    return chosen


def best_heads(told: Tensor, share: float) -> list[tuple[int, ...]]:
    """
    The heads that tell most of all, layer by layer; each layer keeps half of them at least.
    """
    count = round(told.numel() * share)
    kept = {(n, int(head)) for n, row in enumerate(told) for head in row.topk(len(row) // 2).indices}
    for place in told.flatten().argsort(descending=True).tolist():
        if len(kept) < count:
            kept.add(divmod(place, told.shape[1]))
    return [tuple(sorted(head for n, head in kept if n == layer)) for layer in range(len(told))]


def best_inner(layers: Sequence[tuple[nn.Linear, Tensor]], share: float) -> list[tuple[int, ...]]:
    """
    The inner numbers that move the layer after them most.
    """
    found = []
    for dense, squares in layers:
        moved = squares.diag() * (dense.weight**2).sum(0).cpu()
        count = max(ROUND, round(len(moved) * share / ROUND) * ROUND)
        found.append(tuple(sorted(moved.topk(count).indices.tolist())))
    return found


@torch.no_grad()
def fitted(dense: nn.Linear, squares: Tensor, kept: Sequence[int]) -> nn.Linear:
    """
    A linear layer that makes of some of its inputs what the whole one made of all, as nearly as can be.
    """
    chosen = list(kept)
    some = squares[chosen][:, chosen].double()
    held = RIDGE * some.diag().mean()
    some += torch.eye(len(chosen)) * held
    given = squares[chosen].double() @ dense.weight.T.double()
    # Held to the weights as they were: where inputs say nothing new, nothing changes.
    given += held * dense.weight[:, chosen].T.double()
    weight = torch.linalg.solve(some, given).T.float()
    made = nn.Linear(len(chosen), dense.out_features)
    made.weight.copy_(weight)
    made.bias.copy_(dense.bias)
    return made


@torch.no_grad()
def rows_of(dense: nn.Linear, kept: Sequence[int]) -> nn.Linear:
    """
    A linear layer that gives only some of its numbers.
    """
    made = nn.Linear(dense.in_features, len(kept))
    made.weight.copy_(dense.weight[list(kept)])
    made.bias.copy_(dense.bias[list(kept)])
    return made
