import pytest

from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon

TYPES = {
    *("government", "armed_group", "monitor", "medical_rescue", "witness", "media", "un", "unnamed_official"),
    *("social_media", "analyst", "other"),
}
CUE_KINDS = (
    "say",
    "object",
    "participle",
    "according",
    "citing",
    "passive",
    "alone",
    "showing",
    "aired",
    "seen",
)


@pytest.mark.parametrize("name", ["cues", "sources", "certainty", "evidence"])
def test_schema(name):
    """
    Each word list says which schema it follows.
    """
    assert lexicon(name)["schema"] == f"{name}/1"


@pytest.mark.parametrize("kind", CUE_KINDS)
def test_cues_are_lists_of_lower_case_phrases(kind):
    """
    Cues are written small, as they are looked up, and none is there twice.
    """
    phrases = lexicon("cues")[kind]

    assert phrases
    assert all(phrase == phrase.lower() and tokens_of(phrase) for phrase in phrases)
    assert len(set(phrases)) == len(phrases)


def test_every_list_of_the_cues_holds_words():
    """
    Whatever else the list of cues holds is a list of words.
    """
    for name, words in lexicon("cues").items():
        assert name == "schema" or all(isinstance(word, str) and word for word in words)


def test_source_types_are_those_of_the_codebook():
    """
    Every type of the list is a type of the codebook, each of them has a rank and words.
    """
    table = lexicon("sources")

    assert set(table["order"]) == set(table["words"]) == TYPES
    assert set(table["kinds"].values()) | set(table["firm"]["types"]) <= TYPES
    assert {kind for kinds in table["stand_ins"].values() for kind in kinds} <= TYPES


def test_rules_of_certainty():
    """
    A rule has a verdict, a side, a reach and phrases.
    """
    for rule in lexicon("certainty")["rules"]:
        assert rule["verdict"] in {"hedged", "denied", "unreal"}
        assert rule["side"] in {"before", "near", "clause", "after"}
        assert 0 < rule["reach"] < 30
        assert all(phrase == phrase.lower() for phrase in rule["phrases"])
    assert all(word == word.lower() for word in lexicon("certainty")["guesses"]["words"])
    begin, end = (lexicon("certainty")["denied_tolls"][name] for name in ("begin", "end"))
    assert begin
    assert end
    assert not {*begin} & {*end}
    doing = lexicon("certainty")["denied_doing"]
    assert 0 < doing["reach"] < 30
    assert all(phrase == phrase.lower() for phrase in doing["phrases"])


def test_what_an_outlet_takes_back_is_told_by_lists_of_lower_case_phrases():
    """
    Each list of what is taken back has phrases, written small, and none twice.
    """
    table = lexicon("certainty")["taken_back"]

    assert set(table) == {
        *{"versions", "reports", "own", "said", "wrong", "wrongly"},
        *{"labels", "retractions", "right", "instead"},
        *{"before_a_time", "auxiliaries"},
    }
    for phrases in table.values():
        assert phrases
        assert all(phrase == phrase.lower() and tokens_of(phrase) for phrase in phrases)
        assert len(set(phrases)) == len(phrases)


def test_types_of_evidence():
    """
    Evidence has the types of the codebook; witnesses have lists of their own.
    """
    table = lexicon("evidence")

    assert set(table["types"]) == {
        "video",
        "photo",
        "audio",
        "document",
        "satellite",
        "social_post",
        "remains",
    }
    assert table["released"].keys() == {"verbs", "by"}
    assert table["witness"]["nouns"]
    assert table["witness"]["verbs"]
