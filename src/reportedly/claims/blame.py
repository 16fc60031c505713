"""
Parties whose verb turns their role round: who loses soldiers did not kill them, who blames did not do it.

1. "No group claimed it": nobody is the source, and nobody did it.
2. "Russia lost 900 soldiers": Russia is the target, and the dead are its own.
3. "Moscow blamed Ukraine": what Ukraine is blamed for, Moscow did not do.
4. "Islamabad condemned the raid", "the group put the toll at ten": they tell of what others did.
5. "Three of its soldiers died": they are of whoever says so, if he acts, else of the party named before.
6. "Troops found ten bodies", "officers were called to a shooting": who comes upon the dead did not kill.
7. A party that another sentence names did not harm none but its own soldiers.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.actors.actor_list import actors
from reportedly.actors.stances import speaker_side
from reportedly.claims.antecedents import ACTING, OUTLETS
from reportedly.claims.roles import party_of
from reportedly.language.tokens import token_at, tokens_between
from reportedly.lexicons import lexicon
from reportedly.records import Casualty, Claim, Mention, Sentence, Span, Token

NOBODY = frozenset({"no", "nobody", "none"})
OWN = frozenset({"its", "their", "our"})
ITSELF = frozenset({"it", "they", "we"})
# So many words may stand between a party and "lost", and between "lost" and its people.
REACH = 4
# Within so many words behind a party its verb stands.
VERB = 3
# What ends the object of a verb, or makes the party before it one who is condemned.
ENDS = frozenset({",", "by"})
# Who finds or recovers what is gained in these has done it.
GAINS = frozenset({"territory_change", "detention", "release"})


def turned(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Claim:
    """
    The claim with each party in the role that its verb gives it, and without parties that are nobody.
    """
    claim = with_own(without_nobody(claim, sentence), sentence, mentions)
    verb = tokens_between(sentence.tokens, claim.trigger.start, claim.trigger.end)
    if claim.casualties and holds("losing", verb):
        claim = bereft(claim, sentence, mentions)
    elif holds("blaming", verb):
        claim = accusing(claim, mentions)
    innocent = (
        harmed_its_own(claim)
        or condemns(claim, sentence)
        or tells_of_others(claim, sentence)
        or finds(claim, sentence)
    )
    return replace(claim, perpetrator=None) if innocent else claim


@cache
def turning(kind: str) -> frozenset[str]:
    """
    The verbs of a list that turn the roles of parties round.
    """
    return frozenset(lexicon("roles")["turning"][kind])


def holds(kind: str, tokens: Sequence[Token]) -> bool:
    """
    Whether a verb of a list is among some words.
    """
    return any(token.lower in turning(kind) for token in tokens)


def begins_in(span: Span, sentence: Span) -> bool:
    """
    Whether some words stand in a sentence, and not in another one.
    """
    return sentence.start <= span.start < sentence.end


def without_nobody(claim: Claim, sentence: Sentence) -> Claim:
    """
    The claim without sources, or a perpetrator, that the sentence denies: "no group", "nobody".
    """
    told = tuple(one for one in claim.sources if not is_nobody(one.span, sentence))
    did = claim.perpetrator
    return replace(
        claim,
        sources=told,
        cue=claim.cue if told or not claim.sources else None,
        perpetrator=None if did and is_nobody(did.span, sentence) else did,
    )


def is_nobody(span: Span, sentence: Sentence) -> bool:
    """
    Whether words of a sentence name nobody: "no group", "nobody", "none of the rebels".
    """
    if not begins_in(span, sentence.span):
        return False
    tokens = sentence.tokens
    first = token_at(tokens, span.start)
    if first and tokens[first - 1].lower == "no":
        return True
    numbered = first + 1 < len(tokens) and tokens[first + 1].text == "."
    return tokens[first].lower in NOBODY and not numbered


def with_own(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Claim:
    """
    The claim with a side for fighters who are somebody's: "South Africa said three of its soldiers died".
    """
    entries = tuple(
        replace(one, victims_side=side_of_owner(one.victims, claim, mentions) or one.victims_side)
        if one.victims and one.victims_type == "combatant" and is_own(one.victims, sentence)
        else one
        for one in claim.casualties
    )
    return claim if entries == claim.casualties else replace(claim, casualties=entries)


def is_own(people: Span, sentence: Sentence) -> bool:
    """
    Whether a possessive stands before or in the words for some people.
    """
    at = token_at(sentence.tokens, people.start)
    return any(token.lower in OWN for token in sentence.tokens[max(at - 1, 0) : at + 1])


def side_of_owner(people: Span, claim: Claim, mentions: Sequence[Mention]) -> str | None:
    """
    The side of whose people are harmed: the speaker's, if he acts and they can be his, else that of the last
    party before them.
    """
    speaker = claim.sources[-1] if claim.sources else None
    if speaker and begins_in(speaker.span, claim.sentence) and speaker.span.end <= people.start:
        actor = actors().get(speaker.actor or "")
        irregular = any(one.kind == "armed_group" for one in mentions if one.span.meets(people))
        acts = speaker.type == "armed_group" if irregular else speaker.type in ACTING
        if acts and not (actor and actor.kind in OUTLETS):
            return speaker_side(speaker, None)
    before = (one.side for one in reversed(mentions) if one.side and one.span.end <= people.start)
    return next(before, None)


def bereft(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Claim:
    """
    The claim of somebody's losses: he is the target, and those who fought and were harmed are his.
    """
    loser = loser_of(claim, sentence, mentions)
    if loser is None:
        return claim
    own = next((one for one in claim.casualties if is_lost(one, claim.trigger, sentence)), None)
    entries = tuple(
        replace(one, victims_side=loser.side) if one is own and one.victims_type == "combatant" else one
        for one in claim.casualties
    )
    did = claim.perpetrator
    return replace(
        claim,
        perpetrator=None if did and did.span.meets(loser.span) else did,
        target=claim.target or party_of(loser),
        casualties=entries,
    )


def loser_of(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Mention | None:
    """
    The party right before "lost", or the speaker where that is "it": "Israel said it lost one soldier".
    """
    at = token_at(sentence.tokens, claim.trigger.start)
    if at and sentence.tokens[at - 1].lower in ITSELF:
        spans = [one.span for one in claim.sources]
        return next((one for one in mentions if any(one.span.meets(span) for span in spans)), None)
    close = sentence.tokens[max(at - REACH, 0)].start
    return next((one for one in reversed(mentions) if close < one.span.end <= claim.trigger.start), None)


def is_lost(entry: Casualty, verb: Span, sentence: Sentence) -> bool:
    """
    Whether the people of an entry are whom the verb says are lost: they are told right behind it.
    """
    words = entry.count or entry.victims
    if words is None or words.start < verb.end:
        return False
    return len(tokens_between(sentence.tokens, verb.end, words.start)) <= REACH


def accusing(claim: Claim, mentions: Sequence[Mention]) -> Claim:
    """
    The claim of somebody who blames another party: the one behind the verb did it.
    """
    did, verb = claim.perpetrator, claim.trigger
    if did is None or did.span.start >= verb.start or did.span.end < claim.sentence.start:
        return claim
    blamed = next((one for one in mentions if one.span.start >= verb.end), None)
    return replace(claim, perpetrator=party_of(blamed) if blamed else None)


def condemns(claim: Claim, sentence: Sentence) -> bool:
    """
    Whether the perpetrator would be one who condemns the deed: "Islamabad condemned the raid", but not "the
    army, denounced by Islamabad, raided".
    """
    did = claim.perpetrator
    if did is None or not begins_in(did.span, sentence.span):
        return False
    gap = tokens_between(sentence.tokens, did.span.end, claim.trigger.start)
    verb = next((n for n, token in enumerate(gap[:VERB]) if token.lower in turning("condemning")), None)
    return verb is not None and ENDS.isdisjoint(token.lower for token in gap[verb:])


def finds(claim: Claim, sentence: Sentence) -> bool:
    """
    Whether the perpetrator would be one who comes upon those harmed: "troops found the bodies of ten", but
    not "troops found and killed ten", nor those who recovered a town.
    """
    did = claim.perpetrator
    if did is None or claim.event_type in GAINS or not begins_in(did.span, sentence.span):
        return False
    gap = [token.lower for token in tokens_between(sentence.tokens, did.span.end, claim.trigger.start)]
    verb = next((n for n, word in enumerate(gap[:VERB]) if word in turning("finding")), None)
    if verb is None or not ENDS.isdisjoint(gap[verb:]):
        return False
    joined = [after for word, after in zip(gap[verb:], [*gap[verb + 1 :], ""], strict=True) if word == "and"]
    return all(word in turning("finding") for word in joined)


def tells_of_others(claim: Claim, sentence: Sentence) -> bool:
    """
    Whether the perpetrator would be the teller, where the cue says that he tells of what others did.
    """
    did, cue = claim.perpetrator, claim.cue
    if did is None or cue is None or not any(did.span.meets(one.span) for one in claim.sources):
        return False
    words = tokens_between(sentence.tokens, cue.start, cue.end)
    return any(holds(kind, words) for kind in ("telling", "blaming", "condemning"))


def harmed_its_own(claim: Claim) -> bool:
    """
    Whether a party that only another sentence names would have harmed none but its own fighters.
    """
    did = claim.perpetrator
    if did is None or did.side is None or not claim.casualties or begins_in(did.span, claim.sentence):
        return False
    return all(one.victims_type == "combatant" and one.victims_side == did.side for one in claim.casualties)
