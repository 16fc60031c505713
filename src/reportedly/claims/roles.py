"""
Who did it and to whom: which parties of a sentence are the perpetrator and the target of an event.

Each party named in the sentence is weighed for each role by readable features (where it stands
towards the event's words, active or passive, "by", "against", "between … and") with the fitted
weights of `lexicons/role_weights.csv`; `python -m benchmarks.fit roles` fits them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.language.tokens import token_at
from reportedly.lexicons import words_in
from reportedly.records import ROLES, Mention, Party, Sentence, Span, Token, Trigger
from reportedly.weights import BIAS, likelihood, table

THRESHOLD = {"perpetrator": 0.42, "target": 0.5}
BINS = (0, 1, 2, 4, 7, 12, 20)
PASSIVE_REACH = 4
# So many letters away a party may stand.
REACH = 500
MARKS = (
    ",",
    "that",
    "by",
    "against",
    "on",
    "with",
    "and",
    "who",
    "which",
    "from",
    "of",
    "between",
    "in",
    "after",
    "as",
)


def is_passive(tokens: Sequence[Token], first: int) -> bool:
    """
    Whether the verb at token *first* is passive: a form of "be" stands shortly before it.
    """
    verb = tokens[first].lower
    if verb.endswith("ing"):
        return False
    return any(
        token.lower in words_in("roles", "be") for token in tokens[max(0, first - PASSIVE_REACH) : first]
    )


def distance(count: int) -> int:
    """
    A number of words as the step of a coarse scale.
    """
    return sum(count > step for step in BINS)


def between_features(tokens: Sequence[Token]) -> Iterator[str]:
    """
    What stands between a party and the words of the event.
    """
    words = {token.lower for token in tokens}
    yield f"gap {distance(len(tokens))}"
    for mark in MARKS:
        if mark in words:
            yield f"gap has {mark}"
    for kind in ("acting", "aiming"):
        if not words.isdisjoint(words_in("roles", kind)):
            yield f"gap has {kind}"


def features(sentence: Sentence, trigger: Trigger, mention: Mention, others: int, speaks: bool) -> list[str]:
    """
    The readable features of one party towards one event; *others* counts the parties between them.
    """
    tokens = sentence.tokens
    first, last = token_at(tokens, trigger.span.start), token_at(tokens, trigger.span.end)
    start, end = token_at(tokens, mention.span.start), token_at(tokens, mention.span.end)
    side = "before" if end <= first else "after" if start >= last else "inside"
    gap = tokens[end:first] if side == "before" else tokens[last:start]
    voice = (
        "passive" if is_passive(tokens, first) else "ing" if tokens[first].lower.endswith("ing") else "active"
    )
    prior = tokens[start - 1].lower if start else "^"
    follow = tokens[end].lower if end < len(tokens) else "$"
    place = f"{side} {voice}"
    own = [
        side,
        place,
        f"{side} prior {prior}",
        f"{side} follow {follow}",
        f"{place} others {min(others, 3)}",
        f"{side} others {min(others, 3)}",
        f"kind {mention.kind}",
        f"{side} kind {mention.kind}",
        f"{trigger.event_type} {side}",
        f"{trigger.event_type} kind {mention.kind}",
        f"speaks {speaks} {side}",
        f"trigger {tokens[first].lower} {side}",
        f"headline {sentence.kind == 'headline'} {side}",
        f"starts {start <= 1} {side}",
        f"listed {mention.actor is not None}",
        f"ends {tokens[max(start, end - 1)].lower}",
    ]
    between = list(between_features(gap))
    return [
        *own,
        *[f"{side} {feature}" for feature in between],
        *[f"{place} {feature}" for feature in between],
    ]


def within_reach(mentions: Sequence[Mention], trigger: Span) -> Sequence[Mention]:
    """
    The parties near an event's words: beyond them nobody is its perpetrator, however long the sentence is.
    """
    first = bisect_left(mentions, trigger.start - REACH, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, trigger.end + REACH, key=lambda mention: mention.span.start)
    return mentions[first:last]


def counted_between(mentions: Sequence[Mention], mention: Mention, trigger: Span) -> int:
    """
    How many other parties stand between a party and the words of the event.
    """
    low, high = sorted((mention.span.start, trigger.start))
    return sum(low < other.span.start < high for other in mentions if other is not mention)


@cache
def role_weights() -> dict[str, dict[str, float]]:
    """
    Role → feature → its weight, with the one bias of both.
    """
    roles: dict[str, dict[str, float]] = {role: {BIAS: table("role_weights")[BIAS]} for role in ROLES}
    for feature, weight in table("role_weights").items():
        role, mark, name = feature.partition(": ")
        if mark:
            roles[role][name] = weight
    return roles


def weighed(
    sentence: Sentence, trigger: Trigger, mentions: Sequence[Mention], speakers: Sequence[Span]
) -> Iterator[tuple[float, str, Mention]]:
    """
    The likelihood of each role for each party of the sentence.
    """
    weights = role_weights()
    tellers = words_in("roles", "tellers")
    close = within_reach(mentions, trigger.span)
    for mention in close:
        if mention.kind in tellers:
            continue
        speaks = any(mention.span.meets(span) for span in speakers)
        found = features(sentence, trigger, mention, counted_between(close, mention, trigger.span), speaks)
        for role in ROLES:
            yield likelihood(weights[role], found), role, mention


def find_roles(
    sentence: Sentence, trigger: Trigger, mentions: Sequence[Mention], speakers: Sequence[Span] = ()
) -> dict[str, Mention]:
    """
    Role → party, for the event that *trigger* names; *speakers* are the spans of its sources.
    """
    chosen: dict[str, Mention] = {}
    ranked = sorted(weighed(sentence, trigger, mentions, speakers), key=lambda row: -row[0])
    for chance, role, mention in ranked:
        if chance >= THRESHOLD[role] and role not in chosen and mention not in chosen.values():
            chosen[role] = mention
    return chosen


def party_of(mention: Mention) -> Party:
    """
    A party as a claim keeps it.
    """
    return Party(mention.span, mention.name, mention.actor, mention.side)
