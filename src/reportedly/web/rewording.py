"""
What could not be done or read, in the languages of the workbench: looked up by its English words.

The ledger keeps such words in English, and scripts are told them so; a page says them in its own language.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from reportedly.web.texts import CATALOGUES

# What stands between these marks runs in its own direction.
ISOLATE, END = "\u2068", "\u2069"
HOLE = re.compile(r"\{(\d?)\}")
KEPT, LONGEST = 2000, 2000


class Rewording:
    """
    One language's words for those of the core.
    """

    def __init__(self, pairs: Mapping[str, str]) -> None:
        """
        English on the left, with {} where something is put in.
        """
        self.pairs = dict(pairs)
        holed = sorted((one for one in pairs if HOLE.search(one)), key=literal, reverse=True)
        self.patterns = [(HOLE.split(one)[::2], pairs[one]) for one in holed]
        self.says = lru_cache(KEPT)(self.found)

    def found(self, words: str) -> str | None:
        """
        The same in this language; None where it has no words for it.
        """
        if words in self.pairs and not HOLE.search(words):
            return self.pairs[words]
        for parts, other in self.patterns:
            values = put_into(parts, words)
            if values is not None:
                return filled(other, [self.put_in(value) for value in values])
        return None

    def put_in(self, value: str) -> str:
        """
        What is put in: words of our own in this language, anything else as it is, in its own direction.
        """
        own = self.found(value)
        if own is not None or not value:
            return own or ""
        return f"{ISOLATE}{value}{END}"


def literal(english: str) -> int:
    """
    How much is said before anything is put in: what says most fits best.
    """
    return len(HOLE.sub("", english))


def put_into(parts: Sequence[str], words: str) -> list[str] | None:
    """
    What stands in words between these parts of them; None where they are not made so.
    """
    first, *middle, last = parts
    if not words.startswith(first) or not words.endswith(last):
        return None
    at, end, found = len(first), len(words) - len(last), []
    for part in middle:
        next_part = words.find(part, at, end)
        if next_part < 0:
            return None
        found.append(words[at:next_part])
        at = next_part + len(part)
    return [*found, words[at:end]] if at <= end else None


def filled(other: str, values: list[str]) -> str:
    """
    Words with what belongs into them, in their order or by number.
    """
    turn = iter(values)
    return HOLE.sub(lambda hole: values[int(hole[1]) - 1] if hole[1] else next(turn), other)


@cache
def rewording(language: str) -> Rewording | None:
    """
    The words of a language; None where it needs none, as English.
    """
    path = CATALOGUES / language / "refusals.toml"
    if not path.exists():
        return None
    return Rewording(tomllib.loads(path.read_text(encoding="utf-8"))["refusals"])


def told_by(fault: Mapping[str, Any]) -> str:
    """
    What the package that checks what is sent says of a fault, without its own word for it.
    """
    return str(fault["msg"]).removeprefix("Value error, ")


def reworded(words: str, language: str) -> str:
    """
    What went wrong, in the language of the page; in English where it has no words for it.
    """
    known = rewording(language)
    return (known and len(words) <= LONGEST and known.says(words)) or words
