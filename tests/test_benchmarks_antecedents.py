"""
The benchmark of pronouns, on a report of our own.
"""

import json

import pytest
from benchmarks import antecedents
from benchmarks.antecedents import is_named

from reportedly import readers
from reportedly.claims.antecedents import Candidate
from reportedly.model.weights import SHIPPED

TEXT = "Hezbollah said on Friday that its fighters had shelled Metula, killing nine soldiers."


@pytest.fixture
def files(tmp_path):
    claim = {
        "id": "c1",
        "sentence": TEXT,
        "trigger": "shelled",
        "event_type": "shelling",
        "event": "e1",
        "sources": [{"text": "Hezbollah", "name": "Hezbollah", "type": "armed_group"}],
        "cue": "said",
        "certainty": "stated",
        "casualties": [],
        "perpetrator": {"text": "its fighters", "name": "Hezbollah"},
        "target": None,
        "weapon": None,
        "place": None,
        "time": None,
        "evidence": [],
    }
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text(json.dumps({"id": "1", "text": TEXT, "published": "2024-05-10"}) + "\n")
    gold.write_text(json.dumps({"doc": "1", "claims": [claim]}) + "\n")
    return docs, gold


def test_a_pronoun_named_as_the_coder_did_is_right(files):
    """
    "Its fighters" are one pronoun of a perpetrator, named, and named rightly.
    """
    figures = antecedents.measured(*files, reader=readers.DEFAULT, model=SHIPPED)

    assert (figures["perpetrator"]["right"], figures["perpetrator"]["gold"]) == (1, 1)
    assert figures["target"]["gold"] == 0


@pytest.mark.parametrize(
    ("coded", "name", "side", "right"),
    [
        ("US forces", "United States", "United States", True),
        ("Islamic State fighters", "Islamic State", "Islamic State", True),
        ("Hezbollah", "Israel", "Israel", False),
    ],
)
def test_names_of_one_side_are_one(coded, name, side, right):
    """
    A coder who names a state's forces means the state.
    """
    assert is_named(coded, Candidate(name, None, side, None)) is right
