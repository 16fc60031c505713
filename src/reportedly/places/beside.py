"""
The areas that a sentence sets beside a name, in which the place that it means then lies.
"""

from collections.abc import Sequence

from reportedly.places.areas import inside
from reportedly.places.gazetteer import Entry
from reportedly.places.kinds import AROUND
from reportedly.places.place_words import heads, words
from reportedly.places.toponyms import Candidate
from reportedly.records import Token

INSIDE = frozenset({",", "in", "of", "at", "(", "on", "within", "the", ".", "near", "'s", "’s", "s"})
# So many of the places that a name may mean are weighed against the rest of a report, the likeliest first.
MOST = 40
# So many words may stand between the adjective of a country and "of": "the Lebanese port city of Tripoli".
LONGEST_HEAD = 3


def beside(candidates: Sequence[Candidate], i: int, tokens: Sequence[Token]) -> list[Entry]:
    """
    The areas that a name is set beside and may lie in: "Richmond, Ky.", "Taftanaz in Idlib", "the Lebanese
    city of Tripoli".
    """
    nation = nation_before(candidates, i, tokens) if i and candidates[i - 1].demonym else None
    if nation:
        return [nation]
    if i + 1 == len(candidates) or candidates[i + 1].demonym:
        return []
    gap = tokens[candidates[i].last : candidates[i + 1].first]
    if len(gap) > 3 or not all(token.lower in INSIDE or token.lower in words("directions") for token in gap):
        return []
    areas = (entry for entry in candidates[i + 1].entries[:MOST] if entry.kind in AROUND)
    meant = candidates[i].entries[:MOST]
    return [area for area in areas if any(inside(area, entry) for entry in meant)]


def nation_before(candidates: Sequence[Candidate], i: int, tokens: Sequence[Token]) -> Entry | None:
    """
    The country of a name, by the adjective before it, if that is of the noun: "the Lebanese port city of
    Tripoli".
    """
    gap = tokens[candidates[i - 1].last : candidates[i].first]
    nouns = gap[:-1] if gap and gap[-1].lower == "of" else gap
    found = heads().find(nouns) if len(nouns) <= LONGEST_HEAD else ()
    if not found or found[-1][1] < len(nouns):
        return None
    other = any(not token.text.isalpha() or token.lower in words("prepositions") for token in nouns)
    return None if other else candidates[i - 1].entries[0]
