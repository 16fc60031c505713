"""
One event as a person looks at it: what all reports tell of it, who says so, the figures, what was decided.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.decisions.review import Standing, folded_name, status
from reportedly.estimates import Profile, estimate, profile
from reportedly.estimates.aggregates import Aggregate, aggregates
from reportedly.estimates.classes import ALL
from reportedly.estimates.contradictions import Contradiction, contradictions
from reportedly.estimates.grades import grade
from reportedly.estimates.profiles import DEFAULT
from reportedly.estimates.tolls import Toll, known_by_day, tolls
from reportedly.estimates.without import Without, without_each
from reportedly.events.accounts import finest, is_party, testimony
from reportedly.events.bonds import Overruled
from reportedly.events.days import LAST, commonest
from reportedly.events.records import Account, Decision, Estimate, Event, Grade, Testimony, Voice
from reportedly.joining import is_unplaced
from reportedly.records import Claim, Document, Place
from reportedly.voices import voices_in
from reportedly.voices.sketches import Sketch

RATE = "rate"
# The days of which a figure is known are those for which so many claims are weighed in all.
MANY = 20_000


@dataclass(frozen=True, slots=True)
class Told:
    """
    One claim of an event: the report it is from, as it was read, as it is weighed, and how it was decided on.
    """

    document: Document
    claim: Claim
    testimony: Testimony
    status: str | None = None


@dataclass(frozen=True, slots=True)
class EventView:
    """
    An event with all that is told of it and all that follows from that.

    `told` has each claim by its id, in the order of the reports; `first` and `last` are the days that most
    accounts give; `types` and `sides` are the commonest first; `decided` are the decisions that concern it,
    and `overruled` those among them that a later one stands above.
    """

    event: Event
    accounts: tuple[Account, ...]
    told: Mapping[str, Told]
    voices: tuple[Voice, ...]
    estimates: tuple[Estimate, ...]
    grades: tuple[Grade, ...]
    profile: Profile
    first: str | None = None
    last: str | None = None
    place: Place | None = None
    types: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    decided: tuple[Decision, ...] = ()
    overruled: tuple[Overruled, ...] = ()

    @property
    def testimonies(self) -> tuple[Testimony, ...]:
        """
        All claims, as they are weighed.
        """
        return tuple(one.testimony for one in self.told.values())

    @property
    def kept(self) -> Mapping[str, Told]:
        """
        The claims that nobody rejected.
        """
        return {name: one for name, one in self.told.items() if one.status != "rejected"}

    @property
    def documents(self) -> tuple[Document, ...]:
        """
        The reports that tell of it, each once.
        """
        return tuple({one.document.id: one.document for one in self.told.values()}.values())

    @property
    def unplaced(self) -> bool:
        """
        Whether nobody says well enough where and when it was: it waits for a report that does.
        """
        return is_unplaced(self.accounts)

    def voice_of(self, claim: str) -> Voice | None:
        """
        The independent voice that says a claim.
        """
        return next((voice for voice in self.voices if claim in voice.claims), None)

    def figure(self, outcome: str, people: str = ALL) -> Estimate | None:
        """
        The estimate of one class of people.
        """
        found = (one for one in self.estimates if (one.outcome, one.people) == (outcome, people))
        return next(found, None)

    def grade(self, scheme: str) -> Grade | None:
        """
        The grade under one scheme.
        """
        return next((one for one in self.grades if one.scheme == scheme), None)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """
        Where those who tell of it cannot all be right, the sharpest first; rejected claims do not count.
        """
        return contradictions([one.testimony for one in self.kept.values()], self.voices)

    def tolls(self, outcome: str = "killed") -> tuple[Toll, ...]:
        """
        What each claimant said of one harm, day by day; rejected claims do not count.
        """
        return tolls([one.testimony for one in self.kept.values()], self.voices, outcome)

    def known(self, outcome: str = "killed") -> tuple[tuple[str, Estimate], ...]:
        """
        What could be known of one harm on each day on which something was said.

        Of very many claims it has the last days only: each day is an estimate of its own.
        """
        told = [one for one in self.testimonies if matters_to(one, outcome)]
        most = max(1, min(60, MANY // max(1, len(told))))
        days = known_by_day(told, self.voices, self.decided, self.profile, most=most)
        return tuple(
            (day, one) for day, found in days for one in found if (one.outcome, one.people) == (outcome, ALL)
        )

    def without(self) -> tuple[Without, ...]:
        """
        How the figures change without each voice.
        """
        return without_each(self.testimonies, self.voices, self.decided, self.profile)

    def sums(self) -> tuple[Aggregate, ...]:
        """
        What is said of longer times than this event: it bounds the figures and is none of them.

        What a figure rests on is no such sum, however many days its words leave open ("this week").
        """
        figures = {
            (one.outcome, claim)
            for one in self.estimates
            for step in one.trace
            if step.rule != "sums_bound"
            for claim in step.used
        }
        return tuple(one for one in aggregates(self.testimonies) if (one.outcome, one.claim) not in figures)


def view_of(
    event: Event,
    accounts: Sequence[Account],
    readings: Iterable[tuple[Document, Claim]],
    found: Standing | None = None,
    *,
    rules: Profile | str = DEFAULT,
    sketches: Iterable[Sketch] | None = None,
) -> EventView:
    """
    Puts together all that is known of an event.

    *accounts* are those of the event, *readings* the claims of these with their reports, *found* what stands
    after all decisions, *sketches* what the reports are compared by, where they were sketched before.
    """
    stands = found or Standing()
    told = told_of(accounts, readings, stands)
    heard = [one.testimony for one in told.values()]
    reports: dict[str, Document | Sketch] = {one.document.id: one.document for one in told.values()}
    reports |= {sketch.document: sketch for sketch in sketches or ()}
    voices = voices_in(heard, reports.values())
    names = {event.id, *event.accounts, *told}
    decided = tuple(one for one in stands.decisions if concerns(one, names))
    chosen = profile(rules) if isinstance(rules, str) else rules
    first, last = commonest((one.first, one.last) for one in accounts)
    return EventView(
        event=event,
        accounts=tuple(accounts),
        told=told,
        voices=voices,
        estimates=estimate(heard, voices, decided, chosen),
        grades=grade(heard, voices, decided),
        profile=chosen,
        first=first,
        last=last,
        place=finest([one.place for one in accounts if one.place]),
        types=types_of(heard),
        sides=sides_of(heard),
        decided=tuple(one for one in decided if one.kind != RATE or rates(one, heard)),
        overruled=tuple(one for one in stands.overruled if concerns(one.decision, names)),
    )


def matters_to(one: Testimony, outcome: str) -> bool:
    """
    Whether a claim can change the figure of a harm: it gives a number of it, or denies something.
    """
    return not one.is_real or any(figure.outcome == outcome for figure in one.figures)


def told_of(
    accounts: Sequence[Account], readings: Iterable[tuple[Document, Claim]], found: Standing
) -> dict[str, Told]:
    """
    Each claim of some accounts, with its report and how it was decided on; rejected ones, which no account
    has, among them.
    """
    weighed = {one.claim: one for account in accounts for one in account.testimonies}
    names = {account.id for account in accounts}
    pairs = [pair for pair in readings if f"{pair[0].id}/{pair[1].event}" in names]
    pairs.sort(key=lambda pair: (pair[0].published or LAST, pair[0].id, pair[1].trigger))
    return {
        claim.id: Told(
            document, claim, weighed.get(claim.id) or testimony(document, claim), status(found, claim.id)
        )
        for document, claim in pairs
    }


def concerns(decision: Decision, names: set[str]) -> bool:
    """
    Whether a decision may matter to an event: it is about the event or its claims, or rates a source.
    """
    return decision.kind == RATE or not names.isdisjoint(decision.about)


def rates(decision: Decision, heard: Iterable[Testimony]) -> bool:
    """
    Whether a rating is of a claimant or a claim that is heard here.
    """
    names = {folded_name(one.claimant or "") for one in heard}
    claims = {one.claim for one in heard}
    return any(name in claims or folded_name(name) in names for name in decision.about)


def types_of(heard: Iterable[Testimony]) -> tuple[str, ...]:
    """
    What is said to have happened, the commonest first; those that give figures before others.
    """
    weights = Counter[str]()
    for one in heard:
        weights[one.event_type] += 2 if one.figures and one.is_real else 1
    return tuple(name for name, _ in sorted(weights.items(), key=lambda item: (-item[1], item[0])))


def sides_of(heard: Iterable[Testimony]) -> tuple[str, ...]:
    """
    The parties that did it, were aimed at or had losses, the one most often named first.

    Whoever is no party of the list ("warplanes") counts only where nobody names one; a building never does.
    """
    told = tuple(heard)
    named = Counter(side for one in told for side in sides_in(one))
    named = named or Counter(
        doer for one in told for doer in (one.perpetrator, one.target) if doer and is_party(doer)
    )
    return tuple(name for name, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])))


def sides_in(one: Testimony) -> set[str]:
    """
    The parties that one claim speaks of.
    """
    parties = {one.perpetrator_side, one.target_side}
    return {side for side in parties | {figure.side for figure in one.figures} if side}
