"""
Events are weighed anew as soon as anything that they rest on is otherwise, and only then.
"""

from dataclasses import replace

import pytest

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import (
    By,
    accept,
    correct,
    not_same,
    rate,
    reject,
    same,
    set_estimate,
    set_grade,
    undo,
)
from reportedly.estimates import profile
from reportedly.ledger import ledger_views
from reportedly.ledger.decisions import stands_now
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_views import event_view, event_views, page
from reportedly.ledger.recent import Kept
from reportedly.records import Casualty, Place, Reading, Source, Span, Time

BY = By("Ann")
NEWER = replace(GRAMMAR, version="2")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


@pytest.fixture
def weighed(monkeypatch):
    """
    The ids of the events that were weighed, one after the other.
    """
    made = []
    weigh = ledger_views.view_of

    def noted(event, *given, **more):
        made.append(event.id)
        return weigh(event, *given, **more)

    monkeypatch.setattr(ledger_views, "view_of", noted)
    return made


def report(number, killed, **told):
    text = f"Town{number}: {killed} killed by Zorbah{number}, {told.get('publisher', 'a paper')} said."
    return report_of(text, published="2019-01-01", **told)


def reading_of(made, number, killed, reader=GRAMMAR):
    place = Place(Span(0, 5), f"Town{number}", "village", None, "Syria", 20.0 + 9 * number, 36.0)
    claim = claim_in(
        made.document.text,
        "killed",
        casualties=(Casualty("killed", killed, killed),),
        place=place,
        time=Time(Span(0, 2), f"2018-0{number}-01", f"2018-0{number}-01"),
        sources=(Source(Span(0, 5), "SANA", "media"),),
    )
    return Reading(made.document, (claim,), reader)


def add(ledger, number, killed, **told):
    """
    Adds a report of an event of its own; the id of its claim.
    """
    made = report(number, killed, **told)
    reading = reading_of(made, number, killed)
    ledger.add(made, reading)
    return reading.claims[0].id


def afresh(ledger):
    """
    The events as somebody sees them who opens the ledger now.
    """
    with Ledger.open(ledger.path) as other:
        return list(event_views(other))


def test_nothing_is_weighed_twice_for_nothing(ledger, weighed):
    """
    Whoever looks at the same events again gets what was weighed before.
    """
    add(ledger, 1, 5)
    add(ledger, 2, 7)
    first = list(event_views(ledger))

    assert first == list(event_views(ledger))
    assert sorted(weighed) == sorted(view.event.id for view in first)


def test_a_verdict_weighs_no_other_event(ledger, weighed):
    """
    Somebody who decides on one report holds nobody up who looks at others.
    """
    one, other = add(ledger, 1, 5), add(ledger, 2, 7)
    list(event_views(ledger))
    own = event_view(ledger, one).event.id
    weighed.clear()

    accept(ledger, [one], BY, based_on="d0")
    list(event_views(ledger))

    assert weighed == [own]
    assert event_view(ledger, other).event.id not in weighed


def test_profiles_are_told_apart(ledger):
    """
    The figures under one profile are never given for those under another.
    """
    claim = add(ledger, 1, 5)

    assert event_view(ledger, claim, "acled").profile.name == "acled"
    assert event_view(ledger, claim, "conservative").profile.name == "conservative"
    assert event_view(ledger, claim, "acled").profile.name == "acled"


def event_of(ledger, claim):
    return event_view(ledger, claim).event.id


ACTS = {
    "accept": lambda ledger, one, _: accept(ledger, [one], BY),
    "reject": lambda ledger, one, _: reject(ledger, [one], BY),
    "correct": lambda ledger, one, _: correct(ledger, one, "certainty", "denied", BY),
    "same": lambda ledger, one, other: same(ledger, [one, other], BY),
    "not same": lambda ledger, one, other: not_same(ledger, [one, other], BY),
    "rate": lambda ledger, *_: rate(ledger, "SANA", "E", BY, (None, None)),
    "estimate": lambda ledger, one, _: set_estimate(
        ledger, event_of(ledger, one), "killed/all", (1, 2, 3), BY
    ),
    "grade": lambda ledger, one, _: set_grade(ledger, event_of(ledger, one), "confirmed", BY),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_decision_shows_at_once(ledger, act):
    """
    After any decision, and after it was taken back, everybody sees what somebody sees who opens the ledger
    only now.
    """
    one, other = add(ledger, 1, 5), add(ledger, 2, 7)
    before = list(event_views(ledger))

    made = ACTS[act](ledger, one, other)

    assert list(event_views(ledger)) == afresh(ledger) != before
    undo(ledger, made.id, BY)
    assert list(event_views(ledger)) == afresh(ledger)


def test_a_decision_of_another_program_shows_at_once(ledger):
    """
    It makes no difference who decided: the workbench, or a command beside it.
    """
    claim = add(ledger, 1, 5)
    list(event_views(ledger))

    with Ledger.open(ledger.path) as beside:
        reject(beside, [claim], BY)

    assert list(event_views(ledger)) == afresh(ledger)
    assert [] == list(event_views(ledger))


def test_a_newer_reading_shows_at_once(ledger):
    """
    A report that is read again is told as it was read last.
    """
    made = report(1, 5)
    ledger.add(made, reading_of(made, 1, 5))
    assert [5] == [view.figure("killed").best for view in event_views(ledger)]

    ledger.add(made, reading_of(made, 1, 6, NEWER))

    assert [6] == [view.figure("killed").best for view in event_views(ledger)]


def test_a_second_report_of_an_event_shows_at_once(ledger):
    """
    What joins an event is weighed with what was there.
    """
    add(ledger, 1, 5, publisher="one paper")
    before = list(event_views(ledger))
    add(ledger, 1, 5, publisher="another paper")

    assert list(event_views(ledger)) == afresh(ledger) != before


def test_a_decision_that_comes_while_an_event_is_weighed_is_not_missed(ledger):
    """
    What was weighed by what stood before a decision is not taken for what stands after it.
    """
    claim = add(ledger, 1, 5)
    stood = stands_now(ledger)
    name = event_of(ledger, claim)
    ledger.views = Kept(10)
    accept(ledger, [claim], BY)

    [old] = page(ledger, [name], stood, profile("conservative"))
    [new] = page(ledger, [name], stands_now(ledger), profile("conservative"))

    assert [None, "accepted"] == [view.told[claim].status for view in (old, new)]
