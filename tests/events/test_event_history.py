"""
What became of an event: its versions, and the decisions on it.
"""

import pytest

from reportedly.decisions.deciding import By, rate, set_grade, split, undo
from reportedly.events.history import decided_on, latest, versions
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_views import event_view, event_views

AMAL = By("Amal", "read it again")
ALWAYS = (None, None)


@pytest.fixture
def ledger(sample_ledger):
    with Ledger.open(sample_ledger) as opened:
        yield opened


@pytest.fixture
def event(ledger):
    """
    The id of the event with the most accounts.
    """
    return max(event_views(ledger), key=lambda view: len(view.accounts)).event.id


def decided(ledger, event):
    return decided_on(ledger, event_view(ledger, event))


def test_each_version_says_what_came_and_what_went(ledger, event):
    """
    After a split a version says what went, and what came for it; after an undo the same the other way round.
    """
    off = event_view(ledger, event).accounts[-1].id
    before = versions(ledger, event)

    taken = split(ledger, event, [off], AMAL)
    event_view(ledger, event)
    undo(ledger, taken.id, AMAL)
    event_view(ledger, event)

    after = versions(ledger, event)
    assert after[: len(before)] == before
    assert sum(len(one.came) - len(one.went) for one in before) == before[-1].accounts
    gone, back = after[len(before) :]
    assert off in gone.went
    assert (back.came, back.went) == (gone.went, gone.came)


def test_what_was_taken_back_stays_in_the_history(ledger, event):
    """
    A decision that was undone is told with the undo, one that a later one stands above with that one.
    """
    first = set_grade(ledger, event, "Fair", AMAL)
    second = set_grade(ledger, event, "Weak", AMAL)
    taken_back = undo(ledger, second.id, AMAL)
    third = set_grade(ledger, event, "Contested", AMAL)

    found = {entry.decision.id: entry for entry in decided(ledger, event)}

    assert found[second.id].taken_back_by == taken_back
    assert found[first.id].overruled_by == third.id
    assert (found[third.id].taken_back_by, found[third.id].overruled_by) == (None, None)


def test_the_latest_decision_may_be_an_undo(ledger, event):
    """
    Whoever asks what was decided last is told of an undo, too; of nothing where nobody decided.
    """
    assert latest(decided(ledger, event)) is None

    grade = set_grade(ledger, event, "Fair", AMAL)
    assert latest(decided(ledger, event)) == grade

    taken_back = undo(ledger, grade.id, AMAL)
    assert latest(decided(ledger, event)) == taken_back


def test_a_rating_counts_for_the_events_in_which_its_source_speaks(ledger, event):
    """
    The rating of a source stands in the history of the events that it tells of, and of no other.
    """
    speakers = (told.testimony.claimant for told in event_view(ledger, event).told.values())
    claimant = next(filter(None, speakers))
    rating = rate(ledger, claimant, "C", AMAL, ALWAYS)

    for view in event_views(ledger):
        speaks = claimant in {told.testimony.claimant for told in view.told.values()}
        assert (rating.id in [one.decision.id for one in decided_on(ledger, view)]) == speaks
