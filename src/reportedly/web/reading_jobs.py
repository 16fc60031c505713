"""
Reading in the background: one job after the other, each with how far it is, whoever looks or looks away.
"""

import logging
import shutil
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import SimpleQueue

from reportedly.errors import ReportedlyError, SkipDocument, StopRun
from reportedly.ledger.briefs import brief_new
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.pipeline import Item, Outcome, read_items
from reportedly.readers import Reader, reader
from reportedly.reading import read
from reportedly.reading.text import from_text
from reportedly.records import Skipped
from reportedly.web.errands import MOST_TRIES, Errand, Errands, Target
from reportedly.web.job_board import Board, Job, Made, Part, Queue, waiting

LOG = logging.getLogger(__name__)
# How many jobs are remembered, and of each part how many reports and reasons are told.
REMEMBERED, TOLD = 30, 5
# How long the end of the workbench waits for the report in hand.
PATIENCE = 20.0
# How often it is looked for what other processes laid down, in seconds.
OFTEN = 0.2


class Jobs(Queue):
    """
    The jobs of a workbench. One thread reads; it begins with the first job.
    """

    def __init__(self, ledger: Ledger, reader_name: str, *, shared: bool = False) -> None:
        """
        The named reader is loaded when it is first needed; *shared* jobs are also those of other processes,
        which lay down what is to be read, and are told how far it is.
        """
        self.ledger = ledger
        self.reader_name = reader_name
        self.reader: Reader | None = None
        self.kept = Errands(ledger.path)
        self.known: dict[str, Job] = {}
        self.errands: SimpleQueue[Errand | None] = SimpleQueue()
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.thread: threading.Thread | None = None
        self.board: Board | None = None
        if shared:
            self.kept.hold()
            self.board = Board(self.kept.own)

    def go_on(self) -> None:
        """
        Queues what was left behind when a workbench over this ledger ended.
        """
        for errand in self.kept.left_behind():
            self.queued(errand)
        if self.board is not None:
            threading.Thread(target=self.look_out, name="looking out", daemon=True).start()

    def look_out(self) -> None:
        """
        Queues what other processes lay down, until the end.
        """
        while not self.stopping.wait(OFTEN):
            for errand in self.kept.laid_down():
                if self.job(errand.job) is None:
                    self.queued(errand)

    def queued(self, errand: Errand) -> Job:
        """
        The job of an errand, which waits for its turn from now on.
        """
        job = waiting(errand)
        with self.lock:
            over = [name for name, one in self.known.items() if one.is_over]
            for name in over[: max(0, len(over) - REMEMBERED)]:
                self.forget(name)
            self.tell(job)
            if self.thread is None:
                self.thread = threading.Thread(target=self.run, name="reading", daemon=True)
                self.thread.start()
        self.errands.put(errand)
        return job

    def job(self, name: str) -> Job | None:
        """
        How far a job is.
        """
        with self.lock:
            return self.known.get(name)

    def jobs(self) -> tuple[Job, ...]:
        """
        All that are known: those that wait or are read, and the last ones that are over.
        """
        with self.lock:
            return tuple(self.known.values())

    def tell(self, job: Job) -> None:
        """
        Keeps how far a job is, and tells other processes.
        """
        self.known[job.id] = job
        if self.board is not None:
            self.board.note(job)

    def forget(self, name: str) -> None:
        """
        Lets go of a job that was over long ago.
        """
        del self.known[name]
        if self.board is not None:
            self.board.forget(name)

    def close(self) -> None:
        """
        Ends after the report in hand; what is left of the jobs is read when a workbench begins again.
        """
        self.stopping.set()
        self.errands.put(None)
        if self.thread is not None:
            self.thread.join(PATIENCE)
        if self.thread is None or not self.thread.is_alive():
            self.kept.close()

    def run(self) -> None:
        """
        Does the errands in their order until the end.
        """
        while (errand := self.errands.get()) is not None:
            try:
                self.carry_out(errand)
            except StopRun as error:
                self.set(errand.job, state="failed", reason=str(error))
            except ReportedlyError as error:
                self.give_up(errand, str(error))
            except Exception as error:
                LOG.exception("a reading job failed")
                self.give_up(errand, f"{type(error).__name__}: {error}")

    def give_up(self, errand: Errand, reason: str) -> None:
        """
        Lists what of a job was not read, whoever is there to see it, and ends the job for good.
        """
        try:
            for target, part in zip(errand.targets, self.known[errand.job].parts, strict=True):
                if part.state in {"waiting", "reading"}:
                    self.ledger.skip(Skipped(target.name, "reading", reason))
        except ReportedlyError as error:
            LOG.warning("%s", error)
        self.drop(errand, state="failed", reason=reason)

    def drop(self, errand: Errand, *, state: str, reason: str | None = None) -> None:
        """
        Ends a job for good, with the files that were sent for it.
        """
        shutil.rmtree(errand.folder, ignore_errors=True)
        self.set(errand.job, state=state, reason=reason)

    def carry_out(self, errand: Errand) -> None:
        """
        Reads all that is wanted, keeps it, and joins it into the events.
        """
        if self.stopping.is_set():
            self.set(errand.job, state="stopped")
            return
        if errand.tries >= MOST_TRIES:
            self.give_up(errand, f"begun {errand.tries} times, and the workbench ended each time")
            return
        errand = self.kept.begin(errand)
        self.set(errand.job, state="reading")
        chosen = self.reader = self.reader or reader(self.reader_name)
        work = Work(errand.targets, lambda number, change: self.change(errand.job, number, change))
        for outcome in read_items(work.items(), self.ledger, chosen):
            work.take(outcome)
            if self.stopping.is_set():
                self.kept.put_back(errand)
                self.set(errand.job, state="stopped")
                return
        self.set(errand.job, state="joining")
        brief_new(self.ledger)
        join_new(self.ledger)
        self.drop(errand, state="done")

    def set(self, name: str, *, state: str, reason: str | None = None) -> None:
        """
        Says how far a job is.
        """
        with self.lock:
            self.tell(replace(self.known[name], state=state, reason=reason))

    def change(self, name: str, number: int, how: Callable[[Part], Part]) -> None:
        """
        Says how far a part of a job is.
        """
        with self.lock:
            job = self.known[name]
            parts = list(job.parts)
            parts[number] = how(parts[number])
            self.tell(replace(job, parts=tuple(parts)))


