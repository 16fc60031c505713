"""
How far a run has come, shown to a person who waits for more than a few reports.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.records import Reading, Skipped

if TYPE_CHECKING:
    from rich.progress import Progress

    from reportedly.cli.terminal import Terminal

A_FEW = 5
Wait = Callable[[str], None]


@dataclass(slots=True)
class Tally:
    """
    What a run has done so far; one that `keeps` reports keeps also those in languages that the reader lacks.
    """

    keeps: bool = False
    read: int = 0
    again: int = 0
    kept: int = 0
    skipped: int = 0
    claims: int = 0

    def count(self, item: Reading | Skipped) -> None:
        """
        Takes in one more report.
        """
        if self.keeps_only(item):
            self.kept += 1
        elif isinstance(item, Skipped):
            self.skipped += 1
        else:
            self.read += 1
            self.again += item.again
            self.claims += len(item.claims)

    def keeps_only(self, item: Reading | Skipped) -> bool:
        """
        Whether a report is kept, though no claims could be looked for in it.
        """
        return self.keeps and isinstance(item, Skipped) and item.was_readable

    @property
    def done(self) -> int:
        """
        How many reports are behind us.
        """
        return self.read + self.kept + self.skipped

    def __str__(self) -> str:
        from reportedly.telling.wording import numbered

        read, claims = numbered(self.read, "report"), numbered(self.claims, "claim")
        read += f" read ({self.again:,} in the ledger before)" if self.again else " read"
        kept = f"{self.kept:,} kept without claims, " if self.kept else ""
        return f"{read}, {kept}{self.skipped:,} skipped, {claims}"


def watched(
    items: Iterable[Reading | Skipped],
    targets: Sequence[str],
    tally: Tally,
    shell: "Terminal",
) -> Iterator[Reading | Skipped]:
    """
    The same items, counted, with a bar on a terminal once there are more than a few.
    """
    bar = None
    try:
        for item in items:
            tally.count(item)
            if bar is None and tally.done > A_FEW and shell.err.is_terminal and not shell.quiet:
                bar = Bar(shell, expected(targets))
            if bar:
                bar.show(tally)
            yield item
    finally:
        if bar:
            bar.close()


def expected(targets: Sequence[str]) -> int:
    """
    How many reports there are at the least: as many as there are files and addresses.
    """
    from reportedly.reading.paths import files_at

    far = ("http://", "https://")
    return sum(
        1 if target == "-" or target.lower().startswith(far) else sum(1 for _ in files_at(target))
        for target in targets
    )


class Bar:
    """
    A bar with the run's figures. One without an end goes to and fro: a file may hold many reports.
    """

    def __init__(self, shell: "Terminal", total: int) -> None:
        """
        *total* is how many reports are expected.
        """
        self.total = total
        self.progress = progress_on(shell)
        self.task = self.progress.add_task("", total=total)
        self.progress.start()

    def show(self, tally: Tally) -> None:
        """
        Moves the bar to where the run is.
        """
        total = self.total if tally.done <= self.total else None
        self.progress.update(self.task, completed=tally.done, total=total, description=str(tally))

    def close(self) -> None:
        """
        Takes the bar away.
        """
        self.progress.stop()


def progress_on(shell: "Terminal") -> "Progress":
    """
    A bar that makes way for the table where both are on one terminal.
    """
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    return Progress(
        BarColumn(bar_width=24),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=shell.out if shell.out.is_terminal else shell.err,
        transient=True,
    )


def prepare_for_waiting(shell: "Terminal") -> None:
    """
    Says why a run takes longer in which the list of places is built, the first time or anew.
    """
    from reportedly.folders import cache_folder
    from reportedly.places.gazetteer import outdated
    from reportedly.places.gazetteer_file import file_name, whole

    folder = cache_folder(os.environ)
    path = folder / file_name()
    if whole(path):
        return
    if path.exists():
        shell.note("The list of places is damaged; it is built anew, which takes a moment.")
    elif outdated(folder):
        shell.note("The list of places was built by another version; it is built anew, which takes a moment.")
    elif shell.err.is_terminal:
        shell.note("Preparing the list of places. This takes a moment, and happens once.")


@contextmanager
def waiting(shell: "Terminal") -> Iterator[Wait]:
    """
    Shows on a terminal what is being done, and for how long; what is called tells what that is.
    """
    if not shell.err.is_terminal:
        yield lambda _: None
        return
    from reportedly.telling.wording import safe

    with progress_on(shell) as progress:
        task = progress.add_task("", total=None)
        yield lambda told: progress.update(task, description=safe(told))
