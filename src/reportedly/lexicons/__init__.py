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
