"""
Measured figures written down: a line each in RESULTS.md, with command, data and day.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = "# Measured figures\n\n| day | command | data | figures |\n| --- | --- | --- | --- |\n"


def shown(figures: Mapping[str, Any]) -> str:
    """
    Figures in one cell: of each row the one that matters, F1 or share.
    """
    return " · ".join(f"{name} {main_of(row)}" for name, row in figures.items())


def main_of(row: Any) -> Any:  # noqa: ANN401 (a figure is a number, or a row that holds several)
    """
    The figure of a row that stands for it.
    """
    if not isinstance(row, Mapping):
        return row
    return next((row[name] for name in ("f1", "share") if name in row), dict(row))


def record(command: str, data: str, figures: Mapping[str, Any], results: Path = RESULTS) -> None:
    """
    Append what was measured to *results*.
    """
    day = datetime.now(UTC).date().isoformat()
    line = f"| {day} | `{command}` | {data} | {shown(figures)} |\n"
    known = results.read_text(encoding="utf-8") if results.exists() else HEAD
    results.write_text(known + line, encoding="utf-8")
