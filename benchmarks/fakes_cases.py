"""
Labelled reports as read: what the figures of `benchmarks.fakes` judge.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.reports import reports_in
from reportedly.headline import Figure, killed_figures
from reportedly.readers import Reader
from reportedly.records import Claim, Document
from reportedly.training.standoff import lines

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
    labels = {row["id"]: row["labels"] for row in lines(path)}
    for report in reports_in(path):
        document = report.document
        if document.source_id in labels:
            claims = reader.find(document)
            figures = killed_figures(claims, document.text, document.title)
            yield Case(labels[document.source_id], document, tuple(claims), tuple(figures))
