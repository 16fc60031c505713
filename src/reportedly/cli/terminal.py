"""
What is printed where: results on standard output, messages on standard error, colours only for a person.
"""

import errno
import json
import os
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly.printed import printed_claim, printed_document
from reportedly.telling.wording import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.records import Claim, Document, Skipped

PIPED_WIDTH = 100
RAW = re.compile("[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


class Stream(Console):
    """
    A console that ends a program whose output nobody reads on as any other output would.
    """

    def on_broken_pipe(self) -> None:
        """
        Where the reader of the output left.
        """
        raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))


@dataclass(frozen=True, slots=True)
class Terminal:
    """
    Where results and messages go. `quiet` keeps all messages back but those of things gone wrong.
    """

    out: Console
    err: Console
    quiet: bool

    def note(self, message: str) -> None:
        """
        Says something about the run.
        """
        if not self.quiet:
            self.err.print(Text(message), soft_wrap=True)

    def skip(self, skipped: "Skipped", *, kept: bool = False) -> None:
        """
        Says what was not read, and why; or that it is *kept* all the same.
        """
        label, rest = ("kept ", " without claims") if kept else ("skipped ", "")
        line = Text.assemble((safe(skipped.path), "bold"), f"{rest}: {safe(skipped.reason)}")
        self.err.print(Text.assemble((label, "yellow"), line), soft_wrap=True)


def terminal(*, quiet: bool = False, no_color: bool = False) -> Terminal:
    """
    The terminal as the options want it.
    """
    return Terminal(console(sys.stdout, no_color), console(sys.stderr, no_color), quiet)


def console(stream: object, no_color: bool) -> Console:
    """
    One stream, with colours only where it is a terminal and nobody declined them.
    """
    made = Stream(
        stderr=stream is sys.stderr,
        no_color=True if no_color else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPED_WIDTH
    return made


def print_json(
    document: "Document", claims: "Iterable[Claim]", reviews: "Mapping[str, object] | None" = None
) -> None:
    """
    One report with its claims as one line, safe for a terminal and the same to a program.

    *reviews* has what people decided on claims. A long report has thousands of claims: one is written after
    the other.
    """
    decided = reviews or {}
    sys.stdout.write(f'{{"document": {line_of(printed_document(document))}, "claims": [')
    for number, claim in enumerate(claims):
        told = printed_claim(document.text, claim)
        if told["id"] in decided:
            told["review"] = decided[told["id"]]
        sys.stdout.write(f"{', ' if number else ''}{line_of(told)}")
    sys.stdout.write("]}\n")


def print_object(whole: "Mapping[str, object]") -> None:
    """
    One object as one line, safe for a terminal and the same to a program.
    """
    sys.stdout.write(f"{line_of(whole)}\n")


def line_of(whole: "Mapping[str, object]") -> str:
    """
    An object as JSON without a character that could steer a terminal.
    """
    return RAW.sub(escaped, json.dumps(whole, ensure_ascii=False))


def escaped(found: re.Match[str]) -> str:
    """
    A character that could steer a terminal, as JSON writes it out.
    """
    return f"\\u{ord(found.group()):04x}"
