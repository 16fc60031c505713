"""
What could not be done or read, in the languages of the workbench: looked up by its English words.

The ledger keeps such words in English, and scripts are told them so; a page says them in its own language,
with words for the codes in them, also in English.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.web.texts import CATALOGUES, apart

# {} takes what stood there, {2} the second of them, {:field} or {2:field} in the words for such codes.
HOLE = re.compile(r"\{(\d?)(?::(\w+))?\}")
KEPT, LONGEST = 2000, 2000


class Rewording:
    """
    One language's words for those of the core.
    """

    def __init__(self, language: str, code_words: Callable[[str, str], str]) -> None:
        """
        *code_words* says a code of a kind in the language.
        """
        self.language = language
        self.pairs = pairs = refusals_in(language)
        self.code_words = code_words
        holed = sorted((one for one in pairs if HOLE.search(one)), key=literal, reverse=True)
        self.patterns = [(one.split("{}"), pairs[one]) for one in holed]
        self.says = lru_cache(KEPT)(self.found)

    def reworded(self, words: str) -> str:
        """
        What went wrong, in this language; as it is where there are no words for it.
        """
        return (len(words) <= LONGEST and self.says(words)) or words

    def found(self, words: str) -> str | None:
        """
        The same in this language; None where it has no words for it.
        """
        if words in self.pairs and not HOLE.search(words):
            return self.pairs[words]
        for parts, other in self.patterns:
            values = put_into(parts, words)
            if values is not None:
                return self.filled(other, values)
        return None

    def filled(self, other: str, values: Sequence[str]) -> str:
        """
        Words with what belongs into them, in their order or by number.
        """
        turn = iter(values)
        return HOLE.sub(
            lambda hole: self.put_in(values[int(hole[1]) - 1] if hole[1] else next(turn), hole[2]), other
        )

    def put_in(self, value: str, kind: str | None = None) -> str:
        """
        What is put in: a code in words, words of our own in this language, anything else as it is, in its own
        direction.
        """
        if kind:
            return self.code_words(kind, value)
        own = self.found(value)
        if own is not None or not value:
            return own or ""
        return apart(value, self.language)


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


def refusals_in(language: str) -> Mapping[str, str]:
    """
    The catalogue of a language: English on the left, with {} where something is put in.
    """
    path = CATALOGUES / language / "refusals.toml"
    pairs: Mapping[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["refusals"]
    return pairs


def told_by(fault: Mapping[str, Any]) -> str:
    """
    What the package that checks what is sent says of a fault, without its own word for it.
    """
    return str(fault["msg"]).removeprefix("Value error, ")
