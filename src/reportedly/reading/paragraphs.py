"""
Printed lines into paragraphs: where a line of a page ends is the printer's choice, not the author's.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.language.endings import SENTENCE_END
from reportedly.lexicons import lexicon

# A hyphen that only breaks a word at a line end: PDFium writes one of the first three for it.
SOFT = "\ufffe\u0002\u00ad"
HYPHEN = re.compile(rf"(\w*)(?:[{SOFT}]|(?<=\w)-)$")
ITEM = re.compile(r"(?:[-–•*▪◦●]|\(?\d{1,2}[.)])\s")

# A gap is so much more than the usual distance of two lines; another size so much more than this one.
GAP = 1.25
SIZE = 1.12

# So many lines before and after one show how wide its column is.
AROUND = 40


class Line(NamedTuple):
    """
    One printed line: its words, and where it stands on the page in points from the lower left.
    """

    text: str
    left: float
    right: float
    top: float
    height: float


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """
    The paragraphs of a page.

    A line goes on with the one above it if it has its size and its distance, and if its first
    word had no room up there.
    """
    usual = usual_pitch(lines)
    found: list[str] = []
    for i, line in enumerate(lines):
        around = lines[max(0, i - AROUND) : i + AROUND]
        if i and continues(lines[i - 1], line, around, usual):
            found[-1] = joined(found[-1], line.text)
        else:
            found.append(line.text)
    return [paragraph.translate(dict.fromkeys(map(ord, SOFT))) for paragraph in found]


def joined(paragraph: str, line: str) -> str:
    """
    A paragraph with one more line; a word that was broken at the line end is one word again.

    What is spelt with a hyphen ("al-Eis", "pro-government") keeps it.
    """
    hyphen = HYPHEN.search(paragraph)
    if not hyphen:
        return f"{paragraph} {line}"
    kept = not line[:1].islower() or hyphen.group(1).lower() in kept_hyphens()
    return paragraph[: hyphen.end(1)] + ("-" if kept else "") + line


@cache
def kept_hyphens() -> frozenset[str]:
    """
    The parts of words after which a hyphen at a line end stays.
    """
    return frozenset(lexicon("hyphens")["keep"])


def usual_pitch(lines: Sequence[Line]) -> float:
    """
    The distance of two lines in their own height, as it mostly is on a page.
    """
    steps = sorted(step for step in map(pitch, lines, lines[1:]) if step > 0)
    return steps[len(steps) // 4] if steps else 1.0


def pitch(above: Line, line: Line) -> float:
    """
    How far a line stands below another, in its own height.
    """
    return (above.top - line.top) / (line.height or 1.0)


def continues(above: Line, line: Line, lines: Iterable[Line], usual: float) -> bool:
    """
    Whether a line goes on with the paragraph of the line above it.
    """
    step = pitch(above, line)
    if ITEM.match(line.text):
        return False
    if step <= 0:
        return runs_on(above.text, line.text)
    if step > GAP * usual or not same_size(above, line):
        return False
    return bool(HYPHEN.search(above.text)) or not ends_early(above, line, column_edge(above, lines))


def same_size(line: Line, other: Line) -> bool:
    """
    Whether two lines are set in letters of one size.
    """
    return line.height < SIZE * other.height and other.height < SIZE * line.height


def runs_on(above: str, line: str) -> bool:
    """
    Whether a sentence runs on from one column or page to the next.
    """
    return not SENTENCE_END.search(above) and line[:1].islower()


def column_edge(line: Line, lines: Iterable[Line]) -> float:
    """
    How far to the right the lines reach that begin where this one does.
    """
    near = (other for other in lines if abs(other.left - line.left) <= 2 * line.height)
    return max((other.right for other in near if same_size(other, line)), default=line.right)


def ends_early(above: Line, line: Line, edge: float) -> bool:
    """
    Whether a line ends although the next word had room there: where its sentence runs on, plenty of it.
    """
    word = line.text.partition(" ")[0]
    width = (line.right - line.left) / max(1, len(line.text)) * (len(word) + 1)
    plenty = 0.25 * (edge - above.left) if runs_on(above.text, line.text) else 0.0
    return above.right + max(1.1 * width, plenty) < edge
