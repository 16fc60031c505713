"""
Records as the rows of a ledger, and back.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, false, func, or_, select, text
from sqlalchemy.dialects.sqlite import insert

from reportedly.errors import UsageError
from reportedly.filters import folded, killed, place_words, source_words
from reportedly.ledger import tables
from reportedly.printed import parsed_claim, printed_claim
from reportedly.records import Claim, Document, ReaderInfo, Reading

BATCH = 400
Name = TypeVar("Name", str, int)

TOLD = ("extractor", "source_id", "url", "title", "publisher", "published", "language")

ADD_WORDS = text(
    "INSERT INTO claim_words (rowid, sentence, sources, places) VALUES (:n, :sentence, :sources, :places)"
)


def now() -> str:
    """
    The present moment, as it is kept.
    """
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """
    A moment, as it is kept.
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def storable(words: str) -> str:
    """
    Words that any file can hold: a path may be made of bytes that are no characters.
    """
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def reading_key(document: Document, reader: ReaderInfo) -> str:
    """
    What tells one reading from another: the bytes, the text made of them, what was told about it, the reader.
    """
    told = [getattr(document, field) for field in TOLD]
    parts = [document.id, document.sha256_text, told, reader.name, reader.version]
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()


def add_once(connection: Connection, into: Table, row: Mapping[str, Any]) -> bool:
    """
    Adds a row unless it is there; says whether it did.
    """
    return connection.execute(insert(into).on_conflict_do_nothing(), row).rowcount > 0


def keep_reading(connection: Connection, reading: Reading, told: Collection[str] = ()) -> bool:
    """
    Adds a document, its text, the reading of it and its claims; False if the reading is there and none lies
    over it that it must come out from under.
    """
    document = reading.document
    before = number_of(connection, document, reading.reader)
    if before is not None and not overlaid(connection, reading, told):
        return False
    seen = {"id": document.id, "sha256_raw": document.sha256_raw, "first_seen": now()}
    add_once(connection, tables.documents, seen)
    add_once(connection, tables.texts, {"sha256": document.sha256_text, "text": document.text})
    number = next_number(connection, tables.readings)
    row = reading_row(number, reading)
    connection.execute(tables.readings.insert(), row if before is None else {**row, "key": again(row)})
    if reading.claims:
        add_claims(connection, number, document.text, list(enumerate(reading.claims)))
    return True


def overlaid(connection: Connection, reading: Reading, told: Collection[str]) -> bool:
    """
    Whether the newest reading of a report is another reader's, or has it otherwise in what a user told about
    it and insists on. What only its place tells, such as its address, does not count: a report that lies in
    two places would be read anew for ever.
    """
    number = newest_of(connection, reading.document.id)
    if number is None:
        return False
    if reader_of(connection, number) != reading.reader:
        return True
    rows = tables.readings.c
    otherwise = [rows[field].is_distinct_from(getattr(reading.document, field)) for field in told]
    query = select(rows.number).where(rows.number == number, or_(false(), *otherwise))
    return connection.execute(query).scalar() is not None


def again(row: Mapping[str, Any]) -> str:
    """
    The key of a reading that was there before: that of the first, and its own number.
    """
    return f"{row['key']}/{row['number']}"


def next_number(connection: Connection, table: Table) -> int:
    """
    The number that the next row gets; only who has the turn to write may ask.
    """
    last = connection.execute(select(func.max(table.c.number))).scalar()
    return (last or 0) + 1


def reading_row(number: int, reading: Reading) -> dict[str, Any]:
    """
    A reading without its claims.
    """
    document, reader = reading.document, reading.reader
    return {
        "number": number,
        "key": reading_key(document, reader),
        "document_id": document.id,
        "sha256_text": document.sha256_text,
        "reader_name": reader.name,
        "reader_version": reader.version,
        **{field: getattr(document, field) for field in (*TOLD, "note")},
        "read_at": now(),
    }


def add_claims(
    connection: Connection, reading_number: int, words: str, placed: Sequence[tuple[int, Claim]]
) -> int:
    """
    Adds claims of a reading, each with its position, and their words to the index; the number of the first.
    """
    first = next_number(connection, tables.claims)
    rows = [
        {"number": first + i, "reading": reading_number, "position": position, **claim_row(words, claim)}
        for i, (position, claim) in enumerate(placed)
    ]
    connection.execute(tables.claims.insert(), rows)
    connection.execute(
        ADD_WORDS,
        [
            {
                "n": row["number"],
                "sentence": folded(claim.sentence.of(words)),
                "sources": row["sources"],
                "places": row["places"],
            }
            for row, (_, claim) in zip(rows, placed, strict=True)
        ],
    )
    return first


