"""
Pairs of accounts that a person is asked about.
"""

import pytest
from tests.adding_reports import add_text, quick_ledger

from reportedly.decisions.deciding import By, not_same, same, undo
from reportedly.errors import UsageError
from reportedly.events.doubts import DOUBT, look_for_doubts
from reportedly.events.suggestions import near_events, suggested_pairs
from reportedly.joining import traits
from reportedly.joining.blocking import candidates
from reportedly.joining.weighing import weight
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import events, join_new

AMAL = By("Amal", "read both")


@pytest.fixture
def ledger(sample_ledger):
    with Ledger.open(sample_ledger) as opened:
        yield opened


def asked(ledger, limit=5000, **more):
    return suggested_pairs(ledger, limit, patience=None, **more)


def names(pair):
    return frozenset({pair.one.id, pair.other.id})


def test_the_least_sure_come_first(ledger):
    """
    Pairs are listed by how far their weight is from the threshold, and none beyond what is doubtful.
    """
    doubts = [pair.place.doubt for pair in asked(ledger)]

    assert len(doubts) > 10
    assert doubts == sorted(doubts)
    assert doubts[-1] <= DOUBT


def test_a_pair_is_judged_by_what_both_accounts_tell(ledger):
    """
    The doubt that is noted is that of the two accounts as they are compared.
    """
    for pair in asked(ledger):
        assert pair.place.doubt == pytest.approx(abs(weight(traits(pair.one), traits(pair.other))))


def test_no_doubtful_pair_of_near_accounts_is_missed(ledger):
    """
    In a small ledger all accounts that share a key are compared: every doubtful pair among them is listed.
    """
    join_new(ledger)
    told = [traits(account) for _, accounts in events(ledger) for account in accounts]
    near = candidates(told)
    by_name = {one.id: one for one in told}

    doubtful = {frozenset(pair) for pair in near if abs(weight(by_name[pair[0]], by_name[pair[1]])) <= DOUBT}

    assert {names(pair) for pair in asked(ledger)} == doubtful


def test_going_on_behind_a_pair_shows_each_once(ledger):
    """
    The place of a pair leads to those behind it.
    """
    whole = [names(pair) for pair in asked(ledger)]

    walked, after = [], None
    while pairs := asked(ledger, 7, after=after):
        walked += [names(pair) for pair in pairs]
        after = str(pairs[-1].place)

    assert walked == whole


@pytest.mark.parametrize("decide", [same, not_same])
def test_a_pair_that_was_judged_is_not_asked_again_until_that_is_undone(ledger, decide):
    """
    A verdict takes a pair from the list, an undo brings it back.
    """
    first = asked(ledger)[0]

    verdict = decide(ledger, [first.one.id, first.other.id], AMAL)
    assert names(first) not in map(names, asked(ledger))

    undo(ledger, verdict.id, AMAL)
    assert names(asked(ledger)[0]) == names(first)


def test_events_that_are_held_apart_are_not_asked_about_again(ledger):
    """
    Whoever said that two events are not the same is not asked so for each of their accounts.
    """
    first = next(pair for pair in asked(ledger) if not pair.together)

    not_same(ledger, list(first.events), AMAL)

    assert not [pair for pair in asked(ledger) if set(pair.events) == set(first.events)]


def test_events_that_an_event_nearly_is_come_with_it(ledger):
    """
    The events of doubtful pairs are near each other, in both directions.
    """
    pair = next(pair for pair in asked(ledger) if not pair.together)

    assert pair.events[1] in near_events(ledger, pair.events[0], 100)
    assert pair.events[0] in near_events(ledger, pair.events[1], 100)


def test_new_reports_are_compared_when_they_come(ledger):
    """
    Nothing is left to compare after a look, until something is read.
    """
    assert look_for_doubts(ledger) == 0

    add_text(ledger, "Four soldiers were killed near al-Eis on 5 April 2016, a monitor said.", "killed")
    join_new(ledger)

    assert look_for_doubts(ledger, seconds=0.0) == 1
    assert look_for_doubts(ledger) == 0


def test_an_empty_ledger_asks_nothing():
    """
    Before anything was read there is nothing to judge.
    """
    with quick_ledger() as ledger:
        assert suggested_pairs(ledger, 5) == ()


def test_a_place_that_is_none_is_refused(ledger):
    """
    An address that was cut short is said to be no place in the list.
    """
    with pytest.raises(UsageError, match="no place in the list"):
        suggested_pairs(ledger, 1, after="soon")
