"""
The schemas of the word lists for numbers, people and harm.
"""

import pytest
from jsonschema import Draft202012Validator

from reportedly.counts.harm_tables import FORMS, OUTCOMES
from reportedly.lexicons import lexicon

LIST = {
    "type": "array",
    "items": {"type": "string", "pattern": r"^\S(.*\S)?$", "minLength": 1},
    "uniqueItems": True,
}
WORDS = {
    "type": "object",
    "properties": {"words": LIST},
    "required": ["words"],
    "additionalProperties": False,
}


def lists(names, **more):
    properties = dict.fromkeys(names, LIST) | more
    return {
        "type": "object",
        "properties": properties,
        "required": list(names),
        "additionalProperties": False,
    }


def numbered(kind, low):
    return {"type": "object", "minProperties": 1, "additionalProperties": {"type": kind, "minimum": low}}


def whole(**tables):
    return {"type": "object", "properties": tables, "required": list(tables), "additionalProperties": False}


PAIR = {"type": "array", "items": {"type": "string", "pattern": r"^\S+$"}, "minItems": 2, "maxItems": 2}
PAIRS = {
    "type": "object",
    "properties": {"pairs": {"type": "array", "items": PAIR, "minItems": 1}},
    "required": ["pairs"],
    "additionalProperties": False,
}
SCHEMAS = {
    "numbers": whole(
        schema={"const": "numbers/1"},
        qualifiers=lists(["least", "more", "most", "less", "about"]),
        bare=WORDS,
        after=lists(["least", "about", "most", "equal"]),
        links=lists(["", "between", "signs"]),
        units=numbered("integer", 0),
        tens=numbered("integer", 20),
        scales=numbered("integer", 12),
        short_scales=numbered("integer", 1000),
        ordinals=numbered("integer", 2),
        amounts=lists(["below_zero", "point", "share_links", "percent", "no_number"]),
        moves=WORDS,
        fixed=numbered("integer", 2),
        times=numbered("integer", 2),
        multiplied=lists(["words", "equal"]),
        vague=WORDS,
        never=lists(["before", "after", "months", "years_after", "over_behind", "of_a_year", "parents"]),
    ),
    "victims": whole(
        schema={"const": "victims/1"},
        civilian=PAIRS,
        combatant=PAIRS,
        unknown=PAIRS,
        deciders=lists(["civilian", "combatant"]),
        undecided=WORDS,
        groups=WORDS,
        bodies=WORDS,
        adjectival=WORDS,
        things=WORDS,
        endings=WORDS,
        determiners=lists(["one", "some", "none", "nobody"]),
        stops=WORDS,
    ),
    "harm": whole(
        schema={"const": "harm/1"},
        **{outcome: lists(FORMS) for outcome in OUTCOMES},
        none=WORDS,
        named=lists(OUTCOMES),
        taken=lists(["verbs", "detained", "abducted"]),
        driven=lists(["verbs", "displaced"]),
        cumulative=lists(["words", "toll_words", "days", "wars", "adding", "added"]),
        bygone=lists(["words"]),
        fates=lists(
            [
                "ends",
                "fatal",
                "dead",
                "hurt",
                "badly",
                "hit",
                "leaving",
                "breaks",
                "later",
                "long",
                "more",
                "none",
                "neither",
                "unharmed",
            ]
        ),
        again=lists(["tellers", "fillers", "counters", "helping", "contrast", "like"]),
        senses=lists(
            [
                "weapons",
                "known",
                "hits",
                "frees",
                "utmost",
                "no_utmost",
                "shots",
                "one",
                "fires",
                "flies",
                "close",
                "meant",
                "intents",
                "errands",
                "bidden",
                "sought",
                "fall",
                "else",
                "victims",
                "broad",
                "alive",
                "carried",
                "hospitals",
                "dead",
            ]
        ),
        between=lists(
            [
                "be",
                "have",
                "adverbs",
                "offices",
                "settled",
                "higher",
                "causing",
                "put_at",
                "apart",
                "breaks",
                "telling",
                "toll_links",
                "serious",
                "losses",
                "harmed",
                "prepositions",
                "inflicted_on",
                "listing",
                "suffered",
                "earlier",
                "whoever",
                "pronouns_one",
                "pronouns_many",
                "lead",
            ]
        ),
    ),
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_word_list_has_its_tables_and_no_others(name):
    """
    Every table is there, of words without repeats or stray spaces, and nothing is misspelt.
    """
    errors = [error.message for error in Draft202012Validator(SCHEMAS[name]).iter_errors(lexicon(name))]

    assert errors == []


def test_a_word_for_harm_has_one_meaning():
    """
    No word stands under two outcomes or two forms.
    """
    table = lexicon("harm")
    words = [word for outcome in OUTCOMES for form in FORMS for word in table[outcome][form]]
    twice = {word for word in words if words.count(word) > 1}

    assert twice == set()


def test_people_are_taken_for_one_thing():
    """
    No word for people stands under two types, and none is one for things.
    """
    table = lexicon("victims")
    heads = {
        kind: {word for pair in table[kind]["pairs"] for word in pair}
        for kind in ("civilian", "combatant", "unknown")
    }
    shared = heads["civilian"] & heads["combatant"] | heads["civilian"] & heads["unknown"]

    assert shared | heads["combatant"] & heads["unknown"] == set()


def test_words_that_only_add_are_qualifiers():
    """
    What is left out of a number's words is first known as a qualifier.
    """
    table = lexicon("numbers")
    known = {word for words in table["qualifiers"].values() for word in words}

    assert set(table["bare"]["words"]) <= known
