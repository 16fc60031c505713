"""
Coded reports are kept apart from their texts, and found again in them.
"""

import json

import pytest
from benchmarks.coded_reports import FOLDER

from reportedly.errors import UsageError
from reportedly.training.standoff import CORPORA, coded_reports, digest, lines, restored, stood_off

TEXT = (
    "Strike on market\nAt least 12 people died in the strike on Monday, a doctor said. The strike hit Atarib."
)
CLAIM = {
    "id": "c1",
    "sentence": "At least 12 people died in the strike on Monday, a doctor said.",
    "trigger": "strike",
    "event_type": "air_strike",
    "event": "e1",
    "certainty": "stated",
    "sources": [{"text": "a doctor", "name": "a doctor", "type": "medical_rescue"}],
    "cue": "said",
    "weapon": None,
    "casualties": [
        {
            "outcome": "killed",
            "count_text": "At least 12",
            "low": 12,
            "high": None,
            "vague": False,
            "victims_text": "people",
            "victims_type": "unknown",
            "victims_side": None,
            "subset_of": None,
        }
    ],
    "perpetrator": None,
    "target": None,
    "place": {"text": "Atarib", "name": "Atarib", "admin1": "Aleppo", "country": "Syria", "inherited": True},
    "time": {"text": "Monday", "start": "2017-11-13", "end": "2017-11-13", "inherited": False},
    "evidence": [],
}


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_a_claim_stood_off_holds_none_of_the_sentences_words():
    """
    What is kept are offsets and labels.
    """
    kept = stood_off(CLAIM, TEXT)

    assert not any(" " in words for words in strings(kept))
    assert kept["trigger"] == [TEXT.index("strike on Monday"), TEXT.index("strike on Monday") + 6]


def test_a_claim_is_found_again_in_its_text():
    """
    With the text at hand the words are as they were coded.
    """
    again = restored(stood_off(CLAIM, TEXT), TEXT)

    assert [again[key] for key in ("sentence", "trigger", "cue")] == [
        CLAIM[key] for key in ("sentence", "trigger", "cue")
    ]
    assert (again["place"]["text"], again["time"]["text"]) == ("Atarib", "Monday")
    assert [one["text"] for one in again["sources"]] == ["a doctor"]
    assert [(one["count_text"], one["victims_text"]) for one in again["casualties"]] == [
        ("At least 12", "people")
    ]


@pytest.mark.parametrize("name", ["fakes.jsonl", "polnear.jsonl"])
def test_the_labels_lie_in_order(name):
    """
    Each claim has a sentence that holds its trigger, and each report is coded once.
    """
    records = list(lines(FOLDER / name))

    assert len({record["doc"] for record in records}) == len(records)
    for record in records:
        for claim in record["claims"]:
            (start, end), (first, last) = claim["sentence"], claim["trigger"]
            assert start <= first < last <= end, (record["doc"], claim["id"])


def test_only_reports_whose_text_is_the_coded_one_are_used(tmp_path):
    """
    A text that changed since it was coded is left out; a corpus that is not at hand gives nothing.
    """
    record = {
        "doc": "one",
        "published": "2017-11-14",
        "sha256_text": digest(TEXT),
        "claims": [stood_off(CLAIM, TEXT)],
    }
    labels, texts = tmp_path / "labels", tmp_path / "texts"
    (texts / "fakes").mkdir(parents=True)
    labels.mkdir()
    for corpus in CORPORA:
        (labels / f"{corpus}.jsonl").write_text(json.dumps(record) + "\n")
    (texts / "fakes" / "dev.jsonl").write_text(json.dumps({"id": "one", "text": TEXT}) + "\n")

    ((document, claims),) = coded_reports(texts, labels)
    (texts / "fakes" / "dev.jsonl").write_text(json.dumps({"id": "one", "text": TEXT + "!"}) + "\n")

    assert (document["text"], claims[0]["sentence"]) == (TEXT, CLAIM["sentence"])
    assert list(coded_reports(texts, labels)) == []


@pytest.mark.parametrize(("line", "fault"), [("{", "is no JSON"), ("[]", "is no JSON object")])
def test_a_line_that_is_no_record_is_named(tmp_path, line, fault):
    """
    What is wrong with a file is said with the line where it is.
    """
    path = tmp_path / "one.jsonl"
    path.write_text("{}\n\n" + line + "\n")

    with pytest.raises(UsageError, match=f"line 3 of .*one.jsonl {fault}$"):
        list(lines(path))
