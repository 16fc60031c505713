"""
How well reports were joined, against the events that they are known to be of: by pairs and B³.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any

from benchmarks.ratios import with_f1

Labels = Mapping[str, Hashable]


def joining_scores(found: Labels, gold: Labels) -> dict[str, Any]:
    """
    Pairwise and B³ precision, recall and F1 of the reports in *gold*.
    """
    both = Counter((found[name], gold[name]) for name in gold)
    ours, theirs = Counter(found[name] for name in gold), Counter(gold.values())
    right = pairs(both)
    whole = max(1, len(gold))
    return {
        "pairs": with_f1(right / max(1, pairs(ours)), right / max(1, pairs(theirs))),
        "b3": with_f1(
            sum(n * n / ours[one] for (one, _), n in both.items()) / whole,
            sum(n * n / theirs[other] for (_, other), n in both.items()) / whole,
        ),
    }


def pairs(counts: Counter[Any]) -> int:
    """
    How many pairs are put together.
    """
    return sum(n * (n - 1) // 2 for n in counts.values())


def by_member(groups: list[tuple[str, ...]]) -> dict[str, str]:
    """
    Account → the first account of its group.
    """
    return {name: group[0] for group in groups for name in group}
