"""
What the pages of events show beyond the events themselves: voices by fields, history, choices, the list.
"""

from typing import Annotated, Any
from urllib.parse import urlencode

from pydantic import Field

from reportedly.web.answers import Facts
from reportedly.web.event_facts import (
    AccountFacts,
    DecisionFacts,
    EventRow,
    MadeOf,
    ToldFacts,
    TracedFigure,
    WholeEvent,
)


class CellFacts(Facts):
    """
    What a voice says of one field: its words, the voices that these do not meet, and the numbers of the
    contradictions that they stand in.
    """

    values: list[str]
    made_of: list[MadeOf | None]
    more: int
    differs: list[str]
    disputes: list[int]


class RowFacts(Facts):
    """
    One voice, with what it says in each field.
    """

    voice: str
    name: str
    claims: int
    cells: list[CellFacts]


class MatrixFacts(Facts):
    """
    Voices by fields, and the fields that they disagree in.
    """

    columns: list[str]
    disputed: list[str]
    rows: list[RowFacts]
    left_out: int


class VersionFacts(Facts):
    """
    A version of the event, with the accounts that came and went.
    """

    version: int
    at: str
    came: list[str]
    went: list[str]
    accounts: int


class DecidedFacts(DecisionFacts):
    """
    A decision in the history of an event, and what took it back or stands above it.
    """

    taken_back_by: str | None
    overruled_by: str | None


class EventChoices(Facts):
    """
    What one can choose from on the page.
    """

    profiles: list[str]
    grades: dict[str, list[str]]
    outcomes: list[str]
    people: list[str]


Drawn = Annotated[Any, Field(exclude=True)]


class EventPage(Facts):
    """
    An event with all that its page shows. `seen` is sent along with each decision: it is refused if
    the event has changed since. `came_from` is the event that one asked for, where it went into this one.
    `told` has the accounts of one page of them.
    """

    event: WholeEvent
    seen: str
    came_from: str | None
    done: DecidedFacts | None
    told: list[AccountFacts]
    page: int
    pages: int
    matrix: MatrixFacts
    versions: list[VersionFacts]
    decided: list[DecidedFacts]
    choices: EventChoices
    toll_drawings: Drawn = None
    map_drawing: Drawn = None
    homes: Drawn = None

    def at(self, page: int, part: str = "claims-title") -> str:
        """
        The address of a part of another page of the accounts.
        """
        asked = urlencode({"profile": self.event.profile, "page": page})
        return f"/events/{self.event.id}?{asked}#{part}"

    def words_of(self, claim: str) -> str:
        """
        Where the words of a claim stand: on this page, or on another.
        """
        home = self.homes.get(claim, self.page)
        return f"#c-{claim}" if home == self.page else self.at(home, f"c-{claim}")

    def by_id(self) -> dict[str, ToldFacts]:
        """
        The claims by their ids.
        """
        return {claim.id: claim for claim in self.event.claims}


class Why(Facts):
    """
    What one figure rests on: every rule that did something, with the claims that it used and left out.
    """

    event: str
    profile: str
    seen: str
    figure: TracedFigure
    claims: list[ToldFacts]

    def by_id(self) -> dict[str, ToldFacts]:
        """
        The claims by their ids.
        """
        return {claim.id: claim for claim in self.claims}


class OtherEvents(Facts):
    """
    Events that one may mean, to join them with an event or to hold them apart.
    """

    event: str
    search: str | None
    events: list[EventRow]


class Gone(Facts):
    """
    An event that is no more, and the events that took over what was of it.
    """

    event: str
    into: list[str]


class EventList(Facts):
    """
    A page of the events that meet what is asked for; `hidden` is how many more of it rest on reports that the
    person has to code first.
    """

    asked: dict[str, str]
    profile: str
    profiles: list[str]
    types: list[str]
    certainties: list[str]
    page: int
    pages: int
    total: int
    hidden: int
    events: list[EventRow]

    def at(self, page: int) -> str:
        """
        The address of another page of the same.
        """
        return "?" + urlencode({**self.asked, "profile": self.profile, "page": page})
