"""
Names for speakers: who "he" is, what "the group" stands for, and what kind of source a name is.
"""

from collections.abc import Sequence

from reportedly.actors.actor_list import actors
from reportedly.actors.parties import without_aside
from reportedly.claims.cues import ARTICLES, Range, Words, group
from reportedly.claims.introductions import HYPHENS, introduced, number_of, said_after, said_before
from reportedly.claims.listed import speaks_for
from reportedly.claims.personal_names import (
    bare_name,
    before_name,
    is_own_name,
    name_start,
    spelled,
    squashed,
)
from reportedly.claims.source_words import (
    inner_words,
    particles,
    stand_ins,
    titles,
    type_of,
    type_together,
)
from reportedly.claims.speeches import subject_of
from reportedly.language.tokens import span_of
from reportedly.lexicons import lexicon, words_in
from reportedly.records import Mention, Sentence, Source, Span, Token

PERSON = frozenset({"he", "she", "i", "his", "her"})


class Memory:
    """
    What a report has said so far about who its speakers are.
    """

    def __init__(self, publisher: str | None) -> None:
        """
        *publisher* is the outlet itself, whose own voice is no source.
        """
        self.publisher = squashed(without_aside(publisher or ""))
        self.names: dict[str, str] = {}
        self.described: dict[str, Sequence[Token]] = {}
        self.people: list[Source] = []
        self.bodies: list[Source] = []
        self.spoken: list[Source] = []
        self.crowds: set[Span] = set()
        self.types: dict[str, str] = {}
        self.actors: dict[str, str] = {}
        self.released: Source | None = None

    def notice(self, sentence: Sentence) -> None:
        """
        Remembers the names of two words or more in a sentence by their last word, with the words around them.
        """
        tokens = sentence.tokens
        start = -1
        for i, token in enumerate(tokens):
            if token.text[0].isupper():
                start = i if start < 0 else start
            elif start >= 0 and not (token.text in HYPHENS or token.lower in particles()):
                if i - start > 1:
                    self.remember(tokens, start, i)
                start = -1
        if 0 <= start < len(tokens) - 1:
            self.remember(tokens, start, len(tokens))

    def remember(self, tokens: Sequence[Token], start: int, end: int) -> None:
        """
        Keeps one name, as first met, and what was said about its bearer.
        """
        first = start
        start = max((i + 1 for i in range(start, end - 1) if tokens[i].lower in titles()), default=start)
        while (
            tokens[start].lower in ARTICLES
            or tokens[start].lower in inner_words()
            or tokens[start].text in HYPHENS
        ):
            start += 1
            if end - start < 2:
                return
        key = tokens[end - 1].lower
        if key not in self.names:
            self.names[key] = spelled(tokens[start:end])
            self.described[key] = (*said_before(tokens, first, start), *said_after(tokens, end))

    def own_voice(self, lower: Sequence[str]) -> bool:
        """
        Whether the words for a speaker, in small letters, name the publisher, or its reporter.
        """
        if not self.publisher or not lower:
            return False
        if lower[-1] in {"reporter", "correspondent"} and lower[0] in {"the", "our"} and len(lower) == 2:
            return True
        names = {self.publisher, "al" + self.publisher, *self.aliases()}
        rest = [word for word in lower if word not in lexicon("sources")["own"]["words"]]
        return any("".join(map(squashed, one)) in names for one in (lower, rest) if one)

    def aliases(self) -> list[str]:
        """
        Other names of the publisher.
        """
        names: list[str] = lexicon("sources")["own"]["aliases"].get(self.publisher, [])
        return names

    def source(self, words: Words, speaker: Range) -> Source | None:
        """
        A speaker as a link of a chain; None for the report's own voice.
        """
        start, end = speaker
        if self.own_voice(words.lower[start:end]):
            return None
        if end - start == 2 and words.lower[end - 1] in group("material"):
            return self.released
        found = self.resolved(words, start, end)
        self.keep(found, words, start, end)
        return found

    def keep(self, found: Source, words: Words, start: int, end: int) -> None:
        """
        Remembers who spoke, for the pronouns that stand for one person, for several or for a body.
        """
        if found.name.lower() in group("pronouns"):
            return
        number = number_of(words.tokens[start:end], found.type)
        person = words.lower[start] in PERSON or number == "one" or self.is_person(words, start, end)
        (self.people if person else self.bodies).append(found)
        self.spoken.append(found)
        if number == "many":
            self.crowds.add(found.span)

    def introduce(self, sentence: Sentence, text: str, mentions: Sequence[Mention]) -> None:
        """
        Remembers a person of whom a sentence without a speaker tells, who may speak in the next one.
        """
        person = introduced(sentence, text, mentions)
        if person:
            self.people.append(person)

    def resolved(self, words: Words, start: int, end: int) -> Source:
        """
        Name and type of a speaker.
        """
        span = words.span(start, end)
        lower = words.lower[start:end]
        if end - start == 1 and lower[0] in group("pronouns"):
            return self.pronoun(words, start)
        mention = covering(words.mentions, span)
        before = self.stand_in(lower, span, mention)
        if before:
            return before
        name = self.full_name(words, start, end)
        wide = mention and (mention.span.end - mention.span.start) * 2 >= span.end - span.start
        if mention and wide and mention.kind != "person" and not self.is_person(words, start, end):
            name = mention.name
        kind = self.kind(words, start, end) or self.types.get(name.casefold())
        kind = kind or self.spoken_for(lower) or "other"
        self.types.setdefault(name.casefold(), kind)
        behind = None if mention else told_behind(words, end)
        mention = mention or (behind if behind and behind.actor else None)
        actor = speaks_for(mention, kind, words.text) if mention else self.actors.get(name.casefold())
        if actor:
            self.actors.setdefault(name.casefold(), actor)
        return Source(span, name, kind, actor)

    def kind(self, words: Words, start: int, end: int) -> str | None:
        """
        The type of a speaker: by its own words, by the party it names, or by what was said about the person.
        """
        mention = covering(words.mentions, words.span(start, end))
        known = weighed(type_together(words.tokens[start:end]), words.tokens[start:end], mention)
        if known:
            return known
        if words.capital(end - 1):
            after, around = said_after(words.tokens, end), told_behind(words, end)
            told = self.described.get(words.lower[end - 1], ())
            known = weighed(type_of(after) if after else None, after, around)
            known = known or (type_of(told) if told else None)
            return known or ("witness" if bare_name(words, start, end) else None)
        return None

    def pronoun(self, words: Words, at: int) -> Source:
        """
        The speaker that a pronoun stands for: for a person the subject of this sentence, or who spoke last.
        """
        span = words.span(at, at + 1)
        person = words.lower[at] in PERSON
        subject = subject_of(words, at) if person else None
        if subject and subject.end <= at and self.is_person(words, subject.start, subject.end):
            found = self.resolved(words, subject.start, subject.end)
            return Source(span, found.name, found.type, found.actor)
        known = self.people or self.headed() if person else self.bodies or self.people
        if words.lower[at] == "it":
            known = self.single() or self.people
        if known:
            return Source(span, known[-1].name, known[-1].type, known[-1].actor)
        return Source(span, span.of(words.text), "other")

    def headed(self) -> list[Source]:
        """
        The bodies that spoke: the head of one often goes on speaking without a name.
        """
        return [one for one in self.single() if one.type not in {"other", "media"}]

    def single(self) -> list[Source]:
        """
        The bodies that spoke, without the crowds.
        """
        return [one for one in self.bodies if one.span not in self.crowds]

    def stand_in(self, lower: Sequence[str], span: Span, mention: Mention | None) -> Source | None:
        """
        The source named before that "the group" or "the statement" stands for.
        """
        short = len(lower) == 2 or "based" in lower[-2:-1] or "same" in lower[1:2]
        if lower[0] not in {"the", "this", "its"} or not short:
            return None
        kinds = stand_ins().get(lower[-1], [])
        anybody = lower[-1].startswith(("spokes", "source"))
        for known in reversed(self.spoken[-6:] if anybody else [*self.people[-3:], *self.bodies[-6:]]):
            crowd = known.span in self.crowds and not lower[-1].endswith("s")
            if known.type in kinds and not (crowd or is_no_army(known, mention)):
                return Source(span, known.name, known.type, known.actor)
        return None

    def spoken_for(self, lower: Sequence[str]) -> str | None:
        """
        The type of the body named before, where a spokesman has only his name: "spokesman Ali Sabri".
        """
        kinds = stand_ins().get(lower[0], []) if lower[0].startswith("spokes") else []
        return next((known.type for known in reversed(self.bodies) if known.type in kinds), None)

    def is_person(self, words: Words, start: int, end: int) -> bool:
        """
        Whether a speaker is a person: a name after a title, or a surname met before.
        """
        if not words.capital(end - 1):
            return False
        name = name_start(words, start, end)
        if (
            start < name < end
            and before_name(words, start, name)
            and words.lower[end - 1] not in inner_words()
        ):
            return True
        return name == start and words.lower[end - 1] in self.names and not type_of(words.tokens[start:end])

    def full_name(self, words: Words, start: int, end: int) -> str:
        """
        A name as it is best known: without article and title, a surname with the names it had before.
        """
        worded = words.span(start, end).of(words.text)
        first = start + 1 if words.lower[start] in ARTICLES else start
        if first >= end:
            return worded
        name = name_start(words, start, end)
        if name == start:
            known = self.names.get(words.lower[end - 1], worded)
            return known if known.endswith(worded) else worded
        while name < end and words.glued(name):
            name += 1
        if name < end and is_own_name(words, name) and before_name(words, start, name):
            first = name
        return words.span(first, end).of(words.text)


