"""
What a person gives in short for a field of a claim, made whole: words become what they stand for.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from reportedly.claims.places import find_places
from reportedly.claims.times import find_times
from reportedly.corrections import path_of, words_near
from reportedly.errors import UsageError
from reportedly.language import analyse
from reportedly.parties import actor_named
from reportedly.printed import Printed, printed_place, printed_time, schema
from reportedly.records import Claim, Document, Place, Span, Time


def restated(document: Document, claim: Claim, field: str, value: object) -> object:
    """
    A value as a claim holds it: where words are asked for and a string is given, these words of the report.
    """
    made = MADE.get(kind_of(field) or "")
    if made is None or not isinstance(value, str):
        return value
    words = words_near(document.text, value, claim.sentence)
    return made(document, words)


def kind_of(field: str) -> str | None:
    """
    What kind of thing a field holds: "words", "party", "place", "time" …; None for what is no such thing.
    """
    definitions: Mapping[str, Any] = schema()["$defs"]
    found: Mapping[str, Any] = definitions["claim"]
    for step in path_of(field):
        found = found.get("items", {}) if step.isdecimal() else found.get("properties", {}).get(step, {})
        for option in (found, *found.get("anyOf", ())):
            if "$ref" in option:
                kind = option["$ref"].rpartition("/")[2]
                found = {**definitions[kind], "kind": kind}
    return found.get("kind")


def words(document: Document, quoted: Printed) -> Printed:
    """
    The words alone.
    """
    del document
    return quoted


def party(document: Document, quoted: Printed) -> Printed:
    """
    The party that goes by these words, as the actor list has it.
    """
    del document
    actor = actor_named(quoted["text"])
    named = {"name": quoted["text"], "actor": None, "side": None}
    return {**quoted, **({"name": actor.name, "actor": actor.id, "side": actor.side} if actor else named)}


def place(document: Document, quoted: Printed) -> Printed:
    """
    The place that goes by these words in this report, as the gazetteer has it.
    """
    sentences = analyse(document.text, document.title)
    found: Place = met(quoted, [one for some in find_places(sentences, document.text) for one in some])
    return printed_place(document.text, found)


def time(document: Document, quoted: Printed) -> Printed:
    """
    The days that these words mean in this report.
    """
    sentences = analyse(document.text, document.title)
    times = find_times(sentences, document.text, document.published)
    found: Time = met(quoted, [one for some in times for one in some if not one.inherited])
    return printed_time(document.text, found)


def met(quoted: Printed, found: Sequence[Any]) -> Any:  # noqa: ANN401 (a place or a time, as was given)
    """
    Whichever of the places or times of a report shares words with those quoted.
    """
    span = Span(quoted["start"], quoted["end"])
    for one in found:
        if one.span.meets(span):
            return one
    raise UsageError(f"nothing is known under the words {quoted['text']!r}: give the whole of it as JSON")


MADE: Mapping[str, Callable[[Document, Printed], Printed]] = {
    "words": words,
    "party": party,
    "place": place,
    "time": time,
}
