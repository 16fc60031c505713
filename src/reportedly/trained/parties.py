"""
Who did it and to whom, by the encoder and the grammar together.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from reportedly.claims.drafts import party
from reportedly.claims.found import Found
from reportedly.claims.roles import party_of
from reportedly.counts.harm_tables import between
from reportedly.language.tokens import tokens_between
from reportedly.lexicons import lexicon
from reportedly.records import ROLES, Party, Sentence, Span, Token
from reportedly.trained.asked import Asked, logit, trimmed
from reportedly.trained.choice import Choices, Features, Option, best, weight

# Words that the grammar does not know as a party are taken from this chance on.
NEW = 0.5
# So many sentences back the party may have been named.
BACK = 1
# So many words may name what is somebody's: "army staff college".
LONGEST = 3
ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
# Words that end or begin a phrase, and are no part of the nouns in it.
ENDS = between()["prepositions"] | frozenset(lexicon("function_words")["english"])


def options(
    role: str, found: Sequence[Found], index: int, known: Party | None, asked: Asked, text: str
) -> Iterator[Option]:
    """
    Everybody who may fill a role, and nobody; *known* is the grammar's choice.
    """
    yield Option(
        None, {"none": 1.0, "none grammar": float(known is None), "none most": logit(asked.most(role))}
    )
    spans = []
    listed = asked.view.listed
    if (own := f"parties {index}") not in listed:
        listed[own] = list(nearby(found, index, text))
    new = asked.words(role, found[index].sentence, NEW)
    for span, named, back in listed[own]:
        spans.append(span)
        aimed = named
        if role == "target" and named and new:
            aimed = owned(named, new[0], found[index].sentence, text)
        yield Option(aimed, evidence(role, span, known, asked, back))
    if new and not any(new[0].meets(span) for span in spans):
        words = trimmed(new[0], text)
        if words:
            yield Option(Party(words, words.of(text)), {"encoder": logit(new[1]), "new": 1.0})


def owned(named: Party, heard: Span, sentence: Sentence, text: str) -> Party:
    """
    What is somebody's, where the words heard go on behind his: "an army post" is no army, but of its side.
    """
    if not heard.meets(named.span) or heard.end <= named.span.end:
        return named
    behind = tokens_between(sentence.tokens, named.span.end, heard.end)
    stop = next((i for i, token in enumerate(behind) if not is_noun(token)), len(behind))
    if not 0 < stop <= LONGEST:
        return named
    before = tokens_between(sentence.tokens, heard.start, named.span.start)
    start = heard.start if all(map(is_noun, before[1:])) else named.span.start
    span = Span(min(start, named.span.start), behind[stop - 1].end)
    return Party(span, ARTICLE.sub("", span.of(text)), side=named.side)


def is_noun(token: Token) -> bool:
    """
    Whether a word may be part of what is somebody's.
    """
    return token.text[0].isalpha() and token.lower not in ENDS


def evidence(role: str, span: Span, known: Party | None, asked: Asked, back: int) -> Features:
    """
    What speaks for a party in a role.
    """
    heard = logit(asked.share(role, span))
    features = {"encoder": heard}
    if known is not None and span.meets(known.span):
        features |= {"grammar": 1.0, "grammar encoder": heard}
    if back > 0:
        features["before"] = 1.0
    return features


def nearby(found: Sequence[Found], index: int, text: str) -> Iterator[tuple[Span, Party | None, int]]:
    """
    The parties named in a sentence and the one before, where, and how many sentences before.
    """
    for back in range(min(BACK, index) + 1):
        mentions = found[index - back].mentions
        for mention in mentions:
            yield mention.span, party_of(mention) if back else party(mention, mentions, text), back


def choose(offered: Mapping[str, Sequence[Option]], weights: Choices) -> tuple[Party | None, Party | None]:
    """
    The perpetrator and the target. One party has one role: the other role goes to the next likeliest.
    """
    first, second = sorted(ROLES, key=lambda role: -lead(offered[role], weights[role]))
    taken: Party | None = best(offered[first], weights[first])
    left = [one for one in offered[second] if not (taken and one.value and one.value.span.meets(taken.span))]
    other: Party | None = best(left, weights[second])
    return (taken, other) if first == "perpetrator" else (other, taken)


def lead(options: Sequence[Option], weights: Features) -> float:
    """
    By how much the likeliest party outweighs nobody, the first of the options.
    """
    nobody, *parties = (weight(option, weights) for option in options)
    return max(parties, default=nobody) - nobody
