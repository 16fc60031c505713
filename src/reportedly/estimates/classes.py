"""
Which people a figure counts, and what one claim says of each class of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.estimates.ranges import PLAIN, Range, Wording, added, listed, range_of
from reportedly.events.records import Figure, Testimony
from reportedly.records import days_from

ALL = "all"
CIVILIANS = "civilians"
UNKNOWN = "unknown"
SIDE = "side: "
NO_SIDE = "side: not named"
GROUPS = frozenset({"children", "women"})

# Whoever is harmed in these is of the side that they are aimed at; in a clash it may be either.
ONE_SIDED = frozenset(
    {
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "direct_attack",
        "execution",
        "abduction",
        "detention",
        "torture",
    }
)


class Saying(NamedTuple):
    """
    What one claim says of one class of people: how many, out of which figures, and how far that goes.

    `part` is true where the words say that they are some of a greater number; `classes` are the classes
    that a sum over `all` is made of.
    """

    testimony: Testimony
    people: str
    range: Range
    figures: tuple[Figure, ...] = ()
    cumulative: bool = False
    part: bool = False
    classes: frozenset[str] = frozenset()

    @property
    def claim(self) -> str:
        """
        The claim that says it.
        """
        return self.testimony.claim

    @property
    def of_one_class(self) -> bool:
        """
        Whether a number for all people counts those of one class and no others.
        """
        return self.people == ALL and len(self.classes) == 1 and UNKNOWN not in self.classes

    @property
    def single(self) -> bool:
        """
        Whether it is one person who is told of without a number.
        """
        return len(self.figures) == 1 and self.one_by_one

    @property
    def one_by_one(self) -> bool:
        """
        Whether persons are told of one after the other without a number: "a man and a girl of six".
        """
        return bool(self.figures) and all(map(is_single, self.figures))


def days_of(testimony: Testimony) -> int:
    """
    How many days a claim says that it took; 1 where they are not known.
    """
    if testimony.first is None or testimony.last is None:
        return 1
    return days_from(testimony.first, testimony.last)


def people_of(figure: Figure, testimony: Testimony) -> str:
    """
    The class of people that a figure counts: civilians, the fighters of a side, or unknown.
    """
    if figure.victims_type == "civilian":
        return CIVILIANS
    if figure.victims_type != "combatant":
        return UNKNOWN
    side = figure.side
    if side is None and testimony.event_type in ONE_SIDED:
        side = testimony.target_side
    return SIDE + side if side else NO_SIDE


def sayings_of(testimony: Testimony, outcome: str, wording: Wording = PLAIN) -> Iterator[Saying]:
    """
    What a claim says of each class of people who came to the same harm, and of all of them.
    """
    wholes: list[Figure] = []
    some: list[Figure] = []
    for place, figure in enumerate(testimony.figures):
        if figure.outcome == outcome:
            part = is_part(place, testimony) or is_spared(figure) or is_no_child(figure) or figure.among
            (some if part else wholes).append(alive(place, testimony))
    for cumulative in (False, True):
        listed = [figure for figure in wholes if (figure.scope == "cumulative") == cumulative]
        if listed:
            yield from summed(listed, testimony, wording, cumulative=cumulative)
    for figure in some:
        yield from parts(figure, testimony, range_of(figure, wording))


def is_part(place: int, testimony: Testimony) -> bool:
    """
    Whether the figure at some place is a part of an earlier one of the same claim and harm.
    """
    figures, whole = testimony.figures, testimony.figures[place].part_of
    return whole is not None and 0 <= whole < place and figures[whole].outcome == figures[place].outcome


def is_spared(figure: Figure) -> bool:
    """
    Whether a figure only says that some came to no harm: "the driver was not hurt", "no others were injured".
    """
    if figure.low != 0 or figure.high != 0 or not (figure.words and figure.whom):
        return False
    nobody = any(word in listed("nobody") for word in figure.words.lower().split())
    return not nobody or bool(listed("another") & words_for(figure))


def is_no_child(figure: Figure) -> bool:
    """
    Whether a figure only says that nobody of one age or gender came to harm: "no children were killed".
    """
    return figure.group in GROUPS and figure.low == 0 and figure.high == 0


def alive(place: int, testimony: Testimony) -> Figure:
    """
    The figure at some place without the dead among those whom it counts: "nine were shot, one fatally".
    """
    figure = testimony.figures[place]
    dead = sum(
        one.low or 0 for one in testimony.figures if one.part_of == place and one.outcome != figure.outcome
    )
    if figure.outcome != "wounded" or not dead or figure.low is None or figure.low <= dead:
        return figure
    return figure._replace(low=figure.low - dead, high=figure.high and figure.high - dead)


def summed(
    wholes: list[Figure], testimony: Testimony, wording: Wording, *, cumulative: bool
) -> Iterator[Saying]:
    """
    People counted apart in one claim, added up by class and over all.
    """
    by_class: dict[str, list[Figure]] = {}
    wholes = told_once(wholes)
    for figure in wholes:
        by_class.setdefault(people_of(figure, testimony), []).append(figure)
        if figure.group in GROUPS:
            by_class.setdefault(figure.group, []).append(figure)
    classes = frozenset(by_class) - GROUPS
    for people, figures in (*by_class.items(), (ALL, wholes)):
        if people != UNKNOWN:
            total = added(range_of(figure, wording) for figure in figures)
            made_of = classes if people == ALL else frozenset()
            yield Saying(testimony, people, total, tuple(figures), cumulative, classes=made_of)


def told_once(figures: list[Figure]) -> list[Figure]:
    """
    The figures without people told of before: "a girl … she", "four people, two women and two men".
    """
    first, *rest = figures
    if len(rest) > 1 and first.low == first.high == sum(one.low or 0 for one in rest):
        return [first]
    kept: list[Figure] = []
    for figure in figures:
        again = is_single(figure) and is_anaphor(figure) and any(may_be_of(figure, one) for one in kept)
        if not (again or (kept and is_both(figure))):
            kept.append(figure)
    return kept


def is_both(figure: Figure) -> bool:
    """
    Whether a figure is of two people told of before: "a woman and a boy, both of whom were hit".
    """
    return (figure.words or "").lower().startswith("both")


def may_be_of(figure: Figure, before: Figure) -> bool:
    """
    Whether the words of a figure may be for a person of one before: a pronoun, or the same noun at its end.
    """
    words = (figure.whom or "").lower().split()
    return is_pronoun(figure) or words[-1] in words_for(before)


def is_anaphor(figure: Figure) -> bool:
    """
    Whether a figure is somebody told of without a number or an article, and not "another" either.
    """
    return not figure.words and not listed("another") & words_for(figure)


def is_pronoun(figure: Figure) -> bool:
    """
    Whether a figure is somebody whom no more than a pronoun stands for.
    """
    return is_anaphor(figure) and words_for(figure) <= listed("pronouns")


def words_for(figure: Figure) -> set[str]:
    """
    The words for the people of a figure.
    """
    return set((figure.whom or "").lower().split())


def is_single(figure: Figure) -> bool:
    """
    Whether a figure is one person who is told of without a number.
    """
    words = (figure.words or "").lower()
    return figure.low == figure.high == 1 and (not words or words in listed("one"))


def parts(figure: Figure, testimony: Testimony, bounds: Range) -> Iterator[Saying]:
    """
    What "12 killed, including 3 children" says of the children, and of civilians: three or more; "no
    children" says nothing of them. "Two of the victims" are some of all.
    """
    people, cumulative = people_of(figure, testimony), figure.scope == "cumulative"
    if figure.group in GROUPS:
        yield Saying(testimony, figure.group, bounds, (figure,), cumulative, part=True)
    if people != UNKNOWN and not is_no_child(figure):
        at_least = bounds._replace(open=True) if figure.group in GROUPS else bounds
        yield Saying(testimony, people, at_least, (figure,), cumulative, part=True)
    if figure.among:
        yield Saying(testimony, ALL, bounds, (figure,), cumulative, part=True)