def is_no_army(known: Source, mention: Mention | None) -> bool:
    """
    Whether a source cannot be the army that a mention names: the governor, the police, the other side's
    ministry.
    """
    if mention is None or mention.kind != "state_military":
        return False
    actor = actors().get(known.actor or "")
    if actor and mention.side not in {None, actor.side}:
        return True
    armed = actor is not None and actor.kind == "state_military"
    return not armed and words_in("sources", "bodies", "army").isdisjoint(known.name.lower().split())


def weighed(worded: str | None, tokens: Sequence[Token], mention: Mention | None) -> str | None:
    """
    The type of a speaker by the words for it or by the party that it names: one of the list is what it is,
    unless the words settle it.
    """
    party = kind_of(mention) if mention else None
    listed = mention is not None and mention.actor is not None and party is not None
    named = worded == "witness" and mention and listed and not type_of(outside(tokens, mention.span))
    if named and party != "monitor":
        return party
    owned = mention is not None and mention.kind in lexicon("sources")["owned"]["kinds"]
    outlet = worded == "media" and party != "government" and not (owned and party == "armed_group")
    firm = outlet or worded in lexicon("sources")["firm"]["types"]
    return worded if worded and (firm or not listed) else party


def outside(tokens: Sequence[Token], span: Span) -> Sequence[Token]:
    """
    The words of a phrase that stand outside a party's name: "the Donetsk People's Republic" has no witnesses.
    """
    return [token for token in tokens if token.end <= span.start or token.start >= span.end]


def told_behind(words: Words, end: int) -> Mention | None:
    """
    The party in the words behind a name that say who its bearer is: "Leonid Pasechnik, head of the LPR".
    """
    after = said_after(words.tokens, end) if words.capital(end - 1) else ()
    return covering(words.mentions, span_of(after, 0, len(after))) if after else None


def covering(mentions: Sequence[Mention], span: Span) -> Mention | None:
    """
    The longest mention inside a span.
    """
    inside = [one for one in mentions if span.holds(one.span)]
    return max(inside, key=lambda one: one.span.end - one.span.start, default=None)


def kind_of(mention: Mention) -> str | None:
    """
    The source type of an actor's kind; the news agency or police of an armed group is that group's.
    """
    kinds: dict[str, str] = lexicon("sources")["kinds"]
    actor = actors().get(mention.actor or "")
    whole = actors().get(actor.parent or "") if actor else None
    if (
        whole
        and mention.kind in lexicon("sources")["owned"]["kinds"]
        and kinds.get(whole.kind) == "armed_group"
    ):
        return "armed_group"
    return kinds.get(mention.kind)
