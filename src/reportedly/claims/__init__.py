"""
From one document to its claims.

1. Words: sentences and tokens (`language`).
2. Parties and places named in each sentence (`actors`, `places`), times (`times`), people harmed (`counts`).
3. Who says what part of each sentence (`attribution`).
4. The words that name events, with their types (`events`).
5. For each event: its toll (`tolls`), perpetrator, target and weapon (`roles`), how sure it sounds
   (`certainty`), the material shown for it (`evidence`), its own place (`places`) and time (`when`).
6. Events that the report speaks of more than once (`links`); place and time carried over to the
   claims that do not say them; names for "they" and "its men" (`antecedents`).
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import repeat
from typing import NamedTuple

from reportedly.claims import antecedents, blame, tolls
from reportedly.claims.actors import alongside, find_all_mentions, ground_of, homes_of, names_in
from reportedly.claims.aftermath import apart
from reportedly.claims.attribution import attributed, find_attributions
from reportedly.claims.certainty import judge
from reportedly.claims.counts import find_harms
from reportedly.claims.events import Weighed, Weigher, weigher
from reportedly.claims.evidence import find_evidence
from reportedly.claims.links import Linkable, link
from reportedly.claims.listed import with_actors
from reportedly.claims.places import find_places, without_groups
from reportedly.claims.roles import find_roles, find_weapon, party_of
from reportedly.claims.taken_back import days_meant, set_right, taken_back
from reportedly.claims.times import day_printed, times_of_report
from reportedly.claims.when import Dated, said_on
from reportedly.claims.when import choose as choose_time
from reportedly.claims.when import inherit as inherit_times
from reportedly.claims.where import Sited
from reportedly.claims.where import carried as carry_places
from reportedly.claims.where import choose as choose_place
from reportedly.claims.whole_wars import spread
from reportedly.counts.bygone import bygone
from reportedly.counts.harm_words import fates
from reportedly.language.analysis import analyse
from reportedly.printed import claim_id
from reportedly.records import (
    Attribution,
    Casualty,
    Claim,
    Document,
    Evidence,
    Harm,
    Mention,
    Party,
    Place,
    ReaderInfo,
    Sentence,
    Source,
    Span,
    Time,
    Trigger,
)

READER = ReaderInfo("grammar", "1")
LANGUAGES = frozenset({"en"})


@dataclass(frozen=True, slots=True)
class Found:
    """
    All that was found in one sentence, before it is joined into claims. `bygone` are the stretches of a
    sentence with harm that tell of an older event; `taken_back` is true where the outlet tells in it what it
    says no longer.
    """

    sentence: Sentence
    weigher: Weigher
    harms: tuple[Harm, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    bygone: tuple[range, ...]
    taken_back: bool = False

    def weighed(self, wanted: AbstractSet[str] | None = None) -> Weighed:
        """
        The words that name its events, and those that may, of all types or of those *wanted*: weighed anew
        each time that they are asked for.
        """
        return self.weigher(self.sentence, wanted)


class Drafted(NamedTuple):
    """
    A claim as its own sentence has it, and the times of that sentence that are of what came after its event.
    """

    claim: Claim
    apart: Sequence[Time]


def find_claims(document: Document) -> tuple[Claim, ...]:
    """
    The claims of a document, in reading order.
    """
    found = find_all(document)
    drafts = [(one.sentence.index, draft) for one in found for draft in drafted(one, document.text)]
    labels = linked([draft.claim for _, draft in drafts])
    claims = carried_over(drafts, found, labels, document.text)
    return tuple(named(document.id, claim) for claim in pointed(claims, found))


def find_all(document: Document) -> list[Found]:
    """
    What each finder finds in each sentence.
    """
    text = document.text
    sentences = analyse(text, document.title)
    harms = [find_harms(sentence, text) for sentence in sentences]
    counted = [counted_in(listed) for listed in harms]
    names = names_in(sentences, text)
    places = find_places(sentences, text, homes_of(names))
    published = day_printed(document, sentences)
    mentions = find_all_mentions(sentences, text, ground_of(places), names, published=published)
    times = times_of_report(document, sentences, places)
    columns = zip(
        sentences,
        repeat(weigher(sentences, document.title, counted), len(sentences)),
        harms,
        mentions,
        map(without_groups, places, mentions, sentences),
        map(days_meant, times, sentences),
        find_attributions(sentences, text, mentions, document.publisher),
        [tuple(bygone(one.tokens)) if found else () for one, found in zip(sentences, harms, strict=True)],
        taken_back(sentences),
        strict=True,
    )
    return [Found(*row) for row in columns]


def counted_in(harms: Sequence[Harm]) -> tuple[Span, ...]:
    """
    The words of harm that come with a number of people.
    """
    return tuple(harm.word for harm in harms if is_counted(harm))


def is_counted(harm: Harm) -> bool:
    """
    Whether a harm comes with a number of people.
    """
    return any(entry.count is not None for entry in harm.casualties)


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


@dataclass(frozen=True, slots=True)
class Voice:
    """
    Who says that an event happened, how sure it sounds, and the words that decide how sure.
    """

    said: Attribution | None
    certainty: str
    deciding: Span | None

    @property
    def sources(self) -> tuple[Source, ...]:
        """
        The chain of sources; empty where the report says it in its own voice.
        """
        return self.said.sources if self.said else ()

    @property
    def cue(self) -> Span | None:
        """
        The words that attribute the claim, or that hedge it where nobody is named.
        """
        return self.said.cue if self.said else self.deciding if self.certainty == "hedged" else None


def of_nobody(voice: Voice, casualties: Sequence[Casualty], text: str) -> Voice:
    """
    The voice of an event; where "neither" only tells of whom none were harmed, that is stated.
    """
    nobody = voice.certainty == "denied" and any(one.high == 0 for one in casualties)
    if not nobody or voice.deciding is None or voice.deciding.of(text).lower() not in fates()["neither"]:
        return voice
    return replace(voice, certainty="stated", deciding=None)


def voice_of(found: Found, trigger: Span) -> Voice:
    """
    The voice in which a sentence tells of an event.
    """
    return Voice(attributed(found.attributions, trigger), *judge(found.sentence, trigger, found.attributions))


def attested(found: Found, trigger: Trigger, spares: Sequence[Trigger]) -> tuple[Trigger, Voice]:
    """
    The words that a claim rests on, with their voice: those that somebody says, where there are several.

    "X, which is fighting at Y, said that ten were killed": X says nothing of the fighting.
    """
    own = voice_of(found, trigger.span)
    if own.sources or own.certainty != "stated" or not found.attributions:
        return trigger, own
    others = (
        (spare, voice_of(found, spare.span)) for spare in spares if spare.event_type == trigger.event_type
    )
    return next((other for other in others if other[1].sources), (trigger, own))


def other_voices(
    found: Found, voiced: Sequence[tuple[Trigger, Voice]], spares: Sequence[Trigger]
) -> Iterator[tuple[Trigger, Voice]]:
    """
    Further words for an event that somebody else says: "A said they killed 40, while B put the toll at 45".
    """
    heard = {(trigger.event_type, source.span) for trigger, voice in voiced for source in voice.sources}
    sourced = {trigger.event_type for trigger, voice in voiced if voice.sources}
    for trigger in spares:
        if trigger.event_type in sourced:
            voice = voice_of(found, trigger.span)
            own = {(trigger.event_type, source.span) for source in voice.sources}
            if own and not own & heard:
                heard |= own
                yield trigger, voice


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
