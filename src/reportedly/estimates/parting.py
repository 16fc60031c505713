"""
The rules that make parts and whole agree, and put what a person decided above what was worked out.
"""

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from reportedly.estimates.classes import ALL, CIVILIANS, GROUPS, SIDE, UNKNOWN
from reportedly.estimates.weighing import Bounds, Note, Weighing, unique, with_plus
from reportedly.telling.sentences import Sentence, say


def contested_zero(weighing: Weighing) -> Weighing:
    """
    Let low and best be 0 in every class that the same people are counted in by different voices.
    """
    bounds = {
        people: found._replace(low=0, best=0) if people in weighing.contested else found
        for people, found in weighing.bounds.items()
    }
    notes = [
        Note("contested_zero", say("contested_zero"), used)
        for people in sorted(weighing.contested)
        for used in [tuple((people, one.claim) for one in weighing.sayings if one.people == people)]
    ]
    return replace(weighing, bounds=bounds).noted_all(notes)


def parts(weighing: Weighing) -> Weighing:
    """
    Make the parts sum to the whole: whoever is in no class is unknown, and no part exceeds the whole.
    """
    if not weighing.bounds:
        return weighing
    bounds = with_rest(agreeing(yielding(weighing), weighing.contested))
    whole = bounds[ALL]
    used = tuple((people, claim) for claim in weighed_claims(weighing) for people in (ALL, UNKNOWN))
    cut = [
        cut_note(weighing, people, whole)
        for people, was in weighing.bounds.items()
        if (is_part(people) or people in GROUPS) and bounds[people] != was
    ]
    noted = [Note("parts", sentence(whole, bounds), used), *cut]
    return replace(weighing, bounds=bounds, apart=weighing.bounds).noted_all(noted)


def yielding(weighing: Weighing) -> dict[str, Bounds]:
    """
    The bounds, those of classes that only a party counts which speaks of what it did to others with no more
    than the other classes leave of the whole: its word does not raise that either.
    """
    bounds = dict(weighing.bounds)
    parts_of_it = {people: found for people, found in bounds.items() if is_part(people)}
    partial = [people for people in parts_of_it if people not in weighing.contested | plain_in(weighing)]
    if ALL not in plain_in(weighing):
        return bounds
    left = bounds[ALL].best - sum(one.best for people, one in parts_of_it.items() if people not in partial)
    for people in partial:
        found = bounds[people]
        best = max(0, min(found.best, left))
        bounds[people] = found._replace(low=min(found.low, best), best=best)
        left -= best
    return bounds


def plain_in(weighing: Weighing) -> frozenset[str]:
    """
    The classes of people of which a voice speaks that is no party to what was done to them.
    """
    return frozenset(people for people, votes in weighing.votes.items() if any(vote.plain for vote in votes))


def agreeing(
    apart: Mapping[str, Bounds], contested: AbstractSet[str], given: Bounds | None = None
) -> dict[str, Bounds]:
    """
    The bounds as they agree with the whole: the one *given*, or the one that they make.
    """
    classes = {people: found for people, found in apart.items() if is_part(people)}
    groups = {people: found for people, found in apart.items() if people in GROUPS}
    whole = given or whole_of(apart.get(ALL), contested, classes, groups)
    bounds = {ALL: whole, **{people: fitted(found, whole) for people, found in classes.items()}}
    if given:
        bounds |= shared_out(given, {people: bounds[people] for people in classes})
    return bounds | {people: fitted(found, whole) for people, found in groups.items()}


