"""
Masking the names of victims and witnesses for those who have no right to see them.

1. Names are looked for in all sentences with a word for harm, whether or not a claim was found there, and
   in the words for witnesses, those who help, and people on social media: words with a capital that are no
   place, party, day or organisation. Where every word has one, only the words for those people are searched.
2. Each name, and each part of one that tells somebody, is masked wherever it stands in the report, letter by
   letter, so that offsets still hold.

3. In lower case and in Arabic script, names are those that begin with a given name that is listed. Where a
   whole report has no capital, so are the words for victims and witnesses that no list of words has.

Where it is not clear what a word with a capital is, it is masked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.actors.parties import actor_named, pieces_of, words_of
from reportedly.counts.harm_words import find_words
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.places.gazetteer import gazetteer
from reportedly.places.names import folded
from reportedly.places.toponyms import case_of
from reportedly.records import Claim, Document, Source, Span
from reportedly.uncased_names import WORD, arabic_names, listed, lower_case_names, unlisted_names
from reportedly.voices.wording import common_words

BLOCK = "█"
PRIVATE = frozenset({"witness", "medical_rescue", "social_media"})
# Lists whose words are nobody's name, though a sentence may begin with one.
NOUNS = ("victims", "sources", "harm", "parties", "events", "evidence", "count_words")
POSSESSIVE = re.compile(r"['’]s?$")
TOWN = 5_000
SMALL = frozenset({"village", "neighbourhood", "street", "landmark", "exact", "near"})
JOINS = re.compile(r" |-|\. ")


class Name(NamedTuple):
    """
    One word of a text that may be of a name, without the ending of a possessive.
    """

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """
        The word as lists have it.
        """
        return self.text.lower()


def masks(document: Document, claims: Sequence[Claim]) -> tuple[Span, ...]:
    """
    Where names of victims and witnesses stand in a report, by the claims that were found in it.
    """
    found = pattern(personal_names(document, claims))
    return tuple(Span(*met.span()) for met in found.finditer(document.text)) if found else ()


def masked(text: str, spans: Iterable[Span]) -> str:
    """
    A text with blocks in place of the letters of some words; everything stands where it stood.
    """
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = blocks(span.of(text))
    return "".join(letters)


def blocks(words: str) -> str:
    """
    As many blocks as words have letters; spaces stay.
    """
    return "".join(letter if letter.isspace() else BLOCK for letter in words)


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """
    What finds names, and those parts of them that tell somebody, as whole words.
    """
    wanted = {form for name in names for form in forms_of(name)}
    if not wanted:
        return None
    longest = sorted(wanted, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def forms_of(name: str) -> Iterator[str]:
    """
    A name and those parts of it that tell somebody, as written and in capitals.
    """
    for form in (name, *parts(name)):
        yield form
        yield form.upper()


def parts(name: str) -> Iterator[str]:
    """
    The parts of a name that stand for the person by themselves.
    """
    for word in WORD.findall(name):
        bare = word.split("-")[-1] if word.split("-")[0].lower() in listed("particles") else word
        for part in {word, bare}:
            if len(part) > 2 and part[0].isupper() and not is_plain(part):
                yield part


def personal_names(document: Document, claims: Sequence[Claim]) -> frozenset[str]:
    """
    The names of victims and witnesses that a report gives.
    """
    known = known_words(claims)
    lands = frozenset(claim.place.country for claim in claims if claim.place and claim.place.country)
    spoken = {place for claim in claims for place in places(claim)}
    found = {
        name
        for place in sorted({*harmed(document), *spoken})
        for name in names_in(document.text, place, known)
        if not is_town(name, lands)
    }
    found.update(name for name in unlisted(document, spoken) if not is_town(name, lands))
    return frozenset(found.union(uncased(document, spoken), arabic_names(document.text)))


def uncased(document: Document, spoken: Iterable[Span]) -> Iterator[str]:
    """
    The names in lower case in sentences that tell of harm, and in the words for those who are to be masked.
    """
    common = nobodys() | common_words()
    for place in sorted({*harmed(document), *spoken}):
        yield from lower_case_names(document.text, place.start, place.end, common)


def unlisted(document: Document, spoken: Iterable[Span]) -> Iterator[str]:
    """
    The words that no list has among those for people who are to be masked, where nothing bears a capital.
    """
    if document.text == document.text.lower():
        for place in sorted(spoken):
            yield from unlisted_names(document.text, place.start, place.end, nobodys() | common_words())


def harmed(document: Document) -> Iterator[Span]:
    """
    The sentences of a report that tell of harm, as far as capitals mean something in them.
    """
    for sentence in analyse(document.text, document.title):
        if find_words(sentence.tokens) and case_of(sentence.tokens) == "mixed":
            yield sentence.span


def places(claim: Claim) -> Iterator[Span]:
    """
    The words of a claim that may name somebody who is to be masked.
    """
    for casualty in claim.casualties:
        if casualty.victims is not None:
            yield casualty.victims
    for source in claim.sources:
        if is_private(source):
            yield source.span


def is_private(source: Source) -> bool:
    """
    Whether a source is a person who may come to harm for what they said.
    """
    return source.type in PRIVATE and source.actor is None


def known_words(claims: Sequence[Claim]) -> tuple[Span, ...]:
    """
    The words that name something else: places, parties, and sources that speak in public.
    """
    found: list[Span] = []
    for claim in claims:
        found += [source.span for source in claim.sources if not is_private(source)]
        found += [party.span for party in (claim.perpetrator, claim.target) if party and party.actor]
        found += [claim.place.span] if claim.place and claim.place.gazetteer_id else []
        found += [claim.time.span] if claim.time else []
    return tuple(dict.fromkeys(found))


def names_in(text: str, place: Span, known: Sequence[Span]) -> Iterator[str]:
    """
    The names that stand in some words of a text.
    """
    words = words_of(tokens_of(text, place.start, place.end))
    parties = [
        Span(words[piece.first].start, words[piece.after - 1].end)
        for piece in pieces_of(words, capitals=True)
    ]
    for run in runs(text, place):
        for name in trimmed(text, run):
            span = Span(name[0].start, name[-1].end)
            if not any(span.meets(other) for other in (*known, *parties)) and is_person(text, name):
                yield span.of(text)


def runs(text: str, place: Span) -> Iterator[list[Name]]:
    """
    Words with capitals that stand side by side, with the particles between and before them.
    """
    run: list[Name] = []
    for met in WORD.finditer(text, place.start, place.end):
        bare = POSSESSIVE.sub("", met.group())
        word = Name(met.start(), met.start() + len(bare), bare)
        fits = bool(run) and JOINS.fullmatch(text[run[-1].end : word.start]) is not None
        if run and not (fits and (has_capital(word) or word.lower in listed("particles"))):
            yield run
            run = []
        if has_capital(word) or word.lower in listed("particles"):
            run.append(word)
            if bare != met.group():
                yield run
                run = []
    if run:
        yield run


def has_capital(word: Name) -> bool:
    """
    Whether a word, or a part of it after a hyphen, begins with a capital.
    """
    return any(part[:1].isupper() for part in word.text.split("-"))


def trimmed(text: str, run: Sequence[Name]) -> Iterator[list[Name]]:
    """
    The names in a run: without titles, words that are nobody's, and particles that nothing follows.
    """
    name: list[Name] = []
    for word in run:
        if word.lower in nobodys() or is_common(text, word):
            yield from whole(name)
            name = []
        else:
            name.append(word)
    yield from whole(name)


def whole(name: list[Name]) -> Iterator[list[Name]]:
    """
    A name that has a word with a capital, without particles at its end.
    """
    while name and not has_capital(name[-1]):
        name.pop()
    while name and not has_capital(name[0]) and name[0].lower in {"y", "la", "le", "de"}:
        name.pop(0)
    if name:
        yield name


def is_common(text: str, word: Name) -> bool:
    """
    Whether a word bears its capital because a sentence begins with it: the report has it without one, too.
    """
    before = text[: word.start].rstrip(" \t\"'“”‘’«(")
    begins = not before or before[-1] in ".!?:\n"
    return begins and re.search(rf"(?<!\w){re.escape(word.lower)}(?!\w)", text) is not None


def is_plain(word: str) -> bool:
    """
    Whether a word is a common one of reports, or made of such ("YEAR-OLD"), and no name that people have.
    """
    return all(
        piece in nobodys() or (piece in common_words() and piece not in listed("given"))
        for piece in word.lower().replace("’", "'").split("-")
    )


def is_town(name: str, lands: frozenset[str]) -> bool:
    """
    Whether a name is that of a place, larger than a village, in a country that the report tells of.
    """
    if name.lower() in listed("given"):
        return False
    meant = gazetteer().named(folded(name))
    return any(one.country in lands and (one.population >= TOWN or one.kind not in SMALL) for one in meant)


def is_person(text: str, name: Sequence[Name]) -> bool:
    """
    Whether a name is that of a person, as far as the words before and within it tell.
    """
    if all(is_plain(word.text) for word in name):
        return False
    if name[-1].lower in listed("ends") or actor_named(" ".join(word.text for word in name)):
        return False
    before = WORD.findall(text[max(0, name[0].start - 60) : name[0].start])
    first, last = ([word.lower() for word in ["", "", *before]][-2:]) if before else ("", "")
    touching = re.search(r"[^\W\d_] $", text[: name[0].start]) is not None
    if not touching:
        return True
    return not (last in listed("before_places") or (last == "of" and first in listed("kinds_of_places")))


@cache
def nobodys() -> frozenset[str]:
    """
    Words that are no part of a name: titles, words that begin sentences, nouns for people and things.
    """
    nouns = {word.lower() for name in NOUNS for phrase in strings(lexicon(name)) for word in phrase.split()}
    return (listed("titles") | listed("others") | frozenset(nouns)) - listed("particles")


def strings(value: object) -> Iterator[str]:
    """
    All words of a word list, however it is laid out.
    """
    if isinstance(value, str):
        yield value
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = [*value, *value.values()]
    elif isinstance(value, list):
        inner = value
    for part in inner:
        yield from strings(part)
