"""
A crowd at the workbench: sends requests at a steady rate, however long the answers take.

`python -m benchmarks.serve_client ADDRESS RATE < ASKED > TOLD`, a process of its own so that it does not hold
up the server that it measures: reads the requests as JSON and writes what became of each. A wait is counted
from the moment at which a request was due, so that a server that stalls is not asked less.
"""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

import httpx

PATIENCE = 60.0
CONNECTIONS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One request: `page` names the kind of it, `body` is sent as JSON where there is one.
    """

    page: str
    path: str
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """
    What became of it: the status, 0 where there was no answer, and the seconds from when it was due.
    """

    page: str
    status: int
    seconds: float
    why: str = ""


async def crowd(address: str, headers: Mapping[str, str], rate: float, asked: Sequence[Asked]) -> list[Told]:
    """
    Sends all requests, so many each second.
    """
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(
        base_url=address, headers=headers, timeout=PATIENCE, limits=limits
    ) as client:
        begin = perf_counter()
        sent = []
        for number, one in enumerate(asked):
            due = begin + number / rate
            await asyncio.sleep(max(0.0, due - perf_counter()))
            sent.append(asyncio.create_task(ask(client, one, due)))
        return list(await asyncio.gather(*sent))


async def ask(client: httpx.AsyncClient, one: Asked, due: float) -> Told:
    """
    Sends one request and waits for the whole answer.
    """
    method = "GET" if one.body is None else "POST"
    try:
        answer = await client.request(method, one.path, json=one.body)
    except httpx.HTTPError as error:
        return Told(one.page, 0, perf_counter() - due, repr(error))
    why = "" if answer.is_success else answer.text[:200]
    return Told(one.page, answer.status_code, perf_counter() - due, why)


def main() -> None:
    """
    Reads requests, sends them, writes what became of them.
    """
    given = json.load(sys.stdin)
    asked = [Asked(**one) for one in given["asked"]]
    told = asyncio.run(crowd(sys.argv[1], given["headers"], float(sys.argv[2]), asked))
    json.dump([asdict(one) for one in told], sys.stdout)


if __name__ == "__main__":
    main()
