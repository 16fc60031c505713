"""
To which event of a sentence the people belong who are counted in it, by the encoder and the grammar together.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.claims.tolls import cause_of, come_to, in_turn, may_end
from reportedly.counts.bygone import told_in
from reportedly.records import Casualty, Harm, Sentence, Span, Trigger
from reportedly.trained.asked import Asked, logit
from reportedly.trained.choice import Features, Option, best


class Event(NamedTuple):
    """
    An event that a sentence claims, with what hangs on its words by the encoder.
    """

    trigger: Trigger
    certainty: str
    asked: Asked

    def hears(self, role: str, span: Span | None) -> float:
        """
        How far some words fill a role of the event; 0 where there are none.
        """
        return self.asked.share(role, span) if span else 0.0

    def harms(self, entry: Casualty) -> float:
        """
        How far the event is heard to have harmed the people of an entry, by their words or by their number.
        """
        return max(self.hears("victims", entry.victims), self.hears("count", entry.count))


class Told(NamedTuple):
    """
    The events of a sentence and the harms that it tells of, as far as they stand in one window, and its
    stretches that tell of an older event.
    """

    sentence: Sentence
    harms: Sequence[Harm]
    events: Sequence[Event]
    bygone: Sequence[range]


class Counted(NamedTuple):
    """
    An entry that the grammar found under a harm, with the number of the event that it gave the harm to, and
    those of all to which the harm may belong.
    """

    entry: Casualty
    harm: Harm
    owner: int | None
    beside: Sequence[int]


def counted(told: Told) -> list[list[Counted]]:
    """
    All entries that the grammar found in a sentence, harm by harm.
    """
    named = [event.trigger for event in told.events]
    stretches = told.bygone if len(named) > 1 else ()
    turns = in_turn(told.harms, named)
    found = []
    for harm in told.harms:
        near = beside(told, harm, stretches)
        if harm.word in turns:
            own = [n for n in near if named[n] in turns[harm.word]]
            fit = any(may_end(entry, named[n].event_type) for n in own for entry in harm.casualties)
            near = own if fit else near
        owner = cause_of(harm, [named[n] for n in near])
        n = named.index(owner) if owner else None
        found.append([Counted(entry, harm, n, near) for entry in harm.casualties])
    return found


def beside(told: Told, harm: Harm, stretches: Sequence[range]) -> Sequence[int]:
    """
    The numbers of the events to which a harm may belong: where a sentence tells of an older event beside
    another, in one of some *stretches*, those in the stretch that tells of the harm.
    """
    tokens, every = told.sentence.tokens, range(len(told.events))
    if not stretches:
        return every
    here = told_in(tokens, stretches, harm.word.start)
    same = [n for n in every if told_in(tokens, stretches, told.events[n].trigger.span.start) == here]
    fit = any(may_end(entry, told.events[n].trigger.event_type) for n in same for entry in harm.casualties)
    return same if fit else every


def options(told: Told, one: Counted) -> list[Option]:
    """
    The events that an entry may belong to, by their numbers, and none: nobody is wounded by a ceasefire.

    People told by a number are never left out where the grammar has an event for them.
    """
    events = [
        Option(n, evidence(told, one, n))
        for n in one.beside
        if may_end(one.entry, told.events[n].trigger.event_type)
    ]
    if events and one.owner is not None and form(one.entry) == "counted":
        return events
    return [Option(None, absence(told, one)), *events]


def evidence(told: Told, one: Counted, n: int) -> Features:
    """
    What speaks for event *n*.
    """
    event, entry = told.events[n], one.entry
    heard = logit(event.harms(entry))
    found = {
        "encoder": heard,
        f"encoder {form(entry)}": heard,
        "encoder harm": logit(max(event.harms(other) for other in one.harm.casualties)),
        "perpetrator": logit(event.hears("perpetrator", entry.victims)),
        "grammar": float(n == one.owner),
        "before grammar": float(one.owner is not None and n < one.owner),
        "named": float(event.trigger.span.meets(one.harm.word)),
    }
    return {name: value for name, value in found.items() if value}


def absence(told: Told, one: Counted) -> Features:
    """
    What speaks against any event.
    """
    entry = one.entry
    found = {
        "none": 1.0,
        f"none {form(entry)}": 1.0,
        f"none {entry.outcome}": 1.0,
        "none part": float(entry.subset_of is not None),
        "none unowned": float(one.owner is None),
    }
    if one.owner is not None:
        found[f"none {told.events[one.owner].certainty}"] = 1.0
    return {name: value for name, value in found.items() if value}


def form(entry: Casualty) -> str:
    """
    In what words the people of an entry are counted.
    """
    if entry.low == entry.high == 0:
        return "nobody"
    if entry.vague:
        return "vague" if entry.count else "bare"
    return "counted" if entry.count else "one"


def choose(told: Told, weights: Features) -> list[list[Casualty]]:
    """
    The entries of each event.
    """
    found: list[list[Casualty]] = [[] for _ in told.events]
    for entries in counted(told):
        places: list[tuple[int | None, int]] = []
        for one in entries:
            n = best(options(told, one), weights)
            whole = whole_in(places, one.entry.subset_of, n)
            places.append((n, 0 if n is None else len(found[n])))
            if n is not None:
                entry = come_to(one.entry, told.events[n].trigger.event_type)
                found[n].append(replace(entry, subset_of=whole))
    return found


def whole_in(places: Sequence[tuple[int | None, int]], whole: int | None, n: int | None) -> int | None:
    """
    Where among the entries of event *n* that stands which another is part of; None where it went elsewhere.
    """
    if whole is None or whole >= len(places) or places[whole][0] != n:
        return None
    return places[whole][1]
