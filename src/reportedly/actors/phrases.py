"""
Names and party words that stand together, as the noun phrases that a person would copy.

A phrase takes in its determiner and numbers ("at least 12 regime soldiers") and a short form in brackets
("(SDF)"); "fighters" and "from the Nusra Front" are one party.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reportedly.actors.actor_list import relation
from reportedly.actors.called_after import is_person
from reportedly.actors.parties import Key, Piece, Term, Word, pieces_of, words_of
from reportedly.actors.spellings import mended
from reportedly.lexicons import lexicon
from reportedly.places.toponyms import case_of
from reportedly.records import Actor, Sentence

NATIONAL = frozenset({"country", "people", "leader", "capital", "adjective"})
SEATED = frozenset({"government", "state_military", "police", "intelligence"})
NAMING = NATIONAL | {"actor", "organ"}
NOUNS = frozenset({"head", "opposition", "weak"})


class Phrase(NamedTuple):
    """
    A noun phrase that may name a party: its first word, the one after it, and the pieces inside.
    """

    first: int
    after: int
    pieces: tuple[Piece, ...]

    def roles(self) -> list[str]:
        """
        The roles of its pieces, in order.
        """
        return [piece.term.role for piece in self.pieces]


class Parsed(NamedTuple):
    """
    One sentence: its words, the names and party words found, and the phrases that may be parties.

    `outlets` holds those that are outlets, by their first word, with the index after their noun;
    the names in them are not among the pieces: whose outlets tell of a war does not fight it.
    """

    words: list[Word]
    pieces: list[Piece]
    phrases: list[Phrase]
    outlets: dict[int, int]


@cache
def word_set(table: str, key: str) -> frozenset[str]:
    """
    One list of the party words, for look-ups.
    """
    return frozenset(lexicon("parties")[table][key])


@cache
def joints() -> frozenset[tuple[str, ...]]:
    """
    The words that tie people to the party after them.
    """
    return frozenset(tuple(phrase.split()) for phrase in lexicon("parties")["joints"]["phrases"])


def folded(pieces: Sequence[Piece], words: Sequence[Word]) -> list[Piece]:
    """
    The pieces, with a short form in brackets taken into the name before it.
    """
    kept: list[Piece] = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if before and before.term.actor and piece.term.actor == before.term.actor:
            bracketed = words[piece.first - 1].key in {"(", "["} and piece.first - 1 == before.after
            if bracketed or piece.first == before.after:
                closed = piece.after < len(words) and words[piece.after].key in {")", "]"}
                kept[-1] = before._replace(after=piece.after + (bracketed and closed))
                continue
        kept.append(piece)
    return kept


def runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """
    Pieces that stand together and can be one noun phrase.
    """
    run: list[Piece] = []
    for piece in pieces:
        if piece.term.role == "determiner":
            continue
        if run and (piece.first != run[-1].after or parts(run[-1].term.role, piece.term.role)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def parts(before: str, role: str) -> bool:
    """
    Whether another noun phrase begins between two pieces of these roles ("rebels | Syrian …").
    """
    if role in NATIONAL:
        return before in NOUNS | {"organ", "country", "people", "actor"}
    return role == "actor" and before in {"actor", "organ"}


def phrase_of(run: Sequence[Piece], words: Sequence[Word]) -> Phrase | None:
    """
    The noun phrase of one run of pieces; None where nothing in it can be a party.
    """
    ends = [i + 1 for i, piece in enumerate(run) if piece.term.role in NAMING | NOUNS]
    if not ends:
        return None
    kept, rest = tuple(run[: ends[-1]]), run[ends[-1] :]
    if rest and rest[0].term.role in {"held", "tie"} and words[rest[0].first].hyphen:
        return None
    phrase = Phrase(determined(kept[0].first, words), kept[-1].after, kept)
    return None if is_place(phrase, words) or is_part_of_name(phrase, words) else phrase


def is_part_of_name(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether a body only says what clothes are ("army uniforms"), or a capital begins the name of something:
    with an article, it is no government ("the Baghdad Knights").
    """
    after = words[phrase.after].key if phrase.after < len(words) else ""
    if phrase.roles() == ["capital"] and phrase.first and words[phrase.first].key == "the":
        return True
    return after in word_set("places", "clothes") and phrase.pieces[-1].term.role in {
        "organ",
        "actor",
        "head",
    }


