"""
A reader set against claims that a person coded.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly import readers
from reportedly.printed import printed
from reportedly.reading import ReadingOptions, read
from reportedly.records import Claim, Document, Report
from reportedly.scoring import score
from reportedly.training.own import coded
from reportedly.training.standoff import Coded

Reader = Callable[[Document], Sequence[Claim]]
Figures = dict[str, dict[str, float]]

# What stands for a model on the command line, where it is no folder.
GRAMMAR, SHIPPED_MODEL = "grammar", "shipped"


def reader_named(model: str, threads: int = 0) -> Reader:
    """
    The reader that is meant: the grammar, the trained reader as shipped, or with the model in a folder.
    """
    if model == GRAMMAR:
        return readers.reader(GRAMMAR).find
    return readers.trained(None if model == SHIPPED_MODEL else Path(model), threads).find


def evaluated(reader: Reader, docs: Path, gold: Path) -> Figures:
    """
    The figures of a reader on coded reports: a file of documents, one of their claims by the codebook.
    """
    reports = list(coded(docs, gold))
    documents = {document["id"]: document_of(document) for document, _ in reports}
    documents |= {one.source_id: one for one in documents_in(docs) if one.source_id in documents}
    return scored(reader, documents, {document["id"]: listed for document, listed in reports})


def documents_in(docs: Path) -> Iterable[Document]:
    """
    The documents of a file, as the program reads them.
    """
    return (report.document for report in read(str(docs), ReadingOptions()) if isinstance(report, Report))


def scored(
    reader: Reader, documents: Mapping[str, Document], coded_claims: Mapping[str, Sequence[Coded]]
) -> Figures:
    """
    The figures of a reader on documents, by id, whose claims are coded.
    """
    found = {name: printed(documents[name], reader(documents[name]))["claims"] for name in coded_claims}
    return score(found, coded_claims, {name: one.text for name, one in documents.items()})


def document_of(record: Mapping[str, Any]) -> Document:
    """
    A coded report as the document that a reader reads.
    """
    known = {name: record.get(name) for name in ("title", "publisher", "published")}
    name = str(record["id"])
    return Document(
        id=name,
        text=record["text"],
        sha256_raw="",
        sha256_text="",
        extractor="coded",
        source_id=name,
        **known,
    )


def table(figures: Figures) -> str:
    """
    Figures as lines of text.
    """
    rows = [
        f"{name:16} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
        f"   right {row['right']} of {row['gold']} coded, {row['read']} read"
        for name, row in figures.items()
    ]
    return "\n".join(rows)
