"""
Counts over a whole ledger that are asked for again.
"""

from time import thread_time

from reportedly.ledger import recent
from reportedly.ledger.recent import Kept, Recent


def asked(kept, state, find=None):
    calls = []
    answer = kept.answer("how many", state, find or (lambda: calls.append(1) or len(calls)))
    return answer, bool(calls)


def test_a_count_is_given_again_while_nothing_changes():
    """
    The same question about the same ledger is not counted anew.
    """
    kept = Recent()

    assert asked(kept, 1) == (1, True)
    assert asked(kept, 1) == (1, False)


def test_a_quick_count_is_never_old():
    """
    What takes no time is counted anew as soon as anything changes.
    """
    kept = Recent()
    asked(kept, 1)

    assert asked(kept, 2) == (1, True)


def test_a_long_count_is_given_again_for_a_moment(monkeypatch):
    """
    What took long is given as it was, until fifty times as long has gone by.
    """
    kept = Recent()
    asked(kept, 1, busy)

    assert not asked(kept, 2)[1]
    monkeypatch.setattr(recent, "FACTOR", 0)
    assert asked(kept, 2)[1]


def test_not_all_answers_are_kept_for_ever():
    """
    Nobody fills the memory by asking for ever more.
    """
    kept = Recent()
    for number in range(recent.MOST + 10):
        kept.answer(number, 0, lambda: 0)

    assert len(kept.found) == recent.MOST


def busy():
    until = thread_time() + 2 * recent.LONG
    while thread_time() < until:
        pass
    return 0


def test_a_thing_is_given_again_only_for_what_it_was_made_from():
    """
    As soon as anything that it was made from is otherwise, there is nothing to give.
    """
    kept = Kept(2)
    kept.keep("event", (1, "a"), "view")

    assert kept.get("event", (1, "a")) == "view"
    assert kept.get("event", (2, "a")) is None
    assert kept.get("other", (1, "a")) is None


def test_only_the_last_things_are_kept():
    """
    What was made first goes first; what is made again counts as new.
    """
    kept = Kept(2)
    for name in ("a", "b", "a", "c"):
        kept.keep(name, 1, name)

    assert [kept.get(name, 1) for name in "abc"] == ["a", None, "c"]


def test_an_exact_count_is_never_old(monkeypatch):
    """
    What has to be exact is counted anew, however long it takes.
    """
    monkeypatch.setattr(recent, "LONG", 0.0)
    kept = Recent()
    kept.answer("how many", 1, lambda: 1)

    assert kept.answer("how many", 2, lambda: 2, exact=True) == 2
