"""
A report in the fields of a table or an export, whatever another program calls them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from reportedly.errors import SkipDocument
from reportedly.lexicons import lexicon
from reportedly.reading.documents import Found, joined
from reportedly.reading.encoding import whole

# So many names of fields are listed where none of them has a text.
LISTED = 8


def found_in(fields: Mapping[str, Any], extractor: str, note: str | None) -> Found:
    """
    The report in some fields. Its text is taken to the letter; what is read under another name is noted.
    """
    filled = {plain(str(name)): name for name, value in fields.items() if value not in (None, "")}
    names = names_of(filled)
    if "text" not in names:
        raise SkipDocument(without_text(fields, list(map(str, filled.values()))))
    text = fields[names["text"]]
    if not isinstance(text, str):
        raise SkipDocument('not a report: "text" is no text')
    if not text.strip():
        raise SkipDocument('empty: the "text" holds nothing')
    given = {key: worded(fields[name]) for key, name in names.items() if key != "text"}
    others = ", ".join(f"{name} as {key}" for key, name in names.items() if plain(name) != key)
    taken = f"read from other fields: {others}" if others else None
    return Found(whole(text), extractor, source_id=given.pop("id", None), note=joined(note, taken), **given)


def without_text(fields: Mapping[str, Any], filled: Sequence[str]) -> str:
    """
    Why fields are no report: the one for the text is empty, or there is none among those that are *filled*.
    """
    if any(value == "" and is_text(str(name)) for name, value in fields.items()):
        return 'empty: the "text" holds nothing'
    return f'not a report: no "text" (it has {", ".join(filled[:LISTED]) or "-"})'


def is_text(name: str) -> bool:
    """
    Whether the text of a report may be in a field of this name.
    """
    return plain(name) in known()["text"]


def names_of(filled: Mapping[str, str]) -> dict[str, str]:
    """
    What the fields of a report are called here: the first of the known names that is there and filled.
    """
    found = {
        key: next((filled[name] for name in names if name in filled), None) for key, names in known().items()
    }
    return {key: name for key, name in found.items() if name is not None}


@cache
def known() -> Mapping[str, tuple[str, ...]]:
    """
    What each field of a report may be called.
    """
    return {key: tuple(names) for key, names in lexicon("columns").items() if key != "schema"}


@lru_cache(maxsize=1_000)
def plain(name: str) -> str:
    """
    The name of a field in lower case, with nothing but letters and digits.
    """
    return re.sub(r"[\W_]", "", name.lower())


def worded(field: Any) -> str | None:  # noqa: ANN401 (whatever a field holds)
    """
    A field as text: numbers are written out, anything else but text is left out.
    """
    if isinstance(field, (str, int, float)) and not isinstance(field, bool):
        return whole(str(field)) or None
    return None
