"""
Claims are scored as an analyst would: what would have to be changed.
"""

import copy

import pytest

from reportedly.scoring import alike, paired, score

TEXT = "Nine people died in an airstrike on Idlib on Monday, a doctor said. The town was shelled."
GOLD = {
    "id": "c1",
    "sentence": "Nine people died in an airstrike on Idlib on Monday, a doctor said.",
    "trigger": "airstrike",
    "event_type": "air_strike",
    "event": "e1",
    "sources": [{"text": "a doctor", "name": "a doctor", "type": "medical_rescue"}],
    "certainty": "stated",
    "casualties": [{"outcome": "killed", "low": 9, "high": 9, "vague": False}],
    "perpetrator": None,
    "place": {"text": "Idlib", "name": "Idlib"},
    "time": {"text": "Monday", "start": "2017-11-13", "end": "2017-11-13"},
}


def read(**changed):
    claim = copy.deepcopy(GOLD) | {
        "sentence": {"start": 0, "end": 67, "text": TEXT[:67]},
        "trigger": {"start": 23, "end": 32, "text": "airstrike"},
        "time": {"text": "Monday", "from": "2017-11-13", "to": "2017-11-13"},
    }
    return claim | changed


def figures(*reads):
    return score({"one": list(reads)}, {"one": [GOLD]}, {"one": TEXT})


def test_a_claim_read_as_coded_is_untouched():
    """
    All figures are whole where nothing would have to be changed.
    """
    found = figures(read())

    assert {row["f1"] for name, row in found.items() if name != "event_links"} == {1.0}


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sources": []}, "source"),
        ({"certainty": "hedged"}, "certainty"),
        ({"casualties": []}, "casualties"),
        ({"place": {"text": "Homs", "name": "Homs"}}, "place"),
        ({"time": None}, "time"),
    ],
)
def test_one_wrong_field_counts_against_it_and_against_untouched(changed, field):
    """
    A wrong field leaves the claim found, and not untouched.
    """
    found = figures(read(**changed))

    assert (found["claims"]["f1"], found[field]["f1"], found["untouched"]["f1"]) == (1.0, 0.0, 0.0)


def test_a_missed_claim_counts_against_every_field():
    """
    What was not found is right in no field.
    """
    assert {row["recall"] for row in figures().values()} == {0.0}


def test_a_claim_too_many_costs_precision():
    """
    A second claim in the same sentence pairs with nothing.
    """
    assert figures(read(), read(event_type="shelling"))["claims"]["precision"] == 0.5


def test_claims_of_other_sentences_do_not_pair():
    """
    A claim is sought where it was coded.
    """
    other = read(sentence={"start": 68, "end": 89}, trigger={"start": 81, "end": 88})

    assert paired([GOLD], [other], TEXT) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the city of Aleppo", "Aleppo", True),
        ("Al-Qamishli", "qamishli city", True),
        ("Deir ez-Zor", "Raqqa", False),
        ("", "Raqqa", False),
        ("Sana’a", "Sana'a", True),
    ],
)
def test_names_are_alike_by_half_of_their_words(one, other, same):
    """
    Articles, kinds of place, case and accents do not tell names apart.
    """
    assert alike(one, other) is same
