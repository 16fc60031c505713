"""
What all benchmarks share: their options, and how figures are printed and written down.

RESULTS.md holds a line for each measurement, with command, data and day: what each command measured last on
the same data, then what it measured before.
"""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from reportedly import readers
from reportedly.errors import ReportedlyError
from reportedly.model.weights import SHIPPED

RESULTS = Path(__file__).with_name("RESULTS.md")
TABLE = "| day | command | data | figures |\n| --- | --- | --- | --- |\n"
LAST = f"## Last\n\n{TABLE}"
BEFORE = f"\n## Before\n\n{TABLE}"
EMPTY = f"# Measured figures\n\n{LAST}{BEFORE}"


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


def row_table(figures: Mapping[str, Any]) -> str:
    """
    Figures of whatever kind for a person, a line each.
    """
    return "\n".join(f"{name:<12} {row}" for name, row in figures.items())


def record(command: str, data: str, figures: Mapping[str, Any], results: Path = RESULTS) -> None:
    """
    Write into *results* what was measured, in place of what *command* measured on the same *data* before:
    that goes down among the earlier lines, of which none is ever lost.
    """
    told, last, before = sections(results.read_text(encoding="utf-8") if results.exists() else EMPTY)
    key = f" | `{command}` | {data} | "
    line = f"| {datetime.now(UTC).date().isoformat()}{key}{shown(figures)} |\n"
    outdated = [row for row in last if key in row]
    kept = [row for row in last if key not in row]
    text = "".join((told, LAST, *kept, line, BEFORE, *before, *outdated))
    results.write_text(text, encoding="utf-8")


def sections(results: str) -> tuple[str, list[str], list[str]]:
    """
    What stands before the two tables of *results*, and the lines of each.
    """
    told, _, tables = results.partition(LAST)
    last, _, before = tables.partition(BEFORE)
    return told, last.splitlines(keepends=True), before.splitlines(keepends=True)


class Option(NamedTuple):
    """
    An option of a benchmark beside the files that it reads. Its default tells what it takes: a word, a path,
    or nothing where it is False, as a flag that is off unless given.
    """

    name: str
    help: str
    default: str | Path | bool
    choices: tuple[str, ...] | None = None

    @property
    def key(self) -> str:
        """
        Its name among the arguments of what measures.
        """
        return self.name.replace("-", "_")


READER = Option("reader", "which reader to measure", readers.DEFAULT, tuple(readers.READERS))
MODEL = Option("model", "the folder of the model to read with", SHIPPED)


def reader_of(reader: str, model: Path) -> readers.Reader:
    """
    The reader that the options name.
    """
    return readers.reader(reader, model if reader == readers.DEFAULT else None)


def run(
    name: str,
    description: str,
    files: list[str],
    measure: Callable[..., Any],
    table: Callable[[Any], str],
    choices: Sequence[Option] = (),
) -> None:
    """
    The command line of a benchmark: measures the data that it names, prints, and records if asked to.

    *measure* takes the paths of *files* in their order, and *choices* by their names, and returns figures;
    *table* shows them.
    """
    parser = argparse.ArgumentParser(description=description.strip().splitlines()[0])
    for file in files:
        parser.add_argument(file, type=Path)
    for one in choices:
        add_option(parser, one)
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures")
    parser.add_argument("--record", action="store_true", help="write the figures into benchmarks/RESULTS.md")
    options = parser.parse_args()
    paths = [getattr(options, file) for file in files]
    for path in paths:
        if not path.exists():
            parser.error(f"{path} is not there; benchmarks/README.md says what data this command reads")
    chosen = {one.key: getattr(options, one.key) for one in choices}
    try:
        figures = measure(*paths, **chosen)
    except ReportedlyError as error:
        parser.error(str(error))
    print(json.dumps(figures) if options.json else table(figures))
    if options.record:
        command = f"python -m benchmarks.{name}{told(choices, chosen)}"
        record(command, ", ".join(path.name for path in paths), figures)


def add_option(parser: argparse.ArgumentParser, option: Option) -> None:
    """
    Let a command line take *option*.
    """
    flag = f"--{option.name}"
    if option.default is False:
        parser.add_argument(flag, action="store_true", help=option.help)
    else:
        kind = type(option.default)
        parser.add_argument(flag, type=kind, default=option.default, choices=option.choices, help=option.help)


def told(choices: Sequence[Option], chosen: Mapping[str, str | Path | bool]) -> str:
    """
    The options that were chosen other than by default, as on the command line; of a path its last name.
    """
    named = {one.name: chosen[one.key] for one in choices if chosen[one.key] != one.default}
    return "".join(f" --{name}{value_told(value)}" for name, value in named.items())


def value_told(value: str | Path | bool) -> str:
    """
    What follows the name of an option; nothing follows a flag.
    """
    if value is True:
        return ""
    return f" {value.name if isinstance(value, Path) else value}"