def is_anaphor(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether a phrase is "the group", "the Lebanese group", "the British-based monitor" or the like.
    """
    pieces = owners(phrase)
    return (
        not any(piece.term.role in NAMING - {"adjective"} for piece in pieces)
        and phrase.first < phrase.pieces[0].first
        and words[phrase.first].key in {"the", "this"}
        and anaphor_kind(phrase, words) is not None
    )


def anaphor_kind(phrase: Phrase, words: Sequence[Word]) -> str | None:
    """
    The kind of actor that "the group", "the agency" stand for.
    """
    last = phrase.pieces[-1]
    noun = " ".join(word.key for word in words[last.first : last.after])
    table: Mapping[str, Sequence[str]] = lexicon("parties")["anaphors"]
    return next((kind for kind, nouns in table.items() if noun in nouns), None)


def is_place(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether a bare country is a place here ("in Syria", "the Syrian city of").
    """
    if any(role not in {"country", "capital", "adjective"} for role in phrase.roles()):
        return False
    if phrase.after < len(words) and words[phrase.after].key in word_set("places", "after"):
        return True
    before = words[phrase.first - 1].key if phrase.first else ""
    if phrase.roles()[-1] == "capital" and before in word_set("places", "struck"):
        return True
    return phrase.roles()[-1] != "adjective" and before in word_set("places", "before")


def determined(first: int, words: Sequence[Word]) -> int:
    """
    The index where a phrase begins when the determiner and numbers before *first* are taken in.
    """
    table, inner = word_set("determiners", "words"), word_set("determiners", "inner")
    i = start = first
    while i > 0 and first - i < 5:
        key = words[i - 1].key
        if words[i].hyphen or words[i - 1].hyphen or (key not in table and not key[0].isdigit()):
            break
        i -= 1
        start = i if key not in inner or (key == "at" and words[i + 1].key == "least") else start
    return start


def joined(phrases: Sequence[Phrase], words: Sequence[Word]) -> Iterator[tuple[Phrase, Phrase | None]]:
    """
    The phrases in order; people and the party that they are of ("fighters from X") as a pair.
    """
    i = 0
    while i < len(phrases):
        one, two = phrases[i], phrases[i + 1] if i + 1 < len(phrases) else None
        between = tuple(word.key for word in words[one.after : two.first]) if two else ()
        if (
            two
            and between in joints()
            and one.roles()[-1] in NOUNS
            and set(two.roles()) & {"actor", "organ", "leader"}
        ):
            yield Phrase(one.first, two.after, one.pieces), two
            i += 2
        else:
            yield one, None
            i += 1


def of_country(phrase: Phrase, found: Parsed) -> Phrase:
    """
    A body or the soldiers of a state with the country named behind: "the armed forces of Armenia"; of a body
    behind which its capital stands, too, which stays a place: "the ministry in Moscow".
    """
    last = phrase.pieces[-1].term
    bodies = last.role in {"organ", "opposition"} or last.kind in {"state_military", "police"}
    if not bodies or set(phrase.roles()) & (NATIONAL | {"actor", "tie", "held"}):
        return phrase
    countries = {piece.first: piece for piece in found.pieces if piece.term.role == "country"}
    for between in lexicon("parties")["joints"]["countries"]:
        at = phrase.after + len(between.split())
        if at in countries and [word.key for word in found.words[phrase.after : at]] == between.split():
            return Phrase(phrase.first, countries[at].after, (countries[at], *phrase.pieces))
    seat = next((piece for piece in found.pieces if piece.first == phrase.after + 1), None)
    seated = seat and seat.term.role == "capital" and found.words[phrase.after].key == "in"
    if seat and seated and last.role == "organ" and last.kind in SEATED:
        return phrase._replace(pieces=(seat._replace(after=seat.first), *phrase.pieces))
    return phrase


def owners(phrase: Phrase) -> list[Piece]:
    """
    The pieces that name the party itself: those after a tie ("US-backed | Syrian rebels"), unless it makes a
    body or people its own ("Russian-installed authorities").
    """
    last = max(
        (i + 1 for i, piece in enumerate(phrase.pieces) if parts_from(piece, phrase.pieces[-1])), default=0
    )
    return list(phrase.pieces[last:])


def parts_from(tie: Piece, last: Piece) -> bool:
    """
    Whether a piece ties the name before it to a party that it is not.
    """
    if tie.term.role not in {"tie", "held"}:
        return False
    body = last.term.role == "organ" and last.term.kind in SEATED
    return tie.term.kind != "installed" and not (body and tie.term.kind == "run")


def last_of(pieces: Sequence[Piece], roles: Iterable[str]) -> Term | None:
    """
    The last of *pieces* in one of these roles.
    """
    return next((piece.term for piece in reversed(pieces) if piece.term.role in roles), None)


def wording(phrase: Phrase, words: Sequence[Word]) -> str:
    """
    The words of a phrase as a name: without determiner, common nouns in lower case.
    """
    name = ""
    for piece in phrase.pieces:
        for word in words[piece.first : piece.after]:
            proper = piece.term.role in NATIONAL or piece.term.actor
            name += ("-" if word.hyphen else " ") + (proper_case(word.text) if proper else word.text.lower())
    return name.strip(" -")


def proper_case(word: str) -> str:
    """
    A word of a proper name out of a text in capitals as it is usually written.
    """
    return word.capitalize() if word.isupper() and len(word) > 5 else word


def leant_to(phrase: Phrase, words: Sequence[Word]) -> Term | None:
    """
    Whom the people of a phrase are for or against, as "pro-" or "anti-" tell, or a tie to a government
    ("government-backed fighters"). None where they have a name of their own: "the pro-Iranian Hezbollah".
    """
    for k, piece in enumerate(phrase.pieces[:-1]):
        said = piece.term.role == "modifier" and words[piece.first].key in {"pro", "anti"}
        if said and words[piece.after].hyphen:
            named = [one.term for one in phrase.pieces[k + 1 :] if one.term.role in NAMING]
            return None if any(one.role == "actor" for one in named[1:]) else next(iter(named), None)
    own = {piece.term.role for piece in owners(phrase)} & (NAMING | {"opposition"})
    backers = (
        piece.term
        for piece, after in pairwise(phrase.pieces)
        if piece.term.kind == "government" and after.term.role == "tie" and words[after.first].hyphen
    )
    return None if own else next(backers, None)


def is_tied_to_enemy(phrase: Phrase, group: Actor) -> bool:
    """
    Whether a phrase ties its people to an enemy of a group, of which they are no part then: "US-backed men".
    """
    named = [piece.term for piece in phrase.pieces if piece not in owners(phrase)]
    sides = {term.actor.side if term.actor else term.nation.side if term.nation else None for term in named}
    return any(side and relation(side, group.side or "") == "enemy" for side in sides)


@cache
def outlet_nouns() -> frozenset[tuple[str, ...]]:
    """
    The nouns for outlets, word by word.
    """
    return frozenset(tuple(noun.split()) for noun in lexicon("parties")["outlets"]["nouns"])


def outlet_end(phrase: Phrase, words: Sequence[Word]) -> int | None:
    """
    The index after a noun that makes a party its outlets: "Iranian | state media", "pro-government | media".
    """
    between, i = word_set("outlets", "between"), phrase.after
    while i < len(words) and i - phrase.after < 3 and words[i].key in between:
        i += 1
    for length in (1, 2):
        if tuple(word.key for word in words[max(i - length + 1, phrase.after) : i + 1]) in outlet_nouns():
            return i + 1
    return None


def is_namesake(piece: Piece, words: Sequence[Word], namesakes: AbstractSet[Key]) -> bool:
    """
    Whether the name of a capital is that of a town elsewhere.
    """
    told = tuple(word.key for word in words[piece.first : piece.after])
    return piece.term.role == "capital" and told in namesakes


def parsed(sentence: Sentence, text: str, namesakes: AbstractSet[Key] = frozenset()) -> Parsed:
    """
    The words of a sentence of *text*, the names in them, and the noun phrases that may be parties; a capital
    is none where its name is that of another town, one of the *namesakes*.
    """
    words = words_of(sentence.tokens)
    capitals = sentence.span.of(text).isupper()
    pieces = pieces_of(words, capitals=capitals)
    if not capitals:
        pieces = mended(words, pieces)
    if namesakes:
        pieces = [piece for piece in pieces if not is_namesake(piece, words, namesakes)]
    called = [piece for piece in pieces if is_person(piece, pieces, words)]
    if called and case_of(sentence.tokens) == "mixed":
        pieces = [piece for piece in pieces if piece not in called]
    found = (phrase_of(run, words) for run in runs(folded(pieces, words)))
    phrases = [phrase for phrase in found if phrase]
    outlets = {phrase.first: end for phrase in phrases if (end := outlet_end(phrase, words))}
    if outlets:
        told = {piece for phrase in phrases if phrase.first in outlets for piece in phrase.pieces}
        pieces = [piece for piece in pieces if piece not in told]
    return Parsed(words, pieces, phrases, outlets)
