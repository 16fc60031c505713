"""
The rules that leave claims out of a figure: rejected, unreal, distrusted, of a longer time, of one person.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportedly.estimates.classes import Saying, is_anaphor, is_pronoun, sayings_of, words_for
from reportedly.estimates.ranges import Settings, listed, range_of
from reportedly.estimates.weighing import Weighing
from reportedly.events.records import Decision, Figure, Testimony

REAL = frozenset({"stated", "hedged"})
HARMED = frozenset({"killed", "wounded"})
WORST = "E"
IMPROBABLE = "5"
AGE = re.compile(r"\b\d{1,3}(?=[- ](?:year|month)s?[- ]old\b)")
SEXES = ("male", "female")


def worded(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Turn the words of every figure into bounds: "more than 30" is 31 or more, "up to 30" at most 30.
    """
    found = (
        saying
        for testimony in weighing.testimonies
        for saying in sayings_of(testimony, weighing.outcome, lambda figure: range_of(figure, settings))
    )
    return weighing.saying(found)


def rejected(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out the claims that a person rejected.
    """
    del settings
    gone = {about for one in weighing.decisions if one.kind == "reject" for about in one.about}
    return weighing.leaving_out("rejected", lambda one: one.claim in gone)


def unreal(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out what is denied, threatened or feared: it gives no figure.
    """
    del settings
    return weighing.leaving_out("unreal", lambda one: one.testimony.certainty not in REAL)


def distrusted(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out sources that people rated unreliable (E), and claims that they rated improbable (5).
    """
    del settings
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
        word, _, period = (one.field or "").partition(" ")
        named = folded_name(testimony.claimant or "") in map(folded_name, one.about)
        if word == "reliability" and named and covers(period, testimony.said):
            found = str(said(one))
    return found


def folded_name(source: str) -> str:
    """
    A source as it is told from others, however it is typed.
    """
    return " ".join(source.split()).casefold()


def covers(period: str, day: str | None) -> bool:
    """
    Whether a day lies in a period ("2016-01-01/..", open where nothing stands).
    """
    first, _, last = period.partition("/")
    if day is None:
        return first in {"", ".."} and last in {"", ".."}
    return (first in {"", ".."} or first <= day) and (last in {"", ".."} or day <= last)


def said(decision: Decision) -> Any:  # noqa: ANN401 (a decision may set a field to anything)
    """
    What a decision sets its field to.
    """
    return json.loads(decision.value) if decision.value else None


def cumulative(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out figures that sum up a longer time: they bound an incident from above, and never are one.
    """
    del settings
    sums = tuple(one for one in weighing.sayings if one.cumulative)
    return replace(weighing, sums=sums).leaving_out("cumulative", lambda one: one.cumulative)


def single_persons(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out persons told of one by one where the same report gives a greater number.
    """
    del settings
    most = greatest(weighing.sayings)
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


def greatest(sayings: Iterable[Saying]) -> dict[tuple[str, str], int]:
    """
    The greatest number that each report gives for each class of people; a bare plural is none.
    """
    found: dict[tuple[str, str], int] = {}
    for one in sayings:
        if is_bare(one):
            continue
        key = one.testimony.document, one.people
        found[key] = max(found.get(key, 0), one.range.high)
    return found


def vague_gives_way(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out words like "dozens" where somebody gives a number for the same people, and "officers" who may
    only tell of it where others are known to be harmed.
    """
    del settings
    clear = any(
        figure.outcome in HARMED and figure.low
        for one in weighing.event
        if one.certainty in REAL
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


def parts_give_way(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out "including 3 children" where the same report gives a number for all of them, and "no one (else)"
    where the same voice tells in it of somebody.
    """
    del settings
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


def told_by(saying: Saying, weighing: Weighing) -> tuple[str, str, str]:
    """
    Which voice tells of which people in which report.
    """
    return weighing.speakers[saying.claim], saying.testimony.document, saying.people


def victims_give_way(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out "victims" as people killed where somebody says who was killed or wounded.
    """
    del settings
    clear = any(
        figure.outcome in HARMED and figure.high != 0 and not of_victims(figure)
        for one in weighing.event
        if one.certainty in REAL
        for figure in one.figures
    )
    return weighing.leaving_out(
        "victims_give_way",
        lambda one: (
            weighing.outcome in HARMED
            and (
                (clear and all(map(of_victims, one.figures)))
                or (weighing.outcome == "killed" and are_hurt(one))
            )
        ),
    )


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


def died_of_wounds(weighing: Weighing, settings: Settings) -> Weighing:
    """
    Leave out one person wounded, told of without a number, where one person was killed: likely the same.
    """
    del settings
    dead = [
        (one.document, figure)
        for one in weighing.event
        if one.certainty in REAL
        for figure in one.figures
        if figure.outcome == "killed" and figure.low == figure.high == 1
    ]
    return weighing.leaving_out(
        "died_of_wounds",
        lambda one: (
            (
                bool(dead)
                and weighing.outcome == "wounded"
                and one.single
                and (may_have_died(one, [figure for _, figure in dead]) or is_told_dead(one, dead))
            )
            or (weighing.outcome == "wounded" and (are_dead(one) or are_told_dead(one, dead)))
        ),
    )


def are_told_dead(saying: Saying, dead: Sequence[tuple[str, Figure]]) -> bool:
    """
    Whether several persons told of before are all among the dead of their report: "shot his wife and son".
    """
    told = [figure for document, figure in dead if document == saying.testimony.document]
    several = len(saying.figures) > 1 and saying.one_by_one
    return several and all(any(is_same(one, figure) for figure in told) for one in saying.figures)


def are_dead(saying: Saying) -> bool:
    """
    Whether the same claim says of those wounded, in the very same words, that they were killed.
    """
    dead = {place for place, one in enumerate(saying.testimony.figures) if one.outcome == "killed"}
    return bool(saying.figures) and all(one.part_of in dead and not of_victims(one) for one in saying.figures)


def may_have_died(saying: Saying, dead: Sequence[Figure]) -> bool:
    """
    Whether nothing tells somebody wounded from the dead.
    """
    return not told_apart(saying) and not is_another(saying.figures[0], dead)


def is_told_dead(saying: Saying, dead: Iterable[tuple[str, Figure]]) -> bool:
    """
    Whether somebody wounded is one of the dead of the same report by age, or "the girl" of a girl.
    """
    wounded = saying.figures[0]
    if listed("another") & words_for(wounded):
        return False
    return any(
        document == saying.testimony.document and is_same(wounded, figure) for document, figure in dead
    )


def is_same(wounded: Figure, killed: Figure) -> bool:
    """
    Whether the words for two persons are of one: the same age, or the same noun without an article.
    """
    if is_another(wounded, [killed]):
        return False
    if ages(wounded) and ages(wounded) == ages(killed):
        return True
    last = (wounded.whom or "").lower().split()[-1:]
    known = is_anaphor(wounded) and not is_pronoun(wounded)
    return known and bool(last) and last == (killed.whom or "").lower().split()[-1:]


def is_another(wounded: Figure, dead: Iterable[Figure]) -> bool:
    """
    Whether somebody wounded is none of the dead by age or sex: "a man was killed … an 18-year-old woman".
    """
    for known_by in (ages, sexes):
        own, theirs = known_by(wounded), set().union(*map(known_by, dead))
        if own and theirs and not own & theirs:
            return True
    return False


def ages(figure: Figure) -> set[str]:
    """
    The years of age that the words for somebody tell.
    """
    return set(AGE.findall(figure.whom or ""))


def sexes(figure: Figure) -> set[str]:
    """
    Whether the words for somebody are a man's or a woman's.
    """
    return {name for name in SEXES if listed(name) & words_for(figure)}


def told_apart(saying: Saying) -> bool:
    """
    Whether the words tell a wounded person from somebody killed: "one was killed, another wounded".
    """
    if any(listed("another") & words_for(figure) for figure in saying.figures):
        return True
    if all(is_pronoun(figure) for figure in saying.figures):
        return False
    killed = [figure for figure in saying.testimony.figures if figure.outcome == "killed"]
    return any(not is_anaphor(figure) for figure in killed)
