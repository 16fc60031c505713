"""
What the page of one event shows, put together.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from reportedly.drawing.event_map import Located, located
from reportedly.drawing.map_plot import map_svg
from reportedly.drawing.toll_plot import toll_svg
from reportedly.estimates import OUTCOMES
from reportedly.estimates.profiles import names
from reportedly.events.event_json import (
    outcomes,
    printed_decision,
    printed_whole,
)
from reportedly.events.history import Decided, decided_as, decided_on, versions
from reportedly.events.matrix import matrix
from reportedly.events.records import Account
from reportedly.events.view import EventView, Told
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_reports import heading_of
from reportedly.lexicons import lexicon
from reportedly.telling.sentences import Tongue, told_by
from reportedly.web.event_page_facts import EventPage

PEOPLE = ("all", "civilians", "unknown", "children", "women")
PLOTTED = 760.0
MAPPED = 420.0
FULL = 100  # accounts on a page
MAPS = 500  # drawn once each


def page_of(
    ledger: Ledger, view: EventView, asked: Mapping[str, str], tongue: Tongue | None = None
) -> EventPage:
    """
    An event as its page shows it, its plots in the language given.
    """
    decided = decided_on(ledger, view)
    claims = claims_by_account(view)
    pages = max(1, -(-len(view.accounts) // FULL))
    page = min(page_asked(asked), pages)
    done = decided_as(ledger, decided, asked.get("done"))
    return EventPage.model_validate(
        {
            "event": printed_whole(view),
            "seen": seen(view),
            "came_from": asked.get("from"),
            "done": printed_decided(done) if done else None,
            "told": [account(one, claims[one.id]) for one in view.accounts[(page - 1) * FULL : page * FULL]],
            "page": page,
            "pages": pages,
            "homes": {
                told.claim.id: place // FULL + 1
                for place, one in enumerate(view.accounts)
                for told in claims[one.id]
            },
            "matrix": printed_matrix(view),
            "versions": [one._asdict() for one in versions(ledger, view.event.id)],
            "decided": [printed_decided(one) for one in decided],
            "choices": choices(view),
            "toll_drawings": drawn_tolls(view, tongue),
            "map_drawing": drawn_map(view, tongue),
        }
    )


def seen(view: EventView) -> str:
    """
    What an event is told by when it is decided on: another after anything joined, left or was decided.
    """
    taken = [one.id for one in view.decided] + [one.decision.id for one in view.overruled]
    digest = hashlib.blake2b(" ".join(taken).encode(), digest_size=6)
    return f"{view.event.version}-{digest.hexdigest()}"


def page_asked(asked: Mapping[str, str]) -> int:
    """
    Which page of the accounts is asked for: the first, where it is none.
    """
    word = asked.get("page", "")
    return max(1, int(word)) if word.isascii() and word.isdecimal() else 1


def claims_by_account(view: EventView) -> Mapping[str, list[Told]]:
    """
    The claims of each account.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for told in view.told.values():
        found[f"{told.document.id}/{told.claim.event}"].append(told)
    return found


def account(one: Account, claims: Sequence[Told]) -> dict[str, Any]:
    """
    What one report tells, by its claims.
    """
    document = claims[0].document if claims else None
    return {
        "id": one.id,
        "report": one.document,
        "title": document and heading_of(document),
        "publisher": one.publisher,
        "published": one.published,
        "language": document and document.language,
        "claims": [told.claim.id for told in claims],
    }


def printed_matrix(view: EventView) -> dict[str, Any]:
    """
    What each voice says, field by field.
    """
    found = matrix(view)
    rows = [
        {
            "voice": row.voice.id,
            "name": row.voice.name,
            "claims": row.claims,
            "cells": [
                {**cell._asdict(), "made_of": [told_by(value) for value in cell.values]} for cell in row.cells
            ],
        }
        for row in found.rows
    ]
    disputed = [name for name in found.columns if name in found.disputed]
    return {"columns": found.columns, "disputed": disputed, "rows": rows, "left_out": found.left_out}


def printed_decided(one: Decided) -> dict[str, Any]:
    """
    A decision in the history of an event.
    """
    return {
        **printed_decision(one.decision),
        "taken_back_by": one.taken_back_by and one.taken_back_by.id,
        "overruled_by": one.overruled_by,
    }


def choices(view: EventView) -> dict[str, Any]:
    """
    What one can choose from: profiles, grades, and the classes of people that figures are of.
    """
    sides = [one.people for one in view.estimates if one.people not in PEOPLE]
    return {
        "profiles": list(names()),
        "grades": lexicon("ratings")["grades"],
        "outcomes": list(OUTCOMES),
        "people": list(dict.fromkeys((*PEOPLE, *sides))),
    }


def drawn_tolls(view: EventView, tongue: Tongue | None) -> list[tuple[str, Any]]:
    """
    The plots of the event over time, one for each harm of which numbers are told.
    """
    return [
        (outcome, toll_svg(tolls, view.known(outcome), outcome=outcome, width=PLOTTED, tongue=tongue))
        for outcome in outcomes(view)
        if (tolls := view.tolls(outcome))
    ]


def drawn_map(view: EventView, tongue: Tongue | None) -> Any:  # noqa: ANN401 (Markup, which pydantic does not know)
    """
    A map of the place with how exact it is as an area; None where nobody knows where it was.
    """
    found = located(view.place)
    return found and drawn_around(found, tongue)


@lru_cache(MAPS)
def drawn_around(place: Located, tongue: Tongue | None) -> Any:  # noqa: ANN401 (the same)
    """
    The map of a place in a language, drawn once for all events there.
    """
    return map_svg((place.spot,), towns=place.towns, width=MAPPED, ratio=0.72, tongue=tongue)
