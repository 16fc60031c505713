"""
`reportedly review`: deciding from the command line.
"""

import json
import re

import jsonschema
import pytest
from typer.testing import CliRunner

from adding_reports import add_text, numbered
from reportedly.cli.decision_log import asked
from reportedly.cli.program import app
from reportedly.cli.review import typed as value_of
from reportedly.decisions.decision_words import fates, listed, told
from reportedly.events.records import Decision
from reportedly.ledger.decisions import decisions, keep
from reportedly.ledger.ledger import Ledger
from reportedly.printed import parsed, schema
from reportedly.records import Source, Span

ONE, OTHER = numbered(12), numbered(13)
KILLED, WOUNDED, MISSING = (claim.id for claim in ONE[1].claims)


@pytest.fixture(autouse=True)
def ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setenv("REPORTEDLY_WHO", "Ana")
    with Ledger.open("reportedly.db") as opened:
        for report, reading in (ONE, OTHER):
            opened.add(report, reading)
        yield opened


def run(*arguments, **given):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **given)


def words(result):
    return " ".join(result.stdout.split())


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def reviews_of(result):
    return {claim["id"]: claim.get("review") for line in lines(result) for claim in line["claims"]}


def test_what_was_decided_is_said():
    """
    A decision is repeated with its name, so that it can be taken back.
    """
    result = run("review", "accept", KILLED[:6], WOUNDED)

    assert result.exit_code == 0
    assert result.stdout == f"d1  accepted {KILLED[:8]} and {WOUNDED[:8]}\n"


def test_what_does_not_stand_any_more_is_said():
    """
    Who decides against an earlier decision is told of it.
    """
    run("review", "accept", KILLED, "--who", "Ben")
    result = run("review", "reject", KILLED, "--why", "another day")

    assert result.stdout.splitlines()[1] == f"     d1 no longer stands: Ben accepted {KILLED[:8]}"


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("correct", KILLED, "certainty", "denied"), "correct"),
        (("same", KILLED, OTHER[1].claims[0].id), "same"),
        (("not-same", f"{ONE[0].document.id}/e1", OTHER[1].claims[0].id), "not_same"),
        (("rate", "SOHR", "B"), "rate"),
        (("rate", KILLED, "3"), "rate"),
    ],
)
def test_each_thing_is_decided_by_its_command(ledger, arguments, kind):
    """
    Who, why and what are kept.
    """
    result = run("review", *arguments, "--why", "seen the video")

    assert result.exit_code == 0, result.stderr
    [made] = decisions(ledger)
    assert (made.kind, made.who, made.why) == (kind, "Ana", "seen the video")


@pytest.mark.parametrize(
    "arguments",
    [
        ("split", "zz", KILLED),
        ("estimate", "zz", "killed/civilians", "1", "2", "3"),
        ("grade", "zz", "Fair"),
    ],
)
def test_an_event_that_is_not_there_is_refused(arguments):
    """
    A decision on an event that does not exist says so, and ends with 2.
    """
    result = run("review", *arguments, "--why", "x")

    assert result.exit_code == 2
    assert "there is no event zz" in result.stderr


@pytest.mark.parametrize(
    ("typed", "kept"), [("null", None), ("25", 25), ('"25"', "25"), ("25 people", "25 people"), ("[]", [])]
)
def test_values_are_read_as_json_or_as_words(typed, kept):
    """
    A value is JSON where it is some, and the words themselves otherwise.
    """
    assert value_of(typed) == kept


def test_a_reason_is_asked_for():
    """
    Nobody rejects a claim without a reason.
    """
    result = run("review", "reject", KILLED)

    assert result.exit_code == 2
    assert "--why" in result.stderr


def test_who_is_the_user_of_the_machine_where_nobody_is_named(monkeypatch, ledger):
    """
    Without a name, the log has that of the user; without one of those, the decision is refused.
    """
    monkeypatch.delenv("REPORTEDLY_WHO")
    monkeypatch.setattr("getpass.getuser", lambda: "user7")
    run("review", "accept", KILLED)
    assert decisions(ledger)[0].who == "user7"
    monkeypatch.setattr("getpass.getuser", lambda: {}["nobody"])

    assert "say who decides: --who NAME" in run("review", "accept", KILLED).stderr


