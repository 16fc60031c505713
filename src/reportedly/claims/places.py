"""
Where things are said to have happened: the place names of a report, and which place each one means.

1. Names of the gazetteer are found in each sentence, with the signs around them (`toponyms`).
2. All of a report's names together show which countries it is about; each name then means the place
   that fits the report, its neighbours ("X in Y province") and its size best.
3. Names that no gazetteer knows are places where the text says so ("the village of X").
4. "The town", "the area" mean the place that was last spoken of.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import log10
from typing import NamedTuple

from reportedly.gazetteer import MAIN, Entry, Gazetteer, gazetteer
from reportedly.place_names import ARABIC, folded, loosened
from reportedly.place_phrases import (
    SETTLED,
    WIDE,
    Mention,
    Nouns,
    chained,
    head_before,
    left_edge,
    listing,
    mention_of,
    nouns,
)
from reportedly.records import Place, Sentence, Span, Token
from reportedly.spoken_places import MEMORY, Spoken, referring, spoken_of
from reportedly.toponyms import (
    Candidate,
    candidates,
    capital,
    case_of,
    located,
    loose_entries,
    stands_apart,
    words,
)
from reportedly.unlisted_places import unknown_spans

WIDEST = 12


@dataclass(frozen=True, slots=True)
class Focus:
    """
    What a report is about: the share of its names in each country and division.
    """

    countries: Mapping[str, float]
    divisions: Mapping[str | None, float]
    main: Entry | None
    persons: frozenset[str]

    @property
    def arabic(self) -> bool:
        """
        Whether Arabic names are to be expected, whose spellings vary.
        """
        return any(code in ARABIC and share > 0.2 for code, share in self.countries.items())


class Report(NamedTuple):
    """
    What is known of a report while its sentences are read one by one.
    """

    focus: Focus
    spoken: list[Spoken]


def focus_of(book: Gazetteer, found: Sequence[Sequence[Candidate]]) -> Focus:
    """
    The countries and divisions that the names of a report speak of.
    """
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str | None, float] = defaultdict(float)
    for candidate in (each for sentence in found for each in sentence):
        if candidate.common and not candidate.demonym:
            continue
        best = candidate.entries[0]
        codes = {entry.code for entry in candidate.entries}
        if best.kind == "country":
            countries[best.code] += 0.7 if candidate.demonym or candidate.blocked else 2
        elif not candidate.blocked and (len(codes) == 1 or best.population >= 500_000):
            countries[best.code] += 1 if len(codes) == 1 else 0.4
            divisions[best.admin1] += 1
    total, parts = sum(countries.values()) or 1, sum(divisions.values()) or 1
    main = book.country(max(countries, key=lambda code: countries[code])) if countries else None
    named = [each for sentence in found for each in sentence if each.entries[0].kind not in WIDE]
    persons = {each.key for each in named if each.person} - {
        each.key for each in named if each.cue and not each.blocked
    }
    return Focus(
        {code: weight / total for code, weight in countries.items()},
        {name: weight / parts for name, weight in divisions.items()},
        main,
        frozenset(persons),
    )


def fit(entry: Entry, focus: Focus, near: Sequence[Entry], kind: str | None) -> float:
    """
    How well a place fits a report, the other names of its sentence and the noun beside it.
    """
    score = log10(entry.population + 10) + 5 * focus.countries.get(entry.code, 0)
    score += 2 * focus.divisions.get(entry.admin1, 0) + (entry.how == MAIN)
    for other in near:
        if other.kind == "country":
            score += 1.5 * (other.code == entry.code)
        elif other.kind == "province":
            score += 2 * (other.code == entry.code and other.admin1 == entry.admin1)
    if entry.kind == "province":
        score += 2 if kind == "province" else -1.5
    elif kind in SETTLED and entry.kind in SETTLED:
        score += 1
    return score


def plausible(candidate: Candidate, entry: Entry, focus: Focus, case: str) -> bool:
    """
    Whether the words name this place at all, by its size, the report's countries and the signs around.
    """
    share = focus.countries.get(entry.code, 0)
    main, size = entry.how == MAIN, entry.population
    if candidate.blocked:
        return False
    if candidate.common:
        return case == "mixed" and candidate.cue and candidate.first > 0 and size >= 100_000
    if case == "caps" and not candidate.cue and size < 200_000:
        return entry.gazetteer_id.startswith("reportedly") and share >= 0.2
    if entry.kind in WIDE:
        return main or share > 0.05 or candidate.cue
    if share >= 0.2 and (candidate.cue or size >= 15_000):
        return True
    enough = 200_000 if not candidate.cue else 5_000 if case == "mixed" else 100_000
    return main and size >= enough


def resolved(sentence: Sentence, found: Sequence[Candidate], focus: Focus, kinds: Nouns) -> Iterator[Mention]:
    """
    The names of a sentence that are places, each with the place it means.
    """
    case = case_of(sentence.tokens)
    wide = list({c.entries[0] for c in found if c.entries[0].kind in WIDE and not c.blocked})[:WIDEST]
    starts = {c.first for c in found}
    for candidate in found:
        head = head_before(sentence.tokens, candidate.first, kinds) or kinds.starting.get(candidate.last)
        kind = head[2] if head else None
        near = [entry for entry in wide if entry is not candidate.entries[0]]
        entry = max(candidate.entries, key=lambda each: fit(each, focus, near, kind))
        if candidate.key in focus.persons and not located(sentence.tokens, candidate.first):
            continue
        if candidate.demonym or plausible(candidate, entry, focus, case):
            mention = mention_of(sentence.tokens, candidate, entry, kinds)
            if not names_office(sentence.tokens, mention, starts):
                yield mention


def names_office(tokens: Sequence[Token], mention: Mention, starts: AbstractSet[int]) -> bool:
    """
    Whether a place is the first part of the name of a body ("Jefferson County Coroner's Office").
    """
    if mention.end == mention.last or mention.end >= len(tokens) or not capital(tokens[mention.last]):
        return False
    after = tokens[mention.end]
    if capital(after) and after.lower in words("titles"):
        return True
    return (
        capital(after)
        and mention.end not in starts
        and not stands_apart(after)
        and case_of(tokens) == "mixed"
    )


def unlisted(
    sentence: Sentence, names: Sequence[Candidate], mentions: Sequence[Mention], focus: Focus, kinds: Nouns
) -> Iterator[Mention]:
    """
    Names that only the words beside them show to be places; looked up under looser spellings first.
    """
    tokens, book = sentence.tokens, gazetteer()
    judged = {name.first for name in names}
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    taken |= {name.first for name in names if name.blocked and name.entries[0].kind == "country"}
    for first, last, head in unknown_spans(tokens, kinds, mixed=case_of(tokens) == "mixed"):
        bare = head[0] == head[1] and last == first + 1
        if not taken.isdisjoint(range(first, last)) or (bare and first in judged):
            continue
        taken.update(range(first, last))
        key = folded(" ".join(token.text for token in tokens[first:last]))
        options = loose_entries(book, key, loosened(key)) if focus.arabic else book.named(key)
        near = [entry for entry in options if focus.countries.get(entry.code, 0) >= 0.1]
        entry = max(near, key=lambda each: fit(each, focus, (), head[2])) if near else None
        start = left_edge(tokens, min(head[0], first))
        name = entry.name if entry else ""
        mention = Mention(first, last, start, max(last, head[1]), entry, name, head[2])
        if not names_office(tokens, mention, judged):
            yield mention


def place_of(sentence: Sentence, text: str, mention: Mention, region: Entry | None, kinds: Nouns) -> Place:
    """
    The record of one mention; a place that no gazetteer knows stands where its region is.
    """
    tokens = sentence.tokens
    span = Span(tokens[mention.start].start, tokens[mention.end - 1].end)
    entry = mention.entry or mention.region or region
    name = mention.name or unlisted_name(tokens, text, mention, kinds)
    if entry is None:
        return Place(span, name, mention.kind)
    precision = "near" if mention.near and entry.precision not in WIDE else entry.precision
    return Place(span, name, precision, entry.admin1, entry.country, entry.lat, entry.lon, entry.gazetteer_id)


def unlisted_name(tokens: Sequence[Token], text: str, mention: Mention, kinds: Nouns) -> str:
    """
    The name of a place that no gazetteer knows: "Al-Bayan hospital, Shaar".
    """
    last, region = mention.last, mention.region
    if mention.kind in {"landmark", "street"} and last in kinds.starting:
        last = kinds.starting[last][1]
    name = Span(tokens[mention.first].start, tokens[last - 1].end).of(text)
    return f"{name}, {region.name}" if region and region.kind not in WIDE else name


def of_sentence(
    sentence: Sentence, text: str, names: Sequence[Candidate], report: Report
) -> tuple[Place, ...]:
    """
    The places of one sentence; what it speaks of is added to what the report has spoken of.
    """
    tokens, country = sentence.tokens, report.focus.main
    kinds = nouns(tokens)
    mentions = list(resolved(sentence, names, report.focus, kinds))
    mentions += unlisted(sentence, names, mentions, report.focus, kinds)
    mentions.sort(key=lambda mention: mention.first)
    if case_of(tokens) == "mixed":
        mentions = listing(tokens, mentions, kinds)
    mentions = chained(tokens, mentions)
    places = [place_of(sentence, text, mention, country, kinds) for mention in mentions]
    named = [
        (mention, spoken_of(mention, place, text))
        for mention, place in zip(mentions, places, strict=True)
        if not mention.demonym
    ]
    places += referring(sentence, kinds, named, report.spoken, country)
    del report.spoken[:-MEMORY]
    return tuple(sorted(places, key=lambda place: place.span))


def find_places(
    sentences: Sequence[Sentence],
    text: str,
) -> list[tuple[Place, ...]]:
    """
    The places that each sentence names, in reading order, each as the report as a whole means it.
    """
    book = gazetteer()
    found = [list(candidates(book, sentence.tokens)) for sentence in sentences]
    report = Report(focus_of(book, found), [])
    return [
        of_sentence(sentence, text, names, report) for sentence, names in zip(sentences, found, strict=True)
    ]
