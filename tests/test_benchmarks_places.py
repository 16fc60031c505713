"""
The benchmark of places, on a report of our own.
"""

import json
import sys

import pytest
from benchmarks import places
from benchmarks.places import kilometres

TEXT = "Two people were killed in Aleppo, and one in Zorkabad. Paris condemned it."


def toponym(word, lat, lon):
    start = TEXT.index(word)
    return {"start": start, "end": start + len(word), "text": word, "lat": lat, "lon": lon}


@pytest.fixture
def file(tmp_path):
    toponyms = [
        toponym("Aleppo", 36.2, 37.16),
        toponym("Zorkabad", 35.0, 36.0),
        toponym("Paris", 48.85, 2.35),
        toponym("Two", None, None),
    ]
    path = tmp_path / "lgl.jsonl"
    path.write_text(json.dumps({"id": "1", "text": TEXT, "toponyms": toponyms}) + "\n")
    return path


def test_distances_are_those_of_the_earth():
    """
    A degree of latitude is some 111 km, and the far side of the earth 20,000.
    """
    assert kilometres((0, 0), (1, 0)) == pytest.approx(111.2, abs=0.1)
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=1)


def test_names_missed_count_as_wrong(file):
    """
    Of three names with coordinates two are found and right, with marked spans as well; a fourth has none.
    """
    figures = places.measured(file)

    assert (2, 3) == (figures["whole articles"]["right"], figures["whole articles"]["names"])
    assert figures["marked names"]["share"] == 0.667
    assert figures["found names that are marked"]["right"] >= 2


def test_the_command_prints_figures(file, monkeypatch, capsys):
    """
    The figures come as a table, or as one JSON object.
    """
    monkeypatch.setattr(sys, "argv", ["places", str(file)])
    places.main()

    assert "whole articles" in capsys.readouterr().out
