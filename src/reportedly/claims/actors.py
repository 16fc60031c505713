"""
Who is who in a sentence: actors of the list, and phrases that name a party by its side.

1. The longest names and party words are found, left to right (`parties`); "(SDF)" after a name is part of it.
2. Those that stand together make one noun phrase, with its determiner and numbers.
3. "Fighters from X" takes the name of X.
4. What the report is about is found: its country at war, its main armed group, and who was named last.
5. A phrase takes the name of its actor, its country or its noun, read against that (`sides`).

The kinds of a mention are listed in `lexicons/parties.toml`: those of the actor list, and "aircraft",
"attacker", "person" (a head of state who stands for it) and "nation" (a bare country or people).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from reportedly.actors.actor_list import GROUPS, actors
from reportedly.actors.parties import Key, Nation, Piece, capitals, keys_of, nations
from reportedly.actors.phrases import Parsed, joined, of_country, parsed, word_set
from reportedly.actors.rulers import ruled_from
from reportedly.actors.whose import (
    NOBODYS,
    NOWHERE,
    Setting,
    area_of,
    armies_named,
    country_of,
    fighting,
    group_of,
    guests_in,
    last_key,
    local,
    main_group,
    soldiers_of,
    speaking_in,
)
from reportedly.claims.sides import described, outlet
from reportedly.claims.where import countrywide
from reportedly.places.gazetteer import gazetteer
from reportedly.places.kinds import SETTLED
from reportedly.places.names import folded
from reportedly.records import Actor, Mention, Place, Sentence, Span

# So many letters may stand between two parties that make one.
JOIN = 20
# Of a longer report, the sentences are parsed twice: as they are parsed, they take more room than all else.
KEPT = 1000


def mentions_of(found: Parsed, setting: Setting) -> Iterator[Mention]:
    """
    The mentions that the phrases of one sentence come to.
    """
    words = found.words
    for one, other in joined(found.phrases, words):
        phrase = one if other else of_country(one, found)
        owner = other or ruled_from(one, words, setting.year, setting.namesakes)
        told = found.outlets.get(phrase.first)
        party = outlet(phrase, words, told) if told else described(owner or phrase, words, setting)
        if party:
            span = Span(words[phrase.first].start, words[(told or phrase.after) - 1].end)
            yield Mention(span, party.name, party.kind, party.actor, party.side, party.country)


def find_mentions(sentence: Sentence, text: str, setting: Setting = NOWHERE) -> tuple[Mention, ...]:
    """
    The parties named in one sentence of *text*, read against what the report is about.
    """
    return tuple(mentions_of(parsed(sentence, text), setting))


class Ground(NamedTuple):
    """
    What the places of a report say of its parties: the countries in which its towns and areas lie, the parts
    of countries that each sentence names, and the capitals by whose names it means towns of other countries.
    """

    lands: Sequence[str] = ()
    areas: Sequence[Sequence[str]] = ()
    namesakes: AbstractSet[Key] = frozenset()


class Names(NamedTuple):
    """
    The names and party words of a report: all of them, the states whose forces it names, and each sentence,
    by its index, as it is parsed.
    """

    pieces: Sequence[Piece]
    fighters: AbstractSet[Nation]
    read: Callable[[int], Parsed]


BARE = Ground()


def ground_of(places: Sequence[Sequence[Place]]) -> Ground:
    """
    What the places of each sentence say of the parties of a report.
    """
    listed = [one for found in places for one in found if one.country and not countrywide(one)]
    lands = [one.country for one in listed if one.country]
    areas = [[one.admin1 for one in found if one.admin1] for found in places]
    return Ground(lands, areas, frozenset(filter(None, map(namesake, listed))))


def namesake(place: Place) -> Key | None:
    """
    The capital of another country that a town has the name of: Tripoli in Lebanon, which is no seat of Libya.
    """
    nation = capitals().get(place.name) if place.precision in SETTLED else None
    if nation is None or nations().get(place.country or "") is nation:
        return None
    meant = gazetteer().named(folded(place.name))
    return keys_of(place.name) if any(nations().get(one.country) is nation for one in meant) else None


def names_in(sentences: Sequence[Sentence], text: str, namesakes: AbstractSet[Key] = frozenset()) -> Names:
    """
    The names and party words of a report, not yet read against one another.
    """
    read = lru_cache(KEPT)(lambda index: parsed(sentences[index], text, namesakes))
    pieces: list[Piece] = []
    fighters: set[Nation] = set()
    # In one walk: of a long report not every sentence is kept as it is parsed.
    for one in map(read, range(len(sentences))):
        pieces += one.pieces
        fighters.update(fighting(one))
    return Names(pieces, fighters, read)


def homes_of(names: Names) -> frozenset[str]:
    """
    The countries of the armed groups that a report names.
    """
    listed = (piece.term.actor for piece in names.pieces if piece.term.kind in GROUPS)
    return frozenset(actor.country for actor in listed if actor and actor.country)


def find_all_mentions(
    sentences: Sequence[Sentence],
    text: str,
    ground: Ground = BARE,
    names: Names | None = None,
    *,
    published: str | None = None,
) -> list[tuple[Mention, ...]]:
    """
    The parties named in each sentence of a report, bare nouns resolved against the whole of it and the
    *ground* that it tells of; *names* are those of the report where they were looked up before. Who runs a
    town is told by the year of *published*.
    """
    lands, areas, namesakes = ground
    if namesakes or names is None:
        names = names_in(sentences, text, namesakes)
    pieces, fighters, read = names
    nation, group = country_of(pieces, lands), main_group(pieces)
    guests = guests_in(pieces, nation)
    last: dict[str, Actor] = {}
    armies = dict(NOBODYS)
    year = int(published[:4]) if published and published[:4].isdecimal() else None
    counted = Counter(chain.from_iterable(areas))
    most = max(counted, key=counted.__getitem__, default=None)
    found: list[tuple[Mention, ...]] = []
    soldiers = None
    for one, named in zip(map(read, range(len(sentences))), chain(areas, repeat(())), strict=False):
        before = found[-1] if found else ()
        soldiers = soldiers_of(before, soldiers)
        speaking = speaking_in(one, fighters)
        about = Setting(local(one, nation), group, last, soldiers, area_of(named, most), year)
        setting = about._replace(
            armies=armies, speaking=speaking, guests=guests, rebels=group_of(before), namesakes=namesakes
        )
        found.append(tuple(remembering(mentions_of(one, setting), last)))
        armies.update((noun, whose) for noun, told in armies_named(one) if (whose := told or speaking))
    return found


def remembering(mentions: Iterable[Mention], last: dict[str, Actor]) -> Iterator[Mention]:
    """
    The same mentions; each actor is noted in *last* before the next phrase is read.
    """
    for mention in mentions:
        actor = actors().get(mention.actor or "")
        if actor:
            kind = "media" if actor.kind == "state_media" else actor.kind
            last[kind] = last[last_key(kind, actor.country)] = actor
        yield mention


def alongside(mention: Mention, mentions: Sequence[Mention], text: str) -> Mention:
    """
    A mention together with those that "and" joins to it: "the Assad regime and Russian forces".
    """
    group = [mention]
    for other in mentions:
        if other.span.start >= group[-1].span.end and joins(text[group[-1].span.end : other.span.start]):
            group.append(other)
    for other in reversed(mentions):
        if other.span.end <= group[0].span.start and joins(text[other.span.end : group[0].span.start]):
            group.insert(0, other)
    if len(group) == 1:
        return mention
    name = " and ".join(dict.fromkeys(one.name for one in group))
    sides = {one.side for one in group}
    return Mention(
        Span(group[0].span.start, group[-1].span.end),
        name,
        mention.kind,
        side=sides.pop() if len(sides) == 1 else None,
    )


def joins(between: str) -> bool:
    """
    Whether the words *between* two parties make them one.
    """
    return len(between) <= JOIN and between.strip(" ,").lower() in word_set("together", "words")
