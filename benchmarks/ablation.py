"""
Grammar and encoder apart: `python -m benchmarks.ablation DOCS GOLD TRAIN_DOCS TRAIN_GOLD`.

DOCS and GOLD are measured on. The weights by which the reader chooses are fitted on the held-out reports of
TRAIN_DOCS and of `benchmarks/written`, once with all evidence, once with that of the encoder alone. "Encoder
alone" still has its values (numbers, days, places, names) from the grammar: it finds and chooses by itself.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.claims import scored
from benchmarks.fit import held_out, reports_of
from benchmarks.record import MODEL, run
from reportedly import readers
from reportedly.model.encoder import encoder
from reportedly.trained import find_claims
from reportedly.training.calibrate import fit_choices

WRITTEN = tuple(Path(__file__).with_name("written") / name for name in ("docs.jsonl", "gold.jsonl"))
FIELDS = ("claims", "claims_any_type", "counts", "source", "certainty", "place", "time", "untouched")


def measured(
    docs: Path, gold: Path, train_docs: Path, train_gold: Path, model: Path
) -> dict[str, dict[str, Any]]:
    """
    Reader → its figures.
    """
    loaded = encoder(model)
    examples = held_out(reports_of([train_docs, train_gold, *WRITTEN], None))
    both = readers.trained(model)
    figures = {"grammar alone": scored(docs, gold, readers.GRAMMAR)}
    for name, alone in (("encoder alone", True), ("both", False)):
        choices = fit_choices(examples, loaded, alone=alone)
        find = partial(find_claims, encoder=loaded, choices=choices)
        figures[name] = scored(docs, gold, replace(both, find=find))
    return {name: {field: row[field]["f1"] for field in FIELDS} for name, row in figures.items()}


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """
    The figures as lines of text, F1 each.
    """
    head = " ".join(f"{field[:11]:>11}" for field in FIELDS)
    rows = [
        f"{name:13} " + " ".join(f"{row[field]:11.3f}" for field in FIELDS) for name, row in figures.items()
    ]
    return "\n".join([f"{'':13} {head}", *rows])


def main() -> None:
    """
    Measure and print.
    """
    run("ablation", __doc__ or "", ["docs", "gold", "train_docs", "train_gold"], measured, table, (MODEL,))


if __name__ == "__main__":
    main()
