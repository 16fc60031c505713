"""
Pairs of accounts as the page of joining shows them, and scripts get them.
"""

from reportedly.events.event_json import printed_number, printed_place
from reportedly.events.records import Account, Judgement, Testimony
from reportedly.events.suggestions import Suggestion
from reportedly.events.view import types_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_reports import heading_of
from reportedly.records import Claim, Document
from reportedly.telling.sentences import told_by
from reportedly.web.answers import Facts
from reportedly.web.event_facts import MadeOf, NumberFacts, PlaceFacts

ORDER = (
    "days",
    "printed",
    "place",
    "quarter",
    "sites",
    "kind",
    "means",
    "parties",
    "killed",
    "wounded",
    "signs against",
    "words",
    "names",
    "report",
    "bias",
)


class SignFacts(Facts):
    """
    What was compared, in a sentence; `score` is above 0 where it speaks for one event, null while hidden.
    """

    feature: str
    sentence: str
    made_of: MadeOf | None
    score: float | None


class SaidFacts(Facts):
    """
    One claim of an account in its words.
    """

    id: str
    words: str
    claimant: str | None
    certainty: str
    event_type: str
    figures: list[NumberFacts]


class SideFacts(Facts):
    """
    One account of a pair: what a report tells, and the event that it is in now.
    """

    account: str
    event: str
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    first: str | None
    last: str | None
    place: PlaceFacts | None
    types: list[str]
    claims: list[SaidFacts]


class PairFacts(Facts):
    """
    Two accounts that may be of one event; `weight` is the log-odds that they are, null while hidden.
    """

    one: SideFacts
    other: SideFacts
    together: bool | None
    weight: float | None
    signs: list[SignFacts]
    at: str


class Verdict(Facts):
    """
    What somebody just said of a pair, what the features said, and the events that the accounts are in now.
    """

    decision: str
    kind: str
    weight: float
    signs: list[SignFacts]
    events: list[str]


class JoiningPage(Facts):
    """
    The next pair that nobody has judged, behind `after` where that is given; `verdict` is the last one.
    """

    pair: PairFacts | None
    hidden: bool
    after: str | None
    verdict: Verdict | None


def pair_facts(ledger: Ledger, found: Suggestion, *, hidden: bool) -> PairFacts:
    """
    A pair as it is shown; nothing in it tells what the features come to while that is hidden.
    """
    told = list(ledger.claims_in([found.one.document, found.other.document]))
    return PairFacts(
        one=side(found.one, found.events[0], told),
        other=side(found.other, found.events[1], told),
        together=None if hidden else found.together,
        weight=None if hidden else found.judgement.weight,
        signs=signs(found.judgement, hidden=hidden),
        at=str(found.place),
    )


def signs(found: Judgement, *, hidden: bool) -> list[SignFacts]:
    """
    What was compared: in an order that says nothing while the scores are hidden, else the telling first.
    """
    listed = list(found.signs)
    if hidden:
        listed = sorted(
            (one for one in listed if one.feature != "bias"), key=lambda one: place_of(one.feature)
        )
    return [
        SignFacts(
            feature=one.feature.partition(":")[0],
            sentence=one.sentence,
            made_of=MadeOf.model_validate(told_by(one.sentence)) if told_by(one.sentence) else None,
            score=None if hidden else one.score,
        )
        for one in listed
    ]


def place_of(feature: str) -> int:
    """
    Where a feature stands among all.
    """
    return ORDER.index(feature.partition(":")[0])


def side(account: Account, event: str, told: list[tuple[Document, Claim]]) -> SideFacts:
    """
    One account of a pair.
    """
    own = [pair for pair in told if f"{pair[0].id}/{pair[1].event}" == account.id]
    kept = {one.claim: one for one in account.testimonies}
    document = own[0][0] if own else None
    return SideFacts(
        account=account.id,
        event=event,
        report=account.document,
        title=heading_of(document) if document else None,
        publisher=account.publisher,
        published=account.published,
        language=document.language if document else None,
        first=account.first,
        last=account.last,
        place=PlaceFacts.model_validate(printed_place(account.place)) if account.place else None,
        types=list(types_of(account.testimonies)),
        claims=[said(*pair, kept[pair[1].id]) for pair in own if pair[1].id in kept],
    )


def said(document: Document, claim: Claim, testimony: Testimony) -> SaidFacts:
    """
    One claim in its words.
    """
    return SaidFacts.model_validate(
        {
            "id": claim.id,
            "words": claim.sentence.of(document.text),
            "claimant": testimony.claimant,
            "certainty": testimony.certainty,
            "event_type": testimony.event_type,
            "figures": [printed_number(figure) for figure in testimony.figures],
        }
    )
