import pytest
from voices_by_hand import claimed, own

from reportedly.actors.actor_list import actors
from reportedly.lexicons import lexicon
from reportedly.voices.claimants import is_own, known_claimants, ultimate


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("SOHR", "monitor"), ("the Syrian Observatory for Human Rights", "monitor")),
        (("SANA", "government"), ("Syrian army", "government")),
        (("Syrian state television", "media"), ("the Syrian government", "government")),
        (("Al-Manar", "media"), ("Hezbollah", "armed_group")),
        (("IRNA", "media"), ("Islamic Revolutionary Guard Corps", "government")),
        (("General Salim Hattab", "government"), ("Salim Hattab", "government")),
        (("police", "government"), ("the police", "government")),
        (("Orient Wire (sample)", "publisher"), ("Orient Wire", "media")),
    ],
)
def test_one_claimant_has_many_names(one, other):
    """
    Aliases, organs of one state, agencies of a group, and titles make no other claimant.
    """
    assert ultimate(*one).key == ultimate(*other).key
    assert ultimate(*one).known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("SOHR", "monitor"), ("SANA", "government")),
        (("Nusra Front", "armed_group"), ("Ahrar al-Sham", "armed_group")),
        (("Reuters", "media"), ("AFP", "media")),
        (("police", "government"), ("the army", "government")),
    ],
)
def test_other_claimants_are_others(one, other):
    """
    Sides, groups, outlets and bodies are kept apart.
    """
    assert ultimate(*one).key != ultimate(*other).key


@pytest.mark.parametrize(
    "who",
    [
        ("residents", "witness"),
        ("a doctor", "medical_rescue"),
        ("local officials", "government"),
        ("The witnesses", "witness"),
        ("MEDICAL SOURCES", "medical_rescue"),
        ("a monitoring group", "monitor"),
        ("An Official", "unnamed_official"),
    ],
)
def test_people_without_a_name_are_not_known(who):
    """
    Two reports that cite residents may cite others.
    """
    assert not ultimate(*who).known


def test_a_name_that_is_part_of_one_other_stands_for_it():
    """
    "The army" is the Syrian army where no other army speaks.
    """
    told = [claimed("1", "a", ("the army", "government")), claimed("2", "b", ("Syrian army", "government"))]
    known = known_claimants(told)

    assert known["army"] == known["syrian government"]


def test_a_name_that_is_part_of_several_others_stands_for_itself():
    """
    Where two armies speak, it is not guessed which one is meant.
    """
    names = ("the army", "Syrian army", "Turkish army")
    told = [claimed(name, "a", (name, "government")) for name in names]

    assert known_claimants(told)["army"].name == "the army"


def test_a_report_speaks_for_itself_where_no_source_is_named():
    """
    The publisher, or nobody, is no source.
    """
    assert is_own(own("1", "a", "The Daily Star"))
    assert is_own(claimed("1", "a"))
    assert not is_own(claimed("1", "a", ("SOHR", "monitor")))


def test_schema():
    """
    The word list says which schema it follows, holds words in small letters, and knows the kinds of actors.
    """
    table = lexicon("claimants")

    assert table["schema"] == "claimants/1"
    assert set(table["organs"]) <= {actor.kind for actor in actors().values()}
    for name in ("people", "titles"):
        assert all(word == word.lower() for word in table[name])
        assert len(set(table[name])) == len(table[name]), name
