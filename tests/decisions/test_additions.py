"""
Adding a claim that no reader found.
"""

import json

import pytest

from adding_reports import GRAMMAR, add_text, claim_in, quick_ledger, report_of
from reportedly.decisions.additions import drafted
from reportedly.decisions.deciding import By, accept, add, correct, reject, undo
from reportedly.errors import UsageError
from reportedly.filters import Filters
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger_events import join_new
from reportedly.printed import claim_id
from reportedly.records import ReaderInfo, Reading, Span

ANA = By("Ana", "missed")
TEXT = (
    "SOHR said 12 people were killed in Idlib. Helicopters dropped barrel bombs on Saraqib on 5 April 2016, "
    "an activist said."
)
REPORT = report_of(TEXT, published="2016-04-06")
DRAFT = {"trigger": "dropped", "event_type": "air_strike"}


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        add_text(opened, TEXT, "killed", {"published": "2016-04-06"})
        yield opened


def shown(ledger, **asked):
    return {claim.id: claim for _, claim in ledger.claims(Filters(**asked))}


def added(ledger, **more):
    return add(ledger, REPORT.document.id, {**DRAFT, **more}, ANA).about[0]


def test_a_draft_is_filled_in():
    """
    The sentence, the id and the reader of a new claim are those that they must be.
    """
    claim = drafted(REPORT.document, DRAFT, "Ana")

    assert claim.trigger.of(TEXT) == "dropped"
    assert claim.sentence.of(TEXT).startswith("Helicopters")
    assert claim.id == claim_id(REPORT.document.id, claim.trigger, "air_strike", ())
    assert (claim.reader, claim.confidence, claim.certainty) == (ReaderInfo("person", "Ana"), 1.0, "stated")


def test_every_field_of_a_claim_can_be_given():
    """
    Words in a draft are looked up as those of a correction are.
    """
    more = {
        "certainty": "hedged",
        "weapon": {"start": 62, "end": 74},
        "place": "Saraqib",
        "time": "5 April 2016",
        "sources": ["an activist"],
        "cue": "said.",
    }
    claim = drafted(REPORT.document, {**DRAFT, **more}, "Ana")

    assert claim.weapon.of(TEXT) == "barrel bombs"
    assert (claim.place.name, claim.time.first, claim.sources[0].type) == ("Saraqib", "2016-04-05", "witness")


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        ({}, "a claim needs trigger and event_type"),
        ({"trigger": "dropped"}, "a claim needs event_type"),
        ({**DRAFT, "trigger": "flew"}, "do not stand in the report"),
        ({**DRAFT, "trigger": 5}, "give the words that name the event"),
        ({**DRAFT, "trigger": {"start": 900, "end": 907}}, "no words stand from 900"),
        ({**DRAFT, "event_type": "flood"}, "'flood' is not one of"),
        ({**DRAFT, "confidence": 0.2}, "confidence is no field that can be corrected"),
        ({**DRAFT, "reader": "x"}, "reader is no field"),
        ({**DRAFT, "colour": "x"}, "colour is no field"),
    ],
)
def test_what_cannot_be_a_claim_is_refused(draft, reason):
    """
    A draft holds to what holds for every claim.
    """
    with pytest.raises(UsageError, match=reason):
        drafted(REPORT.document, draft, "Ana")


def test_an_event_of_its_own_has_a_label_that_no_reader_gives():
    """
    The label of a new event is none that the report has.
    """
    assert drafted(REPORT.document, DRAFT, "Ana", ["e1", "p1", "p3"]).event == "p4"


def test_an_added_claim_is_shown_with_the_others(ledger):
    """
    A claim that a person added is found like any other.
    """
    name = added(ledger, place="Saraqib")

    assert name in shown(ledger)
    assert list(shown(ledger, place="Saraqib", type="air_strike", decided="added")) == [name]
    assert name in shown(ledger, text="helicopters")
    assert ledger.claim(name[:8])[1].reader.name == "person"


def test_an_added_claim_is_of_an_event(ledger):
    """
    Joining takes an added claim into account, and a rejected one no longer.
    """
    join_new(ledger)
    name = added(ledger)

    assert [event.accounts for event in join_new(ledger)] == [(f"{REPORT.document.id}/p1",)]
    assert len(list(ledger.claims_in([REPORT.document.id]))) == 2
    reject(ledger, [name], ANA)
    assert [event.accounts for event in join_new(ledger)] == [()]


def test_an_added_claim_is_corrected_and_goes_back(ledger):
    """
    Corrections of an added claim rest on what was added; without them that is shown again.
    """
    name = added(ledger)
    made = correct(ledger, name, "certainty", "hedged", ANA)
    assert shown(ledger, decided="corrected")[name].certainty == "hedged"

    undo(ledger, made.id, ANA)
    assert shown(ledger, decided="added")[name].certainty == "stated"


def test_an_added_claim_is_rejected_and_accepted(ledger):
    """
    Others judge an added claim as they judge any.
    """
    name = added(ledger)

    reject(ledger, [name], By("Ben"))
    assert list(shown(ledger, decided="rejected")) == [name]
    accept(ledger, [name], By("Cleo"))
    assert list(shown(ledger, decided="accepted")) == [name]


def test_adding_is_taken_back(ledger):
    """
    Without the decision that added it, a claim is not there, and can be added again.
    """
    name = added(ledger)
    undo(ledger, "d1", ANA)
    assert name not in shown(ledger)

    assert added(ledger) == name
    assert name in shown(ledger)


@pytest.mark.parametrize("act", [accept, reject])
def test_what_others_rest_on_is_taken_back_last(ledger, act):
    """
    A claim that was judged after it was added cannot be taken away from under the verdict.
    """
    act(ledger, [added(ledger)], By("Ben"))

    with pytest.raises(UsageError, match="first take back what rests on it, d2"):
        undo(ledger, "d1", ANA)
    assert len(decisions(ledger)) == 2


def test_what_is_there_is_not_added(ledger):
    """
    The same words, claimed to be the same thing by the same sources, are one claim.
    """
    added(ledger)

    with pytest.raises(UsageError, match="is there already"):
        added(ledger)


def test_a_report_that_is_not_there_gets_no_claim(ledger):
    """
    A claim is added to a report of the ledger.
    """
    with pytest.raises(UsageError, match="there is no report zz"):
        add(ledger, "zz", DRAFT, ANA)


def test_an_added_claim_outlives_a_newer_reading(ledger):
    """
    When the report is read again and the machine misses it again, the claim stays; found, it is there once.
    """
    name = added(ledger)
    for version, claims in (
        ("2", ()),
        ("3", (claim_in(TEXT, "dropped", id=name, certainty="hedged", sentence=Span(42, len(TEXT))),)),
    ):
        newer = ReaderInfo("grammar", version)
        ledger.add(REPORT, Reading(REPORT.document, claims, newer))
        assert [claim.reader.name for claim in shown(ledger).values()] == ["person"]

    undo(ledger, "d1", ANA)
    assert [claim.certainty for claim in shown(ledger).values()] == ["hedged"]


def test_a_newer_reading_stays_what_the_reader_found(ledger):
    """
    The latest reading of a report is that of a machine, without what people added.
    """
    added(ledger)

    assert [claim.reader for claim in ledger.latest(REPORT.document.id).claims] == [GRAMMAR]


def test_the_decision_holds_the_claim_as_it_is_printed(ledger):
    """
    What was added stands whole in the log of decisions.
    """
    name = added(ledger)
    kept = json.loads(decisions(ledger)[0].value)

    assert (kept["document"], kept["claim"]["id"]) == (REPORT.document.id, name)
