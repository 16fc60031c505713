"""
The events of a ledger.
"""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import By, not_same, reject, same, undo
from reportedly.events.accounts import accounts_of
from reportedly.joining import blocking, clustering, join
from reportedly.ledger import account_lines, event_joining
from reportedly.ledger.ledger_events import accounts, event, events, history, join_new, judgements
from reportedly.records import Casualty, Place, Reading, Span, Time

EIS = Place(Span(0, 2), "al-Eis", "village", "Aleppo", "Syria", 35.95, 36.99)
HOMS = Place(Span(0, 2), "Homs", "city", "Homs", "Syria", 34.73, 36.71)
BY = By("Ann")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def add(ledger, text, day="2016-04-05", place=EIS, killed=12):
    """
    Adds a report with one claim of people killed; the id of the claim.
    """
    when = Time(Span(0, 2), day, day) if day else None
    report = report_of(text, published="2016-04-06")
    claim = claim_in(text, "killed", casualties=(Casualty("killed", killed, killed),), place=place, time=when)
    ledger.add(report, Reading(report.document, (claim,), GRAMMAR))
    return claim.id


def groups(ledger):
    return sorted(found.accounts for found, _ in events(ledger))


def two_of_three(ledger):
    return [
        add(ledger, "SOHR: Zorbah hilltop fell, twelve killed near Khantuman."),
        add(ledger, "Tasnim: twelve killed at Zorbah hilltop near Khantuman."),
        add(ledger, "A market in Homs was hit, forty killed.", "2016-03-01", HOMS, 40),
    ]


def test_new_reports_are_joined(ledger):
    """
    Reports of one event are one event, with their accounts.
    """
    two_of_three(ledger)

    changed = join_new(ledger)

    assert [1, 2] == sorted(len(found.accounts) for found in changed)
    assert {found for found, _ in events(ledger)} == set(changed)


def test_joining_twice_changes_nothing(ledger):
    """
    Where nothing was read or decided since, nothing is done.
    """
    two_of_three(ledger)
    join_new(ledger)
    before = list(events(ledger))

    assert () == join_new(ledger)
    assert before == list(events(ledger))


def test_an_event_that_grows_keeps_its_id(ledger):
    """
    A further report of an event makes another version of it, and touches no other event.
    """
    add(ledger, "SOHR: Zorbah hilltop fell, twelve killed near Khantuman.")
    add(ledger, "A market in Homs was hit, forty killed.", "2016-03-01", HOMS, 40)
    first = {found.id for found in join_new(ledger)}
    add(ledger, "Tasnim: twelve killed at Zorbah hilltop near Khantuman.")

    (changed,) = join_new(ledger)

    assert changed.id in first
    assert [1, 2] == [version.version for version in history(ledger, changed.id)]
    assert 2 == len(accounts(ledger, changed))


def test_decisions_hold_and_can_be_undone(ledger):
    """
    Not the same splits an event; undone, the event is whole again.
    """
    one, other, _ = two_of_three(ledger)
    join_new(ledger)
    whole = groups(ledger)

    decision = not_same(ledger, [one, other], BY)
    join_new(ledger)
    assert 3 == len(groups(ledger))

    undo(ledger, decision.id, BY)
    join_new(ledger)
    assert whole == groups(ledger)


def test_what_is_decided_to_be_the_same_is_one_event(ledger):
    """
    However different two reports are; the event that is no more names the one that took it over.
    """
    one, _, third = two_of_three(ledger)
    join_new(ledger)

    same(ledger, [one, third], BY)
    changed = join_new(ledger)

    (gone,) = [found for found in changed if found.into]
    (whole,) = groups(ledger)
    assert 3 == len(whole)
    assert whole == event(ledger, gone.into[0]).accounts


def test_a_rejected_claim_leaves_its_event(ledger):
    """
    An event that no claim tells of any longer is a tombstone that points nowhere.
    """
    *_, third = two_of_three(ledger)
    join_new(ledger)

    reject(ledger, [third], BY)
    (gone,) = join_new(ledger)

    assert ((), ()) == (gone.accounts, gone.into)
    assert 1 == len(groups(ledger))


def test_a_claim_without_time_and_place_stands_by_itself(ledger):
    """
    It is an event of its own, until something speaks for another.
    """
    add(ledger, "Some were killed.", None, None, 1)

    (found,) = join_new(ledger)

    assert 1 == len(found.accounts)


