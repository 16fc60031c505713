"""
The benchmark of the parties to incidents, with both its scorers.
"""

import json
import sys

import pytest
from benchmarks import muc4
from benchmarks.muc4 import Filler, by_ceaf, by_head, head, keyed, names_of, phrases, scored

from reportedly.model.labels import FILLERS
from seen_by_hand import ByHand

TEXT = "FIVE GUERRILLAS OF THE FRONT ATTACKED A BRIDGE. THE GUERRILLAS KILLED JUAN PEREZ WITH GRENADES."
KEYS = [
    {
        "MESSAGE: TEMPLATE": ["1"],
        "PERP: INDIVIDUAL ID": ['"GUERRILLAS"'],
        "PERP: ORGANIZATION ID": ['"FRONT"'],
        "PHYS TGT: ID": ['"BRIDGE"'],
        "HUM TGT: NAME": ['"JUAN PEREZ"'],
        "INCIDENT: INSTRUMENT ID": ['? "GRENADES"'],
    }
]
FILLED = [
    ("perpetrator_person", "FIVE GUERRILLAS OF THE FRONT"),
    ("perpetrator_person", "GUERRILLAS"),
    ("perpetrator_group", "FRONT"),
    ("target", "A BRIDGE"),
    ("victim", "KILLED"),
    ("weapon", "GRENADES"),
]


def filler(*names, needed=True):
    return Filler(names, needed)


def numbers(counts):
    return counts["right"], counts["gold"], counts["read"]


def case():
    [one] = muc4.cases_of([{"text": TEXT, "templates": KEYS}], ByHand(fillers=FILLED))
    return one


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("MEMBERS OF THE NATIONAL FRONT", "members"),
        ("THE MILITARY POLICE", "police"),
        ("FRONT [FMLN]", "front"),
        ("PARTY [UP] CANDIDATE", "candidate"),
        ("[PRESS MINISTER]", "minister"),
        ("COL VEGA, CHIEF OF STAFF", "vega"),
        ("TRUCK CARRYING 3,000 GALLONS", "truck"),
        ('"THE EXTRADITABLES"', "extraditables"),
        ("CAR-BOMB", "bomb"),
        ("THE", ""),
    ],
)
def test_the_head_is_the_last_word_before_what_hangs_on_it(words, expected):
    """
    Prepositions, commas and brackets end the phrase that the head is the last word of.
    """
    assert head(words) == expected


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ('"A" / "B"', ("A", "B")),
        ('"MAYOR" / "OFFICIAL": "LUIS PAZ"', ("LUIS PAZ", "MAYOR", "OFFICIAL")),
        ('? "\\"NORTH\\" BARRACKS" / "BARRACKS"', ('"NORTH" BARRACKS', "BARRACKS")),
        ('"UNIT: NINE"', ("UNIT: NINE",)),
        ("-", ()),
    ],
)
def test_a_value_of_the_keys_is_its_alternatives(value, names):
    """
    The first names the filler: of a described victim, the name.
    """
    assert names_of(value) == names


def test_name_and_description_of_a_victim_are_one_filler():
    """
    A victim is in the keys once, whatever it is called and in however many templates.
    """
    templates = [
        {"HUM TGT: NAME": ['"LUIS PAZ"'], "HUM TGT: DESCRIPTION": ['"MAYOR": "LUIS PAZ"', '"GUARD"']},
        {"HUM TGT: DESCRIPTION": ['"OFFICIAL": "LUIS PAZ"']},
    ]

    assert keyed(templates)["victim"] == [filler("LUIS PAZ", "MAYOR", "OFFICIAL"), filler("GUARD")]


@pytest.mark.parametrize(
    ("template", "value", "needed"),
    [
        ("1", '"GUARDS"', True),
        ("1", '? "GUARDS"', False),
        ("1", '"GUARDS" (OPTIONAL)', False),
        ("2 (OPTIONAL)", '"GUARDS"', False),
    ],
)
def test_optional_fillers_are_known_by_their_marks(template, value, needed):
    """
    A filler need not be found if it or its template is optional.
    """
    keys = keyed([{"MESSAGE: TEMPLATE": [template], "PERP: INDIVIDUAL ID": [value]}])

    assert keys["perpetrator_person"] == [filler("GUARDS", needed=needed)]


