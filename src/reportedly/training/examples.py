"""
Coded reports as what the encoder is to find in their word pieces.

A `Lesson` is one report: its pieces and windows, and the labels that are known of it. A report of
PolNeAR has attributions and no events, one of MUC-4 the parties of its incidents and nothing else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportedly.language.analysis import analyse
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, PARTS, ROLES, TAGS
from reportedly.model.pieces import Cutter, Pieces, Window, pieces_of, windows_of, within
from reportedly.records import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Coded = Mapping[str, Any]
# Words as they were coded: quoted, or with their offsets as `--json` prints them.
Worded = str | Mapping[str, Any] | None

# The label of a piece of which it is not known whether it is a trigger: PyTorch leaves it out of losses.
UNKNOWN = -100
# What is known of a trigger that was coded by the codebook, of one in a report that was coded in part
# (its event, certainty, sources and casualties), and of a cue of PolNeAR.
EVENT_ROLES = tuple(range(ROLES.index("speaker")))
PART_ROLES = tuple(ROLES.index(role) for role in ("victims", "count", "source", "cue"))
CUE_ROLES = (ROLES.index("speaker"), ROLES.index("content"))
# A report none of whose claims has one of these was coded in part.
OFTEN = ("perpetrator", "target", "place", "time")
# The slots of a template of MUC-4 that name parties.
SLOTS = {
    "PERP: INDIVIDUAL ID": "perpetrator_person",
    "PERP: ORGANIZATION ID": "perpetrator_group",
    "PHYS TGT: ID": "target",
    "HUM TGT: NAME": "victim",
    "HUM TGT: DESCRIPTION": "victim",
    "INCIDENT: INSTRUMENT ID": "weapon",
}
DESCRIPTION = "HUM TGT: DESCRIPTION"
# A string of the keys; quotation marks within it are escaped.
QUOTED = re.compile(r'"((?:[^"\\]|\\.)+)"')


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


def prepared(text: str, title: str | None, tokenizer: "Tokenizer") -> tuple[Pieces, tuple[Window, ...]]:
    """
    The pieces and windows of a text.
    """
    pieces = pieces_of(text, analyse(text, title), Cutter(tokenizer))
    return pieces, tuple(windows_of(pieces))


def found(words: Worded, text: str, near: Span) -> Span | None:
    """
    Where some words stand: at their offsets if they have any; else within *near* if they do, else the
    nearest before it, else after.
    """
    if isinstance(words, Mapping):
        return Span(words["start"], words["end"])
    if not words:
        return None
    at = text.find(words, near.start, near.end)
    if at < 0:
        at = text.rfind(words, 0, near.start)
    if at < 0:
        at = text.find(words, near.end)
    return Span(at, at + len(words)) if at >= 0 else None


def claims_lesson(
    document: Coded, claims: Sequence[Coded], tokenizer: "Tokenizer", *, whole: bool = True
) -> Lesson:
    """
    A report with claims coded by the codebook; *whole* is false where only some of it was coded: then
    nothing is known of the sentences without a claim.
    """
    text = document["text"]
    pieces, windows = prepared(text, document.get("title"), tokenizer)
    asked = EVENT_ROLES if whole or any(claim[name] for claim in claims for name in OFTEN) else PART_ROLES
    hung = [(near, claim_anchor(claim, text, near, pieces, asked)) for claim, near in placed(claims, text)]
    events = [0 if whole else UNKNOWN] * len(pieces)
    for near, anchor in hung:
        for i in within(pieces, near) if anchor.pieces else ():
            events[i] = max(events[i], 0)
        for i in anchor.pieces:
            events[i] = events[i] if events[i] > 0 else anchor.type
    anchors = tuple(anchor for _, anchor in hung if anchor.pieces)
    return Lesson(document["id"], "claims", pieces, windows, anchors, None, tuple(events))


def placed(claims: Sequence[Coded], text: str) -> Iterator[tuple[Coded, Span]]:
    """
    Each claim whose sentence stands in the text, with where that is.
    """
    for claim in claims:
        sentence = found(claim["sentence"], text, Span(0, len(text)))
        if sentence:
            yield claim, sentence


def claim_anchor(
    claim: Coded, text: str, sentence: Span, pieces: Pieces, asked: tuple[int, ...] = EVENT_ROLES
) -> Anchor:
    """
    The trigger of a claim, with the pieces of the words that are coded for it; without any where its
    words do not stand in the text.
    """
    roles = {}
    for role, listed in words_of(claim).items():
        spans = [span for words in listed if (span := found(words, text, sentence))]
        hit = tuple(sorted({i for span in spans for i in within(pieces, span)}))
        if hit:
            roles[ROLES.index(role)] = hit
    trigger = found(claim["trigger"], text, sentence)
    return Anchor(
        tuple(within(pieces, trigger)) if trigger else (),
        roles,
        asked,
        EVENTS.index(claim["event_type"]),
        CERTAINTIES.index(claim["certainty"]),
        claim["event"],
    )


def words_of(claim: Coded) -> dict[str, list[Worded]]:
    """
    The words that are coded for each role of a claim, of codebook files and of printed claims alike.
    """
    entries = claim["casualties"]
    return {
        "perpetrator": [text_of(claim["perpetrator"])],
        "target": [text_of(claim["target"])],
        "victims": [one["victims_text"] if "victims_text" in one else one["victims"] for one in entries],
        "count": [one["count_text"] if "count_text" in one else one["count"] for one in entries],
        "weapon": [claim["weapon"]],
        "place": [text_of(claim["place"])],
        "time": [text_of(claim["time"])],
        "evidence": [text_of(one) for one in claim["evidence"]],
        # The source that a claim comes from in the end; through whom it came is for the grammar.
        "source": [text_of(one) for one in claim["sources"][-1:]],
        "cue": [claim["cue"]],
    }


def text_of(value: Coded | None) -> Worded:
    """
    The words of a coded party, place, time, source or material, with their offsets where it has them.
    """
    if value is None or "start" not in value or not isinstance(value["start"], int):
        return value.get("text") if value else None
    return value


def polnear_lesson(document: Coded, tokenizer: "Tokenizer") -> Lesson:
    """
    An article of PolNeAR: its sources, cues and contents, and which go together.
    """
    pieces, windows = prepared(document["text"], None, tokenizer)
    tags = [0] * len(pieces)
    anchors = []
    for attribution in document["attributions"]:
        parts = {
            part: [tuple(within(pieces, Span(*span))) for span in attribution.get(part, ())] for part in PARTS
        }
        for part, listed in parts.items():
            for hit in listed:
                for k, i in enumerate(hit):
                    tags[i] = TAGS.index(f"{'I' if k else 'B'}-{part}")
        if any(parts["cue"]):
            anchors.append(cue_anchor(parts))
    return Lesson(document["id"], "polnear", pieces, windows, tuple(anchors), tuple(tags))


def cue_anchor(parts: Mapping[str, Sequence[tuple[int, ...]]]) -> Anchor:
    """
    The cue of an attribution, with the pieces of its source and content.
    """
    roles = {
        role: tuple(sorted({i for hit in parts[part] for i in hit}))
        for role, part in zip(CUE_ROLES, ("source", "content"), strict=True)
        if parts[part]
    }
    return Anchor(tuple(i for hit in parts["cue"] for i in hit), roles, CUE_ROLES)


def fillers_of(template: Coded) -> Iterator[tuple[str, str]]:
    """
    The strings of a template of MUC-4 that name its parties, each with its kind; alternatives apart.
    """
    for slot, kind in SLOTS.items():
        for value in template.get(slot, ()):
            # What follows the colon of a description is the name of the one described.
            named = value.split(": ", 1)[0] if slot == DESCRIPTION else value
            for words in QUOTED.findall(named):
                yield kind, words.replace("\\", "")


def muc_lesson(document: Coded, tokenizer: "Tokenizer") -> Lesson:
    """
    A text of MUC-4: where the parties of its incidents are named.
    """
    text = document["text"]
    pieces, windows = prepared(text, None, tokenizer)
    marked: dict[int, set[int]] = {k: set() for k in range(len(FILLERS))}
    for template in document["templates"]:
        for kind, words in fillers_of(template):
            # A string of the keys is one line; in the text it may run over two.
            pattern = r"\s+".join(re.escape(word) for word in words.split())
            for match in re.finditer(pattern, text):
                marked[FILLERS.index(kind)].update(within(pieces, Span(*match.span())))
    fillers = {kind: tuple(sorted(hit)) for kind, hit in marked.items()}
    return Lesson(document["id"], "muc4", pieces, windows, fillers=fillers)


def facts_lesson(record: Coded, name: str, tokenizer: "Tokenizer") -> Lesson:
    """
    A sentence with how factual its events were found, -3 to 3.
    """
    text = record["text"]
    offsets = [0]
    for word in text.split(" "):
        offsets.append(offsets[-1] + len(word) + 1)
    pieces, windows = prepared(text, None, tokenizer)
    facts = {}
    for target in record["targets"]:
        first, last = target["span1"]
        hit = within(pieces, Span(offsets[first], offsets[last] - 1))
        if hit:
            facts[hit[0]] = float(target["label"])
    return Lesson(name, "factuality", pieces, windows, facts=facts)
