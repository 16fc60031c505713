"""
From a model that is read with back to a network that can be trained: integers as what they stand for.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from reportedly.model.weights import ENCODER, HEADS, checked
from reportedly.training.network import NEVER

PREFIX, TABLE = "network.", ".weight_quantized"
Arrays = dict[str, NDArray[np.float32]]


def shipped(folder: Path) -> dict[str, Tensor]:
    """
    Name → weights of the model in *folder*, named as in the network.

    They are those that reading uses, rounded as they are: a network with them reads as the model does, but
    for what rounding the numbers between its layers changes.
    """
    files = checked(folder)
    with np.load(files.of(HEADS)) as heads:
        outside = {name: heads[name] for name in heads.files}
    # What cannot be is told by the network itself.
    outside["transitions"] = np.where(outside["transitions"] <= NEVER / 2, 0, outside["transitions"])
    found = {**weights_in(files.of(ENCODER)), **outside}
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in found.items()}


def weights_in(path: Path) -> Arrays:
    """
    Name → weights of a graph that `export` wrote, named as in the network.
    """
    import onnx  # noqa: PLC0415 (only who trains has it)
    from onnx import numpy_helper  # noqa: PLC0415

    graph = onnx.load(path).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    # Weights that are alike stand there once, and others are said to be the same.
    same = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Identity"}
    held |= {name: held[other] for name, other in same.items() if other in held}
    found: Arrays = {}
    for name in filter(lambda name: name.endswith(TABLE), held):
        base = name.removesuffix("_quantized")
        found[base.removeprefix(PREFIX)] = whole(held, base)
    for node in graph.node:
        layer, given = ".".join(steps_of(node.name)), [held[name] for name in node.input if name in held]
        if node.op_type == "MatMulInteger":
            found[f"{layer}.weight"] = whole(held, node.input[1].removesuffix("_quantized")).T
        elif node.op_type == "LayerNormalization":
            found[f"{layer}.weight"], found[f"{layer}.bias"] = given
        elif node.op_type == "Add" and given:
            found[f"{layer}.bias"] = given[0]
    return found


def whole(held: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """
    The numbers that the integers of a name stand for; their scale is one for all, or one for each column.
    """
    integers, zero = (held[f"{name}_{part}"].astype(np.int32) for part in ("quantized", "zero_point"))
    return np.asarray((integers - zero) * held[f"{name}_scale"], dtype=np.float32)


def steps_of(node: str) -> Iterator[str]:
    """
    The names by which one comes to the layer that a step of the graph is from, from the network down.
    """
    steps = [step for step in node.split("/")[:-1] if step and step != PREFIX.rstrip(".")]
    for step, after in zip(steps, [*steps, ""][1:], strict=True):
        # A layer of several parts stands there twice: by its own name, and by that of the part.
        if not after.startswith(f"{step}."):
            yield step
