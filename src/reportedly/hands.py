"""
Who reads the reports of a run: this process, and others in its place once there is so much that it pays.

Python works on one core at a time, however many threads ask it to; the encoder alone can use more. So a long
run is shared out to processes, each of which reads whole reports, and this one hands them out and gathers.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from queue import SimpleQueue
from threading import Lock
from types import TracebackType
from typing import Self

from reportedly.readers import Reader
from reportedly.records import Claim, Document
from reportedly.workers import AHEAD, Line, Workers

Find = Callable[[Document], tuple[Claim, ...]]
# So many characters are read before others are called: five seconds of reading. They need two of all cores to
# get ready, which a run half as long again makes good.
MUCH = 150_000
# What others read first, so that they are ready when the first report comes.
NOTHING = Document("", "", "", "", "")


class Hands:
    """
    What finds the claims of the documents of one run, in a `with` block; called by several threads.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.begun = 0
        self.lock = Lock()
        self.called = self.ready = False
        self.free: SimpleQueue[Find] = SimpleQueue()
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stack.close()

    def find(self, document: Document) -> tuple[Claim, ...]:
        """
        The claims of a document, found by whoever has a hand free.
        """
        if not self.shared(document):
            return self.reader.find(document)
        find = self.free.get()
        try:
            return find(document)
        except (EOFError, OSError):
            # The other process is gone (for want of memory, as a rule): it is asked no more.
            find = self.reader.find
            return find(document)
        finally:
            self.free.put(find)

    def shared(self, document: Document) -> bool:
        """
        Whether others read; they are called once so much was begun, and read once all of them are ready.
        """
        with self.lock:
            self.begun += len(document.text)
            if self.reader.helpers and self.begun > MUCH and not self.called:
                self.called = True
                self.call()
        return self.ready

    def call(self) -> None:
        """
        Starts the other processes, and goes on without waiting for them.
        """
        # Closed in the other order: whoever waits for a process that is killed waits no longer.
        calling = self.stack.enter_context(ThreadPoolExecutor(1, "helpers"))
        workers = self.stack.enter_context(Workers(self.reader.helpers))
        calling.submit(self.take_up, workers)

    def take_up(self, workers: Workers) -> None:
        """
        Waits until all the other processes can read, then lets them; where one cannot, none does.
        """
        finds = [partial(elsewhere, line, self.reader) for line in workers.lines]
        with ThreadPoolExecutor(len(finds)) as asking:
            for answer in [asking.submit(find, NOTHING) for find in finds]:
                answer.result()
        for find in finds * AHEAD:
            self.free.put(find)
        self.ready = True


def elsewhere(line: Line, reader: Reader, document: Document) -> tuple[Claim, ...]:
    """
    The claims of a document, found by another process.
    """
    found: tuple[Claim, ...] = line.ask(reader.afar or reader.find, (document,))
    return found
