"""
Coding a report twice, and making one coding of two.
"""

import json

import pytest

from adding_reports import claim_in, numbered, quick_ledger
from reportedly.decisions.deciding import By
from reportedly.errors import UsageError
from reportedly.ledger.codings import (
    both,
    coded_twice,
    coding,
    plan,
    progress,
    save_coding,
    set_plan,
    to_code,
)
from reportedly.ledger.decisions import decisions
from reportedly.people.adjudicating import Verdict, adjudicate, case, finish, lessons
from reportedly.people.agreement import agreements
from reportedly.people.double_coding import Plan
from reportedly.printed import parsed, printed_claim
from reportedly.records import ReaderInfo, Reading
from reportedly.training.own import corrected

REPORT, READING = numbered(12)
NAME, TEXT = REPORT.document.id, REPORT.document.text
KILLED, WOUNDED, MISSING = (printed_claim(TEXT, claim) for claim in READING.claims)
BY = By("root", "adjudicated")


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        opened.add(REPORT, READING)
        set_plan(opened, Plan(100, 1, ("ana", "ben")), "root")
        yield opened


def code(ledger, ones, others):
    save_coding(ledger, NAME, "ana", ones, done=True)
    save_coding(ledger, NAME, "ben", others, done=True)


def with_fields(claim, **fields):
    return {**json.loads(json.dumps(claim)), **fields}


def shown(ledger):
    return {claim.id: claim for _, claim in ledger.claims()}


def kinds(ledger):
    return [(one.kind, one.field) for one in decisions(ledger)]


def test_a_coder_begins_with_nothing_or_with_what_was_found(ledger):
    """
    Blind to the machine, or not, as the plan says.
    """
    assert coding(ledger, NAME, "ana").claims == ()
    set_plan(ledger, Plan(100, 1, ("ana", "ben"), machine=True), "root")

    assert coding(ledger, NAME, "ana").claims == ()
    assert coding(ledger, NAME, "ben").claims == (KILLED, WOUNDED, MISSING)


def test_each_has_their_reports_and_nobody_elses(ledger):
    """
    Who is not among the coders of a report cannot code it.
    """
    assert to_code(ledger, "ana") == [NAME]
    assert to_code(ledger, "cleo") == []
    with pytest.raises(UsageError, match="cleo is not among those who code"):
        coding(ledger, NAME, "cleo")


def test_nobody_sees_anything_before_both_are_done(ledger):
    """
    A coding that is open is shown to its coder alone.
    """
    save_coding(ledger, NAME, "ana", [KILLED], done=True)
    save_coding(ledger, NAME, "ben", [KILLED])

    assert both(ledger, NAME) is None
    assert list(coded_twice(ledger)) == []
    with pytest.raises(UsageError, match="was not coded by two people yet"):
        case(ledger, NAME)
    assert progress(ledger) == [(NAME, ("ana", "ben"), ("ana", "ben"), ("ana",), False)]


def test_what_was_submitted_stays(ledger):
    """
    A coder cannot change their mind once they know what the other says.
    """
    save_coding(ledger, NAME, "ana", [KILLED], done=True)

    with pytest.raises(UsageError, match="is closed"):
        save_coding(ledger, NAME, "ana", [])


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        (with_fields(KILLED, certainty="maybe"), "certainty"),
        (with_fields(KILLED, trigger={"start": 0, "end": 4, "text": "kill"}), "kill"),
    ],
)
def test_what_no_report_says_is_not_kept(ledger, claim, fault):
    """
    A claim that breaks the codebook or quotes what does not stand there is refused.
    """
    with pytest.raises(UsageError, match=fault):
        save_coding(ledger, NAME, "ana", [claim])


def test_one_claim_is_not_coded_twice(ledger):
    """
    The same words by the same sources are one claim.
    """
    with pytest.raises(UsageError, match="the same words by the same sources"):
        save_coding(ledger, NAME, "ana", [KILLED, KILLED])


def test_coding_is_no_decision(ledger):
    """
    What coders say changes nothing in the ledger until somebody adjudicates.
    """
    code(ledger, [with_fields(KILLED, certainty="denied")], [])

    assert decisions(ledger) == ()
    assert shown(ledger)[KILLED["id"]].certainty == "stated"


def test_agreement_is_measured_over_what_both_submitted(ledger):
    """
    The codings of the ledger are measured as they stand.
    """
    code(ledger, [KILLED, WOUNDED], [with_fields(KILLED, certainty="denied"), WOUNDED])
    (found,) = agreements(coded_twice(ledger))

    assert (found.coders, found.paired) == (("ana", "ben"), 2)
    assert found.measures[1].alike == 0.5


def test_claims_stand_side_by_side(ledger):
    """
    Pairs come in the order of the text; what one alone has stands alone.
    """
    code(ledger, [WOUNDED, KILLED], [with_fields(KILLED, certainty="denied"), MISSING])

    assert [pair.key for pair in case(ledger, NAME).pairs] == [
        (KILLED["id"], KILLED["id"]),
        (WOUNDED["id"], None),
        (None, MISSING["id"]),
    ]


