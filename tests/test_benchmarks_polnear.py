"""
The benchmark of who says what, on articles marked by hand.
"""

import json
import sys

import pytest
from benchmarks import polnear
from benchmarks.record import Option, told

from reportedly.model.attributions import Said
from reportedly.model.labels import PARTS
from reportedly.model.weights import SHIPPED
from reportedly.records import Span
from seen_by_hand import ByHand

TEXT = "Police said that two men had fled. “We waited,” a driver said."
MARKS = [
    ("source", "Police", 0),
    ("cue", "said", 0),
    ("content", "that two men had fled", 0),
    ("content", "“We waited,”", 1),
    ("source", "a driver", 1),
    ("cue", "said", 1),
]


def ranges(*words):
    return [[TEXT.index(one), TEXT.index(one) + len(one)] for one in words]


def attribution(source, cue, content):
    start = TEXT.index(source)
    at = TEXT.index(cue, start)
    return {"source": ranges(source), "cue": [[at, at + len(cue)]], "content": ranges(*content)}


ARTICLE = {
    "id": "one",
    "text": TEXT,
    "attributions": [
        attribution("Police", "said", ["that two men had fled"]),
        attribution("a driver", "said", ["“We waited,”"]),
    ],
}


def counted(figures):
    return {name: (row["right"], row["gold"], row["read"]) for name, row in figures.items()}


def read_by_hand(marks):
    reader = ByHand(marks)
    return polnear.scored([ARTICLE], lambda text: polnear.by_model(text, reader))


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps(ARTICLE) + "\n", encoding="utf-8")
    return path


def test_all_right_is_all_right():
    """
    A reader that finds what was marked reaches one everywhere.
    """
    assert {row["f1"] for row in read_by_hand(MARKS).values()} == {1.0}


def test_a_span_is_right_if_both_its_ends_are():
    """
    A source without its article is wrong as a span, half right in its words, and spoils its attribution.
    """
    marks = [("source", "driver", 1) if words == "a driver" else (part, words, k) for part, words, k in MARKS]
    figures = counted(read_by_hand(marks))

    assert figures["source"] == (1, 2, 2)
    assert figures["source words"] == (2, 3, 2)
    assert figures["cue"] == figures["content"] == (2, 2, 2)
    assert figures["attributions"] == (1, 2, 2)


def test_a_part_in_several_ranges_is_as_many_spans():
    """
    Each range counts by itself; the attribution wants them all.
    """
    whole = Said((), (Span(0, 4),), (Span(5, 9), Span(10, 14)))
    half = Said((), (Span(0, 4),), (Span(5, 9),))
    figures = polnear.tally("aaaa bbbb cccc", polnear.heard([whole]), polnear.heard([half]))

    assert [figures["content", side] for side in ("right", "gold", "read")] == [1, 2, 1]
    assert [figures["attributions", side] for side in ("right", "gold", "read")] == [0, 1, 1]


def test_a_source_of_two_attributions_is_one_span():
    """
    What was marked twice is found once.
    """
    said = [Said((Span(0, 4),), (Span(5, 9),), ()), Said((Span(0, 4),), (Span(10, 14),), ())]

    assert polnear.heard(said).spans == {
        "source": {Span(0, 4)},
        "cue": {Span(5, 9), Span(10, 14)},
        "content": set(),
    }


def test_blanks_at_the_ends_of_a_marked_range_do_not_count():
    """
    Whoever marked a blank too many meant the words.
    """
    assert polnear.bare("so it was", [2, 6]) == Span(3, 5)


def test_parts_without_a_mark_are_none():
    """
    A part that an article does not mark is no span.
    """
    gold = polnear.marked(TEXT, [{"cue": [[7, 11]]}])

    assert {part: len(gold.spans[part]) for part in PARTS} == {"source": 0, "cue": 1, "content": 0}


def test_the_grammar_is_measured_too(articles):
    """
    The grammar hears the plain attribution; of a chain of sources the one that speaks itself.
    """
    figures = polnear.measured(articles, "grammar", SHIPPED)

    assert figures["cue"]["right"] == 2
    assert figures["source"]["right"] == 2


@pytest.mark.parametrize(("option", "start"), [([], "source         P 100.0"), (["--json"], '{"source"')])
def test_the_command_prints_its_figures(articles, monkeypatch, capsys, option, start):
    """
    A table for people, with the published figures below; one JSON object for programs.
    """
    monkeypatch.setattr(sys, "argv", ["polnear", str(articles), "--reader", "grammar", *option])
    polnear.main()
    out = capsys.readouterr().out

    assert out.startswith(start)
    assert ("BERT + CofeNet 83.2 / 75.3 / 72.9" in out) == (not option)


@pytest.mark.parametrize(
    ("data", "message"),
    [("missing.jsonl", "missing.jsonl is not there"), ("articles.jsonl", "there is no model in")],
)
def test_what_is_missing_is_said_in_one_line(articles, monkeypatch, capsys, data, message):
    """
    A benchmark without its data or its model names what it lacks, and stops as wrong usage does.
    """
    folder = articles.parent
    monkeypatch.setattr(sys, "argv", ["polnear", str(folder / data), "--model", str(folder / "model")])
    with pytest.raises(SystemExit) as stopped:
        polnear.main()

    assert stopped.value.code == 2
    assert message in capsys.readouterr().err.splitlines()[-1]


def test_recorded_commands_name_what_was_chosen():
    """
    Options at their default are left out; a folder is told by its last name, a flag by its own.
    """
    choices = [
        Option("reader", "", "trained"),
        Option("model", "", SHIPPED),
        Option("without-headlines", "", default=False),
    ]

    assert told(choices, {"reader": "trained", "model": SHIPPED, "without_headlines": False}) == ""
    assert told(choices, {"reader": "grammar", "model": SHIPPED / "other", "without_headlines": True}) == (
        " --reader grammar --model other --without-headlines"
    )
