"""
The word lists that tell whether a name is that of a place (`lexicons/place_words.toml`).
"""

from collections.abc import Mapping
from functools import cache

from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon


@cache
def words(name: str) -> frozenset[str]:
    """
    One of the word lists of `lexicons/place_words.toml`.
    """
    return frozenset(lexicon("place_words")["words"][name])


def kinds() -> Mapping[str, list[str]]:
    """
    The precisions that kinds of places stand for, each with the nouns for these kinds.
    """
    found: Mapping[str, list[str]] = lexicon("place_words")["heads"]
    return found


@cache
def heads() -> Phrases[str]:
    """
    The nouns that name a kind of place, with the precision each stands for.
    """
    return Phrases([(noun, kind) for kind, nouns in kinds().items() for noun in nouns])


@cache
def nameless() -> frozenset[str]:
    """
    The directions and the nouns for kinds of places, which name no place by themselves.
    """
    return words("directions").union(*kinds().values())


@cache
def leading(case: str) -> frozenset[str]:
    """
    The words behind which a name is rather that of a place, by how the sentence is capitalised.
    """
    return words("locating" if case == "caps" else "prepositions") | words("directions")


@cache
def function_words() -> frozenset[str]:
    """
    Small words of English, none of them a noun.
    """
    return frozenset(lexicon("function_words")["english"])
