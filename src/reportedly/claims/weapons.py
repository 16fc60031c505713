"""
By what means: the words for the weapon of an event.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from reportedly.language.tokens import span_of, token_at
from reportedly.lexicons import lexicon
from reportedly.records import Sentence, Span, Token

# So many words away a weapon may stand.
REACH = 80


def find_weapon(sentence: Sentence, trigger: Span) -> Span | None:
    """
    The words for the weapon or means nearest to an event's words.
    """
    tokens = sentence.tokens
    at = token_at(tokens, trigger.start)
    close = range(max(0, at - REACH), min(len(tokens), at + REACH))
    heads = [i for i in close if tokens[i].lower in listed("weapons")]
    if not heads:
        return None
    runs: list[list[int]] = [[heads[0]]]
    for before, after in pairwise(heads):
        if after == before + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    best = min(runs, key=lambda run: abs(tokens[run[0]].start - trigger.start))
    return span_of(tokens, widened(tokens, best[0]), best[-1] + 1)


def widened(tokens: Sequence[Token], first: int) -> int:
    """
    The index where a weapon's words begin, with the words that make it exact ("barrel", "car").
    """
    while first and tokens[first - 1].lower in listed("weapon_makers"):
        first -= 1
    return first


@cache
def listed(kind: str) -> frozenset[str]:
    """
    The words for weapons, or those before them that make them exact.
    """
    return frozenset(lexicon("roles")[kind])
