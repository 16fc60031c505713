"""
The rules that leave claims out of a figure: rejected, unreal, distrusted, of a longer time, of one person.
"""

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain
from typing import Any

from reportedly.decisions.review import covers, folded_name, is_reliability, period_of, rejected_in
from reportedly.estimates.classes import Saying, days_of, sayings_of, words_for
from reportedly.estimates.ranges import Wording, listed
from reportedly.estimates.weighing import Weighing, greatest, told_by
from reportedly.events.records import Decision, Figure, Testimony

HARMED = frozenset({"killed", "wounded"})
WORST = "E"
IMPROBABLE = "5"
# An event takes so many days at most where another number is for more than a week.
EVENT_DAYS, LONG_DAYS = 3, 7


def worded(weighing: Weighing, *, up_to: int, between: str, vague: str) -> Weighing:
    """
    Turn the words of every figure into bounds: "more than 30" is 31 or more, "up to 30" at most 30.
    """
    wording = Wording(up_to, between, vague)
    told = (sayings_of(testimony, weighing.outcome, wording) for testimony in weighing.testimonies)
    return weighing.saying(chain.from_iterable(told))


def rejected(weighing: Weighing) -> Weighing:
    """
    Leave out the claims that a person rejected.
    """
    gone = rejected_in(weighing.decisions)
    return weighing.leaving_out("rejected", lambda one: one.claim in gone)


def unreal(weighing: Weighing) -> Weighing:
    """
    Leave out what is denied, threatened or feared: it gives no figure.
    """
    return weighing.leaving_out("unreal", lambda one: not one.testimony.is_real)


def distrusted(weighing: Weighing) -> Weighing:
    """
    Leave out sources that people rated unreliable (E), and claims that they rated improbable (5).
    """
    rated = [one for one in weighing.decisions if one.kind == "rate"]
    improbable = {
        about
        for one in rated
        if (one.field or "") == "credibility" and str(said(one)) == IMPROBABLE
        for about in one.about
    }
    return weighing.leaving_out(
        "distrusted",
        lambda one: one.claim in improbable or rating_of(one.testimony, rated) == WORST,
    )


def rating_of(testimony: Testimony, rated: Iterable[Decision]) -> str | None:
    """
    How people rated who says it, on the day on which it was said; the last rating stands.
    """
    found = None
    for one in rated:
        named = folded_name(testimony.claimant or "") in map(folded_name, one.about)
        if named and is_reliability(one) and covers(period_of(one), testimony.said):
            found = str(said(one))
    return found


def said(decision: Decision) -> Any:  # noqa: ANN401 (a decision may set a field to anything)
    """
    What a decision sets its field to.
    """
    return json.loads(decision.value) if decision.value else None


def cumulative(weighing: Weighing) -> Weighing:
    """
    Leave out figures that sum up a longer time, and parts of them: they bound an incident from above, and
    never are one.

    A number for more than a week is such a sum where somebody gives others for a few days, and not the same.
    """
    plain = [one for one in weighing.sayings if not (one.cumulative or one.range.vague or one.part)]
    short = {(one.people, one.range.low) for one in plain if is_short(one)}
    long = [one for one in plain if short and is_long(one) and (one.people, one.range.low) not in short]
    sums = tuple(one for one in weighing.sayings if one.cumulative or one in long)
    summed = {(one.claim, figure) for one in sums for figure in one.figures}
    return replace(weighing, sums=sums).leaving_out(
        "cumulative", lambda one: one in sums or is_part_of(one, summed)
    )


def is_part_of(saying: Saying, wholes: AbstractSet[tuple[str, Figure]]) -> bool:
    """
    Whether a saying is of some of those whom one of these figures counts.
    """
    figures = saying.testimony.figures
    places = (figure.part_of for figure in saying.figures)
    return saying.part and any(
        (saying.claim, figures[place]) in wholes
        for place in places
        if place is not None and 0 <= place < len(figures)
    )


def is_short(saying: Saying) -> bool:
    """
    Whether a saying is of a known time that is no longer than an event may take.
    """
    return saying.testimony.first is not None and 0 < days_of(saying.testimony) <= EVENT_DAYS


def is_long(saying: Saying) -> bool:
    """
    Whether a saying numbers several people over a time in which many events may lie.
    """
    return days_of(saying.testimony) > LONG_DAYS and not saying.single


