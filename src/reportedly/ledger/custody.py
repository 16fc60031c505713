"""
Whether a ledger holds what was put in: the chain of decisions, the bytes of every report and every text.
"""

import hashlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, select

from reportedly.decisions.chain import Flaw, Link, flaws
from reportedly.decisions.numbering import id_of, number_of
from reportedly.ledger import tables
from reportedly.ledger.decisions import kept_decisions
from reportedly.ledger.ledger import Ledger
from reportedly.reading.documents import digest_of_text


def chained(ledger: Ledger) -> tuple[Link, ...]:
    """
    The log of decisions, each with its digest and with that of the one before, as they are kept.
    """
    with ledger.looking() as connection:
        kept = {row.decision: row for row in connection.execute(select(tables.decision_digests))}
        found = kept_decisions(connection)
    links = {id_of(number): (row.before, row.digest) for number, row in kept.items()}
    return tuple(Link(one, *links.get(one.id, (None, None))) for one in found)


def found_wrong(ledger: Ledger, noted: str | None = None) -> Iterator[Flaw]:
    """
    All that is not as it was put in, decisions first. *noted* is the digest of a decision as it was noted
    elsewhere; it must still be that of one.
    """
    links = chained(ledger)
    yield from flaws(links)
    if noted is not None and noted.lower() not in {link.digest for link in links}:
        yield Flaw(noted, "is the digest of no decision: the log was cut off or made anew since it was noted")
    with ledger.looking() as connection:
        last = number_of(links[-1].decision.id) if links else 0
        yield from chain(
            cut_off(connection, last), texts_changed(connection), files_changed(connection, ledger)
        )


def cut_off(connection: Connection, last: int) -> Iterator[Flaw]:
    """
    Decisions after the *last* one of the log, of which something that followed is still there.
    """
    traces = (tables.decision_digests.c.decision, tables.reviews.c.decision)
    queries = (select(column).where(column > last).distinct() for column in traces)
    gone = {number for query in queries for number in connection.execute(query).scalars()}
    for number in sorted(gone):
        yield Flaw(id_of(number), "was taken out: something that followed from it is still there")


def texts_changed(connection: Connection) -> Iterator[Flaw]:
    """
    The texts whose digest is that of another text.
    """
    for sha256, text in connection.execute(select(tables.texts.c.sha256, tables.texts.c.text)):
        if digest_of_text(text) != sha256:
            yield Flaw(f"text {sha256}", "was changed since it was read")


def files_changed(connection: Connection, ledger: Ledger) -> Iterator[Flaw]:
    """
    The reports whose bytes are gone or are no longer those that were read.
    """
    query = select(tables.documents.c.id, tables.documents.c.sha256_raw)
    for name, sha256 in connection.execute(query):
        path = ledger.originals.path(sha256)
        if not path.exists():
            yield Flaw(f"report {name}", f"its file {path} is gone")
        elif digest_of_file(path) != sha256:
            yield Flaw(f"report {name}", f"its file {path} was changed since it was read")


def digest_of_file(path: Path) -> str:
    """
    The SHA-256 of a file.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
