"""
The rules that tell the wounded from the dead, and a part of the wounded from all of them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from reportedly.estimates.classes import ALL, Saying, is_anaphor, is_pronoun, words_for
from reportedly.estimates.leaving_out import is_one, of_victims
from reportedly.estimates.ranges import listed
from reportedly.estimates.weighing import Note, Weighing, greatest
from reportedly.events.records import OWN_VOICE, Figure, Testimony
from reportedly.telling.sentences import say

AGE = re.compile(r"\b\d{1,3}(?=[- ](?:year|month)s?[- ]old\b)")
SEXES = ("male", "female")
HURT = "wounded"
# Any voice of a report.
ANY = ""

Dead = Mapping[str, int]


def dead_of_shot(weighing: Weighing) -> Weighing:
    """
    Take the dead out of those who were "shot", where a report gives both numbers in claims of their own.
    """
    if weighing.outcome != HURT:
        return weighing
    dead = deaths(weighing.event)
    shot = [one for one in weighing.sayings if dead_among(one, dead)]
    if not shot:
        return weighing
    gone = tuple((one.people, one.claim) for one in shot if one.range.high <= dead[one.testimony.document])
    kept = (one for one in weighing.sayings if (one.people, one.claim) not in gone)
    lived = tuple(survivors(one, dead_among(one, dead)) for one in kept)
    used = tuple((one.people, one.claim) for one in shot if (one.people, one.claim) not in gone)
    return weighing.saying(lived).noted(Note("dead_of_shot", say("dead_of_shot"), used, gone))


def deaths(event: Iterable[Testimony]) -> Dead:
    """
    The greatest number of dead that each report gives in one claim; "victims" may have lived.
    """
    return greatest((one.document, dead_in(one)) for one in event if one.is_real)


def dead_in(testimony: Testimony) -> int:
    """
    The greatest number of dead that a claim gives.
    """
    dead = [one for one in testimony.figures if one.outcome == "killed" and one.scope == "incident"]
    return 0 if any(map(of_victims, dead)) else max((one.low or 0 for one in dead), default=0)


def dead_among(saying: Saying, dead: Dead) -> int:
    """
    How many dead a number of people who were shot may hold: none where its own claim tells of them apart.
    """
    plain = not (saying.part or saying.cumulative or saying.range.vague) and saying.range.high > 1
    shot = bool(saying.figures) and all(figure.hit for figure in saying.figures)
    apart = any(figure.outcome == "killed" for figure in saying.testimony.figures)
    others = any(listed("another") & words_for(figure) for figure in saying.figures)
    return dead.get(saying.testimony.document, 0) if plain and shot and not (apart or others) else 0


def survivors(saying: Saying, dead: int) -> Saying:
    """
    A number of people who were shot, without so many dead.
    """
    said = saying.range
    point = None if said.point is None else max(0, said.point - dead)
    return saying._replace(
        range=said._replace(low=max(0, said.low - dead), point=point, high=said.high - dead)
    )


def some_of_wounded(weighing: Weighing) -> Weighing:
    """
    Leave out a smaller number of wounded than the same report gives: "two are in critical condition". What
    another voice in it says stands beside.
    """
    if weighing.outcome != HURT:
        return weighing
    voice_of = weighing.speakers.voice_of
    most = greatest(
        ((one.testimony.document, voice), one.range.high)
        for one in weighing.sayings
        if is_counted(one) and not one.part
        for voice in (voice_of[one.claim], ANY)
    )

    def is_some(one: Saying) -> bool:
        voice = ANY if one.testimony.claimant_type in {None, OWN_VOICE} else voice_of[one.claim]
        return is_counted(one) and 0 < one.range.high < most.get((one.testimony.document, voice), 0)

    return weighing.leaving_out("some_of_wounded", is_some)


def is_counted(saying: Saying) -> bool:
    """
    Whether a saying is a number of all people.
    """
    return saying.people == ALL and not saying.range.vague


def is_lone(saying: Saying) -> bool:
    """
    Whether a saying counts one person, and its claim tells of nobody killed beside: "one person was shot".
    """
    return is_one(saying) and all(figure.outcome != "killed" for figure in saying.testimony.figures)


def died_of_wounds(weighing: Weighing) -> Weighing:
    """
    Leave out one person wounded, told of without a number, where one person was killed: likely the same.
    """
    if weighing.outcome != HURT:
        return weighing
    dead = [
        (one.document, figure)
        for one in weighing.event
        if one.is_real
        for figure in one.figures
        if figure.outcome == "killed" and figure.low == figure.high == 1
    ]

    def is_dead(one: Saying) -> bool:
        if are_dead(one) or are_told_dead(one, dead):
            return True
        same = bool(dead) and (one.single or is_lone(one))
        return same and (may_have_died(one, [figure for _, figure in dead]) or is_told_dead(one, dead))

    return weighing.leaving_out("died_of_wounds", is_dead)


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
