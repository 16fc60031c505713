"""
Accounts made by hand.
"""

import pytest

from reportedly.events.records import Account, Figure
from reportedly.events.records import Testimony as Said
from reportedly.records import Place, Span

EIS = Place(Span(0, 0), "al-Eis", "village", "Aleppo", "Syria", 35.95, 36.99)


@pytest.fixture
def told():
    """
    Makes an account of a clash at al-Eis on 5 April, but for what is told otherwise.
    """

    def make(name, **fields):
        kind, killed = fields.pop("kind", "armed_clash"), fields.pop("killed", ())
        figures = tuple(Figure("killed", number, number) for number in killed)
        document = fields.pop("document", name)
        plain = {
            "testimonies": (Said(f"c-{name}", document, kind, "stated", figures=figures),),
            "published": "2016-04-06",
            "first": "2016-04-05",
            "last": "2016-04-05",
            "place": EIS,
            "words": frozenset({"hilltop", "offensive", "brigade", name}),
            "names": frozenset({"zorbah", "khantuman"}),
        }
        return Account(name, document, **{**plain, **fields})

    return make
