"""
Work that is shared out to other processes, where there is so much that it pays.

Each process is a Python of its own that is sent what to do; nothing of the program that asks is run again.
"""

import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Self, TypeVar

Result = TypeVar("Result")

MOST = 4
AHEAD = 2
SIZE = struct.Struct("<Q")
Process = subprocess.Popen[bytes]


class Workers:
    """
    Some processes, in a `with` block; with none, the work is done by whoever asks.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.idle: SimpleQueue[Line] = SimpleQueue()
        self.lines: list[Line] = []

    def __enter__(self) -> Self:
        for _ in range(self.count):
            self.lines.append(Line(started()))
            self.idle.put(self.lines[-1])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for line in self.lines:
            line.hang_up()

    def map(self, work: Callable[..., Result], tasks: Iterable[tuple[Any, ...]]) -> Iterator[Result]:
        """
        What a function gives for each task, in their order; few tasks are taken up before they are done.
        """
        if not self.count:
            yield from (work(*task) for task in tasks)
            return
        waiting: deque[Future[Result]] = deque()
        with ThreadPoolExecutor(self.count) as threads:
            for task in tasks:
                waiting.append(threads.submit(partial(self.ask, work, task)))
                if len(waiting) >= AHEAD * self.count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def ask(self, work: Callable[..., Result], task: tuple[Any, ...]) -> Result:
        """
        Has one process do one task.
        """
        line = self.idle.get()
        try:
            return line.ask(work, task)
        finally:
            self.idle.put(line)


class Line:
    """
    A process that is asked for the next thing before it has answered, so that it never waits.
    """

    def __init__(self, process: Process) -> None:
        self.process = process
        self.lock = threading.Lock()
        self.waiting: deque[Future[Any]] = deque()
        self.listening = threading.Thread(target=self.listen, daemon=True)
        self.listening.start()

    def ask(self, work: Callable[..., Result], task: tuple[Any, ...]) -> Result:
        """
        What the process makes of a task; `EOFError` where it is gone.
        """
        answer: Future[Result] = Future()
        with self.lock:
            if self.process.poll() is not None:
                raise EOFError
            self.waiting.append(answer)
            send(pipe(self.process.stdin), (work, task))
        return answer.result()

    def listen(self) -> None:
        """
        Gives each answer to who asked first, until the process is gone: then to all who wait that it is.
        """
        with suppress(EOFError, OSError, ValueError):
            while True:
                answer, error = receive(pipe(self.process.stdout))
                first = self.waiting.popleft()
                first.set_exception(error) if error is not None else first.set_result(answer)
        self.process.kill()
        self.process.wait()
        with self.lock:
            while self.waiting:
                self.waiting.popleft().set_exception(EOFError())

    def hang_up(self) -> None:
        """
        Ends the process, whatever it is at work on.
        """
        self.process.kill()
        self.listening.join()
        for end in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                pipe(end).close()


def started() -> Process:
    """
    A process that waits for work.
    """
    command = [sys.executable, "-c", "from reportedly.workers import serve; serve()"]
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.Popen(  # noqa: S603 (our own program)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **paths}
    )


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    """
    One end of a pipe that is there.
    """
    if end is None:
        raise BrokenPipeError
    return end


def send(into: IO[bytes], told: object) -> None:
    """
    Writes one message.
    """
    kept = pickle.dumps(told, pickle.HIGHEST_PROTOCOL)
    into.write(SIZE.pack(len(kept)))
    into.write(kept)
    into.flush()


def receive(out_of: IO[bytes]) -> Any:  # noqa: ANN401 (whatever was sent)
    """
    Reads one message; nothing but our own processes write there.
    """
    head = out_of.read(SIZE.size)
    if len(head) < SIZE.size:
        raise EOFError
    return pickle.loads(out_of.read(SIZE.unpack(head)[0]))  # noqa: S301


def serve() -> None:
    """
    Does what it is asked to until whoever asks is gone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is stopped, and stops this one
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever prints does not get in the way
    tasks: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=listen, args=(tasks,), daemon=True).start()
    while True:
        send(out, outcome(*tasks.get()))


def listen(tasks: "SimpleQueue[Any]") -> None:
    """
    Takes up tasks; ends the process in the midst of its work where nobody is left to ask.
    """
    with suppress(EOFError):
        while True:
            tasks.put(receive(sys.stdin.buffer))
    os._exit(0)


def outcome(work: Callable[..., object], task: tuple[Any, ...]) -> tuple[object, Exception | None]:
    """
    What a task gives, or what went wrong.
    """
    try:
        return work(*task), None
    except Exception as error:  # noqa: BLE001 (it is raised again where it was asked for)
        return None, error


def processes() -> int:
    """
    How many processes work is shared out to: one for each core, as far as that pays.
    """
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, there) if there > 1 and sys.executable else 0
