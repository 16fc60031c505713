"""
Who reads the reports of a run: this process, and others beside it once there is so much that it pays.

Python works on one core at a time, however many threads ask it to; the encoder alone can use more. So the
words of a long run are shared out to processes, each of which reads whole reports.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from queue import SimpleQueue
from threading import Lock
from types import TracebackType
from typing import Self

from reportedly.readers import Reader
from reportedly.records import Claim, Document
from reportedly.workers import Workers

Find = Callable[[Document], tuple[Claim, ...]]
# So many characters are read before others are asked to help: about as long as it takes one to get ready, so
# that a run is never twice as long as it had to be.
MUCH = 60_000


class Hands:
    """
    What finds the claims of the documents of one run, in a `with` block; called by several threads.
    """

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.begun = 0
        self.lock = Lock()
        self.helped = False
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
        if not self.much(document):
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

    def much(self, document: Document) -> bool:
        """
        Whether so much was begun that others help; they are called when it first is.
        """
        afar = self.reader.afar
        if not afar or not self.reader.helpers:
            return False
        with self.lock:
            self.begun += len(document.text)
            if self.begun > MUCH and not self.helped:
                self.helped = True
                self.call(afar)
        return self.helped

    def call(self, afar: Find) -> None:
        """
        Starts the other processes; one report is read in this one, beside them.
        """
        workers = self.stack.enter_context(Workers(self.reader.helpers))
        self.free.put(self.reader.find)
        for _ in range(self.reader.helpers):
            self.free.put(partial(elsewhere, workers, afar))


def elsewhere(workers: Workers, afar: Find, document: Document) -> tuple[Claim, ...]:
    """
    The claims of a document, found by another process.
    """
    found: tuple[Claim, ...] = workers.ask(afar, (document,))
    return found
