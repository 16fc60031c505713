"""
Long names that are spelt a little wrong: a letter more, less, other or in another place.

Only a name of nine letters or more is taken for one of the list, only where each word begins with the same
letter, and only where the misspelt word is none that any listed name is spelt with: "Nigerian" is no slip
for "Nigerien", nor "5th Division" for "4th Division".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from reportedly.parties import Entry, Piece, Word, entries

LONG, SHORT_WORD = 9, 4
ROOM = 16
MOST_WORDS = 6
ARMED = frozenset({"armed_group", "pro_government_militia", "state_military"})


@cache
def known_words() -> frozenset[str]:
    """
    Every word that some phrase is spelt with.
    """
    return frozenset(key for entry in entries() for key in entry.keys)


@cache
def long_names() -> Mapping[str, tuple[Entry, ...]]:
    """
    The long names of actors by the first letters of their words; those with a number are left out.

    Of names of one word only those of who fights: "Confidential" is no slip for a paper.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        letters = "".join(entry.keys)
        several = 1 < len(entry.keys) <= MOST_WORDS or entry.term.kind in ARMED
        listed = entry.term.actor and several and entry.case != "="
        if listed and len(letters) >= LONG and not any(letter.isdigit() for letter in letters):
            found.setdefault(initials(entry.keys), []).append(entry)
    return {key: tuple(names) for key, names in found.items()}


def initials(keys: Sequence[str]) -> str:
    """
    The first letters of some words.
    """
    return "".join(key[0] for key in keys)


def mended(words: Sequence[Word], pieces: list[Piece]) -> list[Piece]:
    """
    The pieces found in a sentence, with the misspelt names in it put in their place.
    """
    odd = [i for i, word in enumerate(words) if is_odd(word)]
    if not odd:
        return pieces
    letters = initials([word.key or " " for word in words])
    names = list(misspelt(words, letters, odd))
    kept = [
        one for one in pieces if not any(one.first < name.after and name.first < one.after for name in names)
    ]
    return sorted([*kept, *names]) if names else pieces


def is_odd(word: Word) -> bool:
    """
    Whether a word may be the misspelt one of a name: long, with a capital, and in no name of the list.
    """
    key = word.key
    return len(key) > SHORT_WORD and word.text[0].isupper() and not is_known(key)


def is_known(key: str) -> bool:
    """
    Whether some phrase is spelt with a word, perhaps without its last s.
    """
    return key in known_words() or (key[-1] == "s" and key[:-1] in known_words())


def misspelt(words: Sequence[Word], letters: str, odd: Sequence[int]) -> Iterator[Piece]:
    """
    The misspelt names around the odd words of a sentence, whose words begin with *letters*.
    """
    done = 0
    for i in odd:
        for first in range(max(done, i - MOST_WORDS + 1), i + 1):
            found = name_at(words, letters, first, i + 1)
            if found:
                done = found.after
                yield found
                break


def name_at(words: Sequence[Word], letters: str, first: int, least: int) -> Piece | None:
    """
    The longest name that the words from *first* to *least* or further are a misspelling of.
    """
    for after in range(min(first + MOST_WORDS, len(words)), least - 1, -1):
        for entry in long_names().get(letters[first:after], ()):
            if alike([word.key for word in words[first:after]], entry.keys):
                return Piece(first, after, entry.term)
    return None


def alike(keys: Sequence[str], spelt: Sequence[str]) -> bool:
    """
    Whether words are a misspelling of a name, word by word.
    """
    wrong = [(key, right) for key, right in zip(keys, spelt, strict=True) if key != right]
    allowed = 1 if sum(map(len, spelt)) < ROOM else 2
    return 0 < len(wrong) <= allowed and all(slip(key, right) for key, right in wrong)


def slip(key: str, right: str) -> bool:
    """
    Whether a word is another one with a single slip, and no word of its own.
    """
    long = min(len(key), len(right)) > SHORT_WORD
    return long and not is_known(key) and OSA.distance(key, right, score_cutoff=1) <= 1
