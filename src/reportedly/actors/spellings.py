"""
Long names that are spelt a little wrong: a letter more, less, other or in another place.

Only a name of nine letters or more is taken for one of the list, only where each word begins with the same
letter, and only where the misspelt word is none that any listed name is spelt with: "Nigerian" is no slip
for "Nigerien", nor "5th Division" for "4th Division".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from reportedly.actors.parties import Entry, Piece, Word, entries

LONG, SHORT_WORD = 9, 4
ROOM = 16
MOST_WORDS, MOST_SLIPS = 6, 2
JOINING = frozenset({"al", "of", "for", "the", "and", "in", "e", "i", "ul", "wal", "de", "del", "la", "para"})
ARMED = frozenset({"armed_group", "pro_government_militia", "state_military"})


@cache
def known_words() -> frozenset[str]:
    """
    Every word that some phrase is spelt with.
    """
    return frozenset(key for entry in entries() for key in entry.keys)


@cache
def long_names() -> Mapping[str, Sequence[tuple[int, Entry]]]:
    """
    The long names of actors, each with its length, by the first letters of their words; none with a number.

    Of names of one word only those of who fights: "Confidential" is no slip for a paper.
    """
    found: dict[str, list[tuple[int, Entry]]] = {}
    for entry in entries():
        letters = "".join(entry.keys)
        several = 1 < len(entry.keys) <= MOST_WORDS or entry.term.kind in ARMED
        listed = entry.term.actor and several and entry.case != "="
        if listed and len(letters) >= LONG and not any(letter.isdigit() for letter in letters):
            found.setdefault(initials(entry.keys), []).append((len(letters), entry))
    return found


def initials(keys: Sequence[str]) -> str:
    """
    The first letters of some words.
    """
    return "".join(key[0] for key in keys)


def mended(words: Sequence[Word], pieces: list[Piece]) -> list[Piece]:
    """
    The pieces found in a sentence, with the misspelt names in it put in their place.
    """
    odd = [i for i, word in enumerate(words) if word.text[0].isupper() and is_odd(word.key)]
    if not odd:
        return pieces
    letters = initials([word.key or " " for word in words])
    names = list(misspelt(words, letters, odd))
    kept = [
        one for one in pieces if not any(one.first < name.after and name.first < one.after for name in names)
    ]
    return sorted([*kept, *names]) if names else pieces


def is_odd(key: str) -> bool:
    """
    Whether a word with a capital may be the misspelt one of a name: long, and in no name of the list.
    """
    return len(key) > SHORT_WORD and not is_known(key)


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
        low, high = around(words, i)
        for first in range(max(done, low), i + 1):
            found = name_at(words, letters, range(first, min(first + MOST_WORDS, high)), i)
            if found:
                done = found.after
                yield found
                break


def around(words: Sequence[Word], i: int) -> tuple[int, int]:
    """
    The first of the words around word *i* that may be one name with it, and the index after the last.
    """
    low, high = i, i + 1
    while low > 0 and i - low < MOST_WORDS - 1 and may_stand(words[low - 1]):
        low -= 1
    while high < len(words) and high - i < MOST_WORDS and may_stand(words[high]):
        high += 1
    return low, high


def may_stand(word: Word) -> bool:
    """
    Whether a word may stand in a name: with a capital, or a small one that joins.
    """
    return word.text[0].isupper() or word.key in JOINING


def name_at(words: Sequence[Word], letters: str, where: range, odd: int) -> Piece | None:
    """
    The longest name that the words from the first of *where*, the odd one among them, are a misspelling of.
    """
    names = long_names()
    for after in range(where.stop, odd, -1):
        found = names.get(letters[where.start : after])
        if found:
            keys = [word.key for word in words[where.start : after]]
            size = sum(map(len, keys))
            for long, entry in found:
                if -MOST_SLIPS <= size - long <= MOST_SLIPS and alike(keys, entry.keys, long):
                    return Piece(where.start, after, entry.term)
    return None


def alike(keys: Sequence[str], spelt: Sequence[str], size: int) -> bool:
    """
    Whether words are a misspelling of a name of so many letters, word by word.
    """
    wrong = [(key, right) for key, right in zip(keys, spelt, strict=True) if key != right]
    allowed = 1 if size < ROOM else MOST_SLIPS
    return 0 < len(wrong) <= allowed and all(slip(key, right) for key, right in wrong)


def slip(key: str, right: str) -> bool:
    """
    Whether a word is another one with a single slip, and no word of its own.
    """
    long = min(len(key), len(right)) > SHORT_WORD
    return long and not is_known(key) and OSA.distance(key, right, score_cutoff=1) <= 1