def test_an_undo_takes_back():
    """
    A decision that was taken back leaves the claim undecided.
    """
    run("review", "reject", KILLED, "--why", "another day")
    assert run("review", "undo", "d1").stdout == "d2  took back d1\n"

    assert run("claims", "--decided", "rejected", "--json").stdout == ""


def test_claims_show_what_was_decided():
    """
    The table and the card of a claim say how it stands, through whom, and why.
    """
    run("review", "correct", KILLED, "casualties.0.high", "15", "--why", "the Arabic original")
    run("review", "rate", KILLED, "2", "--why", "two witnesses")
    note = (
        "casualties.0.high corrected to 15 by Ana (d1): the Arabic original; "
        "rated 2 (credibility) by Ana (d2): two witnesses"
    )

    assert note in words(run("claims"))
    assert "killed 12–15" in words(run("show", KILLED))
    assert f"decided {note}" in words(run("show", KILLED))


def test_json_has_what_was_decided():
    """
    Only a claim that somebody decided on has a review; the printed line still holds to the schema.
    """
    run("review", "reject", KILLED, "--why", "another day")
    result = run("show", ONE[0].document.id, "--json")

    for line in lines(result):
        jsonschema.validate(line, schema())
        assert len(parsed(line)[1]) == 3
    assert reviews_of(result) == {
        KILLED: {"status": "rejected", "credibility": "6", "decisions": ["d1"]},
        WOUNDED: None,
        MISSING: None,
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("accepted", {WOUNDED}), ("rejected", {KILLED}), ("corrected", set()), ("open", {MISSING})],
)
def test_claims_are_found_by_how_they_stand(asked, expected):
    """
    What is still open, and what was accepted, corrected or rejected, can be asked for.
    """
    run("review", "reject", KILLED, "--why", "another day")
    run("review", "accept", WOUNDED)
    found = set(reviews_of(run("claims", "--decided", asked, "--json")))

    assert found & {KILLED, WOUNDED, MISSING} == expected


def test_how_a_claim_cannot_stand_is_said():
    """
    Asking for another word than those for how a claim stands names the choices.
    """
    result = run("claims", "--decided", "doubted")

    assert result.exit_code == 2
    assert "choose from accepted, corrected, rejected, added, open" in result.stderr


def test_the_log_has_everything(ledger):
    """
    Each decision is listed with who, when, why, and what became of it.
    """
    at = "2016-04-06T10:00:00+00:00"
    keep(ledger, Decision("", "accept", (KILLED,), "Ana", at, "seen the video"))
    keep(ledger, Decision("", "reject", (KILLED,), "Ben", "2016-04-06T09:00:00+00:00", ""))
    run("review", "undo", "d2")
    run("review", "reject", WOUNDED, "--why", "x")
    log = run("review", "log").stdout

    assert f"d1   2016-04-06 10:00:00  Ana accepted {KILLED[:8]}\n     “seen the video”\n" in log
    assert f"d2   2016-04-06 09:00:00  Ben rejected {KILLED[:8]}\n     taken back by d3\n" in log
    assert "the clock went back: a decision before it bears 2016-04-06 10:00:00" in log
    assert re.findall(r"^d\d", log, re.MULTILINE) == ["d1", "d2", "d3", "d4"]


def test_contradictory_decisions_are_both_listed():
    """
    The log has both of two contradictory decisions, and says which one stands.
    """
    run("review", "accept", KILLED)
    run("review", "reject", KILLED, "--why", "another day")

    assert "d1 " in run("review", "log").stdout
    assert "contradicted by d2, which stands" in run("review", "log").stdout


def test_the_log_of_one_thing():
    """
    The log can be asked for one claim, and has what takes decisions on it back.
    """
    run("review", "accept", KILLED)
    run("review", "accept", WOUNDED)
    run("review", "undo", "d1")
    found = lines(run("review", "log", KILLED[:8], "--json"))

    assert [(one["id"], one["stands"], one["taken_back_by"]) for one in found] == [
        ("d1", False, ["d3"]),
        ("d3", False, []),
    ]


@pytest.mark.parametrize(
    ("name", "said"), [((), "nothing was decided\n"), (("zz",), "nothing was decided on zz\n")]
)
def test_an_empty_log_says_so(name, said):
    """
    Where nothing was decided, the log says that.
    """
    assert run("review", "log", *name).stderr == said


