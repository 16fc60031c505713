"""
Labelled reports as read: what the figures of `benchmarks.fakes` judge.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.headline import Figure, killed_figures
from reportedly.readers import Reader
from reportedly.reading import ReadingOptions, read
from reportedly.records import Claim, Document, Report

Labels = Mapping[str, Any]


class Case(NamedTuple):
    """
    One labelled report: its labels, its text, its claims, and its killed figures, the main one first.
    """

    labels: Labels
    document: Document
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]


def cases(path: Path, reader: Reader) -> Iterator[Case]:
    """
    The labelled reports of a file, each read.
    """
    with path.open(encoding="utf-8") as source:
        labels = {row["id"]: row["labels"] for row in map(json.loads, source)}
    for report in read(str(path), ReadingOptions()):
        if isinstance(report, Report) and report.document.source_id in labels:
            document = report.document
            claims = reader.find(document)
            figures = killed_figures(claims, document.text, document.title)
            yield Case(labels[document.source_id], document, tuple(claims), tuple(figures))
