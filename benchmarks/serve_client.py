"""
A crowd at the workbench: sends requests at a steady rate, however long the answers take.

`python -m benchmarks.serve_client ADDRESS RATE < ASKED > TOLD`, a process of its own so that it does not hold
up the server that it measures: reads the requests as JSON and writes what became of each. A wait is counted
from the moment at which a request was due, so that a server that stalls is not asked less.
"""

import asyncio
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

PATIENCE = 60.0
CONNECTIONS = 100
SAFE = "/?&=%:,+"
LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)")


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
    What became of it: the status, 0 where there was no answer, and the seconds from when it was due (by
    `perf_counter`, which all processes of a machine share).
    """

    page: str
    status: int
    seconds: float
    why: str = ""
    due: float = 0.0


class Crowd:
    """
    People at one workbench, each request on a connection that is used again. It says no more of HTTP than
    the workbench needs: a client that works as much as the server would leave it half of a small machine.
    """

    def __init__(self, address: str, headers: Mapping[str, str]) -> None:
        where = urlsplit(address)
        self.host, self.port = where.hostname or "", where.port or 80
        self.headers = {"Host": where.netloc, **headers}
        self.free: list[Line] = []
        self.room = asyncio.Semaphore(CONNECTIONS)

    async def ask(self, one: Asked, due: float) -> Told:
        """
        Sends one request and waits for the whole answer.
        """
        try:
            async with self.room, asyncio.timeout_at(asyncio.get_running_loop().time() + PATIENCE):
                status, body = await self.answer(one)
        except (OSError, EOFError, ValueError) as error:
            return Told(one.page, 0, perf_counter() - due, repr(error), due)
        why = "" if 200 <= status < 300 else body.decode("utf-8", "replace")[:200]
        return Told(one.page, status, perf_counter() - due, why, due)

    async def answer(self, one: Asked) -> tuple[int, bytes]:
        """
        The status and the body of an answer.
        """
        line = self.open_line() or Line(*await asyncio.open_connection(self.host, self.port))
        line.writer.write(written(one, self.headers))
        head = await line.reader.readuntil(b"\r\n\r\n")
        found = LENGTH.search(head)
        if found is None:
            raise ValueError("the answer does not say how long it is")
        body = await line.reader.readexactly(int(found[1]))
        self.free.append(line)
        return int(head.split(b" ", 2)[1]), body

    def open_line(self) -> "Line | None":
        """
        A connection that is free, and that the workbench has not ended for its silence.
        """
        while self.free:
            line = self.free.pop()
            if not line.reader.at_eof():
                return line
            line.writer.close()
        return None


class Line(NamedTuple):
    """
    A connection.
    """

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


def written(one: Asked, headers: Mapping[str, str]) -> bytes:
    """
    A request as it is sent.
    """
    body = b"" if one.body is None else json.dumps(one.body).encode()
    told = dict(headers)
    if one.body is not None:
        told |= {"Content-Type": "application/json", "Content-Length": str(len(body))}
    lines = [f"{'GET' if one.body is None else 'POST'} {quote(one.path, SAFE)} HTTP/1.1"]
    lines += [f"{name}: {value}" for name, value in told.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


async def crowd(address: str, headers: Mapping[str, str], rate: float, asked: Sequence[Asked]) -> list[Told]:
    """
    Sends all requests, so many each second.
    """
    people = Crowd(address, headers)
    begin = perf_counter()
    sent = []
    for number, one in enumerate(asked):
        due = begin + number / rate
        await asyncio.sleep(max(0.0, due - perf_counter()))
        sent.append(asyncio.create_task(people.ask(one, due)))
    told = await asyncio.gather(*sent)
    for line in people.free:
        line.writer.close()
    return list(told)


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
