"""
Text that was broken into lines to fit a column, as wires, mail and old archives have it.

Where such a line ends says nothing: its line end becomes a space, so that every offset stays as it was.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.language.endings import SENTENCE_END

# A column is so wide; longer lines are paragraphs, and shorter ones lists or verse.
NARROWEST, WIDEST = 40, 132
# A text is broken into lines if at least so many, and so large a share, end where the next word had no room,
# and if so large a share of those stop within a sentence: rows of equal length do not.
FULL_LINES, FULL_SHARE, FLOWING_SHARE = 4, 0.6, 0.4
# One line may stick out of the column, or so large a share: headings, addresses, what was quoted.
OUTLIERS = 0.03

ITEM = re.compile(r"\s*(?:[-–•*▪◦●#>|]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s)")


def unwrapped(text: str) -> str:
    """
    A text with a space for each line end that only a column made; any other text as it was.
    """
    lines = text.split("\n")
    width = next((width for width in columns_of(lines) if is_wrapped(lines, width)), None)
    if not width:
        return text
    ends = (" " if runs_on(line, following, width) else "\n" for line, following in pairwise(lines))
    return "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))


def columns_of(lines: Sequence[str]) -> Iterator[int]:
    """
    How wide the column may be that a text was broken to: as its longest line, or one nearly so long.
    """
    lengths = sorted(len(line.rstrip()) for line in lines if " " in line.strip())
    if len(lengths) > FULL_LINES:
        for width in dict.fromkeys(lengths[-1 - k] for k in (0, 1, int(OUTLIERS * len(lengths)))):
            if NARROWEST <= width <= WIDEST:
                yield width


def is_wrapped(lines: Sequence[str], width: int) -> bool:
    """
    Whether most lines of a text end where a column does, and not where a sentence or a row does.
    """
    inner = [pair for pair in pairwise(lines) if all(map(str.strip, pair))]
    full = [pair for pair in inner if runs_on(*pair, width)]
    cased = any(map(str.islower, "".join(lines)))
    flowing = sum(flows(*pair, cased=cased) for pair in full)
    return len(full) >= max(FULL_LINES, FULL_SHARE * len(inner)) and flowing >= FLOWING_SHARE * len(full)


def flows(line: str, following: str, *, cased: bool) -> bool:
    """
    Whether a sentence goes on from one line to the next; without lower case only its end could tell.
    """
    first = following.lstrip()[0]
    return not SENTENCE_END.search(line.rstrip()) and (first.islower() if cased else first.isalpha())


def runs_on(line: str, following: str, width: int) -> bool:
    """
    Whether a line goes on in the next: its first word had no room, and it begins nothing of its own.
    """
    words = following.split(None, 1)
    return (
        bool(words)
        and bool(line.strip())
        and len(line.rstrip()) + 1 + len(words[0]) > width
        and not ITEM.match(following)
        and indent(following) <= indent(line)
    )


def indent(line: str) -> int:
    """
    How many spaces a line begins with.
    """
    return len(line) - len(line.lstrip())
