"""
The frozen records from claims to events: accounts, voices, judgements, events, estimates, decisions.

The claims of one report that speak of one event make an account of it. Accounts of all reports are
joined into events; figures follow from what the accounts say, and from what people decided.
"""

from dataclasses import dataclass
from typing import NamedTuple

from reportedly.records import REAL, Place

# The type of claimant of what a report says in its own voice.
OWN_VOICE = "publisher"


class Figure(NamedTuple):
    """
    How many people a claim says came to harm. `low` and `high` are None where open, both where vague.

    `outcome` and `victims_type` are those of a `Casualty`, `side` the party that the victims belong to,
    `group` "children" or "women" where the words say so; `part_of` is the place of the figure, in the
    same testimony, that this one is a part of. `words` are those of the number ("dozens of"), None for a
    bare plural or a person told of by name; `whom` those for the victims ("soldiers from Brigade 65"). `hit`
    is true where they were "shot" or "struck", which says of nobody that he lived; `among` where they are
    some of victims told of elsewhere ("two of the victims").
    """

    outcome: str
    low: int | None
    high: int | None
    vague: bool = False
    scope: str = "incident"
    victims_type: str = "unknown"
    side: str | None = None
    group: str | None = None
    part_of: int | None = None
    words: str | None = None
    whom: str | None = None
    hit: bool = False
    among: bool = False


@dataclass(frozen=True, slots=True)
class Testimony:
    """
    One claim as it is weighed: who says it in the end, when it was printed, how sure it sounds, of whom.

    `claimant` is the name of the innermost source, or of the publisher where the report speaks itself;
    `claimant_side` the party to the conflict that it belongs to; `said` an ISO day; `first` and `last`
    the ISO days between which it says that it happened; `bodies` are the listed actors of the victims' own
    side that the sentence names ("brigade-65"), which tell one identity of the dead from another; `title` is
    true where it is said in the headline.
    """

    claim: str
    document: str
    event_type: str
    certainty: str
    claimant: str | None = None
    claimant_type: str | None = None
    claimant_side: str | None = None
    said: str | None = None
    perpetrator: str | None = None
    perpetrator_side: str | None = None
    target: str | None = None
    target_side: str | None = None
    first: str | None = None
    last: str | None = None
    bodies: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    title: bool = False

    @property
    def is_real(self) -> bool:
        """
        Whether it says that something happened: it is not denied, threatened or feared.
        """
        return self.certainty in REAL

    @property
    def by_doer(self) -> bool:
        """
        Whether it is the side that did it who says so.
        """
        return self.claimant_side is not None and self.claimant_side == self.perpetrator_side


@dataclass(frozen=True, slots=True)
class Account:
    """
    What one report tells of one event: the claims that share an event label, and what joining compares.

    `id` is the id of the document and the label ("28bf0111…/e1"); `first` and `last` are ISO days, both
    inclusive, None where unknown; `place` is the finest that is said; `actors` are names; `words` the
    folded words of its sentences that tell one event from another (no function words); `names` those that
    the report as a whole writes with a capital.
    """

    id: str
    document: str
    testimonies: tuple[Testimony, ...]
    publisher: str | None = None
    published: str | None = None
    first: str | None = None
    last: str | None = None
    place: Place | None = None
    actors: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


class Tie(NamedTuple):
    """
    Why two documents, or two claims, are no independent voices: *one* and *other* are their ids.

    `kind` is "copy", "partial", "credit", "claimant" or "wording"; `score` 0 to 1; `reason` a sentence.
    """

    one: str
    other: str
    kind: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Voice:
    """
    One independent voice: claims that rest on the same witness, however many outlets print them.
    """

    id: str
    name: str
    claims: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


class Sign(NamedTuple):
    """
    What speaks for (above 0) or against (below 0) two accounts being of one event, in a sentence.
    """

    feature: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    How far two accounts are of one event: `weight` is log-odds, the weighted sum of its signs.
    """

    one: str
    other: str
    weight: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """
    Accounts that are of one event. `id` is for life; each change of `accounts` is another `version`.

    `into` are the events that took over its accounts when it was joined or split: a tombstone then.
    """

    id: str
    version: int
    accounts: tuple[str, ...]
    into: tuple[str, ...] = ()


class Step(NamedTuple):
    """
    One rule as it was applied to an estimate: its name in the profile, what it did in a sentence, and the
    claims that it used or left out.
    """

    rule: str
    sentence: str
    used: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    How many people of one class came to harm in an event: low ≤ best ≤ high, None where nothing is said.

    `outcome` is that of a casualty; `people` "all", "civilians", "unknown", "children", "women", or
    "side: NAME" for the fighters of a side; `open` whether somebody says "more than" the high.
    """

    outcome: str
    people: str
    low: int | None
    best: int | None
    high: int | None
    open: bool
    profile: str
    trace: tuple[Step, ...] = ()

    @property
    def numbers(self) -> tuple[int | None, int | None, int | None, bool]:
        """
        What makes it another figure: low, best and high, and whether it may be more.
        """
        return self.low, self.best, self.high, self.open


@dataclass(frozen=True, slots=True)
class Grade:
    """
    A grade of a scheme ("airwars", "ibc"), with the reason; `decision` the one that set it, if a person did.
    """

    scheme: str
    value: str
    reason: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """
    What a person decided, when (UTC, ISO 8601) and why. Nothing is ever changed: a later decision stands,
    and one that withdraws another names it.

    `kind` is "accept", "reject", "correct", "add", "same", "not_same", "split", "estimate", "grade", "rate"
    or "undo"; `about` the ids that it is about (claims, accounts, events or sources); `field` and `value`
    (JSON) what is set to what.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    who: str
    at: str
    why: str
    field: str | None = None
    value: str | None = None
    withdraws: str | None = None
