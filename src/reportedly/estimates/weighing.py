"""
What the rules of a profile pass on: the sayings that still count, one vote a voice, bounds, and the trace.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from reportedly.estimates.classes import Saying
from reportedly.estimates.ranges import Range
from reportedly.events.records import Decision, Step, Testimony, Voice
from reportedly.telling.sentences import say

Key = TypeVar("Key")
Value = TypeVar("Value", int, str)


class Vote(NamedTuple):
    """
    What one voice gives for one class of people, and the claims that it gives it in.

    `plain` is false where it may widen the range but not move the best: a party speaking of its enemy, say.
    """

    voice: str
    name: str
    range: Range
    claims: tuple[str, ...]
    plain: bool = True


class Bounds(NamedTuple):
    """
    How many people of one class: low ≤ best ≤ high, `open` where it may be more than `high`.
    """

    low: int
    best: int
    high: int
    open: bool = False


class Note(NamedTuple):
    """
    A rule that did something: what, and the claims that it used and left out, each with the class of people.
    """

    rule: str
    sentence: str
    used: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()


class Speakers(NamedTuple):
    """
    Which voice each claim speaks with, and the name of each voice.
    """

    voice_of: Mapping[str, str]
    names: Mapping[str, str]

    def name_of(self, claim: str) -> str:
        """
        The name of the voice that says a claim.
        """
        return self.names[self.voice_of[claim]]


@dataclass(frozen=True, slots=True)
class Weighing:
    """
    One harm done in one event, as far as the rules have weighed it.

    `event` is all that is said of the event, `testimonies` what is said of this harm, `speakers` the voices
    that say it; `sums` are the sayings for a longer time; `contested` are the classes that the same people
    are counted in by different voices; `apart` are the bounds before parts and whole were made to agree.
    """

    outcome: str
    event: tuple[Testimony, ...]
    testimonies: tuple[Testimony, ...]
    speakers: Speakers
    decisions: tuple[Decision, ...] = ()
    sayings: tuple[Saying, ...] = ()
    sums: tuple[Saying, ...] = ()
    votes: Mapping[str, tuple[Vote, ...]] = field(default_factory=dict)
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    apart: Mapping[str, Bounds] = field(default_factory=dict)
    contested: frozenset[str] = frozenset()
    notes: tuple[Note, ...] = ()

    def saying(self, sayings: Iterable[Saying]) -> "Weighing":
        """
        The same with what the claims say.
        """
        return replace(self, sayings=tuple(sayings))

    def noted(self, note: Note) -> "Weighing":
        """
        The same with one more step in its trace.
        """
        return replace(self, notes=(*self.notes, note))

    def noted_all(self, notes: Iterable[Note]) -> "Weighing":
        """
        The same with some more steps in its trace.
        """
        more = tuple(notes)
        return replace(self, notes=(*self.notes, *more)) if more else self

    def leaving_out(self, rule: str, gone: Callable[[Saying], bool]) -> "Weighing":
        """
        The same without some sayings, and with the step that says why, by the name of the rule.
        """
        left_out = tuple((one.people, one.claim) for one in self.sayings if gone(one))
        if not left_out:
            return self
        kept = tuple(one for one in self.sayings if not gone(one))
        return replace(self, sayings=kept).noted(Note(rule, say(rule), left_out=left_out))


def told_by(saying: Saying, weighing: Weighing) -> tuple[str, str, str]:
    """
    Which voice tells of which people in which report.
    """
    return weighing.speakers.voice_of[saying.claim], saying.testimony.document, saying.people


def speakers_of(testimonies: Iterable[Testimony], voices: Iterable[Voice]) -> Speakers:
    """
    The voices of some claims. A claim of no voice speaks with its claimant, or with its report.
    """
    told = tuple(testimonies)
    asked = {one.claim for one in told}
    grouped = tuple(voices)
    voice_of = {claim: voice.id for voice in grouped for claim in voice.claims if claim in asked}
    names = {voice.id: voice.name for voice in grouped}
    for one in told:
        if one.claim not in voice_of:
            voice_of[one.claim] = alone = one.claimant or one.document
            names.setdefault(alone, alone)
    return Speakers(voice_of, names)


def begun(
    outcome: str, testimonies: Iterable[Testimony], voices: Iterable[Voice], decisions: Collection[Decision]
) -> Weighing:
    """
    One harm before any rule has weighed it.
    """
    told = tuple(testimonies)
    heard = tuple(one for one in told if any(figure.outcome == outcome for figure in one.figures))
    return Weighing(outcome, told, heard, speakers_of(heard, voices), tuple(decisions))


def trace(weighing: Weighing, people: str) -> tuple[Step, ...]:
    """
    The steps that concern one class of people.
    """
    found = []
    for note in weighing.notes:
        used = unique(claim for of, claim in note.used if of == people)
        left_out = unique(claim for of, claim in note.left_out if of == people)
        if used or left_out:
            found.append(Step(note.rule, note.sentence, used, left_out))
    return tuple(found)


def with_plus(number: int, *, is_open: bool) -> str:
    """
    A number as sentences take it, with a plus where it may be more.
    """
    return f"{number}+" if is_open else str(number)


def greatest(found: Iterable[tuple[Key, Value]]) -> dict[Key, Value]:
    """
    The greatest of the values that come with each key.
    """
    most: dict[Key, Value] = {}
    for key, value in found:
        most[key] = max(most.get(key, value), value)
    return most


def unique(claims: Iterable[str]) -> tuple[str, ...]:
    """
    Claims in the order in which they come, each once.
    """
    return tuple(dict.fromkeys(claims))
