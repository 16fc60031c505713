"""
Words for somebody's dead to which more are added: "bringing the group's losses to 75".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly.counts.cardinals import cardinal_at
from reportedly.lexicons import lexicon
from reportedly.records import Token

# How far before the word its verb may stand, and how far behind it "to".
NEAR, FAR = 6, 12
# Behind these, and in so many words behind a verb, somebody's dead are told.
OWNERS = frozenset({"'s", "’s", "its", "their", "his", "the"})
SIDE = 2


def added_tolls(tokens: Sequence[Token]) -> Iterator[int]:
    """
    The words for the dead of somebody whose number is added to: "bringing the group's | losses to 75",
    "raising military | deaths to 780".
    """
    table = added_words()
    for i, token in enumerate(tokens):
        if token.lower not in table["added"]:
            continue
        before = [token.lower for token in tokens[max(0, i - NEAR) : i]]
        begun = next((k for k in range(len(before) - 1, -1, -1) if before[k] in table["adding"]), None)
        to = next((k for k in range(i + 1, min(i + FAR, len(tokens))) if tokens[k].lower == "to"), None)
        if begun is None or to is None or "," in before[begun:]:
            continue
        if len(before) - begun > SIDE and before[-1] not in OWNERS:
            continue
        if cardinal_at(tokens, to + 1):
            yield i


@cache
def added_words() -> Mapping[str, frozenset[str]]:
    """
    The verbs that add to a toll, and the words for it.
    """
    return {name: frozenset(lexicon("harm")["cumulative"][name]) for name in ("adding", "added")}
