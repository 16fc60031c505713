"""
A report as its page shows it: the text in pieces, every claim with what became of it, and what lies beside.
"""

from collections.abc import Sequence
from typing import Any

from reportedly.decisions.claim_history import Change, claim_history
from reportedly.decisions.numbering import NONE_YET
from reportedly.decisions.review import credibility, standing, status
from reportedly.filters import Filters
from reportedly.language.headlines import same_words
from reportedly.ledger.around_report import Judged, events_in, judged_among, neighbours
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_work import working_on
from reportedly.places.exactness import radius
from reportedly.printed import printed_claim
from reportedly.records import Claim, Document
from reportedly.telling.highlights import Piece, marked_paragraphs, marks_of
from reportedly.telling.published import is_right_to_left, language_tag, shown
from reportedly.web.answers import Facts

FIELDS = ("casualties", "perpetrator", "target", "weapon", "place", "time", "evidence")


class MarkFacts(Facts):
    """
    A role that words have, and the claims, by their number on the page, in which they have it.
    """

    kind: str
    claims: tuple[int, ...]


class PieceFacts(Facts):
    """
    Words under the same marks from end to end; `start` counts code points of the report's text.
    """

    start: int
    text: str
    marks: tuple[MarkFacts, ...]


class ParagraphFacts(Facts):
    """
    A paragraph as it was published.
    """

    start: int
    is_headline: bool
    pieces: tuple[PieceFacts, ...]


class ClaimChange(Facts):
    """
    What one decision changed in a claim; `stands` is false once it was taken back.
    """

    decision: str
    kind: str
    who: str
    at: str
    why: str
    field: str
    before: Any
    after: Any
    stands: bool


class ClaimFacts(Facts):
    """
    A claim as it is shown now (printed as everywhere), how people left it, and its history.

    `number` is its place on the page; `last` the last decision on it, to be sent as `based_on` with the next;
    `event` the event that it is joined into; `radius` how far off its place may be, in metres; `missing` what
    the report does not say; `in_text` is false where it was found in another text of the report.
    """

    number: int
    id: str
    claim: dict[str, Any]
    status: str | None
    credibility: str
    last: str
    changes: tuple[ClaimChange, ...]
    event: str | None
    radius: int | None
    missing: tuple[str, ...]
    in_text: bool


class WorkFacts(Facts):
    """
    Who has a report in hand, and since when (UTC).
    """

    who: str
    since: str


