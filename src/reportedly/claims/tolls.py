"""
Which event of a sentence a toll belongs to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.language import lexicon
from reportedly.records import Casualty, Harm, Mention, Trigger


def assign(triggers: Sequence[Trigger], harms: Sequence[Harm]) -> dict[Trigger, tuple[Casualty, ...]]:
    """
    Each event of a sentence with the casualties claimed of it.

    A toll belongs to the event that its own words name; else, among the events whose type
    can cause such harm, to the nearest.
    """
    found: dict[Trigger, list[Casualty]] = {trigger: [] for trigger in triggers}
    for harm in harms:
        trigger = cause_of(harm, triggers)
        if trigger:
            entries = found[trigger]
            before = len(entries)
            entries.extend(shifted(come_to(entry, trigger.event_type), before) for entry in harm.casualties)
    return {trigger: tuple(entries) for trigger, entries in found.items()}


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
    causing, along = listed("causes", outcome), listed("along", outcome)
    fitting = [trigger for trigger in triggers if trigger.event_type in {*causing, *along}]
    named = [one for one in fitting if one.span.meets(harm.word)]
    if named:
        return named[0]
    return min(
        fitting,
        key=lambda one: (one.event_type in along, abs(one.span.start - harm.word.start)),
        default=None,
    )


def may_come_to(event_type: str, outcome: str) -> bool:
    """
    Whether people may come to such an end in an event of a type, or along with it.
    """
    return event_type in listed("causes", outcome) or event_type in listed("along", outcome)


def listed(name: str, outcome: str | None) -> Sequence[str]:
    """
    The types of event that stand under an outcome, among the causes or those that go along.
    """
    table: Mapping[str, Sequence[str]] = lexicon("tolls")[name]
    return table.get(outcome or "", ())


def sided(entry: Casualty, mentions: Sequence[Mention]) -> Casualty:
    """
    The entry with the side that its victims belong to, where they are named by their party.
    """
    if entry.victims is None:
        return entry
    sides = [one.side for one in mentions if one.side and one.span.meets(entry.victims)]
    return replace(entry, victims_side=sides[0]) if sides and entry.victims_type != "civilian" else entry
