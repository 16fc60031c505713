"""
What a coder may take back: the codings as they were before the last changes.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, select

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import next_number
from reportedly.people.double_coding import Coded, Coding
from reportedly.people.people_tables import coding_steps
from reportedly.reading.documents import digest_of_text

MOST = 200


class Before(NamedTuple):
    """
    The claims of a coding before a change, and the claim that was changed.
    """

    claims: tuple[Coded, ...]
    about: str


def note_step(ledger: Ledger, mine: Coding, claims: Sequence[Coded], about: str) -> None:
    """
    Notes what a coding was before it got other claims; of each coding the last so many are kept.
    """
    steps = coding_steps
    with ledger.writing() as connection:
        row = {
            "number": next_number(connection, steps),
            "document_id": mine.document,
            "coder": mine.coder,
            "about": about,
            "before": json.dumps(list(mine.claims), ensure_ascii=False),
            "after": digest_of(claims),
        }
        connection.execute(steps.insert(), row)
        oldest = select(steps.c.number).where(*of(mine)).order_by(steps.c.number.desc()).offset(MOST).limit(1)
        connection.execute(steps.delete().where(*of(mine), steps.c.number <= oldest.scalar_subquery()))


def take_step_back(ledger: Ledger, mine: Coding) -> Before | None:
    """
    What a coding was before its last change, which is forgotten; None where it is not what that change left.
    """
    steps = coding_steps
    with ledger.writing() as connection:
        last = connection.execute(select(steps).where(*of(mine)).order_by(steps.c.number.desc())).first()
        if last is None:
            return None
        if last.after != digest_of(mine.claims):
            connection.execute(steps.delete().where(*of(mine)))
            return None
        connection.execute(steps.delete().where(steps.c.number == last.number))
        return Before(tuple(json.loads(last.before)), last.about)


def of(mine: Coding) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """
    The steps of one coder in one report.
    """
    return coding_steps.c.document_id == mine.document, coding_steps.c.coder == mine.coder


def digest_of(claims: Sequence[Coded]) -> str:
    """
    What tells whether a coding is still the same.
    """
    written = json.dumps(list(claims), ensure_ascii=False, sort_keys=True)
    return digest_of_text(written)
