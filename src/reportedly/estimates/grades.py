"""
Grades of an event as Airwars and Iraq Body Count word them: suggested, with the reason; a person confirms.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from reportedly.decisions.review import rejected_in
from reportedly.estimates.classes import CIVILIANS, SIDE, UNKNOWN, people_of
from reportedly.estimates.doers import doer_of, told_apart
from reportedly.estimates.leaving_out import said
from reportedly.estimates.weighing import speakers_of, unique
from reportedly.events.records import Decision, Grade, Testimony, Voice
from reportedly.telling.sentences import say

HARM = frozenset({"killed", "wounded"})
PARTIES = frozenset({"government", "armed_group", "unnamed_official"})


class Harm(NamedTuple):
    """
    What is said of harm to people in an event, without what was rejected or is not said to be real.

    `told` are the claims that give people killed or wounded, `civilian` those whose victims may be
    civilians, `voices` the independent voices behind these, `doers` the voices for each side that they blame.
    """

    told: tuple[Testimony, ...]
    civilian: tuple[Testimony, ...]
    voices: tuple[str, ...]
    doers: dict[str, set[str]]


def grade(
    testimonies: Iterable[Testimony], voices: Iterable[Voice] = (), decisions: Collection[Decision] = ()
) -> tuple[Grade, ...]:
    """
    The grade of an event under each scheme: what a person set, else what is suggested, with the reason.
    """
    found = harm_told(tuple(testimonies), tuple(voices), decisions)
    suggested = [Grade("airwars", *airwars(found)), Grade("ibc", *ibc(found))]
    return tuple(set_by_person(one, decisions) or one for one in suggested)


def set_by_person(suggested: Grade, decisions: Iterable[Decision]) -> Grade | None:
    """
    The grade that a person set under a scheme, with what is suggested beside it.
    """
    found = [
        one
        for one in decisions
        if one.kind == "grade" and (one.field or suggested.scheme) == suggested.scheme
    ]
    if not found:
        return None
    last = found[-1]
    words = {"who": last.who, "day": last.at[:10], "value": suggested.value, "reason": suggested.reason}
    reason = say("graded", **words, why=last.why) if last.why else say("graded_bare", **words)
    return Grade(suggested.scheme, str(said(last)), reason, last.id)


def harm_told(
    testimonies: tuple[Testimony, ...], voices: tuple[Voice, ...], decisions: Iterable[Decision]
) -> Harm:
    """
    What is said of harm to people in an event.
    """
    gone = rejected_in(decisions)
    real = [one for one in testimonies if one.is_real and one.claim not in gone]
    told = tuple(one for one in real if any(is_harm(one, place) for place in range(len(one.figures))))
    civilian = tuple(one for one in told if may_be_civilian(one))
    speakers = speakers_of(real, voices)
    doers: dict[str, set[str]] = {}
    for one in civilian:
        doer = doer_of(one)
        if doer:
            doers.setdefault(doer, set()).add(speakers.voice_of[one.claim])
    blamed = {doer: doers[doer] for doer in told_apart(doers)}
    return Harm(told, civilian, unique(speakers.voice_of[one.claim] for one in civilian), blamed)


def is_harm(testimony: Testimony, place: int) -> bool:
    """
    Whether a figure says that somebody was killed or wounded.
    """
    figure = testimony.figures[place]
    return figure.outcome in HARM and figure.high != 0


def may_be_civilian(testimony: Testimony) -> bool:
    """
    Whether a claim tells of harm to civilians, or to people of whom it is not said that they fought.
    """
    return any(
        is_harm(testimony, place) and people_of(figure, testimony) in {CIVILIANS, UNKNOWN}
        for place, figure in enumerate(testimony.figures)
    )


def airwars(found: Harm) -> tuple[str, str]:
    """
    Airwars' grade of harm to civilians, and the reason.

    1. Confirmed: the party that is blamed says so itself.
    2. Contested: independent voices blame different parties.
    3. Discounted: whoever was harmed is said to have fought.
    4. Fair: two or more independent voices, and a party that is said to have done it; else weak.
    """
    if not found.civilian:
        return without_civilians(found)
    admitted = [one for one in found.civilian if admits(one)]
    if admitted:
        return "Confirmed", say("admitted", who=admitted[0].claimant or "")
    if len(found.doers) > 1:
        return "Contested", say("blamed_apart", names=sorted(found.doers))
    return by_voices(found)


def without_civilians(found: Harm) -> tuple[str, str]:
    """
    The grade where nobody tells of harm to civilians.
    """
    if found.told:
        return "Discounted", say("all_fought")
    return "None reported", say("nobody_harmed")


def by_voices(found: Harm) -> tuple[str, str]:
    """
    The grade of harm to civilians that is neither admitted nor contested.
    """
    count = len(found.voices)
    if count > 1 and found.doers:
        return "Fair", say("fair", count=count, doer=next(iter(found.doers)))
    if count > 1:
        return "Weak", say("doer_unknown", count=count)
    return "Weak", say("single_voice")


def admits(testimony: Testimony) -> bool:
    """
    Whether a party says that its own side did what it tells of.
    """
    side = testimony.claimant_side
    own = any(people_of(figure, testimony) == f"{SIDE}{side}" for figure in testimony.figures)
    return (
        testimony.by_doer
        and testimony.claimant_type in PARTIES
        and testimony.certainty == "stated"
        and not own
    )


def ibc(found: Harm) -> tuple[str, str]:
    """
    Iraq Body Count's rule, and the reason: two independent sources, else the event is provisional.
    """
    count = len(found.voices)
    if count > 1:
        return "Corroborated", say("corroborated", count=count)
    return "Provisional", say("one_tells" if count else "nobody_tells")
