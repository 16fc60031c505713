"""
Which triggers of a report speak of one event, by the encoder, and by what is said of place and time.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.claims.links import Event, Linkable, circumstances, fits
from reportedly.model.encoder import Encoder, Trace
from reportedly.records import Claim
from reportedly.trained.choice import Features

# A claim is held against so many claims before it.
LATEST = 100


class Earlier(NamedTuple):
    """
    A claim that the next ones are held against: its type, whether it is told of as real, and its event.
    """

    kind: tuple[str, bool]
    trace: Trace
    home: int


class Linker:
    """
    Labels the claims of a report one after the other: e1, e2 … in reading order. Each joins the event of its
    type that it is most alike, where that is likely enough; by the codebook, another type is another event.
    """

    def __init__(self, encoder: Encoder, weights: Features) -> None:
        """
        Of claims and events further back than any claim is held against, nothing is kept.
        """
        self.encoder = encoder
        self.weights = weights
        self.earlier: deque[Earlier] = deque()
        self.events: dict[int, Event] = {}
        self.count = 0

    def label(self, claim: Claim, trace: Trace) -> str:
        """
        The event label of the next claim.
        """
        said = Linkable(claim.event_type, claim.certainty, claim.place, claim.time)
        kind = (claim.event_type, claim.certainty == "unreal")
        home = closest(said, self.likeness(kind, trace), self.events, self.weights)
        if home is None:
            home = self.count
            self.count += 1
            self.events[home] = Event(f"e{home + 1}", {})
        self.events[home].said.setdefault(circumstances(said), said)
        self.remember(Earlier(kind, trace, home))
        return self.events[home].label

    def remember(self, claim: Earlier) -> None:
        """
        Keeps a claim for the next ones, and forgets what is too far back for them.
        """
        self.earlier.append(claim)
        if len(self.earlier) > LATEST:
            oldest = self.earlier.popleft().home
            if all(one.home != oldest for one in self.earlier):
                del self.events[oldest]

    def likeness(self, kind: tuple[str, bool], trace: Trace) -> dict[int, list[float]]:
        """
        Event → for each of its claims shortly before, of the same kind, the chance that a claim is of one
        event with it.
        """
        alike = [one for one in self.earlier if one.kind == kind]
        chances = self.encoder.alike(trace, [one.trace for one in alike]).tolist() if alike else []
        found: dict[int, list[float]] = {}
        for one, chance in zip(alike, chances, strict=True):
            found.setdefault(one.home, []).append(chance)
        return found


def link(claims: Sequence[Claim], traces: Sequence[Trace], encoder: Encoder, weights: Features) -> list[str]:
    """
    The event label of each claim.
    """
    linker = Linker(encoder, weights)
    return [linker.label(claim, trace) for claim, trace in zip(claims, traces, strict=True)]


def closest(
    said: Linkable,
    alike: Mapping[int, Sequence[float]],
    events: Mapping[int, Event],
    weights: Features,
) -> int | None:
    """
    The event that a claim belongs to, by how much it is alike the claims of each; None for a new one.
    """
    rated = [
        (sum(chances) / len(chances) + weights["fits"] * fits(said, events[home]), home)
        for home, chances in alike.items()
    ]
    chance, home = max(rated, default=(0.0, -1))
    return home if rated and chance >= weights["threshold"] else None
