"""
Names that a report has shown to be those of places, where it names them again without such signs.

"The town of Tarhouna" says what Tarhouna is; "16,000 people left Tarhouna" then speaks of a place too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from reportedly.language.tokens import capital
from reportedly.places.gazetteer import gazetteer
from reportedly.places.gazetteer_file import DEMONYM
from reportedly.places.phrases import Mention, Nouns, mention_of, name_edge, outward
from reportedly.places.place_words import heads, words
from reportedly.places.stand_ins import names_body, speaks
from reportedly.places.toponyms import Candidate, blocked_left, blocked_right, key_of
from reportedly.records import Token

SHORTEST = 4

# First word of a name → the words of each such name, the longest first, with how the report first had it.
Shown = Mapping[str, Sequence[tuple[tuple[str, ...], Mention]]]


def shown_in(lines: Iterable[tuple[Sequence[Token], Sequence[Mention]]]) -> Shown:
    """
    The names that sentences show to be those of places, as others may have them.
    """
    shown: dict[str, dict[tuple[str, ...], Mention]] = defaultdict(dict)
    for tokens, mentions in lines:
        for mention in mentions:
            name = tuple(token.lower for token in tokens[mention.first : mention.last])
            if lasting(tokens, mention, name):
                shown[name[0]].setdefault(name, mention)
    return {first: sorted(names.items(), key=lambda pair: -len(pair[0])) for first, names in shown.items()}


def lasting(tokens: Sequence[Token], mention: Mention, name: tuple[str, ...]) -> bool:
    """
    Whether a name means its place wherever it stands: no adjective, no country, no everyday word.
    """
    if mention.demonym or mention.point or (mention.entry and mention.entry.kind == "country"):
        return False
    key = " ".join(name)
    return (
        len(key) >= SHORTEST
        and key not in everyday()
        and key not in heads().by_first
        and capital(tokens[mention.last - 1])
    )


@cache
def everyday() -> frozenset[str]:
    """
    Words that may name a place but mostly mean something else, a government among them.
    """
    return words("common") | words("seats") | words("beside") | words("never") | words("directions")


def named_again(
    tokens: Sequence[Token],
    kinds: Nouns,
    mentions: Sequence[Mention],
    shown: Shown,
    persons: AbstractSet[str],
    *,
    mixed: bool,
) -> Iterator[Mention]:
    """
    The places that a sentence names with no sign, where other sentences of the report show them to be such.
    """
    if not shown:
        return
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    i = 0
    while i < len(tokens):
        known = known_at(tokens, i, shown) if i not in taken and tokens[i].lower in shown else None
        if known is None:
            i += 1
            continue
        last, mention = known
        if not (taken.intersection(range(i, last)) or is_other(tokens, i, last, taken, persons, mixed=mixed)):
            yield here(tokens, kinds, i, last, mention)
        i = last


def known_at(tokens: Sequence[Token], i: int, shown: Shown) -> tuple[int, Mention] | None:
    """
    The longest shown name that begins at token *i*: the token after it, and its mention.
    """
    for name, mention in shown[tokens[i].lower]:
        last = i + len(name)
        same = last <= len(tokens) and name == tuple(token.lower for token in tokens[i:last])
        if same and capital(tokens[last - 1]):
            return last, mention
    return None


def is_other(
    tokens: Sequence[Token],
    first: int,
    last: int,
    taken: set[int],
    persons: AbstractSet[str],
    *,
    mixed: bool,
) -> bool:
    """
    Whether the words around make the name that of a person or a body here.
    """
    key = key_of(tokens[first:last])
    if key in persons or speaks(tokens, first, last) or names_body(tokens, last):
        return True
    return mixed and (
        blocked_left(tokens, first, taken) or blocked_right(gazetteer(), tokens, last, mixed=mixed)
    )


def here(tokens: Sequence[Token], kinds: Nouns, first: int, last: int, mention: Mention) -> Mention:
    """
    A shown place as it stands at these tokens.
    """
    if mention.entry:
        key = key_of(tokens[first:last])
        name = Candidate(first, last, key, (mention.entry,), demonym=mention.entry.how == DEMONYM)
        return mention_of(tokens, name, mention.entry, kinds)
    start, near = outward(tokens, name_edge(tokens, first), kinds)
    return mention._replace(first=first, last=last, start=start, end=last, near=near)
