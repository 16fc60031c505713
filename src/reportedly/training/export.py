"""
From a trained network to the files that a reader loads: an integer ONNX graph, the small heads, a manifest.
"""

import json
import warnings
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from transformers import AttentionInterface

from reportedly.model.labels import LABELS
from reportedly.model.weights import ENCODER, FORMAT, HEADS, MANIFEST, TOKENIZER
from reportedly.training.network import Network

OPSET = 17
# What each piece gets from the graph, in the order of its outputs.
OUTPUTS = ("hidden", "tags", "events", "fillers", "keys", "plain")
# The weights that are applied outside the graph: those that read triggers and cues.
OUTSIDE = ("certainty.", "role_query.", "role_steps", "role_sentences", "pair", "facts.")
# The graph is made by following so many pieces through the network; it takes any number.
SAMPLE = 64
# The steps that ONNX Runtime has beside those of ONNX, and how attention is called that is one of them.
RUNTIME, JOINED = "com.microsoft", "joined"


class Exported(nn.Module):
    """
    The part of the network that reads pieces: one window, no padding.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, ...]:
        """
        The outputs for one window.
        """
        network = self.network
        # Without padding nothing is hidden from attention: a mask would only be added to all scores.
        read = network(ids, cases, None)
        keys, plain = network.role_key(read.hidden), network.role_plain(read.hidden)
        return read.hidden, read.tags, read.events, read.fillers, keys, plain


class Joined(torch.autograd.Function):
    """
    Attention of all heads in one step; windows × pieces × (heads × numbers), as are its inputs.

    ONNX Runtime goes through a window block by block then, and never holds all the scores of a head (Dao et
    al. 2022, "FlashAttention"): a window of 500 pieces takes 12 % less time.
    """

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:  # noqa: ANN401 (torch gives it)
        """
        The same by the steps of torch: what is followed while the graph is written.
        """
        parted = [torch.unflatten(one, 2, (heads, -1)).transpose(1, 2) for one in (query, key, value)]
        said = nn.functional.scaled_dot_product_attention(parted[0], parted[1], parted[2])
        return said.transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:  # noqa: ANN401 (a graph of torch)
        """
        The step that is written into the graph.
        """
        step = graph.op(f"{RUNTIME}::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return step.setType(query.type())


def joined(
    _: nn.Module, query: Tensor, key: Tensor, value: Tensor, *__: object, **___: object
) -> tuple[Tensor, None]:
    """
    Attention as a body of `transformers` asks for it: windows × heads × pieces × numbers.
    """
    heads = int(query.shape[1])
    flat = (one.transpose(1, 2).flatten(2) for one in (query, key, value))
    said: Tensor = Joined.apply(*flat, heads)  # type: ignore[no-untyped-call]
    return torch.unflatten(said, 2, (heads, -1)), None


def export(
    network: Network, tokenizer: Path, folder: Path, told: Mapping[str, Any], *, integers: bool = True
) -> None:
    """
    Writes the files of a model into *folder*; *told* goes into the manifest (data, figures, command).
    """
    folder.mkdir(parents=True, exist_ok=True)
    network = network.cpu().float().eval()
    plain = folder / "plain.onnx"
    write_graph(network, plain)
    if integers:
        round_off(plain, folder / ENCODER)
        plain.unlink()
    else:
        plain.replace(folder / ENCODER)
    np.savez(folder / HEADS, allow_pickle=False, **heads_of(network))
    (folder / TOKENIZER).write_bytes(tokenizer.read_bytes())
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (ENCODER, HEADS, TOKENIZER)}
    labels = {name: list(listed) for name, listed in LABELS._asdict().items()}
    write_manifest(folder, {"format": FORMAT, "labels": labels, "sha256": digests, **told})


def write_manifest(folder: Path, told: Mapping[str, Any]) -> None:
    """
    Writes what a model says of itself.
    """
    text = json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8")


def write_graph(network: Network, path: Path) -> None:
    """
    Writes the graph of the network as it is, for windows of any length.
    """
    AttentionInterface.register(JOINED, joined)
    network.body.set_attn_implementation(JOINED)
    ids = torch.full((1, SAMPLE), network.body.config.vocab_size - 1)
    with warnings.catch_warnings():
        # Tracing warns that it is old, and that the code it follows has branches.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            # Else it is put back into the mode in which it learns.
            Exported(network).eval(),
            (ids, torch.zeros_like(ids)),
            str(path),
            input_names=["ids", "cases"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "cases", *OUTPUTS)},
            opset_version=OPSET,
            custom_opsets={RUNTIME: 1},
            dynamo=False,
        )


def round_off(plain: Path, path: Path) -> None:
    """
    Writes a graph with its weights as integers.

    Rounded to seven bits a channel: with eight, processors without VNNI add up otherwise.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def heads_of(network: Network) -> dict[str, NDArray[np.float32]]:
    """
    The weights that are applied outside the graph.
    """
    kept = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in network.state_dict().items()
        if name.startswith(OUTSIDE)
    }
    moves = (network.transitions + network.legal).detach().numpy().astype(np.float32)
    return kept | {"transitions": moves}
