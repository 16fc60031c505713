"""
By what means: the words for the weapon of an event.
"""

from itertools import pairwise

from reportedly.language.tokens import back_over, span_of, token_at
from reportedly.lexicons import words_in
from reportedly.records import Sentence, Span

# So many words away a weapon may stand.
REACH = 80


def find_weapon(sentence: Sentence, trigger: Span) -> Span | None:
    """
    The words for the weapon or means nearest to an event's words.
    """
    tokens = sentence.tokens
    at = token_at(tokens, trigger.start)
    close = range(max(0, at - REACH), min(len(tokens), at + REACH))
    heads = [i for i in close if tokens[i].lower in words_in("roles", "weapons")]
    if not heads:
        return None
    runs: list[list[int]] = [[heads[0]]]
    for before, after in pairwise(heads):
        if after == before + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    best = min(runs, key=lambda run: abs(tokens[run[0]].start - trigger.start))
    # With the words that make it exact: "barrel", "car".
    first = back_over(tokens, best[0], words_in("roles", "weapon_makers"))
    return span_of(tokens, first, best[-1] + 1)
