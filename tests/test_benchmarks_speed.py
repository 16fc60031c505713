"""
Speed is measured on real reading, and reported with what it was measured on.
"""

import json
import os

import pytest
from benchmarks import speed_values
from benchmarks.speed import BATCHES, measured, table

from reportedly.model.weights import SHIPPED


@pytest.fixture
def docs(tmp_path):
    path = tmp_path / "docs.jsonl"
    line = {"text": "Airstrikes killed nine people in Idlib on Monday, the Observatory said."}
    path.write_text(json.dumps(line) + "\n")
    return path


def test_speed_is_told_with_its_words(docs):
    """
    The figures are the words read, how many a second by the grammar and by the trained reader with each
    number of threads and of reports in hand, values a second, and the memory held.
    """
    figures = measured(docs, SHIPPED)
    threads = {1, os.cpu_count()}
    cells = {f"trained, threads {number}, batch {batch}" for number in threads for batch in BATCHES}

    assert figures["words"] == 11
    assert cells <= figures.keys()
    assert all(figures[name] > 0 for name in {*cells, "grammar", "trained, a long run", "values, claims"})
    assert figures["peak MB"] > 10
    assert len(table(figures).splitlines()) == len(figures)


def test_values_are_told_by_their_kinds(docs):
    """
    Of the claims of a file: how many get all their values in a second, and each kind by itself; all three
    together take longer than any.
    """
    figures = speed_values.measured(docs)

    assert figures.keys() == {"claims", "values", *speed_values.KINDS}
    assert figures["claims"] == 1
    assert 0 < figures["values"] < min(figures[kind] for kind in speed_values.KINDS)
