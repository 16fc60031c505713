"""
The benchmark of main tolls, and how figures are written down.
"""

import json
import sys

import pytest
from benchmarks import fakes

from reportedly.model.weights import SHIPPED

REPORTS = [
    ("a", "A car bomb killed 12 people in Aleppo on Monday.", 12, 0, "explosion", "aleppo"),
    (
        "b",
        "Clashes killed 30 soldiers in Idlib. Ten civilians were killed in shelling.",
        10,
        0,
        "shelling",
        "idlib",
    ),
    ("c", "Nobody was hurt in the blast in Homs.", 0, 0, "unknown", "homs"),
    ("d", "A shell hit a house in Douma on Friday.", 0, 3, "shelling", "damascus"),
    ("e", "Clashes with rebels near Hama went on.", 2, 2, "unknown", "aleppo"),
]


def labels_of(civilians, others, cause, place):
    killed = {"civilians": civilians, "noncivilians": others}
    return {**killed, "cause": cause, "location": place, "actor": "unknown"}


@pytest.fixture
def labelled(tmp_path):
    path = tmp_path / "labelled.jsonl"
    rows = [
        {"id": name, "title": None, "text": text, "labels": labels_of(*labels)}
        for name, text, *labels in REPORTS
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_each_figure_judges_the_reports_that_have_its_label(labelled):
    """
    A toll where one is labelled, its class where more of one kind were killed, cause and place everywhere.
    """
    figures = fakes.measured(labelled, "grammar", SHIPPED)

    assert {name: (row["right"], row["reports"]) for name, row in figures.items()} == {
        "among": (2, 4),
        "first": (1, 4),
        "class": (1, 3),
        "cause": (4, 5),
        "place": (4, 5),
        "actor": (4, 5),
    }


@pytest.mark.parametrize(("option", "start"), [([], "among  0.500"), (["--json"], '{"among"')])
def test_the_command_prints_its_figures(labelled, monkeypatch, capsys, option, start):
    """
    A table for people, one JSON object for programs.
    """
    monkeypatch.setattr(sys, "argv", ["fakes", str(labelled), *option])
    fakes.main()

    assert capsys.readouterr().out.startswith(start)
