"""
Which words of a sentence may name a place, before it is known which place is meant.

A capital letter alone says little: headlines capitalise every word, MUC-like wires every letter.
So each name carries the signs around it: a preposition before it, a kind of place beside it,
a title, a further capitalised word or a speech verb that make it a person, a body or a government.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.language.tokens import DASHES, capital
from reportedly.places.gazetteer import Entry, Gazetteer
from reportedly.places.gazetteer_file import DEMONYM
from reportedly.places.names import ARTICLES, folded
from reportedly.places.place_words import heads, leading, nameless, words
from reportedly.places.stand_ins import is_state, names_body, of_body, speaks, stands_for_government
from reportedly.records import Token

MAX_WORDS = 5
LONGEST_ACRONYM = 3
LARGE = 500_000
SMALL = 15_000
APOSTROPHES = frozenset("'’")


class Candidate(NamedTuple):
    """
    Words that may name a place: tokens from `first` up to `last` (exclusive), and what they may mean.

    `cue` is true after a preposition or beside a kind of place, `person` where the name is the last of
    a person's, `blocked` where the words around it make it part of that, of a body or a government,
    `common` where it is also an everyday word; `demonym` is true of the adjective of a country ("Syrian").
    """

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    cue: bool = False
    blocked: bool = False
    common: bool = False
    person: bool = False
    demonym: bool = False


@cache
def joining() -> frozenset[str]:
    """
    The words that may stand within a name of the gazetteer: "Bosnia and Herzegovina".
    """
    return words("connectors") | {"and"}


@lru_cache(maxsize=20_000)
def pieces(word: str) -> Sequence[str]:
    """
    The parts of a look-up key that one token makes; none for marks.
    """
    return tuple(folded(word).split())


def key_of(tokens: Sequence[Token]) -> str:
    """
    What the words of a name are looked up by.
    """
    return folded(" ".join(token.text for token in tokens))


def case_of(tokens: Sequence[Token]) -> str:
    """
    How a sentence is capitalised: "caps" throughout, as a "title", or "mixed".
    """
    long = starting = shouted = 0
    for token in tokens:
        word = token.text
        if len(word) > 3 and word.isalpha():
            long += 1
            if word[0].isupper():
                starting += 1
                shouted += word.isupper()
    if not starting:
        return "mixed"
    if shouted > 0.7 * long:
        return "caps"
    share = 0.9 if tokens[-1].text == "." else 0.65
    return "title" if starting > share * long else "mixed"


def begins_with_article(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the Arabic article at token *i* begins a name: "al-Bab", "al Bab".
    """
    after = tokens[i + 1 : i + 3]
    dashed = len(after) > 1 and after[0].text in DASHES and capital(after[1])
    return dashed or (tokens[i].lower in {"al", "el"} and bool(after) and capital(after[0]))


def is_elided(word: str) -> bool:
    """
    Whether a word is a capitalised one behind a shortened article: "d'Ivoire".
    """
    return word[1:2] in APOSTROPHES and word[2:3].isupper()


