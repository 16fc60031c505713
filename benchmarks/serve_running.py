"""
A workbench that runs as a user would run it: `reportedly serve` in a process of its own.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

PATIENCE = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """
    A port that nobody answers at.
    """
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(ledger: Path, workers: int | None = None) -> Iterator[tuple[str, int]]:
    """
    The address of a workbench over a ledger and its process, ended with the block as Ctrl+C ends it.
    """
    process, address = started(ledger, workers)
    try:
        until_it_answers(process, address)
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)


def started(ledger: Path, workers: int | None = None) -> tuple["subprocess.Popen[bytes]", str]:
    """
    A workbench that starts, and where it will answer.
    """
    port = free_port()
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(ledger), "--port", str(port)]
    command += ["--reader", "grammar", *(["--workers", str(workers)] if workers else [])]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 (our own program)
    return process, f"http://127.0.0.1:{port}"


def until_it_answers(process: "subprocess.Popen[bytes]", address: str) -> None:
    """
    Waits until the first page comes.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the workbench ended with {process.returncode}")
        try:
            httpx.get(f"{address}/sign-in", timeout=PATIENCE)
        except httpx.ConnectError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)


def busy(process: int) -> float:
    """
    The seconds that a process and those that it started have worked; 0 where the system does not tell.
    """
    found = Path(f"/proc/{process}/stat")
    if not found.exists():
        return 0.0
    ticks = [int(field) for field in found.read_text().rpartition(")")[2].split()[11:13]]
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return sum(ticks) / TICKS + sum(busy(int(child)) for child in children)
