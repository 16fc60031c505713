"""
How fast plain text becomes claims: `python -m benchmarks.speed DOCS [--json] [--record]`.

DOCS: JSON lines of documents. Words a second by the clock, the best of some rounds in turns, side by side for
the grammar (one core) and for the trained reader by threads and by batch: one thread or one a core, and how
many reports it has in hand at a time, all in one process. Then a long run of the same reports, several times
over, by all cores and other processes (`hands`), their start counted. Then claims a second whose words get
their values (`speed_values`, one core), and the most memory that this process held (MB). All depend on the
machine, so nothing is held to them: the gate holds ratios.
"""

import os
import resource
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks.record import MODEL, run
from benchmarks.reports import reports_in
from benchmarks.speed_values import values_a_second
from reportedly import readers
from reportedly.pipeline import overlapping
from reportedly.readers import Reader
from reportedly.records import Report

ROUNDS = 3
# So many reports in hand at a time, beside as many as the reader itself would have.
BATCHES = (1, 2, 4)
# So often a long run reads the reports.
LONG = 6


def round_time(reports: list[Report], reader: Reader) -> float:
    """
    Seconds that finding the claims of all *reports* takes, as many in hand at a time as in a run.
    """
    start = perf_counter()
    for _ in overlapping(reports, None, reader):
        pass
    return perf_counter() - start


def competitors(model: Path) -> dict[str, Reader]:
    """
    What is measured side by side.
    """
    cores = sorted({1, os.cpu_count() or 1})
    trained = {number: readers.trained(model, number) for number in cores}
    batched = {
        f"trained, threads {number}, batch {batch}": replace(reader, workers=batch, helpers=0)
        for number, reader in trained.items()
        for batch in sorted({*BATCHES, reader.workers})
    }
    return {"grammar": readers.GRAMMAR, **batched}


def measured(path: Path, model: Path) -> dict[str, float]:
    """
    Words a second of each reader, claims a second for values, and the most memory held.
    """
    reports = list(reports_in(path))
    words = sum(len(report.document.text.split()) for report in reports)
    all_ = competitors(model)
    rounds = [{name: round_time(reports, reader) for name, reader in all_.items()} for _ in range(ROUNDS)]
    speeds = {name: round(words / min(times[name] for times in rounds)) for name in all_}
    long = round_time(reports * LONG, readers.trained(model))
    speeds["trained, a long run"] = round(LONG * words / long)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    values = values_a_second(reports, readers.GRAMMAR, ROUNDS)["values"]
    return {"words": words, **speeds, "values, claims": values, "peak MB": round(peak)}


def table(figures: Mapping[str, float]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(f"{name:28} {figure:>10,}" for name, figure in figures.items())


def main() -> None:
    """
    Measure and print.
    """
    run("speed", __doc__ or "", ["docs"], measured, table, (MODEL,))


if __name__ == "__main__":
    main()
