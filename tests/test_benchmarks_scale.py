"""
The curve of joining and estimating, measured and drawn; pairs of opposed reports scored.
"""

import re

from benchmarks.joined.__main__ import Pair, pairs, scores
from benchmarks.scale_measured import measured
from benchmarks.scale_plot import plot


def test_a_size_is_measured(tmp_path):
    """
    A few made reports are joined, looked at, and joined with a hundred more.
    """
    row = measured(tmp_path / "made.db", 60)

    assert 60 == row["claims"]
    assert 0 < row["events"] <= row["reports"] + 100
    assert all(row[name]["seconds"] >= 0 for name in ("join", "estimate", "100 more reports"))


def test_the_curve_is_drawn():
    """
    Each size is a point of each curve; more time is higher up.
    """
    rows = [
        {"claims": size, **{name: {"cpu": size / 1000} for name in ("join", "estimate", "100 more reports")}}
        for size in (1000, 10_000, 100_000)
    ]
    drawn = str(plot(rows))
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]

    assert 9 == len(heights)
    assert heights[0] > heights[1] > heights[2]
    assert "100,000" in drawn


def test_a_hundred_pairs_are_labelled():
    """
    Each pair is there once, and is of two reports.
    """
    told = pairs()

    assert 100 == len({pair[:2] for pair in told})
    assert all(pair.one < pair.other for pair in told)
    assert {True, False} == {pair.same for pair in told}


def test_joined_pairs_are_scored():
    """
    A pair is joined where both reports are in one event.
    """
    told = [Pair("a", "b", True), Pair("a", "c", True), Pair("b", "c", False), Pair("c", "d", False)]
    events = {"a": {("1",), ("2",)}, "b": {("2",)}, "c": {("3",)}, "d": {("3",)}}

    assert {"pairs": 4, "of one event": 2, "joined": 2, "precision": 0.5, "recall": 0.5} == scores(
        told, events
    )
