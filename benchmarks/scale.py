"""
How long joining and estimating take: `python -m benchmarks.scale FOLDER [--most 100000] [--json]`.

FOLDER: where the ledgers of made reports are put, and removed after. For a thousand claims, ten thousand
and so on, up to `--most`: the seconds to join all of them into events, to estimate the figures of all
events, and to join a hundred reports more; by the clock, and (cpu) of this process alone; and the most
memory that it held.
"""

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.scale_made import readings
from reportedly.database import writing
from reportedly.estimates import estimate
from reportedly.ledger import Ledger
from reportedly.ledger_events import events, join_new
from reportedly.records import Reading
from reportedly.rows import keep_reading
from reportedly.voices import voices_of

FIRST = 1000
MORE = 100
MEGA = 1024


def curve(folder: Path, most: int) -> Iterator[dict[str, Any]]:
    """
    A row for each size.
    """
    size = FIRST
    while size <= most:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as place, Ledger.open(f"{place}/made.db") as ledger:
            yield measured(ledger, size)
        size *= 10


def measured(ledger: Ledger, size: int) -> dict[str, Any]:
    """
    One size: made, joined, estimated, and joined again with some more.
    """
    keep(ledger, readings(size))
    joined = clocked(lambda: join_new(ledger))
    count = [0, 0]
    estimated = clocked(lambda: estimate_all(ledger, count))
    keep(ledger, [reading for reading, _ in zip(readings(10 * MORE, seed=1), range(MORE), strict=False)])
    more = clocked(lambda: join_new(ledger))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGA
    seconds = {"join": joined, "estimate": estimated, "100 more reports": more}
    return {"claims": size, "accounts": count[1], "events": count[0], **seconds, "MB": memory}


def keep(ledger: Ledger, made: Iterable[Reading]) -> None:
    """
    Puts reports into a ledger at once.
    """
    with writing(ledger.engine) as connection:
        for reading in made:
            keep_reading(connection, reading)


def estimate_all(ledger: Ledger, count: list[int]) -> None:
    """
    The figures of all events.
    """
    for _, told in events(ledger):
        said = [one for account in told for one in account.testimonies]
        estimate(said, voices_of(said, ()))
        count[0] += 1
        count[1] += len(told)


def clocked(work: Any) -> dict[str, float]:  # noqa: ANN401 (whatever is done)
    """
    Seconds by the clock, and of this process.
    """
    start, busy = time.perf_counter(), time.process_time()
    work()
    return {"seconds": round(time.perf_counter() - start, 1), "cpu": round(time.process_time() - busy, 1)}


def main() -> None:
    """
    Prints a row for each size as it is measured.
    """
    parser = argparse.ArgumentParser(
        prog="scale", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print JSON")
    asked = parser.parse_args()
    for row in curve(asked.folder, asked.most):
        print(
            json.dumps(row) if asked.json else "  ".join(f"{name} {value}" for name, value in row.items()),
            flush=True,
        )


if __name__ == "__main__":
    main()
