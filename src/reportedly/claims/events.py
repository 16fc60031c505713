"""
What is said to have happened: which words of a sentence name an event, and of what type.

1. Hits: words of the lexicon (`triggers.find_hits`), each with the types it may stand for.
2. The report: which types its plain words name, how often, where first (`event_features`).
3. Each type that a sentence's words allow is weighed by readable features (the words, their
   neighbours, the report around them) with the fitted weights of `lexicons/event_weights.csv`.
4. The likeliest types take their words first; no word names two types of one sentence.
5. People who are counted as harmed are always a claim.

The weights are fitted on coded reports by `python -m benchmarks.fit events`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from reportedly.claims.event_features import (
    WORD_MARK,
    Choices,
    Surroundings,
    View,
    options,
    own_features,
    shared_features,
    surroundings,
    title_hits,
    view_of,
    wordings,
)
from reportedly.claims.triggers import GAP, Hit
from reportedly.language.tokens import span_of
from reportedly.lexicons import lexicon
from reportedly.records import Sentence, Span, Trigger
from reportedly.weights import likelihood, table, total

THRESHOLD = 0.3
FLOOR = 0.05


@cache
def word_weights() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """
    Type → where a word stands (`event_features.wordings`) → word → its weight.
    """
    words: dict[str, dict[str, dict[str, float]]] = {}
    for feature, weight in table("event_weights").items():
        name, mark, rest = feature.partition(WORD_MARK)
        if mark:
            where, _, word = rest.partition(" ")
            words.setdefault(name, {}).setdefault(where, {})[word] = weight
    return words


def weighed(choices: Choices, view: View, around: Surroundings) -> dict[str, float]:
    """
    How likely each type is that a sentence's words allow.
    """
    weights = table("event_weights")
    shared: dict[tuple[str, int], float] = {}
    words: dict[int, dict[str, Sequence[str]]] = {}
    chances = {}
    for name, found in choices.items():
        hit, kind, _ = found[0]
        at = (kind, hit.first)
        if at not in shared:
            shared[at] = total(weights, shared_features(kind, hit, view, around))
        if hit.first not in words:
            words[hit.first] = wordings(hit, view)
        beyond = shared[at] + worded(name, words[hit.first])
        if kind == "plain":
            beyond += lexicon("event_context")["priors"].get(name, 0.0)
        chances[name] = likelihood(weights, own_features(name, found, view, around), beyond)
    return chances


def worded(name: str, words: Mapping[str, Sequence[str]]) -> float:
    """
    What the words in and around a sentence weigh for a type.
    """
    of_type = word_weights().get(name, {})
    return sum(total(of_type[where], found) for where, found in words.items() if where in of_type)


@dataclass(frozen=True, slots=True)
class Weighed:
    """
    What the words of one sentence may stand for, type by type, and how likely each type is.

    `counted` are the words of harm under which people are counted; they are always a claim.
    """

    sentence: Sentence
    choices: Choices
    chances: Mapping[str, float]
    counted: Sequence[Span]

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        """
        The events that it does claim, in the order of their words.
        """
        choices, sentence = self.choices, self.sentence
        claimed = chosen(choices, self.chances, sentence)
        if not claimed:
            harmed = self.counted[:1]
            claimed = [one for span in harmed for one in insisted(sentence, span, choices, self.chances)]
        return tuple(sorted([*claimed, *spares(claimed, choices, sentence)], key=start_of))

    @property
    def options(self) -> tuple[Trigger, ...]:
        """
        Every type that its words allow, in their order; the confidence of each is its likelihood.
        """
        allowed = (
            trigger_of(name, hits[0][0], self.sentence, self.chances[name])
            for name, hits in self.choices.items()
        )
        return tuple(sorted(allowed, key=start_of))


def weigh(
    sentence: Sentence, around: Surroundings, counted: Sequence[Span], wanted: AbstractSet[str] | None = None
) -> Weighed:
    """
    What one sentence claims or may claim, of all types or of those *wanted*; people counted are always
    a claim.
    """
    choices: Choices = options(around.hits[sentence.index], around)
    if wanted is not None:
        choices = {name: choices[name] for name in choices if name in wanted}
    chances = weighed(choices, view_of(sentence, around), around) if choices else {}
    return Weighed(sentence, choices, chances, counted)


def start_of(trigger: Trigger) -> Span:
    """
    Where a trigger stands.
    """
    return trigger.span


def chosen(choices: Choices, chances: Mapping[str, float], sentence: Sentence) -> list[Trigger]:
    """
    The likeliest types, each with the first of its hits that no likelier type took.
    """
    taken: set[int] = set()
    claimed = []
    for name in sorted(chances, key=lambda name: (-chances[name], name)):
        hit = next((hit for hit, _, _ in choices[name] if hit.first not in taken), None)
        if chances[name] >= THRESHOLD and hit is not None:
            taken.add(hit.first)
            claimed.append(trigger_of(name, hit, sentence, chances[name]))
    return claimed


def spares(claimed: Sequence[Trigger], choices: Choices, sentence: Sentence) -> Iterator[Trigger]:
    """
    Further words of a sentence for the types that it claims, each named by no other trigger.
    """
    taken = {trigger.span for trigger in claimed}
    for trigger in claimed:
        for hit, kind, _ in choices.get(trigger.event_type, ()):
            spare = replace(trigger_of(trigger.event_type, hit, sentence, trigger.confidence), spare=True)
            if kind != "open" and spare.span not in taken:
                taken.add(spare.span)
                yield spare


def trigger_of(name: str, hit: Hit, sentence: Sentence, chance: float) -> Trigger:
    """
    A hit as the words of an event of type *name*.
    """
    plain = any(entry.kind == "plain" and entry.types[0] == name for entry in hit.entries)
    return Trigger(words_of(hit, sentence), name, round(chance, 3), plain)


def insisted(
    sentence: Sentence, span: Span, choices: Choices, chances: Mapping[str, float]
) -> Iterator[Trigger]:
    """
    The likeliest event for people counted in a sentence that seems to claim none; *span* is the word of harm.
    """
    likeliest = max(chances, key=lambda name: (chances[name], name), default=None)
    if likeliest is None or chances[likeliest] < FLOOR:
        yield Trigger(span, "harm", round(chances.get("harm", 0.0), 3), plain=True)
        return
    hits = [hit for hit, _, _ in choices[likeliest]]
    harmed = (hit for hit in hits if span.start <= sentence.tokens[hit.first].start < span.end)
    yield trigger_of(likeliest, next(harmed, hits[0]), sentence, chances[likeliest])


def words_of(hit: Hit, sentence: Sentence) -> Span:
    """
    The words of a hit; of words with a gap, only the first.
    """
    return span_of(sentence.tokens, hit.first, hit.first + 1 if GAP in hit.form else hit.last)


# What weighs a sentence of one report when it is asked, for all types or some: of a long report what that
# gives is not kept.
Weigher = Callable[[Sentence, AbstractSet[str] | None], Weighed]


def weigher(
    sentences: Sequence[Sentence], title: str | None = None, counted: Sequence[Sequence[Span]] = ()
) -> Weigher:
    """
    What weighs the events that a sentence of a report claims or may claim.

    *title* is read for what the report is about; *counted* holds, for each sentence, the words
    of harm under which it counts people.
    """
    around = surroundings(sentences, title_hits(title))
    spans = counted or [()] * len(sentences)
    return lambda sentence, wanted: weigh(sentence, around, spans[sentence.index], wanted)
