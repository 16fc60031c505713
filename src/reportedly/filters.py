"""
Which claims of a ledger are asked for, and the folded words that they are found by.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    column,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
)

from reportedly.errors import UsageError
from reportedly.ledger.tables import claims, readings, reviews
from reportedly.printed import schema
from reportedly.records import Claim

UNWRITTEN = dict.fromkeys(map(ord, "\u0640\u02bf\u02be\u02bc'’‘`"))

MOST = 2**63 - 1

OPEN = "open"
DECIDED = ("accepted", "corrected", "rejected", "added", OPEN)

SEARCHED = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Filters:
    """
    What a claim must meet to be shown; None asks for nothing.

    `source` may stand anywhere in a name or the words of the chain, `place` is whole words of a
    place, province or country; `since` and `until` are ISO days that the claim's days must touch;
    `min_killed` is met by the least number that a claim gives, or by the greatest if it has no least;
    `text` is searched for in sentences, sources and places: all words, "phrases" and beginnings* of it;
    `document` is the whole id of one; `decided` is how people left it: "accepted", "corrected", "rejected",
    "added" by hand, or "open" where nobody has decided.
    """

    source: str | None = None
    type: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    min_killed: int | None = None
    certainty: str | None = None
    text: str | None = None
    limit: int | None = None
    document: str | None = None
    decided: str | None = None


def folded(text: str) -> str:
    """
    Text without case, accents, vowel marks and the signs that transliterations differ in.
    """
    if text.isascii():
        return text.lower().translate(UNWRITTEN)
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn").translate(UNWRITTEN)


def spaced(text: str) -> str:
    """
    The folded words of *text*, with a space before and after each, so that whole ones can be looked for.
    """
    words = re.findall(r"\w+", folded(text))
    return f" {' '.join(words)} "


def source_words(claim: Claim, text: str) -> str:
    """
    The chain of a claim, as resolved and as worded, folded.
    """
    chain = [f"{source.name}\n{source.span.of(text)}" for source in claim.sources]
    return folded("\n".join(chain))


def place_words(claim: Claim, text: str) -> str:
    """
    The place of a claim, as worded and as resolved, folded.
    """
    place = claim.place
    if place is None:
        return ""
    names = (place.span.of(text), place.name, place.admin1, place.country)
    return "|".join(spaced(name) for name in dict.fromkeys(names) if name)


def killed(claim: Claim) -> int | None:
    """
    The greatest number of dead that an entry of a claim vouches for.
    """
    entries = [entry for entry in claim.casualties if entry.outcome == "killed"]
    numbers = [entry.high if entry.low is None else entry.low for entry in entries]
    return max((min(number, MOST) for number in numbers if number is not None), default=None)


def conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """
    What a row of the claims table must meet.
    """
    yield shown()
    if filters.type is not None:
        yield claims.c.event_type == known("event_type", filters.type)
    if filters.certainty is not None:
        yield claims.c.certainty == known("certainty", filters.certainty)
    if filters.min_killed is not None:
        yield claims.c.killed >= filters.min_killed
    if filters.document is not None:
        yield readings.c.document_id == filters.document
    if filters.decided is not None:
        yield left_as(filters.decided)
    yield from word_conditions(filters)
    yield from day_conditions(filters)


@cache
def shown() -> ColumnElement[bool]:
    """
    That a claim is as a person reviewed it, or of a reading that no newer one lies over and not reviewed.

    Made once: every look at claims asks for it.
    """
    newer, held = readings.alias(), reviews.alias()
    newest = ~exists().where(
        newer.c.document_id == readings.c.document_id, newer.c.number > readings.c.number
    )
    elsewhere = exists().where(held.c.claim_id == claims.c.id, held.c.claim.is_not(None), newest_review(held))
    here = exists().where(held.c.claim == claims.c.number, newest_review(held))
    return or_(here, and_(claims.c.position >= 0, newest, ~elsewhere))


def left_as(asked: str) -> ColumnElement[bool]:
    """
    How the last decision left a claim.
    """
    if asked not in DECIDED:
        raise UsageError(f"{asked} is not how a claim can stand; choose from {', '.join(DECIDED)}")
    held = reviews.alias()
    last = exists().where(held.c.claim_id == claims.c.id, newest_review(held))
    return ~last.where(held.c.status.is_not(None)) if asked == OPEN else last.where(held.c.status == asked)


def newest_review(of: FromClause) -> ColumnElement[bool]:
    """
    That no later decision about the same claim changed how it stands.
    """
    later = reviews.alias()
    return ~exists().where(later.c.claim_id == of.c.claim_id, later.c.decision > of.c.decision)


def word_conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """
    That a claim holds the words asked for: in its chain, in its place, or anywhere.
    """
    if filters.source is not None:
        yield claims.c.sources.contains(folded(filters.source), autoescape=True)
    if filters.place is not None:
        yield claims.c.places.contains(spaced(filters.place), autoescape=True)
    if filters.text is not None:
        yield claims.c.number.in_(matching(filters.text))


def day_conditions(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """
    That the days of a claim touch those asked for; a claim without days touches none.
    """
    if filters.since is not None:
        yield func.coalesce(claims.c.last_day, claims.c.first_day) >= day(filters.since)
    if filters.until is not None:
        yield func.coalesce(claims.c.first_day, claims.c.last_day) <= day(filters.until)


def day(asked: str) -> str:
    """
    A day as it is kept, after a look that it is one.
    """
    try:
        return date.fromisoformat(asked).isoformat()
    except ValueError:
        raise UsageError(f"{asked} is not a day; write it as 2016-04-05") from None


def known(field: str, asked: str) -> str:
    """
    One of the words that a field may hold.
    """
    words: list[str] = schema()["$defs"]["claim"]["properties"][field]["enum"]
    if asked not in words:
        raise UsageError(f"{asked} is no {field.replace('_', ' ')}; choose from {', '.join(words)}")
    return asked


def matching(asked: str) -> ColumnElement[int]:
    """
    The numbers of the claims that hold the words asked for.
    """
    words = table("claim_words", column("rowid"))
    query = select(words.c.rowid).where(literal_column("claim_words").op("MATCH")(search_terms(asked)))
    return query.scalar_subquery()


def search_terms(asked: str) -> str:
    """
    What a person typed, as a search that SQLite understands: every word of it is only a word.
    """
    if asked.count('"') % 2:
        raise UsageError(f"a quotation mark is not closed in the search {asked}")
    terms = [search_term(phrase or word) for phrase, word in SEARCHED.findall(asked)]
    if not any(terms):
        raise UsageError(f"the search {asked!r} holds no word to look for")
    return " ".join(filter(None, terms))


def search_term(words: str) -> str:
    """
    One word or phrase, quoted; a star after it asks for its beginning.
    """
    plain = spaced(words).strip()
    return f'"{plain}"{"*" if words.endswith("*") else ""}' if plain else ""
