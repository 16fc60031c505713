"""
Parties whose verb turns their role round: who loses soldiers did not kill them, who blames did not do it.

1. "No group claimed it": nobody is the source, and nobody did it.
2. "Russia lost 900 soldiers": Russia is the target, and the dead are its own.
3. "Moscow blamed Ukraine": what Ukraine is blamed for, Moscow did not do.
4. "Islamabad condemned the raid": it is not its own.
5. A party that another sentence names did not harm none but its own soldiers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.claims.roles import party_of
from reportedly.language import lexicon, token_at, tokens_between
from reportedly.records import Casualty, Claim, Mention, Sentence, Span

NOBODY = frozenset({"no", "nobody", "none"})
# So many words may stand between a party and "lost".
REACH = 4


def turned(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Claim:
    """
    The claim with each party in the role that its verb gives it, and without parties that are nobody.
    """
    claim = without_nobody(claim, sentence)
    verb = {token.lower for token in tokens_between(sentence.tokens, claim.trigger.start, claim.trigger.end)}
    roles: Mapping[str, Sequence[str]] = lexicon("roles")["turning"]
    if claim.casualties and not verb.isdisjoint(roles["losing"]):
        return bereft(claim, sentence, mentions)
    if not verb.isdisjoint(roles["blaming"]):
        return accusing(claim, mentions)
    innocent = harmed_its_own(claim) or condemns(claim, sentence)
    return replace(claim, perpetrator=None) if innocent else claim


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
    if not (sentence.span.start <= span.start < sentence.span.end):
        return False
    tokens = sentence.tokens
    first = token_at(tokens, span.start)
    if first and tokens[first - 1].lower == "no":
        return True
    numbered = first + 1 < len(tokens) and tokens[first + 1].text == "."
    return tokens[first].lower in NOBODY and not numbered


def bereft(claim: Claim, sentence: Sentence, mentions: Sequence[Mention]) -> Claim:
    """
    The claim of somebody's losses: he is the target, and those who fought and were harmed are his.
    """
    loser = loser_of(claim, sentence, mentions)
    if loser is None:
        return claim
    own = next((one for one in claim.casualties if stands_after(one, claim.trigger)), None)
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
    if at and sentence.tokens[at - 1].lower in {"it", "they", "we"}:
        spans = [one.span for one in claim.sources]
        return next((one for one in mentions if any(one.span.meets(span) for span in spans)), None)
    close = sentence.tokens[max(at - REACH, 0)].start
    return next((one for one in reversed(mentions) if close < one.span.end <= claim.trigger.start), None)


def stands_after(entry: Casualty, trigger: Span) -> bool:
    """
    Whether the people of an entry are told after the words of the event.
    """
    words = entry.count or entry.victims
    return words is not None and words.start >= trigger.end


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
    Whether the perpetrator would be one who condemns the deed: "Islamabad condemned the raid".
    """
    did = claim.perpetrator
    if did is None or not (sentence.span.start <= did.span.start < did.span.end < sentence.span.end):
        return False
    after = tokens_between(sentence.tokens, did.span.end, claim.trigger.start)[:3]
    roles: Mapping[str, Sequence[str]] = lexicon("roles")["turning"]
    return any(token.lower in roles["condemning"] for token in after)


def harmed_its_own(claim: Claim) -> bool:
    """
    Whether a party that only another sentence names would have harmed none but its own fighters.
    """
    did = claim.perpetrator
    if did is None or did.side is None or not claim.casualties:
        return False
    here = claim.sentence.start <= did.span.start < claim.sentence.end
    return not here and all(
        one.victims_type == "combatant" and one.victims_side == did.side for one in claim.casualties
    )
