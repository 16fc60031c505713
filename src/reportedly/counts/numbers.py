"""
Number words into numbers: "at least 70", "two hundred and five", "between 20 and 30", "dozens of".

A number keeps where its words stand among a sentence's tokens, so that whoever counts
people can quote it. Dates, ages, money, distances and the names of units are left out.
"""

from collections.abc import Iterator, Sequence

from reportedly.counts.cardinals import cardinal_at, glued, is_moved, number_words, openers_in, spoilers
from reportedly.counts.multiples import multiples
from reportedly.counts.no_people import counts_people, word_before
from reportedly.counts.number_ranges import Quantity, after_words, bounds, range_at, scaled
from reportedly.counts.number_shares import may_share, share_at
from reportedly.records import Token

# More people than were ever counted.
MOST_PEOPLE = 10**10
# The longest words that limit a number: "no fewer than about".
MOST_LIMITS = 8
# Signs that stand before a number side by side are no limit: ">>> 5".
SIGNS = frozenset("<>=")
# Limits of both sides before one number say nothing.
CONTRADICTIONS = ({"more", "less"}, {"least", "most"})


def counted_at(tokens: Sequence[Token], i: int, first: int, kind: str) -> Quantity | None:
    """
    The number at token *i*, under a qualifier of *kind* that begins the words at *first*.
    """
    found = cardinal_at(tokens, i)
    if found is None or found[1] > MOST_PEOPLE:
        return None
    j, value = found
    if kind == "from" and is_moved(tokens, first, j):
        return limited_at(tokens, j + 1)
    if word_before(tokens, first) == "by" and is_moved(tokens, first - 1, j):
        return Quantity(first, j, *bounds(kind, value))
    upper = range_at(tokens, i, found, kind)
    if upper:
        return Quantity(first, upper[0], scaled(tokens, found, upper), upper[1])
    if kind in {"between", "from"}:
        return Quantity(i, j, value, value)
    j, kind = after_words(tokens, j, kind)
    return Quantity(first, j, *bounds(kind, value))


def limited_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A number at token *i* with the words that open or limit it on one side ("at least some 70").
    """
    first, j, kind = i, i, ""
    if is_particle(tokens, i):
        return None
    while j < len(tokens) and j - i < MOST_LIMITS:
        hit = number_words().before.at(tokens, j)
        if hit is None:
            break
        j, (word, bare) = hit
        if bare and not kind:
            first = j
        if {kind, word} in CONTRADICTIONS:
            return None
        kind = kind if kind and word == "about" else word
    return counted_at(tokens, j, first, kind)


def is_particle(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "over" at token *i* belongs to the verb before it and opens no number: "handed over 15 prisoners".
    """
    return i > 0 and tokens[i].lower == "over" and tokens[i - 1].lower in spoilers()["over_behind"]


def qualified_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A number at token *i* with the words that limit it, on both sides too ("over 20 but fewer than 40").
    """
    if tokens[i].text in SIGNS and i > 0 and glued(tokens, i) and tokens[i - 1].text in SIGNS:
        return None
    one = limited_at(tokens, i)
    if one is None or (one.low is None) == (one.high is None):
        return one
    other = other_side(tokens, one)
    return one if other is None else other


def other_side(tokens: Sequence[Token], one: Quantity) -> Quantity | None:
    """
    A number that is open on one side, closed by the limit that follows it ("at least 20 and as many as 40").
    """
    j = one.last
    if j + 1 >= len(tokens) or tokens[j].lower not in {"and", "but"}:
        return None
    other = limited_at(tokens, j + 1)
    if (
        other is None
        or (one.low is None) == (other.low is None)
        or (one.high is None) == (other.high is None)
    ):
        return None
    low, high = (end for end in (one.low, other.low, one.high, other.high) if end is not None)
    return Quantity(one.first, other.last, low, high) if low <= high else None


def vague_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    Words at token *i* that say many or few and no number ("dozens of", "several").
    """
    qualifier = number_words().before.at(tokens, i)
    j = qualifier[0] if qualifier and qualifier[1][0] not in {"between", "from"} else i
    hit = number_words().vague.at(tokens, j) if j < len(tokens) else None
    if hit is None and j > i:
        j = i
        hit = number_words().vague.at(tokens, j)
    if hit is None or (hit[0] < len(tokens) and tokens[hit[0]].lower == "times"):
        return None
    if i and (tokens[i - 1].lower == "how" or is_limit(tokens, i)):
        return None
    return Quantity(i, hit[0], None, None, vague=True)


def is_limit(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether "more" at token *i* only limits the number before its people: "twenty people or more".
    """
    return tokens[i].lower == "more" and tokens[i - 1].lower == "or"


def shared_at(tokens: Sequence[Token], i: int) -> Quantity | None:
    """
    A share of people at token *i* ("two thirds of", "40 percent of"), as a number that its whole decides.
    """
    named = "of" in [token.lower for token in tokens[i + 1 :]]
    share = share_at(tokens, i) if named else None
    if share is None or share.last >= len(tokens) or tokens[share.last].lower != "of":
        return None
    return Quantity(i, share.last + 1, None, None, vague=True)


def limits(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """
    Every number in *tokens* with the words that limit it, whatever it counts.
    """
    free = 0
    for i in openers_in(tokens):
        found = qualified_at(tokens, i) if i >= free else None
        if found:
            free = found.last
            yield found


def quantities(tokens: Sequence[Token]) -> Iterator[Quantity]:
    """
    Every number in *tokens* that may count people, from left to right, vague ones included.
    """
    free = 0
    multiplied = {i for one in multiples(tokens) for i in range(one.first, one.last)}
    for i in openers_in(tokens):
        if i < free or i in multiplied:
            continue
        found = qualified_at(tokens, i)
        share = shared_at(tokens, i) if may_share(tokens, i, found) else None
        if share:
            found = share
            yield share
        elif found and counts_people(tokens, found):
            yield found
        elif found is None and (vague := vague_at(tokens, i)):
            found = vague
            yield vague
        free = found.last if found else free
