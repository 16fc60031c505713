"""
Accounts as the JSON that a ledger keeps, and back.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, NamedTuple

from reportedly.events.records import Account, Figure, Testimony
from reportedly.joining.packing import packed
from reportedly.joining.traits import traits
from reportedly.records import Place, Span

FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in (Account, Testimony, Place)}
SETS = ("actors", "words", "names")


class Ready(NamedTuple):
    """
    An account as it is kept: the telling that is compared for it, what it tells, and that telling in short.
    """

    id: str
    document: str
    telling: str
    payload: str
    packed: str


class Kept(NamedTuple):
    """
    An account as it is kept: its id, its report, and all that it tells.
    """

    id: str
    document: str
    payload: str


def ready_of(account: Account) -> Ready:
    """
    An account, ready to be kept.
    """
    compared = traits(account)
    return Ready(account.id, account.document, compared.fingerprint, as_json(account), packed(compared))


def as_json(account: Account) -> str:
    """
    An account as one line, the same for the same account.
    """
    told = fields_of(account)
    told["testimonies"] = [fields_of(said) for said in account.testimonies]
    told["place"] = account.place and fields_of(account.place)
    return json.dumps(told, ensure_ascii=False, default=sorted, separators=(",", ":"))


def fields_of(record: Account | Testimony | Place) -> dict[str, Any]:
    """
    What a record holds, by name.
    """
    return {name: getattr(record, name) for name in FIELDS[type(record)]}


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
