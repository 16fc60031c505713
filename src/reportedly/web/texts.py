"""
The words of the interface: English as written in the templates, others from catalogues.
"""

import re
import tomllib
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from fastapi import Request

CATALOGUES = Path(__file__).with_name("texts")
NAMES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
COOKIE = "reportedly_language"
# What stands between these marks runs in its own direction.
ISOLATE, END = "\u2068", "\u2069"
RIGHT_TO_LEFT_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@cache
def translations(language: str) -> NullTranslations:
    """
    The catalogue of a language, read once; English needs none.
    """
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return Translations(compiled)


def country_codes() -> dict[str, str]:
    """
    The codes of countries by other English names than the usual ones.
    """
    codes: dict[str, str] = tomllib.loads((CATALOGUES / "lands.toml").read_text(encoding="utf-8"))["codes"]
    return codes


def apart(words: str, language: str) -> str:
    """
    Words of another language or a name within a sentence, in their own direction where it may be another.
    """
    if language in RIGHT_TO_LEFT or RIGHT_TO_LEFT_LETTERS.search(words):
        return f"{ISOLATE}{words}{END}"
    return words


def language_of(request: Request) -> str:
    """
    The language that a person chose, or else the first that the browser asks for and we have.
    """
    chosen = request.cookies.get(COOKIE)
    if chosen in NAMES:
        return chosen
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().partition("-")[0].lower()
        if code in NAMES:
            return code
    return "en"
