"""
The schema of the list of what exports call the fields of a report.
"""

from jsonschema import Draft202012Validator

from reportedly.lexicons import lexicon

NAMES = {
    "type": "array",
    "items": {"type": "string", "pattern": "^[a-z0-9]+$"},
    "minItems": 1,
    "uniqueItems": True,
}
FIELDS = ("text", "title", "publisher", "published", "language", "url", "id")
TABLES = {"schema": {"const": "columns/1"}, **dict.fromkeys(FIELDS, NAMES)}
SCHEMA = {"type": "object", "properties": TABLES, "required": list(TABLES), "additionalProperties": False}


def test_the_list_has_its_schema():
    """
    Each field has its names, without capitals and marks.
    """
    Draft202012Validator(SCHEMA).validate(lexicon("columns"))


def test_each_field_is_called_by_its_own_name_first():
    """
    A name stands for one field only.
    """
    table = {key: names for key, names in lexicon("columns").items() if key != "schema"}
    names = [name for some in table.values() for name in some]

    assert list(table) == [some[0] for some in table.values()]
    assert len(names) == len(set(names))
