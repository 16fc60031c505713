"""
How common words are, as joining has it: counted by reports, each data set with as much say as the others.
"""

import csv
import json

import pytest
from benchmarks.fit_shares import common, shares_in, texts_in, write


def test_a_word_counts_once_a_report():
    """
    The share is that of reports that hold a word, however often and in whatever letters.
    """
    assert shares_in(["Shells, shells and SHELLS", "No strike"])["shells"] == 0.5


def test_each_data_set_has_as_much_say():
    """
    A small data set weighs as much as a large one; what it does not hold counts as 0 there.
    """
    assert common([{"strike": 0.5}, {"strike": 0.1, "siege": 0.2}]) == pytest.approx(
        {"siege": 0.1, "strike": 0.3}
    )


def test_rare_and_empty_words_are_left_out():
    """
    Words of few reports, single letters, and words that tell no event from another are not listed.
    """
    assert not common([{"zerzor": 0.003, "the": 0.9, "x": 0.5}])


def test_the_table_is_in_the_order_of_words(tmp_path):
    """
    A file of reports becomes a table that joining can read.
    """
    reports = tmp_path / "reports.jsonl"
    reports.write_text(
        "".join(json.dumps({"text": text}) + "\n" for text in ("siege", "strike siege", "river"))
    )
    write(common([shares_in(texts_in(reports))]), tmp_path / "shares.csv")

    with (tmp_path / "shares.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [
            ["word", "share"],
            ["river", "0.333"],
            ["siege", "0.667"],
            ["strike", "0.333"],
        ]
