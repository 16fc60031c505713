"""
The events of a ledger in short, kept beside it, so that a map of all of them need not weigh each anew.

What changed since is dropped first, and made again a few events at a time: a run that is cut off loses
nothing, and whoever looks meanwhile is told how many are missing.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select, text

from reportedly.decisions.numbering import id_of, number_of
from reportedly.decisions.review import folded_name
from reportedly.estimates import profile
from reportedly.events.records import Decision
from reportedly.events.summary import Summary, summary_of
from reportedly.events.view import RATE
from reportedly.joining.identity import is_alive
from reportedly.ledger import event_rows, ledger_events, tables
from reportedly.ledger.database import driver_of
from reportedly.ledger.decisions import changed_documents, decisions, kept_decisions, stands_now
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_views import page
from reportedly.ledger.reached import Reached, noted
from reportedly.ledger.rows import batches

# So many events are summed up by one step, so that a run that is cut off loses little.
AT_ONCE = 100
# Each summary lies in a row of a number that none had before: who knows the row knows what it holds.
ROW = 62
NAMES = [column.name for column in tables.summaries.c]
COLUMNS, VALUES = (", ".join(form.format(name) for name in NAMES) for form in ('"{}"', ":{}"))
ADD = text(f"INSERT INTO summaries (rowid, {COLUMNS}) VALUES (:rowid, {VALUES})")  # noqa: S608 (our own names)


def summarise_new(ledger: Ledger, most: int | None = None) -> int:
    """
    Sums up the events that are new or changed, at most so many; how many are left.
    """
    ledger_events.join_new(ledger)
    drop_changed(ledger)
    done = 0
    while left(ledger) and (most is None or done < most):
        names = missing(ledger, AT_ONCE if most is None else min(AT_ONCE, most - done))
        made = [summary_of(view) for view in page(ledger, names, stands_now(ledger), profile("conservative"))]
        with ledger.writing() as connection:
            keep(connection, made)
        done += len(names)
    return left(ledger)


def left(ledger: Ledger) -> int:
    """
    How many events are not summed up yet: none is summed up that is no more.
    """
    with ledger.looking() as connection:
        events, summed_up = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (tables.event_days, tables.summaries)
        )
    return max(0, events - summed_up)


def missing(ledger: Ledger, most: int) -> Sequence[str]:
    """
    Some events that are not summed up, the latest first.
    """
    days, kept = tables.event_days.c, tables.summaries.c
    unsummed = select(days.event).where(days.event.not_in(select(kept.event)))
    with ledger.looking() as connection:
        return connection.execute(unsummed.order_by(days.day.desc()).limit(most)).scalars().all()


def drop_changed(ledger: Ledger) -> None:
    """
    Drops the summaries of events that changed since, and notes how far that was looked into.
    """
    now = ledger_events.reached(ledger)
    with ledger.looking() as connection:
        before = summed(connection)
    if now == before:
        return
    fresh = decisions(ledger, id_of(before.decision))
    touched = changed_documents(ledger, id_of(before.decision)) if fresh else frozenset()
    with ledger.writing() as connection:
        named = decided(connection, fresh)
        heirs = event_rows.heirs(driver_of(connection), named).values()
        # Joining drops what it changes: only what an older version left behind has to be looked for, once.
        odd = () if ledger.summaries_hold else moved(connection)
        stale = {*odd, *told_again(connection, before, touched), *named, *heirs}
        drop(connection, sorted(stale))
        connection.execute(tables.summarised.delete())
        connection.execute(tables.summarised.insert(), now._asdict())
    ledger.summaries_hold = True


def state_of_summaries(ledger: Ledger) -> tuple[Reached, int]:
    """
    What changes whenever the summaries change.
    """
    with ledger.looking() as connection:
        return summed(connection), connection.execute(
            select(func.count(tables.summaries.c.event))
        ).scalar_one()


def summed(connection: Connection) -> Reached:
    """
    How far it was looked into before.
    """
    rows = tables.summarised.c
    return noted(connection, select(rows.reading, rows.decision))


def moved(connection: Connection) -> Sequence[str]:
    """
    The events that are no more, or of which there is a newer version.
    """
    kept, days, events = tables.summaries.c, tables.event_days.c, tables.events.c
    newest = select(func.max(events.version)).where(events.id == kept.event).scalar_subquery()
    query = select(kept.event).where(
        or_(kept.event.not_in(select(days.event)), kept.version != newest),
    )
    return connection.execute(query).scalars().all()


def told_again(connection: Connection, before: Reached, touched: frozenset[str]) -> set[str]:
    """
    The events of reports that were read, or decided on, since.
    """
    accounts, readings = tables.accounts.c, tables.readings.c
    fresh = select(readings.document_id).where(readings.number > before.reading)
    query = select(accounts.event).where(accounts.event.is_not(None)).distinct()
    found = set(connection.execute(query.where(accounts.document_id.in_(fresh))).scalars())
    for some in batches(sorted(touched)):
        found |= set(connection.execute(query.where(accounts.document_id.in_(some))).scalars())
    return found


def decided(connection: Connection, fresh: Sequence[Decision]) -> set[str]:
    """
    The events that decisions are about, and those that a rated source tells of.

    What an undo took back is looked up too: it is about nothing itself.
    """
    undone = [number_of(one.withdraws) for one in fresh if one.withdraws]
    every = [*fresh, *kept_decisions(connection, tables.decisions.c.number.in_(undone))]
    found = {name for one in every if one.kind != RATE for name in one.about}
    rated = {folded_name(name) for one in every if one.kind == RATE for name in one.about}
    marks = tables.summary_marks.c
    sources = select(marks.event, marks.value).where(marks.kind == "source")
    if rated:
        found |= {event for event, name in connection.execute(sources) if folded_name(name) in rated}
    return found


def drop(connection: Connection, names: Sequence[str]) -> None:
    """
    Forgets the summaries of some events.
    """
    for some in batches(names):
        connection.execute(tables.summaries.delete().where(tables.summaries.c.event.in_(some)))
        connection.execute(tables.summary_marks.delete().where(tables.summary_marks.c.event.in_(some)))


def keep(connection: Connection, made: Sequence[Summary]) -> None:
    """
    Keeps summaries of events that are still as they were summed up; another program may have made the same,
    or joined anew, meanwhile.
    """
    drop(connection, [one.event for one in made])
    versions = {
        name: event.version
        for name, event in ledger_events.newest_events(connection, [one.event for one in made]).items()
        if is_alive(event)
    }
    made = [one for one in made if versions.get(one.event) == one.version]
    rows = [{"rowid": secrets.randbits(ROW), **row_of(one)} for one in made]
    marks = [
        {"event": one.event, "kind": mark.kind, "value": mark.value, "number": mark.number}
        for one in made
        for mark in one.marks
    ]
    if rows:
        connection.execute(ADD, rows)
    if marks:
        connection.execute(tables.summary_marks.insert(), marks)


def row_of(one: Summary) -> dict[str, Any]:
    """
    A summary as a row of its table.
    """
    plain = {
        name: value for name, value in one._asdict().items() if name not in {"killed", "wounded", "marks"}
    }
    for outcome, found in (("killed", one.killed), ("wounded", one.wounded)):
        plain |= {f"{outcome}_{name}": value for name, value in found._asdict().items()}
    return plain
