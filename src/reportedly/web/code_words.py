"""
Codes that stand in a sentence, in the words that the pages have for them.
"""

import re
from collections.abc import Callable, Mapping

from jinja2 import Environment
from markupsafe import Markup

from reportedly.web.texts import apart

# How several codes are named in a row by the core.
BETWEEN = re.compile(r", |; | and ")
# For each kind of code, the template and its macro that has the words.
WORDS: Mapping[str, tuple[str, str]] = {
    "choice": ("refused_words.html", "choice_word"),
    "code": ("refused_words.html", "code_word"),
    "decision": ("event_codes.html", "decision"),
    "entry": ("refused_words.html", "entry_word"),
    "field": ("refused_words.html", "field_of"),
    "figure": ("refused_words.html", "figure_word"),
    "given": ("refused_words.html", "given_word"),
    "grade": ("event_codes.html", "grade"),
    "order": ("inbox_words.html", "order"),
    "profile": ("event_codes.html", "profile"),
    "right": ("rights.html", "right_word"),
    "role": ("rights.html", "role_word"),
    "sieve": ("inbox_words.html", "kind"),
    "status": ("codes.html", "status_word"),
    "table": ("refused_words.html", "table_word"),
}
# These are no words of a template, but those of a filter.
FILTERS: Mapping[str, str] = {"moment": "iso_moment", "tongue": "tongue"}


def code_words(templates: Environment, kind: str, codes: str) -> str:
    """
    One code, or several as the core lists them, in the language of the templates.
    """
    if kind == "moment":
        return said(templates, kind, codes)
    comma = str(templates.globals["gettext"](", "))  # type: ignore[operator]
    return comma.join(said(templates, kind, one) for one in BETWEEN.split(codes))


def said(templates: Environment, kind: str, code: str) -> str:
    """
    One code in words; what is none stays as it is, in its own direction.
    """
    word = word_of(templates, kind)(code)
    plain = word.striptags() if isinstance(word, Markup) else str(word).strip()
    return plain if plain not in {"", code} else apart(code, str(templates.globals["language"]))


def word_of(templates: Environment, kind: str) -> Callable[[str], object]:
    """
    What has the words for a kind of code.
    """
    if kind in FILTERS:
        filtered: Callable[[str], object] = templates.filters[FILTERS[kind]]
        return filtered
    template, macro = WORDS[kind]
    found: Callable[[str], object] = getattr(templates.get_template(template).module, macro)
    return found
