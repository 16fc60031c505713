"""
How long joining and estimating take: `python -m benchmarks.scale FOLDER [--sizes 1000 10000] [--rows FILE]`.

FOLDER: where the ledgers of made reports are put, and removed after. For each number of claims: the seconds
to join all of them into events; to look at every event with its voices and figures; and to join a hundred
reports more. By the clock, and (cpu) of all processes together, which says more where others use the machine;
and the most memory that all processes held. `--rows` adds the rows to a file of JSON lines, which
`python -m benchmarks.scale_plot FILE` draws.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.scale_measured import measured
from reportedly.workers import Workers

SIZES = (1000, 3000, 10_000, 30_000, 100_000)


def curve(folder: Path, sizes: Iterable[int]) -> Iterator[dict[str, Any]]:
    """
    A row for each size, measured by a process of its own, so that its memory is that of no other size.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as place, Workers(1) as workers:
            yield from workers.map(measured, [(Path(place) / "made.db", size)])


def main() -> None:
    """
    Prints a row for each size as it is measured.
    """
    parser = argparse.ArgumentParser(
        prog="scale", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many claims")
    parser.add_argument("--rows", type=Path, help="a file that the rows are added to")
    asked = parser.parse_args()
    for row in curve(asked.folder, asked.sizes):
        print(json.dumps(row), flush=True)
        if asked.rows:
            with asked.rows.open("a", encoding="utf-8") as rows:
                rows.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
