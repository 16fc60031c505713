"""
`reportedly serve` in processes of its own: beside another, ended, and killed while it writes.
"""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from benchmarks.serve_asked import TOKEN
from benchmarks.serve_load import made_ledger, measured
from benchmarks.serve_running import free_port, started, until_it_answers

from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger

CLAIMS = 150
HTML, JSON = {"Accept": "text/html"}, {"Accept": "application/json"}


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "made.db"
    made_ledger(path, CLAIMS)
    return path


@pytest.fixture
def servers():
    running = []

    def serve(ledger, workers=1):
        process, address = started(ledger, workers)
        running.append(process)
        until_it_answers(process, address)
        return process, address

    yield serve
    for process in running:
        process.kill()
        process.wait(60)


@contextmanager
def client(address):
    with httpx.Client(base_url=address, timeout=60, headers=HTML) as found:
        found.headers["X-CSRF-Token"] = TOKEN.search(found.get("/").text)[1]
        yield found


def claims_of(path):
    with Ledger.open(path) as opened:
        return [claim.id for _, claim in opened.claims()]


def accept(of, claim):
    return of.post(f"/claims/{claim}/accept", json={"based_on": "d0"})


def test_two_servers_share_a_ledger(ledger, servers):
    """
    What is decided at one is known at the other, which refuses to decide on top of it unseen.
    """
    claim = claims_of(ledger)[0]
    with client(servers(ledger)[1]) as one, client(servers(ledger)[1]) as other:
        answers = [accept(one, claim), accept(other, claim)]

    assert [answer.status_code for answer in answers] == [200, 409]


def test_nothing_that_was_answered_is_lost_when_it_is_killed(ledger, servers):
    """
    Killed while four people write as fast as they can: each decision that was confirmed is in the ledger.
    """
    process, address = servers(ledger)
    claims = iter(claims_of(ledger))
    confirmed = []

    def work():
        with client(address) as mine:
            for claim in claims_each(claims):
                try:
                    answer = accept(mine, claim)
                except httpx.HTTPError:
                    return
                confirmed.append(answer.json()["decision"])
                if len(confirmed) == CLAIMS // 3:
                    process.kill()

    people = [threading.Thread(target=work) for _ in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    with Ledger.open(ledger) as opened:
        assert len(confirmed) >= CLAIMS // 3
        assert set(confirmed) <= {decision.id for decision in decisions(opened)}
    with client(servers(ledger)[1]) as again:
        assert again.get("/").status_code == 200


def test_what_waits_to_be_read_outlives_a_kill(ledger, servers):
    """
    Killed as soon as it has taken thirty files: started again, it goes on with the same job and reads all.
    """
    process, address = servers(ledger, 2)
    files = [("files", (f"{n}.txt", f"Shells killed {n + 2} people in Aleppo.".encode())) for n in range(30)]
    with client(address) as mine:
        job = mine.post("/read", files=files, headers={"Accept": "application/json"}).json()
    process.kill()
    process.wait(60)
    with client(servers(ledger)[1]) as again:
        found = followed(again, job["id"])

    assert (job["state"], found["state"]) == ("waiting", "done")
    assert sum(part["reports"] for part in found["parts"]) == len(files)
    assert not ledger.with_suffix(".waiting").exists() or not list(
        ledger.with_suffix(".waiting").glob("*/*/")
    )


def followed(of, job):
    """
    A job when it is over.
    """
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = of.get(f"/read/{job}", headers={"Accept": "application/json"}).json()
        if found["is_over"]:
            return found
        time.sleep(0.05)
    return found


def claims_each(claims):
    """
    Claims that each of several threads takes from, one at a time.
    """
    while (claim := next(claims, None)) is not None:
        yield claim


def test_it_says_nothing_while_all_goes_well(ledger):
    """
    One line tells the address; pages, refusals and the end add none.
    """
    port = free_port()
    command = [sys.executable, "-m", "reportedly", "serve", "--ledger", str(ledger), "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        until_it_answers(process, f"http://127.0.0.1:{port}")
        with client(f"http://127.0.0.1:{port}") as asked:
            found = [asked.get("/").status_code, asked.get("/nowhere").status_code]
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)

    assert found == [200, 404]
    assert re.fullmatch(r"The workbench of [^\n]+\n", "".join(said))


def test_many_people_are_answered_without_an_error(ledger):
    """
    Some seconds of a working day of many people on a small ledger: every page, no error, in no time.
    """
    found = measured(ledger, minutes=0.1, rate=10, times=3)

    pages = {"inbox", "inbox, sifted", "inbox, searched", "report", "event", "events", "explore", "review"}
    assert pages <= set(found["alone"])
    assert found["held"]["errors"] == 0
    assert not [page for page, row in found["alone"].items() if row["errors"]]
    assert found["alone"]["inbox"]["median"] < 100 * found["alone"]["nothing"]["median"]


def test_processes_answer_as_one(ledger, servers):
    """
    Whichever of them is asked: the same person, what was decided a moment before, and the jobs of all.
    """
    _, address = servers(ledger, 2)
    claims = claims_of(ledger)[:8]
    with client(address) as mine:
        seen = {TOKEN.search(asked_once(address).text)[1] for _ in range(12)}
        accepted = [
            httpx.post(
                f"{address}/claims/{one}/accept",
                json={"based_on": "d0"},
                headers=mine.headers,
                timeout=60,
            )
            for one in claims
        ]
        again = [accept(mine, one).status_code for one in claims]
        job = mine.post("/read", json={"text": "Shells killed two people in Homs."}, headers=JSON).json()
        done = followed(mine, job["id"])

    assert seen == {mine.headers["X-CSRF-Token"]}
    assert ({one.status_code for one in accepted}, set(again)) == ({200}, {409})
    assert done["state"] == "done"


def test_a_process_that_dies_is_replaced(ledger, servers):
    """
    Those that ask are answered by the others meanwhile, and another process takes its place.
    """
    process, address = servers(ledger, 2)
    first = until_two_answer(process)
    os.kill(min(first), signal.SIGKILL)
    now = until_two_answer(process, without=min(first))

    assert len(now - first) == 1
    assert asked_once(address).status_code == 200


def test_nobody_answers_once_the_first_process_is_killed(ledger, servers):
    """
    The others end with the one that started them, and let go of the port.
    """
    process, address = servers(ledger, 2)
    process.kill()
    process.wait(60)
    until = time.monotonic() + 60
    while is_open(address) and time.monotonic() < until:
        time.sleep(0.1)

    assert not is_open(address)


def asked_once(address):
    """
    What the inbox answers over a connection of its own, which any of the processes may take.
    """
    return httpx.get(f"{address}/", headers=HTML, timeout=60)


def until_two_answer(process, without=None):
    """
    The processes that answer for one, once there are two; one that was killed is none of them.
    """
    until = time.monotonic() + 60
    while len(found := answering(process) - {without}) < 2 and time.monotonic() < until:
        time.sleep(0.1)
    return found


def answering(process):
    """
    The processes that were started to answer for one.
    """
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(child) for child in children if b"spawn_main" in command_of(child)}


def command_of(process):
    """
    The command of a process, which may have ended a moment ago.
    """
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{process}/cmdline").read_bytes()
    return b""


def is_open(address):
    try:
        httpx.get(f"{address}/sign-in", timeout=5)
    except httpx.ConnectError:
        return False
    except httpx.TransportError:
        return True
    return True
