"""
What speaks for or against two accounts being of one event: a small function a feature.

Each gives the name of what it found, how much of it, and how to say so; `weighing` turns that into log-odds.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial

from reportedly.events.accounts import empty_words
from reportedly.filters import folded
from reportedly.joining.attacks import means, quarter, site
from reportedly.joining.found import KEPT, SHOWN, Feature, Found, Steps, first_of, step
from reportedly.joining.points import Point, contained, distance
from reportedly.joining.scenes import city_names
from reportedly.joining.traits import HARMED, Traits, families_in, limits, rarity
from reportedly.lexicons import lexicon
from reportedly.telling.sentences import Sentence, say

# A name as common as in one report of twenty (e to the power of -3) tells nothing.
COMMON = 3.0
# Points so many kilometres apart are one, whatever they are called.
SAME = 0.5
# By such a share of the higher one two tolls may differ and still be close.
CLOSE = 0.25
# Types of which coded reports tell in fewer than one event of sixty: that two accounts agree on one says more
# than that both tell of a clash (a match weighs by how seldom it comes about by chance: Winkler 1989).
RARE = frozenset({"chemical_attack", "suicide_bombing", "torture", "sexual_violence"})
DAYS: Steps = (
    (1, "days: next"),
    (3, "days: 2 to 3 apart"),
    (7, "days: a week apart"),
    (math.inf, "days: far apart"),
)
PRINTED: Steps = (
    (1, "printed: within 1 day"),
    (7, "printed: within a week"),
    (31, "printed: within a month"),
    (366, "printed: within a year"),
    (math.inf, "printed: years apart"),
)
# By how many kilometres a point may be off: much happens in a city, and little in a village.
SAME_PLACE: Steps = (
    (2, "place: the same spot"),
    (5, "place: the same town"),
    (10, "place: the same city"),
    (math.inf, "place: the same district"),
)
# Within how many kilometres places are near each other; and, beyond what each may be off, close.
NEAR, BESIDE = 50, 10
SHARED: Mapping[str, Steps] = {
    outcome: (
        (0, f"{outcome}: none in both"),
        (1, f"{outcome}: one shared"),
        (4, f"{outcome}: few shared"),
        (14, f"{outcome}: several shared"),
        (math.inf, f"{outcome}: many shared"),
    )
    for outcome in HARMED
}

# What says the same of every pair that it is found for.
DAYS_UNKNOWN = Found("days: unknown", 1, lambda: say("days_unknown"))
DAYS_SAME = Found("days: the same", 1, lambda: say("days_same"))
DAYS_OVERLAPPING = Found("days: overlapping", 1, lambda: say("days_overlap"))
DAYS_WITHIN = Found("days: within a longer time", 1, lambda: say("days_overlap"))
PRINTED_UNKNOWN = Found("printed: unknown", 1, lambda: say("printed_unknown"))
PLACE_UNKNOWN = Found("place: unknown", 1, lambda: say("place_unknown"))
PARTIES_UNKNOWN = Found("parties: unknown", 1, lambda: say("parties_unknown"))
TOLL_UNKNOWN = {
    outcome: Found(f"{outcome}: unknown", 1, partial(say, "toll_unknown", outcome=outcome))
    for outcome in HARMED
}
NAMES_UNKNOWN = Found("names: unknown", 1, lambda: say("names_unknown"))
# What tells two attacks in one town apart, and how much of it counts at most.
AGAINST = frozenset(
    {"quarter: another", "sites: another", "means: another", "kind: another", "killed: apart"}
)
MANY = 3
SIGNS_AGAINST = [
    Found(f"signs against: {count}", 1, partial(say, "signs_against", count=count))
    for count in range(MANY + 1)
]
REPORT_SAME = Found("report: the same", 1, lambda: say("report_same"))
REPORT_SAME_TOLL = Found("report: the same toll", 1, lambda: say("report_same_toll"))
REPORT_ANOTHER = Found("report: another", 1, lambda: say("report_another"))


def days(one: Traits, other: Traits) -> Found:
    """
    How far apart the days are on which it is said to have happened.
    """
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return DAYS_UNKNOWN
    gap = apart(one.first, one.last, other.first, other.last)
    if gap:
        return days_apart(gap)
    if one.first == one.last == other.first == other.last:
        return DAYS_SAME
    wide = max(one.last - one.first, other.last - other.first)
    return DAYS_OVERLAPPING if wide <= limits().days else DAYS_WITHIN


@lru_cache(KEPT)
def days_apart(gap: int) -> Found:
    """
    The same for days of which no two are one.
    """
    return Found(step(gap, DAYS), 1, lambda: say("days_apart", days=gap))


def apart(first: int, last: int, other_first: int, other_last: int) -> int:
    """
    How many days lie between two stretches of days; 0 where they overlap.
    """
    return max(0, first - other_last, other_first - last)


def printed(one: Traits, other: Traits) -> Found:
    """
    How far apart the two reports were printed.
    """
    if one.printed is None or other.printed is None:
        return PRINTED_UNKNOWN
    return printed_apart(abs(one.printed - other.printed))


@lru_cache(KEPT)
def printed_apart(gap: int) -> Found:
    """
    The same for two reports with a day each.
    """
    return Found(step(gap, PRINTED), 1, lambda: say("printed_apart", days=gap))


def place(one: Traits, other: Traits) -> Found:
    """
    Whether the places are the same, near, or one within the other.
    """
    if one.point is None or other.point is None:
        return PLACE_UNKNOWN
    return places(one.point, other.point)


@lru_cache(KEPT)
def places(here: Point, there: Point) -> Found:
    """
    The same for two places.
    """
    off = max(here.off, there.off)
    if off > limits().kilometres:
        return wide_places(here, there)
    far = distance(here, there)
    if far <= (off if here.name == there.name else SAME):
        return Found(step(off, SAME_PLACE), 1, lambda: say("place_same", place=here.name))
    return near_places(here, there, far)


def wide_places(here: Point, there: Point) -> Found:
    """
    The same where a place is as wide as a province or a country.
    """
    if here.name == there.name and here.country == there.country:
        return Found("place: the same wide one", 1, lambda: say("place_somewhere", place=here.name))
    if not contained(here, there):
        return Found("place: elsewhere", 1, lambda: say("place_elsewhere", place=here.name, other=there.name))
    outer, inner = (here, there) if here.off >= there.off else (there, here)
    return Found("place: within", 1, lambda: say("place_within", place=inner.name, other=outer.name))


def near_places(here: Point, there: Point, far: float) -> Found:
    """
    The same for two places that have a point each, so many kilometres apart.
    """
    if far == math.inf:
        return Found("place: no point", 1, lambda: say("place_pointless", place=here.name, other=there.name))
    reach = here.off + there.off
    steps = (
        (reach, "place: touching"),
        (reach + BESIDE, "place: close"),
        (NEAR, "place: near"),
        (math.inf, "place: elsewhere"),
    )
    return Found(
        step(far, steps), 1, lambda: say("place_apart", place=here.name, other=there.name, far=round(far))
    )


def kind(one: Traits, other: Traits) -> Found:
    """
    Whether both tell of the same type of event, or of types of one family.
    """
    return kinds(one.types, other.types)


@lru_cache(KEPT)
def kinds(ours: frozenset[str], theirs: frozenset[str]) -> Found:
    """
    The same for the types that each tells of.
    """
    shared = ours & theirs
    if shared & RARE:
        return Found("kind: the same rare one", 1, lambda: say("kind_rare", types=first_of(shared & RARE)))
    if shared - {"harm"}:
        return Found("kind: the same", 1, lambda: say("kind_same", types=first_of(shared)))
    families, others = families_in(ours), families_in(theirs)
    if not families or not others:
        return Found("kind: open", 1, lambda: say("kind_open"))
    name, words = ("of one family", "kind_family") if families & others else ("another", "kind_another")
    return Found(f"kind: {name}", 1, lambda: say(words, types=first_of(ours), others=first_of(theirs)))


def parties(one: Traits, other: Traits) -> Found:
    """
    Whether the same parties take part; the rarer a shared one's name, the more it tells.
    """
    if not one.parties or not other.parties:
        return PARTIES_UNKNOWN
    shared = one.parties & other.parties
    if not shared:
        return Found(
            "parties: others",
            1,
            lambda: say("parties_others", names=first_of(one.parties), others=first_of(other.parties)),
        )
    weight = math.log1p(math.fsum(map(party_telling, shared)))
    return Found("parties: shared", weight, lambda: say("parties_shared", names=first_of(shared)))


def killed(one: Traits, other: Traits) -> Found:
    """
    Whether they give the same number of dead.
    """
    return tolls("killed", one, other)


def wounded(one: Traits, other: Traits) -> Found:
    """
    Whether they give the same number of wounded.
    """
    return tolls("wounded", one, other)


def tolls(outcome: str, one: Traits, other: Traits) -> Found:
    """
    How the numbers of people of one outcome agree: a shared high number tells more than a shared low one.
    """
    ours, theirs = one.tolls[outcome], other.tolls[outcome]
    if not ours or not theirs:
        return TOLL_UNKNOWN[outcome]
    shared = ours & theirs
    return toll_shared(outcome, max(shared)) if shared else toll_apart(outcome, max(ours), max(theirs))


@lru_cache(KEPT)
def toll_shared(outcome: str, number: int) -> Found:
    """
    The same for a number that both give.
    """
    return Found(step(number, SHARED[outcome]), 1, lambda: say("toll_shared", number=number, outcome=outcome))


@lru_cache(KEPT)
def toll_apart(outcome: str, top: int, bottom: int) -> Found:
    """
    The same for numbers of which none is in both, by the highest of each.
    """
    close = abs(top - bottom) <= max(1, CLOSE * max(top, bottom))
    name = f"{outcome}: close" if close else f"{outcome}: apart"
    return Found(name, 1, lambda: say("toll_apart", number=top, outcome=outcome, other=bottom))


def words(one: Traits, other: Traits) -> Found:
    """
    How much of what tells one event from another is said in the same words.
    """
    shared = one.words & other.words
    whole = one.length * other.length
    weight = math.fsum(map(squared, shared)) / whole if whole else 0.0
    return Found("words: shared", weight, lambda: named("words", shared))


def names(one: Traits, other: Traits) -> Found:
    """
    How many rare names stand in both reports, but for those of a great city where both were: much happens
    there.
    """
    if not one.names or not other.names:
        return NAMES_UNKNOWN
    shared = (one.names & other.names) - (city_names(one.point) & city_names(other.point))
    weight = math.log1p(math.fsum(map(telling, shared)))
    return Found("names: shared", weight, lambda: named("names", shared))


def named(what: str, shared: Iterable[str]) -> Sentence:
    """
    The words, or names, that tell most.
    """
    first = sorted(shared, key=lambda word: (-rarity(word), word))[:SHOWN]
    return say(f"{what}_shared", words=first) if first else say(f"{what}_none")


@cache
def squared(word: str) -> float:
    """
    What a shared word weighs.
    """
    return rarity(word) ** 2


@cache
def telling(name: str) -> float:
    """
    What a shared name weighs: nothing where many reports hold it.
    """
    return max(0.0, rarity(name) - COMMON)


@cache
def party_telling(party: str) -> float:
    """
    What a shared party weighs: as much as the rarest word of its name.
    """
    return max((telling(word) for word in folded(party).split() if word not in empty_words()), default=0.0)


def signs_against(one: Traits, other: Traits) -> Found:
    """
    How many of the features that tell two attacks in one town apart do so: several at once tell more than
    their sum.
    """
    found = sum(feature(one, other).name in AGAINST for feature in (quarter, site, means, kind, killed))
    return SIGNS_AGAINST[min(found, MANY)]


def report(one: Traits, other: Traits) -> Found:
    """
    Whether one report tells them apart, which it would not do for one event: unless both give one toll, as
    the headline and the story may under types of event of their own.
    """
    if one.document != other.document:
        return REPORT_ANOTHER
    shared = {number for outcome in HARMED for number in one.tolls[outcome] & other.tolls[outcome]}
    return REPORT_SAME if max(shared, default=0) < lexicon("joining")["rare"]["people"] else REPORT_SAME_TOLL


FEATURES: tuple[Feature, ...] = (
    days,
    printed,
    place,
    quarter,
    site,
    kind,
    means,
    parties,
    killed,
    wounded,
    signs_against,
    words,
    names,
    report,
)
