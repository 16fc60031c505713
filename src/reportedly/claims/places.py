"""
Where things are said to have happened: the place names of a report, and which place each one means.

1. Names of the gazetteer are found in each sentence, with the signs around them (`toponyms`).
2. All of a report's names together show which countries it is about; each name then means the place
   that fits the report, its neighbours ("X in Y province") and its size best.
3. Names that no gazetteer knows are places where the text says so ("the village of X").
4. "The town", "the area" mean the place that was last spoken of.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import NamedTuple

from reportedly.gazetteer import ARABIC, MAIN, Entry, Gazetteer, folded, gazetteer, loosened
from reportedly.place_phrases import (
    DETERMINERS,
    FACILITIES,
    SETTLED,
    WIDE,
    Head,
    Mention,
    chained,
    head_after,
    head_before,
    left_edge,
    listing,
    mention_of,
    nouns,
    outward,
    unknown_spans,
)
from reportedly.records import Place, Sentence, Span, Token
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

DEFINITE = frozenset({"the", "this", "that", "same", "both", "these", "those", "its", "their"})
MEMORY = 40


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


class Spoken(NamedTuple):
    """
    A place that a report has spoken of: what kind it is, and the words it was called by.
    """

    place: Place
    kind: str
    words: str


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
    countries: Counter[str] = Counter()
    divisions: Counter[str | None] = Counter()
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
    main = book.country(countries.most_common(1)[0][0]) if countries else None
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
    if candidate.blocked:
        return False
    if candidate.common:
        return case == "mixed" and candidate.cue and candidate.first > 0 and (entry.population >= 100_000)
    if case == "caps" and not candidate.cue and entry.population < 200_000:
        return entry.gazetteer_id.startswith("reportedly") and share >= 0.2
    if entry.kind in WIDE:
        return entry.how == MAIN or share > 0.05 or candidate.cue
    if share >= 0.2 and (candidate.cue or entry.population >= 15_000):
        return True
    if candidate.cue:
        return entry.how == MAIN and entry.population >= (5_000 if case == "mixed" else 100_000)
    return entry.population >= 200_000 and entry.how == MAIN


def resolved(
    sentence: Sentence, found: Sequence[Candidate], focus: Focus, kinds: Sequence[Head]
) -> Iterator[Mention]:
    """
    The names of a sentence that are places, each with the place it means.
    """
    case = case_of(sentence.tokens)
    wide = [c.entries[0] for c in found if c.entries[0].kind in WIDE and not c.blocked]
    for candidate in found:
        head = head_before(sentence.tokens, candidate.first, kinds) or head_after(candidate.last, kinds)
        kind = head[1] if head else None
        near = [entry for entry in wide if entry is not candidate.entries[0]]
        entry = max(candidate.entries, key=lambda each: fit(each, focus, near, kind))
        if candidate.key in focus.persons and not located(sentence.tokens, candidate.first):
            continue
        if candidate.demonym or plausible(candidate, entry, focus, case):
            mention = mention_of(sentence.tokens, candidate, entry, kinds)
            if not names_office(sentence.tokens, mention, found):
                yield mention


def names_office(tokens: Sequence[Token], mention: Mention, found: Sequence[Candidate]) -> bool:
    """
    Whether a place is the first part of the name of a body ("Jefferson County Coroner's Office").
    """
    if mention.end == mention.last or mention.end >= len(tokens) or not capital(tokens[mention.last]):
        return False
    after = tokens[mention.end]
    named = any(candidate.first == mention.end for candidate in found)
    return capital(after) and not named and not stands_apart(after) and case_of(tokens) == "mixed"


def unknowns(
    book: Gazetteer,
    sentence: Sentence,
    report: Report,
    kinds: Sequence[Head],
    known: tuple[set[int], set[int]],
) -> Iterator[Mention]:
    """
    Names that only the words beside them show to be places; looked up under looser spellings first.
    """
    tokens, focus = sentence.tokens, report.focus
    taken, judged = known
    for first, last, head in unknown_spans(tokens, kinds, mixed=case_of(tokens) == "mixed"):
        bare = head[0] == head[1] and last == first + 1
        if taken & set(range(first, last)) or (bare and first in judged):
            continue
        taken.update(range(first, last))
        key = folded(" ".join(token.text for token in tokens[first:last]))
        options = loose_entries(book, key, loosened(key)) if focus.arabic else book.named(key)
        near = [entry for entry in options if focus.countries.get(entry.code, 0) >= 0.1]
        entry = max(near, key=lambda each: fit(each, focus, (), head[2])) if near else None
        start = left_edge(tokens, min(head[0], first))
        yield Mention(first, last, start, max(last, head[1]), entry, entry.name if entry else "", head[2])


def place_of(sentence: Sentence, text: str, mention: Mention, region: Entry | None) -> Place:
    """
    The record of one mention; a place that no gazetteer knows stands where its region is.
    """
    tokens = sentence.tokens
    span = Span(tokens[mention.start].start, tokens[mention.end - 1].end)
    entry = mention.entry or mention.region or region
    name = mention.name or unlisted_name(tokens, text, mention)
    if entry is None:
        return Place(span, name, mention.kind)
    precision = "near" if mention.near and entry.precision not in WIDE else entry.precision
    return Place(span, name, precision, entry.admin1, entry.country, entry.lat, entry.lon, entry.gazetteer_id)


def unlisted_name(tokens: Sequence[Token], text: str, mention: Mention) -> str:
    """
    The name of a place that no gazetteer knows: "Al-Bayan hospital, Shaar".
    """
    last = mention.last
    if mention.kind in {"landmark", "street"}:
        last = head_after(last, nouns(tokens))[0] if head_after(last, nouns(tokens)) else last
    name = Span(tokens[mention.first].start, tokens[last - 1].end).of(text)
    region = mention.region
    return f"{name}, {region.name}" if region and region.kind not in WIDE else name


def again(
    book: Gazetteer, tokens: Sequence[Token], head: Head, spoken: Sequence[Spoken], focus: Focus
) -> Place | None:
    """
    The place that "the town", "the area", "the country" means: the last one spoken of that is such a place.
    """
    first, end, kind = head
    noun = tokens[end - 1].lower
    if noun == "capital" and tokens[end - 2].lower == "provincial":
        return next((one.place for one in reversed(spoken) if one.place.precision == "province"), None)
    if noun == "country" or (noun == "capital" and focus.main):
        entry = focus.main if noun == "country" else book.capital(focus.main.code) if focus.main else None
        return placed(entry) if entry else None
    if kind in FACILITIES and kind != "neighbourhood":
        named = next((one.place for one in reversed(spoken) if noun in one.words), None)
        last = next((one.place for one in reversed(spoken) if one.kind not in WIDE), None)
        return named or (replace(last, precision="near") if last else None)
    if kind == "province":
        return next((one.place for one in reversed(spoken) if one.place.precision == "province"), None)
    same = [one.place for one in spoken if one.kind == kind]
    if kind in SETTLED or kind == "neighbourhood":
        settled = [one.place for one in spoken if one.kind in SETTLED or one.kind == "neighbourhood"]
        return (same or settled or [None])[-1]
    return next((one.place for one in reversed(spoken) if one.place.precision != "country"), None)


def placed(entry: Entry) -> Place:
    """
    A place of the gazetteer without words that name it yet.
    """
    return Place(
        Span(0, 0),
        entry.name,
        entry.precision,
        entry.admin1,
        entry.country,
        entry.lat,
        entry.lon,
        entry.gazetteer_id,
    )


def referring(
    book: Gazetteer, sentence: Sentence, kinds: Sequence[Head], report: Report, ends: set[int]
) -> Iterator[Place]:
    """
    Phrases without a name that mean a place named before.
    """
    tokens = sentence.tokens
    for head in kinds:
        first, end, _ = head
        edge = left_edge(tokens, first)
        start, near = outward(tokens, edge, kinds)
        definite = tokens[edge].lower in DEFINITE and edge < first
        owned = definite and end < len(tokens) and tokens[end].lower == "of"
        apposed = (
            any(start - 1 - (tokens[start - 1].text == ",") == last - 1 for last in ends) if start else False
        )
        if not definite or apposed or owned or tokens[end - 1].lower in words("vague_heads"):
            continue
        place = again(book, tokens, head, report.spoken, report.focus)
        if place:
            precision = "near" if near and place.precision not in WIDE else place.precision
            yield replace(place, precision=precision, span=Span(tokens[start].start, tokens[end - 1].end))


def of_sentence(
    book: Gazetteer, sentence: Sentence, text: str, names: Sequence[Candidate], report: Report
) -> tuple[Place, ...]:
    """
    The places of one sentence; what it speaks of is added to what the report has spoken of.
    """
    focus, spoken = report
    kinds = nouns(sentence.tokens)
    mentions = list(resolved(sentence, names, focus, kinds))
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    mentions += unknowns(book, sentence, report, kinds, (taken, {name.first for name in names}))
    mentions = sorted(mentions, key=lambda mention: mention.first)
    if case_of(sentence.tokens) == "mixed":
        mentions = listing(sentence.tokens, mentions, kinds)
    mentions = chained(sentence.tokens, mentions)
    named = [(mention, place_of(sentence, text, mention, focus.main)) for mention in mentions]
    covered = {i for mention in mentions for i in range(mention.start, mention.end)}
    free = [head for head in kinds if head[0] not in covered]
    before = [*spoken, *(spoken_of(mention, place, text) for mention, place in named if not mention.demonym)]
    places = [place for _, place in named]
    ends = {mention.end for mention in mentions}
    places += referring(book, sentence, free, Report(focus, before), ends) if free else ()
    spoken[:] = before[-MEMORY:]
    return tuple(sorted(places, key=lambda place: place.span))


def spoken_of(mention: Mention, place: Place, text: str) -> Spoken:
    """
    A place as later sentences may speak of it again.
    """
    kind = mention.kind if mention.entry is None else mention.entry.kind
    return Spoken(place, kind, f"{place.name} {place.span.of(text)}".lower())


def find_places(
    sentences: Sequence[Sentence],
    text: str,
    title: str | None = None,  # noqa: ARG001
) -> list[tuple[Place, ...]]:
    """
    The places that each sentence names, in reading order, each as the report as a whole means it.
    """
    book = gazetteer()
    found = [list(candidates(book, sentence.tokens)) for sentence in sentences]
    report = Report(focus_of(book, found), [])
    return [
        of_sentence(book, sentence, text, names, report)
        for sentence, names in zip(sentences, found, strict=True)
    ]
