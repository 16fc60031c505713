"""
Coded reports joined into events: `python -m benchmarks.event_reports FILE [--json]`.

FILE: JSON lines of coded reports (MAVERICK) with the event that each is of. Two reports are joined rightly if
they are of one event.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.event_reports_accounts import account_of, rows_of
from benchmarks.join_scores import by_member, joining_scores
from benchmarks.record import run
from reportedly.joining import join


def measure(path: Path) -> dict[str, Any]:
    """
    The scores of one file.
    """
    rows = rows_of(path)
    found = by_member(join(map(account_of, rows)))
    return {
        "reports": len(rows),
        "events": len({row["event_id"] for row in rows}),
        **joining_scores(found, {row["id"]: row["event_id"] for row in rows}),
    }


def table(figures: Mapping[str, Any]) -> str:
    """
    The scores for a person.
    """
    return "\n".join(f"{name:<12} {row}" for name, row in figures.items())


if __name__ == "__main__":
    run("event_reports", __doc__ or "", ["FILE"], measure, table)
