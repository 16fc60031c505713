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
    Whether a country or capital is part of a person's name; with a possessive, before a hyphen or another
    party word it is not ("Israel's Katz", "Israel-Hamas", "Jordan Armed Forces").
    """
    word = words[piece.first]
    if piece.term.role not in PLACES or piece.after - piece.first > 1:
        return False
    before = words[piece.first - 1].text if piece.first else ""
    after = words[piece.after] if piece.after < len(words) else None
    owned = word.end - word.start > len(word.text)
    apart = after is None or owned or after.hyphen or any(one.first == piece.after for one in pieces)
    return is_called_after(word.text, before, "" if apart or after is None else after.text)


def is_called_after(land: str, before: str, after: str) -> bool:
    """
    Whether a country or capital is part of a person's name, by the words on both sides of it as they are
    written: before a last name, which is no office, or behind a first one.
    """
    if not land[:1].isupper():
        return False
    last = land.lower() in named_after("last") and before[:1].isupper() and before.lower() in given_names()
    return last or (land.lower() in named_after("first") and is_surname(after, land))


def is_surname(word: str, first: str) -> bool:
    """
    Whether the word behind a first name can be the last one: with capitals like its, and no office or body.
    """
    return word[:1].isupper() and word.isupper() == first.isupper() and word.lower() not in offices()


@cache
def named_after(part: str) -> frozenset[str]:
    """
    The countries and capitals that are the *part*, "first" or "last", of people's names.
    """
    return frozenset(lexicon("person_names")[f"lands_{part}"])


@cache
def given_names() -> frozenset[str]:
    """
    The names of persons that are listed, for look-ups.
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
