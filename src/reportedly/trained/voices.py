"""
Who says that an event happened, and how sure it sounds, by the encoder and the grammar together.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.claims.found import Found
from reportedly.claims.listed import speaks_for
from reportedly.claims.naming import Memory, covering, kind_of
from reportedly.claims.source_words import type_together
from reportedly.claims.voices import Voice
from reportedly.language.tokens import tokens_between
from reportedly.lexicons import lexicon
from reportedly.model.labels import CERTAINTIES
from reportedly.records import Attribution, Claim, Sentence, Source, Span, Token
from reportedly.trained.asked import Asked, logit, trimmed
from reportedly.trained.choice import Choices, Option, best

# So many sentences back a speaker may have been named.
BACK = 3
# Words that the grammar does not know as a speaker are taken from this chance on.
NEW = 0.5
# Of whose reporter these speak, the words do not tell.
UNNAMED = frozenset({"the reporter", "the correspondent"})
# So near a denial stands what begins what is denied.
THAT = 7


def options(
    found: Sequence[Found], index: int, trigger: Span, known: Voice, asked: Asked, text: str
) -> dict[str, tuple[Option, ...]]:
    """
    Who may have said it of the event of a *trigger*, and how sure it may sound; *known* is the grammar's
    choice, and stands where it denies a toll, or the doing alone of what has one.
    """
    if is_doing_denied(known, trigger, found[index]) or is_toll_denied(known, trigger, found[index]):
        sure = [Option((known.certainty, known.deciding), {})]
    else:
        sure = list(certainties(known, asked))
    return {"source": tuple(speakers(found, index, known, asked, text)), "certainty": tuple(sure)}


def is_doing_denied(known: Voice, trigger: Span, here: Found) -> bool:
    """
    Whether words of denial only deny the doing of an event of which people harmed are told: "denied
    involvement in the attack that killed 30". Their harm is stated, and so is the event.
    """
    doing = known.certainty == "stated" and known.deciding is not None
    return doing and any(harm.casualties and harm.word.end > trigger.start for harm in here.harms)


def is_toll_denied(known: Voice, trigger: Span, here: Found) -> bool:
    """
    Whether people harmed are told of in what is denied, up to the words of the event: "rejected reports that
    40 were killed in clashes", "denied killing 14 in the raid". That needs no hearing.
    """
    if known.certainty != "denied" or known.deciding is None or known.deciding.end > trigger.start:
        return False
    tokens = tokens_between(here.sentence.tokens, known.deciding.start, trigger.end)
    table = lexicon("certainty")["denied_tolls"]
    harmed = [harm.word.start for harm in here.harms]
    done = next((token for token in tokens if is_behind(token, known.deciding, table["having"])), None)
    if done and done.start in harmed and done.start < trigger.start:
        return True
    start = next((token.end for token in tokens[:THAT] if token.lower in table["begin"]), None)
    if start is None or any(token.lower in table["end"] for token in tokens):
        return False
    return any(start <= at < trigger.end for at in harmed)


def is_behind(token: Token, denial: Span, having: Collection[str]) -> bool:
    """
    Whether a token may be what is denied, behind the words of a denial: "denied having | killed".
    """
    return token.start >= denial.end and token.lower not in having


def choose(offered: Mapping[str, Sequence[Option]], weights: Choices) -> Voice:
    """
    The voice in which a sentence tells of an event.
    """
    certainty, deciding = best(offered["certainty"], weights["certainty"])
    return Voice(best(offered["source"], weights["source"]), certainty, deciding)


def certainties(known: Voice, asked: Asked) -> Iterator[Option]:
    """
    Each certainty with what speaks for it.
    """
    for name in CERTAINTIES:
        heard = logit(asked.certainty(name))
        if name == known.certainty:
            features = {"encoder": heard, "grammar": 1.0, f"grammar {name}": 1.0, name: 1.0}
            yield Option((name, known.deciding), features)
        else:
            yield Option((name, None), {"encoder": heard, name: 1.0})


def speakers(found: Sequence[Found], index: int, known: Voice, asked: Asked, text: str) -> Iterator[Option]:
    """
    Everybody who may be the source, and nobody.
    """
    mine = known.sources[-1].span if known.sources else None
    most = logit(asked.most("source"))
    hedge = known.said if known.said and not known.said.sources else None
    yield Option(hedge, {"none": 1.0, "none most": most, "none grammar": float(mine is None)})
    spans = []
    awaited = is_awaited(known.said, found[index])
    for said, back in nearby(found, index):
        if awaited and back > 0:
            break
        span = said.sources[-1].span
        spans.append(span)
        heard = logit(asked.share("source", span))
        features = {"encoder": heard}
        if span == mine:
            features |= {"grammar": 1.0, "grammar encoder": heard}
        if back > 0:
            features["before"] = 1.0
        if back > 1:
            features["far"] = 1.0
        yield Option(
            Attribution(said.sources, None if back else said.cue, said.content, said.hedge), features
        )
    yield from unlisted(found[index], spans, asked, text)


def is_awaited(said: Attribution | None, here: Found) -> bool:
    """
    Whether a sentence begins a quotation whose speaker is named where it ends: "It was hit. The crew died,"
    the army said. Nobody who spoke before says it.
    """
    if said is None or not said.sources:
        return False
    return said.sources[-1].span.start >= here.sentence.span.end


def nearby(found: Sequence[Found], index: int) -> Iterator[tuple[Attribution, int]]:
    """
    The attributions with a speaker in a sentence and shortly before, with how many sentences before.
    """
    for back in range(min(BACK, index) + 1):
        for said in found[index - back].attributions:
            if said.sources:
                yield said, back


def without_publisher(claim: Claim, sentence: Sentence, memory: Memory) -> Claim:
    """
    The claim without a source that is the publisher itself, or its reporter, whom the encoder took for one.
    """
    told = tuple(one for one in claim.sources if not is_publisher(one, sentence, memory))
    if len(told) == len(claim.sources):
        return claim
    return replace(claim, sources=told, cue=claim.cue if told else None)


def is_publisher(source: Source, sentence: Sentence, memory: Memory) -> bool:
    """
    Whether the words for a source name the publisher: "an AP reporter" does, "the reporter" may be another's.
    """
    lower = [token.lower for token in tokens_between(sentence.tokens, source.span.start, source.span.end)]
    return memory.own_voice(lower) and " ".join(lower) not in UNNAMED


def unlisted(here: Found, spans: Sequence[Span], asked: Asked, text: str) -> Iterator[Option]:
    """
    Words of the sentence that the encoder takes for the source and the grammar does not.
    """
    new = asked.words("source", here.sentence, NEW)
    words = trimmed(new[0], text) if new and not any(new[0].meets(span) for span in spans) else None
    if new and words:
        cue = asked.words("cue", here.sentence, NEW)
        said = Attribution((source_at(words, here, text),), cue[0] if cue else None, ())
        yield Option(said, {"encoder": logit(new[1]), "new": 1.0, "new cue": float(cue is not None)})


def source_at(span: Span, here: Found, text: str) -> Source:
    """
    The words of a speaker that the grammar did not find, named and typed as far as they tell.
    """
    tokens = tokens_between(here.sentence.tokens, span.start, span.end)
    mention = covering(here.mentions, span)
    kind = (type_together(tokens) if tokens else None) or (kind_of(mention) if mention else None) or "other"
    name = mention.name if mention else span.of(text)
    return Source(span, name, kind, speaks_for(mention, kind, text) if mention else None)
