"""
Fits the weights of joining: `python -m benchmarks.fit_joins EVENT_REPORTS INCIDENTS`.

Pairs that share a key are labelled by whether they are of one event, and a logistic model is fitted to them,
each file with as much say as the other. It starts from PRIOR, what a person would say, and moves away from it
only as far as the pairs tell: they are of two kinds of news, and all others are joined by the same weights.
Of each file only the events of one half are used (by a digest of their id); no weight has seen the others.
LEAN moves the bias: the mean over a group undoes what one pair too many does.
Writes `lexicons/join_weights.csv`; prints the scores of both halves.
"""

import argparse
import csv
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.event_reports_accounts import account_of
from benchmarks.incidents_accounts import cases
from benchmarks.join_scores import by_member, joining_scores
from reportedly.events.records import Account
from reportedly.joining import join
from reportedly.joining.blocking import candidates
from reportedly.joining.features import FEATURES
from reportedly.joining.traits import Traits, traits
from reportedly.joining.weighing import WEIGHTS
from reportedly.lexicons import LEXICONS
from reportedly.readers import reader
from reportedly.records import Claim, Document
from reportedly.training.standoff import lines
from reportedly.weights import BIAS, table

SAY = 20_000
STRENGTH = 8.0
LEAN = 0.8
STEPS = 30
TINY = 1e-6
PRIOR: Mapping[str, float] = {
    BIAS: -8.0,
    "days: the same": 3.0,
    "days: overlapping": 2.0,
    "days: within a longer time": 1.0,
    "days: next": 0.5,
    "days: 2 to 3 apart": -2.0,
    "days: a week apart": -3.0,
    "days: far apart": -4.0,
    "printed: within 1 day": 1.0,
    "printed: within a week": 0.5,
    "printed: within a year": -1.0,
    "printed: years apart": -2.0,
    "place: the same spot": 2.5,
    "place: the same town": 2.0,
    "place: the same city": 1.0,
    "place: the same district": 1.0,
    "place: touching": 0.5,
    "place: close": -0.5,
    "place: near": -1.5,
    "place: elsewhere": -3.0,
    "quarter: another": -2.0,
    "sites: the same": 0.5,
    "sites: another": -1.5,
    "means: the same": 0.3,
    "means: another": -1.5,
    "kind: the same": 1.0,
    "kind: the same rare one": 2.7,
    "kind: another": -2.0,
    "parties: shared": 0.5,
    "parties: others": -0.5,
    "killed: few shared": 1.5,
    "killed: several shared": 2.5,
    "killed: many shared": 3.0,
    "killed: close": 0.3,
    "killed: apart": -1.0,
    "wounded: few shared": 1.0,
    "wounded: several shared": 2.0,
    "wounded: many shared": 2.5,
    "wounded: apart": -0.5,
    "words: shared": 4.0,
    "names: shared": 2.0,
    "names: unknown": 4.0,
    "signs against: 2": -1.5,
    "signs against: 3": -3.0,
    "report: the same": -3.0,
    "report: the same toll": 0.0,
}

Labelled = tuple[Traits, Traits, bool]


class Corpus:
    """
    Accounts with the event that each is of.
    """

    def __init__(self, told: Iterable[tuple[Account, str]]) -> None:
        kept = list(told)
        self.events = {account.id: event for account, event in kept}
        self.accounts = {account.id: account for account, _ in kept}

    def half(self, which: int) -> "Corpus":
        """
        The accounts of about half of the events.
        """
        return Corpus(
            (self.accounts[name], event) for name, event in self.events.items() if side(event) == which
        )

    def pairs(self) -> list[Labelled]:
        """
        The pairs that are compared, with whether they are of one event.
        """
        ready = {name: traits(account) for name, account in self.accounts.items()}
        found = sorted(candidates(list(ready.values())))
        return [(ready[one], ready[other], self.events[one] == self.events[other]) for one, other in found]

    def scores(self) -> dict[str, Any]:
        """
        How well the fitted weights join the accounts.
        """
        return joining_scores(by_member(join(self.accounts.values())), self.events)


def side(event: str) -> int:
    """
    Which half an event is in.
    """
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % 2


def fitted(corpora: Sequence[Sequence[Labelled]]) -> dict[str, float]:
    """
    The weights that tell pairs of one event from others best.
    """
    found = [
        (seen(one, other), same, min(1.0, SAY / len(pairs)))
        for pairs in corpora
        for one, other, same in pairs
    ]
    names = sorted({name for signs, _, _ in found for name in signs} | PRIOR.keys())
    place = {name: i for i, name in enumerate(names)}
    told = np.zeros((len(found), len(names)))
    for i, (signs, _, _) in enumerate(found):
        for name, amount in signs.items():
            told[i, place[name]] = amount
    truth = np.array([same for _, same, _ in found], float)
    say = np.array([weight for _, _, weight in found])
    start = np.array([PRIOR.get(name, 0.0) for name in names])
    return dict(zip(names, climbed(told, truth, say, start), strict=True))


def seen(one: Traits, other: Traits) -> dict[str, float]:
    """
    What the features find in a pair.
    """
    signs = [feature(one, other) for feature in FEATURES]
    return {BIAS: 1.0, **{sign.name: sign.amount for sign in signs}}


def climbed(told: Any, truth: Any, say: Any, start: Any) -> list[float]:  # noqa: ANN401 (arrays)
    """
    Newton's steps to the most likely weights, held back towards *start*.

    A step that goes too far is halved until it leads down: from a start far off, whole steps run away.
    """

    def loss(weights: Any) -> float:  # noqa: ANN401 (an array)
        heard = told @ weights
        held = STRENGTH * float(np.sum((weights - start) ** 2)) / 2
        return float(say @ (np.logaddexp(0, heard) - truth * heard)) + held

    weights = start.copy()
    for _ in range(STEPS):
        likely = np.exp(-np.logaddexp(0, -told @ weights))
        slope = told.T @ (say * (likely - truth)) + STRENGTH * (weights - start)
        bend = (told * (say * likely * (1 - likely))[:, None]).T @ told + STRENGTH * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > TINY:
            step = step / 2
        weights = weights - step
    return [float(weight) for weight in weights]


def write(weights: Mapping[str, float], path: Path) -> None:
    """
    The weights as a table that a person can read.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["feature", "weight"])
        rows.writerows([name, f"{weights[name] + LEAN * (name == BIAS):.2f}"] for name in sorted(weights))
    table.cache_clear()


def corpora(
    event_reports: Path, incidents: Path, find: Callable[[Document], tuple[Claim, ...]]
) -> dict[str, Corpus]:
    """
    The labelled accounts of both files, the news as a reader finds them.
    """
    coded = ((account_of(row), row["event_id"]) for row in lines(event_reports))
    news = ((case.accounts[0], case.incident["id"]) for case in cases(incidents, find) if case.accounts)
    return {"event reports": Corpus(coded), "incidents": Corpus(news)}


def main() -> None:
    """
    Fits, writes, and says how well the weights do.
    """
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("event_reports", type=Path)
    parser.add_argument("incidents", type=Path)
    asked = parser.parse_args()
    known = corpora(asked.event_reports, asked.incidents, reader().find)
    write(fitted([corpus.half(0).pairs() for corpus in known.values()]), LEXICONS / f"{WEIGHTS}.csv")
    for name, corpus in known.items():
        for which, words in enumerate(("half that was fitted", "half that was not seen")):
            print(name, words, corpus.half(which).scores())


if __name__ == "__main__":
    main()
