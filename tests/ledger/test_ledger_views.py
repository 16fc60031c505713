"""
The events of a ledger as they are looked at.
"""

import sqlite3

import pytest

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import By, correct, reject, same, set_estimate, set_grade, undo
from reportedly.filters import Filters
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import join_new
from reportedly.ledger.ledger_views import event_view, event_views, how_many
from reportedly.ledger.tables import metadata
from reportedly.records import Casualty, Place, Reading, Span, Time

BY = By("Ann")
OF_0005 = {
    *("documents", "texts", "readings", "claims", "skipped", "decisions", "reviews", "traces"),
    *("tellings", "accounts", "account_keys", "account_bonds", "events", "joined"),
}
DAYS = ("2016-04-05", None, "2015-01-02", "2017-03-04", "2014-12-31")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def add(ledger, number, day):
    """
    Adds a report of an event of its own; the id of its claim.
    """
    text = f"Town{number}: {number + 10} killed by Zorbah{number}."
    place = Place(Span(0, 5), f"Town{number}", "village", None, "Syria", 30.0 + number, 36.0)
    when = Time(Span(0, 2), day, day) if day else None
    casualties = (Casualty("killed", number + 10, number + 10),)
    claim = claim_in(text, "killed", casualties=casualties, place=place, time=when)
    report = report_of(text, published="2018-01-01")
    ledger.add(report, Reading(report.document, (claim,), GRAMMAR))
    return claim.id


def days(found):
    return [view.first for view in found]


def test_events_come_in_the_order_of_their_days(ledger):
    """
    Those without a day come last.
    """
    for number, day in enumerate(DAYS):
        add(ledger, number, day)

    assert ["2014-12-31", "2015-01-02", "2016-04-05", "2017-03-04", None] == days(event_views(ledger))


@pytest.mark.parametrize("limit", [1, 2, 5, 9])
def test_pages_together_are_the_whole_list(ledger, limit):
    """
    A list can be begun anywhere, and be as long as is asked for.
    """
    for number, day in enumerate(DAYS):
        add(ledger, number, day)
    whole = [view.event for view in event_views(ledger)]

    pages = [[one.event for one in event_views(ledger, limit=limit, offset=n)] for n in range(0, 6, limit)]

    assert whole == [one for page in pages for one in page]


def test_a_long_list_is_looked_at_page_by_page(ledger, monkeypatch):
    """
    All of it is given, however few a page has.
    """
    monkeypatch.setattr("reportedly.ledger.ledger_views.PAGE", 2)
    for number, day in enumerate(DAYS):
        add(ledger, number, day)

    assert 5 == len(list(event_views(ledger)))
    assert 3 == len(list(event_views(ledger, limit=3)))


def test_filters_choose_events_by_their_claims(ledger):
    """
    The list and its number are of the events with a claim that meets what is asked for.
    """
    for number, day in enumerate(DAYS):
        add(ledger, number, day)
    asked = Filters(min_killed=13)

    assert ["2014-12-31", "2017-03-04"] == days(event_views(ledger, asked))
    assert 2 == how_many(ledger, asked)
    assert 5 == how_many(ledger)


def test_the_day_of_an_event_follows_its_claims(ledger):
    """
    A corrected day moves an event in the list, though its accounts are the same.
    """
    claims = [add(ledger, number, day) for number, day in enumerate(DAYS)]
    list(event_views(ledger))

    correct(ledger, claims[0], "time.to", "2019-05-06", BY)
    correct(ledger, claims[0], "time.from", "2019-05-06", BY)

    assert ["2014-12-31", "2015-01-02", "2017-03-04", "2019-05-06", None] == days(event_views(ledger))


def test_an_event_that_nobody_tells_of_is_not_listed(ledger):
    """
    An event whose only claim was rejected is gone from the list.
    """
    claims = [add(ledger, number, day) for number, day in enumerate(DAYS)]
    list(event_views(ledger))

    reject(ledger, [claims[2]], BY)

    assert 4 == len(list(event_views(ledger)))
    assert 4 == how_many(ledger)


def test_one_event_is_the_same_by_itself_and_in_the_list(ledger):
    """
    Whoever looks at one event sees what the list has of it.
    """
    for number, day in enumerate(DAYS):
        add(ledger, number, day)

    for view in event_views(ledger):
        assert view == event_view(ledger, view.event.id)


def test_what_was_set_for_an_event_holds_for_its_heir(ledger):
    """
    Figures and grades that a person set go with an event into the one that takes it over, and back.
    """
    claims = [add(ledger, number, "2016-04-05") for number in (1, 2)]
    gone = max(event_views(ledger), key=lambda view: view.event.id).event
    for view in event_views(ledger):
        assert view.figure("killed").best in {11, 12}
    set_estimate(ledger, gone.id, "killed/all", (5, 6, 7), BY)
    set_grade(ledger, gone.id, "Confirmed", BY)

    joined = same(ledger, claims, BY)
    (whole,) = event_views(ledger)
    assert whole.event.id != gone.id
    assert 6 == whole.figure("killed").best
    assert "Confirmed" == whole.grade("airwars").value
    assert whole == event_view(ledger, gone.id)

    undo(ledger, joined.id, BY)
    assert [6] == [
        view.figure("killed").best for view in event_views(ledger) if view.event.accounts == gone.accounts
    ]


def test_an_older_ledger_learns_the_days_of_its_events(tmp_path):
    """
    A ledger that was joined before days were kept lists the same events in the same order.
    """
    path = tmp_path / "old.db"
    with Ledger.open(path) as opened:
        for number, day in enumerate(DAYS):
            add(opened, number, day)
        before = [view.event for view in event_views(opened)]
    with sqlite3.connect(path) as connection:
        for later in metadata.tables.keys() - OF_0005:
            connection.execute(f"DROP TABLE {later}")
        connection.execute("DROP INDEX ix_tellings_part")
        connection.execute("DROP INDEX ix_accounts_alone")
        connection.execute("DROP INDEX ix_decisions_kind")
        connection.execute("DROP TABLE report_words")
        connection.execute("ALTER TABLE tellings DROP COLUMN part")
        for name, payload in connection.execute("SELECT telling, payload FROM accounts").fetchall():
            connection.execute("UPDATE tellings SET account = ? WHERE name = ?", (payload, name))
        connection.execute("UPDATE alembic_version SET version_num = '0005'")

    with Ledger.open(path) as opened:
        assert before == [view.event for view in event_views(opened)]
        add(opened, len(DAYS), "2012-01-01")
        assert 1 == len(join_new(opened))
        assert len(DAYS) + 1 == how_many(opened)