def test_a_filler_that_one_template_needs_is_needed():
    """
    Optional in one incident, due in another: due.
    """
    values = ['? "GUARDS"', '"GUARDS" / "MEN"']
    keys = keyed([{"PERP: INDIVIDUAL ID": [value]} for value in values])

    assert keys["perpetrator_person"] == [filler("GUARDS", "MEN")]


def test_by_head_a_filler_counts_once_however_often_it_is_found():
    """
    Two names of one filler are one right; a strange phrase is wrong, an optional one neither.
    """
    keys = [filler("GUERRILLA COLUMN", "GUERRILLAS"), filler("MAN"), filler("WOMEN", needed=False)]
    found = ["A COLUMN OF REBELS", "ARMED GUERRILLAS", "TWO WOMEN", "POLICE"]

    assert numbers(by_head(found, keys)) == (1, 2, 2)


def test_by_ceaf_phrases_and_fillers_pair_one_to_one_and_to_the_letter():
    """
    A second name of a filler that is taken is wrong, and so is a name with a word too many.
    """
    keys = [filler("GUERRILLA COLUMN", "GUERRILLAS"), filler("MAN"), filler("WOMEN", needed=False)]
    found = ["the guerrillas", "GUERRILLA COLUMN", "OLD MAN", "WOMEN"]

    assert numbers(by_ceaf(found, keys)) == (1, 2, 3)


def test_pairs_are_as_many_as_can_be():
    """
    A phrase that fits two fillers leaves the one that another phrase needs.
    """
    keys = [filler("A1", "B1"), filler("B1")]

    assert muc4.paired(["B1", "A1"], keys) == {0: 1, 1: 0}
    assert muc4.paired(["A1", "B1"], [filler("B1", "A1"), filler("A1")]) == {0: 1, 1: 0}


def test_phrases_are_whole_words_of_one_sentence_and_one_each_head():
    """
    The likeliest phrase of each head; nothing where nothing is likely enough.
    """
    report, _ = case()

    found = phrases(report, FILLERS.index("perpetrator_person"), 0.5)
    assert [phrase.words for phrase in found] == ["FIVE GUERRILLAS OF THE FRONT"]
    assert phrases(report, FILLERS.index("victim"), 1.1) == []


def test_a_phrase_ends_with_its_sentence():
    """
    Words that fill a role at the end of one sentence and the start of the next are two phrases.
    """
    text = "They hit the bank. Schools burned."
    reader = ByHand(fillers=[("target", "bank."), ("target", "Schools")])
    [(report, _)] = muc4.cases_of([{"text": text, "templates": []}], reader)

    assert [phrase.words for phrase in phrases(report, FILLERS.index("target"), 0.5)] == ["bank.", "Schools"]


def test_a_text_without_words_has_no_phrases():
    """
    Nothing is found in nothing.
    """
    [(report, _)] = muc4.cases_of([{"text": "", "templates": []}], ByHand())

    assert phrases(report, 0, 0.5) == []


def test_figures_of_all_roles_add_up():
    """
    Found three of four parties that are due, one strange one, and a weapon that is optional.
    """
    figures = scored([case()], [case()])

    assert [figures["head: all"][side] for side in ("right", "gold", "read")] == [3, 4, 4]
    assert figures["head: weapon"]["read"] == 0
    assert figures["CEAF-REE: target"]["f1"] == 1.0
    assert figures["CEAF-REE: perpetrator_person"]["f1"] == 0.0


def test_the_table_names_the_published_figures():
    """
    Ours first, and below what others reached by other scorers.
    """
    shown = muc4.table(scored([case()], [case()])).splitlines()

    assert shown[0].startswith("head: perpetrator_person")
    assert any("GTT" in line and "50.2" in line for line in shown)


def test_a_missing_model_is_said_in_one_line(tmp_path, monkeypatch, capsys):
    """
    The command stops with what is missing and how to mend it.
    """
    data = tmp_path / "texts.jsonl"
    data.write_text(json.dumps({"id": "DEV-1", "text": TEXT, "templates": KEYS}) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["muc4", str(data), "--model", str(tmp_path / "none")])
    with pytest.raises(SystemExit):
        muc4.main()

    assert "there is no model in" in capsys.readouterr().err
