"""
What a phrase that names a party comes to: its name, kind, actor and side.

A phrase takes the name of its actor, else of its country and body ("Syrian army"), else of its noun; "the
army", "the regime", "rebels" and "the group" are those of the country and the group that the report is about.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.actors.actor_list import actors
from reportedly.actors.parties import Nation, Term, Word
from reportedly.actors.phrases import (
    NATIONAL,
    NOUNS,
    Phrase,
    anaphor_kind,
    is_anaphor,
    is_tied_to_enemy,
    last_of,
    leant_to,
    owners,
    word_set,
    wording,
)
from reportedly.actors.whose import (
    NOWHERE,
    Setting,
    army_meant,
    fighting_namesake,
    last_key,
    nearby,
    of_part,
    rebels_meant,
    soldiers_meant,
)
from reportedly.lexicons import lexicon
from reportedly.records import Actor

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Party(NamedTuple):
    """
    What a phrase comes to: the name, kind, actor and side of the party.
    """

    name: str
    kind: str
    side: str | None = None
    country: str | None = None
    actor: str | None = None


def described(phrase: Phrase, words: Sequence[Word], setting: Setting) -> Party | None:
    """
    The party that a phrase names, read against its *setting*.
    """
    actor = last_of(owners(phrase), {"actor"})
    to = leant_to(phrase, words)
    if to:
        return leaning(phrase, words, to, setting)
    if actor:
        known = fighting_namesake(actor, phrase, words, setting) or actor.actor or nearby(actor, setting)
        if known and known.kind == "government" and is_said(phrase, words, "past"):
            return Party(wording(phrase, words), known.kind)
        return (
            of_actor(of_part(known, setting), phrase) if known else elsewhere(actor, phrase, words, setting)
        )
    if is_anaphor(phrase, words):
        return pointed_to(phrase, words, setting)
    return of_words(phrase, words, setting)


def pointed_to(phrase: Phrase, words: Sequence[Word], setting: Setting) -> Party | None:
    """
    Who was named last of those that "the group" or "the Lebanese group" may stand for.
    """
    kind = anaphor_kind(phrase, words) or ""
    term = last_of(owners(phrase), {"adjective"})
    key = last_key(kind, term.nation.name) if term and term.nation else kind
    named = setting.last.get(key)
    return of_actor(named) if named else of_words(phrase, words, setting) if term else None


def of_words(phrase: Phrase, words: Sequence[Word], setting: Setting) -> Party | None:
    """
    The party of a phrase without an actor of the list: a body, people or machines, or a bare country.
    """
    pieces = owners(phrase)
    national, organ = last_of(pieces, NATIONAL), last_of(pieces, {"organ"})
    nation = national.nation if national else None
    if words[phrase.first].key in word_set("determiners", "possessive"):
        setting = NOWHERE
    if setting.army and is_unit(phrase, words):
        return troops(nation or setting.army)
    if organ:
        told = army_meant(phrase, words, setting) if organ.kind == "state_military" else setting.state
        return of_organ(organ, nation or told, phrase, words, setting)
    if national and nation and {"adjective", "weak"} == set(phrase.roles()) and is_person(phrase, words):
        return people_of(nation)
    if last_of(pieces, NOUNS) and set(phrase.roles()) != {"weak"}:
        return of_noun(phrase, words, nation, setting)
    return of_nation(national, nation) if national and nation else None


def is_person(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether the noun of a phrase means people who need be no fighters: "a Palestinian man".
    """
    return words[phrase.pieces[-1].first].key in word_set("weak", "persons")


def machines(phrase: Phrase | None, kind: str) -> str:
    """
    The kind of a party that acts by its aircraft, else *kind*.
    """
    head = last_of(owners(phrase), NOUNS) if phrase else None
    return head.kind if head and head.kind == "aircraft" else kind


def elsewhere(term: Term, phrase: Phrase, words: Sequence[Word], setting: Setting) -> Party:
    """
    A name that stands for an actor of the list only in other countries: here a unit is one of the state's.
    """
    if setting.army and term.kind == "state_military":
        return troops(setting.army)
    return Party(wording(phrase, words), term.kind)


def of_actor(actor: Actor, phrase: Phrase | None = None) -> Party:
    """
    An actor of the list, perhaps by its people or machines.
    """
    return Party(actor.name, machines(phrase, actor.kind), actor.side, actor.country, actor.id)


def of_organ(
    organ: Term, nation: Nation | None, phrase: Phrase, words: Sequence[Word], setting: Setting
) -> Party:
    """
    A body of a state: "the regime" is its government, "the army" its army.
    """
    if organ.kind == "coalition":
        return of_coalition(nation, phrase, words, setting)
    kind = machines(phrase, organ.kind)
    if not nation or (organ.kind == "government" and is_said(phrase, words, "past")):
        return Party(wording(phrase, words) if nation else organ.name, kind)
    partisan = organ.kind == "government" or organ.name.startswith(("regime", "government"))
    name = nation.side if partisan else f"{nation.adjective} {organ.name}"
    return Party(name, kind, nation.side, nation.name)


