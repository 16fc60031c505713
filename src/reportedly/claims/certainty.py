"""
How sure a report sounds of an event: stated, hedged, denied, or not real (yet).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.language.phrases import Phrases, all_alike
from reportedly.language.tokens import span_of, tokens_met
from reportedly.lexicons import lexicon
from reportedly.records import Attribution, Sentence, Span, Token

RANK = {"denied": 0, "unreal": 1, "hedged": 2, "stated": 3}
WINDOW = 30
MARKS = frozenset({",", ";", ":", "“", "”", '"', "–", "—", "(", ")"})


class Rule(NamedTuple):
    """
    What a phrase says of an event that stands within its reach, on one side of it.
    """

    verdict: str
    side: str
    reach: int


@cache
def rules() -> Phrases[tuple[Rule, ...]]:
    """
    Every phrase of the word list with the rules it stands in.
    """
    table: dict[str, list[Rule]] = {}
    for entry in lexicon("certainty")["rules"]:
        for phrase in entry["phrases"]:
            table.setdefault(phrase, []).append(Rule(entry["verdict"], entry["side"], entry["reach"]))
    return Phrases((phrase, tuple(found)) for phrase, found in table.items())


@cache
def stops() -> frozenset[str]:
    """
    Words beyond which no rule reaches.
    """
    return frozenset(lexicon("certainty")["scope"]["stops"])


def between(tokens: Sequence[Token], start: int, end: int, reach: int) -> bool:
    """
    Whether the words from *start* to *end* are few enough, and none of them ends the scope.
    """
    if end - start > reach:
        return False
    gap = [token.lower for token in tokens[start:end]]
    commas = {","} if reach <= lexicon("certainty")["scope"]["comma_reach"] else set()
    return not any(word in stops() or word in commas for word in gap)


def reaches(rule: Rule, tokens: Sequence[Token], cue: tuple[int, int], trigger: tuple[int, int]) -> bool:
    """
    Whether a rule whose words stand at *cue* covers the event named at *trigger*.
    """
    if rule.side in {"before", "near", "clause"} and cue[1] <= trigger[0]:
        return between(tokens, cue[1], trigger[0], rule.reach)
    if rule.side in {"after", "clause"} and trigger[1] <= cue[0]:
        return between(tokens, trigger[1], cue[0], rule.reach)
    return cue[0] < trigger[1] and trigger[0] < cue[1]


def perceived(tokens: Sequence[Token], end: int) -> bool:
    """
    Whether the words after a modal tell what was perceived ("could be heard").
    """
    return any(token.lower in lexicon("certainty")["perceived"]["words"] for token in tokens[end : end + 3])


@cache
def requests() -> Phrases[str]:
    """
    Words by which somebody is asked to do something.
    """
    return Phrases((phrase, "request") for phrase in lexicon("certainty")["requests"]["phrases"])


def requested(tokens: Sequence[Token], at: tuple[int, int]) -> tuple[int, int] | None:
    """
    The word by which somebody is asked to do what the event is: "urged the coalition to suspend".
    """
    if "to" not in [token.lower for token in tokens[max(at[0] - 2, 0) : at[0]]]:
        return None
    reach = lexicon("certainty")["requests"]["reach"]
    first = max(at[0] - reach, 0)
    found = [(start, end) for start, end, _ in requests().find(tokens[first : at[0]])]
    if not found or any(
        token.lower in MARKS or token.lower in stops() for token in tokens[first + found[-1][1] : at[0]]
    ):
        return None
    start, end = found[-1]
    return first + start, first + end


def guess(tokens: Sequence[Token], start: int, rule: Rule) -> bool:
    """
    Whether a modal guesses at what is or was, which makes nothing unreal: "may have", "may be using".
    """
    if rule.verdict != "unreal" or tokens[start].lower not in lexicon("certainty")["guesses"]["words"]:
        return False
    after = [token.lower for token in tokens[start + 1 : start + 3]]
    if after[:1] == ["have"] or after == ["also", "have"]:
        return True
    return after[:1] == ["be"] and (after[-1].endswith("ing") or after[-1] in {"a", "an", "the"})


def matches(tokens: Sequence[Token], *, begun: bool) -> Iterator[tuple[int, int, Rule]]:
    """
    Every phrase of the rules in some words, also one inside another, with each of its rules.
    """
    table = rules().by_first
    for start, token in enumerate(tokens):
        if token.text == "May" and (start or begun):
            continue
        for phrase, found in table.get(token.lower, ()):
            end = start + len(phrase)
            if end <= len(tokens) and all_alike(phrase, tokens, start):
                yield from ((start, end, rule) for rule in found if not guess(tokens, start, rule))


def outermost(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """
    The phrases that stand in no longer one: "would not confirm" and not its "would".
    """
    return [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and other[:2] != one[:2] for other in found)
    ]


@cache
def doing() -> Phrases[str]:
    """
    Words for having done something: "behind", "involvement in".
    """
    return Phrases((phrase, "doing") for phrase in lexicon("certainty")["denied_doing"]["phrases"])


def of_doing(verdict: str, tokens: Sequence[Token], end: int, trigger: int) -> str:
    """
    The verdict of a phrase that ends before token *end*; of a denial "stated" where only the doing of what is
    named at *trigger* is denied: "denied being behind the attack".
    """
    if verdict != "denied" or end > trigger:
        return verdict
    reach = lexicon("certainty")["denied_doing"]["reach"]
    near = any(trigger - end - last <= reach for _, last, _ in doing().find(tokens[end:trigger]))
    return "stated" if near else verdict


def judge(sentence: Sentence, trigger: Span, attributions: Sequence[Attribution]) -> tuple[str, Span | None]:
    """
    How sure the report sounds of the event named at *trigger*, and the words that decide it.
    """
    first, last = tokens_met(sentence.tokens, trigger)
    begin = max(first - WINDOW, 0)
    tokens = sentence.tokens[begin : last + WINDOW]
    at = first - begin, last - begin
    covering = [
        (start, end, of_doing(rule.verdict, tokens, end, at[0]))
        for start, end, rule in matches(tokens, begun=begin > 0)
        if reaches(rule, tokens, (start, end), at) and not perceived(tokens, end)
    ]
    asked = requested(tokens, at)
    if asked:
        covering.append((*asked, "unreal"))
    if covering:
        start, end, verdict = min(outermost(covering), key=lambda one: (RANK[one[2]], abs(one[0] - at[0])))
        return verdict, span_of(tokens, start, end)
    return hedged_by_cue(trigger, attributions)


def hedged_by_cue(trigger: Span, attributions: Sequence[Attribution]) -> tuple[str, Span | None]:
    """
    The verdict of a cue that is itself a hedge, with a source ("a video purportedly showing").
    """
    for one in attributions:
        if one.hedge and one.sources and one.cue and any(said.holds(trigger) for said in one.content):
            return "hedged", one.cue
    return "stated", None
