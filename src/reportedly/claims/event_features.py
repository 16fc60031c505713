"""
What tells, in words that a person can read, whether a sentence claims an event of some type.

Features are of three sources: the words that may name the event with their neighbours, the
sentence as a whole, and the report around it. `claims.events` weighs them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.claims.triggers import Hit, find_hits
from reportedly.language.tokens import tokens_of
from reportedly.lexicons import lexicon
from reportedly.records import Sentence, Span

NEAR = 4
OBJECT_REACH = 7
WIDE = 6
EARLIER = 2
WORD_MARK = " ~"
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
    known: dict[frozenset[str], frozenset[str]] = {}
    plain = tuple(known.setdefault(names, names) for names in map(types_named, hits))
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


def options(hits: Sequence[Hit], around: Surroundings) -> dict[str, list[tuple[Hit, str, str]]]:
    """
    Type → the hits that may stand for it, each with the kind and the key of its entry, plain words first.

    Words that may mean several types stand for those that the report names plainly somewhere, and
    for the few that reports leave unnamed.
    """
    found: dict[str, list[tuple[Hit, str, str]]] = {}
    for hit in hits:
        for entry in hit.entries:
            for name in entry.types:
                if entry.kind == "plain" or name in around.shares or name in unnamed(entry.kind):
                    found.setdefault(name, []).append((hit, entry.kind, entry.key))
    for choices in found.values():
        choices.sort(key=lambda choice: RANK[choice[1]])
    return found


@cache
def unnamed(kind: str) -> frozenset[str]:
    """
    The types that words of a kind may stand for in a report that names them nowhere.
    """
    return frozenset(lexicon("event_context")["unnamed"][kind])


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
    The form of a hit, noun or verb, and the words right beside it.
    """
    word = sentence.tokens[hit.first].lower
    part = next(entry.part for entry in hit.entries if name in entry.types)
    ending = next((end for end in ("ing", "ed", "s") if word.endswith(end)), "bare")
    before = sentence.tokens[hit.first - 1].lower if hit.first else "^"
    yield f"{part} {ending}"
    yield f"{part} {ending} {name}"
    yield f"{part} {ending} after {before}"
    after = sentence.tokens[hit.last].lower if hit.last < len(sentence.tokens) else "$"
    yield f"{before} {hit.form} > {name}"
    yield f"{hit.form} {after} > {name}"
    yield f"{name} after {before}"
    yield f"{name} before {after}"


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
    What holds for a sentence whichever type is weighed: its features as a whole, where its numbers stand,
    its content words, the entries of its hits, and those of the two sentences before.
    """

    sentence: Sentence
    whole: tuple[str, ...]
    numbers: frozenset[int]
    words: tuple[str, ...]
    keys: tuple[str, ...]
    earlier: tuple[str, ...]


def view_of(sentence: Sentence, around: Surroundings) -> View:
    """
    The view of one sentence.
    """
    at = sentence.index
    return View(
        sentence,
        tuple(sentence_features(sentence)),
        numbers_in(sentence),
        tuple(content_words(sentence)),
        entry_keys(around.hits[at : at + 1]),
        entry_keys(around.hits[max(0, at - EARLIER) : at]),
    )


def entry_keys(sentences: Iterable[Sequence[Hit]]) -> tuple[str, ...]:
    """
    The keys of all entries that some sentences matched, each once.
    """
    return tuple(dict.fromkeys(key for hits in sentences for hit in hits for key in hit.keys))


def wordings(hit: Hit, view: View) -> dict[str, Sequence[str]]:
    """
    The words that speak for or against each type by themselves: in the sentence, before and after
    the hit, and the entries in this sentence and in those before it.
    """
    tokens = view.sentence.tokens
    return {
        "in": view.words,
        "with": view.keys,
        "earlier": view.earlier,
        "before": list(
            dict.fromkeys([token.lower for token in tokens[max(0, hit.first - WIDE) : hit.first]])
        ),
        "after": list(dict.fromkeys([token.lower for token in tokens[hit.last : hit.last + WIDE]])),
    }


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
    words = [
        f"{name}{WORD_MARK}{where} {word}" for where, found in wordings(hit, view).items() for word in found
    ]
    own = own_features(name, choices, view, around)
    return [*own, *shared_features(kind, hit, view, around), *words]


def own_features(name: str, choices: Choice, view: View, around: Surroundings) -> list[str]:
    """
    The features that name the type, or depend on it.
    """
    hit, kind, key = choices[0]
    sentence = view.sentence
    found = [
        f"type={name}",
        f"{name} by {kind}",
        f"{key} > {name}",
        f"{hit.form} > {name}",
        f"hits={min(len(choices), 3)}",
        f"{name}, number {has_number(view, hit)}",
    ]
    found.extend(report_features(name, kind, sentence.index, around))
    found.extend([f"{other_key} >> {name}" for _, _, other_key in choices[1:3]])
    found.extend([f"also {other_kind}" for _, other_kind, _ in choices[1:4]])
    found.extend(shape_features(name, hit, sentence))
    for side in object_features(hit, sentence):
        found.extend([f"{name}, {key}, {side}", f"{name}, {side}"])
    return list(dict.fromkeys(found))


def shared_features(kind: str, hit: Hit, view: View, around: Surroundings) -> list[str]:
    """
    The features that all types share which a hit may stand for in one way.
    """
    others = [other for other in around.hits[view.sentence.index] if other is not hit]
    found = [f"best={kind}", f"{kind}, number {has_number(view, hit)}"]
    found.extend([f"{kind} with {key}" for other in others for key in other.keys])
    found.extend(word_features(kind, hit, view.sentence))
    found.extend([f"{kind} {feature}" for feature in view.whole])
    return list(dict.fromkeys(found))


def numbers_in(sentence: Sentence) -> frozenset[int]:
    """
    The tokens of a sentence that are numbers, in figures or in words.
    """
    listed = number_words()
    words = enumerate(token.lower for token in sentence.tokens)
    return frozenset([i for i, word in words if word[0].isdigit() or word in listed])


@cache
def number_words() -> frozenset[str]:
    """
    The words that tell how many.
    """
    return frozenset(lexicon("event_context")["numbers"])


def has_number(view: View, hit: Hit) -> bool:
    """
    Whether a number stands close before a hit, or right after it ("killed 12").
    """
    return not view.numbers.isdisjoint(range(max(0, hit.first - 6), hit.last + 4))


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


def title_hits(title: str | None) -> list[Hit]:
    """
    The words of a title that may name an event.
    """
    words = title or ""
    return find_hits(Sentence(Span(0, len(words)), tokens_of(words), 0))
