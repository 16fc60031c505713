"""
How far reading jobs are, for all processes of a workbench: noted beside what waits, one file a job.
"""

import json
import logging
from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reportedly.web.errands import Errand, Errands, Target

LOG = logging.getLogger(__name__)
END = ".job.json"
OVER = frozenset({"done", "failed", "stopped"})


@dataclass(frozen=True, slots=True)
class Made:
    """
    A report that was read.
    """

    id: str
    title: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Part:
    """
    How far one target is: "waiting", "reading", "done", or "kept" (without claims) or "skipped" where no
    claims could be looked for in it.

    `made` and `reasons` are the first few of `reports`, and of `kept` and `skipped` together.
    """

    name: str
    state: str = "waiting"
    reports: int = 0
    claims: int = 0
    kept: int = 0
    skipped: int = 0
    made: tuple[Made, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """
    One errand: "waiting", "reading", "joining" what was read into events, and "done", "failed" or "stopped".
    """

    id: str
    who: str
    at: str
    parts: tuple[Part, ...]
    state: str = "waiting"
    reason: str | None = None

    @property
    def is_over(self) -> bool:
        """
        Whether nothing more will happen.
        """
        return self.state in OVER


class Board:
    """
    The jobs as they were last noted.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def note(self, job: Job) -> None:
        """
        Notes how far a job is; where the disk is full, others see what was noted before.
        """
        beside = self.folder / f"{job.id}{END}.new"
        try:
            beside.write_text(json.dumps(asdict(job)), encoding="utf-8")
            beside.replace(self.folder / f"{job.id}{END}")
        except OSError as error:
            LOG.warning("nobody can be told of job %s: %s", job.id, error.strerror)

    def forget(self, name: str) -> None:
        """
        Lets go of a job that was over long ago.
        """
        with suppress(OSError):
            (self.folder / f"{name}{END}").unlink()

    def job(self, name: str) -> Job | None:
        """
        How far a job is.
        """
        return noted(self.folder / f"{name}{END}") if name.isalnum() else None

    def jobs(self) -> tuple[Job, ...]:
        """
        All that were noted, in the order in which they came.
        """
        found = (noted(path) for path in self.folder.glob(f"*{END}"))
        return tuple(sorted((job for job in found if job), key=lambda job: (job.at, job.id)))


def noted(path: Path) -> Job | None:
    """
    A job as it was noted; None where it was let go of meanwhile.
    """
    try:
        told: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    parts = tuple(
        Part(
            **{**part, "made": tuple(Made(**one) for one in part["made"]), "reasons": tuple(part["reasons"])}
        )
        for part in told["parts"]
    )
    return Job(**{**told, "parts": parts})


def waiting(errand: Errand) -> Job:
    """
    The job of an errand that waits for its turn.
    """
    return Job(errand.job, errand.who, errand.at, tuple(Part(target.name) for target in errand.targets))


class Queue(ABC):
    """
    Jobs, whoever reads them.
    """

    kept: Errands

    def add(self, targets: tuple[Target, ...], who: str, folder: Path | None = None) -> Job:
        """
        Puts a job at the end of the queue; what it needs lies in its *folder* until it is over.
        """
        at = datetime.now(UTC).isoformat(timespec="seconds")
        folder = folder or self.kept.folder()
        errand = Errand(folder.name, who, at, targets, folder)
        self.kept.keep(errand)
        return self.queued(errand)

    @abstractmethod
    def queued(self, errand: Errand) -> Job:
        """
        The job of an errand that is laid down, which waits for its turn from now on.
        """

    @abstractmethod
    def go_on(self) -> None:
        """
        Begins with what was left behind when a workbench over this ledger ended.
        """

    @abstractmethod
    def close(self) -> None:
        """
        Ends after the report in hand.
        """

    @abstractmethod
    def job(self, name: str) -> Job | None:
        """
        How far a job is.
        """

    @abstractmethod
    def jobs(self) -> tuple[Job, ...]:
        """
        All that are known.
        """

    def unfinished(self) -> tuple[Job, ...]:
        """
        The jobs that wait or are read.
        """
        return tuple(job for job in self.jobs() if not job.is_over)

    def told_to_all(self) -> tuple[Job, ...]:
        """
        Those that are unfinished, and those that failed and wait for the next start: nobody may have been
        there to be told why.
        """
        jobs = self.jobs()
        failed = any(job.state == "failed" for job in jobs)
        again = {errand.job for errand in self.kept.laid_down()} if failed else set()
        return tuple(job for job in jobs if not job.is_over or (job.state == "failed" and job.id in again))
