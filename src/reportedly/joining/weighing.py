"""
Two accounts, and how far they are of one event: the weighted sum of what every feature found.

The weights are those of `lexicons/join_weights.csv`; `python -m benchmarks.fit_joins` fits them.
"""

from reportedly.events.records import Judgement, Sign
from reportedly.joining.features import FEATURES
from reportedly.joining.traits import Traits
from reportedly.telling.sentences import say
from reportedly.weights import BIAS, table

WEIGHTS = "join_weights"


def weight(one: Traits, other: Traits) -> float:
    """
    The log-odds that two accounts are of one event.
    """
    weights = table(WEIGHTS)
    total, known = weights[BIAS], weights.get
    for feature in FEATURES:
        name, amount, _ = feature(one, other)
        total += known(name, 0.0) * amount
    return total


def judged(one: Traits, other: Traits) -> Judgement:
    """
    The same with every sign and its sentence, the telling ones first.
    """
    weights = table(WEIGHTS)
    found = [feature(one, other) for feature in FEATURES]
    signs = [
        Sign(each.name, round(weights.get(each.name, 0.0) * each.amount, 3), each.says()) for each in found
    ]
    signs.append(Sign(BIAS, weights[BIAS], say("bias")))
    telling = sorted(signs, key=lambda sign: -abs(sign.score))
    return Judgement(one.id, other.id, round(sum(sign.score for sign in signs), 3), tuple(telling))