class Work:
    """
    Which target each report came from, while the next ones are in the reader's hands already.
    """

    def __init__(
        self, targets: tuple[Target, ...], change: Callable[[int, Callable[[Part], Part]], None]
    ) -> None:
        """
        *change* is told what is new of a part.
        """
        self.targets = targets
        self.change = change
        self.order: deque[int] = deque()
        self.in_hand: Counter[int] = Counter()
        self.passed: set[int] = set()

    def items(self) -> Iterator[Item]:
        """
        What the targets hold, one after the other.
        """
        for number, target in enumerate(self.targets):
            self.change(number, lambda part: replace(part, state="reading"))
            for item in held_by(target):
                self.order.append(number)
                self.in_hand[number] += 1
                yield item
            self.passed.add(number)
            self.end(number)

    def take(self, outcome: Outcome) -> None:
        """
        Notes what became of the next report.
        """
        number = self.order.popleft()
        self.in_hand[number] -= 1
        self.change(number, lambda part: with_outcome(part, outcome))
        self.end(number)

    def end(self, number: int) -> None:
        """
        Says that a part is done, once nothing of it is in hand or to come.
        """
        if number in self.passed and not self.in_hand[number]:
            self.change(number, lambda part: replace(part, state=end_of(part)))


def end_of(part: Part) -> str:
    """
    How a part ends.
    """
    return "done" if part.reports else "kept" if part.kept else "skipped"


def held_by(target: Target) -> Iterator[Item]:
    """
    The reports of a target, each said to lie where the person who sent it says so.
    """
    if target.where is None:
        yield pasted(target)
        return
    for item in read(target.where, target.options):
        if isinstance(item, Skipped):
            yield replace(
                item,
                path=item.path.replace(target.where, target.name),
                reason=item.reason.replace(target.where, target.name),
            )
        else:
            yield replace(item, path=target.name)


def pasted(target: Target) -> Item:
    """
    The report that pasted words are.
    """
    try:
        report = from_text(target.text, target.options)
    except SkipDocument as error:
        return Skipped(target.name, "reading", str(error))
    title = target.title or report.document.title
    return replace(report, path=target.name, document=replace(report.document, title=title))


def with_outcome(part: Part, outcome: Outcome) -> Part:
    """
    A part with one report more, or one reason more why there is none.
    """
    if isinstance(outcome, Skipped):
        reasons = first_few((*part.reasons, outcome.reason))
        if outcome.was_readable:
            return replace(part, kept=part.kept + 1, reasons=reasons)
        return replace(part, skipped=part.skipped + 1, reasons=reasons)
    document, claims = outcome.document, len(outcome.claims)
    made = (*part.made, Made(document.id, document.title, claims))[:TOLD]
    return replace(part, reports=part.reports + 1, claims=part.claims + claims, made=made)


def first_few(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """
    The first reasons, each once.
    """
    return tuple(dict.fromkeys(reasons))[:TOLD]
