"""
How fast plain text becomes claims, on one core: `python -m benchmarks.speed DOCS [--json] [--record]`.

DOCS: JSON lines of documents. Words a second of processor time, the best of five rounds, and the
most memory that the process held (MB); both depend on the machine, so nothing is held to them: the
gate holds ratios.
"""

import resource
from pathlib import Path
from time import process_time

from benchmarks.record import run
from reportedly.claims import find_claims
from reportedly.reading import ReadingOptions, read
from reportedly.records import Document, Report

ROUNDS = 5


def documents(path: Path) -> list[Document]:
    """
    The documents of a file.
    """
    found = read(str(path), ReadingOptions())
    return [report.document for report in found if isinstance(report, Report)]


def round_time(reports: list[Document]) -> float:
    """
    Seconds of processor time that finding the claims of all *reports* takes.
    """
    start = process_time()
    for document in reports:
        find_claims(document)
    return process_time() - start


def measured(path: Path) -> dict[str, float]:
    """
    Words a second, and the most memory held.
    """
    reports = documents(path)
    words = sum(len(document.text.split()) for document in reports)
    best = min(round_time(reports) for _ in range(ROUNDS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words": words, "words a second": round(words / best), "peak MB": round(peak)}


def table(figures: dict[str, float]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(f"{name:16} {figure:>10,}" for name, figure in figures.items())


def main() -> None:
    """
    Measure and print.
    """
    run("speed", __doc__ or "", ["docs"], measured, table)


if __name__ == "__main__":
    main()
