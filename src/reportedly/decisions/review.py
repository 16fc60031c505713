"""
What stands after all decisions: verdicts on claims, corrections, ratings, figures and grades set by people.

The order is that of the ledger, whatever the clocks said: a later decision stands above an earlier one about
the same thing, and an undo takes a decision back. An undo itself is not undone: decide again instead.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from reportedly.events.bonds import KINDS as BONDS
from reportedly.events.bonds import Overruled, bonds
from reportedly.events.records import Decision

UNKNOWN_CREDIBILITY = "6"
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Standing:
    """
    The decisions that stand, each about what it still settles; those overruled; those that were taken back.

    `matters` has for each id what was decided on each matter of it, in the order in which it was decided.
    """

    decisions: tuple[Decision, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    withdrawn: tuple[Overruled, ...] = ()
    matters: Mapping[str, Mapping[str, Decision]] = field(default_factory=dict)

    def on(self, name: str) -> Mapping[str, Decision]:
        """
        What stands about one id, by matter.
        """
        return self.matters.get(name, {})


class Rating(NamedTuple):
    """
    A letter or figure of the Admiralty code, and the decision that gave it; None where nobody has judged.
    """

    code: str
    decision: Decision | None = None


def standing(decisions: Sequence[Decision]) -> Standing:
    """
    What stands after all *decisions*, given in the order of the ledger.
    """
    withdrawn = taken_back(decisions)
    gone = {entry.decision.id for entry in withdrawn}
    left = [decision for decision in decisions if decision.kind != "undo" and decision.id not in gone]
    matters: dict[str, dict[str, Decision]] = {}
    ousted: dict[str, list[Decision]] = {}
    for decision in left:
        for name in names_of(decision):
            for before in take(matters.setdefault(name, {}), decision):
                ousted.setdefault(before.id, []).append(decision)
    joined = bonds(left)
    loose = {entry.decision.id for entry in joined.overruled if entry.wholly}
    stand = [narrowed(one, matters) if one.kind not in BONDS else one for one in left if one.id not in loose]
    held = {one.id for one in stand if one.about}
    overruled = [
        Overruled(decision, by, decision.id not in held)
        for decision in left
        for by in dict.fromkeys(ousted.get(decision.id, ()))
        if decision.id not in held or opposed(decision, by)
    ]
    kept = tuple(one for one in stand if one.about)
    return Standing(kept, (*overruled, *joined.overruled), tuple(withdrawn), matters)


def standing_with(found: Standing, fresh: Sequence[Decision], all_taken: Sequence[Decision]) -> Standing:
    """
    What stands after *all_taken*, of which *fresh* are those after what was *found*.

    Where nobody had settled any of it before, as with most verdicts, what stood is only added to: whoever
    judges the ten thousandth claim waits no longer than with the first.
    """
    matters = dict(found.matters)
    for decision in fresh:
        if decision.kind == "undo" or decision.kind in BONDS or not decision.about:
            return standing(all_taken)
        for name in names_of(decision):
            held = dict(matters.get(name, {}))
            if take(held, decision):
                return standing(all_taken)
            matters[name] = held
    return replace(found, decisions=(*found.decisions, *fresh), matters=matters)


def names_of(decision: Decision) -> tuple[str, ...]:
    """
    The ids that a decision settles something of by itself; joining settles what is of one event.
    """
    if decision.kind in BONDS:
        return ()
    if is_reliability(decision):
        return tuple(folded_name(name) for name in decision.about)
    return decision.about


def is_reliability(decision: Decision) -> bool:
    """
    Whether a decision rates a source.
    """
    return decision.kind == "rate" and (decision.field or "").startswith("reliability")


def narrowed(decision: Decision, matters: Mapping[str, Mapping[str, Decision]]) -> Decision:
    """
    A decision about those ids alone that it still settles something of.
    """
    names = zip(decision.about, names_of(decision), strict=True)
    about = tuple(name for name, key in names if any(one.id == decision.id for one in matters[key].values()))
    return decision if about == decision.about else replace(decision, about=about)


def taken_back(decisions: Sequence[Decision]) -> list[Overruled]:
    """
    The decisions that a later undo names, each with the first that does.
    """
    earlier: dict[str, Decision] = {}
    found: dict[str, Overruled] = {}
    for decision in decisions:
        if decision.kind != "undo":
            earlier[decision.id] = decision
        elif decision.withdraws in earlier and decision.withdraws not in found:
            found[decision.withdraws] = Overruled(earlier[decision.withdraws], decision)
    return list(found.values())


def take(matters: dict[str, Decision], decision: Decision) -> list[Decision]:
    """
    Gives a decision the matters that it is about; the decisions that held them until then.
    """
    topics = topics_of(decision)
    parts = [held for held in matters if any(within(held, topic) for topic in topics)]
    before = [matters.pop(held) for held in parts]
    matters.update(dict.fromkeys(topics, decision))
    return before


def topics_of(decision: Decision) -> tuple[str, ...]:
    """
    The matters that a decision settles for each id that it is about.
    """
    match decision.kind:
        case "accept" | "reject":
            return ("verdict",)
        case "add":
            return ("verdict", "added")
        case "correct":
            return ("verdict", f"correct {decision.field}")
        case _:
            return (f"{decision.kind} {decision.field}",)


def within(held: str, topic: str) -> bool:
    """
    Whether a matter is settled by what settles another: the whole settles its parts.
    """
    return held == topic or (topic.startswith("correct ") and held.startswith(f"{topic}."))


def contradictions(found: Standing) -> list[Overruled]:
    """
    Where people decided differently on the same thing: both, the later one standing.
    """
    return [entry for entry in found.overruled if opposed(entry.decision, entry.by)]


def opposed(one: Decision, other: Decision) -> bool:
    """
    Whether two decisions that meet in a matter cannot both be right.
    """
    if {one.kind, other.kind} <= {"accept", "correct", "add"}:
        return one.kind == other.kind == "correct" and one.field == other.field and one.value != other.value
    return (one.kind, one.field, one.value) != (other.kind, other.field, other.value)


def status(found: Standing, claim: str) -> str | None:
    """
    How a claim stands: "added", "accepted", "corrected" or "rejected"; None where nobody has decided.
    """
    verdict = found.on(claim).get("verdict")
    if verdict is not None and verdict.kind == "reject":
        return "rejected"
    if corrections(found, claim):
        return "corrected"
    if verdict is None:
        return None
    return "added" if verdict.kind == "add" else "accepted"


def addition(found: Standing, claim: str) -> Decision | None:
    """
    The decision by which a person added a claim that no reader had found.
    """
    return found.on(claim).get("added")


def corrections(found: Standing, claim: str) -> tuple[Decision, ...]:
    """
    The corrections of a claim that stand, in the order in which they are made.
    """
    return tuple(made for topic, made in found.on(claim).items() if topic.startswith("correct "))


def reviews(found: Standing) -> dict[str, dict[str, object]]:
    """
    What people decided on each claim, as it is printed.
    """
    return {
        name: {
            "status": status(found, name),
            "credibility": credibility(found, name).code,
            "decisions": [one.id for one in dict.fromkeys(matters.values())],
        }
        for name, matters in found.matters.items()
    }


def rejected_in(decisions: Iterable[Decision]) -> frozenset[str]:
    """
    The claims that some decisions, of which all stand, leave out of everything.
    """
    return frozenset(name for one in decisions if one.kind == "reject" for name in one.about)


def period_of(rating: Decision) -> tuple[str, str]:
    """
    The first and the last day that a rating is for, ".." where it is open.
    """
    first, _, last = (rating.field or "").partition(" ")[2].partition("/")
    return first or OPEN, last or OPEN


def covers(period: tuple[str, str], day: str | None) -> bool:
    """
    Whether a day lies in a period; of an unknown day, only one that is open at both ends says anything.
    """
    first, last = period
    if day is None:
        return first == last == OPEN
    return (first == OPEN or first <= day) and (last == OPEN or day <= last)


def credibility(found: Standing, claim: str) -> Rating:
    """
    How credible a claim is, 1 to 6, as a person judged it.
    """
    one = found.on(claim).get("rate credibility")
    return Rating(UNKNOWN_CREDIBILITY) if one is None else Rating(json.loads(one.value or "null"), one)


def folded_name(source: str) -> str:
    """
    A source as it is told from others, however it is typed.
    """
    return " ".join(source.split()).casefold()


def ran_back(decisions: Sequence[Decision]) -> dict[str, str]:
    """
    The decisions whose clock is behind that of one before them, each with the latest time before it.
    """
    latest, found = "", {}
    for decision in decisions:
        if decision.at < latest:
            found[decision.id] = latest
        latest = max(latest, decision.at)
    return found
