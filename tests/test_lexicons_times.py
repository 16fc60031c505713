"""
The schema of the list of time words.
"""

from jsonschema import Draft202012Validator

from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.times import day_of_saying


def numbered(low, high):
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"type": "integer", "minimum": low, "maximum": high},
    }


DAYS = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
SHIFTS = {"type": "object", "minProperties": 1, "additionalProperties": DAYS}
LIST = {"type": "array", "items": {"type": "string", "pattern": r"^\S+$"}, "minItems": 1, "uniqueItems": True}
PHRASES = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
CALENDAR = {"enum": ["islamic", "persian", "hebrew"]}
MONTH = {
    "type": "array",
    "prefixItems": [
        CALENDAR,
        {"type": "integer", "minimum": 1, "maximum": 12},
    ],
    "minItems": 2,
    "items": False,
}
UNITS = {"enum": ["minute", "hour", "day", "week", "weekend", "fortnight", "month", "year", "decade"]}
TABLES = {
    "schema": {"const": "times/1"},
    "recent": numbered(0, 400),
    "few": numbered(0, 400),
    "months": numbered(1, 12),
    "short_months": numbered(1, 12),
    "weekdays": numbered(0, 6),
    "short_weekdays": numbered(0, 6),
    "numbers": numbered(1, 100),
    "ordinals": numbered(1, 31),
    "decades": numbered(1900, 1999),
    "thirds": numbered(0, 2),
    "seasons": numbered(21, 24),
    "units": {"type": "object", "minProperties": 1, "additionalProperties": UNITS},
    "from_publication": SHIFTS,
    "from_last_time": SHIFTS,
    "aside": SHIFTS,
    "opening": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"enum": ["until", "by", "before", "after"]},
    },
    "undated": {"type": "object", "properties": {"phrases": PHRASES}, "additionalProperties": False},
    "lands": {"type": "object", "properties": {"southern": PHRASES}, "additionalProperties": False},
    "levantine_months": numbered(1, 12),
    "other_months": {"type": "object", "minProperties": 1, "additionalProperties": MONTH},
    "calendar_years": {"type": "object", "minProperties": 1, "additionalProperties": CALENDAR},
    "eras_alone": {"type": "object", "minProperties": 1, "additionalProperties": CALENDAR},
    "moving_feasts": {"type": "object", "additionalProperties": {"type": "string"}},
    "fixed_feasts": {"type": "object", "additionalProperties": DAYS},
    "aftermath": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"enum": ["arresting_links", "charging_links", "answering_links"]},
    },
    "words": {"type": "object", "minProperties": 1, "additionalProperties": LIST},
}
SCHEMA = {"type": "object", "properties": TABLES, "required": list(TABLES), "additionalProperties": False}


def test_the_list_has_its_schema():
    """
    Every table is there, with values of its kind.
    """
    assert list(Draft202012Validator(SCHEMA).iter_errors(dict(lexicon("times")))) == []


def test_forms_are_lower_case():
    """
    Words are looked up in lower case, so they are listed so.
    """
    forms = [form for name in TABLES if name not in {"schema", "words"} for form in lexicon("times")[name]]
    forms += [form for listed in lexicon("times")["words"].values() for form in listed]

    assert [form for form in forms if form != form.lower()] == []


def test_phrases_run_forward():
    """
    The first day of a phrase is never after its last.
    """
    shifts = [*lexicon("times")["from_publication"].items(), *lexicon("times")["from_last_time"].items()]

    assert [phrase for phrase, (first, last) in shifts if first > last or not tokens_of(phrase)] == []


def test_all_forms_of_a_weekday_begin_with_its_name():
    """
    Whether a report names a day is asked by its shortest form alone.
    """
    for word, number in lexicon("times")["weekdays"].items():
        assert word.capitalize().startswith(day_of_saying.names()[number])
