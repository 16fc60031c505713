"""
A claim that a person adds to a report, where no reader found one.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from reportedly.decisions.corrections import FIXED, PERSON, check, path_of, put
from reportedly.decisions.restated import restated
from reportedly.errors import UsageError
from reportedly.language.analysis import analyse
from reportedly.printed import Printed, claim_id, found, parsed_claim, printed_claim
from reportedly.records import Claim, Document, ReaderInfo, Span

NEEDED = ("trigger", "event_type")
LABEL = re.compile(r"p(\d+)")


def drafted(document: Document, draft: Mapping[str, Any], who: str, labels: Iterable[str] = ()) -> Claim:
    """
    The claim that a draft describes: the words that name the event, its type, and what else is known.

    *labels* are the events that the report has already; unless the draft names one, it is of another.
    """
    missing = [field for field in NEEDED if not draft.get(field)]
    if missing:
        raise UsageError(f"a claim needs {' and '.join(missing)}")
    kept = printed_claim(document.text, bare(document, draft, who, labels))
    for field, value in draft.items():
        refuse_fixed(field)
        if field not in NEEDED:
            kept = put(kept, field, restated(document, parsed_claim(document.text, kept), field, value))
    check(kept, document.text)
    spans = [found(document.text, source) for source in kept["sources"]]
    name = claim_id(document.id, found(document.text, kept["trigger"]), kept["event_type"], spans)
    return parsed_claim(document.text, {**kept, "id": name})


def refuse_fixed(field: str) -> None:
    """
    Refuses what a draft cannot give, and what is no field.
    """
    if path_of(field)[0] in FIXED:
        raise UsageError(f"{field} is filled in: leave it out")


def bare(document: Document, draft: Mapping[str, Any], who: str, labels: Iterable[str]) -> Claim:
    """
    A claim with nothing but its words, its type and the sentence that it stands in.
    """
    nothing = claim_at(document, Span(0, 0), who)
    given: Printed = {"trigger": restated(document, nothing, "trigger", draft["trigger"])}
    if not isinstance(given["trigger"], dict) or not given["trigger"].keys() >= {"start", "end", "text"}:
        raise UsageError("trigger: give the words that name the event, or where they start and end")
    kept = printed_claim(document.text, claim_at(document, found(document.text, given["trigger"]), who))
    return parsed_claim(
        document.text, {**kept, **given, "event": next_label(labels), "event_type": draft["event_type"]}
    )


def claim_at(document: Document, trigger: Span, who: str) -> Claim:
    """
    A claim that rests on some words.
    """
    return Claim(
        id="new",
        event="",
        event_type="",
        certainty="stated",
        confidence=1.0,
        reader=ReaderInfo(PERSON, who or "1"),
        sentence=sentence_at(document, trigger),
        trigger=trigger,
    )


def sentence_at(document: Document, words: Span) -> Span:
    """
    The sentence that words stand in, or all from the first to the last where they reach over several.
    """
    met = [one.span for one in analyse(document.text, document.title) if one.span.meets(words)]
    return Span(min(met[0].start, words.start), max(met[-1].end, words.end)) if met else words


def next_label(labels: Iterable[str]) -> str:
    """
    A label for an event of its own, of a kind that no reader gives.
    """
    taken = [int(met[1]) for met in map(LABEL.fullmatch, labels) if met]
    return f"p{max(taken, default=0) + 1}"
