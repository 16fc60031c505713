"""
How fast the workbench answers: `python -m benchmarks.serve_load [--claims 100000] [--minutes 5] [--rate 50]`.

Makes a ledger of made reports, or uses the one that `--ledger FILE` keeps from the time before; starts
`reportedly serve` on it; asks for each page some times, one after the other; then holds a steady rate of
requests of the kinds that people who judge reports send, whatever the server takes. Times are those that a
client on the same machine sees, in milliseconds; of the ten seconds that were slowest it says what the
machine did in them, for a host that others use as well may be what was slow.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx

from benchmarks.record import record
from benchmarks.serve_asked import day_of_work, one_by_one, sample_of
from benchmarks.serve_client import Asked, Told
from benchmarks.serve_made import dressed_readings
from benchmarks.serve_running import busy, serving
from benchmarks.serve_stretches import slowest, watched
from reportedly.ledger.briefs import brief_new
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.ledger.rows import keep_reading
from reportedly.ledger.summaries import summarise_new

TIMES = 40
# What the page of an event answers that was joined to another since it was listed: no error.
GONE = 410
MILLI = 1000
COMMAND = "python -m benchmarks.serve_load"


def made_ledger(path: Path, claims: int) -> None:
    """
    A ledger with so many claims, joined and summed up, unless it is there already.
    """
    if path.exists():
        return
    with Ledger.open(path) as ledger:
        with ledger.writing() as connection:
            for reading in dressed_readings(claims):
                keep_reading(connection, reading)
        brief_new(ledger)
        join_new(ledger)
        summarise_new(ledger)


def measured(
    path: Path, minutes: float, rate: float, times: int = TIMES, workers: int | None = None
) -> dict[str, Any]:
    """
    Each page by itself, and all of them under load.
    """
    with serving(path, workers) as (address, process), httpx.Client(base_url=address, timeout=60) as client:
        sample = sample_of(path, client)
        headers = {"X-CSRF-Token": sample.token, "Accept": "text/html"}
        client.headers.update(headers)
        alone = {page: alone_for(client, process, asked) for page, asked in one_by_one(sample, times).items()}
        worked, begin = busy(process), perf_counter()
        with watched() as machine:
            told = crowd(address, headers, rate, day_of_work(sample, round(minutes * 60 * rate)))
        worked, wall = busy(process) - worked, perf_counter() - begin
    held = {"requests": len(told), "a second": round(len(told) / wall, 1), **errors_of(told)}
    held |= {"cpu ms each": round(worked / len(told) * MILLI, 1), "load of the machine": os.getloadavg()[0]}
    held |= {"slowest ten seconds": slowest(told, machine)}
    return {"alone": alone, "held": held, "under load": by_page(told)}


def alone_for(client: httpx.Client, process: int, asked: Sequence[Asked]) -> dict[str, Any]:
    """
    One page, asked for again and again; what the server worked for it each time, too.
    """
    asked_once(client, asked[0])
    worked = busy(process)
    told = [asked_once(client, one) for one in asked[1:]]
    return {**figures(told), "cpu": round((busy(process) - worked) / len(told) * MILLI, 1)}


def asked_once(client: httpx.Client, one: Asked) -> Told:
    """
    One request by itself.
    """
    begin = perf_counter()
    answer = client.get(one.path) if one.body is None else client.post(one.path, json=one.body)
    why = "" if answer.is_success else answer.text[:200]
    return Told(one.page, answer.status_code, perf_counter() - begin, why)


def crowd(address: str, headers: dict[str, str], rate: float, asked: Sequence[Asked]) -> list[Told]:
    """
    The requests of many people, sent by another process.
    """
    given = json.dumps({"headers": headers, "asked": [asdict(one) for one in asked]})
    command = [sys.executable, "-m", "benchmarks.serve_client", address, str(rate)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)  # noqa: S603 (own)
    return [Told(**one) for one in json.loads(done.stdout)]


def errors_of(told: Sequence[Told]) -> dict[str, Any]:
    """
    How many requests failed, and what the commonest were told.
    """
    failed = (one for one in told if not 200 <= one.status < 400 and one.status != GONE)
    wrong = Counter(f"{one.page}: {one.status} {one.why}" for one in failed)
    return {"errors": wrong.total(), **({"told": dict(wrong.most_common(3))} if wrong else {})}


def by_page(told: Sequence[Told]) -> dict[str, dict[str, Any]]:
    """
    For each page how often it was asked for, how many errors, the middle time, that of 95 in 100 ….
    """
    pages: dict[str, list[Told]] = {}
    for one in told:
        pages.setdefault(one.page, []).append(one)
    return {page: figures(of_page) for page, of_page in pages.items()}


def figures(told: Sequence[Told]) -> dict[str, Any]:
    """
    The figures of one page.
    """
    times = sorted(round(one.seconds * MILLI, 1) for one in told)
    part = {"median": 0.5, "95%": 0.95, "99%": 0.99}
    at = {name: times[min(len(times) - 1, int(share * len(times)))] for name, share in part.items()}
    return {"n": len(told), "errors": errors_of(told)["errors"], **at, "longest": times[-1]}


def lines(found: dict[str, Any]) -> Iterator[str]:
    """
    The figures as a table.
    """
    yield f"held: {found['held']}"
    for name in ("alone", "under load"):
        yield f"{name} (ms)"
        for page, row in found[name].items():
            yield f"  {page:24}" + "".join(f"  {key} {value:>7}" for key, value in row.items())


def options() -> argparse.Namespace:
    """
    What is asked for.
    """
    parser = argparse.ArgumentParser(
        prog="serve_load", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--rate", type=float, default=50, help="requests a second")
    parser.add_argument("--workers", type=int, help="how many processes answer (default: as it is served)")
    parser.add_argument("--ledger", type=Path, help="where the made ledger is, or is kept for the next time")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--record", action="store_true", help="append a line to RESULTS.md")
    return parser.parse_args()


def main() -> None:
    """
    Prints the figures.
    """
    asked = options()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.ledger or Path(folder, "made.db")
        made_ledger(path, asked.claims)
        found = measured(path, asked.minutes, asked.rate, workers=asked.workers)
    print(json.dumps(found) if asked.json else "\n".join(lines(found)))
    if asked.record:
        short = {
            name: {page: f"{row['median']}/{row['95%']}" for page, row in found[name].items()}
            for name in ("alone", "under load")
        }
        record(
            f"{COMMAND} --rate {asked.rate:g} --minutes {asked.minutes:g}",
            f"{asked.claims} made claims",
            {"held": found["held"], **short},
        )


if __name__ == "__main__":
    main()
