"""
Correcting a claim field by field: what a person says in place of what a reader found.

A field is named as it is printed, with dots between: `certainty`, `place.name`, `casualties.0.low`.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.printed import Printed, found, parsed_claim, printed_claim, schema
from reportedly.records import Claim, Span

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

FIXED = frozenset({"id", "reader", "confidence", "sentence", "review"})
WORDS = frozenset({"start", "end", "text"})
PERSON = "person"
INDEX = re.compile(r"\[(\d+)\]")


def corrected(claim: Claim, text: str, decisions: Iterable[Decision]) -> Claim:
    """
    A claim of a report with this text after its corrections, one after the other; others are passed over.
    """
    kept = printed_claim(text, claim)
    changed = False
    for decision in decisions:
        if decision.kind == "correct" and claim.id in decision.about:
            kept = put(kept, decision.field or "", json.loads(decision.value or "null"))
            changed = True
    if not changed:
        return claim
    check(kept, text)
    return parsed_claim(text, kept)


def added(text: str, decision: Decision) -> Claim:
    """
    The claim that a person added to a report with this text.
    """
    return parsed_claim(text, json.loads(decision.value or "null")["claim"])


def path_of(field: str) -> list[str]:
    """
    The names on the way to a field; `casualties[0].low` is another way to write `casualties.0.low`.
    """
    steps = INDEX.sub(r".\1", field.strip()).split(".")
    names = [name for name in schema()["$defs"]["claim"]["properties"] if name not in FIXED]
    if steps[0] not in names:
        raise UsageError(f"{field} is no field that can be corrected; choose from {', '.join(names)}")
    return steps


def put(kept: Printed, field: str, value: object) -> Printed:
    """
    A printed claim with another value in one field; the claim that is given stays as it is.
    """
    changed: Printed = json.loads(json.dumps(kept))
    holder, last = holder_of(changed, field)
    if isinstance(holder, list) and last == str(len(holder)):
        holder.append(value)
    else:
        member(holder, last, field)
        holder[int(last) if isinstance(holder, list) else last] = value
    return changed


def holder_of(kept: Printed, field: str) -> tuple[Any, str]:
    """
    The part of a printed claim that has a field in itself, and the last step to the field.
    """
    *way, last = path_of(field)
    holder: object = kept
    for step in way:
        holder = member(holder, step, field)
    return holder, last


def member(holder: object, step: str, field: str) -> object:
    """
    What one step of the way to a field leads to.
    """
    if isinstance(holder, dict) and step in holder:
        return holder[step]
    if isinstance(holder, list) and step.isdecimal() and int(step) < len(holder):
        return holder[int(step)]
    if holder is None:
        raise UsageError(
            f"there is no {field}: what it would be part of is not said; correct that as a whole"
        )
    raise UsageError(f"there is no {field} in this claim: {step} leads nowhere")


def check(kept: Printed, text: str) -> None:
    """
    Refuses a printed claim that breaks the schema, quotes what does not stand there, or contradicts itself.
    """
    from jsonschema.exceptions import best_match  # noqa: PLC0415 (slow to load, and needed only here)

    error = best_match(validator().iter_errors(kept))
    if error is not None:
        raise refusal(".".join(map(str, error.absolute_path)) or "claim", error)
    for words in quotations(kept):
        if not found(text, words).of(text):
            raise UsageError(f"no words stand from {words['start']} to {words['end']}")
    check_counts(kept["casualties"])
    check_days(kept["time"])


def refusal(where: str, error: "ValidationError") -> UsageError:
    """
    What is wrong with a part of a claim, in words for people.
    """
    value, kinds = error.instance, error.schema.get("type", ()) if isinstance(error.schema, dict) else ()
    no_words = (value is None and kinds == "object") or (isinstance(value, dict) and not value.keys() & WORDS)
    if error.absolute_path and no_words:
        return UsageError(f"{where}: say in which words of the report it stands: give their start and end")
    if error.validator == "type" and {"number", "integer"} & set(listed(kinds)):
        return UsageError(f"{where}: {value!r} is no number")
    if error.validator == "enum":
        return UsageError(f"{where}: {value!r} is not one of {', '.join(map(str, error.validator_value))}")
    return UsageError(f"{where}: it cannot hold that ({error.message})")


def listed(kinds: object) -> list[str]:
    """
    The types that a schema allows, where it names one or several.
    """
    return [kinds] if isinstance(kinds, str) else list(kinds) if isinstance(kinds, list) else []


@cache
def validator() -> "Validator":
    """
    What holds a printed claim against the schema.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415 (slow to load, and needed only here)

    made: Validator = Draft202012Validator({"$ref": "#/$defs/claim", "$defs": schema()["$defs"]})
    return made


def quotations(kept: object) -> Iterable[Mapping[str, Any]]:
    """
    All words that a printed claim quotes.
    """
    if isinstance(kept, dict):
        if kept.keys() >= WORDS:
            yield kept
        inner: Iterable[object] = kept.values()
    else:
        inner = kept if isinstance(kept, list) else ()
    for part in inner:
        yield from quotations(part)


def check_counts(casualties: list[Printed]) -> None:
    """
    Refuses a least number above the greatest, and a part of what is no whole.
    """
    for place, entry in enumerate(casualties):
        field, low, high = f"casualties.{place}", entry["low"], entry["high"]
        if low is not None and high is not None and low > high:
            raise UsageError(f"{field}: the least number, {low}, is above the greatest, {high}")
        if not is_whole(casualties, place):
            raise UsageError(f"{field}: it cannot be a part of entry {entry['subset_of']}")


def is_whole(casualties: list[Printed], place: int) -> bool:
    """
    Whether the way from a part to its whole, and on to the whole of that, comes to an end.
    """
    seen = {place}
    whole = casualties[place]["subset_of"]
    while whole is not None:
        if whole in seen or whole >= len(casualties):
            return False
        seen.add(whole)
        whole = casualties[whole]["subset_of"]
    return True


def check_days(time: Printed | None) -> None:
    """
    Refuses days that no calendar has, and a time that ends before it begins.
    """
    first, last = (time["from"], time["to"]) if time else (None, None)
    for day in filter(None, (first, last)):
        try:
            date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"time: {day} is not a day; write it as 2016-04-05") from None
    if first and last and first > last:
        raise UsageError(f"time: it ends on {last}, before it begins on {first}")


def words_near(text: str, words: str, sentence: Span) -> Printed:
    """
    Words of a report with where they stand: in the sentence of the claim, else nearest before or after it.
    """
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if not words or not starts:
        raise UsageError(f"the words {words!r} do not stand in the report")
    start = min(starts, key=lambda at: (not sentence.start <= at < sentence.end, abs(at - sentence.start)))
    return {"start": start, "end": start + len(words), "text": words}