def test_accounts_come_back_as_they_were_kept(ledger):
    """
    What is kept of an account is all of it.
    """
    two_of_three(ledger)
    changed = join_new(ledger)

    for found in changed:
        for account in accounts(ledger, found):
            told = list(ledger.claims_in([account.document]))
            assert (account,) == accounts_of(told[0][0], [claim for _, claim in told])


def test_judgements_say_why(ledger):
    """
    An event of two accounts has one judgement, with its signs.
    """
    two_of_three(ledger)
    large = max(join_new(ledger), key=lambda found: len(found.accounts))

    (judgement,) = judgements(ledger, large)

    assert judgement.weight > 0
    assert judgement.signs


def test_an_event_that_does_not_exist_is_none(ledger):
    """
    An unknown id finds nothing.
    """
    assert event(ledger, "ffff") is None


def test_copies_are_one_event_and_are_compared_once(ledger):
    """
    Reports that say the same in the same words share one telling.
    """
    for i in range(60):
        add(ledger, f"On{' ' * i} Zorbah hilltop, twelve were killed near Khantuman.")
    join_new(ledger)

    with ledger.looking() as connection:
        (tellings,) = connection.exec_driver_sql("SELECT count(*) FROM tellings").one()
    assert 1 == tellings
    assert 1 == len(groups(ledger))


WORDS = ["Zorbah", "Khantuman", "Hadher", "Banes", "Qarassi"]
REPORTS = st.lists(
    st.tuples(
        st.sampled_from(["2016-04-05", "2016-04-06", "2016-04-20", None]),
        st.sampled_from([EIS, HOMS, None]),
        st.sampled_from([3, 12, 40]),
        st.lists(st.sampled_from(WORDS), max_size=3, unique=True),
    ),
    min_size=1,
    max_size=9,
)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.data())
def test_step_by_step_is_the_same_as_at_once(told, data):
    """
    Reports in any order, joined after any of them, make the events that all of them make at once.
    """
    in_steps(told, data)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.data())
def test_crowded_keys_make_no_difference(told, data):
    """
    The same where so many share a key that each is compared with its neighbours only.
    """
    with pytest.MonkeyPatch.context() as patch:
        for module in (blocking, account_lines):
            patch.setattr(module, "FULL", 2)
            patch.setattr(module, "WINDOW", 1)
        in_steps(told, data)


@settings(max_examples=25, deadline=None)
@given(REPORTS, st.data())
def test_comparing_all_at_once_makes_no_difference(told, data):
    """
    The same where the ledger is compared anew as a whole, every time or now and then.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(event_joining, "MANY", 0)
        full = data.draw(st.sampled_from([2, 48]))
        for module in (blocking, account_lines):
            patch.setattr(module, "FULL", full)
            patch.setattr(module, "WINDOW", 1)
        patch.setattr(clustering, "COMPLETE", data.draw(st.sampled_from([2, 60])))
        in_steps(told, data)


@settings(max_examples=50, deadline=None)
@given(REPORTS, st.data())
def test_large_parts_make_no_difference(told, data):
    """
    The same where so much hangs together that it is not looked at whole.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clustering, "COMPLETE", data.draw(st.sampled_from([1, 2, 3])))
        in_steps(told, data)


def in_steps(told, data):
    """
    Adds reports in some order, joins them now and then, takes some back; and compares with all at once.
    """
    order = data.draw(st.permutations(range(len(told))))
    stops = data.draw(st.sets(st.sampled_from(range(len(told)))))
    gone = data.draw(st.sets(st.sampled_from(range(len(told))), max_size=2))
    with quick_ledger() as ledger:
        claims = {}
        for step, number in enumerate(order):
            day, place, killed, words = told[number]
            text = f"Report {number}: killed {killed}, {' '.join(words)}."
            claims[number] = add(ledger, text, day, place, killed)
            if step in stops:
                join_new(ledger)
        for number in gone:
            reject(ledger, [claims[number]], BY)
        join_new(ledger)
        kept = [account for _, told_of in events(ledger) for account in told_of]
        assert len(kept) == len(told) - len(gone)
        assert join(kept) == groups(ledger)


def test_joining_all_of_a_ledger_leaves_as_much_of_it_in_memory_as_before(ledger):
    """
    More of a ledger is held in memory only as long as all of it is joined.
    """
    with ledger.engine.connect() as connection:
        database = connection.connection.driver_connection
        ((before,),) = database.execute("PRAGMA cache_size")
        with event_joining.roomy(database):
            ((meanwhile,),) = database.execute("PRAGMA cache_size")
        ((after,),) = database.execute("PRAGMA cache_size")
    assert (meanwhile, after) == (-event_joining.ROOM, before)
