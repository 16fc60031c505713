"""
The sentences of the core in the languages of the workbench: their catalogues lie by those of the interface.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from jinja2 import Environment

from reportedly.telling.sentences import VICTIMS, Tongue
from reportedly.web.texts import CATALOGUES, END, ISOLATE


class Worded(Tongue):
    """
    A language of the interface, which has its words for codes from the templates.
    """

    def __init__(self, language: str, catalogue: Mapping[str, Any], templates: Environment) -> None:
        """
        The catalogue is that of the language; the templates speak it.
        """
        super().__init__(catalogue)
        self.language = language
        self.locale = Locale(language)
        self.templates = templates

    def word(self, template: str, kind: str, code: str) -> str:
        """
        What the interface calls a code.
        """
        return str(getattr(self.templates.get_template(template).module, kind)(code)).strip()

    def plural(self, number: int) -> str:
        """
        Which form of a noun goes with a number.
        """
        return self.locale.plural_form(number)

    def number(self, number: float) -> str:
        """
        A number in the digits of the language.
        """
        return format_decimal(number, locale=self.language)

    def day(self, day: date) -> str:
        """
        A day without its year.
        """
        return self.quoted(str(format_date(day, "d MMM", locale=self.language)))

    def quoted(self, words: str) -> str:
        """
        Words in whichever direction, which turn nothing around them.
        """
        return f"{ISOLATE}{words}{END}"

    def as_share(self, share: float) -> str:
        """
        A part of a whole.
        """
        return format_percent(share, locale=self.language)

    def as_people(self, people: str) -> str:
        """
        A class of people.
        """
        return self.word("event_codes.html", "people", people)

    def as_victims(self, code: str) -> str:
        """
        Who the victims were, or the group of people that they belong to.
        """
        told = code in VICTIMS
        return self.word("codes.html", "victims_word", code) if told else self.as_people(code)

    def as_outcome(self, outcome: str) -> str:
        """
        What became of people.
        """
        return self.word("codes.html", "outcome_word", outcome)

    def as_event_type(self, types: list[str]) -> str:
        """
        Types of events.
        """
        return self.phrases["comma"].join(self.word("codes.html", "event_type_word", one) for one in types)

    def as_land(self, country: str) -> str:
        """
        A country as its own speakers name it.
        """
        return self.quoted(str(self.templates.filters["land"](country)))

    def as_precision(self, code: str) -> str:
        """
        How exact a place is.
        """
        return self.word("codes.html", "precision_word", code)

    def as_grade(self, grade: str) -> str:
        """
        A grade of an event.
        """
        return self.word("event_codes.html", "grade", grade)


def tongue_of(language: str, templates: Environment) -> Tongue | None:
    """
    The language of a page; None where it has no words of its own for these sentences.
    """
    path = CATALOGUES / language / "sentences.toml"
    if not path.exists():
        return None
    return Worded(language, tomllib.loads(path.read_text(encoding="utf-8")), templates)
