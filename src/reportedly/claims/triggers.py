"""
Words that may name an event, found in sentences: the lexicon of `lexicons/events.toml` at work.

Finding a word is not yet a claim; `claims.events` decides which of them are, and of what type.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportedly.lexicons import lexicon
from reportedly.records import Sentence, Token

GAP = "…"
WIDEST_GAP = 5
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One entry of the lexicon: `key` is its first form, `types` the types it may stand for.

    `kind` is "plain" where the words name their one type, "harm" for words of harm, "no_event"
    where they name no event at all (and keep shorter words from being taken for one), else "open".
    """

    key: str
    kind: str
    types: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Hit:
    """
    Words of a sentence that an entry (or several) matched: token indices, half-open.
    """

    first: int
    last: int
    form: str
    entries: tuple[Entry, ...]
    keys: tuple[str, ...]


def plural(noun: str) -> str:
    """
    The plural of an English noun, by the usual rules.
    """
    if noun.endswith(("s", "x", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def doubled(verb: str) -> str:
    """
    The stem before -ed and -ing: "stab" doubles its last letter, "seize" drops it.
    """
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1]
    short = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    once = sum(letter in VOWELS for letter in verb) == 1
    return verb + verb[-1] if short and (once or verb in {"repel", "expel", "kidnap"}) else verb


def conjugated(verb: str) -> list[str]:
    """
    The forms of an English verb, irregular ones by the table.
    """
    stem = doubled(verb)
    third = "has" if verb == "have" else plural(verb)
    past = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2] not in VOWELS else f"{stem}ed"
    present = f"{verb[:-2]}ying" if verb.endswith("ie") else f"{stem}ing"
    return [verb, third, *(lexicon("events")["irregular"].get(verb) or [past]), present]


def expanded(phrase: str, part: str) -> Iterator[tuple[str, ...]]:
    """
    Every form that one phrase of the lexicon stands for, as lower-case words.
    """
    words = phrase.split()
    if part == "nouns":
        yield tuple(words)
        yield (*words[:-1], plural(words[-1]))
    elif part == "verbs":
        for form in conjugated(words[0]):
            yield (form, *words[1:])
    else:
        yield tuple(words)


def entries() -> Iterator[tuple[Entry, str, str]]:
    """
    The entries of the lexicon with each of their phrases and their part of speech.
    """
    table = lexicon("events")
    for group in ("plain", "open", "no_event"):
        for name, section in table[group].items():
            kind = "harm" if name == "harm" else group
            types = tuple(section.get("types", () if group == "no_event" else (name,)))
            for part in ("nouns", "verbs", "phrases"):
                for line in section.get(part, ()):
                    phrases = line.split("|")
                    for phrase in phrases:
                        yield Entry(phrases[0], kind, types, part), phrase, part


Words = tuple[str, ...]


class Phrase(NamedTuple):
    """
    The words of a phrase, one by one and as they are written, with its entries and their keys.
    """

    words: Words
    form: str
    entries: tuple[Entry, ...]
    keys: tuple[str, ...]


@cache
def table() -> dict[str, list[Phrase]]:
    """
    First word → the phrases that begin with it, longest first.
    """
    by_words: dict[Words, list[Entry]] = {}
    for entry, phrase, part in entries():
        for words in expanded(phrase, part):
            split = tuple(piece for word in words for piece in parted(word))
            found = by_words.setdefault(split, [])
            if entry not in found:
                found.append(entry)
    by_first: dict[str, list[Phrase]] = {}
    for words, found in by_words.items():
        told = Phrase(words, " ".join(words), tuple(found), tuple(entry.key for entry in found))
        by_first.setdefault(words[0], []).append(told)
    for options in by_first.values():
        options.sort(key=lambda option: (-sum(word != GAP for word in option.words), len(option.words)))
    return by_first


def parted(word: str) -> list[str]:
    """
    A word as the tokens it falls into: hyphens stand alone.
    """
    pieces = word.replace("-", " - ").split()
    return pieces or [word]


def matched(words: Words, tokens: Sequence[Token], i: int) -> int | None:
    """
    The index after the phrase *words* where it begins at token *i*; None where it does not.
    """
    at = i
    for k, word in enumerate(words):
        if word == GAP:
            sought = words[k + 1]
            reach = range(at, min(at + WIDEST_GAP + 1, len(tokens)))
            at = next((j for j in reach if tokens[j].lower == sought), -1)
            if at < 0:
                return None
        elif at < len(tokens) and tokens[at].lower == word:
            at += 1
        else:
            return None
    return at


def find_hits(sentence: Sentence) -> list[Hit]:
    """
    The words of a sentence that may name an event, in their order, the longest at each place.
    """
    found = []
    by_first = table()
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        options = by_first.get(tokens[i].lower)
        hit = hit_at(options, tokens, i) if options else None
        if hit:
            found.append(hit)
        i = hit.last if hit and GAP not in hit.form else i + 1
    return found


def hit_at(options: Sequence[Phrase], tokens: Sequence[Token], i: int) -> Hit | None:
    """
    The first of *options* that the tokens hold at *i*.
    """
    for words, form, found, keys in options:
        last = matched(words, tokens, i)
        if last is not None:
            return Hit(i, last, form, found, keys)
    return None