def test_one_coder_is_followed(ledger):
    """
    Where the machine found it otherwise, it is corrected; where not, accepted; what is nobody's, rejected.
    """
    code(ledger, [KILLED, WOUNDED], [with_fields(KILLED, certainty="denied")])
    adjudicate(ledger, NAME, Verdict((KILLED["id"], KILLED["id"]), "other"), BY)
    adjudicate(ledger, NAME, Verdict((WOUNDED["id"], None), "one"), BY)

    assert shown(ledger)[KILLED["id"]].certainty == "denied"
    assert finish(ledger, NAME, BY) == (MISSING["id"],)
    assert kinds(ledger) == [("correct", "certainty"), ("accept", None), ("reject", None)]


def test_neither_is_followed(ledger):
    """
    What both have and neither has right is rejected, and the pair counts as judged.
    """
    code(ledger, [KILLED], [KILLED])

    assert adjudicate(ledger, NAME, Verdict((KILLED["id"], KILLED["id"]), "neither"), BY) is None
    assert case(ledger, NAME).pairs[0].judged.choice == "neither"
    assert kinds(ledger) == [("reject", None)]


def test_an_edited_claim_stands(ledger):
    """
    Where both are wrong, a third version is kept; a second judgement replaces the first.
    """
    code(ledger, [KILLED], [KILLED])
    key = (KILLED["id"], KILLED["id"])
    adjudicate(ledger, NAME, Verdict(key, "neither"), BY)
    adjudicate(ledger, NAME, Verdict(key, "edited", with_fields(KILLED, certainty="hedged")), BY)

    assert shown(ledger)[KILLED["id"]].certainty == "hedged"
    assert case(ledger, NAME).pairs[0].judged.choice == "edited"


def test_what_no_reader_found_is_added(ledger):
    """
    A claim that coders alone have comes into the ledger, and a second judgement of it is of the same claim.
    """
    new = printed_claim(TEXT, claim_in(TEXT, "people", reader=ReaderInfo("person", "ana"), event="p1"))
    code(ledger, [new], [])
    key = (new["id"], None)
    claim = adjudicate(ledger, NAME, Verdict(key, "one"), BY)

    assert TEXT[slice(*shown(ledger)[claim].trigger)] == "people"
    assert adjudicate(ledger, NAME, Verdict(key, "edited", with_fields(new, certainty="denied")), BY) == claim
    assert shown(ledger)[claim].certainty == "denied"


def test_a_coder_without_a_claim_cannot_be_followed(ledger):
    """
    An impossible choice is refused, and so is a pair that is not there.
    """
    code(ledger, [KILLED], [])

    with pytest.raises(UsageError, match="cannot be followed"):
        adjudicate(ledger, NAME, Verdict((KILLED["id"], None), "other"), BY)
    with pytest.raises(UsageError, match="no such pair"):
        adjudicate(ledger, NAME, Verdict(("x", None), "one"), BY)


def test_events_are_as_the_followed_coder_has_them(ledger):
    """
    Labels are the coder's own; what they hold apart is apart in the ledger, and the rest is together.
    """
    ones = [with_fields(KILLED, event="a"), with_fields(WOUNDED, event="b"), with_fields(MISSING, event="a")]
    code(ledger, ones, ones)
    for claim in ones:
        adjudicate(ledger, NAME, Verdict((claim["id"], claim["id"]), "one"), BY)
    events = {name: claim.event for name, claim in shown(ledger).items()}

    assert events[KILLED["id"]] == events[MISSING["id"]] != events[WOUNDED["id"]]


def test_a_report_is_settled_when_all_is_judged(ledger):
    """
    What is left is said.
    """
    code(ledger, [KILLED, WOUNDED], [KILLED])
    adjudicate(ledger, NAME, Verdict((KILLED["id"], KILLED["id"]), "one"), BY)

    with pytest.raises(UsageError, match="1 of 2 claims are not judged yet"):
        finish(ledger, NAME, BY)


def test_a_settled_report_teaches_the_reader(ledger, tmp_path):
    """
    What stands, and nothing else, is read by `reportedly train --corrected`.
    """
    code(ledger, [with_fields(KILLED, certainty="denied"), WOUNDED], [KILLED])
    adjudicate(ledger, NAME, Verdict((KILLED["id"], KILLED["id"]), "one"), BY)
    adjudicate(ledger, NAME, Verdict((WOUNDED["id"], None), "neither"), BY)
    assert list(lessons(ledger)) == []
    finish(ledger, NAME, BY)
    path = tmp_path / "lessons.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in lessons(ledger)), encoding="utf-8")
    ((document, claims),) = corrected(path)

    assert document["text"] == TEXT
    assert [(claim["id"], claim["certainty"]) for claim in claims] == [(KILLED["id"], "denied")]
    assert parsed(json.loads(path.read_text(encoding="utf-8")))[0].id == NAME


def test_a_report_that_was_read_again_into_another_text(ledger):
    """
    What was coded of another text is not judged against this one.
    """
    code(ledger, [KILLED], [KILLED])
    document = REPORT.document
    other = type(document)(document.id, TEXT + " More.", document.sha256_raw, "0" * 64, "plain/2")
    ledger.add(REPORT, Reading(other, (), ReaderInfo("grammar", "2")))

    with pytest.raises(UsageError, match="its text is another"):
        case(ledger, NAME)


def test_the_newest_plan_counts(ledger):
    """
    Another plan draws others; who has begun goes on.
    """
    coding(ledger, NAME, "ana")
    set_plan(ledger, Plan(100, 1, ("cleo", "dora")), "root")

    assert plan(ledger).coders == ("cleo", "dora")
    assert to_code(ledger, "ana") == [NAME]
    assert progress(ledger)[0].coders[0] == "ana"
