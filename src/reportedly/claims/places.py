"""
Where things are said to have happened: the place names of a report, and which place each one means.

1. Names of the gazetteer are found in each sentence, with the signs around them (`toponyms`).
2. All of a report's names together show which countries it is about; each name then means the place
   that fits the report, its neighbours ("X in Y province") and its size best.
3. Names that no gazetteer knows are places where the text says so ("the village of X").
4. A name that one sentence shows to be a place is one in all the others.
5. "The town", "the area" mean the place that was last spoken of.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from reportedly.actors.actor_list import GROUPS
from reportedly.claims.place_lines import (
    Line,
    Lines,
    known_in,
    names_office,
    noun_beside,
    sound,
    strays,
    wider,
)
from reportedly.language.tokens import capital, token_at, tokens_between
from reportedly.places.areas import country_of
from reportedly.places.beside import beside
from reportedly.places.between import spanned
from reportedly.places.fit import NOWHERE, Focus, Scored, best, focus_of, ranked, scored
from reportedly.places.gazetteer import Entry, Gazetteer, gazetteer, loose_entries
from reportedly.places.gazetteer_file import DEMONYM
from reportedly.places.kinds import FACILITIES, SETTLED, WIDE
from reportedly.places.lists import listing
from reportedly.places.named_again import named_again, shown_in
from reportedly.places.names import folded
from reportedly.places.parts import in_part
from reportedly.places.phrases import (
    Mention,
    Nouns,
    exactness,
    left_edge,
    mention_of,
    nouns,
)
from reportedly.places.spoken import MEMORY, Spoken, housed, of_city, referring, spoken_of
from reportedly.places.stand_ins import is_attribute
from reportedly.places.together import chained, framed
from reportedly.places.toponyms import Candidate, key_of, longest_name
from reportedly.places.unlisted import unknown_spans
from reportedly.records import Mention as Mentioned
from reportedly.records import Place, Sentence, Span, Token

# Behind these, the name of a group is the land that it holds.
LOCATED = frozenset({"in", "inside", "within", "near", "into", "across", "throughout"})


class Named(NamedTuple):
    """
    A name of a sentence, with the places that it may mean, the best first.
    """

    candidate: Candidate
    options: tuple[Scored, ...]


class NamedPlace(NamedTuple):
    """
    Words that name a place, with all the places that they may mean, the best first.
    """

    span: Span
    options: tuple[Scored, ...]


class Report(NamedTuple):
    """
    What is known of a report while its sentences are read one by one.
    """

    focus: Focus
    spoken: list[Spoken]


def weighed(line: Line, focus: Focus) -> Iterator[Named]:
    """
    The names of a sentence, each with the places that it may mean.
    """
    for i, candidate in enumerate(line.names):
        within = beside(line.names, i, line.tokens)
        yield Named(candidate, tuple(scored(candidate, focus, within, noun_beside(line, candidate))))


def resolved(line: Line, focus: Focus) -> list[Mention]:
    """
    The names of a sentence that are places, with the phrases around them.
    """
    _, tokens, _, kinds, names = line
    found: list[Mention] = []
    for i, candidate in enumerate(names):
        if candidate.blocked and not candidate.demonym:
            continue
        entry = candidate.entries[0]
        if len(candidate.entries) > 1:
            entry = best(candidate, focus, beside(names, i, tokens), noun_beside(line, candidate))
            if candidate.first and tokens[candidate.first - 1].lower == "the":
                entry = river(line, candidate) or entry
        entry = wider(line, candidate, entry) or entry
        if sound(candidate, entry, line, focus):
            mention = mention_of(tokens, candidate, entry, kinds)
            if entry.kind == "country" and not candidate.demonym:
                mention = in_part(tokens, abroad(mention, focus))
            if mention.end == mention.last or not names_office(line, mention):
                found.append(mention)
    return found


def abroad(mention: Mention, focus: Focus) -> Mention:
    """
    A mention; a building or a street that is only called after a country is none of that country: "the Kuwait
    roundabout" in Gaza.
    """
    entry, main = mention.entry, focus.main
    called = mention.last < mention.end and mention.kind in FACILITIES
    if not called or entry is None or main is None or main.code == entry.code:
        return mention
    return mention._replace(entry=None, name="", near=False)


def river(line: Line, candidate: Candidate) -> Entry | None:
    """
    The river, or other region, that a name with an article means which is a town's, or a province's, too:
    "crossed the Dnipro", "across the Sahel", but not "the Dnipro attack".
    """
    if candidate.entries[0].kind not in {*SETTLED, "province"} or is_attribute(line.tokens, candidate.last):
        return None
    return next((entry for entry in candidate.entries if entry.kind == "region"), None)


def unlisted(line: Line, mentions: Sequence[Mention], focus: Focus) -> Iterator[Mention]:
    """
    Names that only the words beside them show to be places; looked up under looser spellings first.
    """
    _, tokens, case, kinds, names = line
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    taken.update([name.first for name in names if name.blocked and name.entries[0].kind == "country"])
    covered = {i for mention in mentions for i in range(mention.start, mention.end)}
    spans = unknown_spans(tokens, kinds, taken, covered, mixed=case == "mixed")
    if not spans:
        return
    lost = strays(line, focus, {first for first, _, _ in spans})
    judged = {name.first for name in names} - lost
    for first, last, head in spans:
        if first in judged and head[0] == head[1] and last == first + 1:
            continue
        if not taken.isdisjoint(range(first, last)):
            continue
        taken.update(range(first, last))
        key, book = key_of(tokens[first:last]), gazetteer()
        options = loose_entries(book, key) if focus.arabic else book.named(key)
        near = [entry for entry in options if first not in lost and focus.share(entry.code) >= 0.1]
        entry = ranked(near, focus, (), head[2], {})[0].entry if near else None
        start = left_edge(tokens, min(head[0], first))
        name = entry.name if entry else ""
        mention = Mention(first, last, start, max(last, head[1]), entry, name, head[2])
        if not names_office(line, mention):
            yield mention


def place_of(sentence: Sentence, text: str, mention: Mention, region: Entry | None, kinds: Nouns) -> Place:
    """
    The record of one mention; a place that no gazetteer knows stands where its region is.
    """
    tokens = sentence.tokens
    span = Span(tokens[mention.start].start, tokens[mention.end - 1].end)
    name = mention.name or unlisted_name(tokens, text, mention, kinds)
    if mention.point:
        point = mention.point
        told = (point.admin1, point.country, point.lat, point.lon, point.gazetteer_id)
        return Place(span, name, point.precision, *told)
    entry = mention.entry or mention.region or region
    if entry is None:
        return Place(span, name, mention.kind)
    where = (entry.admin1, country_of(entry), entry.lat, entry.lon, entry.gazetteer_id)
    return Place(span, name, exactness(mention, entry), *where)


def unlisted_name(tokens: Sequence[Token], text: str, mention: Mention, kinds: Nouns) -> str:
    """
    The name of a place that no gazetteer knows: "Al-Bayan hospital, Shaar".
    """
    last, region = mention.last, mention.region
    if mention.kind in {"landmark", "street"} and last in kinds.starting:
        last = kinds.starting[last][1]
    name = Span(tokens[mention.first].start, tokens[last - 1].end).of(text)
    return f"{name}, {region.name}" if region and region.kind not in WIDE else name


def mentioned(lines: Lines, focus: Focus) -> Iterator[tuple[Line, list[Mention]]]:
    """
    The places that each sentence names, in order: by the signs in it, or by those that another one gives.
    """
    signed = [signed_in(line, focus) for line in lines]
    told = ((line.tokens, mentions) for line, mentions in zip(lines, signed, strict=True))
    shown = shown_in(told)
    for line, mentions in zip(lines, signed, strict=True):
        every = mentions
        if shown:
            mixed = line.case == "mixed"
            again = named_again(line.tokens, line.kinds, mentions, shown, focus.persons, mixed=mixed)
            every = [*mentions, *again]
        yield line, in_turn(every)


def in_turn(mentions: list[Mention]) -> list[Mention]:
    """
    The mentions of a sentence in the order of their names.
    """
    return mentions if len(mentions) < 2 else sorted(mentions, key=attrgetter("first"))


def signed_in(line: Line, focus: Focus) -> list[Mention]:
    """
    The places that a sentence names with a sign that they are such.
    """
    mentions = resolved(line, focus)
    return [*mentions, *unlisted(line, mentions, focus)]


def of_sentence(text: str, line: Line, mentions: list[Mention], report: Report) -> tuple[Place, ...]:
    """
    The places of one sentence; what it speaks of is added to what the report has spoken of.
    """
    sentence, tokens, case, kinds, _ = line
    if not (mentions or kinds.listed):
        return ()
    country = report.focus.main
    if case == "mixed" and kinds.listed:
        mentions = listing(tokens, mentions, kinds)
    mentions = chained(tokens, spanned(tokens, mentions, kinds))
    mentions = framed(tokens, housed(tokens, mentions, kinds))
    if kinds.listed:
        mentions = of_city(tokens, mentions, report.spoken)
    places = [place_of(sentence, text, mention, country, kinds) for mention in mentions]
    named = [
        (mention, spoken_of(mention, place, text))
        for mention, place in zip(mentions, places, strict=True)
        if not mention.demonym
    ]
    if kinds.listed:
        places += referring(sentence, kinds, named, report.spoken, country)
    else:
        report.spoken.extend([spoken for _, spoken in named])
    del report.spoken[:-MEMORY]
    return tuple(places) if len(places) < 2 else tuple(sorted(places, key=attrgetter("span")))


def find_places(
    sentences: Sequence[Sentence],
    text: str,
    homes: Iterable[str] = (),
) -> list[tuple[Place, ...]]:
    """
    The places that each sentence names, in reading order, each as the report as a whole means it; *homes* are
    the countries of the armed groups that it names.
    """
    book = gazetteer()
    codes = [entries[0].code for home in homes if (entries := book.named(folded(home)))]
    if len(sentences) == 1:
        return [of_one(book, sentences[0], text, codes)]
    lines = Lines(book, sentences)
    report = Report(focus_of(book, lines.named(), codes), [])
    return [of_sentence(text, line, listed, report) for line, listed in mentioned(lines, report.focus)]


def of_one(book: Gazetteer, sentence: Sentence, text: str, homes: Sequence[str]) -> tuple[Place, ...]:
    """
    The places of a report of one sentence, which no other one shows to be such.
    """
    tokens = sentence.tokens
    case, kinds, names = known_in(book, tokens)
    line = Line(sentence, tokens, case, kinds, names)
    focus = focus_of(book, [(names, tokens)], homes) if names or homes else NOWHERE
    return of_sentence(text, line, in_turn(signed_in(line, focus)), Report(focus, []))


def find_names(sentences: Sequence[Sentence]) -> list[NamedPlace]:
    """
    The names of places in a report, also where they stand for a government, with all that each may mean.
    """
    book = gazetteer()
    lines = Lines(book, sentences)
    focus = focus_of(book, lines.named())
    return [
        spelt(named, line.tokens)
        for line in lines
        for named in weighed(line, focus)
        if sound(named.candidate, named.options[0].entry, line, focus)
    ]


def resolve(sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[NamedPlace]:
    """
    The names of places that a person marked in a report, with all that each may mean.
    """
    book = gazetteer()
    lines = [
        Line(sentence, sentence.tokens, "mixed", nouns(sentence.tokens), list(marked(book, sentence, spans)))
        for sentence in sentences
    ]
    focus = focus_of(book, [(line.names, line.tokens) for line in lines])
    return [spelt(named, line.tokens) for line in lines for named in weighed(line, focus)]


def marked(book: Gazetteer, sentence: Sentence, spans: Sequence[Span]) -> Iterator[Candidate]:
    """
    The names that a person marked in a sentence, as far as the gazetteer knows them, or a part of them.
    """
    tokens = sentence.tokens
    for span in spans:
        inside = [i for i, token in enumerate(tokens) if span.start <= token.start and token.end <= span.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        key = key_of(tokens[first:last])
        entries = loose_entries(book, key)
        whole = Candidate(first, last, key, entries) if entries else None
        found = whole or next(filter(None, (longest_name(book, tokens[:last], i) for i in inside)), None)
        if found:
            adjective = found.entries[0].how == DEMONYM
            yield found._replace(first=first, last=last, cue=True, demonym=adjective)


def spelt(named: Named, tokens: Sequence[Token]) -> NamedPlace:
    """
    A name with where its words stand.
    """
    candidate = named.candidate
    span = Span(tokens[candidate.first].start, tokens[candidate.last - 1].end)
    return NamedPlace(span, named.options)


def without_groups(
    places: Sequence[Place], mentions: Sequence[Mentioned], sentence: Sentence
) -> tuple[Place, ...]:
    """
    The places of a sentence that are no part of an armed group's name: not "West Africa" in "the Islamic
    State's West Africa Province", but the land held by one ("in the Donetsk People's Republic").
    """
    groups = [one for one in mentions if one.actor and one.kind in GROUPS]
    if not groups:
        return tuple(places)
    return tuple(one for one in places if not any(is_part(one, group, sentence) for group in groups))


def is_part(place: Place, group: Mentioned, sentence: Sentence) -> bool:
    """
    Whether a place is only named as a part of a group's name.
    """
    inside = place.span.end <= group.span.end and place.span.meets(group.span)
    after = tokens_between(sentence.tokens, place.span.end, group.span.end) if inside else ()
    if not inside or not (place.name in group.name or (after and capital(after[0]))):
        return False
    at = token_at(sentence.tokens, group.span.start)
    return not at or sentence.tokens[at - 1].lower not in LOCATED
