"""
Speed is measured on real reading, and reported with what it was measured on.
"""

import json

from benchmarks.speed import measured

from reportedly.model.weights import SHIPPED


def test_speed_is_told_with_its_words(tmp_path):
    """
    The figures are the words read, how many a second by each reader, values a second, and the memory held.
    """
    path = tmp_path / "docs.jsonl"
    line = {"text": "Airstrikes killed nine people in Idlib on Monday, the Observatory said."}
    path.write_text(json.dumps(line) + "\n")

    figures = measured(path, SHIPPED)

    assert figures["words"] == 11
    assert figures["grammar"] > 0
    assert figures["trained, threads 1"] > 0
    assert figures["values, claims"] > 0
    assert figures["peak MB"] > 10
