"""
What a person gives in short for a field of a claim, made whole: words become what they stand for.

Words are given as they read, or by where they stand; beside them, or alone, whatever is known better: the
actor of the list, the place of the gazetteer, a day, a number.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from reportedly.actors.actor_list import actors
from reportedly.actors.parties import actor_named
from reportedly.claims.counts import find_counts
from reportedly.claims.evidence import find_evidence
from reportedly.claims.places import find_places
from reportedly.claims.source_words import type_of
from reportedly.claims.times import times_of_report
from reportedly.counts.victims import people_in
from reportedly.decisions.corrections import WORDS, holder_of, path_of, put, words_near
from reportedly.errors import UsageError
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.places.gazetteer import gazetteer
from reportedly.printed import (
    Printed,
    parsed_claim,
    printed_claim,
    printed_place,
    printed_time,
    quoted,
    schema,
)
from reportedly.records import Actor, Claim, Document, Place, Span, Time

SPAN = WORDS - {"text"}
NOBODY: Printed = {
    "outcome": None,
    "low": None,
    "high": None,
    "vague": False,
    "scope": "incident",
    "subset_of": None,
    "victims_type": "unknown",
    "victims_side": None,
    "count": None,
    "victims": None,
}
NOWHERE: Printed = {
    "name": "",
    "admin1": None,
    "country": None,
    "lat": None,
    "lon": None,
    "precision": "city",
    "gazetteer_id": None,
    "inherited": False,
}
NEVER: Printed = {"from": None, "to": None, "edtf": None, "length": None, "inherited": False}


class Given(NamedTuple):
    """
    What a person gave for a part of a claim: words of the report, and what is known better than from them.
    """

    document: Document
    words: Printed
    known: Printed


def restated(document: Document, claim: Claim, field: str, value: object) -> object:
    """
    A value as a claim holds it: words of the report are quoted and looked up, what is not given is filled in.
    """
    kind, parts = kind_of(field), kind_of(f"{field}.0")
    if kind and kind in MADE:
        return whole(document, claim, kind, value, now_in(document, claim, field))
    if parts and parts in MADE and isinstance(value, list):
        return [whole(document, claim, parts, part, None) for part in value]
    return value


def with_fields(document: Document, printed: Printed, fields: Mapping[str, object]) -> Printed:
    """
    A printed claim with other values in some fields, each given in short.
    """
    before, made = parsed_claim(document.text, printed), printed
    for field, value in fields.items():
        made = put(made, field, restated(document, before, field, value))
    return made


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


def now_in(document: Document, claim: Claim, field: str) -> Printed | None:
    """
    What a claim has in a field so far; None where that is nothing of several parts.
    """
    holder, last = holder_of(printed_claim(document.text, claim), field)
    if isinstance(holder, list):
        holder = holder[int(last)] if last.isdecimal() and int(last) < len(holder) else None
    elif isinstance(holder, dict):
        holder = holder.get(last)
    return holder if isinstance(holder, dict) else None


def whole(document: Document, claim: Claim, kind: str, value: object, before: Printed | None) -> object:
    """
    A part of a claim with all its fields; what is given as it is to be stays so.
    """
    quotes = kind != "casualty"  # those who came to harm have no words of their own: their parts have
    if isinstance(value, str) and quotes:
        return MADE[kind](Given(document, words_near(document.text, value, claim.sentence), {}))
    if not isinstance(value, dict):
        return value
    given = {key: worded(document, claim, key, part) for key, part in with_words(document, value).items()}
    if given.keys() >= SPAN:
        return MADE[kind](Given(document, given, {key: given[key] for key in given.keys() - WORDS}))
    if before is None and quotes:
        return value
    return MADE[kind](Given(document, {**(before or {}), **given}, given))


def worded(document: Document, claim: Claim, key: str, part: object) -> object:
    """
    A part of what is given in which words are quoted, for a number or for people.
    """
    if key not in {"count", "victims"} or part is None:
        return part
    return whole(document, claim, "words", part, None)


def with_words(document: Document, given: Printed) -> Printed:
    """
    What is given, with the words themselves where only their place is.
    """
    start, end = given.get("start"), given.get("end")
    if "text" in given or not (isinstance(start, int) and isinstance(end, int)):
        return dict(given)
    return {**quoted(document.text, Span(start, end)), **given}


def words(given: Given) -> Printed:
    """
    The words alone.
    """
    return given.words


def party(given: Given) -> Printed:
    """
    The party that goes by these words, or that was chosen, as the actor list has it.
    """
    actor = actor_meant(given)
    named = {"name": given.words["text"], "actor": None, "side": None}
    listed = {"name": actor.name, "actor": actor.id, "side": actor.side} if actor else {}
    return {**named, **given.words, **listed, **given.known}


def source(given: Given) -> Printed:
    """
    The speaker that goes by these words, or that was chosen, and of which type.
    """
    actor = actor_meant(given)
    kinds: Mapping[str, str] = lexicon("sources")["kinds"]
    told = kinds.get(actor.kind) if actor else type_of(tokens_of(given.words["text"]))
    named = {"name": given.words["text"], "type": told or "other", "actor": None}
    listed = {"name": actor.name, "actor": actor.id, "type": told or "other"} if actor else {}
    return {**named, **given.words, **listed, **given.known}


def actor_meant(given: Given) -> Actor | None:
    """
    The actor of the list that was chosen by its id, or that goes by these words if no more is given; whoever
    gives a name with an id knows better than the list.
    """
    if not given.known:
        return actor_named(given.words["text"])
    name = given.known.get("actor")
    if name is None or "name" in given.known:
        return None
    if name not in actors():
        raise UsageError(f"there is no actor {name} in the list; `reportedly actors find` looks one up")
    return actors()[name]


def place(given: Given) -> Printed:
    """
    The place that was chosen from the gazetteer, or that goes by these words in this report.
    """
    document, quote, known = given
    if known.get("gazetteer_id") is not None and "name" not in known:
        return {**NOWHERE, **quote, **listed_place(known["gazetteer_id"]), **known}
    if known:
        return {**NOWHERE, "name": quote["text"], **quote}
    sentences = analyse(document.text, document.title)
    found: Place = met(quote, [one for some in find_places(sentences, document.text) for one in some])
    return printed_place(document.text, found)


def listed_place(name: object) -> Printed:
    """
    A place as the gazetteer has it under an id.
    """
    entry = gazetteer().known(str(name))
    if entry is None:
        raise UsageError(
            f"there is no place {name} in the gazetteer; `reportedly gazetteer find` looks one up"
        )
    kept = ("name", "admin1", "country", "lat", "lon", "precision", "gazetteer_id")
    return {key: value for key, value in entry._asdict().items() if key in kept}


def time(given: Given) -> Printed:
    """
    The days that were given, or those that these words mean in this report.
    """
    document, quote, known = given
    if known.keys() & {"from", "to"} and "edtf" not in known:
        made = {**NEVER, **quote}
        return {**made, "edtf": edtf(made["from"], made["to"])}
    if known:
        return {**NEVER, **quote}
    sentences = analyse(document.text, document.title)
    times = times_of_report(document, sentences, find_places(sentences, document.text))
    found: Time = met(quote, [one for some in times for one in some if not one.inherited])
    return printed_time(document.text, found)


def edtf(first: str | None, last: str | None) -> str | None:
    """
    Days as EDTF writes them.
    """
    if first is None and last is None:
        return None
    return first if first == last else f"{first or '..'}/{last or '..'}"


def evidence(given: Given) -> Printed:
    """
    The material that these words tell of.
    """
    document, quote, known = given
    spoken = Span(quote["start"], quote["end"])
    found = [
        item
        for sentence in analyse(document.text, document.title)
        if sentence.span.meets(spoken)
        for item in find_evidence(sentence, document.text, ())
        if item.span.meets(spoken)
    ]
    kind = {"type": found[0].type} if found else {}
    return {**kind, "released_by": None, **quote, **known}


def casualty(given: Given) -> Printed:
    """
    Those who came to harm: the number that the words for it give, and what the words for them say they were.
    """
    made, known = {**NOBODY, **given.words}, given.known
    numbers, people = {"low", "high", "vague"}, known.get("victims")
    if isinstance(known.get("count"), dict) and not known.keys() & numbers:
        made |= number_in(given.document, known["count"])
    if isinstance(people, dict) and "victims_type" not in known:
        made["victims_type"] = people_in(tokens_of(people["text"])) or made["victims_type"]
    return made


def number_in(document: Document, count: Printed) -> Printed:
    """
    The least and the greatest number that words for a number give.
    """
    span = Span(count["start"], count["end"])
    for sentence in analyse(document.text, document.title):
        for number in find_counts(sentence, document.text):
            if number.span and number.span.meets(span):
                return {"low": number.low, "high": number.high, "vague": number.vague}
    return {}


def met(quote: Printed, found: Sequence[Any]) -> Any:  # noqa: ANN401 (a place or a time, as was given)
    """
    Whichever of the places or times of a report has the words that are quoted, or most nearly those.
    """
    span = Span(quote["start"], quote["end"])
    near = [one for one in found if one.span.meets(span)]
    if near:
        return min(near, key=lambda one: abs(one.span.start - span.start) + abs(one.span.end - span.end))
    raise UsageError(f"nothing is known under the words {quote['text']!r}: give the whole of it as JSON")


MADE: Mapping[str, Callable[[Given], Printed]] = {
    "words": words,
    "party": party,
    "source": source,
    "place": place,
    "time": time,
    "evidence": evidence,
    "casualty": casualty,
}
