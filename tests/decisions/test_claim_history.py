"""
What became of a claim, with every field before and after.
"""

import pytest

from adding_reports import numbered, quick_ledger
from reportedly.decisions.claim_history import claim_history, differences
from reportedly.decisions.deciding import By, accept, add, correct, correct_all, rate, reject, undo
from reportedly.errors import StaleEdit, UsageError
from reportedly.ledger.decisions import changes_of, decisions

ANA, BEN = By("Ana"), By("Ben")
REPORT, READING = numbered(12)
CLAIM = READING.claims[0]


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        opened.add(REPORT, READING)
        yield opened


def told(changes):
    return [(one.decision.id, one.field, one.before, one.after) for one in changes]


def test_a_claim_that_nobody_decided_on_has_no_history(ledger):
    """
    Decisions on other claims are no history of this one.
    """
    accept(ledger, [READING.claims[1].id], ANA)

    assert changes_of(ledger, CLAIM.id) == claim_history(REPORT.document, CLAIM, ()) == ()
    assert changes_of(ledger, "zz") == ()


def test_each_field_is_told_before_and_after(ledger):
    """
    A correction is told as the field that changed and as how the claim stands.
    """
    correct(ledger, CLAIM.id, "casualties.0", {"low": 10}, ANA)
    undo(ledger, "d1", BEN)

    assert told(changes_of(ledger, CLAIM.id)) == [
        ("d1", "casualties.0.low", 12, 10),
        ("d1", "status", None, "corrected"),
        ("d2", "casualties.0.low", 10, 12),
        ("d2", "status", "corrected", None),
    ]


def test_verdicts_and_ratings_are_told(ledger):
    """
    A verdict that changes nothing is told too.
    """
    accept(ledger, [CLAIM.id], ANA)
    accept(ledger, [CLAIM.id], BEN)
    rate(ledger, CLAIM.id, "2", BEN, (None, None))
    reject(ledger, [CLAIM.id, READING.claims[1].id], ANA)
    undo(ledger, "d3", ANA)

    assert told(changes_of(ledger, CLAIM.id)) == [
        ("d1", "status", None, "accepted"),
        ("d2", "status", "accepted", "accepted"),
        ("d3", "credibility", "6", "2"),
        ("d4", "status", "accepted", "rejected"),
        ("d5", "credibility", "2", "6"),
    ]


def test_an_added_claim_begins_with_its_adding(ledger):
    """
    Before it was added, there was no claim; after that was taken back, there is none again.
    """
    name = add(ledger, REPORT.document.id, {"trigger": "killed", "event_type": "shelling"}, ANA).about[0]
    correct(ledger, name, "certainty", "denied", ANA)
    undo(ledger, "d2", ANA)
    undo(ledger, "d1", ANA)
    found = [
        (one.decision.id, one.field, one.before is None, one.after is None)
        for one in changes_of(ledger, name)
    ]

    assert found[:2] == [("d1", "claim", True, False), ("d1", "status", True, False)]
    assert found[-2:] == [("d4", "claim", False, True), ("d4", "status", False, True)]


def test_words_are_one_thing():
    """
    Words that changed are told with where they stand, apart from what is known besides.
    """
    one = {"start": 0, "end": 4, "text": "SOHR", "name": "SOHR"}
    other = {"start": 0, "end": 3, "text": "SOH", "name": "SOHR"}

    assert [field for field, _, _ in differences({"weapon": one}, {"weapon": other}, "")] == ["weapon"]
    assert list(differences([1], [1, 2], "x")) == [("x.1", None, 2)]


@pytest.mark.parametrize(
    "act",
    [
        lambda ledger: accept(ledger, [CLAIM.id], BEN, based_on="d1"),
        lambda ledger: reject(ledger, [CLAIM.id], BEN, based_on="d1"),
        lambda ledger: correct(ledger, CLAIM.id, "certainty", "denied", BEN, based_on="d0"),
    ],
)
def test_a_stale_edit_says_who_changed_what(ledger, act):
    """
    Who decides on a claim as it was before somebody else decided is told of that; nothing is kept.
    """
    accept(ledger, [CLAIM.id], ANA)
    correct(ledger, CLAIM.id, "certainty", "hedged", ANA)

    with pytest.raises(
        StaleEdit, match=r"meanwhile: .*Ana corrected certainty of .* to hedged at 2.* \(d2\)"
    ) as met:
        act(ledger)
    assert met.value.decisions[-1] == "d2"
    assert met.value.claim["certainty"] == "hedged"
    assert len(decisions(ledger)) == 2


def test_decisions_on_other_claims_make_nothing_stale(ledger):
    """
    Only what was decided on the same claim since counts.
    """
    reject(ledger, [READING.claims[1].id], ANA)

    assert accept(ledger, [CLAIM.id], BEN, based_on="d0").id == "d2"
    assert correct(ledger, CLAIM.id, "certainty", "hedged", BEN, based_on="d2").id == "d3"


def test_fields_are_corrected_together_or_not_at_all(ledger):
    """
    Of several corrections, each is a decision; one that cannot be keeps all of them back.
    """
    with pytest.raises(UsageError, match="before it begins"):
        correct_all(ledger, CLAIM.id, {"certainty": "hedged", "time": {"from": "2016-04-09"}}, ANA)
    assert decisions(ledger) == ()

    made = correct_all(ledger, CLAIM.id, {"certainty": "hedged", "event": "e2"}, ANA)
    assert [one.id for one in made] == ["d1", "d2"]
