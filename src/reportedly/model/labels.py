"""
The labels that the encoder gives to words, in the order in which its weights hold them.
"""

from typing import NamedTuple

# What PolNeAR marks in an attribution: who speaks, the words that say so, what is said.
PARTS = ("source", "cue", "content")
TAGS = ("O", *(f"{mark}-{part}" for part in PARTS for mark in "BI"))
EVENTS = (
    "none",
    "armed_clash",
    "territory_change",
    "air_strike",
    "shelling",
    "bombing",
    "suicide_bombing",
    "chemical_attack",
    "direct_attack",
    "attack",
    "execution",
    "abduction",
    "detention",
    "release",
    "sexual_violence",
    "torture",
    "siege",
    "displacement",
    "deployment",
    "agreement",
    "protest",
    "destruction",
    "harm",
)
CERTAINTIES = ("stated", "hedged", "denied", "unreal")
# What the words of an event's trigger are asked for; the last two are asked of a cue.
ROLES = (
    "perpetrator",
    "target",
    "victims",
    "count",
    "weapon",
    "place",
    "time",
    "evidence",
    "source",
    "cue",
    "speaker",
    "content",
)
# Parties to an incident anywhere in a report, as the keys of MUC-4 name them.
FILLERS = ("perpetrator_person", "perpetrator_group", "target", "victim", "weapon")


def goes_on(one: str, other: str) -> bool:
    """
    Whether a tag goes on with the part that the tag before it began or went on with.
    """
    return other.startswith("I-") and one in {other, f"B-{other[2:]}"}


class LabelSet(NamedTuple):
    """
    All labels of a model: weights made for other labels than these are refused.
    """

    tags: tuple[str, ...] = TAGS
    events: tuple[str, ...] = EVENTS
    certainties: tuple[str, ...] = CERTAINTIES
    roles: tuple[str, ...] = ROLES
    fillers: tuple[str, ...] = FILLERS


LABELS = LabelSet()


def differences(found: dict[str, list[str]]) -> list[str]:
    """
    In what a label set differs from the one that this program knows, one line each.
    """
    lines = []
    for name, known in LABELS._asdict().items():
        theirs = found.get(name, [])
        missing = [label for label in known if label not in theirs]
        strange = [label for label in theirs if label not in known]
        if missing or strange:
            lines.append(
                f"{name}: lacks {', '.join(missing) or 'none'}; has {', '.join(strange) or 'none'} more"
            )
        elif list(known) != list(theirs):
            lines.append(f"{name}: in another order")
    return lines
