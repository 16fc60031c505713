"""
What `benchmarks.scale` measures of one size: made reports joined, looked at, and joined with some more.
"""

import os
import resource
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.scale_made import readings
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.ledger.ledger_views import event_views, how_many
from reportedly.ledger.rows import keep_reading
from reportedly.records import Reading
from reportedly.workers import Workers, processes

MORE = 100
TOGETHER = 200
MEGA = 1024


def measured(path: Path, size: int) -> dict[str, Any]:
    """
    One size: made, joined, looked at, and joined again with some more.
    """
    with Ledger.open(path) as ledger:
        keep(ledger, readings(size))
        joined = clocked(lambda: join_new(ledger))
        estimated = clocked(lambda: look_at_all(path, how_many(ledger)))
        keep(ledger, islice(readings(10 * MORE, seed=1), MORE))
        more = clocked(lambda: join_new(ledger))
        counts = ledger.counts()
        told = {"claims": size, "reports": counts.documents - MORE, "events": how_many(ledger)}
    return {**told, "join": joined, "estimate": estimated, "100 more reports": more, "MB": memory()}


def keep(ledger: Ledger, made: Iterable[Reading]) -> None:
    """
    Puts reports into a ledger at once.
    """
    with ledger.writing() as connection:
        for reading in made:
            keep_reading(connection, reading)


def look_at_all(path: Path, count: int) -> None:
    """
    The voices, figures and grades of all events, some at a time.
    """
    with Workers(processes()) as workers:
        for _ in workers.map(look_at, ((path, start) for start in range(0, count, TOGETHER))):
            pass


def look_at(path: Path, start: int) -> int:
    """
    Some events; how many figures they have.
    """
    with Ledger.open(path) as ledger:
        return sum(len(view.estimates) for view in event_views(ledger, limit=TOGETHER, offset=start))


def memory() -> int:
    """
    The megabytes that this process held at most, and each that it had work done by.
    """
    own, theirs = (
        resource.getrusage(of).ru_maxrss for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return (own + processes() * theirs) // MEGA


def clocked(work: Callable[[], object]) -> dict[str, float]:
    """
    Seconds by the clock, and of all processes together.
    """
    start, busy = time.perf_counter(), cpu()
    work()
    return {"seconds": round(time.perf_counter() - start, 1), "cpu": round(cpu() - busy, 1)}


def cpu() -> float:
    """
    The seconds that this process and those that it had work done by computed so far.
    """
    return sum(os.times()[:4])
