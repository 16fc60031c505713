"""
The reading jobs of a workbench of several processes, as those see them that answer: another process reads.
"""

from pathlib import Path

from reportedly.web.errands import Errand, Errands
from reportedly.web.job_board import Board, Job, Queue, waiting


class FarJobs(Queue):
    """
    Lays down what is to be read where the reading process finds it, and tells what that one says of it.
    """

    def __init__(self, ledger: Path, part: Path) -> None:
        """
        The *part* of the folder of errands is held by the process that reads.
        """
        self.kept = Errands(ledger, part)
        self.board = Board(part)

    def queued(self, errand: Errand) -> Job:
        """
        The job of an errand, which the process that reads finds by itself.
        """
        return waiting(errand)

    def job(self, name: str) -> Job | None:
        """
        How far a job is.
        """
        return next((job for job in self.jobs() if job.id == name), None)

    def jobs(self) -> tuple[Job, ...]:
        """
        All that are known; first of all those that nobody has begun to look at.
        """
        laid = [waiting(errand) for errand in self.kept.laid_down()]
        known = {job.id: job for job in (*laid, *self.board.jobs())}
        return tuple(sorted(known.values(), key=lambda job: (job.at, job.id)))

    def go_on(self) -> None:
        """
        The process that reads goes on by itself.
        """

    def close(self) -> None:
        """
        The process that reads ends by itself.
        """
