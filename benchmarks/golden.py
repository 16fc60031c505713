"""
The sample reports with the claims that a person coded in them (`tests/golden/`).

One JSON lines file for each sample file, a line for each report in it, in the format of the codebook.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.reports import reports_in
from reportedly.cli.demo import SAMPLES
from reportedly.printed import printed
from reportedly.readers import Reader
from reportedly.records import Document
from reportedly.scoring import score
from reportedly.training.standoff import lines

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"

Coded = dict[str, Any]


def sample_of(golden: Path) -> Path:
    """
    The sample file whose reports a golden file codes.
    """
    return next(path for path in SAMPLES.glob(f"{golden.stem}.*") if path.suffix != ".md")


def documents() -> Iterator[tuple[str, Document]]:
    """
    Every coded sample report with the name it is coded under.
    """
    for golden in sorted(GOLDEN.glob("*.jsonl")):
        path = sample_of(golden)
        for report in reports_in(path):
            own = (report.document.source_id or "").rpartition("/")[2]
            yield own or path.stem, report.document


def coded() -> dict[str, Coded]:
    """
    Name → what a person coded in a sample report.
    """
    return {record["doc"]: record for path in sorted(GOLDEN.glob("*.jsonl")) for record in lines(path)}


def measured(reader: Reader) -> dict[str, dict[str, float]]:
    """
    Figure → precision, recall and F1 of a reader on the sample reports.
    """
    found = dict(documents())
    claims = {name: printed(document, reader.find(document))["claims"] for name, document in found.items()}
    gold = {name: record["claims"] for name, record in coded().items()}
    return score(claims, gold, {name: document.text for name, document in found.items()})


def digest() -> str:
    """
    What the figures were measured on, in one word: it changes when a sample or its coding does.
    """
    total = hashlib.sha256()
    for golden in sorted(GOLDEN.glob("*.jsonl")):
        total.update(golden.read_bytes())
        total.update(sample_of(golden).read_bytes())
    return total.hexdigest()
