"""
Tolls over time: what each claimant said on each day, and what could be known on each day.
"""

from collections.abc import Iterable
from typing import NamedTuple

from reportedly.estimates import Profile, estimate
from reportedly.estimates.classes import ALL, Saying, sayings_of
from reportedly.estimates.profiles import DEFAULT
from reportedly.estimates.superseding import Given, is_superseded, is_toll, latest_days
from reportedly.estimates.weighing import speakers_of
from reportedly.events.records import Decision, Estimate, Testimony, Voice

MOST = 60


class Toll(NamedTuple):
    """
    What one claim says on a day of all people of one harm, and whether its claimant gave a later figure.

    `day` is None where it is not known when it was said; `high` is None where it may be more.
    """

    day: str | None
    claimant: str
    voice: str
    outcome: str
    low: int
    high: int | None
    claim: str
    superseded: bool = False
    cumulative: bool = False


def tolls(
    testimonies: Iterable[Testimony], voices: Iterable[Voice] = (), outcome: str = "killed"
) -> tuple[Toll, ...]:
    """
    Every number that is given for one harm, day by day; vague words and single persons are left away.
    """
    told = [one for one in testimonies if one.is_real]
    speakers = speakers_of(told, voices)
    sayings = [
        saying
        for one in told
        for saying in sayings_of(one, outcome)
        if saying.people == ALL and not saying.range.vague and not saying.one_by_one
    ]
    latest = latest_days(one for one in sayings if is_toll(one))
    found = [toll(one, speakers.name_of(one.claim), outcome, latest) for one in sayings]
    return tuple(sorted(found, key=lambda one: (one.day or "", one.claimant, one.low)))


def toll(saying: Saying, voice: str, outcome: str, latest: dict[Given, str]) -> Toll:
    """
    One point of a toll over time.
    """
    told, bounds = saying.testimony, saying.range
    return Toll(
        told.said,
        told.claimant or told.document,
        voice,
        outcome,
        bounds.low,
        bounds.most,
        told.claim,
        superseded=is_superseded(saying, latest),
        cumulative=saying.cumulative,
    )


def known_by_day(
    testimonies: Iterable[Testimony],
    voices: Iterable[Voice] = (),
    decisions: Iterable[Decision] = (),
    rules: Profile | str = DEFAULT,
    *,
    most: int = MOST,
) -> tuple[tuple[str, tuple[Estimate, ...]], ...]:
    """
    What the figures would have been on each day on which something was said: the last 60 days of it.
    """
    told, cast, stood = tuple(testimonies), tuple(voices), tuple(decisions)
    days = sorted({one.said for one in told if one.said})[-most:]
    return tuple(
        (day, estimate([one for one in told if (one.said or "") <= day], cast, stood, rules)) for day in days
    )
