"""
Tables as they come: how cells are parted, and each row by its line.
"""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.tables import Row, read_table

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def read(text):
    return read_table(io.StringIO(text, newline=""))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_what_was_written_is_read(separator, rows):
    """
    A table gives back the cells that were written to it, however they are parted.
    """
    lines = io.StringIO(newline="")
    csv.writer(lines, delimiter=separator).writerows([["one", "two", "three"], *rows])
    table = read(lines.getvalue())

    assert table.columns == ("one", "two", "three")
    assert [list((row.cells or {}).values()) for row in table.rows] == rows


def test_rows_are_told_by_the_line_that_they_end_on():
    """
    Blank lines are no rows, a quoted cell may go over lines, missing cells are empty and more are said.
    """
    table = read('\n\na,b\n1\n\n"2\n3",4\n5,6,7\n')

    assert list(table.rows) == [
        Row(4, {"a": "1", "b": ""}),
        Row(7, {"a": "2\n3", "b": "4"}),
        Row(8, {"a": "5", "b": "6"}, has_more=True),
    ]


def test_a_cell_without_an_end_costs_no_other_row():
    """
    A row with a cell longer than any may be has no cells; the row after it is read.
    """
    endless, good = read(f"a,b\n{'z' * (csv.field_size_limit() + 1)},1\n2,3\n").rows

    assert (endless, good) == (Row(2, None), Row(3, {"a": "2", "b": "3"}))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('a,b\n1,"2\n3,4\n5,6\n', [Row(2, None), Row(3, {"a": "3", "b": "4"}), Row(4, {"a": "5", "b": "6"})]),
        ('a,b\n1,"2\n3,"4"\n5,6', [Row(2, None), Row(3, {"a": "3", "b": "4"}), Row(4, {"a": "5", "b": "6"})]),
        ('a,b\n1,"2\n\n"3,4\n', [Row(2, None), Row(4, None)]),
        (
            'a,b\n1,"say ""x""\nand on"\n"q"r,2\n',
            [
                Row(3, {"a": "1", "b": 'say "x"\nand on'}),
                Row(4, {"a": "qr", "b": "2"}),
            ],
        ),
    ],
)
def test_a_quotation_mark_that_is_not_closed_costs_no_other_row(text, rows):
    """
    A row that has an open quotation mark is told by its own line, and the rows behind it are read.
    """
    assert rows == list(read(text).rows)


def test_a_long_table_behind_an_open_quotation_mark_is_read():
    """
    However many rows an open quotation mark would swallow, each is read, and once.
    """
    rows = list(read('a,b\n1,"2\n' + "3,four and more\n" * 30_000).rows)

    assert (30_001, 30_002) == (len(rows), rows[-1].line)
    assert [2] == [row.line for row in rows if row.cells is None]


def test_a_file_of_nothing_has_no_columns():
    """
    Without a line that holds anything there are neither columns nor rows.
    """
    table = read("\n \n")

    assert (table.columns, list(table.rows)) == ((), [])
