"""
`reportedly serve` as a person runs it: what it says when it cannot answer, and how it ends.
"""

import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from reportedly import web
from reportedly.cli.demo import NEXT
from reportedly.cli.program import ExitCode, app
from reportedly.cli.serve import bound
from reportedly.errors import StopRun
from reportedly.ledger.ledger import Ledger


def serve(*arguments):
    """
    What comes of a command that cannot begin to answer.
    """
    return CliRunner().invoke(app, ["serve", *map(str, arguments)])


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "reportedly.db"
    Ledger.open(path).close()
    return path


def test_small_answers_are_sent_at_once():
    """
    The socket is one that asyncio knows as TCP, or else it would hold back the end of each answer for 40 ms.
    """
    with bound("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


def test_a_port_in_use_names_the_flag(ledger):
    """
    Where another program answers already, it is said which option chooses another port.
    """
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = serve("--ledger", ledger, "--port", port)

    assert done.exit_code == ExitCode.STOPPED
    assert f"http://127.0.0.1:{port}/" in done.stderr
    assert "another program answers there; choose another port with --port" in done.stderr


def test_an_address_that_cannot_be_had_names_the_flag():
    """
    Another port would not help: the host is what is wrong.
    """
    with pytest.raises(StopRun, match="choose another address with --host"):
        bound("192.0.2.1", 0)


def test_an_address_of_another_machine_names_the_flag(ledger):
    """
    It cannot answer at an address that this machine has not: here nobody but loopback may ask anyway.
    """
    done = serve("--ledger", ledger, "--host", "192.0.2.1")

    assert done.exit_code == ExitCode.USAGE
    assert "reportedly user add" in done.stderr


@pytest.mark.parametrize(
    ("tiles", "said"), [(b"no tiles at all", "no PMTiles file of version 3"), (None, "No such file")]
)
def test_a_file_that_holds_no_map_tiles_is_said_at_once(ledger, tmp_path, tiles, said):
    """
    Nobody need open a map to learn that the file of tiles is broken or is not there.
    """
    file = tmp_path / "detail.pmtiles"
    if tiles is not None:
        file.write_bytes(tiles)
    done = serve("--ledger", ledger, "--tiles", file)

    assert done.exit_code == ExitCode.STOPPED
    assert said in done.stderr
    assert "name another with --tiles" in done.stderr


def test_a_ledger_of_a_newer_version_is_refused(ledger):
    """
    A ledger that a newer version wrote is left alone, and it is said what to do.
    """
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    done = serve("--ledger", ledger)

    assert done.exit_code == ExitCode.STOPPED
    assert "newer version of Reportedly; upgrade" in done.stderr


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"words, no database at all, and more of them", "is no ledger"), (None, "there is no folder")],
)
def test_what_is_no_ledger_is_refused(tmp_path, content, why):
    """
    Another file, or a folder that is not there, is said in a line.
    """
    path = tmp_path / "other.db" if content else tmp_path / "nowhere" / "other.db"
    if content:
        path.write_bytes(content)
    done = serve("--ledger", path)

    assert done.exit_code == ExitCode.STOPPED
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_scripts_that_are_not_built_are_said(ledger, tmp_path, monkeypatch):
    """
    From a checkout without the scripts of the pages it is said how to build them.
    """
    monkeypatch.setattr(web, "STATIC", tmp_path)
    done = serve("--ledger", ledger)

    assert done.exit_code == ExitCode.STOPPED
    assert "`make workbench` builds them" in done.stderr


def test_it_answers_until_it_is_ended(ledger):
    """
    The address that is printed opens the inbox, and Ctrl-C ends it.
    """
    with bound("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(ledger), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as program:
        said = program.stderr.readline()
        status = answered(f"http://127.0.0.1:{port}/")
        program.send_signal(signal.SIGINT)
        program.wait(60)

    assert f"http://127.0.0.1:{port}/" in said
    assert status == 200
    assert program.returncode in {0, ExitCode.INTERRUPTED}


def answered(address):
    until = time.monotonic() + 60
    while True:
        try:
            with urlopen(address) as answer:
                return answer.status
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def test_the_demo_says_how_to_open_it():
    """
    After the demo, the first thing to try is named with its ledger.
    """
    assert "reportedly serve --ledger {ledger}" in NEXT
