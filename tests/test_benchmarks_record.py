"""
How measured figures are written down.
"""

from benchmarks.record import record


def test_a_figure_takes_the_place_of_the_one_measured_before_and_none_is_lost(tmp_path):
    """
    A line each, with command and data: in one table the last of each, the earlier ones in another.
    """
    results = tmp_path / "RESULTS.md"
    record("first", "one.jsonl", {"claims": {"f1": 0.5, "right": 3}}, results)
    record("first", "two.jsonl", {"claims": 0.4}, results)
    record("second", "one.jsonl", {"among": {"share": 0.9}, "seconds": 3}, results)
    record("first", "one.jsonl", {"claims": {"f1": 0.6}}, results)
    last, _, before = results.read_text(encoding="utf-8").partition("## Before")

    assert last.startswith("# Measured figures")
    assert rows(last) == [
        "`first` | two.jsonl | claims 0.4 |",
        "`second` | one.jsonl | among 0.9 · seconds 3 |",
        "`first` | one.jsonl | claims 0.6 |",
    ]
    assert rows(before) == ["`first` | one.jsonl | claims 0.5 |"]


def rows(section: str) -> list[str]:
    """
    The lines of the table in *section*, each without its day.
    """
    return [line.split(" | ", 1)[1] for line in section.splitlines() if line.startswith("| 2")]
