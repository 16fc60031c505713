"""
What is known about the language and the wars of reports, as word lists and tables that a person can read.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

LEXICONS = Path(__file__).parent


@cache
def lexicon(name: str) -> Mapping[str, Any]:
    """
    A word list of the package, as its TOML file has it.
    """
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words_in(name: str, *keys: str) -> frozenset[str]:
    """
    One list of a word list, for look-ups: the keys lead to it, from the outermost table inwards.
    """
    found: Any = lexicon(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


def alternatives(cell: str) -> list[str]:
    """
    The names in one cell of a table, parted by bars.
    """
    return [name for name in cell.split("|") if name]