class ReportFacts(Facts):
    """
    A report with its claims, in the order of its text. `direction` is "rtl" where its language is written so,
    else "auto"; `before` and `after` are the reports next to it, `at_work` is whoever has it in hand.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    direction: str
    url: str | None
    note: str | None
    text: str
    paragraphs: tuple[ParagraphFacts, ...]
    claims: tuple[ClaimFacts, ...]
    before: str | None
    after: str | None
    at_work: WorkFacts | None


def report_facts(ledger: Ledger, name: str) -> ReportFacts:
    """
    The report of an id, or of the only id that begins so.
    """
    document = ledger.document(name)
    if document is None:
        raise LookupError(f"there is no report {name} in the ledger")
    told = in_order(ledger, document)
    before, after = neighbours(ledger, document.id)
    return ReportFacts(
        id=document.id,
        title=document.title and shown(document.title),
        publisher=document.publisher and shown(document.publisher),
        published=document.published,
        language=language_tag(document),
        direction="rtl" if is_right_to_left(document) else "auto",
        url=document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        note=document.note,
        text=document.text,
        paragraphs=paragraphs_of(document, [claim if own else None for own, claim in told]),
        claims=claims_of(ledger, document, told),
        before=before,
        after=after,
        at_work=at_work(ledger, document.id),
    )


def at_work(ledger: Ledger, document: str) -> WorkFacts | None:
    """
    Who works on a report just now.
    """
    found = working_on(ledger, [document]).get(document)
    return WorkFacts(who=found.who, since=found.since) if found else None


def in_order(ledger: Ledger, document: Document) -> list[tuple[bool, Claim]]:
    """
    The claims of a report in the order of its text, each with whether it was found in this very text.
    """
    found = [
        (read.sha256_text == document.sha256_text, claim)
        for read, claim in ledger.claims(Filters(document=document.id))
    ]
    return sorted(found, key=lambda one: (not one[0], one[1].trigger, one[1].id))


def paragraphs_of(document: Document, claims: Sequence[Claim | None]) -> tuple[ParagraphFacts, ...]:
    """
    The text in pieces, with the words of all claims that were found in it marked.
    """
    there = [number for number, claim in enumerate(claims) if claim is not None]
    marks = marks_of([claim for claim in claims if claim is not None])
    placed = [mark._replace(claim=there[mark.claim]) for mark in marks]
    opening = document.text.lstrip().partition("\n")[0]
    titled = document.title is not None and same_words(document.title, opening)
    return tuple(
        ParagraphFacts(
            start=row[0].span.start,
            is_headline=titled and number == 0,
            pieces=tuple(piece_facts(piece, document.text) for piece in row),
        )
        for number, row in enumerate(marked_paragraphs(document.text, placed))
    )


def piece_facts(piece: Piece, text: str) -> PieceFacts:
    """
    Some words with their roles, in the order in which the roles lie over one another.
    """
    roles: dict[str, list[int]] = {}
    for mark in piece.marks:
        roles.setdefault(mark.kind, []).append(mark.claim)
    return PieceFacts(
        start=piece.span.start,
        text=shown(piece.span.of(text)),
        marks=tuple(MarkFacts(kind=kind, claims=tuple(claims)) for kind, claims in roles.items()),
    )


def claims_of(
    ledger: Ledger, document: Document, told: Sequence[tuple[bool, Claim]]
) -> tuple[ClaimFacts, ...]:
    """
    All claims of a report, each with what people decided on it.
    """
    events = events_in(ledger, document.id)
    judged = judged_among(ledger, [claim.id for _, claim in told])
    facts = (
        claim_facts(document.text if own else text_of(ledger, claim), number, claim, judged.get(claim.id))
        for number, (own, claim) in enumerate(told)
    )
    return tuple(
        one.model_copy(update={"event": events.get(claim.event), "in_text": own})
        for one, (own, claim) in zip(facts, told, strict=True)
    )


def text_of(ledger: Ledger, claim: Claim) -> str:
    """
    The text that a claim was found in, where that is an earlier one of its report.
    """
    read = ledger.claim(claim.id)
    return read[0].text if read else ""


def claim_facts(text: str, number: int, claim: Claim, judged: Judged | None = None) -> ClaimFacts:
    """
    A claim found in a text and in no event, with what people decided on it, if anybody did.
    """
    taken = judged.decisions if judged else ()
    stands = standing(taken)
    gone = {entry.decision.id for entry in stands.withdrawn}
    changes = claim_history(*judged.found, taken) if judged and judged.found else ()
    return ClaimFacts(
        number=number,
        id=claim.id,
        claim=printed_claim(text, claim),
        status=status(stands, claim.id),
        credibility=credibility(stands, claim.id).code,
        last=taken[-1].id if taken else NONE_YET,
        changes=tuple(change_facts(change, stands=change.decision.id not in gone) for change in changes),
        event=None,
        radius=radius(claim.place) if claim.place else None,
        missing=tuple(field for field in FIELDS if not getattr(claim, field)),
        in_text=True,
    )


def change_facts(change: Change, *, stands: bool) -> ClaimChange:
    """
    One change with who made it.
    """
    made = change.decision
    return ClaimChange(
        decision=made.id,
        kind=made.kind,
        who=made.who,
        at=made.at,
        why=made.why,
        field=change.field,
        before=change.before,
        after=change.after,
        stands=stands,
    )
