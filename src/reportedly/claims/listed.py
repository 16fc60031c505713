"""
Actors for the parties and speakers whose words only the report makes clear: "the army" of Mali, "its troops".

What such words come to has the name of somebody on the actor list ("Malian army"), who is meant then.
"""

import re
from dataclasses import replace
from typing import TypeVar

from reportedly.actors.parties import actor_named, nations
from reportedly.records import Claim, Mention, Party, Source

Named = TypeVar("Named", Party, Source)
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


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


def actor_of(mention: Mention, text: str) -> str | None:
    """
    The actor whom some words mean: "the defence ministry" in a report about Yemen is that of Yemen.
    """
    nation = nations().get(mention.country or "")
    if mention.actor or not nation:
        return mention.actor
    own = actor_named(f"{nation.adjective} {ARTICLE.sub('', mention.span.of(text))}")
    listed = own or actor_named(mention.name)
    return listed.id if listed and listed.side == mention.side else None
