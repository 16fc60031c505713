"""
Names of places that stand for somebody: for a government ("Jordan said"), in the name of a body ("Fars News
Agency"), or for a person who is called like a place ("Bali, a witness, said").
"""

from collections.abc import Sequence

from reportedly.language.tokens import DASHES, capital
from reportedly.places.gazetteer import Entry
from reportedly.places.gazetteer_file import DEMONYM
from reportedly.places.place_words import function_words, heads, words
from reportedly.records import Token

BORDER_REACH = 4
LONGEST_PART, LONGEST_OFFICE = 7, 8
SEATED = frozenset({"state", "university", "bank"})


def located(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether a preposition of place stands before token *first*.
    """
    return first > 0 and tokens[first - 1].lower in words("locating")


def at_border(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether a name at token *first* is that of a country at whose border something is: "the border with X".
    """
    return any(
        tokens[k].lower in words("borders") and tokens[k + 1].lower in {"with", "between"}
        for k in range(max(first - BORDER_REACH, 0), first - 1)
    )


def stands_for_government(
    tokens: Sequence[Token], first: int, end: int, taken: set[int], *, seat: bool
) -> bool:
    """
    Whether the name of a country or capital stands for its government ("Jordan said", "Syria's army").
    """
    if first > 1 and at_border(tokens, first):
        return False
    before = tokens[first - 1].lower if first else ""
    if before in words("allies") or (
        before == "and" and capital(tokens[first - 2]) and first - 2 not in taken
    ):
        return True
    rest = [token.lower for token in tokens[end : end + 3]]
    if rest and rest[0].endswith("ly"):
        rest = rest[1:]
    if rest and rest[0] in {"'s", "’s", "'", "’"}:
        rest = rest[1:]
        if seat:
            return not owns_part(tokens, end + 1)
    elif rest and rest[0] in words("acting"):
        return not located(tokens, first)
    return bool(rest) and rest[0] in words("party_words")


def owns_part(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether what a capital owns, from token *i* on, is a part of it: "Kabul's Dasht-e-Barchi neighbourhood".
    """
    for token in tokens[i : i + LONGEST_PART]:
        if token.lower in words("directions") or token.lower in heads().by_first:
            return True
        if not (capital(token) or token.text in DASHES or token.lower in words("connectors")):
            return False
    return False


def names_body(tokens: Sequence[Token], end: int) -> bool:
    """
    Whether the next word makes the name that of a body ("Fars News Agency").
    """
    if end >= len(tokens):
        return False
    token = tokens[end]
    return capital(token) and token.lower in words("bodies") and token.lower not in words("never")


def is_state(tokens: Sequence[Token], end: int, entries: Sequence[Entry]) -> bool:
    """
    Whether the next word only says that a division is one: "Upper Nile State", not "Ohio State University".
    """
    if end >= len(tokens) or tokens[end].lower != "state" or entries[0].how == DEMONYM:
        return False
    alone = end + 1 == len(tokens) or not capital(tokens[end + 1])
    return alone and any(entry.kind == "province" for entry in entries)


def speaks(tokens: Sequence[Token], first: int, end: int) -> bool:
    """
    Whether somebody of that name tells something: "Bali said", "Bali, a witness, said".
    """
    if end < len(tokens) and tokens[end].text == "," and tokens[end + 1 : end + 2]:
        described = tokens[end + 1].lower in {"a", "an"}
        after = range(end + 3, min(end + LONGEST_OFFICE, len(tokens) - 1)) if described else ()
        end = next((i + 1 for i in after if tokens[i].text == ","), end)
    return end < len(tokens) and tokens[end].lower in words("speech") and not located(tokens, first)


def of_body(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether a name is the end of that of a body ("Islamic State of Iraq").
    """
    if first < 2 or tokens[first - 1].lower != "of" or not capital(tokens[first - 2]):
        return False
    return tokens[first - 2].lower in words("bodies") or tokens[first - 2].lower in SEATED


def is_attribute(tokens: Sequence[Token], end: int) -> bool:
    """
    Whether a name that ends before token *end* says what the noun behind it is of: "the Dnipro attack".
    """
    after = tokens[end].lower if end < len(tokens) else ""
    return after.isalpha() and after not in words("prepositions") and after not in function_words()
