"""
Opposed reports joined: `python -m benchmarks.joined FILE [--reader grammar] [--json]`.

FILE: JSON lines of reports. All of them are read and joined; `pairs.csv` says of a hundred pairs, by the ids
of the reports, whether both tell of one event. A pair is joined if an account of one report is in an event
with an account of the other.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.record import MODEL, READER, reader_of, row_table, run
from benchmarks.reports import reports_in
from reportedly.events.accounts import accounts_of
from reportedly.events.records import Account
from reportedly.joining import join
from reportedly.readers import Reader

PAIRS = Path(__file__).with_name("pairs.csv")


class Pair(NamedTuple):
    """
    Two reports, and whether a person who read both found one event in them.
    """

    one: str
    other: str
    same: bool


def pairs() -> list[Pair]:
    """
    The labelled pairs.
    """
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return [Pair(row["one"], row["other"], row["same"] == "yes") for row in csv.DictReader(lines)]


def told(path: Path, reader: Reader) -> Iterator[tuple[str, Account]]:
    """
    The accounts of all reports of a file, each with the id that the file gives its report.
    """
    for report in reports_in(path):
        document = report.document
        for account in accounts_of(document, reader.find(document)):
            yield document.source_id or document.id, account


def measure(path: Path, reader: str, model: Path) -> dict[str, Any]:
    """
    Precision and recall of joining on the labelled pairs.
    """
    found = list(told(path, reader_of(reader, model)))
    home = {account: event for event in join(account for _, account in found) for account in event}
    events: dict[str, set[tuple[str, ...]]] = {}
    for report, account in found:
        events.setdefault(report, set()).add(home[account.id])
    return scores(pairs(), events)


def scores(labelled: Iterable[Pair], events: Mapping[str, set[tuple[str, ...]]]) -> dict[str, Any]:
    """
    How many of the pairs that are joined are of one event, and how many of these are joined.
    """
    told = list(labelled)
    joined = [one for one in told if events.get(one.one, set()) & events.get(one.other, set())]
    same = sum(one.same for one in told)
    right = sum(one.same for one in joined)
    return {
        "pairs": len(told),
        "of one event": same,
        "joined": len(joined),
        "precision": round(right / len(joined), 3) if joined else None,
        "recall": round(right / same, 3) if same else None,
    }


if __name__ == "__main__":
    run("joined", __doc__ or "", ["FILE"], measure, row_table, (READER, MODEL))
