"""
Which triggers of a report speak of one event, by the encoder, and by what is said of place and time.
"""

from collections.abc import Sequence

from reportedly.claims.links import Event, Linkable, circumstances, fits
from reportedly.model.encoder import Encoder, Trace
from reportedly.records import Claim
from reportedly.trained.choice import Features

# A claim is held against so many claims before it.
LATEST = 100


def link(claims: Sequence[Claim], traces: Sequence[Trace], encoder: Encoder, weights: Features) -> list[str]:
    """
    The event label of each claim, e1, e2 … in reading order: each joins the event that it is most alike,
    on average over the claims of it, where that is likely enough.
    """
    homes: list[int] = []
    events: list[Event] = []
    for k, claim in enumerate(claims):
        said = Linkable(claim.event_type, claim.certainty, claim.place, claim.time)
        first = max(0, k - LATEST)
        alike = encoder.alike(traces[k], traces[first:k]) if k else ()
        members: dict[int, list[int]] = {}
        for before in range(first, k):
            members.setdefault(homes[before], []).append(before)
        rated = [
            (
                float(sum(alike[one - first] for one in listed)) / len(listed)
                + weights["fits"] * fits(said, events[home])
                + weights["type"] * any(claims[one].event_type == claim.event_type for one in listed),
                home,
            )
            for home, listed in members.items()
        ]
        likeness, home = max(rated, default=(0.0, -1))
        if likeness < weights["threshold"] or home < 0:
            home = len(events)
            events.append(Event(f"e{home + 1}", {}))
        homes.append(home)
        events[home].said.setdefault(circumstances(said), said)
    return [events[home].label for home in homes]
