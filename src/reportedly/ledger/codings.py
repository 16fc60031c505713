"""
Reports that two people code, in the ledger: the plan, what each says, and whether it is settled.

Until both have submitted, neither sees what the other says, nor does anybody who is to adjudicate.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from reportedly.decisions.corrections import check
from reportedly.errors import UsageError
from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import next_number, now
from reportedly.people import people_tables
from reportedly.people.agreement import Twice
from reportedly.people.double_coding import Coded, Coding, Plan, assigned, checked_plan, coders_of
from reportedly.printed import printed_claim
from reportedly.records import Document


class Progress(NamedTuple):
    """
    How far a report is: who codes it, and which of them began and submitted; whether it is adjudicated.
    """

    document: str
    coders: tuple[str, ...]
    begun: tuple[str, ...]
    submitted: tuple[str, ...]
    settled: bool


def plan(ledger: Ledger) -> Plan:
    """
    Which reports are coded twice.
    """
    kept = people_tables.coding_plans
    with ledger.looking() as connection:
        row = connection.execute(select(kept).order_by(kept.c.number.desc()).limit(1)).first()
    return Plan() if row is None else Plan(row.share, row.seed, tuple(json.loads(row.coders)), row.machine)


def set_plan(ledger: Ledger, wanted: Plan, who: str) -> Plan:
    """
    Has other reports coded twice, or by others, from now on; codings that were begun go on.
    """
    neat = checked_plan(wanted)
    with ledger.writing() as connection:
        row = {
            "number": next_number(connection, people_tables.coding_plans),
            "share": neat.share,
            "seed": neat.seed,
            "coders": json.dumps(neat.coders, ensure_ascii=False),
            "machine": neat.machine,
            "who": who,
            "at": now(),
        }
        connection.execute(people_tables.coding_plans.insert(), row)
    return neat


def to_code(ledger: Ledger, coder: str) -> list[str]:
    """
    The reports that one person is to code or has begun to, in the order in which they were read.
    """
    with ledger.looking() as connection:
        begun = select(people_tables.codings.c.document_id).where(people_tables.codings.c.coder == coder)
        own = set(connection.execute(begun).scalars())
        names = list(connection.execute(in_order()).scalars())
    own.update(assigned((name for name in names if name not in own), coder, plan(ledger)))
    return [name for name in names if name in own]


def progress(ledger: Ledger) -> list[Progress]:
    """
    How far all reports are that two people code.
    """
    wanted = plan(ledger)
    kept = people_tables.codings.c
    with ledger.looking() as connection:
        names = list(connection.execute(in_order()).scalars())
        rows: dict[str, list[Any]] = {}
        for row in connection.execute(select(kept.document_id, kept.coder, kept.submitted, kept.settled)):
            rows.setdefault(row.document_id, []).append(row)
    found = ((name, coders_of(name, wanted), rows.get(name, [])) for name in names)
    return [how_far(name, drawn, begun) for name, drawn, begun in found if drawn or begun]


def how_far(document: str, drawn: Sequence[str], rows: Sequence[Any]) -> Progress:
    """
    How far one report is; who began it codes it, whoever would be drawn now.
    """
    begun = tuple(sorted(row.coder for row in rows))
    others = [coder for coder in drawn if coder not in begun]
    return Progress(
        document,
        tuple(sorted((*begun, *others[: max(0, 2 - len(begun))]))),
        begun,
        tuple(sorted(row.coder for row in rows if row.submitted)),
        bool(rows) and all(row.settled for row in rows),
    )


def coding(ledger: Ledger, name: str, coder: str) -> Coding:
    """
    What a coder says of a report so far; begun, if it was not, with the machine's claims or with nothing.
    """
    document = ledger.known(name)
    with ledger.looking() as connection:
        found = next(iter(kept_codings(connection, *of(document.id, coder))), None)
    return found or begin(ledger, document, coder)


def begin(ledger: Ledger, document: Document, coder: str) -> Coding:
    """
    Begins a coding by one of those who are to code the report.
    """
    wanted = plan(ledger)
    if coder not in coders_of(document.id, wanted):
        raise UsageError(f"{coder} is not among those who code report {document.id}")
    reading = ledger.latest(document.id)
    found = reading.claims if wanted.machine and reading is not None else ()
    claims = [printed_claim(document.text, claim) for claim in found]
    row = {
        "document_id": document.id,
        "coder": coder,
        "sha256_text": document.sha256_text,
        "claims": json.dumps(claims, ensure_ascii=False),
        "begun": now(),
        "saved": now(),
    }
    with ledger.writing() as connection:
        if not kept_codings(connection, *of(document.id, coder)):
            connection.execute(people_tables.codings.insert(), row)
        return kept_codings(connection, *of(document.id, coder))[0]


def blind_reports(ledger: Ledger, coder: str) -> frozenset[str]:
    """
    The reports that somebody is to code, or has begun to, without seeing what was found in them, and has not
    submitted yet.
    """
    wanted, kept = plan(ledger), people_tables.codings.c
    if wanted.machine:
        return frozenset()
    with ledger.looking() as connection:
        rows = connection.execute(select(kept.document_id, kept.submitted).where(kept.coder == coder)).all()
        drawn = connection.execute(in_order()).scalars().all() if coder in wanted.coders else ()
    begun = {row.document_id for row in rows if row.submitted is None}
    done = {row.document_id for row in rows if row.submitted is not None}
    return frozenset(begun.union(assigned(drawn, coder, wanted)) - done)


def coding_state(ledger: Ledger) -> tuple[int, ...]:
    """
    What changes whenever other reports are to be coded, or one was begun or submitted.
    """
    kept = people_tables.codings.c
    parts = (
        select(func.coalesce(func.max(people_tables.coding_plans.c.number), 0)).scalar_subquery(),
        select(func.count(tables.documents.c.id)).scalar_subquery(),
        select(func.count(kept.coder)).scalar_subquery(),
        select(func.count(kept.submitted)).scalar_subquery(),
    )
    with ledger.looking() as connection:
        return tuple(connection.execute(select(*parts)).one())


def save_coding(
    ledger: Ledger, name: str, coder: str, claims: Sequence[Coded], *, done: bool = False
) -> Coding:
    """
    Keeps what a coder says of a report; once *done*, it stays as it is.
    """
    before = coding(ledger, name, coder)
    if before.submitted:
        raise UsageError(
            f"{coder} submitted report {before.document} on {before.submitted[:10]}; it is closed"
        )
    with ledger.looking() as connection:
        text = coded_text(connection, before)
    for claim in claims:
        check(claim, text)
    refuse_twins(claims)
    kept, moment = people_tables.codings, now()
    values = {"claims": json.dumps(list(claims), ensure_ascii=False), "saved": moment}
    if done:
        values["submitted"] = moment
    with ledger.writing() as connection:
        still = (*of(before.document, coder), kept.c.submitted.is_(None))
        connection.execute(kept.update().where(*still).values(**values))
        return kept_codings(connection, *of(before.document, coder))[0]


def refuse_twins(claims: Sequence[Coded]) -> None:
    """
    Refuses two claims of one id: what is decided on one would be decided on the other.
    """
    seen: set[str] = set()
    for claim in claims:
        if claim["id"] in seen:
            raise UsageError(f"two claims are the same words by the same sources: {claim['trigger']['text']}")
        seen.add(claim["id"])


def both(ledger: Ledger, name: str) -> tuple[Coding, Coding] | None:
    """
    What two coders say of a report, once both have submitted.
    """
    with ledger.looking() as connection:
        done = people_tables.codings.c.submitted.is_not(None)
        found = kept_codings(connection, people_tables.codings.c.document_id == ledger.known(name).id, done)
    return of_one_text(found)


def coded_twice(ledger: Ledger) -> Iterator[Twice]:
    """
    All reports that two people have coded, as their agreement is measured.
    """
    kept = people_tables.codings.c
    with ledger.looking() as connection:
        found: dict[str, list[Coding]] = {}
        for one in kept_codings(connection, kept.submitted.is_not(None)):
            found.setdefault(one.document, []).append(one)
        for one, *others in found.values():
            pair = of_one_text([one, *others])
            if pair is not None:
                yield twice(pair, coded_text(connection, one))


def of_one_text(codings: Sequence[Coding]) -> tuple[Coding, Coding] | None:
    """
    The first two codings, where they are of the same text.
    """
    if len(codings) < 2 or codings[0].sha256_text != codings[1].sha256_text:
        return None
    return codings[0], codings[1]


def twice(pair: tuple[Coding, Coding], text: str) -> Twice:
    """
    Two codings as their agreement is measured.
    """
    one, other = pair
    return Twice(one.document, text, one.coder, other.coder, one.claims, other.claims)


def settle(ledger: Ledger, name: str) -> None:
    """
    Says that a report is adjudicated.
    """
    kept = people_tables.codings
    with ledger.writing() as connection:
        mine = kept.c.document_id == ledger.known(name).id
        connection.execute(kept.update().where(mine).values(settled=now()))


def in_order() -> Any:  # noqa: ANN401 (a query)
    """
    All reports, in the order in which they were first read.
    """
    documents = tables.documents.c
    return select(documents.id).order_by(documents.first_seen, documents.id)


def of(document: str, coder: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """
    The row of one report and coder.
    """
    return people_tables.codings.c.document_id == document, people_tables.codings.c.coder == coder


def kept_codings(connection: Connection, *wanted: ColumnElement[bool]) -> list[Coding]:
    """
    The codings that meet what is wanted, by report and coder.
    """
    kept = people_tables.codings
    rows = connection.execute(select(kept).where(*wanted).order_by(kept.c.document_id, kept.c.coder))
    return [
        Coding(
            row.document_id,
            row.coder,
            tuple(json.loads(row.claims)),
            row.begun,
            row.saved,
            row.submitted,
            row.sha256_text,
        )
        for row in rows
    ]


def coded_text(connection: Connection, one: Coding) -> str:
    """
    The text that was coded: a report may have been read again since, into another.
    """
    coded = select(people_tables.codings.c.sha256_text).where(*of(one.document, one.coder)).scalar_subquery()
    query = select(tables.texts.c.text).where(tables.texts.c.sha256 == coded)
    return str(connection.execute(query).scalar_one())