def is_held(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at token *i* ends an adjective within a name: "Indian-administered Kashmir".
    """
    return i > 0 and tokens[i - 1].text in DASHES and tokens[i].lower in words("holding")


def reaches(
    tokens: Sequence[Token], i: int, most: int, connectors: AbstractSet[str]
) -> list[tuple[int, str]]:
    """
    The names of up to *most* words that may begin at token *i*: index after, look-up key; longest first.
    Lower-case words may only stand in them if they are *connectors*.
    """
    found: list[tuple[int, str]] = []
    parts: list[str] = []
    for j in range(i, len(tokens)):
        word = tokens[j].text
        upper = word[0].isupper() or is_elided(word)
        inner = tokens[j].lower in connectors or is_held(tokens, j)
        if not (upper or inner) and word[0].islower():
            break  # as most names end
        more = pieces(word)
        if more:
            if not (upper or inner or word[0].isdigit()):
                break
            parts += more
            if upper or not inner:
                found.append((j + 1, " ".join(parts)))
            if len(parts) >= most:
                break
        elif not (word in DASHES or (word == "." and len(tokens[j - 1].text) < 4)):
            break
    return found[::-1]


def singular(key: str) -> str | None:
    """
    The name without the s of a possessive that lost its apostrophe ("Aleppos").
    """
    return key[:-1] if len(key) > 4 and key.endswith("s") and not key.endswith("ss") else None


def known(book: Gazetteer, key: str) -> tuple[Entry, ...]:
    """
    What a key may mean, possessives without apostrophe included.
    """
    entries = book.named(key)
    if entries:
        return entries
    bare = singular(key)
    if bare:
        return tuple(e for e in book.named(bare) if e.population >= 20_000 and e.how != DEMONYM)
    return ()


def longest_name(book: Gazetteer, tokens: Sequence[Token], i: int) -> Candidate | None:
    """
    The longest name of the gazetteer that begins at token *i*, without the signs around it; "Us" is not the
    US.
    """
    start = pieces(tokens[i].text)
    most = longest_from(book, start[0]) if start else 0
    if not most:
        return None
    single = most == 1 and tokens[i].text[0].isupper()
    spans = [(i + 1, " ".join(start))] if single else reaches(tokens, i, min(most, MAX_WORDS), joining())
    for end, key in spans:
        entries = known(book, key)
        if entries and not (
            len(key) <= LONGEST_ACRONYM and entries[0].kind == "country" and tokens[i].text[1:].islower()
        ):
            return Candidate(i, end, key, entries)
    return None


def longest_from(book: Gazetteer, word: str) -> int:
    """
    How many words the longest name has that begins with a word, or with what it is the possessive of.
    """
    return book.longest(word) or (book.longest(singular(word) or "") and 1)


def after_title(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether a title that makes a person stands before token *i*.
    """
    before = tokens[i - 1] if i else None
    if before and before.text == "." and i > 1:
        before = tokens[i - 2]
    return before is not None and before.lower in words("titles") and capital(before)


def stands_apart(token: Token) -> bool:
    """
    Whether a capitalised neighbour can stand beside a name without being part of it.
    """
    lower = token.lower
    return (
        lower in words("directions")
        or lower in words("beside")
        or lower in words("never")
        or lower in words("prepositions")
        or lower in heads().by_first
    )


def blocked_left(tokens: Sequence[Token], i: int, taken: set[int]) -> bool:
    """
    Whether the word before makes a name part of something else ("Bashar al-Homs").
    """
    if not i or tokens[i - 1].text[0].islower():
        return False
    if after_title(tokens, i):
        return True
    if tokens[i - 1].text in DASHES and i > 1:
        return tokens[i - 2].text[0].isalpha() and (i - 2) not in taken
    before = tokens[i - 1]
    if not before.text[0].isalpha() or not capital(before):
        return False
    if before.lower in words("waters"):
        return True
    loose = i == 1 and before.lower.endswith(("ed", "ing", "ly"))
    return not (loose or stands_apart(before) or (i - 1) in taken)


def blocked_right(book: Gazetteer, tokens: Sequence[Token], end: int, *, mixed: bool) -> bool:
    """
    Whether the words after make a name part of something else ("Damascus-based", "Aleppo Media Center",
    "Tongo Tongo").
    """
    if end >= len(tokens):
        return False
    token = tokens[end]
    if token.text in DASHES and end + 1 < len(tokens):
        return tokens[end + 1].lower in words("hyphen_words")
    if mixed and token.lower in ARTICLES and end + 1 < len(tokens) and tokens[end + 1].text in DASHES:
        return longest_name(book, tokens, end) is None
    if not mixed or not token.text[0].isalpha() or not capital(token) or stands_apart(token):
        return False
    doubled = token.lower == tokens[end - 1].lower
    return doubled or token.lower in words("titles") or longest_name(book, tokens, end) is None


def may_go_on(after: Token) -> bool:
    """
    Whether the word after a name may make it part of a longer one: a capital, a mark or an Arabic article.
    """
    return not after.text[0].islower() or after.lower in ARTICLES


def goes_on(book: Gazetteer, tokens: Sequence[Token], end: int) -> bool:
    """
    Whether a name is only the first part of one with a dash that is not known: "Pont-Sonde".
    """
    after = tokens[end : end + 2]
    dashed = len(after) == 2 and after[0].text in DASHES and capital(after[1])
    whole = dashed and tokens[end - 1].end == after[0].start and after[0].end == after[1].start
    return whole and longest_name(book, tokens, end + 1) is None


def is_acronym(tokens: Sequence[Token], found: Candidate) -> bool:
    """
    Whether a name in capitals is rather the short one of a body than that of a small place ("MSF").
    """
    short = found.last - found.first == 1 and len(found.key) <= LONGEST_ACRONYM
    small = found.entries[0].kind != "country" and found.entries[0].population < LARGE
    return short and small and tokens[found.first].text.isupper()


def with_signs(
    book: Gazetteer, tokens: Sequence[Token], found: Candidate, case: str, taken: set[int]
) -> Candidate:
    """
    A name with what the words around it say about it.
    """
    first, end, key, entries, *_ = found
    demonym, country = entries[0].how == DEMONYM, entries[0].kind == "country"
    cue = person = blocked = False
    if first:
        before = tokens[first - 1].lower
        cue = before in leading(case)
        person = names_person(tokens, first, case, taken)
        blocked = person or (before == "of" and of_body(tokens, first))
    if end < len(tokens):
        cue = cue or tokens[end].lower in heads().by_first
        blocked = (
            blocked
            or speaks(tokens, first, end)
            or (
                may_go_on(tokens[end])
                and (
                    blocked_right(book, tokens, end, mixed=case == "mixed" and not demonym)
                    or (names_body(tokens, end) and not is_state(tokens, end, entries))
                )
            )
        )
    blocked = blocked or (entries[0].population < SMALL and goes_on(book, tokens, end))
    blocked = blocked or (case != "caps" and len(key) <= LONGEST_ACRONYM and is_acronym(tokens, found))
    seat = key in words("seats")
    if seat or (country and not demonym):
        blocked = blocked or stands_for_government(tokens, first, end, taken, seat=seat)
    common = key in words("common") or (key[-1] == "s" and singular(key) in words("common"))
    return Candidate(first, end, key, entries, cue, blocked, common, person, demonym)


def names_person(tokens: Sequence[Token], first: int, case: str, taken: set[int]) -> bool:
    """
    Whether the words before a name make it the last one of a person's.
    """
    if case == "mixed":
        return blocked_left(tokens, first, taken)
    return after_title(tokens, first) or (case == "caps" and tokens[first - 1].lower in words("given"))


def is_continental(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the adjective at token *i* is one of a part of the world: "Pan-American", "Latin American".
    """
    before = i - 2 if i > 1 and tokens[i - 1].text in DASHES else i - 1
    return before >= 0 and capital(tokens[before]) and tokens[before].lower in words("continental")


def owns_next(tokens: Sequence[Token], i: int) -> bool:
    """
    Whether the word at token *i* is a possessive, which may begin a name: "Cox's Bazar", "King's Lynn".
    """
    return i + 1 < len(tokens) and tokens[i + 1].lower in {"'s", "’s"}


def candidates(book: Gazetteer, tokens: Sequence[Token], case: str) -> list[Candidate]:
    """
    Every name of the gazetteer in a sentence that is capitalised in some way (`case_of`), from left to
    right, none overlapping. A name begins with a capital, or with an Arabic article before its noun.
    """
    found: list[Candidate] = []
    taken: set[int] = set()
    never, openings, free = words("never"), words("openings"), 0
    for i, token in enumerate(tokens):
        if not token.text[0].isupper() and not (token.lower in ARTICLES and begins_with_article(tokens, i)):
            continue
        lower = token.lower
        if i < free or (lower in never and not (lower in openings or owns_next(tokens, i))):
            continue
        hit = longest_name(book, tokens, i)
        if hit is None or hit.key in nameless() or (hit.last == i + 1 and lower in never):
            continue
        free = hit.last
        if hit.entries[0].how == DEMONYM and is_continental(tokens, i):
            continue
        candidate = with_signs(book, tokens, hit, case, taken)
        if not candidate.blocked and not candidate.common and hit.entries[0].population >= SMALL:
            taken.update(range(i, free))
        found.append(candidate)
    return found
