"""
How far something in a ledger is brought up to date: to which reading, and to which decision.
"""

from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, func, select

from reportedly.ledger import tables

THERE_IS = select(
    *(select(func.max(one.c.number)).scalar_subquery() for one in (tables.readings, tables.decisions))
)


class Reached(NamedTuple):
    """
    The numbers of the last reading and of the last decision that were taken in; 0 where none was.
    """

    reading: int = 0
    decision: int = 0

    def since(self, before: "Reached") -> int:
        """
        How many readings and decisions came since.
        """
        return self.reading - before.reading + self.decision - before.decision


def noted(connection: Connection, query: Select[Any]) -> Reached:
    """
    How far it is noted that something goes.
    """
    found = connection.execute(query).first()
    return Reached(*found) if found else Reached()


def there_is(connection: Connection) -> Reached:
    """
    How far the ledger itself goes.
    """
    reading, decision = connection.execute(THERE_IS).one()
    return Reached(reading or 0, decision or 0)
