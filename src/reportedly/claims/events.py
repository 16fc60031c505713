"""
What is said to have happened: which words of a sentence name an event, and of what type.

1. Hits: words of the lexicon (`triggers.find_hits`), each with the types it may stand for.
2. The report: which types its plain words name, how often, where first.
3. Each type that a sentence's words allow is weighed by readable features (the words, their
   neighbours, the report around them) with the fitted weights of `lexicons/event_weights.csv`.
4. The likeliest types take their words first; no word names two types of one sentence.

The weights are fitted on coded reports by `python -m benchmarks.fit events`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.language import lexicon, tokens_of
from reportedly.records import Sentence, Span, Trigger
from reportedly.triggers import GAP, Hit, find_hits
from reportedly.weights import likelihood, table, total

THRESHOLD = 0.32
FLOOR = 0.05
NEAR = 4
OBJECT_REACH = 7
WORD_MARK = " ~ "
Choice = Sequence[tuple[Hit, str, str]]
Choices = Mapping[str, Choice]
RANK = {"plain": 0, "open": 1, "harm": 2, "no_event": 3}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    What the whole report tells about the types of its events.

    `hits` and `plain` hold, for each sentence, its hits and the types that its plain words name.
    """

    hits: tuple[tuple[Hit, ...], ...]
    plain: tuple[frozenset[str], ...]
    shares: Mapping[str, float]
    top: str | None
    title: frozenset[str]


def types_named(hits: Sequence[Hit]) -> frozenset[str]:
    """
    The types that plain words among *hits* name, words of harm left out.
    """
    return frozenset(entry.types[0] for hit in hits for entry in hit.entries if entry.kind == "plain")


def surroundings(sentences: Sequence[Sentence], title_hits: Sequence[Hit]) -> Surroundings:
    """
    The hits of every sentence, and the types that the report names plainly.
    """
    hits = tuple(tuple(find_hits(sentence)) for sentence in sentences)
    plain = tuple(types_named(found) for found in hits)
    tally = Counter(name for names in plain for name in names)
    whole = sum(tally.values())
    shares = {name: count / whole for name, count in tally.items()}
    violent = sorted(violent_types() & shares.keys())
    top = max(violent, key=lambda name: shares[name], default=None)
    return Surroundings(hits, plain, shares, top, types_named(title_hits))


@cache
def violent_types() -> frozenset[str]:
    """
    The types that words of harm may stand for.
    """
    return frozenset(lexicon("events")["plain"]["harm"]["types"]) - {"harm"}


def options(hits: Sequence[Hit]) -> dict[str, list[tuple[Hit, str, str]]]:
    """
    Type → the hits that may stand for it, each with the kind and the key of its entry, plain words first.
    """
    found: dict[str, list[tuple[Hit, str, str]]] = {}
    for hit in hits:
        for entry in hit.entries:
            for name in entry.types:
                found.setdefault(name, []).append((hit, entry.kind, entry.key))
    for choices in found.values():
        choices.sort(key=lambda choice: RANK[choice[1]])
    return found


def nearest(name: str, index: int, around: Surroundings) -> str:
    """
    How many sentences back or ahead the report names a type plainly: "0" to "3", or "none".
    """
    for distance in (1, 2, 3):
        if index >= distance and name in around.plain[index - distance]:
            return f"-{distance}"
    if index + 1 < len(around.plain) and name in around.plain[index + 1]:
        return "+1"
    return "far" if name in around.shares else "none"


def word_features(kind: str, hit: Hit, sentence: Sentence) -> Iterator[str]:
    """
    The words next to a hit, and how it stands in its clause.
    """
    tokens = sentence.tokens
    before = [token.lower for token in tokens[max(0, hit.first - NEAR) : hit.first]]
    after = [token.lower for token in tokens[hit.last : hit.last + NEAR]]
    yield f"{kind} before={before[-1] if before else '^'}"
    yield f"{kind} after={after[0] if after else '$'}"
    yield f"{kind} two before={' '.join(before[-2:])}"
    for word in dict.fromkeys([*before, *after]):
        yield f"{kind} near={word}"


def shape_features(name: str, hit: Hit, sentence: Sentence) -> Iterator[str]:
    """
    The form of a hit's first word: noun or verb, and its ending.
    """
    word = sentence.tokens[hit.first].lower
    part = next(entry.part for entry in hit.entries if name in entry.types)
    ending = next((end for end in ("ing", "ed", "s") if word.endswith(end)), "bare")
    before = sentence.tokens[hit.first - 1].lower if hit.first else "^"
    yield f"{part} {ending}"
    yield f"{part} {ending} {name}"
    yield f"{part} {ending} after {before}"


@cache
def object_kinds() -> dict[str, str]:
    """
    Word → the kind of thing that it names: persons, places, buildings.
    """
    return {word: kind for kind, words in lexicon("event_context")["objects"].items() for word in words}


