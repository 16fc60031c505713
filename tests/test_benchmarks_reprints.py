"""
The benchmark of reprints: how pairs are made, and what is counted.
"""

import json
import random
import sys

import pytest
from benchmarks import reprints
from benchmarks.reprints_made import WAYS, Pair, alike, copied, nearest, pairs, rare_by

SENTENCES = [
    "Warplanes struck the covered market of the town shortly before noon.",
    "Rescuers dug with bare hands for a baker and his three apprentices.",
    "The drone of the aircraft was heard from the hills for a quarter of an hour.",
    "Governor Salim Hattab promised a new roof for the stalls by spring.",
    "Shopkeepers had asked for a shelter twice, and there was no cement.",
    "A teacher saw ambulances pass until eight and heard no more shooting.",
]
OTHERS = [
    "Fighters of the Northern Brigade overran a checkpoint near the bridge.",
    "The ministry spoke of attackers who came on motorcycles before dawn.",
    "It is the third raid on this stretch of road since the harvest ended.",
    "A film showed rifles, a mortar and two burning lorries beside the post.",
    "Farmers carried the wounded to a clinic on the other bank of the river.",
    "Nobody has been able to reach the garrison by telephone since Friday.",
]


@pytest.fixture
def reports(tmp_path):
    path = tmp_path / "reports.jsonl"
    rows = [
        {"id": "a", "text": " ".join(SENTENCES), "published": "2016-04-01"},
        {"id": "b", "text": " ".join(OTHERS), "published": "2016-05-01"},
        {
            "id": "c",
            "text": " ".join([*OTHERS[:2], *SENTENCES[:1], *OTHERS[4:]])[::-1],
            "published": "2016-06-01",
        },
        {"id": "d", "text": "Too short.", "published": "2016-06-01"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_each_way_of_reprinting_changes_the_text_and_keeps_of_it(way):
    """
    A reprint is another text with words of the first, the same for the same seed.
    """
    text = " ".join(SENTENCES)
    made = way(text, random.Random(3))

    assert made != text
    assert set(made.split()) & set(text.split())
    assert made == way(text, random.Random(3))


def test_reports_of_one_event_are_no_look_alikes():
    """
    Neither those of one incident nor those of one title or of days close by.
    """
    day = {"published": "2016-04-01"}

    assert alike({**day, "title": "Strike"}, {"published": "2017-01-01", "title": "Strike"})
    assert alike(day, {"published": "2016-04-02"})
    assert not alike(day, {"published": "2016-04-09"})
    assert alike({"incident": 1, **day}, {"incident": 1, "published": "2017-01-01"})


def test_a_look_alike_shares_words_but_no_passage():
    """
    The nearest report is that with most words in common, unless a whole passage is.
    """
    texts = ["a b c d e f", "a b c x y z", "p q r s t u"]
    rows = [{"text": text, "published": f"201{i}-04-01"} for i, text in enumerate(texts)]
    words = [dict.fromkeys(text.split(), 1) for text in texts]

    assert nearest(0, rows, words, rare_by(words)) == texts[1]
    assert copied(" ".join(SENTENCES), " ".join(SENTENCES[1:]))
    assert not copied(texts[0], texts[1])


def test_pairs_are_the_same_each_time(reports):
    """
    Made data do not change between two runs; short reports are left out.
    """
    made = list(pairs(reports))

    assert made == list(pairs(reports))
    assert all(isinstance(pair, Pair) and "Too short" not in pair.one for pair in made)
    assert {pair.how for pair in made} >= set(WAYS)


@pytest.mark.parametrize(
    ("option", "part"), [([], "cut         1.0000"), (["--json"], '"cut": {"share": 1.0')]
)
def test_the_command_prints_its_figures(reports, monkeypatch, capsys, option, part):
    """
    A table for people, one JSON object for programs.
    """
    monkeypatch.setattr(sys, "argv", ["reprints", str(reports), *option])
    reprints.main()

    assert part in capsys.readouterr().out