def of_coalition(nation: Nation | None, phrase: Phrase, words: Sequence[Word], setting: Setting) -> Party:
    """
    "The coalition": the one named last, else the one known for the country; "the rebel coalition" is rebels.
    """
    if is_said(phrase, words, "rebel"):
        return opposition(nation, setting)
    listed: Mapping[str, str] = lexicon("parties")["coalitions"]
    known = setting.last.get("coalition") or actors().get(listed.get(nation.name, "") if nation else "")
    return of_actor(known) if known else Party("coalition", "coalition")


def of_noun(phrase: Phrase, words: Sequence[Word], nation: Nation | None, setting: Setting) -> Party:
    """
    People or machines with at most a country: "Russian jets", "soldiers", "rebels", "gunmen".
    """
    term = last_of(owners(phrase), NOUNS) or Term("weak")
    irregular = {"modifier", "tie"} & set(phrase.roles())
    kind = term.kind or ("armed_group" if irregular else "state_military")
    if last_of(owners(phrase), {"opposition"}):
        return rebels(phrase, words, nation, setting)
    regular = kind in {"state_military", "police"} and term.kind and not is_said(phrase, words, "outside")
    told = soldiers_meant(phrase, words, setting) if kind == "state_military" else setting.state
    where = nation or (told if regular or is_said(phrase, words, "rebel") else None)
    if not where:
        group = setting.group if kind == "armed_group" and term.name == "follower" else None
        group = None if group and is_tied_to_enemy(phrase, group) else group
        side, country = (group.side, group.country) if group else (None, None)
        return Party(wording(phrase, words), kind, side, country)
    if kind in {"armed_group", "attacker"}:
        side = rebels_of(where) if is_said(phrase, words, "rebel") else None if where.at_war else where.side
        return Party(wording(phrase, words), kind, side, where.name)
    return troops(where, kind)


def troops(nation: Nation, kind: str = "state_military") -> Party:
    """
    Soldiers or police of a state, a numbered unit among them: they act for it.
    """
    name = f"{nation.adjective} police" if kind == "police" else nation.side
    return Party(name, kind, nation.side, nation.name)


def is_unit(phrase: Phrase, words: Sequence[Word]) -> bool:
    """
    Whether a phrase is a unit that goes by its number: "the 93rd Mechanized Brigade", "Brigade 104".
    """
    last = phrase.pieces[-1]
    if words[last.first].key not in word_set("weak", "units"):
        return False
    before = words[max(0, phrase.pieces[0].first - 1)].key
    after = words[last.after].key if last.after < len(words) else ""
    return ORDINAL.fullmatch(before) is not None or after.isdigit()


def is_said(phrase: Phrase, words: Sequence[Word], which: str) -> bool:
    """
    Whether a word of a phrase makes its people some from elsewhere ("foreign troops"), rebels ("opposition
    fighters", "the rebel coalition") or those of before ("the former regime").
    """
    return any(words[piece.first].key in word_set("modifiers", which) for piece in phrase.pieces)


def rebels_of(nation: Nation) -> str:
    """
    The name of a country's armed opposition.
    """
    return nation.rebels or f"{nation.adjective} rebels"


def rebels(phrase: Phrase, words: Sequence[Word], nation: Nation | None, setting: Setting) -> Party:
    """
    Those who are only called rebels: the group that was named just before, else a country's opposition.
    """
    party = opposition(nation, setting)
    meant = None if nation else rebels_meant(phrase, words, party.side or "", setting)
    return of_actor(meant) if meant else party


def opposition(nation: Nation | None, setting: Setting) -> Party:
    """
    The armed opposition of a country: its best known group, the group named last, or "Syrian rebels".
    """
    where = nation or setting.nation
    if not where:
        return Party("rebels", "armed_group")
    known = setting.last.get("armed_group")
    if known and known.country == where.name and not where.rebels.startswith(where.adjective):
        return of_actor(known)
    name = rebels_of(where)
    return Party(name, "armed_group", name, where.name)


def leaning(phrase: Phrase, words: Sequence[Word], to: Term, setting: Setting) -> Party:
    """
    Those for or against a party: "pro-regime fighters", "anti-government forces", "anti-Houthi forces".
    """
    nation = to.nation or setting.nation
    side = to.actor.side if to.actor else nation.side if nation else None
    if any(words[piece.first].key == "anti" for piece in phrase.pieces):
        state = not to.actor or (nation and nation.side == side)
        return opposition(nation, setting) if state else Party(wording(phrase, words), "armed_group")
    name = f"pro-{side} forces" if side else wording(phrase, words)
    return Party(name, "pro_government_militia", side, nation.name if nation else None)


def people_of(nation: Nation) -> Party:
    """
    The people of a country, who are none of its soldiers.
    """
    return Party(f"{nation.adjective} people", "nation", None, nation.name)


def of_nation(term: Term, nation: Nation) -> Party:
    """
    A bare country, capital, people or head of state that stands for its government.
    """
    if term.role == "people" and nation.at_war:
        return people_of(nation)
    return Party(nation.side, term.kind, nation.side, nation.name)


def outlet(phrase: Phrase, words: Sequence[Word], end: int) -> Party:
    """
    The outlets of a country or party, which tell of its war and do not fight it: "Iranian state media".
    """
    name = wording(phrase, words)
    for word in words[phrase.after : end]:
        name += ("-" if word.hyphen else " ") + word.text.lower()
    return Party(name, "media")
