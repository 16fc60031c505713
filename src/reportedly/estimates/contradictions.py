"""
Where those who tell of one event cannot all be right: numbers, doers, who the dead were, denials.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from reportedly.actors.actor_list import actors
from reportedly.estimates import OUTCOMES
from reportedly.estimates.classes import ALL, ONE_SIDED, Saying, sayings_of
from reportedly.estimates.contested import contested_classes
from reportedly.estimates.doers import doer_of, told_apart
from reportedly.estimates.superseding import Number, claimant, is_own, numbers_of
from reportedly.estimates.weighing import Speakers, speakers_of, unique
from reportedly.events.records import Testimony, Voice
from reportedly.telling.sentences import Sentence, say

OPEN = "harm"
MOST = 100
Harm = tuple[str | None, str | None]


class Matter(NamedTuple):
    """
    What may be denied: a kind of event, who did it, a harm, the side that it came to; None where it is open.
    """

    kind: str
    doer: str | None
    harm: str | None
    side: str | None


class Contradiction(NamedTuple):
    """
    Two groups of claims that cannot both be right, and why, in a sentence.

    `kind` is "number", "doer", "people", "identity", "denial" or "retraction"; `sharpness` is 0 to 1;
    `outcome` the harm that it is about, if it is about one.
    """

    kind: str
    sentence: str
    ones: tuple[str, ...]
    others: tuple[str, ...]
    sharpness: float
    outcome: str | None = None


def contradictions(
    testimonies: Iterable[Testimony], voices: Iterable[Voice] = ()
) -> tuple[Contradiction, ...]:
    """
    The disagreements within one event, the sharpest first.
    """
    told = tuple(testimonies)
    speakers = speakers_of(told, voices)
    real = [one for one in told if one.is_real]
    found = [*denials(told), *doers(real, speakers), *identities(real, speakers)]
    for outcome in OUTCOMES:
        sayings = [saying for one in real for saying in sayings_of(one, outcome) if not saying.cumulative]
        found += [*numbers(sayings, outcome, speakers), *people(sayings, outcome, speakers)]
    return tuple(sorted(found, key=lambda one: (-one.sharpness, one.kind, one.ones)))


def numbers(sayings: Sequence[Saying], outcome: str, speakers: Speakers) -> Iterator[Contradiction]:
    """
    The lowest and the highest number of two voices for the same people, where their bounds do not meet.
    """
    for group in dict.fromkeys(one.people for one in sayings):
        given = [
            one
            for one in sayings
            if one.people == group and not (one.range.vague or one.one_by_one or one.part or one.of_one_class)
        ]
        if not given:
            continue
        least = min(given, key=lambda one: (one.range.open, one.range.high))
        most = max(given, key=lambda one: one.range.low)
        apart = speakers.voice_of[least.claim] != speakers.voice_of[most.claim]
        if apart and not least.range.open and least.range.high < most.range.low:
            low, high = least.range.high, most.range.low
            told = {"outcome": outcome, "low": low, "high": high}
            who = {"one": speakers.name_of(least.claim), "other": speakers.name_of(most.claim)}
            whom = {} if group == ALL else {"people": group}
            text = say("numbers_apart_of" if whom else "numbers_apart", **told, **who, **whom)
            yield Contradiction("number", text, (least.claim,), (most.claim,), (high - low) / high, outcome)


def doers(told: Sequence[Testimony], speakers: Speakers) -> Iterator[Contradiction]:
    """
    Voices that blame different parties for harm to people, where only one can have done it.
    """
    blamed: dict[str, list[str]] = {}
    for one in told:
        doer = doer_of(one)
        if doer and one.figures and one.event_type in ONE_SIDED:
            blamed.setdefault(doer, []).append(one.claim)
    named = sorted(told_apart(blamed), key=lambda doer: -len(blamed[doer]))
    if len(named) > 1:
        first, second = named[:2]
        if {speakers.voice_of[claim] for claim in blamed[first]} != {
            speakers.voice_of[claim] for claim in blamed[second]
        }:
            who = {
                key: speakers.name_of(blamed[doer][0]) for key, doer in (("one", first), ("other", second))
            }
            text = say("doers_apart", **who, doer=first, another=second)
            yield Contradiction("doer", text, unique(blamed[first]), unique(blamed[second]), 0.9)


def people(sayings: Sequence[Saying], outcome: str, speakers: Speakers) -> Iterator[Contradiction]:
    """
    The same people counted as civilians by one voice and as fighters by another.
    """
    found = sorted(contested_classes(sayings, speakers.voice_of))
    if len(found) > 1:
        by_class = {name: unique(one.claim for one in sayings if one.people == name) for name in found}
        text = say("people_apart", outcome=outcome, first=found[0], second=found[1])
        yield Contradiction("people", text, by_class[found[0]], by_class[found[1]], 0.95, outcome)


def identities(told: Sequence[Testimony], speakers: Speakers) -> Iterator[Contradiction]:
    """
    The dead of one side told of as of different bodies of it: an army brigade, the Revolutionary Guards.
    """
    named: dict[str, list[str]] = {}
    for one in told:
        for body in one.bodies:
            named.setdefault(body, []).append(one.claim)
    for body, other in pairs(named):
        if not set(named[body]) & set(named[other]):
            text = identity_words(body, other, named, speakers)
            yield Contradiction("identity", text, unique(named[body]), unique(named[other]), 0.85)


def identity_words(body: str, other: str, named: Mapping[str, list[str]], speakers: Speakers) -> Sentence:
    """
    Who tells of which body; one who is alone with both is named once.
    """
    bodies = {"body": actors()[body].name, "another": actors()[other].name}
    ones, others = ([speakers.name_of(claim) for claim in named[key]] for key in (body, other))
    apart = next(((one, two) for one in unique(ones) for two in unique(others) if one != two), None)
    if apart is None:
        return say("identities_of_one", who=ones[0], **bodies)
    return say("identities_apart", one=apart[0], other=apart[1], **bodies)


def pairs(named: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """
    Bodies of one side, neither of which is a part of the other.
    """
    listed = sorted(named)
    for place, one in enumerate(listed):
        for other in listed[place + 1 :]:
            if (
                one not in above(other)
                and other not in above(one)
                and actors()[one].side == actors()[other].side
            ):
                yield one, other


def above(body: str) -> list[str]:
    """
    The bodies that a body is a part of.
    """
    found: list[str] = []
    parent = actors()[body].parent
    while parent and parent not in found:
        found.append(parent)
        parent = actors()[parent].parent if parent in actors() else None
    return found


def denials(told: Sequence[Testimony]) -> Iterator[Contradiction]:
    """
    Each denial with what it denies: claims of the same kind of event with the same harm and sides.
    """
    said = by_matter(told)
    numbered = {one.claim: numbers_of(one) for one in told}
    tellers = {one.document for one in told if one.is_real}
    for denial in told:
        if denial.certainty != "denied" or (denial.document in tellers and denies_nothing(denial)):
            continue
        groups = [said[matter] for matter in sorted(denied_by(denial), key=str) if matter in said]
        if is_own(denial) and (wrong := numbers_of(denial)):
            groups = [with_number(group, wrong, numbered) for group in groups]
        own = unique(one for group in groups for one in group.get(claimant(denial), ()))
        others = unique(others_of(groups, claimant(denial)))
        who = denial.claimant or ""
        if others:
            text = say("denial" if len(others) > 1 else "denial_of_one", who=who, count=len(others))
            yield Contradiction("denial", text, (denial.claim,), others, 0.8)
        if own:
            text = say("retraction", who=who)
            yield Contradiction("retraction", text, (denial.claim,), own, 0.7)


def denies_nothing(denial: Testimony) -> bool:
    """
    Whether a report that tells of an event denies in its own words no more than it names: "no one claimed
    responsibility".
    """
    return is_own(denial) and not (denial.figures or doer_of(denial) or denial.target_side)


def with_number(
    group: Mapping[str, list[str]], wrong: frozenset[Number], numbered: Mapping[str, frozenset[Number]]
) -> dict[str, list[str]]:
    """
    The claims that give a number which an outlet takes back: it does not deny the event.
    """
    return {name: [claim for claim in claims if wrong & numbered[claim]] for name, claims in group.items()}


def by_matter(told: Iterable[Testimony]) -> dict[Matter, dict[str, list[str]]]:
    """
    The claims that are said to be so, by what they are about and by claimant.
    """
    found: dict[Matter, dict[str, list[str]]] = {}
    for one in told:
        if one.is_real:
            for matter in matters(one):
                found.setdefault(matter, {}).setdefault(claimant(one), []).append(one.claim)
    return found


def matters(one: Testimony) -> set[Matter]:
    """
    What a claim says, as a denial may name it: each may leave away the side that did it or the people, and
    one that tells of harm only does not name the kind of event.
    """
    harms: set[Harm] = {(figure.outcome, figure.side) for figure in one.figures}
    harms |= {(outcome, None) for outcome, _ in harms} | {(None, None), (None, one.target_side)}
    kinds = {one.event_type, OPEN} if one.figures else {one.event_type}
    return {Matter(kind, doer, *harm) for kind in kinds for doer in {doer_of(one), None} for harm in harms}


def denied_by(denial: Testimony) -> set[Matter]:
    """
    What a denial is about: its harms, to the side that it names; where it names no harm, what was done, to
    whom. Either by the side that it names, and of the kind of event that it names.
    """
    harms: set[Harm] = {(figure.outcome, figure.side) for figure in denial.figures}
    harms = harms or {(None, denial.target_side)}
    return {Matter(denial.event_type, doer_of(denial), *harm) for harm in harms}


def others_of(groups: Iterable[Mapping[str, list[str]]], own: str) -> Iterator[str]:
    """
    What other claimants say: the first 100 claims, so that a much printed event stays readable.
    """
    claims = (claim for group in groups for name, listed in group.items() if name != own for claim in listed)
    return islice(claims, MOST)
