"""
Who runs a town: "the government in Sanaa" is not Yemen's, and "the authorities in Goma" are not the Congo's.

The list is `lexicons/rulers.csv`, by town, with the years that each ran it. In a report without a date, who
still runs it is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from reportedly.actors.actor_list import actors, rows
from reportedly.actors.parties import ARTICLES, Key, Word, keys_of, term_of
from reportedly.actors.phrases import Phrase, word_set
from reportedly.lexicons import alternatives
from reportedly.records import Actor

# Such words of a phrase say whose its body is.
TOLD = frozenset({"country", "people", "leader", "adjective", "actor"})
# So many words a town's name has at most.
LONGEST = 2


class Rule(NamedTuple):
    """
    Who ran a town, with the first and the last year; None is an open end.
    """

    actor: Actor
    first: int
    last: int | None

    def holds(self, year: int | None) -> bool:
        """
        Whether it held in a year; where no year is known, whether it holds still.
        """
        return self.last is None if year is None else self.first <= year <= (self.last or year)


@cache
def rules() -> Mapping[Key, tuple[Rule, ...]]:
    """
    Who ran each town, by its name word for word.
    """
    found: dict[Key, tuple[Rule, ...]] = {}
    for row in rows("rulers"):
        last = int(row["to"]) if row["to"] else None
        rule = Rule(actors()[row["actor"]], int(row["from"]), last)
        for place in alternatives(row["places"]):
            key = keys_of(place)
            found[key] = (*found.get(key, ()), rule)
    return found


def ruled_from(
    phrase: Phrase, words: Sequence[Word], year: int | None, namesakes: AbstractSet[Key] = frozenset()
) -> Phrase | None:
    """
    The body or the officials of a town as those of its ruler: "the Sanaa-based government", "officials in
    Gaza", and the bare capital "Sanaa"; None where they are told to be of others, nobody is listed,
    or the name is that of a town elsewhere, one of the *namesakes*.
    """
    last = phrase.pieces[-1]
    capital = phrase.roles() == ["capital"]
    if not capital and (set(phrase.roles()) & TOLD or not is_ruling(phrase, words)):
        return None
    places = [tuple(word.key for word in words[last.first : last.after])] if capital else towns(phrase, words)
    own = (key for key in places if key not in namesakes)
    actor = next((one for key in own if (one := ruler(key, year))), None)
    if actor is None:
        return None
    return phrase._replace(pieces=(last._replace(term=term_of(actor)),))


def is_ruling(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether a phrase is a body that runs something, or officials of no other kind: "aid officials" do not.
    """
    last = phrase.pieces[-1]
    if last.term.role == "organ":
        return last.term.kind == "government"
    before = words[phrase.first - 1].key if phrase.first else ""
    return words[last.first].key in word_set("rulers", "officials") and before not in word_set(
        "rulers", "others"
    )


def towns(phrase: Phrase, words: Sequence[Word]) -> Iterator[Key]:
    """
    The words that may be the town of a body: those behind "in", and those before it, "-based" between.
    """
    last, behind = phrase.pieces[-1], phrase.after
    if behind < len(words) and words[behind].key == "in":
        start = behind + 1
        while start < len(words) and words[start].key in ARTICLES | {"the"}:
            start += 1
        for length in range(LONGEST, 0, -1):
            yield tuple(word.key for word in words[start : start + length])
    end = last.first - 1 if last.first and words[last.first - 1].key == "based" else last.first
    for length in range(min(LONGEST, end), 0, -1):
        yield tuple(word.key for word in words[end - length : end])


def ruler(key: Key, year: int | None) -> Actor | None:
    """
    Who ran a town in a year.
    """
    return next((rule.actor for rule in rules().get(key, ()) if rule.holds(year)), None)
