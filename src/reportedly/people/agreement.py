"""
How far two people who coded the same reports agree, field by field.

Their claims are paired as a reader's are with coded ones (`scoring`), where their triggers share a letter.
Over the pairs, a field has the share that is alike, Krippendorff's alpha and Cohen's kappa, for
categories both; over all claims, paired or not, the F1 of the words marked for it: what only one of the two
marked counts against it. Alpha and kappa are None where they say nothing: without pairs, or where only one
value was ever given.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from reportedly.scoring import (
    Coded,
    Pair,
    candidates,
    content_words,
    counts,
    days,
    heaviest,
    innermost,
    located,
    same_name,
    shared,
)

FIELDS = ("type", "certainty", "source", "perpetrator", "place", "time", "counts", "event")

Values = tuple[Hashable, Hashable]
Spans = set[tuple[int, int]]


class Twice(NamedTuple):
    """
    A report that two people coded, each with their claims.
    """

    document: str
    text: str
    one: str
    other: str
    claims_one: Sequence[Coded]
    claims_other: Sequence[Coded]


@dataclass(frozen=True, slots=True)
class Measure:
    """
    How far two people agree in a field: over so many `pairs` the share `alike`, `alpha` and `kappa`; the
    `span_f1` of the words marked for it.
    """

    field: str
    pairs: int
    alike: float | None
    alpha: float | None
    kappa: float | None
    span_f1: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """
    How far two people agree; without names, all pairs of people taken together.
    """

    coders: tuple[str, ...]
    documents: int
    claims: tuple[int, int]
    paired: int
    claim_f1: float | None
    measures: tuple[Measure, ...]


def agreements(reports: Iterable[Twice]) -> tuple[Agreement, ...]:
    """
    The agreement of each two people, by name, and of all together at the end where there are more.
    """
    found: dict[tuple[str, ...], list[Twice]] = {}
    for report in reports:
        neat = report if report.one <= report.other else turned(report)
        found.setdefault((neat.one, neat.other), []).append(neat)
    told = [agreement(coders, of_two) for coders, of_two in sorted(found.items())]
    if len(told) > 1:
        told.append(agreement((), [report for of_two in found.values() for report in of_two]))
    return tuple(told)


def turned(report: Twice) -> Twice:
    """
    A report with its two coders the other way round.
    """
    return Twice(
        report.document, report.text, report.other, report.one, report.claims_other, report.claims_one
    )


def agreement(coders: tuple[str, ...], reports: Sequence[Twice]) -> Agreement:
    """
    The agreement over some reports.
    """
    pairs = [pairs_of(report) for report in reports]
    sizes = (
        sum(len(report.claims_one) for report in reports),
        sum(len(report.claims_other) for report in reports),
    )
    matched = sum(map(len, pairs))
    return Agreement(
        coders,
        len(reports),
        sizes,
        matched,
        f1(matched, *sizes),
        tuple(measure(field, reports, pairs) for field in FIELDS),
    )


def pairs_of(report: Twice) -> list[tuple[Coded, Coded]]:
    """
    The claims of the two that belong together.
    """
    found = side_by_side(report.claims_one, report.claims_other, report.text)
    return [(report.claims_one[one], report.claims_other[other]) for one, other in found]


def side_by_side(ones: Sequence[Coded], others: Sequence[Coded], text: str) -> list[Pair]:
    """
    The places of claims that belong together: of the same sentence, with words of the event in common.
    """
    weighed = candidates(ones, others, text)
    return heaviest(
        (weight, one, other)
        for weight, one, other in weighed
        if shared(located(ones[-one], text)[1], located(others[-other], text)[1])
    )


def measure(field: str, reports: Sequence[Twice], pairs: Sequence[list[tuple[Coded, Coded]]]) -> Measure:
    """
    How far the two agree in one field.
    """
    values = [value for of_one in pairs for value in values_of(field, of_one)]
    same = sum(one == other for one, other in values)
    return Measure(
        field,
        len(values),
        round(same / len(values), 3) if values else None,
        alpha(values),
        kappa(values),
        None if field == "event" else span_f1(SPANS[field], reports),
    )


def values_of(field: str, pairs: Sequence[tuple[Coded, Coded]]) -> list[Values]:
    """
    What the two said in a field, pair by pair; of events, for each two pairs whether they are one event.
    """
    if field == "event":
        return [
            (one[0]["event"] == other[0]["event"], one[1]["event"] == other[1]["event"])
            for one, other in combinations(pairs, 2)
        ]
    return [VALUES[field](one, other) for one, other in pairs]


def names(one: Coded | None, other: Coded | None) -> Values:
    """
    Two names as categories: the same where they mean the same, however worded.
    """
    first = category(one)
    return first, first if same_name(one, other) else category(other, but=first)


def category(named: Coded | None, *, but: Hashable = None) -> Hashable:
    """
    A name as a category of its own; another one than *but*.
    """
    if not named:
        return ()
    words = tuple(sorted(content_words(named.get("name") or named.get("text"))))
    return (*words, "") if words == but else words


def numbers(claim: Coded) -> Hashable:
    """
    The figures of a claim as a category.
    """
    return tuple(sorted(counts(claim).items(), key=repr))


def period(claim: Coded) -> Hashable:
    """
    The days of a claim as a category.
    """
    return days(claim["time"]) if claim.get("time") else ()


VALUES: Mapping[str, Callable[[Coded, Coded], Values]] = {
    "type": lambda one, other: (one["event_type"], other["event_type"]),
    "certainty": lambda one, other: (one["certainty"], other["certainty"]),
    "source": lambda one, other: names(innermost(one), innermost(other)),
    "perpetrator": lambda one, other: names(one.get("perpetrator"), other.get("perpetrator")),
    "place": lambda one, other: names(one.get("place"), other.get("place")),
    "time": lambda one, other: (period(one), period(other)),
    "counts": lambda one, other: (numbers(one), numbers(other)),
}


def field_span(*names: str) -> Callable[[Coded], list[Any]]:
    """
    Where the words of some fields stand.
    """
    return lambda claim: [claim.get(name) for name in names]


SPANS: Mapping[str, Callable[[Coded], list[Any]]] = {
    "type": field_span("trigger"),
    "certainty": field_span("cue"),
    "source": lambda claim: [innermost(claim)],
    "perpetrator": field_span("perpetrator"),
    "place": field_span("place"),
    "time": field_span("time"),
    "counts": lambda claim: [entry.get("count") or entry.get("victims") for entry in claim["casualties"]],
}


def alpha(values: Sequence[Values]) -> float | None:
    """
    Krippendorff's alpha for categories.
    """
    codes = {
        value: number for number, value in enumerate(dict.fromkeys(one for both in values for one in both))
    }
    if len(codes) < 2:
        return None
    import krippendorff  # noqa: PLC0415 (brings NumPy, which only measuring needs)

    rated = [[codes[both[side]] for both in values] for side in (0, 1)]
    return round(float(krippendorff.alpha(reliability_data=rated, level_of_measurement="nominal")), 3)


def kappa(values: Sequence[Values]) -> float | None:
    """
    Cohen's kappa.
    """
    ones, others = (Counter(both[side] for both in values) for side in (0, 1))
    by_chance = sum(ones[value] * others[value] for value in ones)
    if by_chance == len(values) ** 2:
        return None
    seen, expected = sum(one == other for one, other in values) / len(values), by_chance / len(values) ** 2
    return round((seen - expected) / (1 - expected), 3)


def span_f1(found: Callable[[Coded], list[Any]], reports: Sequence[Twice]) -> float | None:
    """
    The F1 of words that both marked: the same, or sharing more than half of what either has.
    """
    right = ones = others = 0
    for report in reports:
        one, other = (spans(found, claims) for claims in (report.claims_one, report.claims_other))
        right += len(met(one, other))
        ones, others = ones + len(one), others + len(other)
    return f1(right, ones, others)


def spans(found: Callable[[Coded], list[Any]], claims: Iterable[Coded]) -> Spans:
    """
    Where the words of a field stand in all claims of a report, each place once.
    """
    told = [words for claim in claims for words in found(claim) if words]
    return {(words["start"], words["end"]) for words in told if words["start"] < words["end"]}


def met(ones: Spans, others: Spans) -> Spans:
    """
    The places of one that have their like among those of the other, each of which serves once.
    """
    left, found = set(others), set()
    shares = sorted(((share(one, other), one, other) for one in ones for other in others), reverse=True)
    for common, one, other in shares:
        if common > 0.5 and other in left and one not in found:
            left.remove(other)
            found.add(one)
    return found


def share(one: tuple[int, int], other: tuple[int, int]) -> float:
    """
    What two places have in common, as a share of what they cover together.
    """
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0])) if common > 0 else 0.0


def f1(right: int, ones: int, others: int) -> float | None:
    """
    Twice what both have by what each has.
    """
    return round(2 * right / (ones + others), 3) if ones + others else None
