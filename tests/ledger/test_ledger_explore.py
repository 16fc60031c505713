"""
Events in short, and what is counted from them.
"""

import pytest

from adding_reports import GRAMMAR, claim_in, quick_ledger, report_of
from reportedly.decisions.deciding import By, accept, rate, reject, same, set_estimate, undo
from reportedly.events.summary import summary_of
from reportedly.ledger.event_index import EventIndex
from reportedly.ledger.explore import Explorer, Question, choices
from reportedly.ledger.ledger_views import event_view, event_views
from reportedly.ledger.summaries import left, summarise_new
from reportedly.records import Casualty, Party, Place, Reading, Source, Span, Time

BY = By("Ann")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def add(ledger, number, day="", **told):
    """
    Adds a report of an event of its own, unless it has the number of another; the id of its claim.
    """
    day = f"20{number + 10}-04-05" if day == "" else day
    told = {"killed": 10 + 7 * number, "said_by": "Zorbah", "doer": None, "lat": 30.0, **told}
    killed, said_by, doer, lat = told["killed"], told["said_by"], told["doer"], told["lat"]
    text = f"{said_by} says: {doer} in Town{number}, {killed} killed by Warlord{number}."
    place = Place(Span(0, 5), f"Town{number}", "village", None, "Syria", lat + number, 36.0) if lat else None
    claim = claim_in(
        text,
        "killed",
        casualties=(Casualty("killed", killed, killed),),
        place=place,
        time=Time(Span(0, 2), day, day) if day else None,
        perpetrator=Party(Span(0, 2), doer) if doer else None,
        sources=(Source(Span(0, 2), said_by, "other"),),
    )
    report = report_of(text, published="2018-01-01")
    ledger.add(report, Reading(report.document, (claim,), GRAMMAR))
    return claim.id


def from_nothing(ledger):
    """
    What the summaries would be if none had been kept.
    """
    return sorted(summary_of(view) for view in event_views(ledger))


def kept(ledger):
    """
    The summaries of now, as they would be made from what is kept.
    """
    summarise_new(ledger)
    asked = Explorer(ledger, Question())
    return asked.totals(), asked.months(), asked.marked("perpetrator"), asked.sources(), asked.disputes()


def test_events_are_counted_not_claims(ledger):
    """
    Two reports of one event count once, and the figures are those of the event.
    """
    one, other = add(ledger, 1, killed=10), add(ledger, 1, killed=12, said_by="Yarmin")
    same(ledger, [one, other], BY)
    summarise_new(ledger)

    totals = Explorer(ledger, Question()).totals()

    assert (totals.events, totals.low, totals.high) == (1, 10, 12)


@pytest.mark.parametrize(("lacking", "told"), [("date", {"day": None}), ("place", {"lat": None})])
def test_what_cannot_be_drawn_lies_in_a_tray(ledger, lacking, told):
    """
    An event with no place or no day is neither lost nor put somewhere.
    """
    add(ledger, 1, **told)
    summarise_new(ledger)
    asked = Explorer(ledger, Question())

    assert len(asked.tray(lacking)) == getattr(asked.totals(), f"no_{lacking}") == 1
    assert (len(asked.spots()), len(asked.bars())) == (lacking == "date", lacking == "place")


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        (Question(), 3),
        (Question(since="2011-04-06"), 2),
        (Question(until="2011-04-05"), 1),
        (Question(source="Yarmin"), 1),
        (Question(perpetrator="Karo"), 1),
        (Question(min_killed=20), 2),
        (Question(type="harm", country="Syria"), 3),
        (Question(country="Chad"), 0),
    ],
)
def test_one_filter_holds_for_everything(ledger, asked, events):
    """
    Each part of a question leaves out the events that do not meet it, in every answer.
    """
    add(ledger, 1)
    add(ledger, 2, said_by="Yarmin")
    add(ledger, 3, doer="Karo")
    summarise_new(ledger)
    found = Explorer(ledger, asked)

    assert found.totals().events == events
    assert sum(month.events for month in found.months()) == events
    assert sum(one.events for one in found.marked("perpetrator")) == events
    assert sum(spot.events for spot in found.spots()) == events


def test_speakers_who_cannot_both_be_right_are_told(ledger):
    """
    Who contradicts whom is counted by event.
    """
    same(ledger, [add(ledger, 1, killed=2), add(ledger, 1, killed=90, said_by="Yarmin")], BY)
    summarise_new(ledger)

    (dispute,) = Explorer(ledger, Question()).disputes()

    assert (dispute.one, dispute.other, dispute.events) == ("Yarmin", "Zorbah", 1)


def test_what_changed_is_summed_up_again(ledger):
    """
    After each decision and each report the summaries are those that would be made from nothing.
    """
    one, other = add(ledger, 1), add(ledger, 2, said_by="Yarmin")
    third = add(ledger, 1, said_by="Third", killed=3)
    summarise_new(ledger)
    acts = (
        lambda: same(ledger, [one, other], BY),
        lambda: reject(ledger, [third], BY),
        lambda: undo(ledger, "d1", BY),
        lambda: rate(ledger, "Yarmin", "E", BY, (None, None)),
        lambda: set_estimate(ledger, event_view(ledger, other).event.id, "killed/all", (1, 2, 3), BY),
        lambda: undo(ledger, "d5", BY),
        lambda: add(ledger, 7),
    )
    index = EventIndex(ledger)
    for act in acts:
        act()
        before = kept(ledger)
        for question in (Question(), Question(source="Yarmin")):
            known, anew = Explorer(ledger, question, index), Explorer(ledger, question)
            assert known.sources() == anew.sources()
            assert known.marked("type") == anew.marked("type")
            assert known.disputes() == anew.disputes()
        fresh = from_nothing(ledger)

        assert before[0].events == len(fresh)
        assert before[0].best == sum(found.killed.best or 0 for found in fresh)
        assert sum(said.events for said in before[3]) == sum(
            mark.kind == "source" for found in fresh for mark in found.marks
        )


def test_some_are_summed_up_at_a_time(ledger):
    """
    A few at a time, and it is said how many are left.
    """
    for number in range(5):
        add(ledger, number)

    assert summarise_new(ledger, 2) == 3
    assert left(ledger) == 3
    assert summarise_new(ledger) == 0
    assert summary_of(next(event_views(ledger))).killed.best == 10


def test_choices_are_what_there_is(ledger):
    """
    A filter offers the values that events have.
    """
    add(ledger, 1)
    add(ledger, 2, said_by="Yarmin")
    add(ledger, 3, said_by="Yarmin")
    summarise_new(ledger)

    assert choices(EventIndex(ledger).now(), "source") == ["Yarmin", "Zorbah"]


def test_what_a_person_accepts_counts_as_it_did(ledger):
    """
    Accepting what a reader found sums nothing up anew; what is rejected, and accepted after all, is.
    """
    one, _ = add(ledger, 1), add(ledger, 2)
    before = kept(ledger)

    accept(ledger, [one], BY)
    assert kept(ledger) == before
    reject(ledger, [one], BY)
    assert kept(ledger) != before
    accept(ledger, [one], BY)
    assert kept(ledger) == before
