"""
From one document to its claims.

1. What each sentence holds (`found`): its words (`language`), the parties and places that it names (`actors`,
   `places`), times (`times`), people harmed (`counts`), and who says what part of it (`attribution`).
2. The claims of each sentence (`drafts`): the words that name events, with their types (`events`); who says
   so and how sure it sounds (`voices`, `certainty`); the toll of each (`tolls`), its perpetrator, target and
   weapon (`roles`), the material shown for it (`evidence`), its own place (`where`) and time (`when`).
3. The claims of the report: those that speak of the same event (`links`); place and time carried over to the
   claims that do not say them; names for "they" and "its men" (`antecedents`).
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims import antecedents, blame, tolls
from reportedly.claims.carried_times import Dated
from reportedly.claims.carried_times import inherit as inherit_times
from reportedly.claims.drafts import READER, Drafted, drafted
from reportedly.claims.found import Found, find_all
from reportedly.claims.links import Linkable, link
from reportedly.claims.listed import with_actors
from reportedly.claims.where import Sited
from reportedly.claims.where import carried as carry_places
from reportedly.claims.whole_wars import spread
from reportedly.printed import claim_id
from reportedly.records import Claim, Document

__all__ = ["READER", "carried_over", "find_all", "find_claims", "named", "pointed"]
LANGUAGES = frozenset({"en"})


def find_claims(document: Document) -> tuple[Claim, ...]:
    """
    The claims of a document, in reading order.
    """
    found = find_all(document)
    drafts = [(one.sentence.index, draft) for one in found for draft in drafted(one, document.text)]
    labels = linked([draft.claim for _, draft in drafts])
    claims = carried_over(drafts, found, labels, document.text)
    return tuple(named(document.id, claim) for claim in pointed(claims, found))


def linked(claims: Sequence[Claim]) -> list[str]:
    """
    The event label of each claim.
    """
    return link([Linkable(one.event_type, one.certainty, one.place, one.time) for one in claims])


def carried_over(
    drafts: Sequence[tuple[int, Drafted]], found: Sequence[Found], labels: Sequence[str], text: str
) -> list[Claim]:
    """
    The claims with their event labels, and with the place and time of the event where they say none.
    """
    claims = [draft.claim for _, draft in drafts]
    dated = [
        Dated(label, one.event_type, one.certainty, one.time)
        for label, one in zip(labels, claims, strict=True)
    ]
    times = inherit_times(dated, {(time.first, time.last) for _, draft in drafts for time in draft.apart})
    sited = [
        Sited(label, draft.claim.place, index) for label, (index, draft) in zip(labels, drafts, strict=True)
    ]
    places = carry_places(sited, [one.places for one in found], text)
    return [
        replace(one, event=label, time=time, place=place)
        for one, label, time, place in zip(claims, labels, times, places, strict=True)
    ]


def pointed(claims: Sequence[Claim], found: Sequence[Found]) -> list[Claim]:
    """
    The claims with names for the parties that their pronouns stand for, each party in the role that its verb
    gives it, the sides of those harmed, and the actors of the list that parties and speakers come to.
    """
    told = {one.sentence.span: one for one in found}
    sited = list(spread(claims, [one.places for one in found]))
    named = antecedents.resolved(sited, [one.sentence for one in found], [one.mentions for one in found])
    return [
        with_actors(tolls.aimed_at(blame.turned(claim, here.sentence, here.mentions)))
        for claim in named
        for here in (told[claim.sentence],)
    ]


def named(document_id: str, claim: Claim) -> Claim:
    """
    The claim with its id, made from what is claimed.
    """
    spans = [source.span for source in claim.sources]
    return replace(claim, id=claim_id(document_id, claim.trigger, claim.event_type, spans))
