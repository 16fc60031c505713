"""
Sentences in English with what they are made of.
"""

import re
from pathlib import Path

import pytest

from reportedly.lexicons import lexicon
from reportedly.telling.sentences import Sentence, Tongue, english, holes, say, told_by

SOURCE = Path(__file__).parents[2] / "src" / "reportedly"
SAID = re.compile(r'\b(?:say|leaving_out)\(\s*"(\w+)"')
# Names that are put together where they are said.
MADE = {"low_of_several", "high_of_several", "words_shared", "words_none", "names_shared", "names_none"}


def test_the_catalogue_has_sentences_nouns_and_phrases():
    """
    It says which form it has, and every kind of value is a noun or one that a language knows.
    """
    found = lexicon("sentences")
    kinds = {kind for text in found["sentences"].values() for _, _, kind in holes(text) if kind}

    assert found["schema"] == "sentences/1"
    assert all(set(forms) == {"one", "other"} for forms in found["nouns"].values())
    assert {
        kind for kind in kinds if kind not in found["nouns"] and not hasattr(Tongue, f"as_{kind.lower()}")
    } == set()


def test_every_sentence_that_is_said_is_in_the_catalogue_and_the_other_way_round():
    """
    No name is misspelt, and none has gone out of use.
    """
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    known = set(lexicon("sentences")["sentences"])

    assert set(SAID.findall(code)) <= known
    assert known - set(re.findall(r'"(\w+)"', code)) == MADE


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("low", {"number": 7, "name": "SANA"}, "Low is 7, as SANA says."),
        (
            "high_of_several",
            {"number": "31+", "name": "A", "more": 2},
            "High is 31 or more, as A and 2 more say.",
        ),
        (
            "one_vote",
            {"claims": 1, "voices": 2, "people": "all", "names": ["A", "…"]},
            "1 claim of 2 voices on all: A, ….",
        ),
        (
            "contested",
            {"classes": ["civilians", "side: SDF", "side: not named"]},
            (
                "The same people are counted as civilians or fighters of SDF or fighters of an unnamed side "
                "by different voices: "
                "one contested toll, not two."
            ),
        ),
        (
            "parts",
            {"number": 31, "shares": [(20, "civilians"), (11, "unknown")]},
            "31 in all: 20 civilians, 11 unknown.",
        ),
        (
            "parts",
            {"number": 3, "shares": [(1, "civilians"), (1, "side: SDF"), (1, "side: not named")]},
            "3 in all: 1 civilian, 1 fighter of SDF, 1 fighter of an unnamed side.",
        ),
        ("denial_of_one", {"who": "", "count": 1}, "Denied by the report: what 1 claim of others says."),
        (
            "copied",
            {"other": ["Orient", "2016-04-06", "0a1b2c3d"], "one": ["0a1b2c3d"], "share": 0.934},
            "the report of Orient, 2016-04-06 shares 93% of its wording with report 0a1b2c3d",
        ),
        ("kind_same", {"types": ["air_strike", "harm"]}, "both tell of air strike, harm"),
        (
            "numbers_apart",
            {"outcome": "killed", "one": "A", "low": 3, "other": "B", "high": 9},
            "Killed: 3 according to A, 9 according to B.",
        ),
    ],
)
def test_values_are_put_in_as_words_of_their_kind(name, values, words):
    """
    Numbers with their nouns, parts of a whole, classes of people, reports and tellers.
    """
    made = say(name, **values)

    assert (made, told_by(made)) == (words, {"name": name, "values": values})


def test_a_sentence_within_a_sentence_is_told_by_its_own_parts():
    """
    So that the other language says both.
    """
    made = say("graded", who="Ana", day="2016-04-06", why="Seen.", value="Fair", reason=say("single_voice"))

    assert made.endswith("Suggested: Fair. A single voice tells of harm to civilians.")
    assert told_by(made)["values"]["reason"] == {"name": "single_voice", "values": {}}
    assert english().says("graded", told_by(made)["values"]) == made


def test_words_of_a_person_are_made_of_nothing():
    """
    They are shown as they are.
    """
    assert told_by("because") is None
    assert isinstance(say("unreal"), Sentence)
