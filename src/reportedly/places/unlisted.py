"""
Names of places that no gazetteer knows: the words beside them show what they are.
"""

from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from reportedly.language.tokens import DASHES, capital
from reportedly.places.bearings import measures
from reportedly.places.kinds import AREAS, INHABITED
from reportedly.places.names import ARTICLES
from reportedly.places.phrases import DETERMINERS, NAMING, OWNING, Head, Nouns
from reportedly.places.place_words import heads, words
from reportedly.places.stand_ins import is_attribute
from reportedly.places.toponyms import reaches
from reportedly.records import Token

WITHIN = frozenset(
    {"in", "at", "near", "from", "around", "outside", "on", "of", "round", "towards", "toward", "into"}
    | {"entered", "retook", "recaptured", "overran", "shelled", "besieged", "encircled", "entering"}
)
AT = WITHIN - {"from", "of", "on", "into"}
# Words behind which such a name may stand, or, for the comma, before which.
LEADS = WITHIN | OWNING | {","}
# Articles within a name, without those that are words of English, too.
LINKING = ARTICLES - {"as", "an", "at"}
SHEIKHS = frozenset({"sheikh", "shaykh", "sheik"})
LONGEST = 3
# By the number of words of a name, the fewest letters that its first one has.
SHORTEST = {1: 4, 2: 3, 3: 3}


def unknown_spans(
    tokens: Sequence[Token],
    found: Nouns,
    taken: AbstractSet[int],
    covered: AbstractSet[int] = frozenset(),
    *,
    mixed: bool,
) -> list[tuple[int, int, Head]]:
    """
    Names that only the words beside them show to be places: first token, token after, the noun beside.

    None is looked for that would begin with a *taken* token, nor beside a noun *covered* by another name.
    """
    spans: list[tuple[int, int, Head]] = []
    for head in [head for head in found.listed if head[0] not in covered]:
        span = named_after(tokens, head[1])
        if span is None or span[0] in taken:
            span = named_by(tokens, head, mixed=mixed)
        if span:
            spans.append((*span, head))
    for i in [i for i, token in enumerate(tokens[:-1]) if token.lower in LEADS]:
        owned = tokens[i].lower in OWNING
        span = (
            owned_by(tokens, i, covered if mixed else ())
            if owned
            else led(tokens, i, found, taken, mixed=mixed)
        )
        if span:
            spans.append((*span, (span[0], span[0], "neighbourhood" if owned else "village")))
    return spans


def owned_by(tokens: Sequence[Token], i: int, covered: Container[int]) -> tuple[int, int] | None:
    """
    The name behind the possessive at token *i* of a place that something is in: "in Haiti's X".
    """
    first = i
    while first - 1 in covered:
        first -= 1
    located = 0 < first < i and tokens[first - 1].lower in AT
    span = bare_name(tokens, i + 1) if located else None
    return span if span and not is_attribute(tokens, span[1]) else None


def led(
    tokens: Sequence[Token], i: int, found: Nouns, taken: AbstractSet[int], *, mixed: bool
) -> tuple[int, int] | None:
    """
    The name that the word at token *i* leads to: a preposition, or the comma of "X, a village in Y".
    """
    if tokens[i].text == ",":
        return apposed(tokens, i, found) if mixed and found.listed else None
    if i + 1 in taken:
        return None
    return named_within(tokens, i) if mixed else started(tokens, i + 1)


def named_by(tokens: Sequence[Token], head: Head, *, mixed: bool) -> tuple[int, int] | None:
    """
    The name in front of a noun: "X village"; of a province only where the noun is nothing else.
    """
    first, end, kind = head
    if kind in {"country", "city"} or not (bare(tokens, head) or kind == "district"):
        return None
    if kind == "province" and not (mixed and tokens[end - 1].text in words("divisions")):
        return None
    span = named_before(tokens, first) if mixed else named_in_capitals(tokens, first)
    if span is None or not (bare(tokens, head) or is_led(tokens, span[0])):
        return None
    return directed(tokens, span) if kind in AREAS else span


