"""
Decisions in plain words: what was decided, and what became of it.
"""

import json
from collections.abc import Sequence

from reportedly.decisions.review import Standing, contradictions, ran_back, standing
from reportedly.events.records import Decision
from reportedly.telling.wording import label, safe

SHORT = 8
MOST = 3
MOST_LETTERS = 60
DONE = {
    "accept": "accepted {about}",
    "reject": "rejected {about}",
    "add": "added {about}, {value}",
    "correct": "corrected {field} of {about} to {value}",
    "same": "said that {about} are of the same event",
    "not_same": "said that {about} are not of the same event",
    "split": "split {rest} off {first}",
    "estimate": "set {field} of {about} to {value}",
    "grade": "graded {about} as {value} ({field})",
    "rate": "rated {about} {value} ({field})",
    "undo": "took back {withdraws}",
}
HERE = {
    "accept": "accepted",
    "reject": "rejected",
    "add": "added",
    "correct": "{field} corrected to {value}",
    "estimate": "{field} set to {value}",
    "grade": "graded {value} ({field})",
    "rate": "rated {value} ({field})",
}


def told(decision: Decision) -> str:
    """
    What a person decided, as one says it: "rejected 28bf0111".
    """
    names = [short(name) for name in decision.about]
    return DONE[decision.kind].format(
        about=listed(names),
        first=listed(names[:1]),
        rest=listed(names[1:]),
        field=safe(decision.field or ""),
        value=value(decision),
        withdraws=decision.withdraws,
    )


def short(name: str) -> str:
    """
    An id by its beginning; the label of an account stays with it.
    """
    head, slash, label = safe(name).partition("/")
    return f"{head[:SHORT]}{slash}{label}" if is_digest(head) else safe(name)


def is_digest(name: str) -> bool:
    """
    Whether a name is an id that is made of bytes, rather than a name.
    """
    return len(name) > SHORT and all(letter in "0123456789abcdef" for letter in name)


def listed(names: Sequence[str]) -> str:
    """
    Names as a list of which the end is left out where it is long.
    """
    if len(names) > MOST:
        return f"{', '.join(names[:MOST])} and {len(names) - MOST:,} more"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def value(decision: Decision) -> str:
    """
    What a field was set to, as short as it goes.
    """
    found = json.loads(decision.value or "null")
    if decision.kind == "add":
        claim = found["claim"]
        found = f"{label(claim['event_type'])} “{claim['trigger']['text']}”"
    if decision.kind == "estimate":
        return f"{found['low']}–{found['best']}–{found['high']}"
    if isinstance(found, dict):
        found = found.get("name") or found.get("text") or found
    if found is None:
        return "nothing"
    words = safe(found if isinstance(found, str) else json.dumps(found, ensure_ascii=False))
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"


def fates(decisions: Sequence[Decision]) -> dict[str, list[str]]:
    """
    What else is to be known of each decision: what stands above it, what took it back, a clock gone back.
    """
    found = standing(decisions)
    notes: dict[str, list[str]] = {decision.id: [] for decision in decisions}
    for entry in found.withdrawn:
        notes[entry.decision.id].append(f"taken back by {entry.by.id}")
    opposed = {(entry.decision.id, entry.by.id) for entry in contradictions(found)}
    stand = {decision.id for decision in found.decisions}
    for entry in found.overruled:
        how = "contradicted" if (entry.decision.id, entry.by.id) in opposed else "followed"
        part = "" if entry.wholly else " in part"
        stands = ", which stands" if entry.by.id in stand else ""
        notes[entry.decision.id].append(f"{how}{part} by {entry.by.id}{stands}")
    for name, latest in ran_back(decisions).items():
        notes[name].append(f"the clock went back: a decision before it bears {moment(latest)}")
    return notes


def moment(at: str) -> str:
    """
    A time as it is shown: to the second, in UTC.
    """
    return safe(at).replace("T", " ").removesuffix("+00:00")


def note_on(found: Standing, claim: str) -> str:
    """
    How a claim stands and through whom, in a line; empty where nobody has decided.
    """
    made = dict.fromkeys(found.on(claim).values())
    return "; ".join(f"{told_here(one)} by {safe(one.who)} ({one.id}){reason(one)}" for one in made)


def notes(found: Standing) -> dict[str, str]:
    """
    The same for everything that people decided on.
    """
    return {name: note_on(found, name) for name in found.matters}


def told_here(decision: Decision) -> str:
    """
    What was decided on a claim, where it is clear which one is meant.
    """
    return HERE[decision.kind].format(field=safe(decision.field or ""), value=value(decision))


def reason(decision: Decision) -> str:
    """
    Why, after a colon.
    """
    return f": {safe(decision.why)}" if decision.why else ""
