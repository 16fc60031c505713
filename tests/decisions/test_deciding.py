"""
Each act of deciding is checked, and then kept.
"""

import json

import pytest

from adding_reports import numbered, quick_ledger
from reportedly.decisions.deciding import (
    By,
    accept,
    correct,
    known_figure,
    not_same,
    rate,
    reject,
    same,
    set_estimate,
    set_grade,
    split,
    undo,
)
from reportedly.errors import UsageError
from reportedly.ledger.decisions import decisions

ANA = By("Ana", "seen the video")
ALWAYS = (None, None)
ONE, OTHER = numbered(12), numbered(13)
KILLED, WOUNDED, MISSING = (claim.id for claim in ONE[1].claims)
ACCOUNTS = [f"{report.document.id}/e1" for report, _ in (ONE, OTHER)]


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        for report, reading in (ONE, OTHER):
            opened.add(report, reading)
        yield opened


@pytest.mark.parametrize(("act", "kind"), [(accept, "accept"), (reject, "reject")])
def test_claims_are_judged_by_the_beginning_of_their_ids(ledger, act, kind):
    """
    A verdict names whole ids, each once, though their beginnings were given.
    """
    made = act(ledger, [KILLED[:7], WOUNDED[:7], KILLED], ANA)

    assert (made.kind, made.about, made.who, made.why) == (kind, (KILLED, WOUNDED), "Ana", "seen the video")


def test_a_correction_may_be_given_in_words_of_the_report(ledger):
    """
    A time given in words of the report is kept with where they stand.
    """
    made = correct(ledger, KILLED, "weapon", "Idlib", ANA)

    assert json.loads(made.value)["text"] == "Idlib"
    assert ledger.claim(KILLED)[1].weapon is not None


def test_same_keeps_the_claims_of_all_that_was_named(ledger):
    """
    A claim stands for its account; the claims of both accounts are kept with the decision.
    """
    made = same(ledger, [KILLED, ACCOUNTS[1]], ANA)

    assert made.about == (KILLED, ACCOUNTS[1])
    assert json.loads(made.value) == [[[claim.id for claim in reading.claims]] for _, reading in (ONE, OTHER)]


def test_accounts_are_held_apart(ledger):
    """
    Two accounts that are of two events are kept as two groups.
    """
    assert len(json.loads(not_same(ledger, ACCOUNTS, ANA).value)) == 2


@pytest.mark.parametrize("names", [[ACCOUNTS[0]], [ACCOUNTS[0], ACCOUNTS[0]], []])
def test_one_thing_alone_cannot_be_compared(ledger, names):
    """
    Same and not the same need two different things.
    """
    with pytest.raises(UsageError, match="name at least two different"):
        same(ledger, names, ANA)


def test_two_claims_of_one_account_are_not_held_apart(ledger):
    """
    Claims that a report's own label joins are parted by correcting the label.
    """
    with pytest.raises(UsageError, match="are in one account: correct the event of a claim instead"):
        not_same(ledger, [KILLED, WOUNDED], ANA)


