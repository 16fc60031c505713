"""
Accounts as the JSON that a ledger keeps, and back.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from reportedly.event_records import Account, Figure, Testimony
from reportedly.records import Place, Span

SETS = ("actors", "words", "names")


def as_json(account: Account) -> str:
    """
    An account as one line, the same for the same account.
    """
    return json.dumps(asdict(account), ensure_ascii=False, default=sorted, separators=(",", ":"))


def from_json(kept: str) -> Account:
    """
    The account that was kept.
    """
    told: dict[str, Any] = json.loads(kept)
    place = told["place"]
    told["place"] = None if place is None else Place(Span(*place.pop("span")), **place)
    told["testimonies"] = tuple(map(testimony, told["testimonies"]))
    return Account(**told | {name: frozenset(told[name]) for name in SETS})


def testimony(told: Mapping[str, Any]) -> Testimony:
    """
    The testimony that was kept.
    """
    fields = {name: value for name, value in told.items() if name not in {"figures", "bodies"}}
    figures = tuple(Figure(*figure) for figure in told["figures"])
    return Testimony(**fields, figures=figures, bodies=frozenset(told["bodies"]))
