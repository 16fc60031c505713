"""
The phrases that name whoever speaks: where they begin and end, and what kind of source they are.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.claims.cues import QUOTES, Words, group
from reportedly.language import Phrases, lexicon
from reportedly.parties import alternatives, rows
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
def modifiers() -> frozenset[str]:
    """
    Words that may stand between an article and the noun.
    """
    return frozenset(lexicon("sources")["modifiers"]["words"])


@cache
def titles() -> frozenset[str]:
    """
    Nouns that a person's name may follow.
    """
    return frozenset(lexicon("sources")["modifiers"]["titles"])


@cache
def nationalities() -> frozenset[str]:
    """
    Adjectives of nations: "Syrian", "Turkish".
    """
    cells = (alternatives(row["adjectives"]) for row in rows("nations"))
    return frozenset(word.lower() for cell in cells for word in cell)


@cache
def asides() -> Phrases[str]:
    """
    The words that open an aside between a speaker and the verb.
    """
    return Phrases((phrase, phrase) for phrase in lexicon("cues")["asides"])


def type_of(tokens: Sequence[Token]) -> str | None:
    """
    The type of source that the words of a phrase tell; None where they tell none.
    """
    order: list[str] = lexicon("sources")["order"]
    ranked: list[tuple[int, int]] = []
    state = False
    for start, end, kind in type_phrases().find(tokens):
        if kind == "state":
            state = state or end >= len(tokens) or tokens[end].lower != "-"
        else:
            ranked.append((start - end, order.index(kind)))
    if ranked:
        return order[min(ranked)[1]]
    return "government" if state else None


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


def splits(words: Words, k: int) -> bool:
    """
    Whether a place or a party ends at token *k* and the speaker's phrase begins after it: "Homs | state media".
    """
    after = words.lower[k + 1]
    if words.capital(k) and not words.capital(k + 1):
        known = words.lower[k] in nationalities() | nouns() or words.tokens[k].text.isupper()
        return not known and after in inner_words() and after not in titles() | group("links") and not words.glued(k + 1)
    plain = words.lower[k] in nouns() and words.lower[k] not in titles() | modifiers()
    return words.capital(k + 1) and plain and not words.capital(k)


def shortest(words: Words, end: int, floor: int) -> int:
    """
    The start of the shortest phrase before *end* that names a speaker in full.
    """
    if words.lower[end - 1] in group("pronouns"):
        return end - 1
    i = end
    while i > floor:
        k = i - 1
        word = words.lower[k]
        if word in group("determiners"):
            if k - 1 > floor and words.lower[k - 1] in group("links") and words.lower[k - 2] in inner_words():
                i = k - 1
                continue
            return k
        inside = words.glued(k) or words.capital(k) or word in inner_words()
        linked = word in group("links") and k < end - 1 and k > floor and words.lower[k - 1] in inner_words()
        if not (inside or linked) or (i < end and splits(words, k)):
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
    first = phrase_ending(words, start - 1, floor)
    whole = first and first.sure > 1 and speaks(words, first.start, first.end)
    return first.start if first and whole else start


def last_article(words: Words, start: int, end: int) -> int:
    """
    Where the last phrase with an article of its own begins in a run of words without marks.
    """
    for k in range(end - 1, start, -1):
        before = words.lower[k - 1]
        if words.lower[k] in group("determiners") and before not in group("links") | group("determiners"):
            named = all(words.capital(i) or words.glued(i) for i in range(start, k))
            return start if named or before == "and" else k
    return start


def phrase_ending(words: Words, end: int, floor: int = 0) -> Phrase | None:
    """
    The phrase that ends before token *end* and may name a speaker.
    """
    first, clean = run_before(words, end, floor)
    first = trimmed_start(words, first, end)
    if first >= end:
        return None
    if clean:
        first = last_article(words, first, end)
    opens = first == 0 or words.mark(first - 1)
    if clean and words.lower[first] not in group("links") and (opens or end - first <= 7):
        sure = 3 if speaks(words, first, end) or words.capital(end - 1) else 1
        return Phrase(joined_start(words, first, floor), end, sure)
    known = words.names.get(end, first)
    first = max(known, shortest(words, end, first))
    if first >= end:
        return None
    if speaks(words, first, end) or known == first:
        return Phrase(joined_start(words, first, floor), end, 2)
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


def before_aside(words: Words, verb: int, floor: int) -> Phrase | None:
    """
    The speaker before an aside without commas: "The monitor which relies on a network said".
    """
    for start, _, phrase in asides().find(words.tokens[floor:verb]):
        at = floor + start
        if verb - at > REACH or at == floor or (phrase == "that" and floor):
            continue
        end = at - 1 if words.lower[at - 1] == "," else at
        found = phrase_ending(words, end, floor) if end > floor else None
        opens = found and (found.start == floor or words.mark(found.start - 1))
        if found and opens and found.sure > 1 and speaks(words, found.start, found.end):
            return found
    return None


def speaker_before(words: Words, verb: int, floor: int = 0) -> Phrase | None:
    """
    Who stands before a verb of saying, an apposition or relative clause passed over.
    """
    end = skipped_back(words, verb, floor)
    if end > floor and words.lower[end - 1] in {"who", "which"}:
        end -= 2 if end - 1 > floor and words.lower[end - 2] == "," else 1
    if end <= floor or words.lower[end - 1] in QUOTES:
        return None
    aside = before_aside(words, end, floor)
    if aside:
        return aside
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
    dated = word in group("time") and (i == start or words.lower[i - 1] not in group("determiners"))
    if words.mark(i) or words.verb(i) or word in group("closers") or dated or word[0].isdigit():
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
    lists = words.capital(i) and plain and before in nouns() and before != "and"
    starts_count = before in nouns() and word in group("counts")
    return lists or starts_count


def speaker_after(words: Words, start: int) -> Phrase | None:
    """
    The phrase that begins at token *start* and names a speaker.
    """
    i = start
    if words.lower[start] in group("links"):
        return None
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
