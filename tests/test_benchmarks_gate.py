import json

import pytest
from benchmarks import gate, golden
from benchmarks.gate import Check


@pytest.mark.parametrize(
    ("value", "is_ceiling", "kept"),
    [(0.61, False, True), (0.6, False, True), (0.59, False, False), (0.6, True, True), (0.61, True, False)],
)
def test_a_bound_is_kept_from_its_side(value, is_ceiling, kept):
    """
    A floor is kept from above, a ceiling from below; the bound itself keeps both.
    """
    assert kept == Check("claims", value, 0.6, is_ceiling).kept


def test_what_falls_is_marked():
    """
    The table names the figure that fell and its bound.
    """
    rows = gate.table([Check("claims", 0.7, 0.6), Check("memory held", 1.2, 1.05, is_ceiling=True)])

    first, second = rows.split("\n")
    assert first.startswith("ok")
    assert second.split() == ["FAIL", "memory", "held", "1.200", "at", "most", "1.050"]


def test_new_floors_stand_a_little_under_what_is_reached(tmp_path, monkeypatch):
    """
    Updating writes floors under the figures, keeps the ceilings, and knows the samples again.
    """
    monkeypatch.setattr(gate, "BASELINE", tmp_path / "baseline.json")
    found = [
        Check("claims", 0.618, 0.5),
        Check("speed", 0.2, 0.1),
        Check("memory held", 1.0, 1.05, is_ceiling=True),
    ]

    gate.update({"digest": "", "floors": {}, "ceilings": {"memory held": 1.05}}, found)

    assert json.loads(gate.BASELINE.read_text(encoding="utf-8")) == {
        "digest": golden.digest(),
        "floors": {"claims": 0.57, "speed": 0.12},
        "ceilings": {"memory held": 1.05},
    }


def test_every_report_of_a_long_run_has_words_of_its_own(tmp_path):
    """
    The reports that time and memory are measured on repeat, but no two are the same.
    """
    documents = [document for _, document in golden.documents()]

    lines = gate.written(tmp_path, documents, 30).read_text(encoding="utf-8").splitlines()

    assert len({json.loads(line)["text"] for line in lines}) == 30
