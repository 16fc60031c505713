"""
A workbench of several processes: each of them answers, and the one that started them reads.
"""

import gc
import os
import signal
import socket
import threading
from functools import partial
from multiprocessing import parent_process

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from reportedly.web import create_app, opened
from reportedly.web.bench import Shared, new_secret
from reportedly.web.reading_jobs import Jobs
from reportedly.web.settings import Settings

# Seconds that a silent connection is kept: one that ends just as a browser uses it again loses what it sends.
KEEP_ALIVE = 75
# Seconds after which a process that says nothing is taken for hung: on a busy machine one is slow to begin.
PATIENCE = 30
# No more processes than this are begun unasked: one alone can write, and each takes memory.
ENOUGH = 8


def cores() -> int:
    """
    How many processes answer where nobody says how many.
    """
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(able or 1, ENOUGH)


def answer_alone(made: FastAPI, listening: socket.socket) -> None:
    """
    Answers until it is ended, all in one process.
    """
    begin_to_settle(made)
    config = uvicorn.Config(
        made, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=KEEP_ALIVE
    )
    uvicorn.Server(config).run(sockets=[listening])


def answer_together(settings: Settings, listening: socket.socket, workers: int) -> None:
    """
    Has so many processes answer until it is ended, a new one in the place of each that dies, and reads.
    """
    with opened(settings) as ledger:
        jobs = Jobs(ledger, settings.reader, shared=True)
        config = uvicorn.Config(
            partial(answering, settings, Shared(new_secret(), jobs.kept.own)),
            factory=True,
            workers=workers,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_worker_healthcheck=PATIENCE,
        )
        jobs.go_on()
        try:
            Multiprocess(config, [listening]).run()
        finally:
            jobs.close()


def answering(settings: Settings, shared: Shared) -> FastAPI:
    """
    The workbench in one of several processes, which ends with the one that started it.
    """
    threading.Thread(target=end_with_parent, name="watching", daemon=True).start()
    made = create_app(settings, shared)
    begin_to_settle(made)
    return made


def begin_to_settle(made: FastAPI) -> None:
    """
    Has what all pages ask for ready, beside the first of them.
    """
    threading.Thread(target=settle, args=(made,), name="settling", daemon=True).start()


def settle(made: FastAPI) -> None:
    """
    Looks ahead, and takes what is in memory then for what stays there: looking through all of it for what
    nobody needs any more would halt every page for half a second, again and again.
    """
    made.state.bench.look_ahead()
    gc.collect()
    gc.freeze()


def end_with_parent() -> None:
    """
    Waits for the process that started this one, however it ends.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
