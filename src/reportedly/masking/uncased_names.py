"""
Names of persons in words without capitals: those that begin with a given name that is listed.

In lower case ("omar nasser was killed") and in Arabic script, nothing else tells a name from other words.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from reportedly.masking.name_words import WORD, listed

ARABIC = re.compile(r"[\u0620-\u064a]")
MARKS = re.compile(r"[\u064b-\u0652\u0640]")
ARTICLE = "ال"
LONGEST, SHORT = 4, 2


def lower_case_names(text: str, start: int, end: int, common: frozenset[str]) -> Iterator[str]:
    """
    The names in lower case between two places of a text; a word that is *common* is of no name.
    """
    words = list(WORD.finditer(text, start, end))
    for place, met in enumerate(words):
        if met.group() in listed("first"):
            run = words_after(text, words[place:], lambda word: is_more(word, common))
            yield text[met.start() : run[-1].end()]


def unlisted_names(text: str, start: int, end: int, common: frozenset[str]) -> Iterator[str]:
    """
    The words that no list has, and those of them that stand side by side, where all is in lower case.
    """
    words = [met for met in WORD.finditer(text, start, end) if met.group() != met.group().upper()]
    while words:
        run = words_after(text, words, lambda word: is_more(word, common))
        if run[0].group() not in common:
            yield from (met.group() for met in run if met.group() not in common and len(met.group()) > SHORT)
            yield text[run[0].start() : run[-1].end()]
            words = words[len(run) :]
        else:
            words = words[1:]


def is_more(word: str, common: frozenset[str]) -> bool:
    """
    Whether a word in lower case may go on with a name.
    """
    if word != word.lower():
        return False
    return word in listed("particles") or word in listed("first") or word not in common


def arabic_names(text: str) -> Iterator[str]:
    """
    The names of a text in Arabic script: a given name, with the small word before and what follows.
    """
    words = [met for met in WORD.finditer(text) if ARABIC.search(met.group())]
    for place, met in enumerate(words):
        if is_given(bare(met.group())):
            run = words_after(text, words[place:], goes_on)
            yield text[met.start() : run[-1].end()]


def goes_on(word: str) -> bool:
    """
    Whether a word in Arabic script goes on with a name: another name, "son of", or one with the article.
    """
    plain = MARKS.sub("", word)
    return plain in listed("arabic_particles") or is_given(plain) or plain.startswith(ARTICLE)


def words_after(
    text: str, words: Sequence[re.Match[str]], more: Callable[[str], bool]
) -> Sequence[re.Match[str]]:
    """
    The words of a name that begins with the first of some: what stands behind a small word is always of it.
    """
    run = [words[0]]
    small = listed("particles") | listed("arabic_particles")
    for met in words[1:LONGEST]:
        beside = text[run[-1].end() : met.start()] == " "
        if not beside or not (more(met.group()) or run[-1].group() in small):
            break
        run.append(met)
    while len(run) > 1 and run[-1].group() in small:
        run.pop()
    return run


def is_given(word: str) -> bool:
    """
    Whether a word in Arabic script is a given name.
    """
    return word in listed("arabic_first")


def bare(word: str) -> str:
    """
    A word in Arabic script without its vowels, and without "and", "to" or "by" before a name.
    """
    plain = MARKS.sub("", word)
    return plain[1:] if plain[:1] in "وفبل" and not is_given(plain) and is_given(plain[1:]) else plain
