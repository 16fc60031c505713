"""
News of shootings joined by incident: `python -m benchmarks.incidents FILE [--reader grammar] [--json]`.

FILE: JSON lines of reports with the incident that each is of. Only text, title and day are read. The account
that numbers the harm is the main one of a report; two reports are joined if their main accounts are of one
event. A report in which nothing was read stands by itself.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.incidents_accounts import cases
from benchmarks.join_scores import by_member, joining_scores
from benchmarks.record import MODEL, READER, reader_of, run
from reportedly.joining import join


def measure(path: Path, reader: str, model: Path) -> dict[str, Any]:
    """
    The scores of one file.
    """
    found = list(cases(path, reader_of(reader, model).find))
    home = by_member(join(case.accounts[0] for case in found if case.accounts))
    joined = {case.id: home[case.accounts[0].id] if case.accounts else case.id for case in found}
    return {
        "reports": len(found),
        "nothing read": sum(not case.accounts for case in found),
        **joining_scores(joined, {case.id: case.incident["id"] for case in found}),
    }


def table(figures: Mapping[str, Any]) -> str:
    """
    The scores for a person.
    """
    return "\n".join(f"{name:<12} {row}" for name, row in figures.items())


if __name__ == "__main__":
    run("incidents", __doc__ or "", ["FILE"], measure, table, (READER, MODEL))