def object_features(hit: Hit, sentence: Sentence) -> Iterator[str]:
    """
    What stands next to a hit, before and after: the nearest word for persons, places or buildings.
    """
    kinds = object_kinds()
    tokens = sentence.tokens
    for side, close in (
        ("before", reversed(tokens[max(0, hit.first - OBJECT_REACH) : hit.first])),
        ("after", iter(tokens[hit.last : hit.last + OBJECT_REACH])),
    ):
        kind = next((kinds[token.lower] for token in close if token.lower in kinds), None)
        if kind:
            yield f"{kind} {side}"
    follow = tokens[hit.last] if hit.last < len(tokens) else None
    if follow and (follow.text[0].isupper() or follow.lower in lexicon("event_context")["articles"]):
        yield "name after"


@dataclass(frozen=True, slots=True)
class View:
    """
    What holds for a sentence whichever type is weighed: its features as a whole, its content words.
    """

    sentence: Sentence
    whole: tuple[str, ...]
    words: tuple[str, ...]


def view_of(sentence: Sentence) -> View:
    """
    The view of one sentence.
    """
    return View(sentence, tuple(sentence_features(sentence)), tuple(content_words(sentence)))


@cache
def topics() -> tuple[tuple[str, frozenset[str]], ...]:
    """
    What a sentence may be about, with the words that tell.
    """
    return tuple((topic, frozenset(words)) for topic, words in lexicon("event_context")["topics"].items())


def sentence_features(sentence: Sentence) -> Iterator[str]:
    """
    What the sentence is like as a whole.
    """
    yield f"kind={sentence.kind}"
    late = "late" if sentence.index > 20 else "middle"
    yield f"position={min(sentence.index, 3) if sentence.index < 8 else late}"
    length = len(sentence.tokens)
    yield f"length={0 if length < 8 else 1 if length < 16 else 2 if length < 30 else 3}"
    words = {token.lower for token in sentence.tokens}
    if any(word[0].isdigit() for word in words):
        yield "digits"
    for topic, listed in topics():
        if not words.isdisjoint(listed):
            yield f"topic={topic}"


def report_features(name: str, kind: str, index: int, around: Surroundings) -> Iterator[str]:
    """
    What the report around the sentence says of a type.
    """
    others = around.plain[index] - {name}
    rival = "rival" if others & violent_types() else "alone"
    close = nearest(name, index, around)
    share = around.shares.get(name, 0.0)
    top = "top" if name == around.top else "not top"
    yield f"{kind}, {rival}"
    yield f"{kind}, {close}"
    yield f"{kind}, share {0 if share == 0 else 1 if share < 0.25 else 2 if share < 0.5 else 3}"
    yield f"{kind}, {top}"
    yield f"{kind}, {'in title' if name in around.title else 'not in title'}"
    yield f"{kind}, {rival}, {close}, {top}"
    for other in sorted(others):
        yield f"{name} beside {other}"


def features(name: str, choices: Choice, view: View, around: Surroundings) -> list[str]:
    """
    The readable features of "this sentence claims an event of type *name*".
    """
    hit, kind, _ = choices[0]
    return [*own_features(name, choices, view.sentence, around), *shared_features(kind, hit, view, around)]


def own_features(name: str, choices: Choice, sentence: Sentence, around: Surroundings) -> list[str]:
    """
    The features that name the type, or depend on it.
    """
    hit, kind, key = choices[0]
    found = [
        f"type={name}",
        f"{name} by {kind}",
        f"{key} > {name}",
        f"{hit.form} > {name}",
        f"hits={min(len(choices), 3)}",
        f"{name}, number {has_number(sentence, hit)}",
    ]
    found.extend(report_features(name, kind, sentence.index, around))
    found.extend([f"{other_key} >> {name}" for _, _, other_key in choices[1:3]])
    found.extend([f"also {other_kind}" for _, other_kind, _ in choices[1:4]])
    found.extend([f"{name} with {key}" for other in around.hits[sentence.index] for key in other.keys])
    found.extend(shape_features(name, hit, sentence))
    for side in object_features(hit, sentence):
        found.extend([f"{name}, {key}, {side}", f"{name}, {side}"])
    return list(dict.fromkeys(found))


def shared_features(kind: str, hit: Hit, view: View, around: Surroundings) -> list[str]:
    """
    The features that all types share which a hit may stand for in one way.
    """
    others = [other for other in around.hits[view.sentence.index] if other is not hit]
    found = [f"best={kind}", f"{kind}, number {has_number(view.sentence, hit)}"]
    found.extend([f"{kind} with {key}" for other in others for key in other.keys])
    found.extend(word_features(kind, hit, view.sentence))
    found.extend([f"{kind} {feature}" for feature in view.whole])
    return list(dict.fromkeys(found))


