"""
The rules that set low, best and high of each class of people out of the votes of the voices.
"""

import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reportedly.estimates.classes import ALL, SIDE
from reportedly.estimates.voting import each
from reportedly.estimates.weighing import Bounds, Note, Vote, Weighing, with_plus
from reportedly.telling.sentences import Sentence, say


def low(weighing: Weighing) -> Weighing:
    """
    Set the low figure: the smallest number that any voice gives.
    """
    found = {people: min(vote.range.low for vote in votes) for people, votes in weighing.votes.items()}
    notes = [
        Note("low", says_who("low", least, by_low(votes, least)), each(people, by_low(votes, least)))
        for people, votes in weighing.votes.items()
        for least in [found[people]]
    ]
    bounds = {people: Bounds(least, least, least) for people, least in found.items()}
    return replace(weighing, bounds=bounds).noted_all(notes)


def by_low(votes: Sequence[Vote], least: int) -> list[Vote]:
    """
    The votes whose least number is the low.
    """
    return [one for one in votes if one.range.low == least]


def says_who(bound: str, number: int | str, votes: Sequence[Vote]) -> Sentence:
    """
    What the low or the high is, with those who say so.
    """
    first, more = votes[0].name, len(votes) - 1
    if not more:
        return say(bound, number=number, name=first)
    return say(f"{bound}_of_several", number=number, name=first, more=more)


def high(weighing: Weighing) -> Weighing:
    """
    Set the high figure: the greatest number that any voice gives; open where that one says "or more".
    """
    bounds, notes = dict(weighing.bounds), []
    for people, votes in weighing.votes.items():
        most = max(vote.range.high for vote in votes)
        top = [one for one in votes if one.range.high == most]
        is_open = any(one.range.open for one in top)
        bounds[people] = bounds[people]._replace(high=most, open=is_open)
        sentence = says_who("high", with_plus(most, is_open=is_open), top)
        notes.append(Note("high", sentence, each(people, top)))
    return replace(weighing, bounds=bounds).noted_all(notes)


def best(weighing: Weighing, *, way: str) -> Weighing:
    """
    Set the best figure in the way that the profile names, from the votes of voices that are no party to it.
    """
    bounds, notes = dict(weighing.bounds), []
    for people, votes in weighing.votes.items():
        plain = [one for one in votes if one.plain] or list(votes)
        pointed = [one for one in plain if one.range.point is not None] or plain
        value, sentence = WAYS[way](pointed)
        bounds[people] = within(bounds[people]._replace(best=value))
        used = [one for one in pointed if one.range.number == value]
        notes.append(Note("best", sentence, each(people, used)))
    return replace(weighing, bounds=bounds).noted_all(notes)


def within(bounds: Bounds) -> Bounds:
    """
    The bounds widened where the best lies outside.
    """
    return bounds._replace(low=min(bounds.low, bounds.best), high=max(bounds.high, bounds.best))


def most_voices(votes: Sequence[Vote]) -> tuple[int, Sentence]:
    """
    The number that most voices give; the middle one, rather low than high, where no two agree.
    """
    often = Counter(one.range.number for one in votes)
    most = max(often.values())
    if len(votes) > 1 and most == 1:
        value = statistics.median_low(often)
        return value, say("best_middle", number=value)
    value = min(number for number, count in often.items() if count == most)
    return value, say("best_most", number=value, count=most, of=len(votes))


def smallest(votes: Sequence[Vote]) -> tuple[int, Sentence]:
    """
    The lowest number that a voice gives.
    """
    value = min(one.range.number for one in votes)
    return value, say("best_smallest", number=value, count=len(votes))


Way = Callable[[Sequence[Vote]], tuple[int, Sentence]]
WAYS: Mapping[str, Way] = {"most_voices": most_voices, "smallest": smallest}


def sums_bound(weighing: Weighing) -> Weighing:
    """
    Where nobody gives a number for the incident alone, let a sum over a longer time bound it from above.
    """
    bounds, notes = dict(weighing.bounds), []
    for people, votes in weighing.votes.items():
        sums = [one for one in weighing.sums if one.people == people and not one.range.vague]
        most = max((one.range.high for one in sums), default=0)
        if all(vote.range.vague for vote in votes) and most > bounds[people].high:
            is_open = any(one.range.open for one in sums if one.range.high == most)
            bounds[people] = bounds[people]._replace(high=most, open=is_open)
            text = say("sums_bound", number=with_plus(most, is_open=is_open))
            notes.append(Note("sums_bound", text, tuple((people, one.claim) for one in sums)))
    return replace(weighing, bounds=bounds).noted_all(notes)


def own_losses(weighing: Weighing) -> Weighing:
    """
    Take what a party admits of its own losses as the least of them.
    """
    bounds, notes = dict(weighing.bounds), []
    for people, found in weighing.bounds.items():
        admitted = [
            one
            for one in weighing.sayings
            if one.people == people
            and people.startswith(SIDE)
            and one.testimony.claimant_side == people.removeprefix(SIDE)
        ]
        floor = max((one.range.low for one in admitted), default=0)
        if floor > found.low:
            bounds[people] = raised(found, floor)
            if ALL in bounds:
                bounds[ALL] = raised(bounds[ALL], floor)
            sentence = say("own_losses", number=floor)
            notes.append(Note("own_losses", sentence, tuple((people, one.claim) for one in admitted)))
    return replace(weighing, bounds=bounds).noted_all(notes)


def raised(found: Bounds, floor: int) -> Bounds:
    """
    The bounds with a low no lower than some number.
    """
    low = max(found.low, floor)
    return Bounds(low, max(found.best, low), max(found.high, low), found.open)
