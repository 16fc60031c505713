"""
The time of an event that several claims of a report date alike: those that say nothing of it take it, too.
"""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.records import Time

# One claim may be linked or dated wrongly; two that agree seldom are.
WITNESSES = 2
# A stretch of more days than this is that of a campaign, and its events have days of their own. "The past
# week" has eight: the day of the report, and the seven before it.
LONGEST = 8


def agreed(times: Sequence[Time | None], events: Sequence[str]) -> list[Time | None]:
    """
    The times of a report's claims, those without one given the time that the others of their event agree on.

    They agree where at least two have a time, all the same one, of a week at most.
    """
    dated: dict[str, list[Time]] = {}
    for time, event in zip(times, events, strict=True):
        if time:
            dated.setdefault(event, []).append(time)
    common = {event: replace(found[0], inherited=True) for event, found in dated.items() if agree(found)}
    return [time or common.get(event) for time, event in zip(times, events, strict=True)]


def agree(times: Sequence[Time]) -> bool:
    """
    Whether several times are one and the same week or less.
    """
    days = times[0].days
    alike = {(time.first, time.last) for time in times}
    return len(times) >= WITNESSES and len(alike) == 1 and days is not None and days <= LONGEST