def test_a_rating_of_somebody_who_says_nothing_is_told_so(ledger):
    """
    It is kept, for reports to come; but a name that was typed amiss rates nobody.
    """
    text = "Twelve people were killed in Idlib, Radio Idlib Hope said."
    hope = (Source(Span(36, 52), "Radio Idlib Hope", "media"),)
    add_text(ledger, text, "killed", {"publisher": "Orient Wire"}, sources=hope)

    amiss = run("review", "rate", "Radio Hope", "E", "--why", "typed amiss")
    assert "rated Radio Hope E" in amiss.stdout
    assert amiss.stderr == "nobody of the name Radio Hope is heard in the ledger so far\n"
    for heard in ("radio idlib hope", "Orient Wire"):
        assert run("review", "rate", heard, "B", "--why", "its lists hold up").stderr == ""


def test_the_log_as_json_has_values_and_what_overruled_them():
    """
    A line of the log has the value itself, and the decisions that stand above it.
    """
    run("review", "rate", "SOHR", "B", "--why", "its lists hold up")
    run("review", "rate", "SOHR", "C", "--why", "they do not")
    found = lines(run("review", "log", "Syrian Obs", "--json"))

    assert [(one["value"], one["stands"], one["overruled_by"]) for one in found] == [
        ("B", False, ["d2"]),
        ("C", True, []),
    ]


@pytest.mark.parametrize(
    ("kind", "about", "fields", "expected"),
    [
        ("split", ("e7", "28bf0111aa/e1", "x"), {}, "split 28bf0111/e1 and x off e7"),
        ("estimate", ("e7",), {"field": "killed/all", "value": '{"low": 1, "best": 2, "high": 3}'},
         "set killed/all of e7 to 1–2–3"),
        ("grade", ("e7",), {"field": "airwars", "value": '"Fair"'}, "graded e7 as Fair (airwars)"),
        ("correct", ("c",), {"field": "place", "value": '{"text": "Idlib", "name": "Idlib City"}'},
         "corrected place of c to Idlib City"),
        ("correct", ("c",), {"field": "place", "value": "null"}, "corrected place of c to nothing"),
        ("correct", ("c",), {"field": "x", "value": f'"{"a" * 99}"'}, f"corrected x of c to {'a' * 60}…"),
        ("same", ("a", "b", "c", "d", "e"), {}, "said that a, b, c and 2 more are of the same event"),
    ],
)  # fmt: skip
def test_decisions_are_told_in_plain_words(kind, about, fields, expected):
    """
    Each kind of decision has its sentence.
    """
    assert told(Decision("d1", kind, about, "Ana", "", "", **fields)) == expected


def test_a_list_of_names_reads_as_one_says_it():
    """
    One, two and three names are joined as in a sentence.
    """
    assert [listed(["a", "b", "c"][:size]) for size in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_a_decision_that_is_overruled_in_part_is_told_so():
    """
    The fate of a decision says whether something of it is left.
    """
    found = fates(
        [
            Decision("d1", "reject", ("a", "b"), "Ana", "", ""),
            Decision("d2", "accept", ("a",), "Ben", "", ""),
        ]
    )

    assert found == {"d1": ["contradicted in part by d2, which stands"], "d2": []}


def test_a_decision_that_does_not_stand_itself_is_not_said_to_stand():
    """
    Of three verdicts on a claim each is contradicted by the next, and only the last one stands.
    """
    verdicts = zip(("d1", "d2", "d3"), ("reject", "accept", "reject"), strict=True)
    found = fates([Decision(name, kind, ("a",), "Ana", "", "") for name, kind in verdicts])

    assert found == {"d1": ["contradicted by d2"], "d2": ["contradicted by d3, which stands"], "d3": []}


def test_a_decision_is_found_by_its_own_name():
    """
    Asking the log for d1 gives d1 and what takes it back, not d10.
    """
    made = [Decision(f"d{number}", "accept", ("c",), "Ana", "", "") for number in range(1, 11)]

    assert [one.id for one in asked(made, "d1")] == ["d1"]


def test_a_missed_claim_is_added():
    """
    A claim is added with the words of its event, its type, and other fields as they are typed.
    """
    report = ONE[0].document.id
    result = run("review", "add", report[:8], "people", "shelling", "--set", "certainty=denied")

    assert result.exit_code == 0
    assert "shelling “people”" in result.stdout
    listed = run("claims", "--decided", "added", "--json")
    assert [review["status"] for review in reviews_of(listed).values()] == ["added"]
    assert run("review", "add", report, "people", "harm", "--set", "certainty").exit_code == 2