def test_a_relabelled_claim_is_another_account(ledger):
    """
    Once its label is corrected, a claim can be held apart from the others of its report.
    """
    correct(ledger, WOUNDED, "event", "e2", ANA)
    made = not_same(ledger, [KILLED, WOUNDED], ANA)

    assert json.loads(made.value) == [[[KILLED, MISSING]], [[WOUNDED]]]


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda ledger: accept(ledger, ["zz"], ANA), "there is no claim zz in the ledger"),
        (lambda ledger: correct(ledger, "zz", "weapon", None, ANA), "there is no claim zz in the ledger"),
        (lambda ledger: same(ledger, ["zz/e1", KILLED], ANA), "there is no account zz/e1"),
        (lambda ledger: same(ledger, [f"{ACCOUNTS[0]}9", KILLED], ANA), "there is no account"),
        (lambda ledger: same(ledger, ["zz", KILLED], ANA), "there is no event zz"),
        (lambda ledger: split(ledger, "zz", [KILLED], ANA), "there is no event zz"),
        (lambda ledger: set_grade(ledger, "zz", "fair", ANA), "there is no event zz"),
        (
            lambda ledger: set_grade(ledger, "zz", "Good", ANA),
            "Good is no grade; choose from Confirmed, Fair",
        ),
        (lambda ledger: set_estimate(ledger, "zz", "killed/all", (1, 2, 3), ANA), "there is no event zz"),
        (lambda ledger: rate(ledger, "SANA", "G", ANA, ALWAYS), "G is no rating; give A to F for a source"),
        (lambda ledger: rate(ledger, " ", "B", ANA, ALWAYS), "name the source to rate"),
        (lambda ledger: rate(ledger, "SANA", "B", ANA, ("April", None)), "April is not a day"),
        (lambda ledger: rate(ledger, "SANA", "B", ANA, ("2016-04-06", "2016-04-05")), "before they begin"),
        (lambda ledger: rate(ledger, KILLED, "2", ANA, ("2016-04-06", None)), "a claim is rated for always"),
        (lambda ledger: rate(ledger, "SANA", "2", ANA, ALWAYS), "there is no claim SANA"),
        (lambda ledger: accept(ledger, [KILLED], By(" ")), "say who decides"),
        (lambda ledger: undo(ledger, "d1", By("")), "say who decides"),
    ],
)
def test_what_cannot_be_decided_is_said(ledger, act, reason):
    """
    A decision on what is not there, or with a value that makes no sense, is refused, and nothing is kept.
    """
    with pytest.raises(UsageError, match=reason):
        act(ledger)
    assert decisions(ledger) == ()


@pytest.mark.parametrize(
    ("figure", "bounds", "reason"),
    [
        ("dead/all", (1, 2, 3), "dead/all is no figure: give one of killed"),
        ("killed/", (1, 2, 3), "killed/ is no figure"),
        ("killed/side:", (1, 2, 3), "killed/side: is no figure"),
        ("killed/all", (3, 2, 4), "3, 2, 4: give low, best and high"),
        ("killed/all", (-1, 2, 4), "none below 0"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(ledger, figure, bounds, reason):
    """
    A figure needs an outcome, people, and low, best and high in their order.
    """
    with pytest.raises(UsageError, match=reason):
        set_estimate(ledger, "zz", figure, bounds, ANA)


def test_a_figure_is_of_all_people_unless_it_says_of_whom():
    """
    An outcome alone is that of all people; a class or a side is kept as it is named.
    """
    assert [known_figure(name) for name in ("killed", "killed/civilians", "wounded/side: SDF")] == [
        "killed/all",
        "killed/civilians",
        "wounded/side: SDF",
    ]


def test_a_source_is_rated_under_its_common_name(ledger):
    """
    A source that the actor list knows is rated by the name that it has there, another as it is typed.
    """
    known = rate(ledger, "SOHR", "b", ANA, ("2016-01-01", None))
    unknown = rate(ledger, "  a  nurse ", "C", ANA, ALWAYS)

    assert (known.about, known.field, known.value) == (
        ("Syrian Observatory for Human Rights",),
        "reliability 2016-01-01/..",
        '"B"',
    )
    assert (unknown.about, unknown.field) == (("a nurse",), "reliability")


def test_a_claim_is_rated(ledger):
    """
    A digit rates the claim of that id.
    """
    made = rate(ledger, KILLED[:8], "2", ANA, ALWAYS)

    assert (made.about, made.field, made.value) == ((KILLED,), "credibility", '"2"')


def test_a_decision_is_taken_back(ledger):
    """
    An undo names what it takes back.
    """
    accept(ledger, [KILLED], ANA)

    assert undo(ledger, "d1", By(" Ben ", " wrong id ")).withdraws == "d1"
    assert [(one.who, one.why) for one in decisions(ledger)][1:] == [("Ben", "wrong id")]
