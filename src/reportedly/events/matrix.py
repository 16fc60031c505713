"""
What each voice says of an event, field by field, with whatever does not go together.

A cell *differs* where its days, place or numbers do not meet those of half or more of the other voices; it
is *disputed* where it stands on a side of one of the disagreements of the event.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from reportedly.actors.actor_list import actors
from reportedly.estimates.contradictions import Contradiction
from reportedly.events.event_words import NOTHING, named_place, number_words
from reportedly.events.records import Figure, Testimony, Voice
from reportedly.events.view import EventView, Told
from reportedly.joining.points import Point, distance
from reportedly.places.exactness import radius
from reportedly.records import Place
from reportedly.telling.sentences import Sentence, say
from reportedly.telling.wording import label, safe

MOST_VOICES = 60
MOST_VALUES = 5
WHAT, WHEN, WHERE, DOER, TARGET, WHOM, SURE = (
    "what",
    "when",
    "where",
    "by whom",
    "against",
    "victims",
    "how sure",
)
"""The columns besides the harms."""
TOLD = frozenset({"combatant", "civilian", "mixed"})
KINDS = {
    "doer": DOER,
    "people": WHOM,
    "identity": WHOM,
    "denial": SURE,
    "retraction": SURE,
}

T = TypeVar("T")
Span = tuple[float, float]


class Cell(NamedTuple):
    """
    What one voice says of one field.

    `values` are its words, the commonest first, `more` how many are left away; `differs` the names of the
    voices whose values do not meet it, `disputes` the numbers of the disagreements that it stands in.
    """

    values: tuple[str, ...] = ()
    more: int = 0
    differs: tuple[str, ...] = ()
    disputes: tuple[int, ...] = ()


class Row(NamedTuple):
    """
    A voice, how many claims it has, and its cells in the order of the columns.
    """

    voice: Voice
    claims: int
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """
    Voices by fields. `disputed` are the columns in which some cell does not go with another;
    `left_out` says how many voices are not shown.
    """

    columns: tuple[str, ...]
    disputed: frozenset[str]
    rows: tuple[Row, ...]
    left_out: int = 0


class Field(NamedTuple):
    """
    One column: the words that a claim has for it, and whether what two voices say goes together; None where
    that cannot be told.
    """

    name: str
    words: Callable[[Told], Iterable[str]]
    meets: Callable[[Sequence[Told], Sequence[Told]], bool | None] = lambda _one, _other: None


def matrix(view: EventView) -> Matrix:
    """
    The voices of an event, those with the most claims first, by all fields that anybody speaks of.

    Rejected claims are left out.
    """
    kept = view.kept
    heard = [(voice, [kept[one] for one in voice.claims if one in kept]) for voice in view.voices]
    spoken = sorted((pair for pair in heard if pair[1]), key=lambda pair: -len(pair[1]))
    shown = spoken[:MOST_VOICES]
    disputes = list(enumerate(view.contradictions(), 1))
    columns = [column(field, shown, disputes) for field in fields(view)]
    filled = [pair for pair in columns if any(cell.values for cell in pair[1])]
    return Matrix(
        columns=tuple(name for name, _ in filled),
        disputed=frozenset(
            name for name, cells in filled if any(one.differs or one.disputes for one in cells)
        ),
        rows=tuple(
            Row(voice, len(told), tuple(cells[place] for _, cells in filled))
            for place, (voice, told) in enumerate(shown)
        ),
        left_out=len(spoken) - len(shown),
    )


def fields(view: EventView) -> list[Field]:
    """
    All columns that the event might have, in the order in which they are shown.
    """
    outcomes = dict.fromkeys(figure.outcome for one in view.testimonies for figure in one.figures)
    return [
        Field(WHAT, lambda told: (label(told.testimony.event_type),)),
        Field(WHEN, days_words, days_meet),
        Field(WHERE, place_words, places_meet),
        Field(DOER, lambda told: (told.testimony.perpetrator_side or told.testimony.perpetrator or "",)),
        Field(TARGET, lambda told: (told.testimony.target_side or told.testimony.target or "",)),
        *(harm(view, outcome) for outcome in outcomes),
        Field(WHOM, people_words),
        Field(SURE, lambda told: (told.testimony.certainty,)),
    ]


def place_words(told: Told) -> tuple[str, ...]:
    """
    Where a claim says that it was.
    """
    return (named_place(told.claim.place),) if told.claim.place else ("",)


def column(
    field: Field, shown: Sequence[tuple[Voice, list[Told]]], disputes: Sequence[tuple[int, Contradiction]]
) -> tuple[str, list[Cell]]:
    """
    One field of all voices.
    """
    about = [(number, one) for number, one in disputes if column_of(one) == field.name]
    cells = []
    for voice, told in shown:
        words = often(word for one in told for word in field.words(one))
        claims = {one.claim.id for one in told}
        sides = (number for number, one in about if not claims.isdisjoint(marked(one)))
        cells.append(
            Cell(
                words[:MOST_VALUES],
                len(words[MOST_VALUES:]),
                differing(field, voice, told, shown) if words else (),
                tuple(sides) if words else (),
            )
        )
    return field.name, cells


def differing(
    field: Field, voice: Voice, told: Sequence[Told], shown: Sequence[tuple[Voice, list[Told]]]
) -> tuple[str, ...]:
    """
    The voices that a voice does not go with, if they are half or more of those that it is compared with.
    """
    met = {other.id: field.meets(told, said) for other, said in shown if other is not voice}
    apart = tuple(safe(other.name) for other, _ in shown if met.get(other.id) is False)
    return apart if 2 * len(apart) >= sum(one is not None for one in met.values()) else ()


def marked(one: Contradiction) -> tuple[str, ...]:
    """
    The claims whose cells a disagreement marks: those on both sides, but of a denial only the denial.
    """
    return one.ones if column_of(one) == SURE else (*one.ones, *one.others)


def column_of(one: Contradiction) -> str | None:
    """
    The column in which a disagreement is seen.
    """
    return one.outcome if one.kind == "number" else KINDS.get(one.kind)


def often(words: Iterable[str]) -> tuple[str, ...]:
    """
    Words, each once, the commonest first.
    """
    counts: dict[str, int] = {}
    for word in words:
        shown = word if isinstance(word, Sentence) else safe(word)
        if shown:
            counts[shown] = counts.get(shown, 0) + 1
    return tuple(sorted(counts, key=lambda word: -counts[word]))


def days_words(told: Told) -> Iterator[str]:
    """
    The day that a claim gives, or its first and last.
    """
    first, last = told.testimony.first, told.testimony.last
    if first or last:
        yield first if first and first == last else f"{first or '…'} – {last or '…'}"


def days_meet(one: Sequence[Told], other: Sequence[Told]) -> bool | None:
    """
    Whether two voices can speak of the same day.
    """
    return meet(
        [(told.testimony.first, told.testimony.last) for told in one],
        [(told.testimony.first, told.testimony.last) for told in other],
        lambda mine, theirs: (mine[0] or "") <= (theirs[1] or "9") and (theirs[0] or "") <= (mine[1] or "9"),
        lambda days: bool(days[0] or days[1]),
    )


def places_meet(one: Sequence[Told], other: Sequence[Told]) -> bool | None:
    """
    Whether two voices can speak of the same place: one of another's precision may lie in it.
    """
    return meet(
        [told.claim.place for told in one],
        [told.claim.place for told in other],
        same_place,
        lambda place: bool(place and place.lat is not None and place.lon is not None),
    )


def same_place(one: Place | None, other: Place | None) -> bool:
    """
    Whether the areas of two places touch.
    """
    if one is None or other is None:
        return True
    here, there = (Point(at.name, at.lat, at.lon, radius(at) / 1000, None, None) for at in (one, other))
    return distance(here, there) <= here.off + there.off


def meet(
    ones: Iterable[T], others: Iterable[T], together: Callable[[T, T], bool], known: Callable[[T], bool]
) -> bool | None:
    """
    Whether any value of one voice goes with any of another; None where one of them has none.
    """
    mine, theirs = list(dict.fromkeys(filter(known, ones))), list(dict.fromkeys(filter(known, others)))
    if not mine or not theirs:
        return None
    return any(together(one, other) for one in mine for other in theirs)


def harm(view: EventView, outcome: str) -> Field:
    """
    The column of one harm: what each claim says of it, compared by what each voice says in the end.
    """
    spans: dict[str, Span] = {}
    for toll in view.tolls(outcome):
        if not (toll.superseded or toll.cumulative):
            spans[toll.claim] = (toll.low, math.inf if toll.high is None else toll.high)

    def words(told: Told) -> Iterator[str]:
        yield from (figure_words(one) for one in told.testimony.figures if one.outcome == outcome)

    def meets(one: Sequence[Told], other: Sequence[Told]) -> bool | None:
        mine, theirs = ([spans.get(told.claim.id) for told in each] for each in (one, other))
        return meet(mine, theirs, bounds_meet, lambda span: span is not None)

    return Field(outcome, words, meets)


def bounds_meet(one: Span | None, other: Span | None) -> bool:
    """
    Whether a number can lie within both bounds.
    """
    return one is None or other is None or (one[0] <= other[1] and other[0] <= one[1])


def figure_words(figure: Figure) -> Sentence:
    """
    A number with its people, without the harm: "31+ soldiers from Brigade 65".
    """
    number, whom = number_words(figure), safe(figure.whom or "")
    known = "" if number == NOTHING else number
    said = say("figure_of", number=known, whom=whom) if whom else say("figure", number=known)
    said = say("figure_in_part", said=said) if figure.part_of is not None else said
    return say("figure_summed", said=said) if figure.scope == "cumulative" else said


def people_words(told: Told) -> Iterator[str]:
    """
    Who the victims are said to be: civilians, fighters of a side, women; and the bodies that are named.
    """
    one: Testimony = told.testimony
    for figure in one.figures:
        people = figure.group or (figure.victims_type if figure.victims_type in TOLD else "")
        side = safe(figure.side or "")
        if people:
            yield say("victims_of", victims=people, side=side) if side else say("victims", victims=people)
        elif side:
            yield side
    if one.figures:
        yield from (actors()[body].name for body in sorted(one.bodies) if body in actors())
