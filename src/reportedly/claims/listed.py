"""
Actors for the parties and speakers whose words only the report makes clear: "the army" of Mali, "its troops".

What such words come to has the name of somebody on the actor list ("Malian army"), who is meant then.
"""

from dataclasses import replace
from typing import TypeVar

from reportedly.actors.parties import actor_named, nations, without_article
from reportedly.records import Claim, Mention, Party, Source

Named = TypeVar("Named", Party, Source)
# Who speaks for a government where no body of it is named.
OFFICIAL = frozenset({"government", "unnamed_official"})


def with_actors(claim: Claim) -> Claim:
    """
    The claim with an actor for each party and speaker that goes by the name of one.
    """
    return replace(
        claim,
        sources=tuple(of_list(one) for one in claim.sources),
        perpetrator=of_list(claim.perpetrator) if claim.perpetrator else None,
        target=of_list(claim.target) if claim.target else None,
    )


def of_list(named: Named) -> Named:
    """
    A party or speaker with the actor that it is called after. A party on another side than his is not meant.
    """
    if named.actor:
        return named
    listed = actor_named(named.name)
    side = named.side if isinstance(named, Party) else None
    return replace(named, actor=listed.id) if listed and side in {None, listed.side} else named


def speaks_for(mention: Mention, kind: str, text: str) -> str | None:
    """
    The actor for whom a source of some kind speaks whose words name a party: "the defence ministry" in a
    report about Yemen is that of Yemen, and "Turkey's foreign minister" speaks for its government.
    """
    nation = nations().get(mention.country or "")
    if mention.actor or not nation:
        return mention.actor
    worded = f"{nation.adjective} {without_article(mention.span.of(text))}"
    names = [worded, mention.name]
    if kind in OFFICIAL:
        names.append(f"{nation.adjective} government")
    listed = next((one for name in names if (one := actor_named(name)) and one.side == mention.side), None)
    return listed.id if listed else None
