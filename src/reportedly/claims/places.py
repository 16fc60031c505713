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

from reportedly.gazetteer import ARABIC, MAIN, Entry, Gazetteer, folded, gazetteer, loosened
from reportedly.records import Place, Sentence, Span, Token
from reportedly.toponyms import (
    DASHES,
    Candidate,
    candidates,
    capital,
    case_of,
    heads,
    loose_entries,
    reaches,
    words,
)

WIDE = frozenset({"country", "region", "province", "sea"})
SETTLED = frozenset({"village", "town", "city"})
DETERMINERS = frozenset(
    "the a an this that these those its their another same both two three several".split()
)
JOINTS = frozenset({",", "in", "of", "at", "'s", "’s", "s", "(", "near", "on", "within", "the", "'", "’"})
BACK = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One name of a sentence with the place it means: tokens of the name, tokens of the whole phrase.
    """

    first: int
    last: int
    start: int
    end: int
    entry: Entry | None
    name: str
    kind: str
    demonym: bool = False
    told: bool = True


@dataclass(frozen=True, slots=True)
class Focus:
    """
    What a report is about: the share of its names in each country and division.
    """

    countries: Mapping[str, float]
    divisions: Mapping[str | None, float]
    main: Entry | None

    @property
    def arabic(self) -> bool:
        """
        Whether Arabic names are to be expected, whose spellings vary.
        """
        return any(code in ARABIC and share > 0.2 for code, share in self.countries.items())


def focus_of(found: Sequence[Sequence[Candidate]]) -> Focus:
    """
    The countries and divisions that the names of a report speak of.
    """
    countries: Counter[str] = Counter()
    divisions: Counter[str | None] = Counter()
    named: dict[str, Entry] = {}
    for candidate in (each for sentence in found for each in sentence):
        if candidate.common and not candidate.demonym:
            continue
        best = candidate.entries[0]
        codes = {entry.code for entry in candidate.entries}
        if best.kind == "country":
            countries[best.code] += 0.7 if candidate.demonym or candidate.blocked else 2
            named[best.code] = best
        elif not candidate.blocked and (len(codes) == 1 or best.population >= 500_000):
            countries[best.code] += 1 if len(codes) == 1 else 0.4
            divisions[best.admin1] += 1
    total, parts = sum(countries.values()) or 1, sum(divisions.values()) or 1
    main = named.get(countries.most_common(1)[0][0]) if countries else None
    return Focus(
        {code: weight / total for code, weight in countries.items()},
        {name: weight / parts for name, weight in divisions.items()},
        main,
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
    if entry.kind in WIDE:
        return entry.how == MAIN or share > 0.05 or candidate.cue
    if share >= 0.2 and (candidate.cue or entry.population >= 15_000):
        return True
    if candidate.cue:
        return entry.how == MAIN and entry.population >= (5_000 if case == "mixed" else 100_000)
    return entry.population >= 200_000 and entry.how == MAIN


def nouns(tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """
    The nouns for kinds of places in a sentence: first token, token after, precision.
    """
    return list(heads().find(tokens))


def head_before(
    tokens: Sequence[Token], i: int, found: Sequence[tuple[int, int, str]]
) -> tuple[int, str] | None:
    """
    The noun of "the town of X" before token *i*.
    """
    at = i - 1 if i and tokens[i - 1].lower in {"of", "called", "named"} else i
    for first, end, kind in found:
        if end == at and (at < i or kind in {*SETTLED, "province", "district", "neighbourhood"}):
            return first, kind
    return None


def head_after(end: int, found: Sequence[tuple[int, int, str]]) -> tuple[int, str] | None:
    """
    The noun of "X province" at token *end*.
    """
    return next(((last, kind) for first, last, kind in found if first == end), None)


def left_edge(tokens: Sequence[Token], i: int) -> int:
    """
    Where the phrase begins whose noun or name is at token *i*: its determiner and adjectives.
    """
    kept = i
    for j in range(i - 1, max(i - BACK - 3, -1), -1):
        token = tokens[j]
        if token.lower in DETERMINERS:
            return j
        if token.lower in words("directions"):
            kept = j if kept == j + 1 else kept
        elif token.text in DASHES:
            continue
        elif (
            not token.text.isalpha() or token.lower in words("never") or token.lower in words("prepositions")
        ):
            break
    return kept


def mention_of(
    tokens: Sequence[Token], candidate: Candidate, entry: Entry, found: Sequence[tuple[int, int, str]]
) -> Mention:
    """
    A name with the phrase around it: "the strategic village of X", "northern X", "X province".
    """
    first, last = candidate.first, candidate.last
    if candidate.demonym:
        return Mention(first, last, first, last, entry, entry.name, "country", demonym=True)
    before, after = head_before(tokens, first, found), head_after(last, found)
    end = after[0] if after else last
    start = left_edge(tokens, before[0] if before else first)
    kind = after[1] if after else before[1] if before else entry.kind
    name = entry.name
    if after and after[1] in {"landmark", "street", "neighbourhood"} and entry.kind in {*SETTLED, *WIDE}:
        name = f"{entry.name} {' '.join(token.text for token in tokens[last:end])}"
    return Mention(first, last, start, end, entry, name, kind)


def resolved(
    sentence: Sentence, found: Sequence[Candidate], focus: Focus, kinds: Sequence[tuple[int, int, str]]
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
        if candidate.demonym or plausible(candidate, entry, focus, case):
            yield mention_of(sentence.tokens, candidate, entry, kinds)


def unknown_after(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """
    The name in "the village of X", where X is not in the gazetteer.
    """
    if end + 1 >= len(tokens) or tokens[end].lower not in {"of", "called", "named"}:
        return None
    if tokens[end + 1].lower in words("never"):
        return None
    spans = reaches(tokens, end + 1, 3)
    return (end + 1, spans[0][0]) if spans and capital(tokens[spans[0][0] - 1]) else None


def unknown_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """
    The name in "X village", where X is not in the gazetteer.
    """
    j = first
    while j and first - j < 6:
        token = tokens[j - 1]
        named = capital(token) and token.text[0].isalpha() and token.lower not in words("never")
        if not (
            named
            or token.text in DASHES
            or token.lower in words("connectors") - {"of", "the", "at", "as", "an"}
        ):
            break
        j -= 1
    while j < first and not capital(tokens[j]) and tokens[j + 1].text not in DASHES:
        j += 1
    return (j, first) if j < first and any(capital(token) for token in tokens[j:first]) else None


def unknowns(
    book: Gazetteer, sentence: Sentence, focus: Focus, kinds: Sequence[tuple[int, int, str]], taken: set[int]
) -> Iterator[Mention]:
    """
    Names that only the noun beside them shows to be places; looked up under looser spellings first.
    """
    tokens = sentence.tokens
    mixed = case_of(tokens) == "mixed"
    for first, end, kind in kinds:
        span = unknown_after(tokens, end)
        if span is None and mixed and not capital(tokens[first]):
            span = unknown_before(tokens, first)
        if span is None or taken & set(range(*span)):
            continue
        name = " ".join(token.text for token in tokens[span[0] : span[1]])
        key = folded(name)
        options = loose_entries(book, key, loosened(key)) if focus.arabic else book.named(key)
        near = [entry for entry in options if focus.countries.get(entry.code, 0) >= 0.1]
        entry = max(near, key=lambda each: fit(each, focus, (), kind)) if near else None
        after = span[0] > first
        taken.update(range(*span))
        start = left_edge(tokens, first if after else span[0])
        whole = Mention(*span, start, span[1] if after else end, entry, entry.name if entry else "", kind)
        yield whole


def contains(outer: Entry, inner: Mention) -> bool:
    """
    Whether a place lies in another, wider one, as far as the gazetteer knows.
    """
    entry = inner.entry
    if entry is None:
        return True
    if outer.kind == "country":
        return outer.code == entry.code and entry.kind != "country"
    if outer.kind in {"province", "city"}:
        return outer.code == entry.code and outer.admin1 == entry.admin1 and outer is not entry
    return outer.kind in {"region", "town"} and outer.code == entry.code and entry.kind not in WIDE


def chained(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """
    "X in Y province", "X, Y", "Y's X" as one place: the inner one, over the words of both.
    """
    out: list[Mention] = []
    for mention in mentions:
        previous = out[-1] if out else None
        gap = [token.lower for token in tokens[previous.end : mention.start]] if previous else []
        joined = previous is not None and len(gap) <= 2 and all(word in JOINTS for word in gap)
        if previous and mention.start < previous.end:
            joined = True
        if (
            previous
            and joined
            and mention.entry
            and not mention.demonym
            and contains(mention.entry, previous)
        ):
            outer = previous.entry or mention.entry
            out[-1] = replace(previous, end=mention.end, entry=outer, told=previous.entry is not None)
        elif (
            previous
            and joined
            and previous.entry
            and not (gap and gap[0] in {",", "in"})
            and contains(previous.entry, mention)
        ):
            entry = mention.entry or previous.entry
            out[-1] = replace(mention, start=previous.start, entry=entry, told=mention.entry is not None)
        else:
            out.append(mention)
    return out


def place_of(sentence: Sentence, text: str, mention: Mention, region: Entry | None) -> Place:
    """
    The record of one mention; a place that no gazetteer knows stands where its region is.
    """
    tokens = sentence.tokens
    span = Span(tokens[mention.start].start, tokens[mention.end - 1].end)
    entry = mention.entry or region
    name = mention.name or Span(tokens[mention.first].start, tokens[mention.last - 1].end).of(text)
    if entry is None:
        return Place(span, name, mention.kind)
    precision = entry.precision
    before = tokens[mention.start - 1].lower if mention.start else ""
    if before in {"near", "outside", "around"} and precision not in WIDE:
        precision = "near"
    return Place(span, name, precision, entry.admin1, entry.country, entry.lat, entry.lon, entry.gazetteer_id)


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
    focus = focus_of(found)
    places: list[tuple[Place, ...]] = []
    for sentence, names in zip(sentences, found, strict=True):
        kinds = nouns(sentence.tokens)
        mentions = list(resolved(sentence, names, focus, kinds))
        taken = {i for mention in mentions for i in range(mention.first, mention.last)}
        mentions += unknowns(book, sentence, focus, kinds, taken)
        mentions = chained(sentence.tokens, sorted(mentions, key=lambda mention: mention.first))
        places.append(tuple(place_of(sentence, text, mention, focus.main) for mention in mentions))
    return places
