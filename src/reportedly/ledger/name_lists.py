"""
Very many names as one value of a query: SQLite takes them apart itself, however many there are.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, String, cast, func, select

AMONG = "IN (SELECT value FROM json_each(?))"


def of_these(query: str, column: str) -> str:
    """
    A query to SQLite's own driver, for those rows alone that have one of some names in a column; it is asked
    with these as `listed` has them.
    """
    return f"{query} WHERE {column} {AMONG}"


def listed(names: Iterable[str] | Iterable[int]) -> str:
    """
    Names or numbers as a query takes them.
    """
    return json.dumps(sorted(names))


def among(names: Iterable[str]) -> Select[Any]:
    """
    Names as a query for them, which another can have in itself.
    """
    given = func.json_each(listed(names)).table_valued("value")
    return select(cast(given.c.value, String))
