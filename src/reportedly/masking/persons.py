"""
Who is to be masked in a report: its victims and witnesses, by name.
"""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.counts.harm_words import find_words
from reportedly.language.analysis import analyse
from reportedly.masking.capital_names import names_in
from reportedly.masking.name_words import listed, nobodys
from reportedly.masking.uncased_names import arabic_names, lower_case_names, unlisted_names
from reportedly.places.gazetteer import gazetteer
from reportedly.places.names import folded
from reportedly.places.toponyms import case_of
from reportedly.records import Claim, Document, Source, Span
from reportedly.voices.wording import common_words

PRIVATE = frozenset({"witness", "medical_rescue", "social_media"})
TOWN = 5_000
SMALL = frozenset({"village", "neighbourhood", "street", "landmark", "exact", "near"})


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


def is_town(name: str, lands: frozenset[str]) -> bool:
    """
    Whether a name is that of a place, larger than a village, in a country that the report tells of.
    """
    if name.lower() in listed("given"):
        return False
    meant = gazetteer().named(folded(name))
    return any(one.country in lands and (one.population >= TOWN or one.kind not in SMALL) for one in meant)
