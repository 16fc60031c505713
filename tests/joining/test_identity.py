"""
Ids for life.
"""

from reportedly.events.records import Event
from reportedly.joining.identity import renewed


def alive(events):
    return [event for event in events if not event.into]


def test_running_twice_changes_nothing():
    """
    The same groups are the same events, whatever order they come in.
    """
    first = renewed([("a", "b"), ("c",)], [])

    assert () == renewed([("c",), ("b", "a")], first)
    assert first == renewed([("c",), ("b", "a")], [])


def test_an_event_that_grows_keeps_its_id():
    """
    Another account is another version.
    """
    (before,) = renewed([("b",)], [])

    (now,) = renewed([("a", "b")], [before])

    assert (before.id, 2, ("a", "b")) == (now.id, now.version, now.accounts)


def test_a_join_leaves_a_tombstone():
    """
    The larger of two events goes on; the other names it.
    """
    large, small = renewed([("a", "b"), ("c",)], [])

    now, dead = renewed([("a", "b", "c")], [large, small])

    assert large.id == now.id
    assert Event(small.id, 2, ("c",), (large.id,)) == dead


def test_a_split_keeps_the_id_with_the_larger_part():
    """
    The rest becomes a new event.
    """
    (whole,) = renewed([("a", "b", "c")], [])

    kept, new = renewed([("a",), ("b", "c")], [whole])

    assert (whole.id, ("b", "c")) == (kept.id, kept.accounts)
    assert (1, ("a",)) == (new.version, new.accounts)


def test_what_people_split_off_does_not_take_the_id_along():
    """
    However many accounts are split off an event, what is left of it goes on.
    """
    (whole,) = renewed([("a", "b", "c")], [])
    off = {("b", whole.id), ("c", whole.id)}

    events = {event.accounts: event.id for event in renewed([("a",), ("b", "c")], [whole], moved=off)}

    assert events[("a",)] == whole.id
    assert events[("b", "c")] != whole.id


def test_an_id_is_never_given_twice():
    """
    Where the id of a first account was taken before, another is made.
    """
    (before,) = renewed([("a", "b", "c")], [])

    (_, new) = renewed([("b", "c"), ("a",)], [before])

    assert new.id != before.id


def test_an_event_whose_reports_are_gone_points_nowhere():
    """
    A group of another reading takes over nothing.
    """
    (before,) = renewed([("a",)], [])

    (now, *dead) = renewed([("b",)], [before])

    assert now.accounts == ("b",)
    assert [before.id] == [event.id for event in dead]
