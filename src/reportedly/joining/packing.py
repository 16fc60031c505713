"""
What is compared of an account, as a short line that is quickly read again.
"""

import json

from reportedly.joining.points import Point
from reportedly.joining.traits import HARMED, Traits, is_vague, length_of


def packed(account: Traits) -> str:
    """
    An account as it is compared, as one line; the same for the same account.
    """
    sets = (account.types, account.parties, account.words, account.names)
    tolls = [sorted(account.tolls[outcome]) for outcome in HARMED]
    days = (account.first, account.last, account.printed)
    told = [account.document, *days, account.point, tolls, *map(sorted, sets)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def unpacked(name: str, kept: str) -> Traits:
    """
    The account that was packed, under a name.
    """
    document, first, last, printed, place, tolls, *sets = json.loads(kept)
    types, parties, words, names = map(frozenset, sets)
    point = Point(*place) if place else None
    return Traits(
        id=name,
        document=document,
        first=first,
        last=last,
        printed=printed,
        point=point,
        types=types,
        parties=parties,
        tolls=dict(zip(HARMED, map(frozenset, tolls), strict=True)),
        words=words,
        names=names,
        length=length_of(words),
        vague=is_vague(first, last, point),
    )
