"""
From a trained network to the files that a reader loads: an integer ONNX graph, the small heads, a manifest.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.model.labels import LABELS
from reportedly.model.weights import ENCODER, HEADS, MANIFEST, TOKENIZER
from reportedly.training.network import Network

OPSET = 17
# What each piece gets from the graph, in the order of its outputs.
OUTPUTS = ("hidden", "tags", "events", "fillers", "keys", "plain")


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
        read = network(ids, cases, torch.ones_like(ids))
        hidden = read.hidden
        return (
            hidden,
            read.tags,
            read.events,
            read.fillers,
            network.role_key(hidden),
            network.role_plain(hidden),
        )


def export(
    network: Network, tokenizer: Path, folder: Path, told: dict[str, Any], *, integers: bool = True
) -> None:
    """
    Writes the files of a model into *folder*; *told* goes into the manifest (data, figures, command).

    Weights are rounded to seven bits a channel: with eight, processors without VNNI add up otherwise.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    network = network.float().eval()
    plain = folder / "plain.onnx"
    names = {name: {1: "pieces"} for name in ("ids", "cases", *OUTPUTS)}
    sample = torch.randint(1000, 20000, (1, 64))
    torch.onnx.export(
        Exported(network),
        (sample, torch.zeros_like(sample)),
        str(plain),
        input_names=["ids", "cases"],
        output_names=list(OUTPUTS),
        dynamic_axes=names,
        opset_version=OPSET,
        dynamo=False,
    )
    if integers:
        quantize_dynamic(
            plain, folder / ENCODER, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
        plain.unlink()
    else:
        plain.replace(folder / ENCODER)
    np.savez(folder / HEADS, **heads_of(network))
    (folder / TOKENIZER).write_bytes(tokenizer.read_bytes())
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in (ENCODER, HEADS, TOKENIZER)}
    labels = {name: list(listed) for name, listed in LABELS._asdict().items()}
    manifest = {"format": "reportedly-model/1", "labels": labels, "sha256": digests, **told}
    (folder / MANIFEST).write_text(
        json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def heads_of(network: Network) -> dict[str, np.ndarray]:
    """
    The weights that are applied outside the graph: those that read triggers and cues.
    """
    kept = ("certainty.", "role_query.", "role_steps", "role_sentences", "pair", "facts.")
    found = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in network.state_dict().items()
        if name.startswith(kept)
    }
    return found | {"transitions": (network.transitions + network.legal).detach().numpy().astype(np.float32)}
