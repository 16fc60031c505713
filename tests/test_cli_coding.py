"""
`reportedly coding`: the plan, what each coder says, how far they agree, and what is learned from.
"""

import json

import pytest
from typer.testing import CliRunner

from adding_reports import numbered
from reportedly.cli.program import ExitCode, app
from reportedly.decisions.deciding import By
from reportedly.ledger.codings import coding, plan
from reportedly.ledger.ledger import Ledger
from reportedly.people.adjudicating import Verdict, adjudicate, case, finish

REPORT, READING = numbered(12)
NAME = REPORT.document.id


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as opened:
        opened.add(REPORT, READING)
    return path


def run(ledger, *told, given=None):
    return CliRunner().invoke(app, ["coding", *told, "--ledger", str(ledger)], input=given)


@pytest.fixture
def planned(ledger):
    run(ledger, "plan", "--share", "100", "--coder", "ana", "--coder", "ben", "--machine")
    return ledger


def test_a_plan_is_set_and_printed(ledger):
    """
    What is not told stays; without options, what holds is printed and nothing changes.
    """
    made = run(ledger, "plan", "--share", "20", "--coder", "ana", "--coder", "ben", "--machine")
    changed = run(ledger, "plan", "--share", "100")

    assert json.loads(made.stdout)["share"] == 20
    assert json.loads(changed.stdout) == {"share": 100, "seed": 1, "coders": ["ana", "ben"], "machine": True}
    assert run(ledger, "plan").stdout == changed.stdout


def test_a_plan_that_cannot_be_carried_out_is_refused(ledger):
    """
    One person cannot code twice.
    """
    done = run(ledger, "plan", "--share", "20", "--coder", "ana")

    assert done.exit_code == ExitCode.USAGE
    assert "at least two coders" in done.stderr
    with Ledger.open(ledger) as opened:
        assert plan(opened).share == 0


def test_what_is_shown_is_what_is_saved(planned, tmp_path):
    """
    A coding goes out as lines, is changed, and comes back from a file or standard input.
    """
    lines = run(planned, "show", NAME, "--coder", "ana").stdout.splitlines()
    kept = tmp_path / "ana.jsonl"
    kept.write_text("\n".join(lines[:2]), encoding="utf-8")
    first = run(planned, "save", NAME, str(kept), "--coder", "ana")
    second = run(planned, "save", NAME, "-", "--coder", "ana", "--submit", given=lines[0])

    assert (len(lines), first.exit_code) == (3, 0)
    assert "2 claims kept" in first.stdout
    assert "1 claim submitted" in second.stdout
    with Ledger.open(planned) as opened:
        assert [one["id"] for one in coding(opened, NAME, "ana").claims] == [json.loads(lines[0])["id"]]


@pytest.mark.parametrize(
    ("written", "why"), [("{", "line 1"), ("[]", "claim: "), ('{"id": "c"}', "required")]
)
def test_what_is_no_claim_is_refused(planned, written, why):
    """
    Neither half a line nor something else is kept, and it is said what is wrong with it.
    """
    done = run(planned, "save", NAME, "-", "--coder", "ana", given=written)

    assert done.exit_code == ExitCode.USAGE
    assert why in done.stderr


def test_a_stranger_codes_nothing(planned):
    """
    Only those code who are drawn for the report.
    """
    done = run(planned, "show", NAME, "--coder", "cleo")

    assert done.exit_code == ExitCode.USAGE
    assert "cleo is not among those" in done.stderr


def test_progress_agreement_and_lessons(planned):
    """
    From both codings to how far they agree, and to what a reader can learn from.
    """
    lines = run(planned, "show", NAME, "--coder", "ana").stdout
    run(planned, "save", NAME, "-", "--coder", "ana", "--submit", given=lines)
    half = run(planned, "list").stdout
    run(planned, "save", NAME, "-", "--coder", "ben", "--submit", given=lines)
    of_ben = json.loads(run(planned, "list", "--coder", "ben", "--json").stdout)
    agreed = run(planned, "agreement").stdout
    measured = [json.loads(line) for line in run(planned, "agreement", "--json").stdout.splitlines()]
    with Ledger.open(planned) as opened:
        for pair in case(opened, NAME).pairs:
            adjudicate(opened, NAME, Verdict(pair.key, "one"), By("root", ""))
        finish(opened, NAME, By("root", ""))
    learned = json.loads(run(planned, "lessons").stdout)

    assert half == f"{NAME}  ana: submitted  ben: to code\n"
    assert of_ben["submitted"] == ["ana", "ben"]
    assert "ana and ben: 1 report, claims F1 1.00" in agreed
    assert measured[0]["claim_f1"] == 1.0
    assert len(learned["claims"]) == 3
    assert "adjudicated" in run(planned, "list").stdout
