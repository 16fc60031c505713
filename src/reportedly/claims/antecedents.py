"""
Whom "they", "it" and "its jets" stand for: a party that the report named elsewhere.

A claim keeps the words for its perpetrator and target as they stand; their name, actor and side are those of
the party that a pronoun points back to, or a possessive before somebody's people or machines.

1. Who may be meant: the speaker, the parties that the sentence and those before it name, the parties of the
   claims before, and those whom the report names most.
2. Each is weighed by readable features (where it was named, which kind of party it is, what it did before)
   with the fitted weights of `lexicons/antecedent_weights.csv`; `python -m benchmarks.fit antecedents` fits
   them.
3. Who says "it had" or "its men had" right behind the words of saying means himself.
4. Else the likeliest is meant where it is likely enough. Else the words stay all that is known: a wrong name
   for who did it is worse than none.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import exp
from typing import NamedTuple

from reportedly.actors.actor_list import actors
from reportedly.language.tokens import tokens_between
from reportedly.lexicons import lexicon
from reportedly.records import ROLES, Claim, Mention, Party, Sentence, Source, Span, Token
from reportedly.weights import BIAS, table, total

OTHER = {"perpetrator": "target", "target": "perpetrator"}
WEIGHTS = "antecedent_weights"
# So large a share of all odds, those of nobody among them, the party that is meant must have.
SHARE = 0.3
# So many sentences back a party may have been named, and so many claims back it may have acted.
BACK = 5
CLAIMS_BACK = 8
# So many of the parties that a report names most may always be meant.
MOST = 3
# From here on, more of it tells no more.
FAR = 3
MANY = 4
RIVALS = 8
# What is somebody's and neither people nor machines of war: "their houses" are aimed at as houses.
THING = "thing"
SPEAKER = "speaker"
# "His forces" are those of whoever says so: of others who are named, too many are no commanders.
PERSON = "he"
# Who acts, and so may say of himself that he did.
ACTING = frozenset({"government", "armed_group"})
# So many words may stand between the words of saying and a pronoun for the speaker.
BEHIND = 6
HIMSELF = "himself"
# Outlets tell of a war and do not fight it; a report is not about those who act for themselves.
OUTLETS = frozenset({"media", "state_media"})
BYSTANDERS = OUTLETS | {"person"}


class Candidate(NamedTuple):
    """
    A party that may be meant.
    """

    name: str
    actor: str | None
    side: str | None
    kind: str | None

    @property
    def key(self) -> str:
        """
        What tells it from others.
        """
        return self.actor or self.name.casefold()

    def is_party(self, party: Party) -> bool:
        """
        Whether it is a party of a claim.
        """
        return self.key == (party.actor or party.name.casefold())


class Pointer(NamedTuple):
    """
    Words that point back: the class of their pronoun ("they"), the kind of what is owned ("their men"), and
    whether the report says them in its own voice, as a statement does ("our forces").
    """

    span: Span
    pronoun: str
    owned: str | None
    unsaid: bool


class Question(NamedTuple):
    """
    Words of a claim that point back, and the parties that may be meant with what speaks for each.
    """

    claim: int
    role: str
    pointer: Pointer
    offered: Sequence[tuple[Candidate, Sequence[str]]]


Answer = Callable[[Question], Candidate | None]


@dataclass(slots=True)
class Told:
    """
    What a report tells of its parties, and in *before* the claims up to here with their sentences.
    """

    sentences: Sequence[Sentence]
    mentions: Sequence[Sequence[Mention]]
    named: Counter[str]
    most: Sequence[Candidate]
    before: list[tuple[Claim, int]] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        """
        The number of the sentence that holds an offset of the text.
        """
        return max(bisect_right(self.sentences, offset, key=lambda one: one.span.start) - 1, 0)


def told_by(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> Told:
    """
    What the sentences of a report tell of its parties.
    """
    listed = [of_mention(mention) for row in mentions for mention in row]
    named = Counter(candidate.key for candidate in listed)
    acting = {one.key: one for one in reversed(listed) if one.kind not in BYSTANDERS and named[one.key] > 1}
    most = sorted(acting.values(), key=lambda one: (-named[one.key], one.key))[:MOST]
    return Told(sentences, mentions, named, most)


def resolved(
    claims: Sequence[Claim], sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> list[Claim]:
    """
    The claims of a report in reading order, with names for parties that are worded by pronouns.
    """
    return answered(claims, told_by(sentences, mentions), likeliest)


def answered(claims: Sequence[Claim], told: Told, answer: Answer) -> list[Claim]:
    """
    The claims with the parties that *answer* gives for each question that their words leave open.
    """
    for number, claim in enumerate(claims):
        known = claim
        for role in ROLES:
            question = asked(number, known, role, told)
            meant = answer(question) if question else None
            if meant:
                party: Party = getattr(known, role)
                named = Party(party.span, meant.name, meant.actor, meant.side)
                known = playing(role, named, known)
        told.before.append((known, told.sentence_at(claim.trigger.start)))
    return [claim for claim, _ in told.before]


def playing(role: str, party: Party, claim: Claim) -> Claim:
    """
    The claim with a party in a role.
    """
    return replace(claim, perpetrator=party) if role == "perpetrator" else replace(claim, target=party)


def likeliest(question: Question) -> Candidate | None:
    """
    The party that is meant, by the fitted weights; None where nobody is likely enough.
    """
    himself = next((one for one, features in question.offered if HIMSELF in features), None)
    if himself:
        return himself
    weights = table(WEIGHTS)
    odds = [exp(weights[BIAS] + total(weights, features)) for _, features in question.offered]
    most = max(odds, default=0.0)
    if most < SHARE * (1 + sum(odds)):
        return None
    return question.offered[odds.index(most)][0]


def asked(number: int, claim: Claim, role: str, told: Told) -> Question | None:
    """
    What a claim leaves open of a role; None where its words name somebody, or nobody.
    """
    party: Party | None = getattr(claim, role)
    if party is None:
        return None
    home = told.sentence_at(party.span.start)
    pointer = pointer_in(party, claim, told.sentences[home], told.mentions[home])
    if pointer is None or (role == "target" and pointer.owned == THING):
        return None
    offered = candidates(pointer, claim, home, told)
    if pointer.pronoun == PERSON:
        offered = [(one, where) for one, where in offered if SPEAKER in where]
    rest: Party | None = getattr(claim, OTHER[role])
    rivals = f"rivals {min(len(offered), RIVALS)}"
    features = [(one, [rivals, *weighed(pointer, role, one, where, told, rest)]) for one, where in offered]
    return Question(number, role, pointer, features)


def pointer_in(party: Party, claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Pointer | None:
    """
    The words of a party as ones that point back; None where they name somebody themselves.
    """
    tokens = tokens_between(sentence.tokens, party.span.start, party.span.end)
    pronoun = pronouns().get(tokens[0].lower) if tokens else None
    if pronoun is None or is_initials(tokens[0], sentence):
        return None
    owned = None
    if len(tokens) > 1:
        owned = next((one.kind for one in mentions if one.span.meets(party.span)), THING)
    return Pointer(party.span, pronoun, owned, not claim.sources)


def is_initials(word: Token, sentence: Sentence) -> bool:
    """
    Whether a word is written in capitals where others are not, and so no pronoun: "US strikes".
    """
    return len(word.text) > 1 and word.text.isupper() and any(one.text.islower() for one in sentence.tokens)


@cache
def pronouns() -> Mapping[str, str]:
    """
    Pronoun → its class.
    """
    listed: Mapping[str, Sequence[str]] = lexicon("parties")["pronouns"]
    return {word: name for name, words in listed.items() for word in words}


def candidates(pointer: Pointer, claim: Claim, home: int, told: Told) -> list[tuple[Candidate, set[str]]]:
    """
    Everybody who may be meant, with where he comes up.
    """
    offered: dict[str, tuple[Candidate, set[str]]] = {}
    own = {of_mention(one).key for one in told.mentions[home] if one.span.meets(pointer.span)}
    for candidate, where in origins(pointer, claim, home, told):
        if (
            candidate.kind not in OUTLETS
            and candidate.key not in own
            and candidate.key.split(" ")[0] not in pronouns()
        ):
            offered.setdefault(candidate.key, (candidate, set()))[1].add(where)
    return list(offered.values())


def origins(pointer: Pointer, claim: Claim, home: int, told: Told) -> Iterator[tuple[Candidate, str]]:
    """
    Who may be meant, once for each time that he comes up, and where that is.
    """
    if claim.sources:
        speaker = spoken_for(claim.sources[-1], told)
        yield speaker, SPEAKER
        if of_himself(pointer, claim, home, told):
            yield speaker, HIMSELF
    yield from named_near(pointer, home, told)
    for nth, (one, at) in enumerate(reversed(told.before[-CLAIMS_BACK:])):
        event = "event" if one.event == claim.event else "other"
        far = "here" if at == home else "near" if at == home - 1 else "far"
        for role in ROLES:
            party: Party | None = getattr(one, role)
            if party:
                yield of_party(party), f"{role} {event} {far}"
            if party and nth == 0:
                yield of_party(party), f"{role} latest"
    if home:
        yield from ((of_mention(mention), "headline") for mention in told.mentions[0])
    yield from ((one, f"most {nth}") for nth, one in enumerate(told.most))


def of_himself(pointer: Pointer, claim: Claim, home: int, told: Told) -> bool:
    """
    Whether one who acts is right behind said to say so of himself: "the army said late on Sunday that it".
    """
    source, cue = claim.sources[-1], claim.cue
    if cue is None or source.type not in ACTING or not cue.end <= pointer.span.start:
        return False
    gap = tokens_between(told.sentences[home].tokens, cue.end, pointer.span.start)
    others = any(cue.end <= one.span.start < pointer.span.start for one in told.mentions[home])
    near = cue.start >= told.sentences[home].span.start and len(gap) <= BEHIND and not others
    return near and (pointer.pronoun != "they" or are_many(source, told))


def are_many(source: Source, told: Told) -> bool:
    """
    Whether "they" can stand for a speaker: a group, or several.
    """
    tokens = told.sentences[told.sentence_at(source.span.start)].tokens
    words = tokens_between(tokens, source.span.start, source.span.end)
    return source.type == "armed_group" or words[-1].lower.endswith("s") or words[-1].lower == "police"


def named_near(pointer: Pointer, home: int, told: Told) -> Iterator[tuple[Candidate, str]]:
    """
    The parties named before in the same sentence and in those before it.
    """
    for back in range(min(BACK, home) + 1):
        acting = [one for one in told.mentions[home - back] if one.kind not in OUTLETS]
        named = [one for one in acting if back or one.span.end <= pointer.span.start]
        for nth, mention in enumerate(named):
            yield of_mention(mention), f"{min(back, FAR)} {order(nth, len(named))}"


def order(nth: int, count: int) -> str:
    """
    Which of the parties of a sentence one is.
    """
    if count == 1:
        return "only"
    return "first" if nth == 0 else "last" if nth == count - 1 else "inner"


def spoken_for(source: Source, told: Told) -> Candidate:
    """
    Whom a speaker speaks for, where his words tell ("Houthi spokesman X"), or himself.
    """
    mentions = told.mentions[told.sentence_at(source.span.start)]
    named = [one for one in mentions if one.span.meets(source.span) and one.kind not in BYSTANDERS]
    return of_mention(named[0]) if named else of_source(source)


def of_source(source: Source) -> Candidate:
    """
    A speaker as one who may have acted.
    """
    actor = actors().get(source.actor or "")
    return Candidate(source.name, source.actor, actor.side if actor else None, source.type)


def of_mention(mention: Mention) -> Candidate:
    """
    A party that a sentence names.
    """
    return Candidate(mention.name, mention.actor, mention.side, mention.kind)


def of_party(party: Party) -> Candidate:
    """
    A party of another claim.
    """
    actor = actors().get(party.actor or "")
    return Candidate(party.name, party.actor, party.side, actor.kind if actor else None)


def weighed(
    pointer: Pointer, role: str, candidate: Candidate, where: set[str], told: Told, rest: Party | None
) -> list[str]:
    """
    What speaks for and against a candidate.
    """
    pronoun, kind, places = pointer.pronoun, f"kind {candidate.kind}", sorted(where - {HIMSELF})
    told_of = [
        kind,
        f"{pronoun}: {kind}",
        f"{role}: {kind}",
        f"{role} {pronoun} {pointer.owned}",
        f"named {min(told.named[candidate.key], MANY)}",
        f"places {min(len(places), MANY)}",
    ]
    if SPEAKER in where and any(place.startswith("0 ") for place in where):
        told_of += ["speaks here", f"{pronoun}: speaks here"]
    for place in places:
        told_of += [place, f"{pronoun}: {place}", f"{role}: {place}"]
        if pointer.unsaid:
            told_of.append(f"{pronoun} unsaid: {place}")
    if rest and candidate.is_party(rest):
        told_of.append("other role")
    return [*told_of, HIMSELF] if HIMSELF in where else told_of