def has_number(sentence: Sentence, hit: Hit) -> bool:
    """
    Whether a number stands close before a hit, or right after it ("killed 12").
    """
    close = sentence.tokens[max(0, hit.first - 6) : hit.last + 4]
    listed = lexicon("event_context")["numbers"]
    return any(token.lower[0].isdigit() or token.lower in listed for token in close)


def content_words(sentence: Sentence) -> list[str]:
    """
    The words of a sentence that are no names: what it speaks of, whichever war it is about.
    """
    tokens = sentence.tokens
    capitals = 2 * sum(token.text.isupper() and len(token.text) > 1 for token in tokens) > len(tokens)
    words = (
        token.lower
        for token in tokens
        if len(token.text) > 3 and token.text.isalpha() and (capitals or token.text.islower())
    )
    return list(dict.fromkeys(words))


@cache
def word_weights() -> dict[str, dict[str, float]]:
    """
    Type → content word → its weight.
    """
    words: dict[str, dict[str, float]] = {}
    for feature, weight in table("event_weights").items():
        name, mark, word = feature.partition(WORD_MARK)
        if mark:
            words.setdefault(name, {})[word] = weight
    return words


def weighed(choices: Choices, view: View, around: Surroundings) -> dict[str, float]:
    """
    How likely each type is that a sentence's words allow.
    """
    weights = table("event_weights")
    shared: dict[tuple[str, int], float] = {}
    chances = {}
    for name, found in choices.items():
        hit, kind, _ = found[0]
        at = (kind, hit.first)
        if at not in shared:
            shared[at] = total(weights, shared_features(kind, hit, view, around))
        beyond = shared[at] + total(word_weights().get(name, {}), view.words)
        if kind == "plain":
            beyond += lexicon("event_context")["priors"].get(name, 0.0)
        chances[name] = likelihood(weights, own_features(name, found, view.sentence, around), beyond)
    return chances


def triggers_of(sentence: Sentence, around: Surroundings, counted: Sequence[Span]) -> list[Trigger]:
    """
    The events that one sentence claims, in the order of their words; people counted are always a claim.
    """
    choices = options(around.hits[sentence.index])
    if not choices:
        return []
    chances = weighed(choices, view_of(sentence), around)
    claimed = chosen(choices, chances, sentence)
    if not claimed:
        claimed = [trigger for span in counted[:1] for trigger in insisted(sentence, span, choices, chances)]
    return sorted([*claimed, *spares(claimed, choices, sentence)], key=lambda trigger: trigger.span)


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
        for hit, kind, _ in choices[trigger.event_type]:
            spare = replace(trigger_of(trigger.event_type, hit, sentence, trigger.confidence), spare=True)
            if kind != "open" and spare.span not in taken:
                taken.add(spare.span)
                yield spare


def trigger_of(name: str, hit: Hit, sentence: Sentence, chance: float) -> Trigger:
    """
    A hit as the words of an event of type *name*.
    """
    plain = any(entry.kind == "plain" and entry.types[0] == name for entry in hit.entries)
    return Trigger(span_of(hit, sentence), name, round(chance, 3), plain)


def insisted(
    sentence: Sentence, span: Span, choices: Choices, chances: Mapping[str, float]
) -> Iterator[Trigger]:
    """
    The likeliest event for people counted in a sentence that seems to claim none; *span* is the word of harm.
    """
    likeliest = max(chances, key=lambda name: (chances[name], name), default=None)
    if likeliest is None or chances[likeliest] < FLOOR:
        return
    hits = [hit for hit, _, _ in choices[likeliest]]
    harmed = (hit for hit in hits if span.start <= sentence.tokens[hit.first].start < span.end)
    yield trigger_of(likeliest, next(harmed, hits[0]), sentence, chances[likeliest])


def span_of(hit: Hit, sentence: Sentence) -> Span:
    """
    The words of a hit; of words with a gap, only the first.
    """
    last = hit.first if GAP in hit.form else hit.last - 1
    return Span(sentence.tokens[hit.first].start, sentence.tokens[last].end)


def find_triggers(
    sentences: Sequence[Sentence], title: str | None = None, counted: Sequence[Sequence[Span]] = ()
) -> list[tuple[Trigger, ...]]:
    """
    The events that each sentence of a report claims.

    *title* is read for what the report is about; *counted* holds, for each sentence, the words
    of harm under which it counts people.
    """
    around = surroundings(sentences, title_hits(title))
    spans = counted or [()] * len(sentences)
    return [tuple(triggers_of(sentence, around, spans[sentence.index])) for sentence in sentences]


def title_hits(title: str | None) -> list[Hit]:
    """
    The words of a title that may name an event.
    """
    words = title or ""
    return find_hits(Sentence(Span(0, len(words)), tokens_of(words), 0))
