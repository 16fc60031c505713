"""
The words that reports are compared by: folded, in order, without what the site put around them.
"""

import csv
import re
from functools import cache

from reportedly.filters import folded
from reportedly.lexicons import LEXICONS, lexicon

# Writing without spaces between words is compared letter by letter.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
WORD = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+")
GROUPED = re.compile(r"(?<=\d)[,.\u066c](?=\d{3}(?!\d))")
# Marks that would have a text folded letter by letter, which is slow.
MARKS = str.maketrans("“”–—…\u00a0", '""--. ', "’‘")
LETTERS = re.compile(r"[^\W\d_]{4,}")
EXACT = re.compile(r"(?<![\d.,:])\d{3,}(?![\d.,:])")
SENTENCE = re.compile(r"(?<=[.!?\u061f\u06d4])\s+|\n+")


def words_of(own: str) -> list[str]:
    """
    The words of a report, as they are compared with those of others.
    """
    return WORD.findall(GROUPED.sub("", folded(own)))


def own_words(text: str) -> str:
    """
    A text without the sentences that belong to the site, and with plain marks.
    """
    plain = text.translate(MARKS)
    lower = plain.lower()
    if not any(phrase in lower for phrase in lexicon("furniture")["phrases"]):
        return plain
    return "\n".join(part for part in SENTENCE.split(plain) if not furniture().search(part.lower()))


@cache
def furniture() -> re.Pattern[str]:
    """
    What tells a sentence of the site from one of the report.
    """
    phrases = sorted(lexicon("furniture")["phrases"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def rare_words(own: str) -> frozenset[str]:
    """
    The rare words and exact numbers of a report. Names are left out: all who report one event share them.
    """
    words = set(LETTERS.findall(own))
    small = {folded(word) for word in words if word.islower()}
    names = {folded(word) for word in words if not word.islower()}
    return frozenset(small - names - common_words()) | exact_numbers(own)


def exact_numbers(text: str) -> frozenset[str]:
    """
    Numbers that two people do not come by on their own: three digits or more, not round, no year.
    """
    found = EXACT.findall(GROUPED.sub("", text))
    return frozenset(number for number in found if not number.endswith("00") and not is_year(number))


def is_year(number: str) -> bool:
    """
    Whether a number reads as a year.
    """
    return len(number) == 4 and number[:2] in {"19", "20"}


@cache
def common_words() -> frozenset[str]:
    """
    Words that many reports have.
    """
    with (LEXICONS / "common_words.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row["word"] for row in csv.DictReader(lines))
