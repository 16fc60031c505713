"""
Sentences of long texts, whose words are not kept: all of them together take forty times the room of the text.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import takewhile

from reportedly.records import Sentence, Token

# Of a text of more letters, the words of so many sentences are kept at a time.
LONG_TEXT, KEPT = 100_000, 5_000
# The words of a text that begin between two offsets, read as those of a sentence that ends at the third.
Told = Callable[[int, int, int], tuple[Token, ...]]


class Retold(Sentence):
    """
    A sentence of a long text: its words are found anew unless they were asked for lately.
    """

    __slots__ = ("stop", "told")
    told: Told
    stop: int

    def __init__(self, known: Sentence, told: Told, stop: int) -> None:
        """
        The same as a sentence that is *known*; *stop* is where the whole ends that it may be a part of.
        """
        fields = {name: getattr(known, name) for name in ("span", "index", "kind", "quoted", "paragraph")}
        for name, value in {**fields, "told": told, "stop": stop}.items():
            object.__setattr__(self, name, value)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """
        Its words, numbers and marks.
        """
        return self.told(*self.span, self.stop)


def retelling(text: str, words: Callable[[str, int, int], Iterable[Token]]) -> Told | None:
    """
    What finds the *words* of a text anew; None for one that is short enough to keep them.
    """
    if len(text) <= LONG_TEXT:
        return None

    @lru_cache(KEPT)
    def told(start: int, end: int, stop: int) -> tuple[Token, ...]:
        return tuple(takewhile(lambda token: token.start < end, words(text, start, stop)))

    return told
