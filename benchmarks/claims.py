"""
Claims read against claims coded by hand: `python -m benchmarks.claims DOCS GOLD [--reader grammar]`.

DOCS: JSON lines of documents; GOLD: coded claims, in the format of the codebook.
"""

from pathlib import Path
from typing import Any

from benchmarks.record import MODEL, READER, reader_of, run
from benchmarks.reports import reports_in
from reportedly.printed import printed
from reportedly.readers import Reader
from reportedly.scoring import score
from reportedly.training.evaluation import table
from reportedly.training.standoff import lines


def claims_by_document(docs: Path, reader: Reader) -> dict[str, list[dict[str, Any]]]:
    """
    Document id, as the input gave it → the claims that the reader finds in it, as printed.
    """
    found = {}
    for report in reports_in(docs):
        document = report.document
        found[document.source_id or document.id] = printed(document, reader.find(document))["claims"]
    return found


def measured(docs: Path, gold: Path, reader: str, model: Path) -> dict[str, dict[str, float]]:
    """
    The figures of a reader on coded reports.
    """
    return scored(docs, gold, reader_of(reader, model))


def scored(docs: Path, gold: Path, reader: Reader) -> dict[str, dict[str, float]]:
    """
    The figures of a reader that is ready to read.
    """
    texts = {document["id"]: document["text"] for document in lines(docs)}
    coded = {record["doc"]: record["claims"] for record in lines(gold)}
    return score(claims_by_document(docs, reader), coded, texts)


def main() -> None:
    """
    Measure and print.
    """
    run("claims", __doc__ or "", ["docs", "gold"], measured, table, (READER, MODEL))


if __name__ == "__main__":
    main()
