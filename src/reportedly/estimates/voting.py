"""
The rules that make one vote of all that a voice says, and say which votes may set the best figure.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportedly.estimates.classes import ALL, CIVILIANS, GROUPS, SIDE, UNKNOWN, Saying
from reportedly.estimates.contested import contested_classes
from reportedly.estimates.ranges import Range
from reportedly.estimates.weighing import Note, Vote, Weighing, greatest, told_by, unique
from reportedly.telling.sentences import Sentence, say


def one_vote(weighing: Weighing) -> Weighing:
    """
    Give each voice one vote, however many outlets print it: its number, with the widest bounds it gives.
    """
    heard: dict[str, dict[str, list[Saying]]] = {}
    for one in weighing.sayings:
        heard.setdefault(one.people, {}).setdefault(weighing.speakers.voice_of[one.claim], []).append(one)
    votes = {
        people: tuple(
            vote(voice, weighing.speakers.names[voice], sayings) for voice, sayings in by_voice.items()
        )
        for people, by_voice in heard.items()
    }
    return replace(weighing, votes=votes).noted_all(
        Note("one_vote", voices_sentence(people, cast), each(people, cast)) for people, cast in votes.items()
    )


def vote(voice: str, name: str, sayings: Sequence[Saying]) -> Vote:
    """
    What a voice gives, taking all that it says together.
    """
    tolls = [one for one in sayings if not (one.one_by_one or one.part)] or list(sayings)
    chosen = main_range([one.range for one in tolls])
    widest = Range(
        low=min(one.range.low for one in tolls),
        point=chosen.point,
        high=max(one.range.high for one in tolls),
        open=any(one.range.open for one in tolls),
        vague=chosen.vague,
    )
    return Vote(voice, name, widest, unique(one.claim for one in sayings))


def main_range(ranges: Sequence[Range]) -> Range:
    """
    Of several numbers that a voice gives, the one it gives most often; the first of those it gives as often.
    """
    often = Counter(ranges)
    return max(ranges, key=lambda one: often[one])


def voices_sentence(people: str, votes: Sequence[Vote]) -> Sentence:
    """
    How many voices speak of a class of people.
    """
    claims = sum(len(one.claims) for one in votes)
    names = [one.name for one in votes[:5]] + ["…"] * (len(votes) > 5)
    return say("one_vote", claims=claims, voices=len(votes), people=people, names=names)


def each(people: str, votes: Iterable[Vote]) -> tuple[tuple[str, str], ...]:
    """
    The claims of some votes, each with the class of people that it speaks of.
    """
    return tuple((people, claim) for one in votes for claim in one.claims)


def presumed_civilian(weighing: Weighing) -> Weighing:
    """
    Take people of whom nothing more is said for civilians, as long as nobody says that they fought.
    """
    spoken_of = {name for one in weighing.sayings for name in one.classes}
    if ALL not in weighing.votes or any(name.startswith(SIDE) for name in spoken_of):
        return weighing
    votes = {**weighing.votes, CIVILIANS: weighing.votes[ALL]}
    used = tuple((CIVILIANS, claim) for _, claim in each(ALL, weighing.votes[ALL]))
    return replace(weighing, votes=votes).noted(Note("presumed_civilian", say("presumed_civilian"), used))


def contested(weighing: Weighing) -> Weighing:
    """
    Find people that some voices count as civilians or of one side and others as of another: one toll.
    """
    found = contested_classes(weighing.sayings, weighing.speakers.voice_of)
    if not found:
        return weighing
    sentence = say("contested", classes=sorted(found))
    used = tuple((one.people, one.claim) for one in weighing.sayings if one.people in found)
    return replace(weighing, contested=found).noted(
        Note("contested", sentence, (*used, *((ALL, claim) for _, claim in used)))
    )


def whole_tolls(weighing: Weighing) -> Weighing:
    """
    Where civilians and fighters, or both sides, lost people, leave a number for one of them out of the whole;
    and where a voice gives a greater number of others in the same report.
    """
    spoken_of = {name for one in weighing.sayings for name in one.classes} - {UNKNOWN} - GROUPS
    several = len(spoken_of - weighing.contested) + bool(weighing.contested) > 1
    others = greatest_of_others(weighing)
    return weighing.leaving_out(
        "whole_tolls",
        lambda one: one.of_one_class and (several or others.get(told_by(one, weighing), 0) > one.range.high),
    )


def greatest_of_others(weighing: Weighing) -> dict[tuple[str, str, str], int]:
    """
    The greatest number that each voice gives in a report for people of whom it does not say what they were.
    """
    return greatest(
        (told_by(one, weighing), one.range.low)
        for one in weighing.sayings
        if one.people == ALL and UNKNOWN in one.classes and not (one.range.vague or one.part)
    )


def enemy_losses(weighing: Weighing) -> Weighing:
    """
    Let a party's word on what its own attack did to others widen the range, but not set the best figure.
    """
    partial = interested_voices(weighing.sayings, weighing.speakers.voice_of)
    votes = {
        people: disinterested(cast, partial.get(people, set())) for people, cast in weighing.votes.items()
    }
    notes = [
        Note(
            "enemy_losses",
            say("enemy_losses"),
            each(people, [one for one in cast if not one.plain]),
        )
        for people, cast in votes.items()
        if any(not one.plain for one in cast)
    ]
    return replace(weighing, votes=votes).noted_all(notes)


def interested_voices(sayings: Iterable[Saying], voice_of: Mapping[str, str]) -> dict[str, set[str]]:
    """
    The voices that speak of their own side's attack on others, by the class of people harmed.
    """
    found: dict[str, set[str]] = {}
    for one in sayings:
        side = one.testimony.claimant_side
        own = one.people == f"{SIDE}{side}" or one.classes == {f"{SIDE}{side}"}
        if one.testimony.by_doer and not own:
            found.setdefault(one.people, set()).add(voice_of[one.claim])
    return found


def disinterested(votes: tuple[Vote, ...], partial: set[str]) -> tuple[Vote, ...]:
    """
    The votes, those of a party to it marked unless another voice gives the same number.
    """
    others = {one.range.point for one in votes if one.voice not in partial}
    return tuple(one._replace(plain=one.voice not in partial or one.range.point in others) for one in votes)
