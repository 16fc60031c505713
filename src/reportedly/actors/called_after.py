"""
People who are called after a country or its capital, and are no party: "Jordan Smith", "Jack London".
"""

from collections.abc import Sequence
from functools import cache

from reportedly.actors.parties import Piece, Word
from reportedly.lexicons import lexicon
from reportedly.places import place_words

PLACES = frozenset({"country", "capital"})


def is_person(piece: Piece, pieces: Sequence[Piece], words: Sequence[Word]) -> bool:
    """
    Whether a country or capital is part of a person's name: "Jordan Smith", "Jack London"; with a possessive
    or before an office or another party word it is not ("Israel's Katz", "Jordan Armed Forces").
    """
    word = words[piece.first]
    if piece.term.role not in PLACES or piece.after - piece.first > 1 or not word.text[0].isupper():
        return False
    before = words[piece.first - 1] if piece.first else None
    if (
        before
        and before.text[0].isupper()
        and before.key in given_names()
        and word.key in named_after("last")
    ):
        return True
    if word.key not in named_after("first") or piece.after == len(words):
        return False
    after, owned = words[piece.after], word.end - word.start > len(word.text)
    named = after.text[0].isupper() and not after.text.isupper() and after.text.isalpha() and not after.hyphen
    told = after.key in offices() or any(one.first == piece.after for one in pieces)
    return named and not owned and not told


@cache
def named_after(part: str) -> frozenset[str]:
    """
    The countries and capitals that are the *part*, "first" or "last", of people's names.
    """
    return frozenset(lexicon("person_names")[f"lands_{part}"])


@cache
def given_names() -> frozenset[str]:
    """
    First names, for look-ups.
    """
    names = lexicon("person_names")
    return frozenset([*names["first"], *names["given"]])


@cache
def offices() -> frozenset[str]:
    """
    The words behind a country that name an office or a body of it.
    """
    listed = place_words.words("titles") | place_words.words("bodies")
    parties = lexicon("parties")
    return listed | frozenset([*parties["offices"]["words"], *parties["places"]["after"]])
