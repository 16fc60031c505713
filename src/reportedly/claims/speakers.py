"""
The phrases that name whoever speaks: where they begin and end, and what kind of source they are.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from reportedly.claims.cues import QUOTES, Words, group
from reportedly.language import Phrases, lexicon
from reportedly.records import Token

REACH = 25


class Phrase(NamedTuple):
    """
    A phrase that may name a speaker: token range, and how surely it is one (1 to 3).
    """

    start: int
    end: int
    sure: int


@cache
def type_phrases() -> Phrases[str]:
    """
    The words that tell the type of a source, the first type of the list winning a tie.
    """
    table = lexicon("sources")
    entries = {word: kind for kind in reversed(table["order"]) for word in table["words"][kind]}
    entries |= {state: "state" for state in table["places"]["states"] if state not in entries}
    return Phrases(entries)


@cache
def nouns() -> frozenset[str]:
    """
    Every word that by itself makes a phrase a likely speaker.
    """
    table = lexicon("sources")
    listed = [word for words in table["words"].values() for word in words]
    listed += [*table["modifiers"]["speakers"], *table["places"]["states"]]
    return frozenset(listed)


@cache
def inner_words() -> frozenset[str]:
    """
    Lower-case words that may stand inside the name of a speaker.
    """
    table = lexicon("sources")["modifiers"]
    parts = [part for noun in nouns() for part in noun.replace("-", " ").split()]
    return frozenset([*parts, *table["words"], *table["titles"], "de", "al", "el", "bin", "ibn", "van", "von", "general"])


@cache
def titles() -> frozenset[str]:
    """
    Nouns that a person's name may follow.
    """
    return frozenset(lexicon("sources")["modifiers"]["titles"])


def type_of(tokens: tuple[Token, ...]) -> str | None:
    """
    The type of source that the words of a phrase tell; None where they tell none.
    """
    order: list[str] = lexicon("sources")["order"]
    found = [(end - start, kind) for start, end, kind in type_phrases().find(tokens)]
    if not found:
        return None
    kinds = [(-length, order.index(kind)) for length, kind in found if kind != "state"]
    return order[min(kinds)[1]] if kinds else "government"


def speaks(words: Words, start: int, end: int) -> bool:
    """
    Whether a stretch of words holds what a speaker is called by.
    """
    if end - start == 1 and words.lower[start] in group("pronouns"):
        return True
    return any(words.lower[i] in nouns() for i in range(start, end))


def trimmed_start(words: Words, start: int, end: int) -> int:
    """
    The first word of a phrase without the words of time and the adverbs before it.
    """
    skip = group("adverbs") | group("time")
    while start < end - 1:
        word = words.lower[start]
        opens_time = word in {"on", "in"} and words.lower[start + 1] in group("time")
        if word in {"and", "or", "meanwhile"} or word in skip or word.isdigit() or opens_time:
            start += 1
        else:
            break
    return start


def run_before(words: Words, end: int, floor: int) -> tuple[int, bool]:
    """
    How far to the left words go on that could be one phrase, and whether a clause begins there.
    """
    i = end
    while i > floor and end - i < REACH:
        k = i - 1
        if words.glued(k):
            i = k
        elif words.mark(k) or words.lower[k] in group("closers") or words.lower[k] in {"and", "or"}:
            return i, True
        elif words.verb(k) or words.lower[k].isdigit() or words.lower[k] in group("time"):
            return i, False
        else:
            i = k
    return i, i == floor


def shortest(words: Words, end: int, floor: int) -> int:
    """
    The start of the shortest phrase before *end* that names a speaker in full.
    """
    i = end
    while i > floor:
        k = i - 1
        word = words.lower[k]
        if word in group("determiners"):
            of = k - 1
            if of > floor and words.lower[of] in group("links") and words.lower[of - 1] in inner_words():
                i = of
                continue
            return k
        inside = words.glued(k) or words.capital(k) or word in inner_words()
        linked = word in group("links") and k < end - 1 and k > floor and words.lower[k - 1] in inner_words()
        if not inside and not linked:
            break
        i = k
    while i < end and (words.lower[i] in group("links") or words.glued(i)):
        i += 1
    return i


def joined_start(words: Words, start: int, floor: int) -> int:
    """
    The start of "the monitor and doctors" where two speakers stand before one verb.
    """
    if start - 1 <= floor or words.lower[start - 1] != "and":
        return start
    first, clean = run_before(words, start - 1, floor)
    whole = clean and first < start - 1 and speaks(words, first, start - 1)
    return trimmed_start(words, first, start - 1) if whole else start


def phrase_ending(words: Words, end: int, floor: int = 0) -> Phrase | None:
    """
    The phrase that ends before token *end* and may name a speaker.
    """
    first, clean = run_before(words, end, floor)
    first = trimmed_start(words, first, end)
    if first >= end:
        return None
    if clean and words.lower[first] not in group("links"):
        sure = 3 if speaks(words, first, end) or words.capital(end - 1) else 1
        return Phrase(joined_start(words, first, floor), end, sure)
    first = shortest(words, end, first)
    if first >= end:
        return None
    if speaks(words, first, end):
        return Phrase(first, end, 2)
    return Phrase(first, end, 1) if words.capital(end - 1) else None


def skipped_back(words: Words, end: int, floor: int) -> int:
    """
    Where the words before a verb end once its adverbs and words of time are left out.
    """
    skip = group("adverbs") | group("time")
    while end > floor and (words.lower[end - 1] in skip or words.lower[end - 1].isdigit()):
        end -= 1
        if end > floor and words.lower[end] in group("time") and words.lower[end - 1] in {"on", "in"}:
            end -= 1
    return end


def speaker_before(words: Words, verb: int, floor: int = 0) -> Phrase | None:
    """
    Who stands before a verb of saying, an apposition or relative clause in commas passed over.
    """
    end = skipped_back(words, verb, floor)
    if end > floor and words.lower[end - 1] in {"who", "which"}:
        end -= 2 if end - 1 > floor and words.lower[end - 2] == "," else 1
    if end <= floor or words.lower[end - 1] in QUOTES:
        return None
    if words.lower[end - 1] != ",":
        return phrase_ending(words, end, floor)
    for comma in range(end - 2, max(floor, end - 2 - REACH), -1):
        if words.lower[comma] in QUOTES:
            return None
        if words.lower[comma] == ",":
            return before_comma(words, comma, end - 1, floor)
    return None


def before_comma(words: Words, comma: int, close: int, floor: int) -> Phrase | None:
    """
    The speaker before an apposition; a name in commas ("the envoy, Jan Egeland,") belongs to it.
    """
    head = phrase_ending(words, comma, floor)
    if not head or head.sure < 2 or close == comma + 1:
        return None
    named = all(words.capital(i) or words.glued(i) or words.lower[i] in {"de", "al"} for i in range(comma + 1, close))
    return Phrase(head.start, close if named and not words.capital(head.start + 1) else comma, head.sure)


def closes(words: Words, i: int, start: int) -> bool:
    """
    Whether a phrase that began at *start* ends before token *i*.
    """
    word = words.lower[i]
    if words.glued(i):
        return word == "." and not words.capital(i - 1)
    if words.mark(i) or words.verb(i) or word in group("closers") or word in group("time") or word[0].isdigit():
        return True
    if i == start:
        return False
    before = words.lower[i - 1]
    after = words.lower[i + 1] if i + 1 < len(words.lower) else ""
    if word in group("determiners") | group("pronouns"):
        return before not in group("links") and before != "and"
    if word in group("links"):
        return after in {"a", "an"} or not (words.capital(i + 1) if after else False) and after not in {"the", "human"}
    plain = not words.capital(i - 1) and before not in titles() | group("links") | group("determiners")
    return words.capital(i) and plain and before in nouns() and before != "and"


def speaker_after(words: Words, start: int) -> Phrase | None:
    """
    The phrase that begins at token *start* and names a speaker.
    """
    i = start
    while i < len(words.lower) and i - start < REACH and not closes(words, i, start):
        i += 1
    while i > start and (words.lower[i - 1] in group("links") or words.lower[i - 1] in {"and", "or", "-", ".", "("}):
        i -= 1
    if i == start:
        return None
    if speaks(words, start, i):
        return Phrase(start, i, 2)
    return Phrase(start, i, 1) if words.capital(i - 1) else None


def stand_ins() -> Mapping[str, list[str]]:
    """
    Words that stand for a source named before, with the types they may stand for.
    """
    table: Mapping[str, list[str]] = lexicon("sources")["stand_ins"]
    return table
