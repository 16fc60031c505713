"""
The vocabulary of speakers: what they are called, and what kind of source their words make them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.actor_list import alternatives, rows
from reportedly.claims.cues import group
from reportedly.language import Phrases, lexicon
from reportedly.records import Token


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
    loose = frozenset(table["loose"])
    parts = {part for noun in nouns() for part in noun.replace("-", " ").split()} - loose
    return frozenset(
        [*parts, *table["words"], *table["titles"], "de", "al", "el", "bin", "ibn", "van", "von", "general"]
    )


@cache
def roles() -> frozenset[str]:
    """
    Nouns that say what somebody is whose name stands right before.
    """
    return frozenset(lexicon("sources")["modifiers"]["roles"])


@cache
def modifiers() -> frozenset[str]:
    """
    Words that may stand between an article and the noun.
    """
    return frozenset(lexicon("sources")["modifiers"]["words"])


@cache
def fillers() -> frozenset[str]:
    """
    Adverbs and words of time that belong to no name.
    """
    return group("adverbs") | group("time")


@cache
def name_words() -> frozenset[str]:
    """
    Small words that may stand inside a name.
    """
    return group("links") | {"the", "al", "el", "de", "bin", "and"}


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
def official_words() -> frozenset[str]:
    """
    What office-holders without a name are called.
    """
    return frozenset(lexicon("sources")["officials"]["words"])


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
    lower = {token.lower for token in tokens}
    if lower & official_words():
        collective = "officials" in lower and (state or lower & nationalities())
        return "government" if collective else "unnamed_official"
    return "government" if state else None


def stand_ins() -> Mapping[str, list[str]]:
    """
    Words that stand for a source named before, with the types they may stand for.
    """
    table: Mapping[str, list[str]] = lexicon("sources")["stand_ins"]
    return table
