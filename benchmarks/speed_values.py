"""
How many claims a second get the values of their words: numbers of people, days, and places with coordinates.

Each claim's own words (count, place, time) are read apart from the report that they stand in, one claim after
the other, on one core; finding the words is not part of the measure.
"""

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

from reportedly.claims.counts import find_counts
from reportedly.claims.places import find_places
from reportedly.claims.times import find_times
from reportedly.language import analyse
from reportedly.readers import Reader
from reportedly.records import Claim, Report, Sentence


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
    find_times(words.sentences, words.text, words.published)
    find_places(words.sentences, words.text)
    for sentence in words.sentences:
        find_counts(sentence, words.text)


def values_a_second(reports: Sequence[Report], reader: Reader, rounds: int) -> int:
    """
    Claims a second, the best of some *rounds*.
    """
    claims = list(all_words(reports, reader))
    times = [timed(claims) for _ in range(rounds)]
    return round(len(claims) / min(times))


def timed(claims: Sequence[Words]) -> float:
    """
    Seconds that the values of some claims take.
    """
    start = perf_counter()
    for words in claims:
        value(words)
    return perf_counter() - start
