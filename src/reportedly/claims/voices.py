"""
The voice in which a sentence tells of an event: who says so, and how sure it sounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claims.attribution import attributed
from reportedly.claims.certainty import judge
from reportedly.claims.found import Found
from reportedly.counts.harm_tables import fates
from reportedly.records import Attribution, Casualty, Source, Span, Trigger


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


def of_nobody(voice: Voice, casualties: Sequence[Casualty], text: str) -> Voice:
    """
    The voice of an event; where "neither" only tells of whom none were harmed, that is stated.
    """
    nobody = voice.certainty == "denied" and any(one.high == 0 for one in casualties)
    if not nobody or voice.deciding is None or voice.deciding.of(text).lower() not in fates()["neither"]:
        return voice
    return replace(voice, certainty="stated", deciding=None)
