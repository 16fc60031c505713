"""
The benchmark of time expressions in accounts of wars.
"""

import json
import sys

import pytest
from benchmarks import times

TEXT = "The siege began on 4 March 1915. It lasted two months, until early May. Now it is quiet."
MARKED = [
    ("4 March 1915", "1915-03-04"),
    ("two months", "P2M"),
    ("early May", "1915-05"),
    ("Now", "PRESENT_REF"),
    ("quiet", "1915"),
]


def timex(words, value):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "value": value}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "accounts.jsonl"
    row = {"id": "a", "published": "2009-12-19", "text": TEXT, "timex": [timex(*one) for one in MARKED]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_expressions_and_values_are_judged(file):
    """
    Of five marked expressions four are found, and their values are right.
    """
    figures = times.measured(file)

    assert figures["spans"] == {"precision": 1.0, "recall": 0.8, "f1": 0.889}
    assert figures["values"] == {"share": 0.8, "right": 4, "marked": 5}


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1939-09-01", ("1939-09-01", "1939-09-01")),
        ("1954-05-07T17:30", ("1954-05-07", "1954-05-07")),
        ("1939-10", ("1939-10-01", "1939-10-31")),
        ("1939", ("1939-01-01", "1939-12-31")),
        ("1942-SU", ("1942-06-01", "1942-08-31")),
        ("198", ("1980-01-01", "1989-12-31")),
        ("XXXX-WI", None),
        ("PAST_REF", None),
    ],
)
def test_values_become_days(value, days):
    """
    Days, months, years, seasons and decades; what is left open has none.
    """
    found = times.days_of(value)

    assert (found and (found.first.isoformat(), found.last.isoformat())) == days


def test_a_range_is_right_at_its_ends():
    """
    Where two expressions are marked in one that was read, each is held against its own end.
    """
    text = "It lasted from 1985 through 1987."
    [[read]] = times.find_times(times.analyse(text), text, "2009-12-19")
    first = {"start": text.index("1985"), "end": text.index("1985") + 4, "text": "1985", "value": "1985"}
    last = {"start": text.index("1987"), "end": text.index("1987") + 4, "text": "1987", "value": "1987"}

    assert times.is_right(first, read, text)
    assert times.is_right(last, read, text)
    assert not times.is_right({**first, "value": "1986"}, read, text)


@pytest.mark.parametrize(
    ("text", "words", "value", "right"),
    [
        ("It held until 1985.", "1985", "1985", True),
        ("It held until 1985.", "1985", "1984", False),
        ("It held before 1985.", "1985", "1985", True),
        ("It held after 1985.", "1985", "1985", True),
        ("It held by mid-June 1985.", "mid-June 1985", "1985-06", True),
        ("It held by mid-June 1985.", "mid-June 1985", "1985-07", False),
    ],
)
def test_a_time_that_is_open_is_right_at_its_one_end(text, words, value, right):
    """
    What is marked is the time that is named, and that is where the one that was read ends or begins.
    """
    [[read]] = times.find_times(times.analyse(text), text, "2009-12-19")
    start = text.index(words)
    marked = {"start": start, "end": start + len(words), "text": words, "value": value}

    assert times.is_right(marked, read, text) is right


@pytest.mark.parametrize(("option", "start"), [([], "spans "), (["--json"], '{"spans"')])
def test_the_command_prints_its_figures(file, monkeypatch, capsys, option, start):
    """
    A table for people, one JSON object for programs.
    """
    monkeypatch.setattr(sys, "argv", ["times", str(file), *option])
    times.main()

    assert capsys.readouterr().out.startswith(start)
