"""
The claims of one sentence, not yet linked to the others of their report.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.claims import tolls
from reportedly.claims.actors import alongside
from reportedly.claims.aftermath import apart
from reportedly.claims.evidence import find_evidence
from reportedly.claims.found import Found
from reportedly.claims.roles import find_roles, find_weapon, party_of
from reportedly.claims.taken_back import set_right
from reportedly.claims.voices import Voice, attested, of_nobody, other_voices
from reportedly.claims.when import choose as choose_time
from reportedly.claims.when import said_on
from reportedly.claims.where import choose as choose_place
from reportedly.records import (
    Attribution,
    Casualty,
    Claim,
    Evidence,
    Mention,
    Party,
    Place,
    ReaderInfo,
    Source,
    Time,
    Trigger,
)

READER = ReaderInfo("grammar", "1")


class Drafted(NamedTuple):
    """
    A claim as its own sentence has it, and the times of that sentence that are of what came after its event.
    """

    claim: Claim
    apart: Sequence[Time]


def drafted(found: Found, text: str) -> list[Drafted]:
    """
    The claims of one sentence, not yet linked to the others of the report.
    """
    weighed = found.weighed()
    triggers = tolls.with_harmed(weighed.triggers, weighed.options, found.harms)
    spares = [trigger for trigger in triggers if trigger.spare]
    voiced = [attested(found, trigger, spares) for trigger in triggers if not trigger.spare]
    voiced = sorted([*voiced, *other_voices(found, voiced, spares)], key=lambda pair: pair[0].span)
    assigned = tolls.assign([trigger for trigger, _ in voiced], found.harms)
    return drafts(found, voiced, [assigned[trigger] for trigger, _ in voiced], text)


def drafts(
    found: Found,
    voiced: Sequence[tuple[Trigger, "Voice"]],
    harmed: Sequence[Sequence[Casualty]],
    text: str,
) -> list[Drafted]:
    """
    The claims that rest on some words of a sentence, each in its voice and with those whom it harmed.
    """
    evidence = find_evidence(found.sentence, text, found.mentions) if voiced else ()
    return [
        Drafted(replace(claim, evidence=shown(evidence, voice.said)), others)
        for (trigger, heard), casualties in zip(voiced, harmed, strict=True)
        for voice in (
            Voice(None, "denied", None) if found.taken_back else of_nobody(heard, casualties, text),
        )
        for claim, others in (draft(found, trigger, voice, set_right(casualties, found.sentence), text),)
    ]


def draft(found: Found, trigger: Trigger, voice: Voice, casualties: Sequence[Casualty], text: str) -> Drafted:
    """
    One claim with what its own sentence says of it, but for its material.
    """
    sentence, span = found.sentence, trigger.span
    roles = find_roles(sentence, trigger, found.mentions, [source.span for source in voice.sources])
    cues = [one.cue for one in found.attributions if one.cue]
    others = apart(found.times, span, trigger.event_type, sentence)
    times = [time for time in found.times if time not in others]
    when = choose_time(times, span, sentence, text, cues)
    said = said_on(found.times, span, sentence, voice.cue if voice.sources else None)
    claim = Claim(
        id="",
        event="",
        event_type=trigger.event_type,
        certainty=voice.certainty,
        confidence=trigger.confidence,
        reader=READER,
        sentence=sentence.span,
        trigger=span,
        sources=voice.sources,
        cue=voice.cue,
        casualties=tuple(tolls.known(entry, found.sentence, found.mentions) for entry in casualties),
        perpetrator=party(roles.get("perpetrator"), found.mentions, text),
        target=party(roles.get("target"), found.mentions, text),
        weapon=find_weapon(sentence, span),
        place=choose_place(own_places(found, voice.sources), span, sentence, text),
        time=when,
        said_on=said if said != when else None,
    )
    return Drafted(claim, others)


def party(mention: Mention | None, mentions: Sequence[Mention], text: str) -> Party | None:
    """
    A party of a claim, with those that the text joins to it.
    """
    return party_of(alongside(mention, mentions, text)) if mention else None


def own_places(found: Found, sources: Sequence[Source]) -> list[Place]:
    """
    The places of a sentence that are no sources: "Russia said" tells nothing of where.
    """
    speakers = [source.span for source in sources]
    return [place for place in found.places if place.span not in speakers]


def shown(evidence: Sequence[Evidence], said: Attribution | None) -> tuple[Evidence, ...]:
    """
    The material of a sentence; what "the video shows" was released by the source that it stands for.
    """
    if said is None or said.cue is None or not said.sources:
        return tuple(evidence)
    name, cue = said.sources[-1].name, said.cue
    return tuple(
        replace(one, released_by=name)
        if one.released_by is None and 0 <= cue.start - one.span.end <= 1
        else one
        for one in evidence
    )
