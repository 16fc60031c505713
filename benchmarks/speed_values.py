"""
How many claims a second get the values of their words: `python -m benchmarks.speed_values DOCS [--json]`.

DOCS: JSON lines of documents. Each claim's own words (count, place, time) are read apart from the report
that they stand in, one claim after the other, on one core: as numbers of people, as days, as places with
coordinates, and as all three; finding the words is not part of the measure. By seconds of computing, the
best of some rounds, so that other work on the machine counts little.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.record import run
from benchmarks.reports import reports_in
from reportedly.claims.counts import find_counts
from reportedly.claims.places import find_places
from reportedly.claims.times import find_times
from reportedly.language.analysis import analyse
from reportedly.readers import GRAMMAR, Reader
from reportedly.records import Claim, Report, Sentence

ROUNDS = 5


class Words(NamedTuple):
    """
    The words of one claim that have values, as a text of their own, and the day that they were printed.
    """

    text: str
    sentences: Sequence[Sentence]
    published: str | None


def words_of(claim: Claim, text: str, published: str | None) -> Words:
    """
    The words of a claim for how many, where and when.
    """
    spans = [entry.count for entry in claim.casualties if entry.count]
    spans += [one.span for one in (claim.place, claim.time) if one]
    words = " in ".join(span.of(text) for span in spans)
    return Words(words, analyse(words), published)


def all_words(reports: Sequence[Report], reader: Reader) -> Iterator[Words]:
    """
    The words of every claim of some reports.
    """
    for report in reports:
        document = report.document
        for claim in reader.find(document):
            yield words_of(claim, document.text, document.published)


def value(words: Words) -> None:
    """
    Read the values of one claim's words.
    """
    for read_words in KINDS.values():
        read_words(words)


def times(words: Words) -> None:
    """
    Read the days in one claim's words.
    """
    find_times(words.sentences, words.text, words.published)


def places(words: Words) -> None:
    """
    Read the places in one claim's words.
    """
    find_places(words.sentences, words.text)


def numbers(words: Words) -> None:
    """
    Read the numbers of people in one claim's words.
    """
    for sentence in words.sentences:
        find_counts(sentence, words.text)


KINDS: Mapping[str, Callable[[Words], None]] = {"times": times, "places": places, "numbers": numbers}


def values_a_second(reports: Sequence[Report], reader: Reader, rounds: int) -> dict[str, int]:
    """
    Claims a second, the best of some *rounds*: for all values, and for each kind by itself.
    """
    claims = list(all_words(reports, reader))
    kinds = {"values": value, **KINDS}
    taken = [{name: timed(claims, kind) for name, kind in kinds.items()} for _ in range(rounds)]
    return {name: round(len(claims) / min(one[name] for one in taken)) for name in kinds}


def timed(claims: Sequence[Words], kind: Callable[[Words], None]) -> float:
    """
    Seconds of computing that the values of some claims take.
    """
    start = process_time()
    for words in claims:
        kind(words)
    return process_time() - start


def measured(path: Path) -> dict[str, int]:
    """
    The claims of a file, and how many of them a second get their values.
    """
    reports = list(reports_in(path))
    claims = sum(len(GRAMMAR.find(report.document)) for report in reports)
    return {"claims": claims, **values_a_second(reports, GRAMMAR, ROUNDS)}


def table(figures: Mapping[str, float]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(f"{name:12} {figure:>10,}" for name, figure in figures.items())


def main() -> None:
    """
    Measure and print.
    """
    run("speed_values", __doc__ or "", ["docs"], measured, table)


if __name__ == "__main__":
    main()
