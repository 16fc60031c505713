"""
From a trained network to a model that reads: its files, its calibration, its figures, its card.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reportedly.model.encoder import Encoder
from reportedly.model.weights import checked, manifest_in
from reportedly.training.base import TOKENIZER
from reportedly.training.calibrate import Example, fit_choices
from reportedly.training.card import CARD, Facts, card, sizes_of
from reportedly.training.checkpoints import NETWORK, digest_of, keep_network
from reportedly.training.corpora import Corpora
from reportedly.training.evaluation import Figures, document_of, reader_named, scored
from reportedly.training.export import export, write_manifest
from reportedly.training.network import Network
from reportedly.training.own import Report
from reportedly.training.plan import Settings

MODEL = "model"

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Making:
    """
    How a model came to be: the command, the base encoder, what was asked, and the network's figures.
    """

    command: str
    base: Path
    base_name: str
    settings: Settings
    pieces: dict[str, float]


def finish(network: Network, corpora: Corpora, making: Making, folder: Path, say: Say) -> Path:
    """
    Writes a model and all that belongs to it into *folder*; where the model lies.
    """
    keep_network(network, folder / NETWORK)
    model = folder / MODEL
    day = datetime.now(UTC).date().isoformat()
    version = f"{day}-{digest_of(network)[:8]}"
    settings = making.settings
    told = {
        "version": version,
        "base": making.base_name,
        "layers": settings.layers,
        "seed": settings.seed,
        "command": making.command,
        "trained_on": sizes_of(corpora),
        "held_out": {name: round(value, 4) for name, value in making.pieces.items()},
    }
    export(network, making.base / TOKENIZER, model, told)
    say(f"the model is written; it is now set against the {len(corpora.reports)} reports held out")
    calibrate(model, corpora.reports)
    figures = held_out_figures(model, corpora.reports)
    facts = Facts(
        version,
        day,
        making.command,
        making.base_name,
        settings.layers,
        settings.seed,
        making.pieces,
        figures,
    )
    (model / CARD).write_text(card(facts, corpora), encoding="utf-8")
    return model


def calibrate(model: Path, reports: Sequence[Report]) -> None:
    """
    Fits the weights by which the reader chooses between encoder and grammar, on reports held out.
    """
    if reports:
        examples = [Example(document_of(document), claims) for document, claims in reports]
        choices = fit_choices(examples, Encoder(checked(model)))
        write_manifest(model, {**manifest_in(model), "choices": choices})


def held_out_figures(model: Path, reports: Sequence[Report]) -> Figures:
    """
    How well the whole reader does with a model on reports held out; nothing where there are none.
    """
    if not reports:
        return {}
    documents = {document["id"]: document_of(document) for document, _ in reports}
    coded = {document["id"]: claims for document, claims in reports}
    return scored(reader_named(str(model)), documents, coded)
