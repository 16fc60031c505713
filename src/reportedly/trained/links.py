"""
Which triggers of a report speak of one event, by the encoder, and by what is said of place and time.
"""

from collections.abc import Mapping, Sequence

from reportedly.claims.links import Event, Linkable, circumstances, fits
from reportedly.model.encoder import Encoder, Trace
from reportedly.records import Claim
from reportedly.trained.choice import Features

# A claim is held against so many claims before it.
LATEST = 100


def link(claims: Sequence[Claim], traces: Sequence[Trace], encoder: Encoder, weights: Features) -> list[str]:
    """
    The event label of each claim, e1, e2 … in reading order: each joins the event of its type that it is
    most alike, where that is likely enough.
    """
    homes: list[int] = []
    events: list[Event] = []
    for k, claim in enumerate(claims):
        said = Linkable(claim.event_type, claim.certainty, claim.place, claim.time)
        known = members(claims, homes, k)
        home = closest(said, known, likeness(traces, k, encoder), events, weights)
        if home is None:
            home = len(events)
            events.append(Event(f"e{home + 1}", {}))
        homes.append(home)
        events[home].said.setdefault(circumstances(said), said)
    return [events[home].label for home in homes]


def members(claims: Sequence[Claim], homes: Sequence[int], k: int) -> dict[int, list[int]]:
    """
    Event → its claims shortly before claim *k*, of the same type: by the codebook, another type is another
    event.
    """
    found: dict[int, list[int]] = {}
    for before in range(max(0, k - LATEST), k):
        alike = claims[before].event_type == claims[k].event_type
        if alike and (claims[before].certainty == "unreal") == (claims[k].certainty == "unreal"):
            found.setdefault(homes[before], []).append(before)
    return found


def likeness(traces: Sequence[Trace], k: int, encoder: Encoder) -> Mapping[int, float]:
    """
    The chance that claim *k* is of the event of each claim shortly before it.
    """
    first = max(0, k - LATEST)
    return dict(enumerate(encoder.alike(traces[k], traces[first:k]).tolist(), first)) if k else {}


def closest(
    said: Linkable,
    known: Mapping[int, Sequence[int]],
    alike: Mapping[int, float],
    events: Sequence[Event],
    weights: Features,
) -> int | None:
    """
    The event that a claim belongs to; None for a new one.
    """
    rated = [
        (
            sum(alike[one] for one in listed) / len(listed) + weights["fits"] * fits(said, events[home]),
            home,
        )
        for home, listed in known.items()
    ]
    chance, home = max(rated, default=(0.0, -1))
    return home if rated and chance >= weights["threshold"] else None
