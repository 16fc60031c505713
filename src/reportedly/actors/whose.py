"""
Whom the bare nouns of a report mean: "the army", "the soldiers", "rebels", "the AFP".

They are read against the country that the report is about, by the nations that it names and where its towns
and areas lie; against the group that it is about; and against who was named last.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from reportedly.actors.actor_list import GROUPS, STATES, actors, relation
from reportedly.actors.called_after import PLACES
from reportedly.actors.parties import Key, Nation, Piece, Term, Word, nations
from reportedly.actors.phrases import NATIONAL, NOUNS, Parsed, Phrase, last_of, owners, word_set
from reportedly.lexicons import lexicon
from reportedly.records import Actor, Mention

ARMED = GROUPS | {"state_military", "police"}
BODIES = frozenset({"political_body"})
# Such a share of the armed groups that a report names are its main group.
SHARE = 0.6
# A country of this weight in the list of nations is at war.
AT_WAR = 3

NOTHING: Mapping[str, Actor] = {}
NOBODYS: Mapping[str, Nation] = {}
# So many words may stand between a state and the word of saying: "Israel's defence minister X Y said".
SPEAKS = 6


class Setting(NamedTuple):
    """
    What bare nouns are read against: the country at war, the main armed group, and who was named last.

    `last` holds the actor of each kind that was named last, also by its country (`last_key`); `soldiers` is
    the country whose soldiers the last sentence with any names, where it names those of one only, `rebels`
    the armed group of the sentence before in the same way; `area` the part of the country; `year` that of the
    report. `armies` holds whose army each noun was named for last ("the Israeli military"), `speaking` is the
    state that fights and speaks in the sentence, `guests` are the ones named that fight where the country's
    own army stands aside, `namesakes` the capitals whose names are those of towns elsewhere in the report.
    """

    nation: Nation | None = None
    group: Actor | None = None
    last: Mapping[str, Actor] = NOTHING
    soldiers: Nation | None = None
    area: str | None = None
    year: int | None = None
    armies: Mapping[str, Nation] = NOBODYS
    speaking: Nation | None = None
    guests: Sequence[Nation] = ()
    rebels: Actor | None = None
    namesakes: AbstractSet[Key] = frozenset()

    @property
    def army(self) -> Nation | None:
        """
        The country whose soldiers "the army" and "troops" are: in a report about Palestine, Israel.
        """
        return nations()[self.nation.army] if self.nation else None

    @property
    def state(self) -> Nation | None:
        """
        The country whose police and ministries are meant: of one without a seat of government, who holds it.
        """
        return self.nation if self.nation and self.nation.seated else self.army


NOWHERE = Setting()


def nearby(term: Term, setting: Setting) -> Actor | None:
    """
    The actor that goes by a common name in the country that the report is about.
    """
    name = setting.nation.name if setting.nation else None
    return next((actor for actor in term.near if actor.country == name), None)


def fighting_namesake(term: Term, phrase: Phrase, words: Sequence[Word], setting: Setting) -> Actor | None:
    """
    The force that goes by an outlet's name in its country: "the AFP" in the Philippines is the army, and so
    are "AFP troops", but neither "AFP" alone nor "the AFP reporter".
    """
    if not term.actor or not term.near:
        return None
    after = words[phrase.after].key if phrase.after < len(words) else ""
    articled = phrase.first < phrase.pieces[0].first and words[phrase.first].key == "the"
    speaks = not articled or after in word_set("outlets", "staff")
    return None if speaks and not last_of(phrase.pieces, NOUNS) else nearby(term, setting)


def of_part(actor: Actor, setting: Setting) -> Actor:
    """
    The actor, or its like in the part of its country that a report is about: in Gaza "the Palestinian health
    ministry" is that of Gaza.
    """
    there: Mapping[str, str] = lexicon("parties")["parts"].get(setting.area, {})
    return actors()[there.get(actor.id, actor.id)]


def last_key(kind: str, country: str | None) -> str:
    """
    What the actor of a kind and a country is remembered by, beside its kind alone.
    """
    return f"{kind} of {country}"


def area_of(named: Sequence[str], most: str | None) -> str | None:
    """
    The part of a country that a sentence names as the only one, else the one that the report names *most*.
    """
    return named[0] if len(set(named)) == 1 else most


def soldiers_meant(phrase: Phrase, words: Sequence[Word], setting: Setting) -> Nation | None:
    """
    Whose soldiers a phrase without a country means: "the soldiers" are those named last.
    """
    again = words[phrase.first].key in word_set("determiners", "again")
    return setting.soldiers if again and setting.soldiers else setting.army


def soldiers_of(mentions: Iterable[Mention], before: Nation | None) -> Nation | None:
    """
    The country whose soldiers some parties are, where there is only one; where none are soldiers, it stays
    the one *before*.
    """
    armies = {one.country for one in mentions if one.kind == "state_military"}
    return nations().get(armies.pop() or "") if len(armies) == 1 else None if armies else before


def rebels_meant(phrase: Phrase, words: Sequence[Word], side: str, setting: Setting) -> Actor | None:
    """
    The armed group that "the rebels" are, who else are of a *side*: that of the sentence before, no enemy.
    """
    noun = words[phrase.pieces[-1].first].key
    again = words[phrase.first].key in word_set("determiners", "again")
    group = setting.rebels if again and noun in word_set("opposition", "again") else None
    return group if group and relation(group.side or "", side, setting.year) != "enemy" else None


def group_of(mentions: Iterable[Mention]) -> Actor | None:
    """
    The armed group of the list that some parties are, where there is only one.
    """
    groups = {one.actor or "" for one in mentions if one.kind == "armed_group"}
    return actors().get(groups.pop()) if len(groups) == 1 else None


def army_meant(phrase: Phrase, words: Sequence[Word], setting: Setting) -> Nation | None:
    """
    Whose army a body without a country is: that of the state that speaks of it, else the one named so last
    if it is no enemy here, else a guest's, else that of the country in question.
    """
    home = setting.army
    if setting.speaking or not home:
        return setting.speaking or home
    last = next((setting.armies[noun] for noun in nouns_of(phrase, words) if noun in setting.armies), None)
    if last and relation(home.side, last.side, setting.year) != "enemy":
        return last
    return setting.guests[0] if len(setting.guests) == 1 else home


def nouns_of(phrase: Phrase, words: Sequence[Word]) -> list[str]:
    """
    The nouns of a body: "military" in "the Israeli military", two in "the army's ground forces".
    """
    return [words[piece.after - 1].key for piece in phrase.pieces if piece.term.role in {"organ", "actor"}]


def armies_named(found: Parsed) -> Iterator[tuple[str, Nation | None]]:
    """
    The armies that a sentence names as bodies, by their nouns; without a nation where it does not say whose.
    """
    for phrase in found.phrases:
        pieces = owners(phrase)
        body = last_of(pieces, {"organ", "actor"})
        if body and body.kind == "state_military" and phrase.pieces[-1].term == body:
            national = last_of(pieces, NATIONAL)
            whose = body.nation or (national.nation if national else None)
            yield from ((noun, whose) for noun in nouns_of(phrase, found.words))


def fighting(found: Parsed) -> Iterator[Nation]:
    """
    The states whose army, soldiers or aircraft a sentence names as theirs.
    """
    for phrase in found.phrases:
        pieces = owners(phrase)
        national, armed = last_of(pieces, NATIONAL | {"actor"}), last_of(pieces, NOUNS | {"organ", "actor"})
        if national and national.nation and armed and armed.kind in {"state_military", "aircraft"}:
            yield national.nation


def speaking_in(found: Parsed, fighters: AbstractSet[Nation]) -> Nation | None:
    """
    The one state that fights and speaks in a sentence: "Russia's defence ministry said the army had ...".
    """
    states = set()
    for phrase in found.phrases:
        named = last_of(owners(phrase), NATIONAL | {"actor"})
        state = named and (named.role != "actor" or named.kind in STATES)
        behind = found.words[phrase.after : phrase.after + SPEAKS]
        if named and named.nation and state and any(word.key in saying() for word in behind):
            states.add(named.nation)
    return states.pop() if len(states) == 1 and states <= fighters else None


def guests_in(pieces: Iterable[Piece], nation: Nation | None) -> list[Nation]:
    """
    The states that a report names of those that fight in a country whose own army stands aside.
    """
    listed = lexicon("parties")["guests"].get(nation.name, ()) if nation else ()
    named = {piece.term.nation for piece in pieces}
    return [nations()[name] for name in listed if nations()[name] in named]


@cache
def saying() -> frozenset[str]:
    """
    The words of saying.
    """
    return frozenset(lexicon("cues")["say"])


def local(found: Parsed, nation: Nation | None) -> Nation | None:
    """
    The country at war that a sentence itself names as the only one, else that of the report.
    """
    named = {piece.term.nation for piece in found.pieces if piece.term.nation and piece.term.role in PLACES}
    at_war = {one for one in named if one.weight >= AT_WAR or one.army != one.name}
    return at_war.pop() if len(at_war) == 1 else nation


def country_of(pieces: Sequence[Piece], lands: Sequence[str]) -> Nation | None:
    """
    The country that a report is about: the one named most, also by its towns; where it names none, that of a
    political body, or else the one that most of its towns lie in.
    """
    if focus_of(pieces):
        return focus_of(pieces, lands)
    return focus_of(pieces, kinds=BODIES) or focus_of((), lands)


def focus_of(
    pieces: Iterable[Piece], lands: Iterable[str] = (), kinds: AbstractSet[str] = ARMED
) -> Nation | None:
    """
    The country named most, also by actors of some *kinds* and by its towns, one with a war of its own counted
    more.
    """
    counts: Counter[Nation] = Counter()
    for piece in pieces:
        nation = piece.term.nation
        if nation and (not piece.term.actor or piece.term.kind in kinds):
            counts[nation] += nation.weight * (1 + (piece.term.role == "country"))
    for land in lands:
        if land in nations():
            counts[nations()[land]] += nations()[land].weight
    return max(counts, key=lambda nation: counts[nation], default=None)


def main_group(pieces: Iterable[Piece]) -> Actor | None:
    """
    The armed group that a report is about, where it names one far more than any other.
    """
    counts = Counter(
        piece.term.actor for piece in pieces if piece.term.actor and piece.term.kind == "armed_group"
    )
    actor, most = max(counts.items(), key=lambda item: item[1], default=(None, 0))
    return actor if most >= SHARE * counts.total() else None
