"""
The main toll of labelled reports: `python -m benchmarks.fakes FILE [--reader grammar] [--json] [--record]`.

FILE: JSON lines of reports with `labels` {civilians, noncivilians}: the people killed, as a
reader counted them. A figure is right if it is one of the two or their sum.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.record import MODEL, READER, reader_of, run
from reportedly.headline import killed_figures
from reportedly.readers import Reader
from reportedly.reading import ReadingOptions, read
from reportedly.records import Document, Report


def tolls(labels: dict[str, int]) -> set[int]:
    """
    The labelled tolls of a report that are above zero.
    """
    civilians, others = labels["civilians"], labels["noncivilians"]
    return {toll for toll in (civilians, others, civilians + others) if toll > 0}


def judged(document: Document, labelled: set[int], reader: Reader) -> tuple[bool, bool]:
    """
    Whether the labelled toll is among the figures read for a report, and whether it is the first.
    """
    figures = killed_figures(reader.find(document), document.text)
    right = [any(figure.is_toll(toll) for toll in labelled) for figure in figures]
    return any(right), right[:1] == [True]


def measured(path: Path, reader: str, model: Path) -> dict[str, dict[str, Any]]:
    """
    How many labelled reports have their toll read, and read first.
    """
    with path.open(encoding="utf-8") as source:
        labels = {row["id"]: tolls(row["labels"]) for row in map(json.loads, source)}
    reports = (one.document for one in read(str(path), ReadingOptions()) if isinstance(one, Report))
    chosen = reader_of(reader, model)
    rows = [
        judged(one, labels[one.source_id], chosen)
        for one in reports
        if one.source_id and labels[one.source_id]
    ]
    among, first = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return {
        "among": {"share": round(among / len(rows), 3), "right": among, "reports": len(rows)},
        "first": {"share": round(first / len(rows), 3), "right": first, "reports": len(rows)},
    }


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(
        f"{name:6} {row['share']:.3f}   {row['right']} of {row['reports']} reports with a labelled toll"
        for name, row in figures.items()
    )


def main() -> None:
    """
    Measure and print.
    """
    run("fakes", __doc__ or "", ["file"], measured, table, (READER, MODEL))


if __name__ == "__main__":
    main()
