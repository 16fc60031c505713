"""
From a model to a slimmer one: which texts it is taught with, and what is written.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import fmean

import torch

from reportedly.model.weights import TOKENIZER, checked
from reportedly.training.base import network_on
from reportedly.training.batches import Batch, Unit, made
from reportedly.training.card import CARD
from reportedly.training.checkpoints import NETWORK, begin_with, digest_of, keep_network
from reportedly.training.corpora import Corpora
from reportedly.training.export import export
from reportedly.training.finish import MODEL
from reportedly.training.network import Network
from reportedly.training.plan import Settings, epoch_batches
from reportedly.training.slim import Kept, slimmed
from reportedly.training.slim_lessons import Course, practising, seeing, teach

# So many batches show what each part of a layer tells.
SHOWN = 12
TOLD_EVERY = 25
# Pieces of a batch: half as many as where a network learns from nothing, hence twice the steps.
BATCH = 2048
# How often an epoch reads each kind of data where a slim network practises: it is to read reports.
PRACTISED = {"claims": 3, "polnear": 0.2, "muc4": 0.03, "factuality": 0}
# The network that has learned to see, and has not practised yet.
SEEING = "seeing.pt"
# What a manifest says of its files, and not of what it was taught.
OWN_WORDS = ("format", "labels", "sha256")
SLIMMED = """
## Made slimmer

On {day}, by

    {command}

Kept of its layers: {layers}.
What was left was taught to see what the whole network saw in {pieces:,} word pieces of the texts above,
and practised with {practice:,} batches of the reports that are coded. At the end its last layer was {far:.3f}
from that of the whole one (the squared distance, as a share of what the whole one varies).
"""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """
    How slim a model is to be: shares of its heads and inner numbers; from how many pieces it learns to see,
    with how many batches it practises then, and how fast it learns.
    """

    heads: float
    inner: float
    pieces: int
    practice: int
    rate: float
    seed: int


class Batches:
    """
    Batches that are made as they are read.
    """

    def __init__(self, units: Sequence[Sequence[Unit]], device: torch.device) -> None:
        self.units, self.device = units, device
        self.pieces = sum(map(pieces_in, units))

    def __len__(self) -> int:
        return len(self.units)

    def __iter__(self) -> Iterator[Batch]:
        chance = random.Random(0)  # noqa: S311 (no secret, and nothing is varied)
        return (made(one, chance, None).to(self.device) for one in self.units)


def pieces_in(batch: Sequence[Unit]) -> int:
    """
    The pieces of a batch, without what fills it up.
    """
    return sum(len(window.pieces) for unit in batch for window in unit.windows)


def of_pieces(corpora: Corpora, settings: Settings, wanted: int) -> Iterator[Sequence[Unit]]:
    """
    Batches of so many pieces in all; the same for the same seed.
    """
    told = 0
    for batch in endless(corpora, settings):
        yield batch
        told += pieces_in(batch)
        if told >= wanted:
            return


def endless(corpora: Corpora, settings: Settings) -> Iterator[Sequence[Unit]]:
    """
    The batches of one epoch after the other.
    """
    epoch = 0
    while True:
        yield from epoch_batches(corpora, settings, epoch, BATCH)
        epoch += 1


@dataclass(frozen=True, slots=True)
class Making:
    """
    What is made slimmer: the model's folder, the encoder it began with, and the command that asked for it.
    """

    model: Path
    base: Path
    command: str


def make_slim(
    corpora: Corpora, making: Making, wish: Wish, device: torch.device, folder: Path, say: Say
) -> Path:
    """
    Makes a model slimmer, and writes it into *folder*; where it lies.
    """
    files = checked(making.model)
    whole = network_on(making.base, int(files.manifest.get("layers", Settings().layers)))
    begin_with(whole, [making.model])
    whole.eval().requires_grad_(requires_grad=False).to(device)
    batches = Batches(list(of_pieces(corpora, Settings(seed=wish.seed), wish.pieces)), device)
    say(f"{len(batches)} batches of {batches.pieces:,} pieces, on {device.type}")
    slim = deepcopy(whole)
    shown = list(islice(batches, SHOWN))
    kept = slimmed(slim, shown, wish.heads, wish.inner)
    say(f"kept {listed(kept)}")
    far = taught(slim, whole, batches, wish.rate, say)
    keep_network(slim, folder / SEEING)
    if wish.practice:
        settings = Settings(seed=wish.seed, times=PRACTISED)
        practice = Batches(list(islice(endless(corpora, settings), wish.practice)), device)
        far = practised(slim, whole, practice, wish.rate, say)
    keep_network(slim, folder / NETWORK)
    told = {name: value for name, value in files.manifest.items() if name not in OWN_WORDS}
    told |= {"version": f"{files.version}-slim-{digest_of(slim)[:8]}", "slimmed_by": making.command}
    export(slim, files.of(TOKENIZER), folder / MODEL, told)
    slimness = SLIMMED.format(
        day=datetime.now(UTC).date().isoformat(),
        command=making.command,
        layers=listed(kept),
        pieces=batches.pieces,
        practice=wish.practice,
        far=far,
    )
    write_card(folder / MODEL, making, slimness)
    return folder / MODEL


def taught(slim: Network, whole: Network, batches: Batches, rate: float, say: Say) -> float:
    """
    Teaches a slim network to see; how far from the whole one it was at the last.
    """
    teller = Teller(len(batches), say)
    teach(slim, Course(slim.body.encoder.layer, seeing(slim, whole, teller.tell), rate), batches)
    return teller.far


def practised(slim: Network, whole: Network, batches: Batches, rate: float, say: Say) -> float:
    """
    Lets a slim network practise what it is for; how far from the whole one it was at the last.
    """
    say(f"practises with {len(batches)} batches of {batches.pieces:,} pieces")
    teller = Teller(len(batches), say)
    heads = [part for name, part in slim.named_children() if name != "body"]
    parts = [*slim.body.encoder.layer, *heads]
    teach(slim, Course(parts, practising(slim, whole, teller.tell), rate, mean=True), batches)
    return teller.far


class Teller:
    """
    Says how it goes.
    """

    def __init__(self, batches: int, say: Say) -> None:
        self.batches, self.say = batches, say
        self.found: list[float] = []

    @property
    def far(self) -> float:
        """
        How far the last batches were from what they ought to be.
        """
        return fmean(self.found[-TOLD_EVERY:])

    def tell(self, number: int, far: float) -> None:
        """
        How far one batch was.
        """
        self.found.append(far)
        if number % TOLD_EVERY == 0:
            self.say(f"batch {number} of {self.batches}: {self.far:.4f} from the whole one")


def listed(kept: Sequence[Kept]) -> str:
    """
    How much is left of each layer, in a line.
    """
    return ", ".join(f"{len(one.heads)} heads and {len(one.inner):,} inner" for one in kept)


def write_card(model: Path, making: Making, slimness: str) -> None:
    """
    The card of the model that was made slimmer, with what was done to it.
    """
    path = making.model / CARD
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    (model / CARD).write_text(f"{before}{slimness}", encoding="utf-8")
