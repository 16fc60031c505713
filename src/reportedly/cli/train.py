"""
`reportedly train` and `evaluate`: the trained reader, taught by coded reports and set against others.
"""

import shlex
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options, train_options
from reportedly.cli.program import ExitCode, app, complain
from reportedly.errors import StopRun, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.training.corpora import Corpora, Wanted
    from reportedly.training.plan import Settings

NEEDED = ("torch", "transformers", "onnx")
MISSING = "training needs more than reading does: pip install 'reportedly[train]'"
LOG = "log.txt"


@app.command()
def train(
    data: train_options.Data,
    out: train_options.Out,
    coded: train_options.Coded = None,
    docs: train_options.OwnDocs = None,
    gold: train_options.OwnGold = None,
    corrected: train_options.Corrected = None,
    without: train_options.Without = None,
    base: train_options.Base = None,
    init: train_options.Init = None,
    teacher: train_options.Teacher = None,
    layers: train_options.Layers = 6,
    epochs: train_options.Epochs = 4,
    rate: train_options.Rate = 2e-4,
    times: train_options.Times = None,
    seed: train_options.Seed = 1,
    device: train_options.Device = "auto",
    threads: options.Threads = 0,
    resume: train_options.Resume = True,
) -> None:
    """
    Train the reader on coded reports, or tune it to your own.

    What is written: the model, its card, and the run, which goes on where it was cut off when the same
    command is given again.
    """
    require_training()
    from reportedly.training.corpora import Wanted
    from reportedly.training.plan import Settings, often

    settings = Settings(epochs, layers, seed, rate, often(times or ()))
    wanted = Wanted(
        data, coded, pairs(docs or [], gold or []), tuple(corrected or ()), frozenset(without or ())
    )
    make_ready(out, threads, resume=resume)
    try:
        carry_out(wanted, settings, device, Begin(base, tuple(init or ()), tuple(teacher or ())), out)
    except KeyboardInterrupt:
        complain(f"stopped; the same command goes on from what is kept in {out}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


@dataclass(frozen=True, slots=True)
class Begin:
    """
    What a run begins with: the folder of the base encoder, the networks to be tuned, and those that teach.
    """

    base: Path | None
    init: tuple[Path, ...]
    teachers: tuple[Path, ...]


def carry_out(wanted: "Wanted", settings: "Settings", device: str, begin: Begin, out: Path) -> None:
    """
    Trains, writes the model, and says where it lies.
    """
    import torch

    from reportedly.training import base as bases
    from reportedly.training.checkpoints import begin_with
    from reportedly.training.course import Lectures
    from reportedly.training.course import train as train_network
    from reportedly.training.devices import device_named
    from reportedly.training.finish import Making, finish
    from reportedly.training.teachers import teachers_in

    chosen = device_named(device)
    base = bases.base_folder(begin.base)
    say = sayer(out / LOG)
    corpora = gathered(wanted, base, say)
    torch.manual_seed(settings.seed)
    network = bases.network_on(base, settings.layers)
    if begin.init:
        begin_with(network, begin.init)
    taught = Lectures(corpora, teachers_in(begin.teachers, network))
    pieces = train_network(network, taught, settings, chosen, out, say)
    making = Making(command_typed(), base, bases.name_of(begin.base), settings, pieces)
    model = finish(network, corpora, making, out, say)
    typer.echo(f"the model and its card lie in {model}; try: reportedly evaluate {model} DOCS GOLD")


@app.command()
def slim(
    model: train_options.SlimModel,
    data: train_options.Data,
    out: train_options.Out,
    coded: train_options.Coded = None,
    docs: train_options.OwnDocs = None,
    gold: train_options.OwnGold = None,
    base: train_options.Base = None,
    heads: train_options.Heads = 0.75,
    inner: train_options.Inner = 0.8334,
    pieces: train_options.SlimPieces = 2_600_000,
    practice: train_options.Practice = 1000,
    rate: train_options.Rate = 1.5e-4,
    seed: train_options.Seed = 1,
    device: train_options.Device = "auto",
    threads: options.Threads = 0,
) -> None:
    """
    Make a model read faster: cut out what tells least.

    What is left is taught to see what the whole model sees in the texts of the data folder; then it
    practises with the reports that are coded, the whole one at its side.
    """
    require_training()
    from reportedly.training import base as bases
    from reportedly.training.corpora import Wanted
    from reportedly.training.devices import device_named
    from reportedly.training.slim_course import Making, Wish, make_slim

    chosen = device_named(device)
    encoder = bases.base_folder(base)
    make_ready(out, threads, resume=False)
    say = sayer(out / LOG)
    corpora = gathered(Wanted(data, coded, pairs(docs or [], gold or [])), encoder, say)
    making = Making(model, encoder, command_typed())
    wish = Wish(heads, inner, pieces, practice, rate, seed)
    made = make_slim(corpora, making, wish, chosen, out, say)
    typer.echo(f"the slim model and its card lie in {made}; try: reportedly evaluate {made} DOCS GOLD")


@app.command()
def evaluate(
    model: train_options.Model,
    docs: train_options.Docs,
    gold: train_options.Gold,
    threads: options.Threads = 0,
    as_json: train_options.FiguresAsJson = False,
) -> None:
    """
    Set a reader against claims that a person coded.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.training.evaluation import evaluated, reader_named, table

    figures = evaluated(reader_named(model, threads), docs, gold)
    if as_json:
        print_object(figures)
    else:
        typer.echo(table(figures))


def command_typed() -> str:
    """
    The command as it was typed, for the card of the model.
    """
    return shlex.join(["reportedly", *sys.argv[1:]])


def require_training() -> None:
    """
    An error that says what to install where training cannot begin.
    """
    if not all(find_spec(name) for name in NEEDED):
        raise UsageError(MISSING)


def gathered(wanted: "Wanted", base: Path, say: "Callable[[str], None]") -> "Corpora":
    """
    What there is to learn from, cut up as the base encoder does; what is absent is said.
    """
    from reportedly.training.base import tokenizer_in
    from reportedly.training.corpora import gather

    corpora = gather(wanted, tokenizer_in(base))
    for line in corpora.absent:
        say(line)
    return corpora


def pairs(docs: list[Path], gold: list[Path]) -> tuple[tuple[Path, Path], ...]:
    """
    The files of documents with those of their claims, as they were named one after the other.
    """
    if len(docs) != len(gold):
        raise UsageError(f"--docs and --gold come in pairs; there are {len(docs)} and {len(gold)}")
    return tuple(zip(docs, gold, strict=True))


def make_ready(out: Path, threads: int, *, resume: bool) -> None:
    """
    Makes the folder of a run, without an earlier one unless that is to go on.
    """
    import torch

    from reportedly.training.checkpoints import CHECKPOINT

    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StopRun(f"cannot make the folder {out}: {error.strerror}") from error
    if not resume:
        (out / CHECKPOINT).unlink(missing_ok=True)
        (out / LOG).unlink(missing_ok=True)
    if threads:
        torch.set_num_threads(threads)


def sayer(path: Path) -> "Callable[[str], None]":
    """
    What says how a run goes: on standard error, and in a file beside the model, with the time of day.
    """
    from datetime import datetime

    def say(line: str) -> None:
        timed = f"{datetime.now().astimezone():%H:%M:%S}  {line}"
        typer.echo(timed, err=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{timed}\n")

    return say
