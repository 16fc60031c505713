"""
Many pairs of accounts judged at once.
"""

from itertools import product

import numpy as np

from reportedly.joining.features import FEATURES, days, place
from reportedly.joining.many import LOOKED_AT, scores, weights
from reportedly.joining.traits import traits
from reportedly.joining.weighing import weight
from reportedly.records import Place, Span

HAMA = Place(Span(0, 0), "Hama", "city", "Hama", "Syria", 35.13, 36.75)


def some(told):
    return [
        traits(account)
        for account in (
            told("a", killed=(3, 12)),
            told("b", killed=(12,), first="2016-04-06", last="2016-04-06"),
            told("c", place=HAMA, kind="shelling", actors=frozenset({"Ahrar al-Sham"})),
            told("d", place=None, first=None, last=None, published=None, names=frozenset()),
            told("e", document="a", killed=(3,), actors=frozenset({"Ahrar al-Sham"})),
        )
    ]


def all_pairs(accounts):
    pairs = np.array(list(product(range(len(accounts)), repeat=2)), np.int64)
    return pairs[:, 0], pairs[:, 1]


def test_many_pairs_weigh_what_each_weighs_by_itself(told):
    """
    The log-odds are the very same numbers as those of each pair by itself.
    """
    accounts = some(told)
    one, other = all_pairs(accounts)
    alone = [weight(accounts[i], accounts[j]) for i, j in zip(one, other, strict=True)]
    assert weights(accounts, one, other).tolist() == alone


def test_no_pairs_have_no_weights():
    """
    Where nothing is to be compared, there is nothing to say.
    """
    none = np.empty(0, np.int64)
    assert weights([], none, none).tolist() == []


def test_pairs_that_are_alike_are_judged_once(told, monkeypatch):
    """
    A feature is asked once for all pairs with the same days, and for each pair where it looks at words.
    """
    accounts = [traits(told(name)) for name in "abcd"]
    asked = []
    for feature in (days, place):
        scores(counted(feature, asked, monkeypatch), accounts, *all_pairs(accounts))
    assert asked == ["days", "place"]
    words = next(feature for feature in FEATURES if feature.__name__ == "words")
    scores(counted(words, asked, monkeypatch), accounts, *all_pairs(accounts))
    assert asked.count("words") == 16


def counted(feature, asked, monkeypatch):
    """
    The feature, which notes each time that it is asked.
    """

    def asking(one, other):
        asked.append(feature.__name__)
        return feature(one, other)

    if feature in LOOKED_AT:
        monkeypatch.setitem(LOOKED_AT, asking, LOOKED_AT[feature])
    return asking
