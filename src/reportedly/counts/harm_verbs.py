"""
What helps a word for harm to be a verb: "were later | killed", "have | killed".
"""

from collections.abc import Sequence

from reportedly.counts.harm_tables import Word, between
from reportedly.counts.victims import people
from reportedly.language.tokens import back_over
from reportedly.records import Token


def filler(tokens: Sequence[Token], i: int, j: int) -> bool:
    """
    Whether tokens *i* up to *j* are only helping verbs and adverbs.
    """
    filling = between()["filling"]
    return all(token.lower in filling for token in tokens[i:j])


def before_helpers(tokens: Sequence[Token], i: int) -> int:
    """
    Where the helping verbs and adverbs begin that end before token *i*: "two men | were later | killed".
    """
    return back_over(tokens, i, between()["helpers"])


def helped(tokens: Sequence[Token], word: Word) -> str | None:
    """
    The form of "to be" that makes *word* a passive ("were killed"), if any.
    """
    i = back_over(tokens, word.first, between()["plain"])
    return tokens[i - 1].lower if i and tokens[i - 1].lower in between()["be"] else None


def number_of(tokens: Sequence[Token], word: Word) -> str:
    """
    Whether the verb of *word* speaks of one or of many, where it tells.
    """
    own = {token.lower for token in tokens[word.first : word.last]} & between()["be"]
    helpers = own | {token.lower for token in tokens[before_helpers(tokens, word.first) : word.first]}
    if helpers & {"was", "is", "has"}:
        return "one"
    return "many" if helpers & {"were", "are", "have"} else ""


def does(tokens: Sequence[Token], word: Word) -> bool:
    """
    Whether *word* is plainly something that a doer did ("have killed", "killed him", "killed her in").
    """
    i = back_over(tokens, word.first, between()["adverbs"])
    after = tokens[word.last].lower if word.last < len(tokens) else ""
    if (i and tokens[i - 1].lower in {"have", "has", "had"}) or after in {"him", "them", "us"}:
        return True
    behind = tokens[word.last + 1] if word.last + 1 < len(tokens) else None
    return after == "her" and (
        behind is None or not behind.text[0].isalnum() or behind.lower in people().stops
    )


def past_filling(tokens: Sequence[Token], i: int, walls: frozenset[int]) -> int:
    """
    The first token from *i* on that is a word for harm, or neither a helping verb nor an adverb.
    """
    while i < len(tokens) and i not in walls and tokens[i].lower in between()["filling"]:
        i += 1
    return i
