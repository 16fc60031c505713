"""
The course of training: batch after batch, told and kept as it goes.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from typing import Any

import torch

from reportedly.training.batches import Batch, Unit, Varied, made
from reportedly.training.checkpoints import Run, digest_of, keep, take_up
from reportedly.training.corpora import Corpora
from reportedly.training.devices import precision
from reportedly.training.heldout import measured
from reportedly.training.losses import Told, losses
from reportedly.training.network import Network
from reportedly.training.plan import HEADS_FASTER, Settings, epoch_batches, variation
from reportedly.training.teachers import Teachers

DECAY = 0.01
# The share of a run in which the rates rise, and what is left of them at its end.
WARM_UP, LEAST = 0.06, 0.02
# Longer steps than this are cut: one odd batch must not undo what was learned.
LONGEST = 1.0
# Reports with claims are few and read often, so more of their words are hidden.
OFTEN, SELDOM = Varied(masked=0.08), Varied(masked=0.02)

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lectures:
    """
    What a network is taught with: coded reports, and other networks where some are to teach it.
    """

    corpora: Corpora
    teachers: Teachers | None = None


def train(
    network: Network, taught: Lectures, settings: Settings, device: torch.device, folder: Path, say: Say
) -> dict[str, float]:
    """
    Trains a network, from where the run in *folder* was cut off if there is one; the held-out figures.
    """
    corpora = taught.corpora
    plan = [epoch_batches(corpora, settings, epoch) for epoch in range(settings.epochs)]
    run = begun(network.to(device), settings, device, sum(map(len, plan)), folder)
    run.task = task_of(network, taught, settings)
    say(f"{sum(map(len, plan))} batches in {settings.epochs} epochs, on {device.type}")
    if take_up(run):
        say(f"goes on in epoch {run.epoch + 1}, after {run.step} batches")
    figures: dict[str, float] = {}
    while run.epoch < settings.epochs:
        read_epoch(run, plan[run.epoch], taught.teachers, settings, say)
        run.epoch, run.step = run.epoch + 1, 0
        run.chance = variation(settings.seed, run.epoch)
        keep(run)
        figures = measured(network, corpora.held, device)
        say(f"epoch {run.epoch} of {settings.epochs} is done; held out: {listed(figures)}")
    return figures or measured(network, corpora.held, device)


def task_of(network: Network, taught: Lectures, settings: Settings) -> dict[str, Any]:
    """
    What a run is asked to do: from the same it goes on where it was cut off.
    """
    names = "\n".join(
        f"{name} {lesson.name} {len(lesson.pieces)} {len(lesson.anchors)}"
        for name, lessons in taught.corpora.lessons.items()
        for lesson in lessons
    )
    every = {name: value for name, value in asdict(settings).items() if not name.endswith("_every")}
    task = every | {"data": sha256(names.encode()).hexdigest()[:16], "begun_with": digest_of(network)[:16]}
    return task | ({"taught_by": taught.teachers.digests()} if taught.teachers else {})


def begun(network: Network, settings: Settings, device: torch.device, steps: int, folder: Path) -> Run:
    """
    A run of so many *steps* at its beginning.
    """
    named = list(network.named_parameters())
    body = [one for name, one in named if name.startswith("body.")]
    heads = [one for name, one in named if not name.startswith("body.")]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": settings.rate}, {"params": heads, "lr": settings.rate * HEADS_FASTER}],
        weight_decay=DECAY,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, partial(rate, steps=max(steps, 1)))
    network.train()
    torch.manual_seed(settings.seed)
    return Run(network, optimizer, schedule, device, variation(settings.seed, 0), folder, {})


def rate(step: int, steps: int) -> float:
    """
    The share of the full rates at a step: rising first, then falling evenly.
    """
    return min(1.0, step / (steps * WARM_UP)) * max(LEAST, 1 - step / steps)


def read_epoch(
    run: Run, batches: Sequence[Sequence[Unit]], teachers: Teachers | None, settings: Settings, say: Say
) -> None:
    """
    Reads the batches of an epoch that are not yet read.
    """
    costs: dict[str, list[float]] = defaultdict(list)
    pieces, began = 0, time.monotonic()
    for batch in batches[run.step :]:
        varied = OFTEN if batch[0].lesson.source == "claims" else SELDOM
        one = made(batch, run.chance, varied).to(run.device)
        told = teachers.tell(batch, run.device) if teachers else None
        for name, cost in learn(run, one, told).items():
            costs[name].append(cost)
        pieces += one.ids.numel()
        run.step += 1
        if run.step % settings.kept_every == 0:
            keep(run)
        if run.step % settings.told_every == 0:
            means = {name: fmean(listed) for name, listed in costs.items()}
            speed = pieces / (time.monotonic() - began)
            say(
                f"epoch {run.epoch + 1} of {settings.epochs}, batch {run.step} of {len(batches)}:"
                f" {listed(means)}; {speed:,.0f} pieces/s"
            )
            costs.clear()


def learn(run: Run, batch: Batch, told: Told | None = None) -> dict[str, float]:
    """
    One step: what the batch costs, task by task, and the weights a little better for it.
    """
    with precision(run.device):
        found = losses(run.network, batch, told)
    run.optimizer.zero_grad()
    torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), LONGEST)
    run.optimizer.step()
    run.schedule.step()
    return {name: float(loss.detach()) for name, loss in found.items()}


def listed(figures: Mapping[str, float]) -> str:
    """
    Figures in a line.
    """
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())
