"""
When under a steady load a workbench was slowest, and what the machine did then: whether it worked, waited for
its disk, or was kept from working by others on the same host.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks.serve_client import Told

STRETCH = 10
EVERY = 0.5
STAT = Path("/proc/stat")
# The fields of the first line of /proc/stat (man 5 proc) that say what the processors did.
FIELDS = {"idle": 3, "waiting for the disk": 4, "kept from working": 7}


class Look(NamedTuple):
    """
    A look at the machine: when, and for each kind of time how many ticks there were of it until then.
    """

    at: float
    ticks: list[int]


class Machine:
    """
    What the processors did over a while, looked at now and then; nothing where the system does not tell.
    """

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def look(self) -> None:
        """
        Looks once.
        """
        if STAT.exists():
            with STAT.open(encoding="ascii") as lines:
                self.looks.append(
                    Look(perf_counter(), [int(field) for field in lines.readline().split()[1:]])
                )

    def between(self, begin: float, end: float) -> dict[str, str]:
        """
        The share of each kind of time from *begin* to *end* (of `perf_counter`).
        """
        seen = [one.ticks for one in self.looks if begin - EVERY <= one.at <= end + EVERY]
        if len(seen) < 2:
            return {}
        spent = [last - first for first, last in zip(seen[0], seen[-1], strict=True)]
        return {name: f"{spent[field] / max(sum(spent), 1):.0%}" for name, field in FIELDS.items()}


@contextmanager
def watched() -> Iterator[Machine]:
    """
    A machine that is looked at while the block runs.
    """
    machine, done = Machine(), threading.Event()

    def look_on() -> None:
        while not done.wait(EVERY):
            machine.look()

    looking = threading.Thread(target=look_on)
    looking.start()
    try:
        yield machine
    finally:
        done.set()
        looking.join()


def slowest(told: Sequence[Told], machine: Machine) -> dict[str, Any]:
    """
    The ten seconds of which the requests waited longest: from which second on, the middle and the longest
    wait in milliseconds, and what the machine did from then until all of them were answered.
    """
    stretches: dict[int, list[Told]] = {}
    begin = min(one.due for one in told)
    for one in told:
        stretches.setdefault(int((one.due - begin) // STRETCH), []).append(one)
    number, worst = max(stretches.items(), key=lambda stretch: middle(stretch[1]))
    until = max(one.due + one.seconds for one in worst)
    return {
        "from second": number * STRETCH,
        "median": round(middle(worst) * 1000, 1),
        "longest": round(max(one.seconds for one in worst) * 1000, 1),
        **machine.between(begin + number * STRETCH, until),
    }


def middle(told: Sequence[Told]) -> float:
    """
    The middle wait, in seconds.
    """
    return sorted(one.seconds for one in told)[len(told) // 2]
