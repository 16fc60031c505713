"""
Names of people among the words for a speaker: where one begins, what stands before it, and how it is written.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from reportedly.claims.cues import ARTICLES, Words
from reportedly.claims.source_words import called_so, inner_words, particles, titles
from reportedly.records import Token

# What the words of a name are without.
MARKS = re.compile(r"[^\w]|_")


def name_start(words: Words, start: int, end: int) -> int:
    """
    Where the personal name begins that a phrase ends with.
    """
    i = end
    while i > start and (words.capital(i - 1) or words.glued(i - 1) or words.lower[i - 1] in particles()):
        if words.lower[i - 1] in titles() and words.lower[i - 1] not in particles():
            break
        i -= 1
    return i


def is_own_name(words: Words, at: int) -> bool:
    """
    Whether a word can begin somebody's name: what speakers are called by does so only for "Jordan Smith".
    """
    return words.lower[at] not in inner_words() or called_so(words.tokens, at, at + 1)


def before_name(words: Words, start: int, name: int) -> bool:
    """
    Whether a title stands before a name: "Col. Hassan Ibrahim", "the envoy for Syria, Jan Egeland".
    """
    if words.lower[name - 1] == ",":
        return any(words.lower[i] in titles() for i in range(start, name))
    before = name - 1
    while before > 0 and words.lower[before] == ".":
        before -= 1
    return words.lower[before] in titles()


def bare_name(words: Words, start: int, end: int) -> bool:
    """
    Whether a phrase is the name of a person of whom nothing is said: somebody who was there.
    """
    letters = words.tokens[start].text
    return (
        name_start(words, start, end) == start
        and words.lower[start] not in ARTICLES
        and not letters.isupper()
    )


def spelled(tokens: Sequence[Token]) -> str:
    """
    A name written out again, hyphens closed up.
    """
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append(token.text if before.end == token.start else f" {token.text}")
    return "".join(parts)


def squashed(name: str) -> str:
    """
    A name without marks, spaces and case.
    """
    return MARKS.sub("", name).casefold()