def single_persons(weighing: Weighing) -> Weighing:
    """
    Leave out persons told of one by one where the same report gives a greater number.
    """
    most = greatest(
        ((one.testimony.document, one.people), one.range.high) for one in weighing.sayings if not is_bare(one)
    )
    return weighing.leaving_out(
        "single_persons",
        lambda one: (
            (one.one_by_one or is_one(one))
            and most.get((one.testimony.document, one.people), 0) > one.range.high
        ),
    )


def is_one(saying: Saying) -> bool:
    """
    Whether a saying counts one person and no more: "one is in critical condition".
    """
    figures = saying.figures
    return len(figures) == 1 and (figures[0].words or "").lower() in listed("alone") and not saying.range.open


def vague_gives_way(weighing: Weighing) -> Weighing:
    """
    Leave out words like "dozens" where somebody gives a number for the same people, and "officers" who may
    only tell of it where others are known to be harmed.
    """
    clear = any(
        figure.outcome in HARMED and figure.low
        for one in weighing.event
        if one.is_real
        for figure in one.figures
    )
    persons = {one.people for one in weighing.sayings if not one.range.vague}
    numbered = {one.people for one in weighing.sayings if not (one.range.vague or one.one_by_one)}
    return weighing.leaving_out(
        "vague_gives_way",
        lambda one: (
            one.range.vague
            and (one.people in (persons if is_bare(one) else numbered) or (clear and may_be_tellers(one)))
        ),
    )


def is_bare(saying: Saying) -> bool:
    """
    Whether a saying is a bare plural: "soldiers were killed".
    """
    return saying.range.vague and all(figure.words is None for figure in saying.figures)


def may_be_tellers(saying: Saying) -> bool:
    """
    Whether a saying is a bare plural of people who mostly attend to the harmed or tell of them.
    """
    return is_bare(saying) and any(listed("tellers") & words_for(figure) for figure in saying.figures)


def parts_give_way(weighing: Weighing) -> Weighing:
    """
    Leave out "including 3 children" where the same report gives a number for all of them, and "no one (else)"
    where the same voice tells in it of somebody.
    """
    whole = {(one.testimony.document, one.people) for one in weighing.sayings if not one.part}
    told = {told_by(one, weighing) for one in weighing.sayings if one.range.high}
    return weighing.leaving_out(
        "parts_give_way",
        lambda one: (
            (one.part and (one.testimony.document, one.people) in whole)
            or (is_worded_zero(one) and told_by(one, weighing) in told)
        ),
    )


def is_worded_zero(saying: Saying) -> bool:
    """
    Whether a saying says in words that nobody was harmed.
    """
    worded = not any((figure.words or "0").isdigit() for figure in saying.figures)
    return saying.range.high == 0 and worded


def victims_give_way(weighing: Weighing) -> Weighing:
    """
    Leave out "victims" as people killed where somebody says who was killed or wounded.
    """
    clear = {
        figure.outcome
        for one in weighing.event
        if one.is_real
        for figure in one.figures
        if figure.outcome in HARMED and figure.high != 0 and not of_victims(figure)
    }
    return weighing.leaving_out(
        "victims_give_way",
        lambda one: (
            weighing.outcome in HARMED
            and (
                (bool(clear) and all(map(of_victims, one.figures)) and not only_hurt(one, clear))
                or (weighing.outcome == "killed" and are_hurt(one))
            )
        ),
    )


def only_hurt(saying: Saying, clear: set[str]) -> bool:
    """
    Whether a saying counts several victims as wounded where nobody tells of dead: all of them are.
    """
    wounded = all(figure.outcome == "wounded" for figure in saying.figures)
    return wounded and "killed" not in clear and saying.range.high > 1


def are_hurt(saying: Saying) -> bool:
    """
    Whether the same claim says of victims, in the same words, that they were wounded.
    """
    wounded = {(one.words, one.whom) for one in saying.testimony.figures if one.outcome == "wounded"}
    told = [(one.words, one.whom) for one in saying.figures]
    return any(map(of_victims, saying.figures)) and wounded.issuperset(told)


def of_victims(figure: Figure) -> bool:
    """
    Whether a figure counts "victims" and says no more.
    """
    return bool(listed("harmed") & words_for(figure))
