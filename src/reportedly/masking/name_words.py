"""
What word lists know of names: which words are of one, and which are nobody's.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.actors.called_after import given_names
from reportedly.lexicons import lexicon
from reportedly.voices.wording import common_words

WORD = re.compile(r"[^\W\d_](?:[\w'’‘-]*\w)?")
# Lists whose words are nobody's name, though a sentence may begin with one.
NOUNS = ("victims", "sources", "harm", "parties", "events", "evidence", "count_words")


@cache
def listed(part: str) -> frozenset[str]:
    """
    One of the word lists on names.
    """
    return frozenset(lexicon("person_names")[part])


@cache
def nobodys() -> frozenset[str]:
    """
    Words that are no part of a name: titles, words that begin sentences, nouns for people and things.
    """
    nouns = {word.lower() for name in NOUNS for phrase in strings(lexicon(name)) for word in phrase.split()}
    return (listed("titles") | listed("others") | frozenset(nouns)) - listed("particles")


def strings(value: object) -> Iterator[str]:
    """
    All words of a word list, however it is laid out.
    """
    if isinstance(value, str):
        yield value
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = [*value, *value.values()]
    elif isinstance(value, list):
        inner = value
    for part in inner:
        yield from strings(part)


def is_plain(word: str) -> bool:
    """
    Whether a word is a common one of reports, or made of such ("YEAR-OLD"), and no name that people have.
    """
    return all(
        piece in nobodys() or (piece in common_words() and piece not in given_names())
        for piece in word.lower().replace("’", "'").split("-")
    )