def with_rest(bounds: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """
    The bounds with those of whom nothing is known, where the classes leave any of the whole.
    """
    classes = [found for people, found in bounds.items() if is_part(people)]
    rest = remainder(bounds[ALL], classes)
    left = rest.best >= 0 and (rest.high or not classes)
    return {**bounds, UNKNOWN: rest} if left else {**bounds}


def shared_out(whole: Bounds, classes: Mapping[str, Bounds]) -> dict[str, Bounds]:
    """
    The classes with no more in all of them than in the whole that a person set: the largest goes first.
    """
    left, found = whole.best, {}
    for people, one in sorted(classes.items(), key=lambda item: -item[1].best):
        best = min(one.best, left)
        found[people] = one._replace(low=min(one.low, best), best=best)
        left -= best
    return found


def cut_note(weighing: Weighing, people: str, whole: Bounds) -> Note:
    """
    The step that says why the figure of a part is lower than what is claimed of it.
    """
    claims = unique(claim for vote in weighing.votes.get(people, ()) for claim in vote.claims)
    most = with_plus(whole.high, is_open=whole.open)
    return Note("parts", say("parts_cut", number=most), tuple((people, claim) for claim in claims))


def is_part(people: str) -> bool:
    """
    Whether a class is one of those that sum to the whole.
    """
    return people == CIVILIANS or people.startswith(SIDE)


def whole_of(
    told: Bounds | None,
    contested: AbstractSet[str],
    classes: Mapping[str, Bounds],
    groups: Mapping[str, Bounds],
) -> Bounds:
    """
    All the people: what is said of all of them, its best raised to what the classes sum to.
    """
    separate = [found for people, found in classes.items() if people not in contested]
    total = summed(separate)
    said = told or summed(separate or [*classes.values(), *groups.values()][:1])
    best = max([said.best, total.best, *(one.best for one in groups.values())])
    high = max(said.high, best)
    return Bounds(said.low, best, high, said.open or (total.open and total.high >= high))


def summed(parts_of_it: Iterable[Bounds]) -> Bounds:
    """
    The bounds of people of different classes taken together.
    """
    listed = tuple(parts_of_it)
    return Bounds(
        sum(one.low for one in listed),
        sum(one.best for one in listed),
        sum(one.high for one in listed),
        any(one.open for one in listed),
    )


def fitted(found: Bounds, whole: Bounds) -> Bounds:
    """
    The bounds of a part, no higher than those of the whole.
    """
    high = min(found.high, whole.high)
    return Bounds(min(found.low, high), min(found.best, high), high, found.open and whole.open)


def remainder(whole: Bounds, classes: Iterable[Bounds]) -> Bounds:
    """
    The people of the whole who are in none of the classes.
    """
    known = summed(classes)
    best = whole.best - known.best
    low = min(best, max(0, whole.low - known.high))
    return Bounds(low, best, max(best, whole.high - known.low), whole.open)


def weighed_claims(weighing: Weighing) -> tuple[str, ...]:
    """
    The claims that the whole and its classes rest on.
    """
    return unique(claim for votes in weighing.votes.values() for vote in votes for claim in vote.claims)


def sentence(whole: Bounds, bounds: Mapping[str, Bounds]) -> Sentence:
    """
    How the whole is made up: "31 in all: 20 civilians, 11 unknown".
    """
    shares = [
        (found.best, people) for people, found in bounds.items() if is_part(people) or people == UNKNOWN
    ]
    return say("parts", number=whole.best, shares=shares)


def decided(weighing: Weighing) -> Weighing:
    """
    Put the figures that a person set above what was worked out, say what they would be, and let the others
    agree with them.
    """
    chosen: dict[str, Bounds] = {}
    notes = []
    for one in weighing.decisions:
        outcome, _, people = (one.field or "").partition("/")
        if one.kind == "estimate" and outcome == weighing.outcome and one.value:
            was = weighing.bounds.get(people)
            value = json.loads(one.value)
            chosen[people] = Bounds(value["low"], value["best"], value["high"], value.get("open", False))
            words = {"who": one.who, "day": one.at[:10], "why": one.why}
            text = say("decided", **words, range=f"{was.low}–{was.best}–{was.high}") if was else None
            text = text or say("decided_alone", **words)
            notes.append(Note("decided", text, ((people, one.id),)))
    return replace(weighing, bounds=with_chosen(weighing, chosen)).noted_all(notes)


def with_chosen(weighing: Weighing, chosen: Mapping[str, Bounds]) -> Mapping[str, Bounds]:
    """
    The bounds with those that a person set: they stay as they are, and the others agree with them.
    """
    if not (chosen and weighing.bounds):
        return chosen or weighing.bounds
    contested = weighing.contested - set(chosen)
    others = agreeing({**weighing.apart, **chosen}, contested, chosen.get(ALL))
    bounds = {**others, **chosen}
    return bounds if UNKNOWN in chosen else with_rest(bounds)
