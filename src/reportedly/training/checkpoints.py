"""
A run of training as it is kept on disk, so that one that was cut off goes on as if nothing had happened.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from reportedly.errors import StopRun, UsageError
from reportedly.model.labels import LABELS, differences
from reportedly.training.network import Network, shape_as
from reportedly.training.shipped import shipped

CHECKPOINT, NETWORK = "checkpoint.pt", "network.pt"
CHECKPOINT_FORMAT, NETWORK_FORMAT = "reportedly-checkpoint/1", "reportedly-network/1"


@dataclass(slots=True)
class Run:
    """
    A run of training at some point: *step* batches of *epoch* are done; *chance* varies the next.

    `folder` is where it is kept, `task` what it was asked to do.
    """

    network: Network
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    device: torch.device
    chance: random.Random
    folder: Path
    task: Mapping[str, Any]
    epoch: int = 0
    step: int = 0


def keep(run: Run) -> None:
    """
    Writes a run down.
    """
    written = {
        "format": CHECKPOINT_FORMAT,
        "labels": listed_labels(),
        "task": dict(run.task),
        "network": run.network.state_dict(),
        "optimizer": run.optimizer.state_dict(),
        "schedule": run.schedule.state_dict(),
        "epoch": run.epoch,
        "step": run.step,
        "chance": run.chance.getstate(),
        "torch": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all() if run.device.type == "cuda" else [],
    }
    write(written, run.folder / CHECKPOINT)


def take_up(run: Run) -> bool:
    """
    Brings a run to where it was cut off, if it was ever begun; a run of another task is refused.
    """
    path = run.folder / CHECKPOINT
    if not path.exists():
        return False
    kept = read(path, CHECKPOINT_FORMAT)
    before = kept["task"]
    unlike = [
        f"{name} was {before.get(name)}, is {run.task.get(name)}"
        for name in dict.fromkeys([*run.task, *before])
        if before.get(name) != run.task.get(name)
    ]
    if unlike:
        raise UsageError(f"{path} is of another run ({'; '.join(unlike)}); begin anew with --fresh")
    run.network.load_state_dict(kept["network"])
    run.optimizer.load_state_dict(kept["optimizer"])
    run.schedule.load_state_dict(kept["schedule"])
    run.epoch, run.step = kept["epoch"], kept["step"]
    run.chance.setstate(kept["chance"])
    torch.set_rng_state(kept["torch"])
    if run.device.type == "cuda" and kept["cuda"]:
        torch.cuda.set_rng_state_all(kept["cuda"])
    return True


def keep_network(network: Network, path: Path) -> None:
    """
    Writes a trained network down, for others to be tuned from.
    """
    write({"format": NETWORK_FORMAT, "labels": listed_labels(), "network": network.state_dict()}, path)


def begin_with(network: Network, paths: Sequence[Path]) -> None:
    """
    Gives a network the weights of one that was trained before, or the mean of several; its layers become as
    slim as theirs.

    Networks that were tuned from the same one, with other seeds or data, can be averaged: their mean reads
    as well as the best of them or better (Wortsman et al. 2022, "Model soups").
    """
    kept = [network_in(path, network) for path in paths]
    shape_as(network, kept[0])
    network.load_state_dict(
        {name: torch.stack([one[name] for one in kept]).mean(0) for name in network.state_dict()}
    )


def network_in(path: Path, like: Network) -> dict[str, Tensor]:
    """
    The weights in a file, or of the model in a folder, which must be those of a network of as many layers.
    """
    kept: dict[str, Tensor] = shipped(path) if path.is_dir() else read(path, NETWORK_FORMAT)["network"]
    lacking = sorted(set(like.state_dict()) ^ set(kept))
    if lacking:
        raise UsageError(f"{path} is a network of another shape (it differs in {lacking[0]}); see --layers")
    return kept


def listed_labels() -> dict[str, list[str]]:
    """
    The labels that this program knows.
    """
    return {name: list(labels) for name, labels in LABELS._asdict().items()}


def read(path: Path, form: str) -> dict[str, Any]:
    """
    What was kept in a file; another format or label set is refused, with the difference named.
    """
    try:
        kept = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}") from None
    except Exception as error:  # noqa: BLE001 (a damaged file raises whatever its bytes make it raise)
        raise StopRun(f"{path} cannot be read: {str(error).splitlines()[0]}") from None
    if not isinstance(kept, dict) or kept.get("format") != form:
        raise UsageError(f"{path} is not of the format {form}")
    unlike = differences(kept["labels"])
    if unlike:
        raise UsageError(f"{path} was trained with other labels ({'; '.join(unlike)})")
    return kept


def write(kept: Mapping[str, Any], path: Path) -> None:
    """
    Writes a file whole or not at all: a run may be cut off at any time.
    """
    partly = path.with_suffix(".part")
    torch.save(kept, partly)
    partly.replace(path)


def digest_of(network: Network) -> str:
    """
    What a network is, in one word: two that differ in any weight have two.
    """
    total = sha256()
    for name, value in sorted(network.state_dict().items()):
        total.update(name.encode())
        total.update(value.detach().cpu().contiguous().numpy().tobytes())
    return total.hexdigest()
