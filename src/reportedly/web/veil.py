"""
Names of victims and witnesses are masked in every answer to a person who may not see them.

It is done where answers leave, so that no page, table, picture or JSON can forget it: an answer names the
reports, claims or events that it is about, and the names in those are masked in it. An answer that gives
names without them says which (`gives`).
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.ledger.masks import Book
from reportedly.masking.blocks import BLOCK, blocks, forms_of

if TYPE_CHECKING:
    from fastapi import Request

    from reportedly.web.people import Person

RIGHT = "see_personal_data"
ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")
# An escaped character of JSON or of an address may stand right before a name: its last letter is not one of
# the name's.
BEFORE = r"(?:(?<!\w)|(?<=\\[bfnrt])|(?<=\\u[0-9a-fA-F]{4})|(?<=%[0-9A-F]{2}))"
WORDS = ("text/", "application/json", "application/x-ndjson", "application/geo+json", "image/svg+xml")
OURS = "/static/"
GIVEN = "sources_given"


class Veil:
    """
    Masks names in what is answered.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """
        Passes a request on, and holds the answer back until it is known whether it has to be masked.
        """
        if scope["type"] != "http" or scope["path"].startswith(OURS):
            await self.app(scope, receive, send)
            return
        answer = Held(scope, send)
        await self.app(scope, receive, answer.send)


class Held:
    """
    One answer on its way out.
    """

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.out = send
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        """
        Passes on what need not be masked, gathers what has to, and masks it once it is whole.
        """
        if message["type"] == "http.response.start":
            if self.is_to_be_masked(message):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self.finish(self.start)
            return
        await self.out(message)

    async def finish(self, start: Message) -> None:
        """
        Sends the whole answer, masked.
        """
        ids = f"{self.scope['path']} {self.scope['query_string'].decode('latin-1')}"
        given = self.scope["state"].get(GIVEN, ())
        body = await run_sync(veiled, self.scope["app"].state.bench.masks, self.body, ids, given)
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        self.start = None
        await self.out(start)
        await self.out({"type": "http.response.body", "body": body})

    def is_to_be_masked(self, start: Message) -> bool:
        """
        Whether an answer has words, and goes to somebody who may not see all of them.
        """
        person: Person | None = self.scope.get("state", {}).get("person")
        kind = MutableHeaders(scope=start).get("content-type", "")
        return person is not None and not person.may(RIGHT) and kind.startswith(WORDS)


def gives(request: "Request", words: Iterable[str]) -> None:
    """
    Says which sources an answer names, where it does not name the reports that they speak in.
    """
    setattr(request.state, GIVEN, tuple(words))


def veiled(book: Book, body: bytes, besides: str = "", given: Iterable[str] = ()) -> bytes:
    """
    An answer with blocks in place of the names in all reports that it, or its address, speaks of, and of
    those people among the sources *given* who are to be masked in any.
    """
    words = body.decode("utf-8")
    names = book.names_for(frozenset(ID.findall(f"{words} {besides}"))) | book.private_names(given)
    found = pattern(names)
    return body if found is None else found.sub(lambda met: masked(met.group()), words).encode("utf-8")


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """
    What finds names however an answer writes them.
    """
    wanted = {written for name in names for form in forms_of(name) for written in written_as(form)}
    if not wanted:
        return None
    longest = sorted(wanted, key=lambda form: (-len(form), form))
    return re.compile(rf"{BEFORE}(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def written_as(name: str) -> Iterator[str]:
    """
    A name as plain text, in HTML, in JSON, in JSON within HTML, in addresses and in addresses within them.
    """
    yield name
    yield html.escape(name).replace("&#x27;", "&#39;")
    ascii_only = json.dumps(name)[1:-1]
    yield ascii_only
    yield ascii_only.replace("'", r"\u0027")
    for encoded in (quote(name, safe=""), quote_plus(name)):
        yield encoded
        yield quote(encoded, safe="")


def masked(written: str) -> str:
    """
    As many blocks as a name has letters, however it is written.
    """
    plain = html.unescape(re.sub(r"\\u([0-9a-fA-F]{4})", lambda met: chr(int(met[1], 16)), written))
    if "%" in plain or "+" in plain:
        plain = unquote_plus(unquote(plain))
    return blocks(plain) if plain else BLOCK
