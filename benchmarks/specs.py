"""
Unit cases of numbers and dates: `python -m benchmarks.specs FILE [--json] [--record]`.

FILE: JSON lines of Recognizers-Text specifications, each with `spec`, `Input`, `Context` and `Results`.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import spec_dates, spec_numbers
from benchmarks.record import run
from reportedly.training.standoff import lines

PARTS = (spec_numbers.measured, spec_dates.measured)


def measured(path: Path) -> dict[str, dict[str, Any]]:
    """
    The figures of each part, one after the other.
    """
    rows = list(lines(path))
    return {name: row for part in PARTS for name, row in part(rows).items()}


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(line for name, row in figures.items() for line in lines_of(name, row))


def lines_of(name: str, row: Mapping[str, Any]) -> list[str]:
    """
    A share on one line, or a list of what was left out, each with how many.
    """
    if "share" in row:
        return [f"{name:24} {row['share']:.3f}   {row['right']} of {row['cases']} cases"]
    return [f"{name}:", *(f"  {number:5} {what}" for what, number in row.items())]


def main() -> None:
    """
    Measure and print.
    """
    run("specs", __doc__ or "", ["file"], measured, table)


if __name__ == "__main__":
    main()
