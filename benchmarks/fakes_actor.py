"""
Who did what a report is mainly about, in the labels of FA-KES.
"""

from collections.abc import Iterator

from benchmarks.fakes_cases import Case
from reportedly.actors.actor_list import actors, relation
from reportedly.records import Claim, Party

GOVERNMENT = "syrian government or russian troops"
OPPOSITION = "armed opposition groups"
ISIS = "the organization of the islamic state in iraq and the levant - isis"
COALITION = "international coalition forces"
KURDS = "self administration forces"
NUSRA = "al-nusra front"
UNKNOWN = "unknown"

# Sides of the actor list → labels of FA-KES.
SIDES = {
    "Syrian government": GOVERNMENT,
    "Russia": GOVERNMENT,
    "Iran": GOVERNMENT,
    "Hezbollah": GOVERNMENT,
    "Syrian rebels": OPPOSITION,
    "Syrian opposition": OPPOSITION,
    "Ahrar al-Sham": OPPOSITION,
    "Jaish al-Islam": OPPOSITION,
    "Faylaq al-Rahman": OPPOSITION,
    "Jaysh al-Fatah": OPPOSITION,
    "Islamic State": ISIS,
    "US-led coalition": COALITION,
    "United States": COALITION,
    "Turkey": COALITION,
    "Syrian Democratic Forces": KURDS,
    "YPG": KURDS,
    "Kurdish forces": KURDS,
    "Nusra Front": NUSRA,
    "Hayat Tahrir al-Sham": NUSRA,
    "al-Qaeda": NUSRA,
}


# Words for a party whose side is not known → labels of FA-KES.
WORDS = {
    "army": GOVERNMENT,
    "regime": GOVERNMENT,
    "government": GOVERNMENT,
    "rebel": OPPOSITION,
    "rebels": OPPOSITION,
    "opposition": OPPOSITION,
}


def label(party: Party | None) -> str | None:
    """
    The label of a party, by its side or one that stands by it, else by its words; None where it has none.

    Of parties that act together ("the regime and Russia") the first counts.
    """
    if party is None:
        return None
    listed = actors().get(party.actor or "")
    sides = [party.side, listed.side if listed else None, *party.name.split(" and ")]
    known = [*map(side_label, filter(None, sides)), *map(WORDS.get, party.name.lower().split())]
    return next(filter(None, known), None)


def side_label(side: str) -> str | None:
    """
    The label of a side: its own, else that of one which stands by it.
    """
    allies = (known for known in SIDES if relation(side, known) == "ally")
    return SIDES.get(side) or SIDES.get(next(allies, ""))


def doers(claim: Claim) -> Iterator[str | None]:
    """
    Who may have killed in a claim: its perpetrator; in a clash, the side that lost nobody counted.
    """
    lost = {SIDES.get(entry.victims_side or "") for entry in claim.casualties}
    for party in (claim.perpetrator, claim.target if claim.event_type == "armed_clash" else None):
        if label(party) not in lost:
            yield label(party)


def told(case: Case) -> Iterator[Claim]:
    """
    The claims that may tell who did it: those of the main toll's event; all, where there is no toll.
    """
    main = [figure.claim for figure in case.figures[:1]]
    yield from main
    yield from (claim for claim in case.claims if not main or claim.event == main[0].event)


def actor(case: Case) -> str:
    """
    The label for who did it, as read.
    """
    found = (one for claim in told(case) for one in doers(claim) if one)
    return next(found, UNKNOWN)


def actor_right(case: Case) -> bool | None:
    """
    Whether who did it is the labelled actor.
    """
    return bool(actor(case) == case.labels["actor"])
