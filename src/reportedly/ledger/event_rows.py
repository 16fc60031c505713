"""
Events as the rows of a ledger: their versions, and the days that lists are ordered by.
"""

import json
from collections.abc import Iterable, Sequence
from sqlite3 import Connection as Database

from reportedly.events.days import LAST, Days, commonest
from reportedly.events.records import Event
from reportedly.joining.identity import is_alive
from reportedly.ledger.name_lists import listed, of_these

NEWEST = 'SELECT id, max(version), accounts, "into" FROM events'
HOMES = "SELECT DISTINCT event FROM accounts"
DAYS = "SELECT event, json_extract(payload, '$.first'), json_extract(payload, '$.last') FROM accounts"


def newest(database: Database, names: Iterable[str]) -> list[Event]:
    """
    Some events as they are now, by their whole ids.
    """
    query = f"{of_these(NEWEST, 'id')} GROUP BY id ORDER BY id"
    rows = database.execute(query, (listed(names),))
    return [event_of(row) for row in rows]


def heirs(database: Database, names: Iterable[str]) -> dict[str, str]:
    """
    The events that have what was of events which are no more, where all of it is in one event now.
    """
    query = f"{of_these(HOMES, 'id')} AND event IS NOT NULL"
    found = {}
    for one in newest(database, set(names)):
        homes = database.execute(query, (listed(one.accounts),)).fetchall() if one.into else ()
        if len(homes) == 1:
            found[one.id] = homes[0][0]
    return found


def is_known(database: Database, name: str) -> bool:
    """
    Whether there is or was an event of this id.
    """
    return database.execute("SELECT 1 FROM events WHERE id = ? LIMIT 1", (name,)).fetchone() is not None


def event_of(row: Sequence[str]) -> Event:
    """
    The event that a row keeps.
    """
    return Event(row[0], int(row[1]), tuple(json.loads(row[2])), tuple(json.loads(row[3])))


def keep(database: Database, changed: Sequence[Event], at: str) -> None:
    """
    Adds the new versions of events, drops what was summed up of the old ones, and notes where each account is
    now.
    """
    rows = (
        (one.id, one.version, json.dumps(one.accounts), json.dumps(one.into), at)
        for one in sorted(changed, key=lambda event: event.id)
    )
    database.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", rows)
    gone = (listed(event.id for event in changed),)
    database.execute(of_these("DELETE FROM summaries", "event"), gone)
    database.execute(of_these("DELETE FROM summary_marks", "event"), gone)
    homes = [(account, event.id) for event in changed if is_alive(event) for account in event.accounts]
    database.executemany("UPDATE accounts SET event = ?2 WHERE id = ?1", sorted(homes))


def note_days(database: Database, names: Iterable[str]) -> None:
    """
    Notes the day that each of some events has now; none for those that are no more.
    """
    asked = listed(names)
    query = f"{of_these(DAYS, 'event')} ORDER BY event, id"
    found: dict[str, list[Days]] = {}
    for event, first, last in database.execute(query, (asked,)):
        found.setdefault(event, []).append((first, last))
    database.execute(of_these("DELETE FROM event_days", "event"), (asked,))
    rows = ((event, commonest(days)[0] or LAST) for event, days in found.items())
    database.executemany("INSERT INTO event_days VALUES (?, ?)", rows)
