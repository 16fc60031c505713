"""
Phrases of a word list, found in tokens.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from reportedly.language.tokens import tokens_of
from reportedly.records import Token

V = TypeVar("V")


class Phrases(Generic[V]):
    """
    Finds phrases of a word list in tokens: the longest first, from left to right, any case.
    """

    def __init__(self, entries: Mapping[str, V] | Iterable[tuple[str, V]]) -> None:
        """
        *entries* maps each phrase, as written, to its value.
        """
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self.by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in pairs:
            words = tuple(token.lower for token in tokens_of(phrase))
            self.by_first.setdefault(words[0], []).append((words, value))
        self.by_second: dict[str, dict[str, list[tuple[tuple[str, ...], V]]]] = {}
        for first, options in self.by_first.items():
            options.sort(key=lambda option: -len(option[0]))
            seconds = self.by_second.setdefault(first, {})
            for words, value in options:
                seconds.setdefault(words[1] if len(words) > 1 else "", []).append((words, value))

    def at(self, tokens: Sequence[Token], i: int) -> tuple[int, V] | None:
        """
        The longest phrase that begins at token *i*: the index after it, and its value.
        """
        seconds = self.by_second.get(tokens[i].lower)
        if seconds is None:
            return None
        if i + 1 < len(tokens):
            for words, value in seconds.get(tokens[i + 1].lower, ()):
                end = i + len(words)
                if len(words) == 2 or (end <= len(tokens) and all_alike(words, tokens, i)):
                    return end, value
        alone = seconds.get("")
        return (i + 1, alone[0][1]) if alone else None

    def find(self, tokens: Sequence[Token]) -> list[tuple[int, int, V]]:
        """
        Every phrase in *tokens*, none overlapping: first index, index after, value.
        """
        by_first = self.by_first
        return self.find_from(tokens, [i for i, token in enumerate(tokens) if token.lower in by_first])

    def find_from(self, tokens: Sequence[Token], starts: Sequence[int]) -> list[tuple[int, int, V]]:
        """
        The same, of the phrases that begin at one of some tokens.
        """
        found: list[tuple[int, int, V]] = []
        free = 0
        for i in starts:
            hit = self.at(tokens, i) if i >= free else None
            if hit:
                free = hit[0]
                found.append((i, free, hit[1]))
        return found


def all_alike(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the tokens from *i* on are *words*, the first of which is known to be.
    """
    for k in range(1, len(words)):  # noqa: SIM110 (a loop is twice as fast as all() here, and this is the hot one)
        if tokens[i + k].lower != words[k]:
            return False
    return True
