"""
Sentences that keep what they are made of, so that every language of the workbench has its own words for them.

A sentence is English text, and also the name of what it says with the values in it (`told_by`); another
language has its own words under the same name.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from string import Formatter
from types import MappingProxyType
from typing import Any

from reportedly.lexicons import lexicon

Values = Mapping[str, Any]
VICTIMS = MappingProxyType(
    {"combatant": "fighters", "civilian": "civilians", "mixed": "civilians and fighters"}
)
SINGULAR = MappingProxyType({"fighters": "fighter", "civilians": "civilian"})


class Sentence(str):
    """
    A sentence in English with its name in the catalogue and the values that were put into it.
    """

    __slots__ = ("name", "values")

    name: str
    values: Values


class Tongue:
    """
    The words of a language: its catalogue, how it counts and writes numbers, and what it calls the codes.
    """

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        """
        The catalogue has sentences, nouns and phrases, as that of English.
        """
        self.sentences: Mapping[str, str] = catalogue["sentences"]
        self.nouns: Mapping[str, Mapping[str, str]] = catalogue["nouns"]
        self.phrases: Mapping[str, str] = catalogue["phrases"]

    def says(self, name: str, values: Values) -> str:
        """
        The sentence of a name.
        """
        return "".join(
            words + (self.value(values[field], kind) if field else "")
            for words, field, kind in holes(self.sentences[name])
        )

    def value(self, value: Any, kind: str) -> str:  # noqa: ANN401 (whatever stands in a sentence)
        """
        A value as words of a kind.
        """
        if kind in self.nouns:
            return self.counted(value, kind)
        known: Callable[[Any], str] | None = getattr(self, f"as_{kind.lower()}", None) if kind else None
        if known is None:
            return self.plain(value)
        made = known(value)
        return made[:1].upper() + made[1:] if kind[0].isupper() else made

    def plain(self, value: Any) -> str:  # noqa: ANN401 (whatever stands in a sentence)
        """
        A name, a number, several of them, or a sentence within a sentence.
        """
        if isinstance(value, Mapping):
            return self.says(value["name"], value["values"])
        if isinstance(value, list | tuple):
            return self.phrases["comma"].join(map(self.plain, value))
        return self.number(value) if isinstance(value, int | float) else self.quoted(str(value))

    def counted(self, number: int, noun: str) -> str:
        """
        So many of something.
        """
        forms = self.nouns[noun]
        return forms.get(self.plural(number), forms["other"]).format(n=self.number(number))

    def plural(self, number: int) -> str:
        """
        Which form of a noun goes with a number.
        """
        return "one" if number == 1 else "other"

    def number(self, number: float) -> str:
        """
        A number in digits.
        """
        return str(number)

    def day(self, day: date) -> str:
        """
        A day without its year: "5 Apr".
        """
        return f"{day.day} {day:%b}"

    def quoted(self, words: str) -> str:
        """
        Words of a report or a name, as they stand within a sentence.
        """
        return words

    def as_bound(self, bound: str) -> str:
        """
        A number, or one that may be more.
        """
        number = self.number(int(bound.removesuffix("+")))
        return self.phrases["bound"].format(n=number) if bound.endswith("+") else number

    def as_share(self, share: float) -> str:
        """
        A part of a whole.
        """
        return f"{share:.0%}"

    def as_distance(self, metres: int) -> str:
        """
        How far, in the unit that one says it in.
        """
        far, unit = (metres // 1000, "kilometres") if metres >= 1000 else (metres, "metres")
        return self.phrases[unit].format(n=self.number(far))

    def as_place(self, place: Sequence[str | None]) -> str:
        """
        A place with its province and country, nothing twice.
        """
        *near, country = place
        parts = dict.fromkeys(part for part in near if part and part != country)
        names = [*map(self.quoted, parts), *([self.as_land(country)] if country else [])]
        return self.phrases["comma"].join(names)

    def as_land(self, country: str) -> str:
        """
        A country.
        """
        return country

    def as_precision(self, code: str) -> str:
        """
        How exact a place is.
        """
        return code.replace("_", " ")

    def as_one_by_one(self, told: Iterable[Any]) -> str:
        """
        Sentences or names in a row.
        """
        return self.phrases["semicolon"].join(map(self.plain, told))

    def as_people(self, people: str) -> str:
        """
        A class of people.
        """
        side = people.removeprefix("side: ")
        if side == people:
            return people
        return "fighters of an unnamed side" if side == "not named" else f"fighters of {side}"

    def as_outcome(self, outcome: str) -> str:
        """
        What became of people.
        """
        return outcome

    def as_event_type(self, types: list[str]) -> str:
        """
        Types of events.
        """
        return self.phrases["comma"].join(one.replace("_", " ") for one in types)

    def as_victims(self, code: str) -> str:
        """
        Who the victims were, or the group of people that they belong to.
        """
        return VICTIMS.get(code, code)

    def as_figure(self, number: str) -> str:
        """
        A number as it was said, "" where none was.
        """
        return self.quoted(number) if number else self.phrases["no_number"]

    def as_grade(self, grade: str) -> str:
        """
        A grade of an event.
        """
        return grade

    def as_shares(self, shares: list[tuple[int, str]]) -> str:
        """
        How many are of each class of people.
        """
        return self.phrases["comma"].join(
            f"{self.number(count)} {self.of_number(self.as_people(people), count)}"
            for count, people in shares
        )

    def of_number(self, people: str, count: int) -> str:
        """
        The words for a class of people as they follow a number: "1 fighter of SDF".
        """
        first, *rest = people.split(" ", 1)
        return " ".join([SINGULAR.get(first, first), *rest]) if count == 1 else people

    def as_or(self, classes: list[str]) -> str:
        """
        Several classes of people.
        """
        *rest, last = map(self.as_people, classes)
        joined = ""
        for one in rest:
            joined = self.phrases["or"].format(rest=joined, last=one) if joined else one
        return self.phrases["or"].format(rest=joined, last=last) if joined else last

    def as_teller(self, name: str) -> str:
        """
        Who says something.
        """
        return self.quoted(name) if name else self.phrases["teller"]

    def as_report(self, told: list[str]) -> str:
        """
        A report by its publisher and day, or by the beginning of its id.
        """
        *known, name = told
        if not known:
            return self.phrases["numbered"].format(told=self.quoted(name))
        return self.phrases["published"].format(told=self.phrases["comma"].join(map(self.quoted, known)))


@cache
def holes(written: str) -> tuple[tuple[str, str, str], ...]:
    """
    The parts of a sentence: words, and what is put in behind them, as words of which kind.
    """
    return tuple((words, field or "", kind or "") for words, field, kind, _ in Formatter().parse(written))


@cache
def english() -> Tongue:
    """
    The language of the core.
    """
    return Tongue(lexicon("sentences"))


def say(name: str, /, **values: Any) -> Sentence:  # noqa: ANN401 (whatever stands in a sentence)
    """
    The sentence of a name with values in it.
    """
    made = Sentence(english().says(name, values))
    made.name, made.values = name, values
    return made


def told_by(sentence: str) -> dict[str, Any] | None:
    """
    What a sentence is made of, for another language to say; None for words of a person, say.
    """
    if not isinstance(sentence, Sentence):
        return None
    return {"name": sentence.name, "values": {key: inner(value) for key, value in sentence.values.items()}}


def retold(sentence: str, tongue: Tongue) -> str:
    """
    A sentence in another language; words of a person stay as they are.
    """
    made_of = told_by(sentence)
    return tongue.says(made_of["name"], made_of["values"]) if made_of else sentence


def inner(value: Any) -> Any:  # noqa: ANN401 (whatever stands in a sentence)
    """
    A value as JSON holds it.
    """
    return told_by(value) or value if isinstance(value, str) else value


def fields(written: str) -> Iterator[tuple[str, str]]:
    """
    What is put into a sentence, with the kinds.
    """
    return ((field, kind) for _, field, kind in holes(written) if field)
