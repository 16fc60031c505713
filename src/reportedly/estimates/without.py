"""
Leave one voice out: how the figures of an event change without each voice that moves them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from reportedly.estimates import OUTCOMES, Profile, estimate
from reportedly.estimates.profiles import DEFAULT
from reportedly.estimates.weighing import speakers_of
from reportedly.events.records import Decision, Estimate, Testimony, Voice

MOST = 50
CLAIMS = 100_000


class Change(NamedTuple):
    """
    A figure as it is, and as it would be without one voice; None where it would have none, or had none.
    """

    outcome: str
    people: str
    with_it: Estimate | None
    without_it: Estimate | None


class Without(NamedTuple):
    """
    What leaving out one voice changes; nothing where `changes` is empty.
    """

    voice: str
    name: str
    changes: tuple[Change, ...]


def without_each(
    testimonies: Iterable[Testimony],
    voices: Iterable[Voice] = (),
    decisions: Iterable[Decision] = (),
    rules: Profile | str = DEFAULT,
) -> tuple[Without, ...]:
    """
    The changes that each voice makes by being there: at most 50 voices, those with the most
    claims first; fewer in an event of more than 2,000 claims.
    """
    told, cast, stood = tuple(testimonies), tuple(voices), tuple(decisions)
    speakers = speakers_of(told, cast)
    harmed = [one for one in told if any(figure.outcome in OUTCOMES for figure in one.figures)]
    claims: dict[str, int] = {}
    for one in harmed:
        claims[speakers.voice_of[one.claim]] = claims.get(speakers.voice_of[one.claim], 0) + 1
    whole = estimate(told, cast, stood, rules)
    found = []
    tried = max(3, min(MOST, CLAIMS // max(1, len(told))))
    for voice in sorted(claims, key=lambda name: -claims[name])[:tried]:
        rest = [one for one in told if speakers.voice_of[one.claim] != voice]
        changes = tuple(differences(whole, estimate(rest, cast, stood, rules)))
        found.append(Without(voice, speakers.names[voice], changes))
    return tuple(found)


def differences(before: Iterable[Estimate], after: Iterable[Estimate]) -> Iterable[Change]:
    """
    The figures that differ between two sets of estimates.
    """
    old = {(one.outcome, one.people): one for one in before}
    new = {(one.outcome, one.people): one for one in after}
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if one is None or other is None or one.numbers != other.numbers:
            yield Change(*key, one, other)
