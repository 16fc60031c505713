"""
Words that may name an event are found in all their forms.
"""

import pytest

from reportedly.claims.triggers import conjugated, find_hits, plural
from reportedly.language.analysis import analyse
from reportedly.lexicons import lexicon

TYPES = {
    *(
        "armed_clash",
        "territory_change",
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
    ),
    *(
        "direct_attack",
        "attack",
        "execution",
        "abduction",
        "detention",
        "release",
        "sexual_violence",
        "torture",
    ),
    *("siege", "displacement", "deployment", "agreement", "protest", "destruction", "harm"),
}


def keys(text):
    (sentence,) = analyse(text)
    return [entry.key for hit in find_hits(sentence) for entry in hit.entries]


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("kill", ["kill", "kills", "killed", "killing"]),
        ("seize", ["seize", "seizes", "seized", "seizing"]),
        ("stab", ["stab", "stabs", "stabbed", "stabbing"]),
        ("occupy", ["occupy", "occupies", "occupied", "occupying"]),
        ("die", ["die", "dies", "died", "died", "dying"]),
        ("shoot", ["shoot", "shoots", "shot", "shot", "shooting"]),
        ("kidnap", ["kidnap", "kidnaps", "kidnapped", "kidnapped", "kidnapping"]),
    ],
)
def test_verbs_are_known_in_all_forms(verb, forms):
    """
    Regular and irregular verbs are conjugated.
    """
    assert forms == conjugated(verb)


@pytest.mark.parametrize(
    ("noun", "many"), [("clash", "clashes"), ("casualty", "casualties"), ("toll", "tolls")]
)
def test_nouns_have_their_plural(noun, many):
    """
    The usual rules of the plural hold.
    """
    assert many == plural(noun)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Air-strikes hit the town", "airstrike"),
        ("AIRSTRIKES HIT THE TOWN", "airstrike"),
        ("They dropped dozens of barrel bombs", "drop … bombs"),
        ("A suicide car bomb went off", "suicide car bomb"),
        ("They were taken as hostages", "take hostage"),
        ("The soldiers fled the battlefield", "flee … battlefield"),
    ],
)
def test_phrases_are_found_whole(text, key):
    """
    The longest phrase is found, also with a gap, with hyphens and in capitals.
    """
    assert key in keys(text)


def test_publishing_is_no_release():
    """
    Words that only look like an event's keep the shorter word from being taken for one.
    """
    assert "release" not in keys("The group released a video")


@pytest.mark.parametrize("group", ["plain", "open", "no_event"])
def test_lexicon_keeps_its_schema(group):
    """
    Every section lists nouns, verbs or phrases in lower case, and only types of the codebook.
    """
    for name, section in lexicon("events")[group].items():
        assert set(section) <= {"nouns", "verbs", "phrases", "types"}
        assert set(section.get("types", [])) <= TYPES
        assert group != "plain" or name in TYPES
        for part in ("nouns", "verbs", "phrases"):
            assert all(entry == entry.lower().strip() and entry for entry in section.get(part, []))


def test_every_type_of_the_codebook_has_words():
    """
    No type of event is without plain words.
    """
    plain = lexicon("events")["plain"]

    assert TYPES - {"attack"} == set(plain)
