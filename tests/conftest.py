"""
A browser, and a workbench that runs: started once, used by every test that asks for them.
"""

import os
import shutil
import socket
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn
from hypothesis import HealthCheck, settings
from playwright.sync_api import expect, sync_playwright
from typer.testing import CliRunner

import reportedly
from reportedly.cli.program import app
from reportedly.events.doubts import look_for_doubts
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.web import create_app
from reportedly.web.settings import Settings

SAMPLES = Path(reportedly.__file__).with_name("samples")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-unsafe-swiftshader",
]
PATIENCE = 30_000  # milliseconds, as for all else that Playwright waits for: a busy machine is no fault

settings.register_profile("patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None and not os.environ.get("REPORTEDLY_NEED_BROWSER"):
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield running
        running.close()


@contextmanager
def served(ledger, **given):
    """
    A workbench over a ledger that answers at the address given, until the block ends.
    """
    bound = socket.create_server(("127.0.0.1", 0))
    port = bound.getsockname()[1]
    made = create_app(Settings(ledger, port=port, **{"reader": "grammar", **given}))
    server = uvicorn.Server(uvicorn.Config(made, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="session")
def workbench():
    """
    How a workbench is started, for as long as a `with` block lasts.
    """
    return served


@pytest.fixture(scope="session")
def samples_read(tmp_path_factory):
    """
    The path of a ledger with the sample reports, which nobody writes to.
    """
    path = tmp_path_factory.mktemp("samples") / "reportedly.db"
    CliRunner().invoke(app, ["read", str(SAMPLES), "--reader", "grammar", "--ledger", str(path)])
    with Ledger.open(path) as ledger:
        join_new(ledger)
        look_for_doubts(ledger)
    return path


@pytest.fixture
def sample_ledger(samples_read, tmp_path):
    """
    The path of a ledger of one's own with the sample reports.
    """
    return copied(samples_read, tmp_path)


def copied(ledger, folder):
    """
    A copy of a ledger in another folder.
    """
    path = folder / "reportedly.db"
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
    return path