def claim_row(words: str, claim: Claim) -> dict[str, Any]:
    """
    A claim with what it can be found by.
    """
    return {
        "id": claim.id,
        "event_type": claim.event_type,
        "certainty": claim.certainty,
        "sources": source_words(claim, words),
        "places": place_words(claim, words),
        "first_day": claim.time and claim.time.first,
        "last_day": claim.time and claim.time.last,
        "killed": killed(claim),
        "payload": json.dumps(printed_claim(words, claim), ensure_ascii=False),
    }


def number_of(connection: Connection, document: Document, reader: ReaderInfo) -> int | None:
    """
    The number of a reading that was kept before, the last where it was laid over others again.
    """
    rows, key = tables.readings.c, reading_key(document, reader)
    # "/" comes right before "0": only its key and those made of it again lie between.
    query = select(func.max(rows.number)).where(rows.key >= key, rows.key < f"{key}0")
    return connection.execute(query).scalar()


# Queries that every page asks are put together once: that takes longer than asking them.
DOCUMENTS = (
    select(
        tables.readings.c.number,
        tables.documents.c.id,
        tables.documents.c.sha256_raw,
        tables.texts.c.text,
        tables.readings.c.sha256_text,
        *(tables.readings.c[name] for name in (*TOLD, "note")),
    )
    .select_from(tables.readings.join(tables.documents).join(tables.texts))
    .where(tables.readings.c.number.in_(bindparam("numbers", expanding=True)))
)
READER = select(tables.readings.c.reader_name, tables.readings.c.reader_version).where(
    tables.readings.c.number == bindparam("number")
)
AS_READ = (
    select(tables.claims.c.payload)
    .where(tables.claims.c.reading == bindparam("number"), tables.claims.c.position >= 0)
    .order_by(tables.claims.c.position)
)
NEWEST = select(func.max(tables.readings.c.number)).where(
    tables.readings.c.document_id == bindparam("document")
)


def document_of(connection: Connection, reading_number: int) -> Document:
    """
    A document as one reading has it.
    """
    return documents_of(connection, [reading_number])[reading_number]


def documents_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Document]:
    """
    Documents as some readings have them, by the numbers of these.
    """
    found = {}
    for some in batches(sorted(numbers)):
        for row in connection.execute(DOCUMENTS, {"numbers": some}).mappings():
            fields = dict(row)
            number = fields.pop("number")
            found[number] = Document(**fields)
    return found


def batches(names: Sequence[Name], most: int = BATCH) -> Iterator[Sequence[Name]]:
    """
    Names or numbers in batches that one query can ask for.
    """
    return (names[i : i + most] for i in range(0, len(names), most))


def kept_reading(connection: Connection, number: int) -> Reading:
    """
    A reading with all its claims, as the reader found them.
    """
    document = document_of(connection, number)
    payloads = connection.execute(AS_READ, {"number": number}).scalars()
    found = tuple(parsed_claim(document.text, json.loads(payload)) for payload in payloads)
    return Reading(document, found, reader_of(connection, number))


def reader_of(connection: Connection, number: int) -> ReaderInfo:
    """
    What found the claims of a reading.
    """
    return ReaderInfo(*connection.execute(READER, {"number": number}).one())


def newest_of(connection: Connection, document_id: str | None) -> int | None:
    """
    The number of the newest reading of a document.
    """
    return connection.execute(NEWEST, {"document": document_id}).scalar()


def newest_readings(documents: Collection[str]) -> Select[Any]:
    """
    A query for the number of the newest reading of each of some reports.
    """
    rows = tables.readings.c
    return select(func.max(rows.number)).where(rows.document_id.in_(documents)).group_by(rows.document_id)


def unique(connection: Connection, ids: ColumnElement[str], name: str) -> str | None:
    """
    The only id that begins with *name*; the whole id is meant where it is one.
    """
    if not name:
        raise UsageError("an id is missing: its first letters will do")
    asked = {"name": name, "end": f"{name}\U0010ffff"}
    matches = connection.execute(beginning(ids), asked).scalars().all()
    if len(matches) > 1 and matches[0] != name:
        raise UsageError(f"{name} is the beginning of several: {', '.join(matches[:3])}, …; give more of it")
    return matches[0] if matches else None


@cache
def beginning(ids: ColumnElement[str]) -> Select[Any]:
    """
    A query for the first few ids that begin with a name.
    """
    within = (ids >= bindparam("name"), ids < bindparam("end"))
    return select(ids).where(*within).distinct().order_by(ids).limit(4)
