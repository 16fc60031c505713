"""
The vocabulary of speakers: what they are called, and what kind of source their words make them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.actors.actor_list import rows
from reportedly.actors.called_after import is_called_after
from reportedly.claims.cues import group
from reportedly.language.phrases import Phrases
from reportedly.lexicons import alternatives, lexicon
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
    return frozenset([*parts, *table["words"], *table["titles"], *table["particles"], "general"])


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
    return group("links") | particles() | {"the", "and"}


@cache
def particles() -> frozenset[str]:
    """
    Small words inside the names of people: "al", "bin".
    """
    return frozenset(lexicon("sources")["modifiers"]["particles"])


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


def type_together(tokens: Sequence[Token]) -> str | None:
    """
    The type of one or more sources named in a phrase: `other` for several of different types, none of
    them a monitor.
    """
    whole = type_of(tokens)
    several = any(token.lower == "and" for token in tokens) and all(token.text != "," for token in tokens)
    if whole and whole != "monitor" and several:
        at = next(i for i, token in enumerate(tokens) if token.lower == "and")
        kinds = {type_of(tokens[:at]), type_of(tokens[at + 1 :])} - {None, "other"}
        return "other" if len(kinds) > 1 else whole
    return whole


def type_of(tokens: Sequence[Token]) -> str | None:
    """
    The type of source that the words of a phrase tell; None where they tell none. The longest of the words
    that tell one decides.
    """
    order: list[str] = lexicon("sources")["order"]
    ranked: list[tuple[int, int]] = []
    state = False
    for start, end, kind in type_phrases().find(tokens):
        hung = hung_on(tokens, end)
        if kind == "armed_group" and hung in lexicon("sources")["hung"]["kept"]:
            return kind
        if kind == "state":
            state = state or not (hung or called_so(tokens, start, end))
        elif hung not in lexicon("sources")["hung"]["passed"] and not asks_who(tokens, start, end):
            ranked.append((start - end, order.index(kind)))
    return order[min(ranked)[1]] if ranked else office_of(tokens, state)


def called_so(tokens: Sequence[Token], start: int, end: int) -> bool:
    """
    Whether a state is a part of a person's name: "Jordan Smith", "Jack London", not "Jordan
    Armed Forces".
    """
    before = tokens[start - 1].text if start else ""
    after = tokens[end].text if end < len(tokens) and tokens[end].lower not in speaker_words() else ""
    return end - start == 1 and is_called_after(tokens[start].text, before, after)


@cache
def speaker_words() -> frozenset[str]:
    """
    What speakers are called, and what stands with these words: no last names.
    """
    return nouns() | titles() | modifiers() | roles()


def hung_on(tokens: Sequence[Token], end: int) -> str:
    """
    What a hyphen hangs on the words before token *end*: "run" in "Houthi-run"; empty without one.
    """
    return tokens[end + 1].lower if end + 1 < len(tokens) and tokens[end].text == "-" else ""


def asks_who(tokens: Sequence[Token], start: int, end: int) -> bool:
    """
    Whether a word is the pronoun "who" and not the World Health Organization.
    """
    if end - start > 1 or tokens[start].lower != "who":
        return False
    shouting = all(token.text.isupper() for token in tokens if token.text.isalpha())
    return tokens[start].text != "WHO" or (shouting and start > 1)


def office_of(tokens: Sequence[Token], state: bool) -> str | None:
    """
    The type that an office tells where no other word does; *state* where a state is named with it.
    """
    lower = {token.lower for token in tokens}
    if lower & official_words():
        collective = "officials" in lower and (state or lower & nationalities())
        return "government" if collective else "unnamed_official"
    if state:
        return "government"
    if lower.isdisjoint(lexicon("sources")["commanders"]["words"]):
        return None
    return "government" if lower & nationalities() else "armed_group"


def stand_ins() -> Mapping[str, list[str]]:
    """
    Words that stand for a source named before, with the types they may stand for.
    """
    table: Mapping[str, list[str]] = lexicon("sources")["stand_ins"]
    return table
