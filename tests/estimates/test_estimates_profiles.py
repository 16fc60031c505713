"""
Profiles are tables that hold what they must, and say what is wrong with them.
"""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reportedly.errors import UsageError
from reportedly.estimates.profiles import FOLDER, KINDS, names, parsed, profile, table_of
from reportedly.lexicons import lexicon

SENTENCE = {"type": "string", "pattern": r"^[A-Z].*\.$"}
SCHEMA = {
    "type": "object",
    "properties": {
        "schema": {"const": "profile/1"},
        "name": {"type": "string"},
        "about": SENTENCE,
        "rules": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "rule": {"enum": list(KINDS)},
                    "about": SENTENCE,
                    **{
                        key: {"enum": list(values)}
                        for kind in KINDS.values()
                        for key, values in kind.settings.items()
                    },
                },
                "required": ["rule", "about"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["schema", "name", "about", "rules"],
    "additionalProperties": False,
}
WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1, "uniqueItems": True}
LIST = {
    "type": "object",
    "properties": {"words": WORDS},
    "required": ["words"],
    "additionalProperties": False,
}
BOUNDS = {name: {"type": "integer", "minimum": 0} for name in ("low", "high", "acled")}
COUNT_WORDS = {
    "type": "object",
    "properties": {
        "schema": {"const": "count_words/1"},
        **dict.fromkeys(
            ("one", "alone", "nobody", "pronouns", "harmed", "another", "tellers", "male", "female"), LIST
        ),
        "plural": {
            "type": "object",
            "properties": BOUNDS,
            "required": ["low", "acled"],
            "additionalProperties": False,
        },
        "phrases": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"words": WORDS, **BOUNDS},
                "required": ["words", "low", "acled"],
                "additionalProperties": False,
            },
        },
    },
    "required": [
        "schema",
        "one",
        "alone",
        "nobody",
        "pronouns",
        "harmed",
        "another",
        "tellers",
        "male",
        "female",
        "plural",
        "phrases",
    ],
    "additionalProperties": False,
}


def rules_of(name="conservative"):
    """
    The table of a shipped profile, to be changed.
    """
    return dict(table_of(FOLDER / f"{name}.toml"))


@pytest.mark.parametrize("name", names())
def test_a_profile_is_a_readable_table(name):
    """
    Every line of a profile names a rule, says in a sentence what it does, and holds its settings.
    """
    table = table_of(FOLDER / f"{name}.toml")

    assert [] == list(Draft202012Validator(SCHEMA).iter_errors(table))
    assert name == table["name"]
    assert [one["rule"] for one in table["rules"]] == [one.rule for one in profile(name).rules]


def test_count_words_have_their_schema():
    """
    The words for numbers and people are lists, with bounds for those that name no number.
    """
    assert [] == list(Draft202012Validator(COUNT_WORDS).iter_errors(lexicon("count_words")))


def test_the_profiles_that_come_with_the_package():
    """
    One close to UCDP, one of ACLED's codebook, one of Iraq Body Count, one of Airwars.
    """
    assert ("acled", "airwars", "conservative", "ibc") == names()


def test_a_rule_is_told_in_a_sentence():
    """
    What a rule does can be read where it is applied.
    """
    assert all((kind.apply.__doc__ or "").strip().endswith(".") for kind in KINDS.values())


def test_a_profile_of_ones_own(tmp_path):
    """
    A file that ends in .toml is a profile of one's own.
    """
    path = tmp_path / "mine.toml"
    path.write_text(
        (FOLDER / "ibc.toml").read_text(encoding="utf-8").replace('"ibc"', '"mine"'), encoding="utf-8"
    )

    assert "mine" == profile(str(path)).name


def test_a_profile_that_does_not_exist():
    """
    The profiles that there are are named.
    """
    with pytest.raises(
        UsageError, match="there is no profile strict; there are acled, airwars, conservative, ibc"
    ):
        profile("strict")


def test_a_profile_that_is_no_toml(tmp_path):
    """
    A file that is no TOML is told so.
    """
    path = tmp_path / "broken.toml"
    path.write_text("rules = [", encoding="utf-8")

    with pytest.raises(UsageError, match="no TOML"):
        profile(str(path))


def without(name):
    return {**rules_of(), "rules": [one for one in rules_of()["rules"] if one["rule"] != name]}


def changed(name, **settings):
    rules = [{**one, **settings} if one["rule"] == name else one for one in rules_of()["rules"]]
    return {**rules_of(), "rules": rules}


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({}, 'must say schema = "profile/1"'),
        ({"schema": "profile/1"}, "no list of rules"),
        (without("best"), "the rule best is missing"),
        ({**rules_of(), "rules": [{"rule": "guess"}]}, "there is no rule guess"),
        ({**rules_of(), "rules": ["best"]}, "there is no rule best; there are"),
        (
            {**rules_of(), "rules": [*rules_of()["rules"], rules_of()["rules"][-1]]},
            "the rule decided stands twice",
        ),
        ({**rules_of(), "rules": rules_of()["rules"][::-1]}, "must stand before"),
        (changed("best", way="guess"), "the rule best needs way: most_voices or smallest"),
        (changed("low", way="guess"), "the rule low takes no setting way"),
    ],
)
def test_what_is_wrong_with_a_profile(table, problem):
    """
    A profile that cannot make a figure says why, in one sentence.
    """
    with pytest.raises(UsageError, match=problem):
        parsed(table, "mine")


def test_every_rule_and_profile_is_documented():
    """
    The page on events tells what each rule does, and what each profile is for.
    """
    page = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")

    assert [] == [name for name in (*KINDS, *names()) if f"`{name}`" not in page]
