"""
Events as pages show them and scripts get them: the fields of `reportedly events --json` and `why --json`.
"""

from typing import Any

from pydantic import ConfigDict, Field

from reportedly.web.answers import Facts


class MadeOf(Facts):
    """
    What a sentence says, by its name and the values in it, for other languages to say.
    """

    name: str
    values: dict[str, Any]


class PlaceFacts(Facts):
    """
    Where, with how far off the point may be, in metres.
    """

    name: str
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    radius: int
    gazetteer_id: str | None


class FigureFacts(Facts):
    """
    Low, best and high for one class of people; null where nobody gives a number.
    """

    outcome: str
    people: str
    low: int | None
    best: int | None
    high: int | None
    open: bool


class StepFacts(Facts):
    """
    What one rule did to a figure, with the claims that it used and left out.
    """

    rule: str
    sentence: str
    made_of: MadeOf | None
    used: list[str]
    left_out: list[str]


class TracedFigure(FigureFacts):
    """
    A figure with the rules that made it.
    """

    trace: list[StepFacts]


class GradeFacts(Facts):
    """
    A grade with its reason, and the decision that set it.
    """

    scheme: str
    value: str
    reason: str
    made_of: MadeOf | None
    decision: str | None


class VoiceName(Facts):
    """
    An independent voice.
    """

    id: str
    name: str


class TieFacts(Facts):
    """
    Why two reports or claims are one voice.
    """

    one: str
    other: str
    kind: str
    score: float
    reason: str
    made_of: MadeOf | None


class VoiceFacts(VoiceName):
    """
    An independent voice with its claims.
    """

    claims: list[str]
    ties: list[TieFacts]


class ContradictionFacts(Facts):
    """
    Two groups of claims that cannot both be right.
    """

    kind: str
    sentence: str
    made_of: MadeOf | None
    ones: list[str]
    others: list[str]
    sharpness: float


class EventHead(Facts):
    """
    What a list and a page of an event have in common.
    """

    id: str
    version: int
    first: str | None
    last: str | None
    place: PlaceFacts | None
    unplaced: bool
    types: list[str]
    sides: list[str]
    accounts: list[str]
    reports: list[str]
    profile: str
    grades: list[GradeFacts]


class EventRow(EventHead):
    """
    An event in a list, with its sharpest disagreement.
    """

    claims: list[str]
    voices: list[VoiceName]
    estimates: list[FigureFacts]
    sharpest: ContradictionFacts | None


class NumberFacts(Facts):
    """
    What a claim says of how many people.
    """

    outcome: str
    low: int | None
    high: int | None
    vague: bool
    scope: str
    victims_type: str
    side: str | None
    group: str | None
    part_of: int | None


class ToldFacts(Facts):
    """
    A claim: its words, who says it in which report, the numbers, and how it was decided on.
    """

    id: str
    report: str
    words: str
    publisher: str | None
    said: str | None
    claimant: str | None
    claimant_side: str | None
    voice: str | None
    certainty: str
    event_type: str
    perpetrator: str | None
    target: str | None
    first: str | None
    last: str | None
    figures: list[NumberFacts]
    status: str | None


class AccountFacts(Facts):
    """
    What one report tells of the event: the unit that joins and splits.
    """

    id: str
    report: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    claims: list[str]


class TollFacts(Facts):
    """
    What one claim says on a day of all people of one harm.
    """

    day: str | None
    claimant: str
    voice: str
    outcome: str
    low: int
    high: int | None
    claim: str
    superseded: bool
    cumulative: bool


class FigureChange(Facts):
    """
    A figure as it is, and as it would be without a voice.
    """

    model_config = ConfigDict(serialize_by_alias=True)

    outcome: str
    people: str
    with_it: FigureFacts | None = Field(alias="with")
    without: FigureFacts | None


class WithoutFacts(Facts):
    """
    What leaving out a voice changes.
    """

    voice: str
    name: str
    changes: list[FigureChange]


class SumFacts(Facts):
    """
    A number for a longer time, which bounds the event and is no part of it.
    """

    claim: str
    claimant: str
    outcome: str
    people: str
    low: int
    high: int | None
    first: str | None
    last: str | None


class DecisionFacts(Facts):
    """
    What a person decided.
    """

    id: str
    kind: str
    about: list[str]
    who: str
    at: str
    why: str
    field: str | None
    value: str | None


class OverruledFacts(DecisionFacts):
    """
    A decision that a later one stands above.
    """

    overruled_by: str


class RuleFacts(Facts):
    """
    A rule of the profile, and why the profile has it.
    """

    rule: str
    about: str
    settings: dict[str, Any]


class WholeEvent(EventHead):
    """
    An event with everything that its figures rest on.
    """

    claims: list[ToldFacts]
    voices: list[VoiceFacts]
    estimates: list[TracedFigure]
    contradictions: list[ContradictionFacts]
    tolls: list[TollFacts]
    without: list[WithoutFacts]
    sums: list[SumFacts]
    decisions: list[DecisionFacts]
    overruled: list[OverruledFacts]
    rules: list[RuleFacts]