def is_led(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether a preposition or a comma stands right before a name, or before its direction: "in Djugu
    Territory", "Gimbi, West Welega Zone", but not "the Green Zone".
    """
    first -= first > 0 and tokens[first - 1].lower in words("directions")
    return first > 0 and tokens[first - 1].lower in WITHIN | {","}


def directed(tokens: Sequence[Token], span: tuple[int, int]) -> tuple[int, int]:
    """
    The name of an area with the direction in front of it that is a part of it: "West Welega zone".
    """
    before = tokens[span[0] - 1]
    named = span[0] > 1 and capital(before) and before.lower in words("directions")
    return (span[0] - 1, span[1]) if named else span


def apposed(tokens: Sequence[Token], comma: int, found: Nouns) -> tuple[int, int] | None:
    """
    The name in "X, a village in Y", where X is not in the gazetteer.
    """
    determined = comma + 1 < len(tokens) and tokens[comma + 1].lower in {"a", "an", "the", "another"}
    heads_after = (found.starting.get(i) for i in range(comma + 2, comma + 5))
    head = next((head for head in heads_after if head), None) if determined else None
    if head is None or head[2] not in INHABITED:
        return None
    return named_before(tokens, comma)


def started(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """
    The name at token *start* of a sentence in capitals, where it begins as names of places do: "LOS PINOS".
    """
    if tokens[start].lower not in words("place_starts"):
        return None
    last = start + 1
    while last < len(tokens) and tokens[last].lower in words("connectors") and last - start < 3:
        last += 1
    named = last < len(tokens) and tokens[last].text.isalpha() and plain(tokens[last])
    return (start, last + 1) if named else None


@cache
def titles() -> frozenset[str]:
    """
    Words that open the name of a place, and have capitals, too: "Camp Boiro", "Lake Kivu".
    """
    return words("waters") | words("quarters") | {"camp"}


def named_after(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """
    The name in "the village of X", where X is not in the gazetteer.
    """
    leading = tokens[end - 1].lower in titles() and capital(tokens[end - 1])
    start = end if leading else end + 1
    if start >= len(tokens) or not (leading or tokens[end].lower in NAMING):
        return None
    if tokens[start].lower in words("never"):
        return None
    spans = reaches(tokens, start, 3, words("connectors"))
    return (start, spans[0][0]) if spans and capital(tokens[spans[0][0] - 1]) else None


def named_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """
    The name in "X village", where X is not in the gazetteer.
    """
    j = first
    while j and first - j < 6:
        token = tokens[j - 1]
        if token.lower in words("bodies"):
            return None
        named = capital(token) and token.text[0].isalpha() and token.lower not in words("never")
        if not (named or token.text in DASHES or token.lower in LINKING or is_dashed(tokens, j - 1)):
            break
        j -= 1
    while j < first and not begins(tokens, j):
        j += 1
    return (j, first) if j < first and capital(tokens[first - 1]) else None


def is_dashed(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at token *i* joins two others within a name: "Dasht-e-Barchi".
    """
    beside = tokens[max(i - 1, 0)], tokens[min(i + 1, len(tokens) - 1)]
    return tokens[i].text.isalpha() and all(token.text in DASHES for token in beside)


def named_within(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """
    The name in "in X", with the preposition at token *i*, where X is not in the gazetteer but looks as names
    of places do.
    """
    start = i + 1
    if not (tokens[start].text[0].isupper() or tokens[start].lower in ARTICLES):
        return None
    if tokens[i].lower in AT or beyond(tokens, i):
        span = bare_name(tokens, start)
        if span:
            return span
    if tokens[i].lower == "of" and not beyond(tokens, i):
        return None
    article = tokens[start].lower in ARTICLES and start + 2 < len(tokens)
    article = article and (tokens[start + 1].text in DASHES or capital(tokens[start + 1]))
    starting = tokens[start].lower in words("place_starts") or (
        tokens[start].lower in SHEIKHS and tokens[i].lower in AT
    )
    if not (article or (starting and capital(tokens[start]))):
        return None
    spans = reaches(tokens, start, 4, words("connectors"))
    return (start, spans[0][0]) if spans and spans[0][0] > start + 1 else None


def beyond(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at token *i* ends "south of", "15 km from", before a place.
    """
    if not i or tokens[i].lower not in {"of", "from"}:
        return False
    return tokens[i - 1].lower in words("directions") or tokens[i - 1].lower in measures("lengths")


def bare_name(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """
    The one to three capitalised words at token *start*, dashes between them or not, that can be a place by
    their looks alone.
    """
    end, size = start, 0
    while end < len(tokens) and size < LONGEST:
        dashed = size and tokens[end].text in DASHES and tokens[end].start == tokens[end - 1].end
        at = end + 1 if dashed else end
        if at == len(tokens) or not looks_named(tokens[at]):
            break
        end, size = at + 1, size + 1
    if end == start or len(tokens[start].text) < SHORTEST[size]:
        return None
    after = tokens[end] if end < len(tokens) else None
    alone = after is None or not (capital(after) or after.text in DASHES or after.lower in OWNING)
    return (start, end) if alone else None


def looks_named(token: Token) -> bool:
    """
    Whether a word may be one of the name of a place: a capital, no everyday word, no word of a body's name.
    """
    text, lower = token.text, token.lower
    return (
        text[0].isupper()
        and not text.isupper()
        and lower not in unnamed()
        and lower.rstrip("s") not in unnamed()
        and lower not in heads().by_first
        and (text.isalpha() or all(piece.isalpha() for piece in text.replace("’", "'").split("'")))
    )


@cache
def unnamed() -> frozenset[str]:
    """
    Words that are no part of the name of an unknown place, capitalised or not.
    """
    lists = ("never", "beside", "common", "bodies", "titles", "directions")
    return frozenset().union(*(words(each) for each in lists))


def begins(tokens: Sequence[Token], j: int) -> bool:
    """
    Whether an unknown name can begin at token *j*: a capital, or an article with a dash.
    """
    if capital(tokens[j]):
        return tokens[j].lower not in words("directions")
    return tokens[j].lower in ARTICLES and j + 1 < len(tokens)


def bare(tokens: Sequence[Token], head: Head) -> bool:
    """
    Whether a noun may make the words before it a place: not "Nusra Front", not "school" in general.
    """
    return not capital(tokens[head[0]]) or tokens[head[1] - 1].lower not in words("vague_heads")


def named_in_capitals(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """
    The name in "THE X NEIGHBORHOOD", where capitals do not show how far it reaches.
    """
    j = first
    while j and first - j < 5 and tokens[j - 1].text.isalpha() and plain(tokens[j - 1]):
        j -= 1
    marked = j > 0 and (tokens[j - 1].lower in DETERMINERS or tokens[j - 1].lower in words("locating"))
    return (j, first) if j < first and marked else None


def plain(token: Token) -> bool:
    """
    Whether a word in a sentence of capitals may belong to a name.
    """
    lower = token.lower
    return not (
        lower in DETERMINERS
        or (lower in words("never") and lower != "new")
        or lower in words("prepositions")
        or lower in words("directions")
        or lower in words("common")
        or lower in words("bodies")
        or lower in heads().by_first
    )
