"""
The frozen records that all parts pass on.

Offsets are half-open and count Unicode code points of `Document.text`. A record keeps
where its words stand, never the words themselves, so that a quotation cannot drift from
the text that it quotes.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple


class Span(NamedTuple):
    """
    Where some words stand in a document's text: `start` inclusive, `end` exclusive.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """
        The words themselves.
        """
        return text[self.start : self.end]

    def meets(self, other: "Span") -> bool:
        """
        Whether the two share a letter.
        """
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """
        Whether the other lies wholly within it.
        """
        return self.start <= other.start and other.end <= self.end


class Token(NamedTuple):
    """
    One word, number or mark of a text, with its lower-case form for look-ups.
    """

    start: int
    end: int
    text: str
    lower: str


# The stage that lists a report in a language that the reader does not know.
LANGUAGE = "language"
# How sure a claim sounds that says that something happened: it is not denied, threatened or feared.
REAL = frozenset({"stated", "hedged"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    One sentence of a document, in reading order. `kind` is "headline", "dateline" or "body".

    `quoted` is true where the sentence begins inside a quotation that an earlier one opened.
    """

    span: Span
    tokens: tuple[Token, ...]
    index: int
    kind: str = "body"
    quoted: bool = False
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """
    One report as it was read. `text` never changes; every span of a claim points into it.

    `id` is made from the bytes that were read, `published` an ISO date or None,
    `source_id` the id that the input itself gave, `note` what a reader of the list should
    know (an encoding that was guessed, say).
    """

    id: str
    text: str
    sha256_raw: str
    sha256_text: str
    extractor: str
    source_id: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """
    A document with the raw bytes it came from, as `reading` hands it on, and where it lay.

    `path` is the name of the file or the address; empty where the text was handed over. `told` names the
    fields of the document that a user told and insists on ("published"), whatever the report says.
    """

    document: Document
    raw: bytes
    path: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """
    What was not read, or read and found to hold nothing readable, and why, in one line; with the id of its
    document where that is kept.
    """

    path: str
    stage: str
    reason: str
    document: str | None = None

    @property
    def was_readable(self) -> bool:
        """
        Whether its text could be read, but is in a language that the reader does not know: a ledger keeps it.
        """
        return self.stage == LANGUAGE


@dataclass(frozen=True, slots=True)
class Actor:
    """
    One entry of the actor list: an armed actor, a monitor, an agency, a body.

    `kind` is one of the kinds of `lexicons/actors.csv`; `side` the common name of the party
    it belongs to ("Syrian government"); `parent` the id of the actor it is part of; `wikidata`
    its id there.
    """

    id: str
    name: str
    kind: str
    side: str | None = None
    country: str | None = None
    parent: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """
    One link of the chain that a claim came through. `span` is as worded, `name` as resolved.
    """

    span: Span
    name: str
    type: str
    actor: str | None = None


# The roles that a party may have in a claim.
ROLES = ("perpetrator", "target")


@dataclass(frozen=True, slots=True)
class Party:
    """
    Who did it, or whom or what it was aimed at.
    """

    span: Span
    name: str
    actor: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """
    A number of people as worded. `low` and `high` are None where open; vague counts have neither.
    """

    span: Span | None
    low: int | None
    high: int | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Casualty:
    """
    One number or group harmed, within a claim.

    `scope` is "incident" or "cumulative"; `subset_of` the index of the entry of the same
    claim that this one is part of.
    """

    outcome: str
    low: int | None
    high: int | None
    vague: bool = False
    scope: str = "incident"
    subset_of: int | None = None
    victims_type: str = "unknown"
    victims_side: str | None = None
    count: Span | None = None
    victims: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where: as worded, and as found in the gazetteer (decimal degrees), with how exact that is.
    """

    span: Span
    name: str
    precision: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    gazetteer_id: str | None = None
    inherited: bool = False


def days_from(first: str, last: str) -> int:
    """
    How many days there are from one day to another, both of them counted.
    """
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


@dataclass(frozen=True, slots=True)
class Time:
    """
    When: as worded, and as the first and last day (ISO dates, both inclusive) it covers.

    Both days are None where the words are relative and no publication date is known, and one of them
    where they leave a side open: "until 5 May". `length` is how long
    something lasted, as an ISO 8601 duration, where that is told: "P6W" of "for six weeks".
    """

    span: Span
    first: str | None
    last: str | None
    edtf: str | None = None
    inherited: bool = False
    length: str | None = None

    @property
    def is_known(self) -> bool:
        """
        Whether any of its days is known.
        """
        return self.first is not None or self.last is not None

    @property
    def days(self) -> int | None:
        """
        How many days it covers; None where the first or the last of them is not known.
        """
        return None if self.first is None or self.last is None else days_from(self.first, self.last)

    @property
    def before(self) -> str | None:
        """
        The day after the last one: the time as a half-open interval is from `first` on, before this day.

        None where there is no last day, or no day after it in the calendar.
        """
        if self.last is None or self.last == date.max.isoformat():
            return None
        return (date.fromisoformat(self.last) + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Media or material that a sentence offers for its claim.
    """

    span: Span
    type: str
    released_by: str | None = None


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """
    Which reader found a claim.
    """

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """
    One mention of one event, as one chain of sources gives it, in one sentence.

    `id` is a digest of what is claimed; `event` labels the claims of one report that speak
    of the same event; `certainty` is how sure the report sounds, `confidence` how sure the
    reader is of its own reading (0 to 1). `time` is when it happened, `said_on` when it was said.
    """

    id: str
    event: str
    event_type: str
    certainty: str
    confidence: float
    reader: ReaderInfo
    sentence: Span
    trigger: Span
    sources: tuple[Source, ...] = ()
    cue: Span | None = None
    casualties: tuple[Casualty, ...] = ()
    perpetrator: Party | None = None
    target: Party | None = None
    weapon: Span | None = None
    place: Place | None = None
    time: Time | None = None
    evidence: tuple[Evidence, ...] = ()
    said_on: Time | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """
    One document with the claims that one reader found in it; `again` where a ledger had all this before.
    """

    document: Document
    claims: tuple[Claim, ...]
    reader: ReaderInfo
    again: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A party named in a sentence: an actor of the list or a phrase that names one ("regime forces").

    `kind` is one of the kinds of `lexicons/actors.csv`.
    """

    span: Span
    name: str
    kind: str
    actor: str | None = None
    side: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """
    Who says some part of a sentence: the chain of sources, outermost first, and the cue.

    `content` holds the spans of the sentence that they are said to have said; `cue` is None
    where a speaker is carried over from an earlier sentence. `hedge` is true where the cue
    itself is a hedge ("reportedly", "alleged").
    """

    sources: tuple[Source, ...]
    cue: Span | None
    content: tuple[Span, ...]
    hedge: bool = False


@dataclass(frozen=True, slots=True)
class Harm:
    """
    One harm done in a sentence: the word that names it ("killed") and the people counted under it.
    """

    word: Span
    casualties: tuple[Casualty, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """
    Words of a sentence that name an event of a type. `plain` is true where they name it by themselves.

    `spare` is true for further words that may name an event of the same type: a claim of their own
    only where somebody else says so, or with another certainty.
    """

    span: Span
    event_type: str
    confidence: float
    plain: bool
    spare: bool = False
