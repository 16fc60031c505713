"""
Making one coding of two: somebody takes the claim of one coder, of the other, an edited one, or neither.

What is made of it stands in the log of decisions, like everything that is decided: a claim that a reader
found is accepted, corrected or rejected, another is added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from reportedly.decisions.additions import next_label
from reportedly.decisions.corrections import FIXED
from reportedly.decisions.deciding import By, accept, add, correct_all, reject
from reportedly.decisions.review import rejected_in
from reportedly.errors import UsageError
from reportedly.filters import Filters
from reportedly.ledger.codings import both, progress, settle
from reportedly.ledger.decisions import stands_now
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.rows import next_number, now
from reportedly.people import people_tables
from reportedly.people.agreement import side_by_side
from reportedly.people.double_coding import Coded, Coding
from reportedly.printed import printed, printed_claim

CHOICES = ("one", "other", "edited", "neither")

Key = tuple[str | None, str | None]


class Judged(NamedTuple):
    """
    What was made of a pair: the choice, the claim that stands because of it, who judged, and when.
    """

    choice: str
    claim: str | None
    who: str
    at: str


class Pair(NamedTuple):
    """
    A claim as two coders have it, None where one has no such claim; what was made of it, once it was judged.
    """

    one: Coded | None
    other: Coded | None
    judged: Judged | None

    @property
    def key(self) -> Key:
        """
        The ids of both.
        """
        return ids(self.one, self.other)


@dataclass(frozen=True, slots=True)
class Case:
    """
    A report that two people coded: their claims in pairs, and the claims of the ledger as they stand.
    """

    document: str
    text: str
    coders: tuple[str, str]
    pairs: tuple[Pair, ...]
    claims: tuple[Coded, ...]
    labels: frozenset[str]


class Verdict(NamedTuple):
    """
    What somebody makes of a pair: whose claim, or an edited one.
    """

    key: Key
    choice: str
    edited: Coded | None = None


def case(ledger: Ledger, name: str) -> Case:
    """
    A report to be adjudicated.
    """
    found = both(ledger, name)
    document = ledger.document(name)
    if found is None or document is None:
        raise UsageError(f"report {name} was not coded by two people yet")
    if found[0].sha256_text != document.sha256_text:
        raise UsageError(f"report {name} was read again since it was coded: its text is another")
    claims = [
        printed_claim(document.text, claim) for _, claim in ledger.claims(Filters(document=document.id))
    ]
    judged = judgements(ledger, document.id)
    pairs = tuple(
        Pair(one, other, judged.get(ids(one, other))) for one, other in in_pairs(found, document.text)
    )
    labels = frozenset(claim["event"] for claim in claims)
    coders = (found[0].coder, found[1].coder)
    return Case(document.id, document.text, coders, pairs, tuple(claims), labels)


def in_pairs(codings: tuple[Coding, Coding], text: str) -> list[tuple[Coded | None, Coded | None]]:
    """
    The claims of two coders side by side, in the order of the text.
    """
    ones, others = (coding.claims for coding in codings)
    met = side_by_side(ones, others, text)
    first, second = {one for one, _ in met}, {other for _, other in met}
    found: list[tuple[Coded | None, Coded | None]] = [(ones[one], others[other]) for one, other in met]
    found += [(claim, None) for place, claim in enumerate(ones) if place not in first]
    found += [(None, claim) for place, claim in enumerate(others) if place not in second]
    return sorted(found, key=lambda pair: ((pair[0] or pair[1] or {})["trigger"]["start"], str(ids(*pair))))


def ids(one: Coded | None, other: Coded | None) -> Key:
    """
    The ids of two claims.
    """
    return (None if one is None else one["id"], None if other is None else other["id"])


def judgements(ledger: Ledger, document: str) -> dict[Key, Judged]:
    """
    What was made of the pairs of a report, by the ids of their claims.
    """
    kept = people_tables.adjudications.c
    query = select(people_tables.adjudications).where(kept.document_id == document).order_by(kept.number)
    with ledger.looking() as connection:
        rows = connection.execute(query).all()
    return {(row.one, row.other): Judged(row.choice, row.claim, row.who, row.at) for row in rows}


def adjudicate(ledger: Ledger, name: str, verdict: Verdict, by: By) -> str | None:
    """
    Judges a pair; the id of the claim that stands because of it.
    """
    found = case(ledger, name)
    pair = pair_of(found, verdict.key)
    before = standing_claim(found, pair)
    wanted = wanted_claim(pair, verdict)
    claim = None
    if wanted is not None:
        claim = take(ledger, found, pair, before, wanted, by)
    elif before is not None:
        reject(ledger, [before["id"]], by)
    note(ledger, found.document, verdict, claim, by.who)
    return claim


def pair_of(found: Case, key: Key) -> Pair:
    """
    The pair of these ids.
    """
    for pair in found.pairs:
        if pair.key == key:
            return pair
    raise UsageError("there is no such pair of claims in this report")


def wanted_claim(pair: Pair, verdict: Verdict) -> Coded | None:
    """
    The claim that is to stand; None for neither.
    """
    chosen: Mapping[str, Coded | None] = {"one": pair.one, "other": pair.other, "edited": verdict.edited}
    if verdict.choice == "neither":
        return None
    wanted = chosen.get(verdict.choice)
    if wanted is None:
        raise UsageError(
            f"choose from {', '.join(CHOICES)}; a coder who has no such claim cannot be followed"
        )
    return wanted


def standing_claim(found: Case, pair: Pair) -> Coded | None:
    """
    The claim of the ledger that a pair is about: the one it was judged to be, one of its ids, or its like.
    """
    by_id = {claim["id"]: claim for claim in found.claims}
    told = [pair.judged and pair.judged.claim, *pair.key]
    for name in told:
        if name in by_id:
            return by_id[name]
    taken = {name for other in found.pairs if other is not pair for name in (*other.key, settled(other))}
    free = [claim for claim in found.claims if claim["id"] not in taken]
    for claim in (pair.one, pair.other):
        for _, place in side_by_side([claim], free, found.text) if claim else ():
            return free[place]
    return None


def settled(pair: Pair) -> str | None:
    """
    The claim that stands because of a pair.
    """
    return pair.judged.claim if pair.judged else None


def take(ledger: Ledger, found: Case, pair: Pair, before: Coded | None, wanted: Coded, by: By) -> str:
    """
    Makes a claim of the ledger what it is to be, or adds it.
    """
    labelled = {**wanted, "event": label(found, pair, before, wanted)}
    if before is None:
        draft = {field: value for field, value in labelled.items() if field not in FIXED}
        return add(ledger, found.document, draft, by).about[0]
    fields = {
        field: value
        for field, value in labelled.items()
        if field not in FIXED and field in before and before[field] != value
    }
    if fields:
        correct_all(ledger, before["id"], fields, by)
    else:
        accept(ledger, [before["id"]], by)
    return str(before["id"])


def label(found: Case, pair: Pair, before: Coded | None, wanted: Coded) -> str:
    """
    The event of a claim, as the ledger calls it: coders give labels of their own.

    What the coder has under one label, or under several, is so in the ledger, as far as it was judged.
    """
    side = 0 if pair.one is not None and wanted["event"] == pair.one["event"] else 1
    events = {claim["id"]: claim["event"] for claim in found.claims}
    here: set[str] = set()
    elsewhere: set[str] = set()
    for other in found.pairs:
        claim, stands = (other.one, other.other)[side], settled(other)
        if claim is not None and other is not pair and stands in events:
            (here if claim["event"] == wanted["event"] else elsewhere).add(events[stands])
    usual = [before["event"]] if before else []
    for known in (*sorted(here), *usual):
        if known not in elsewhere or known in here:
            return str(known)
    return next_label(found.labels)


def finish(ledger: Ledger, name: str, by: By) -> tuple[str, ...]:
    """
    Settles a report once all pairs are judged: what a reader found and no coder has is rejected.
    """
    found = case(ledger, name)
    if any(pair.judged is None for pair in found.pairs):
        left = sum(pair.judged is None for pair in found.pairs)
        raise UsageError(f"{left} of {len(found.pairs)} claims are not judged yet")
    stand = {settled(pair) for pair in found.pairs} | rejected_in(stands_now(ledger).decisions)
    extra = tuple(claim["id"] for claim in found.claims if claim["id"] not in stand)
    if extra:
        reject(ledger, extra, by)
    settle(ledger, name)
    return extra


def note(ledger: Ledger, document: str, verdict: Verdict, claim: str | None, who: str) -> None:
    """
    Notes what was made of a pair.
    """
    with ledger.writing() as connection:
        row = {
            "number": next_number(connection, people_tables.adjudications),
            "document_id": document,
            "one": verdict.key[0],
            "other": verdict.key[1],
            "choice": verdict.choice,
            "claim": claim,
            "who": who,
            "at": now(),
        }
        connection.execute(people_tables.adjudications.insert(), row)


def lessons(ledger: Ledger) -> Iterator[Coded]:
    """
    Settled reports as a reader learns from them: printed, with the claims that stand and no others.
    """
    gone = rejected_in(stands_now(ledger).decisions)
    for report in progress(ledger):
        document = ledger.document(report.document) if report.settled else None
        if document is not None:
            claims = [claim for _, claim in ledger.claims(Filters(document=document.id))]
            yield printed(document, [claim for claim in claims if claim.id not in gone])
