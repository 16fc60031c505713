"""
Which event of a sentence a toll belongs to.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from reportedly.counts.victims import people_in
from reportedly.language.tokens import tokens_between
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Claim, Harm, Mention, Sentence, Span, Trigger

START = itemgetter(0)
# What is left of an event that is claimed only because people are counted.
INSISTED = 0.05
# Kinds of parties whose people fight.
FIGHTING = frozenset({"armed_group", "state_military", "pro_government_militia"})


def assign(triggers: Sequence[Trigger], harms: Sequence[Harm]) -> dict[Trigger, tuple[Casualty, ...]]:
    """
    Each event of a sentence with the casualties claimed of it.

    A toll belongs to the event that its own words name; else, among the events whose type
    can cause such harm, to the nearest.
    """
    found: dict[Trigger, list[Casualty]] = {trigger: [] for trigger in triggers}
    turns = in_turn(harms, triggers)
    for harm in harms:
        trigger = cause_of(harm, turns.get(harm.word, triggers))
        if trigger:
            entries = found[trigger]
            before = len(entries)
            entries.extend(shifted(come_to(entry, trigger.event_type), before) for entry in harm.casualties)
    return {trigger: tuple(entries) for trigger, entries in found.items()}


def in_turn(harms: Sequence[Harm], triggers: Sequence[Trigger]) -> dict[Span, Sequence[Trigger]]:
    """
    The word of each harm → the events right before it, where a sentence tells of an event and whom it harmed,
    then of the next and whom it harmed: "shelling killed two while an air strike on the town killed three".
    """
    words = [harm.word for harm in harms if harm.casualties]
    causes = [one for one in triggers if not any(one.span.meets(word) for word in words)]
    marks = sorted(
        [(one.span.start, one) for one in causes] + [(word.start, word) for word in words], key=START
    )
    turns: list[tuple[list[Trigger], list[Span]]] = []
    for _, mark in marks:
        if isinstance(mark, Span):
            if not turns:
                return {}
            turns[-1][1].append(mark)
        elif not turns or turns[-1][1]:
            turns.append(([mark], []))
        else:
            turns[-1][0].append(mark)
    if len(turns) < 2 or not turns[-1][1]:
        return {}
    return {word: events for events, told in turns for word in told}


def come_to(entry: Casualty, event_type: str) -> Casualty:
    """
    The entry with what its event makes of it: those shot in an execution are dead, those captured in an
    abduction abducted.
    """
    table: Mapping[str, Mapping[str, str]] = lexicon("tolls")["becomes"]
    outcome = table.get(event_type, {}).get(entry.outcome)
    return replace(entry, outcome=outcome) if outcome else entry


def shifted(entry: Casualty, before: int) -> Casualty:
    """
    The entry as it counts behind *before* others of the same claim.
    """
    return entry if entry.subset_of is None else replace(entry, subset_of=entry.subset_of + before)


def outcome_of(harm: Harm) -> str | None:
    """
    What a harm did to the people it counts.
    """
    return harm.casualties[0].outcome if harm.casualties else None


def cause_of(harm: Harm, triggers: Sequence[Trigger]) -> Trigger | None:
    """
    The event that a harm belongs to; None where the sentence claims no event that could cause it.
    """
    outcome = outcome_of(harm)
    along = types_under("along", outcome)
    fitting = [trigger for trigger in triggers if may_come_to(trigger.event_type, outcome)]
    named = [one for one in fitting if one.span.meets(harm.word)]
    if named:
        return named[0]
    return min(
        fitting,
        key=lambda one: (one.event_type in along, abs(one.span.start - harm.word.start)),
        default=None,
    )


def with_harmed(
    chosen: Sequence[Trigger], listed: Sequence[Trigger], harms: Sequence[Harm]
) -> tuple[Trigger, ...]:
    """
    The events *chosen* for a sentence with one that can have harmed those whom it counts, where none can: of
    "captured 30 and released 12" the capture, too. *listed* are those that its words may name.
    """
    kept = [one for one in chosen if not is_misread(one, listed, harms)]
    return tuple(sorted([*kept, *unfit(harms, kept, listed)], key=lambda one: one.span))


def is_misread(trigger: Trigger, listed: Sequence[Trigger], harms: Sequence[Harm]) -> bool:
    """
    Whether the words of an event that harms nobody tell of people counted, and may name one that harmed
    them: no territory is taken in "captured 30 fighters".
    """
    causes: Mapping[str, Sequence[str]] = lexicon("tolls")["causes"]
    if any(trigger.event_type in types for types in causes.values()):
        return False
    entries = [entry for harm in harms if harm.word.meets(trigger.span) for entry in harm.casualties[:1]]
    own = [one.event_type for one in listed if one.span.meets(trigger.span)]
    return any(
        entry.count and not may_end(entry, trigger.event_type) and any(may_end(entry, name) for name in own)
        for entry in entries
    )


def unfit(harms: Sequence[Harm], chosen: Sequence[Trigger], listed: Sequence[Trigger]) -> Iterator[Trigger]:
    """
    The event of the first harm of a sentence by which people are counted, and that no event *chosen* can
    have done: "police arrested 200 protesters after two officers were injured".
    """
    types = [one.event_type for one in chosen]
    for harm in harms:
        entry = next((one for one in harm.casualties if one.count and one.high != 0), None)
        if entry is None or any(may_end(entry, name) for name in types):
            continue
        if any(one.span.meets(harm.word) for one in chosen):
            continue
        own = (one for one in listed if one.span.meets(harm.word) and may_end(entry, one.event_type))
        event_type = next((one.event_type for one in own), lexicon("tolls")["alone"].get(entry.outcome))
        if event_type:
            yield Trigger(harm.word, event_type, INSISTED, plain=False)
            return


def may_come_to(event_type: str, outcome: str | None) -> bool:
    """
    Whether people may come to such an end in an event of a type, or along with it.
    """
    return event_type in types_under("causes", outcome) or event_type in types_under("along", outcome)


def may_end(entry: Casualty, event_type: str) -> bool:
    """
    Whether the people of an entry may have come to their end in an event of a type.
    """
    return may_come_to(event_type, come_to(entry, event_type).outcome)


def types_under(name: str, outcome: str | None) -> Sequence[str]:
    """
    The types of event that stand under an outcome, among the causes or those that go along.
    """
    table: Mapping[str, Sequence[str]] = lexicon("tolls")[name]
    return table.get(outcome or "", ())


def known(entry: Casualty, sentence: Sentence, mentions: Sequence[Mention]) -> Casualty:
    """
    The entry with what its victims are by the words for them, and the side of their party.
    """
    if entry.victims is None:
        return entry
    named = [one for one in mentions if one.span.meets(entry.victims)]
    if entry.victims_type == "unknown":
        tokens = tokens_between(sentence.tokens, entry.victims.start, entry.victims.end)
        fights = any(one.kind in FIGHTING and one.side for one in named)
        entry = replace(entry, victims_type=told_type(people_in(tokens), fights=fights))
    sides = [one.side for one in named if one.side]
    return replace(entry, victims_side=sides[0]) if sides and entry.victims_type != "civilian" else entry


def aimed_at(claim: Claim) -> Claim:
    """
    The claim with the side of its target for those who fought and were harmed, where their words tell none.
    """
    side = claim.target.side if claim.target else None
    if side is None or (claim.perpetrator and claim.perpetrator.side == side):
        return claim
    entries = tuple(
        replace(one, victims_side=side) if one.victims_type == "combatant" and not one.victims_side else one
        for one in claim.casualties
    )
    return replace(claim, casualties=entries)


def told_type(told: str | None, *, fights: bool) -> str:
    """
    What people are by the words for them, or for their party where it fights: "members of the front".
    """
    return "combatant" if fights and told in {None, "unknown"} else told or "unknown"
