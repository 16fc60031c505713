"""
The page on the ledger knows every table and column, and its queries run.
"""

import re
import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.events.records import Decision
from reportedly.ledger.decisions import keep
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.tables import metadata
from reportedly.pipeline import read_all
from reportedly.reading import ReadingOptions

PAGE = (Path(__file__).parents[1] / "docs" / "ledger.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
COLUMNS = [(table.name, column.name) for table in metadata.sorted_tables for column in table.columns]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    path = tmp_path_factory.mktemp("ledger") / "reportedly.db"
    reports = [str(files("reportedly") / "samples" / name) for name in ("khan-shaykhun.html", "al-eis-*.txt")]
    with Ledger.open(path) as ledger:
        list(read_all(reports, ReadingOptions(), ledger))
        claim = next(claim for _, claim in ledger.claims())
        keep(ledger, Decision("", "accept", (claim.id,), "Ana", "", ""))
    return path


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_every_column_is_explained(table, column):
    """
    Each column of each table stands in the section of its table.
    """
    section = PAGE.partition(f"\n`{table}`:")[2].partition("\n\n`")[0]

    assert f"`{column}`" in section


@pytest.mark.parametrize("query", QUERIES)
def test_queries_find_something(kept, query):
    """
    Each query of the page runs on a ledger of sample reports, and has an answer there.
    """
    with closing(sqlite3.connect(f"{kept.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute(query).fetchall()
