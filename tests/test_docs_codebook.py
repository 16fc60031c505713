"""
The codebook knows every field and every code that can be printed.
"""

import re
from pathlib import Path

import pytest

from reportedly.lexicons import lexicon
from reportedly.printed import schema

PAGE = (Path(__file__).parents[1] / "docs" / "codebook.md").read_text(encoding="utf-8")
SECTIONS = {
    part.partition("\n")[0].strip("# ").lower(): part
    for part in re.split(r"^(?=##+ )", PAGE, flags=re.MULTILINE)
}
OBJECTS = schema()["$defs"]
FIELDS = [(name, field) for name, found in OBJECTS.items() for field in found["properties"]]
CODES = [
    code
    for found in OBJECTS.values()
    for field in found["properties"].values()
    for code in field.get("enum", ())
]


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=str)
def test_every_field_is_in_the_section_of_its_record(name, field):
    """
    A field of the schema is explained where its record is.
    """
    assert f"`{field}`" in SECTIONS[name]


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code):
    """
    No event type, source type, certainty, outcome or other code goes unexplained.
    """
    assert f"`{code}`" in PAGE


def test_the_types_of_events_are_those_of_the_schema():
    """
    The table of event types has each type once, and no other.
    """
    listed = re.findall(r"^\| `(\w+)` \|", SECTIONS["event types"], flags=re.MULTILINE)

    assert sorted(OBJECTS["claim"]["properties"]["event_type"]["enum"]) == sorted(listed)


def test_the_precisions_are_those_of_the_gazetteer():
    """
    The codes for how exact a place is stand in their order, with their distances.
    """
    listed = re.findall(r"^\| `(\w+)` \|.*\| (\d+) (k?)m \|$", SECTIONS["place"], flags=re.MULTILINE)
    metres = {code: int(figure) * (1000 if kilo else 1) for code, figure, kilo in listed}

    assert list(lexicon("place_words")["precisions"].items()) == list(metres.items())
