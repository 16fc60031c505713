"""
The words for harm, and the small words beside them, ready for look-ups.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.counts.victims import people
from reportedly.language.phrases import Phrases
from reportedly.lexicons import lexicon

OUTCOMES = ("killed", "wounded", "missing", "abducted", "detained", "displaced")
# The tables of harm told on both sides of its people.
SPLIT = ("taken", "driven")
FORMS = ("either", "object", "subject", "state", "of", "toll", "people", "weak")
# How nouns for what somebody does to others end ("killing of", "murder of", "abductions of").
DEEDS = ("ing of", "ings of", "der of", "ders of", "tion of", "tions of")


class Word(NamedTuple):
    """
    A word for harm in a sentence: tokens *first* up to *last*, its outcome and its kind.
    """

    first: int
    last: int
    outcome: str
    form: str


class Split(NamedTuple):
    """
    A harm told on both sides of its people ("took 18 soldiers prisoner"): its verbs, and what ends it.
    """

    verbs: frozenset[str]
    ends: Phrases[str]


@cache
def harm_words() -> Phrases[tuple[str, str]]:
    """
    Every word for harm with its outcome and its kind.
    """
    table = lexicon("harm")
    words = {word: (outcome, form) for outcome in OUTCOMES for form in FORMS for word in table[outcome][form]}
    loose = {verb: ("none", "weak") for name in SPLIT for verb in table[name]["verbs"]}
    return Phrases(loose | words | dict.fromkeys(table["none"]["words"], ("none", "none")))


@cache
def naming() -> Mapping[str, str]:
    """
    The words that with "the" or "those" name people by the harm alone, with their outcome.
    """
    return {word: outcome for outcome, words in lexicon("harm")["named"].items() for word in words}


@cache
def split_words() -> Sequence[Split]:
    """
    The words of captivity and of flight that stand on both sides of their people.
    """
    tables = [lexicon("harm")[name] for name in SPLIT]
    return [
        Split(
            frozenset(table["verbs"]),
            Phrases({word: outcome for outcome in OUTCOMES for word in table.get(outcome, ())}),
        )
        for table in tables
    ]


@cache
def done() -> Mapping[str, str]:
    """
    The nouns for harm that "of" goes on from, with their outcome: "murder", "abduction".
    """
    table = lexicon("harm")
    words = {word: outcome for outcome in OUTCOMES for word in table[outcome]["of"]}
    return {word[:-3]: outcome for word, outcome in words.items() if word.endswith(DEEDS)}


@cache
def captives() -> frozenset[str]:
    """
    The words for people who are held: "hostages", "prisoners".
    """
    held = (lexicon("harm")[outcome]["people"] for outcome in ("abducted", "detained"))
    return frozenset(word for words in held for word in words)


@cache
def between() -> Mapping[str, frozenset[str]]:
    """
    The small words that stand between people and harm, by their use.
    """
    small = {name: frozenset(words) for name, words in lexicon("harm")["between"].items()}
    plain = small["adverbs"] - {"who", "that", "which", "whom"}
    lead = small["lead"] | people().definite | (plain - {"as"}) | {'"', "“", "”", "‘", "’"}
    verbs = small["be"] | small["have"]
    helpers = verbs | small["adverbs"]
    filling = helpers | {",", '"'}
    return small | {"lead": lead, "plain": plain, "verbs": verbs, "helpers": helpers, "filling": filling}


@cache
def fates() -> Mapping[str, frozenset[str]]:
    """
    The words that tell what became of the wounded, by their use.
    """
    return {name: frozenset(words) for name, words in lexicon("harm")["fates"].items()}
