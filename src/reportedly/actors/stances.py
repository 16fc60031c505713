"""
Where a speaker stands towards what a claim tells: a party's word about its enemy is to be read as such.
"""

from typing import NamedTuple

from reportedly.actors.actor_list import actors, relation, side_in
from reportedly.actors.parties import actor_named, nations
from reportedly.records import Claim, Party, Source

DEEDS = {"own": "its own deed", "ally": "its ally's deed", "enemy": "its enemy's deed"}
LOSSES = {"own": "its own loss", "ally": "its ally's loss", "enemy": "its enemy's loss"}


class Stance(NamedTuple):
    """
    The party that a claim's speaker belongs to, and what those are to it who did it and who were harmed.

    `deed` and `loss` are "own", "ally" or "enemy"; None where nobody is named or nothing is known.
    """

    side: str
    deed: str | None
    loss: str | None

    @property
    def partial(self) -> bool:
        """
        Whether the speaker's own side, its allies or its enemies are part of what is told.
        """
        return bool(self.deed or self.loss)

    def words(self) -> tuple[str, ...]:
        """
        What it tells of, in words: "its enemy's deed".
        """
        return tuple(told[one] for told, one in ((DEEDS, self.deed), (LOSSES, self.loss)) if one)


def stance(claim: Claim, year: int | None = None) -> Stance | None:
    """
    The stance of the speaker that a claim goes back to; None where that speaker belongs to no party.

    *year* is that of the report: who fights whom changes.
    """
    side = speaker_side(claim.sources[-1], year) if claim.sources else None
    if side is None:
        return None
    doer, harmed = party_side(claim.perpetrator, year), harmed_side(claim, year)
    deed = relation(side, doer, year) if doer else None
    loss = relation(side, harmed, year) if harmed else None
    if doer and deed is None and loss == "own":
        deed = "enemy"
    return Stance(side, deed, loss)


def speaker_side(source: Source, year: int | None) -> str | None:
    """
    The party that a source belongs to: that of its actor, or of the actor or state that it is called by.
    """
    actor = actors().get(source.actor or "") or actor_named(source.name)
    if actor:
        return side_in(actor, year)
    nation = nations().get(source.name)
    return nation.side if nation else None


def party_side(party: Party | None, year: int | None) -> str | None:
    """
    The side of a party of a claim.
    """
    if party is None:
        return None
    actor = actors().get(party.actor or "")
    return side_in(actor, year) if actor else party.side


def harmed_side(claim: Claim, year: int | None) -> str | None:
    """
    The side of those who were harmed, else of those who were aimed at.
    """
    harmed = (entry.victims_side for entry in claim.casualties if entry.victims_side)
    return next(harmed, None) or party_side(claim.target, year)
