"""
Asks the words around a time where their clause ends, and whether they tell of what was done.
"""

from reportedly.records import Token
from reportedly.times.date_words import words

STOPS = frozenset({".", ";", ":", "?", "!"})
# A verb of the past has at least a letter more: "died", not "bed".
SHORTEST = 3


def is_past(token: Token) -> bool:
    """
    Whether a word tells of what was done: "died", "fell", "has"; no name, as in "the United Nations".
    """
    word = token.lower
    known = word in words("passed") or word in words("launching")
    return token.text == word and (known or (word.endswith("ed") and len(word) > SHORTEST))


def ends_clause(token: Token) -> bool:
    """
    Whether a clause ends before a word, and what is told behind it is another thing, or who said so.
    """
    word = token.lower
    return word in STOPS or word in words("clause") or word in words("reporting")
