"""
Fits how much the encoder and the grammar weigh in each choice, on reports that neither has learned from.

Each kind of choice is a conditional logit: among the options of a claim those that agree with the coded
claim should weigh most. Events are told apart one by one, by a logistic regression; how alike two
triggers must be to speak of one event is the best of a few steps.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.claims import find_all
from reportedly.claims.found import Found
from reportedly.model.encoder import Encoder
from reportedly.printed import printed
from reportedly.records import Document, Party, Place, Source, Time
from reportedly.scoring import located, paired, same_name, same_time, score
from reportedly.trained import SETTINGS, carried, claims_from, drafts_in, links, own_sentences, triggers
from reportedly.trained.choice import AGAIN, FIRST, STARTING, Choices, Features
from reportedly.trained.prepared import Prepared
from reportedly.trained.settled import each_set, set_again, standing
from reportedly.training import people

Coded = dict[str, Any]
Floats = NDArray[np.float64]
# The pull towards the weights to begin with, and the steps of gradient ascent.
PULL, STEPS, RATE = 0.02, 400, 0.3
# The same pull where there are several times as many choices to learn from.
PEOPLE_PULL = 0.005
# A claim of the wrong type is mended in a moment, one that was missed has to be found: both figures count.
FOUND_CLAIMS = ("claims", "claims_any_type")
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45)
LIKENESS = (0.4, 0.5, 0.6, 0.7, 0.8)
# Features that tell what the grammar found, beside those that name it.
FOUND = frozenset({"own", "carried", "none carried", "unlisted"})
# The choices depend on the links, and the links on them.
ROUNDS = 2
TINY = 1e-12

Report = tuple[Prepared, Sequence[Coded]]


@dataclass(frozen=True, slots=True)
class Trial:
    """
    One choice that was coded: the features of its options, and which of them are right.
    """

    features: tuple[Features, ...]
    right: tuple[bool, ...]

    def by_encoder(self) -> "Trial":
        """
        The same choice without what the grammar says.
        """
        return Trial(tuple(heard(features) for features in self.features), self.right)


def heard(features: Features) -> dict[str, float]:
    """
    Features, or weights of features, without those that tell what the grammar found.
    """
    return {name: value for name, value in features.items() if "grammar" not in name and name not in FOUND}


@dataclass(frozen=True, slots=True)
class Example:
    """
    A report with its coded claims.
    """

    document: Document
    claims: Sequence[Coded]


def fit_choices(
    examples: Sequence[Example], encoder: Encoder, *, alone: bool = False
) -> dict[str, dict[str, float]]:
    """
    The weights of every kind of choice; *alone* leaves the evidence of the grammar out.
    """
    seen = [(prepared(one.document, encoder), one.claims) for one in examples]
    starting = {name: heard(weights) if alone else dict(weights) for name, weights in STARTING.items()}
    choices = dict(starting)
    trials = [
        (heard(features) if alone else features, right)
        for one, claims in seen
        for features, right in event_trials(one, claims)
    ]
    choices["event"] = starting["event"] | logistic(trials, starting["event"])
    choices["event"]["threshold"] = steadiest(
        THRESHOLDS, lambda value: figure(seen, encoder, changed(choices, "event", value), *FOUND_CLAIMS)
    )
    for _ in range(ROUNDS):
        for kind, met in gathered(seen, encoder, choices).items():
            known = [trial.by_encoder() for trial in met] if alone else met
            choices[kind] = conditional(known, choices[FIRST[kind]] if kind in FIRST else starting[kind])
        choices["link"]["threshold"] = steadiest(
            LIKENESS, lambda value: figure(seen, encoder, changed(choices, "link", value), "event_links")
        )
    return {
        kind: {name: round(value, 3) for name, value in weights.items()} for kind, weights in choices.items()
    }


def fit_anew(
    examples: Sequence[Example], encoder: Encoder, choices: Choices, kind: str
) -> dict[str, dict[str, float]]:
    """
    The weights of one kind of choice, and of the same made again, fitted on other reports than the rest.
    """
    seen = [(prepared(one.document, encoder), one.claims) for one in examples]
    fitted: dict[str, dict[str, float]] = {}
    starting: Features = STARTING[kind]
    for one in (kind, AGAIN[kind]) if kind in AGAIN else (kind,):
        met = gathered(seen, encoder, {**choices, **fitted})[one]
        fitted[one] = {name: round(weight, 3) for name, weight in conditional(met, starting).items()}
        starting = fitted[one]
    return fitted


def fit_people(
    examples: Sequence[Example], encoder: Encoder, choices: Choices
) -> dict[str, dict[str, float]]:
    """
    The weights of whom an event harmed: those whom the grammar counts first, then those only heard.

    What a report says of its dead is told in so many ways that more reports teach it than are held out.
    """
    seen = [(prepared(one.document, encoder), one.claims) for one in examples]
    fitted: dict[str, dict[str, float]] = {}
    for kind in people.KINDS:
        met = gathered(seen, encoder, {**choices, **fitted})[kind]
        weights = conditional(met, STARTING[kind], PEOPLE_PULL)
        fitted[kind] = {name: round(weight, 3) for name, weight in weights.items()}
    return fitted


def prepared(document: Document, encoder: Encoder) -> Prepared:
    """
    A document that both readers have seen.
    """
    found = find_all(document)
    return Prepared(document, found, tuple(encoder.windows(document.text, [one.sentence for one in found])))


def steadiest(steps: Sequence[float], figure_of: Callable[[float], float]) -> float:
    """
    The step that does best together with those beside it: among a few reports, one alone does so by chance.
    """
    figures = [figure_of(step) for step in steps]
    around = [figures[max(0, n - 1) : n + 2] for n in range(len(steps))]
    return max(zip(around, steps, strict=True), key=lambda pair: fmean(pair[0]))[1]


def changed(choices: Choices, kind: str, threshold: float) -> Choices:
    """
    The weights with another threshold.
    """
    return {**choices, kind: {**choices[kind], "threshold": threshold}}


def figure(seen: Sequence[Report], encoder: Encoder, choices: Choices, *names: str) -> float:
    """
    Figures of the reader with these weights, added up.
    """
    read = {
        one.document.id: printed(one.document, claims_from(one, encoder, choices))["claims"]
        for one, _ in seen
    }
    coded = {one.document.id: claims for one, claims in seen}
    texts = {one.document.id: one.document.text for one, _ in seen}
    figures = score(read, coded, texts)
    return float(sum(figures[name]["f1"] for name in names))


def event_trials(report: Prepared, claims: Sequence[Coded]) -> Iterator[tuple[Features, bool]]:
    """
    For each type that either reader finds in a sentence: its features, and whether it was coded.
    """
    text, found = report.document.text, report.found
    coded = {(home, claim["event_type"]) for claim in claims for home in homes(claim, found, text)}
    for seen in report.windows:
        for index in own_sentences(seen):
            for option in triggers.offered(found[index], seen)[0]:
                yield option.features, (index, option.value.event_type) in coded


def homes(claim: Coded, found: Sequence[Found], text: str) -> Iterator[int]:
    """
    The sentence in which a coded claim's trigger stands.
    """
    at = located(claim, text)[1].start
    for index, one in enumerate(found):
        if one.sentence.span.start <= at < one.sentence.span.end:
            yield index


def gathered(seen: Sequence[Report], encoder: Encoder, choices: Choices) -> dict[str, list[Trial]]:
    """
    Kind of choice → the choices of all claims that pair with a coded one.
    """
    trials: dict[str, list[Trial]] = {kind: [] for kind in (*RIGHT, *people.KINDS)}
    for report, claims in seen:
        drafted = list(drafts_in(report, encoder, choices))
        unset = [draft.unset for draft in drafted]
        traces = [draft.trace for draft in drafted]
        labels = links.link([one.claim for one in unset], traces, encoder, choices["link"])
        whole, rows = carried(unset, report, labels), standing(unset, labels)
        text = report.document.text
        read = printed(report.document, tuple(one.claim for one in unset))["claims"]
        near = {kind: list(map(list, each_set(kind, unset, whole, report, rows))) for kind in SETTINGS}
        near |= {AGAIN[kind]: set_again(kind, near[kind], rows, choices) for kind in SETTINGS}
        pairs = paired(claims, read, text)
        for kind, case in people.cases(drafted, {at: claims[gold] for gold, at in pairs}, choices):
            trials[kind].append(Trial(*case))
        for gold, at in pairs:
            options_of = {**drafted[at].options, **{kind: near[kind][at] for kind in near}}
            for kind, options in options_of.items():
                right = tuple(RIGHT[kind](claims[gold], one.value, text) for one in options)
                trials[kind].append(Trial(tuple(one.features for one in options), right))
    return trials


def worded(value: Source | Party | Place | None, text: str) -> dict[str, str] | None:
    """
    A value as scoring compares it.
    """
    return {"text": value.span.of(text), "name": value.name} if value else None


def right_source(gold: Coded, said: Any, text: str) -> bool:  # noqa: ANN401 (an attribution or None)
    """
    Whether an option is the coded innermost source.
    """
    coded = gold["sources"][-1] if gold["sources"] else None
    return same_name(coded, worded(said.sources[-1], text) if said and said.sources else None)


def right_certainty(gold: Coded, value: tuple[str, object], _: str) -> bool:
    """
    Whether an option is the coded certainty.
    """
    return bool(gold["certainty"] == value[0])


def right_time(gold: Coded, time: Time | None, _: str) -> bool:
    """
    Whether an option covers the coded days.
    """
    return same_time(gold["time"], {"from": time.first, "to": time.last} if time else None)


def right_name(kind: str) -> Callable[[Coded, Any, str], bool]:
    """
    Whether an option is the coded party or place.
    """
    return lambda gold, value, text: same_name(gold[kind], worded(value, text))


RIGHT_ONCE: Mapping[str, Callable[[Coded, Any, str], bool]] = {
    "source": right_source,
    "certainty": right_certainty,
    "perpetrator": right_name("perpetrator"),
    "target": right_name("target"),
    "place": right_name("place"),
    "time": right_time,
}
RIGHT = {**RIGHT_ONCE, **{again: RIGHT_ONCE[first] for again, first in FIRST.items()}}


def conditional(trials: Sequence[Trial], starting: Features, pull: float = PULL) -> dict[str, float]:
    """
    The weights under which the right options of each choice weigh most; choices without any are left out.
    """
    useful = [trial for trial in trials if any(trial.right) and not all(trial.right)]
    if not useful:
        return dict(starting)
    names = sorted({name for trial in useful for one in trial.features for name in one} | set(starting))
    table = np.array([[one.get(name, 0.0) for name in names] for trial in useful for one in trial.features])
    right = np.array([good for trial in useful for good in trial.right], dtype=np.float64)
    sizes = np.array([len(trial.right) for trial in useful])
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    begun = np.array([starting.get(name, 0.0) for name in names])

    def slope(weights: Floats) -> Floats:
        scores = table @ weights
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, firsts), sizes))
        good = raised * right + TINY
        whole = raised / np.repeat(np.add.reduceat(raised, firsts), sizes)
        good /= np.repeat(np.add.reduceat(good, firsts), sizes)
        return np.asarray(table.T @ (good - whole) / len(sizes) - pull * (weights - begun))

    return dict(zip(names, climbed(begun, slope).tolist(), strict=True))


def logistic(trials: Sequence[tuple[Features, bool]], starting: Features) -> dict[str, float]:
    """
    The weights of a logistic regression; without trials those to begin with.
    """
    names = sorted(set(starting) - {"threshold"})
    if not trials:
        return {name: starting[name] for name in names}
    table = np.array([[features.get(name, 0.0) for name in names] for features, _ in trials])
    right = np.array([good for _, good in trials], dtype=np.float64)
    begun = np.array([starting[name] for name in names])

    def slope(weights: Floats) -> Floats:
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        return table.T @ (right - chances) / len(trials)

    return dict(zip(names, climbed(begun, slope).tolist(), strict=True))


def climbed(begun: Floats, slope: Callable[[Floats], Floats]) -> Floats:
    """
    Where gradient ascent arrives (Adam's steps, fixed in number).
    """
    weights, mean, spread = begun.copy(), np.zeros_like(begun), np.zeros_like(begun)
    for step in range(1, STEPS + 1):
        gradient = slope(weights)
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.99 * spread + 0.01 * gradient**2
        weights += RATE * 0.99**step * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights
