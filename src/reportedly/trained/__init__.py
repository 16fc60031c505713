"""
The trained reader: the encoder finds the words, the grammar turns them into values.

1. All that the grammar finds (`claims.find_all`), and window by window what the encoder says.
2. Events: for each type of each sentence the evidence of both, added up (`triggers`).
3. For each trigger: its voice and certainty (`voices`), the people it harmed (`tolls`, `heard`), parties
   (`parties`), weapon and material.
4. Which triggers are one event (`links`); then place and time, from anywhere in the window (`settings`),
   chosen for all claims together (`settled`), and names for those whom pronouns stand for
   (`claims.antecedents`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportedly.claims import carried_over, find_all, named, pointed
from reportedly.claims.drafts import Drafted, drafts
from reportedly.claims.found import Found
from reportedly.claims.naming import Memory
from reportedly.claims.voices import Voice, voice_of
from reportedly.model.encoder import Encoder, Seen
from reportedly.records import Casualty, Claim, Document, ReaderInfo, Span
from reportedly.trained import heard as people_heard
from reportedly.trained import links, parties, settings, tolls, triggers, voices
from reportedly.trained.agreed import agreed
from reportedly.trained.asked import WANTED, Asked, asked_of, of_sentence, view_of
from reportedly.trained.choice import Choices, Option, choices_of
from reportedly.trained.draft import Draft
from reportedly.trained.prepared import Prepared
from reportedly.trained.settings import Unset
from reportedly.trained.settled import chosen_twice, each_set, standing
from reportedly.trained.tolls import Event, Told

SETTINGS = ("place", "time")


def find_claims(document: Document, encoder: Encoder, choices: Choices | None = None) -> tuple[Claim, ...]:
    """
    The claims of a document, in reading order.
    """
    found = find_all(document)
    windows = encoder.windows(document.text, [one.sentence for one in found])
    weights = choices or choices_of(encoder.files.manifest)
    return claims_from(Prepared(document, found, windows), encoder, weights)


def claims_from(report: Prepared, encoder: Encoder, weights: Choices) -> tuple[Claim, ...]:
    """
    The claims of a document that both readers have seen.
    """
    linker = links.Linker(encoder, weights["link"])
    unset, labels = [], []
    for draft in drafts_in(report, encoder, weights):
        unset.append(draft.unset)
        labels.append(linker.label(draft.unset.claim, draft.trace))
    info = info_of(encoder)
    claims = settled(unset, report, labels, weights)
    return tuple(named(report.document.id, replace(claim, reader=info)) for claim in claims)


def info_of(encoder: Encoder) -> ReaderInfo:
    """
    The name and version that claims are kept under.
    """
    return ReaderInfo("trained", encoder.files.version)


def drafts_in(report: Prepared, encoder: Encoder, weights: Choices) -> Iterator[Draft]:
    """
    The claims of a document before they are linked to each other, one after the other.
    """
    for seen in report.windows:
        yield from drafts_of(seen, report.found, encoder, weights, report.document.text)


def drafts_of(
    seen: Seen, found: Sequence[Found], encoder: Encoder, weights: Choices, text: str
) -> Iterator[Draft]:
    """
    The claims whose triggers stand in a window's own words.
    """
    events = [
        (index, trigger, anchor)
        for index in own_sentences(seen)
        for trigger in triggers.events_in(own_part(found[index], seen), seen, weights["event"])
        if (anchor := triggers.anchor_of(trigger, seen)) is not None
    ]
    anchors = [anchor for _, _, anchor in events]
    view = view_of(seen)
    asked = [asked_of(view, answer) for answer in encoder.ask(seen, anchors, WANTED)]
    heard = [
        voices.options(found, index, trigger.span, voice_of(found[index], trigger.span), one, text)
        for (index, trigger, _), one in zip(events, asked, strict=True)
    ]
    voiced = [
        (index, Event(trigger, voice.certainty, one), voice)
        for (index, trigger, _), one, options in zip(events, asked, heard, strict=True)
        for voice in (voices.choose(options, weights),)
    ]
    claims = by_sentence(voiced, [own_part(found[index], seen) for index, _, _ in voiced], weights, text)
    traces = encoder.traces(seen, anchors)
    for (index, _, _), one, trace, options, ((claim, others), standing_in) in zip(
        events, asked, traces, heard, claims, strict=True
    ):
        involved = parties_of(index, claim, one, found, text)
        doer, target = parties.choose(involved, weights)
        places, times = (settings.offered(kind, found, index, one, text) for kind in SETTINGS)
        whole = replace(claim, perpetrator=doer, target=target)
        unset = Unset(index, whole, places, times.without(others), others)
        yield Draft(unset, trace, {**options, **involved}, *standing_in)


def own_sentences(seen: Seen) -> list[int]:
    """
    The numbers of the sentences that stand in a window's own words.
    """
    return sorted(set(seen.pieces.sentences[seen.offset : seen.offset + len(seen.events)]))


def own_part(here: Found, seen: Seen) -> Found:
    """
    What was found in a sentence; of one that a window cuts, only the harm in the window's own words, so
    that nobody is counted in two windows.
    """
    own = of_sentence(seen, here.sentence)
    shown = Span(seen.pieces.starts[own.start], seen.pieces.ends[own.stop - 1])
    harms = tuple(harm for harm in here.harms if harm.word.meets(shown))
    return here if len(harms) == len(here.harms) else replace(here, harms=harms)


def by_sentence(
    voiced: Sequence[tuple[int, Event, Voice]], parts: Sequence[Found], weights: Choices, text: str
) -> Iterator[tuple[Drafted, tuple[Told, int]]]:
    """
    The claims of some events in their order, those of a sentence made together: they share its toll.

    With each comes what its sentence tells of all of them, and its number there.
    """
    for _, rows in groupby(zip(voiced, parts, strict=True), key=lambda row: row[0][0]):
        group = list(rows)
        here = group[0][1]
        told = Told(here.sentence, here.harms, [event for (_, event, _), _ in group], here.bygone)
        spoken = [(event.trigger, voice) for (_, event, voice), _ in group]
        for n, drafted in enumerate(drafts(here, spoken, harmed(told, weights), text)):
            yield drafted, (told, n)


def harmed(told: Told, weights: Choices) -> list[list[Casualty]]:
    """
    The people whom each event of a sentence harmed.
    """
    return people_heard.added(told, tolls.choose(told, weights["toll"]), weights["heard"])


def parties_of(
    index: int, claim: Claim, asked: Asked, found: Sequence[Found], text: str
) -> dict[str, tuple[Option, ...]]:
    """
    Who may have done it, and to whom: role → options.
    """
    return {
        "perpetrator": tuple(parties.options("perpetrator", found, index, claim.perpetrator, asked, text)),
        "target": tuple(parties.options("target", found, index, claim.target, asked, text)),
    }


def carried(drafted: Sequence[Unset], report: Prepared, labels: Sequence[str]) -> list[Claim]:
    """
    The claims with their labels, and with the places and times that the grammar would carry over to them.
    """
    pairs = [(unset.index, Drafted(unset.claim, unset.apart)) for unset in drafted]
    return carried_over(pairs, report.found, labels, report.document.text)


def settled(
    drafted: Sequence[Unset], report: Prepared, labels: Sequence[str], weights: Choices
) -> list[Claim]:
    """
    The claims with their event labels, places and times, and with names for those whom pronouns stand for.
    """
    claims = carried(drafted, report, labels)
    rows = standing(drafted, labels)
    places, times = (
        chosen_twice(kind, each_set(kind, drafted, claims, report, rows), rows, weights) for kind in SETTINGS
    )
    memory = Memory(report.document.publisher)
    heard = [
        voices.without_publisher(claim, report.found[one.index].sentence, memory)
        for claim, one in zip(claims, drafted, strict=True)
    ]
    whole = [
        replace(claim, place=place, time=time)
        for claim, place, time in zip(heard, places, agreed(times, labels), strict=True)
    ]
    return pointed(whole, report.found)
