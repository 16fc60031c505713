"""
Coded reports as what the encoder is to find in their word pieces.

A `Lesson` is one report: its pieces and windows, and the labels that are known of it. A report of
PolNeAR has attributions and no events, one of MUC-4 the parties of its incidents and nothing else.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.language import analyse
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, PARTS, ROLES, TAGS
from reportedly.model.pieces import Pieces, Window, pieces_of, windows_of
from reportedly.records import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Coded = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Anchor:
    """
    Words that others hang on: the trigger of an event or the cue of an attribution.

    `pieces` are its own; `roles` the pieces of each role (an index into `ROLES`); `asked` the roles
    that are known of it; `event` labels the event within the report.
    """

    pieces: tuple[int, ...]
    roles: Mapping[int, tuple[int, ...]]
    asked: tuple[int, ...]
    type: int = 0
    certainty: int | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """
    One report with what is known of it; None where a kind of label is not known.
    """

    name: str
    source: str
    pieces: Pieces
    windows: tuple[Window, ...]
    anchors: tuple[Anchor, ...] = ()
    tags: tuple[int, ...] | None = None
    events: tuple[int, ...] | None = None
    fillers: Mapping[int, tuple[int, ...]] | None = None
    facts: Mapping[int, float] = field(default_factory=dict)


EVENT_ROLES = tuple(range(ROLES.index("speaker")))
CUE_ROLES = (ROLES.index("speaker"), ROLES.index("content"))


def lines(path: Path) -> Iterator[Any]:
    """
    The records of a JSON-lines file.
    """
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def within(pieces: Pieces, span: Span) -> tuple[int, ...]:
    """
    The pieces that share a letter with a span.
    """
    first = bisect_right(pieces.ends, span.start)
    last = bisect_left(pieces.starts, span.end)
    return tuple(range(first, last))


def prepared(text: str, title: str | None, tokenizer: "Tokenizer") -> tuple[Pieces, tuple[Window, ...]]:
    """
    The pieces and windows of a text.
    """
    pieces = pieces_of(text, analyse(text, title), tokenizer)
    return pieces, tuple(windows_of(pieces))


def claims_lesson(
    document: Coded, claims: Sequence[Coded], tokenizer: "Tokenizer", *, whole: bool = True
) -> Lesson:
    """
    A report with claims coded by the codebook; *whole* is false where only some of it was coded.
    """
    text = document["text"]
    pieces, windows = prepared(text, document.get("title"), tokenizer)
    events = [0 if whole else -100] * len(pieces)
    anchors = []
    for claim in claims:
        sentence = found(claim["sentence"], text, Span(0, len(text)))
        trigger = found(claim["trigger"], text, sentence) if sentence else None
        if sentence is None or trigger is None:
            continue
        anchor = claim_anchor(claim, text, sentence, trigger, pieces)
        if not anchor.pieces:
            continue
        if not whole:
            for i in within(pieces, sentence):
                events[i] = max(events[i], 0)
        for i in anchor.pieces:
            if events[i] <= 0:
                events[i] = anchor.type
        anchors.append(anchor)
    return Lesson(document["id"], "claims", pieces, windows, tuple(anchors), None, tuple(events))


def found(words: str | None, text: str, near: Span) -> Span | None:
    """
    Where some words stand: within *near* if they do, else the nearest before it, else after.
    """
    if not words:
        return None
    at = text.find(words, near.start, near.end)
    if at < 0:
        at = text.rfind(words, 0, near.start)
    if at < 0:
        at = text.find(words, near.end)
    return Span(at, at + len(words)) if at >= 0 else None


def claim_anchor(claim: Coded, text: str, sentence: Span, trigger: Span, pieces: Pieces) -> Anchor:
    """
    The trigger of a claim, with the pieces of the words that are coded for it.
    """
    worded: dict[str, list[str | None]] = {
        "perpetrator": [text_of(claim["perpetrator"])],
        "target": [text_of(claim["target"])],
        "victims": [one["victims_text"] for one in claim["casualties"]],
        "count": [one["count_text"] for one in claim["casualties"]],
        "weapon": [claim["weapon"]],
        "place": [text_of(claim["place"])],
        "time": [text_of(claim["time"])],
        "evidence": [text_of(one) for one in claim["evidence"]],
        "source": [claim["sources"][-1]["text"]] if claim["sources"] else [],
        "cue": [claim["cue"]],
    }
    roles = {}
    for role, listed in worded.items():
        spans = [span for words in listed if (span := found(words, text, sentence))]
        hit = tuple(sorted({i for span in spans for i in within(pieces, span)}))
        if hit:
            roles[ROLES.index(role)] = hit
    return Anchor(
        within(pieces, trigger),
        roles,
        EVENT_ROLES,
        EVENTS.index(claim["event_type"]),
        CERTAINTIES.index(claim["certainty"]),
        claim["event"],
    )


def text_of(value: Coded | None) -> str | None:
    """
    The words of a coded party, place, time or material.
    """
    return value.get("text") if value else None


def polnear_lesson(document: Coded, tokenizer: "Tokenizer") -> Lesson:
    """
    An article of PolNeAR: its sources, cues and contents, and which go together.
    """
    pieces, windows = prepared(document["text"], None, tokenizer)
    tags = [0] * len(pieces)
    anchors = []
    for attribution in document["attributions"]:
        spans = {part: [within(pieces, Span(*span)) for span in attribution.get(part, ())] for part in PARTS}
        for part, listed in spans.items():
            for hit in listed:
                for k, i in enumerate(hit):
                    tags[i] = TAGS.index(f"{'I' if k else 'B'}-{part}")
        cue = tuple(i for hit in spans["cue"] for i in hit)
        if cue:
            roles = {
                role: tuple(sorted({i for hit in spans[part] for i in hit}))
                for role, part in zip(CUE_ROLES, ("source", "content"), strict=True)
                if spans[part]
            }
            anchors.append(Anchor(cue, roles, CUE_ROLES))
    return Lesson(document["id"], "polnear", pieces, windows, tuple(anchors), tuple(tags))


SLOTS = {
    "PERP: INDIVIDUAL ID": "perpetrator_person",
    "PERP: ORGANIZATION ID": "perpetrator_group",
    "PHYS TGT: ID": "target",
    "HUM TGT: NAME": "victim",
    "HUM TGT: DESCRIPTION": "victim",
    "INCIDENT: INSTRUMENT ID": "weapon",
}


def fillers_of(template: Coded) -> Iterator[tuple[str, str]]:
    """
    The strings of a template of MUC-4 that name its parties, each with its kind; alternatives apart.
    """
    for slot, kind in SLOTS.items():
        for value in template.get(slot, ()):
            for words in re.findall(
                r'"([^"]+)"', value.split(": ", 1)[0] if slot.startswith("HUM TGT: D") else value
            ):
                yield kind, words


def muc_lesson(document: Coded, tokenizer: "Tokenizer") -> Lesson:
    """
    A text of MUC-4: where the parties of its incidents are named.
    """
    text = document["text"]
    pieces, windows = prepared(text, None, tokenizer)
    marked: dict[int, set[int]] = {k: set() for k in range(len(FILLERS))}
    for template in document["templates"]:
        for kind, words in fillers_of(template):
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            for match in re.finditer(pattern, text):
                marked[FILLERS.index(kind)].update(within(pieces, Span(*match.span())))
    fillers = {kind: tuple(sorted(hit)) for kind, hit in marked.items()}
    return Lesson(document["id"], "muc4", pieces, windows, fillers=fillers)


def facts_lesson(record: Coded, name: str, tokenizer: "Tokenizer") -> Lesson:
    """
    A sentence with how factual its events were found, -3 to 3.
    """
    words = record["text"].split(" ")
    text = " ".join(words)
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + len(word) + 1)
    pieces, windows = prepared(text, None, tokenizer)
    facts = {}
    for target in record["targets"]:
        first, last = target["span1"]
        hit = within(pieces, Span(offsets[first], offsets[last] - 1))
        if hit:
            facts[hit[0]] = float(target["label"])
    return Lesson(name, "factuality", pieces, windows, facts=facts)
