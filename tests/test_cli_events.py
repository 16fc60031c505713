"""
`reportedly events`, `why` and `contradictions`.
"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import reportedly
from reportedly.cli.program import app

SAMPLES = Path(reportedly.__file__).with_name("samples")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    path = tmp_path_factory.mktemp("events") / "reportedly.db"
    result = CliRunner().invoke(app, ["read", str(SAMPLES), "--reader", "grammar", "--ledger", str(path)])
    assert result.exit_code in {0, 1}
    return path


def run(ledger, *arguments):
    return CliRunner().invoke(app, [*arguments, "--ledger", str(ledger)])


def lines(result):
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def eis(ledger):
    """
    The fighting at al-Eis, with the most claims.
    """
    return max(
        lines(run(ledger, "events", "--place", "al-Eis", "--json")), key=lambda one: len(one["claims"])
    )


def test_the_table_fits_100_columns(ledger):
    """
    Each event has when, where, what, sides, figures, voices and a grade, in lines of 100 letters.
    """
    result = run(ledger, "events")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == [
        "when",
        "where",
        "what",
        "sides",
        "low–best–high",
        "voices",
        "grade",
    ]
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_events_come_in_the_order_of_their_days(ledger):
    """
    Those without a day come last.
    """
    days = [one["first"] or "9999" for one in lines(run(ledger, "events", "--json"))]

    assert days == sorted(days)


def test_events_are_filtered_as_claims_are(ledger):
    """
    Only events with a claim that meets what is asked for are listed.
    """
    found = lines(run(ledger, "events", "--type", "air_strike", "--since", "2017-01-01", "--json"))

    assert found
    assert all("air_strike" in one["types"] for one in found)


def test_nothing_found_is_said(ledger):
    """
    An empty list is no silence.
    """
    result = run(ledger, "events", "--place", "Atlantis")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "no event in the ledger meets this" in result.stderr


def test_a_limit_is_said(ledger):
    """
    Whoever sees some of the events is told that there are more.
    """
    result = run(ledger, "events", "--limit", "1", "--json")

    assert len(result.stdout.splitlines()) == 1
    assert "event 1; more with --offset 1" in result.stderr


@pytest.mark.parametrize("command", ["events", "contradictions"])
def test_what_is_left_out_at_the_beginning_is_seen_no_more(ledger, command):
    """
    Going on with --offset shows everything once, in the order of the whole.
    """
    whole = lines(run(ledger, command, "--limit", "0", "--json"))
    half = len(whole) // 2

    first = run(ledger, command, "--limit", str(half), "--json")
    rest = run(ledger, command, "--limit", "0", "--offset", str(half), "--json")

    assert lines(first) + lines(rest) == whole
    assert f"more with --offset {half}" in first.stderr
    assert run(ledger, command, "--offset", str(len(whole))).stdout == ""


def test_the_fighting_at_al_eis_has_its_three_sides_and_a_range(ledger):
    """
    The state, Iran and those who fought them are named; the figures leave room below high, or above.
    """
    found = eis(ledger)

    assert {"Syrian government", "Iran", "Nusra Front"} <= set(found["sides"])
    assert any(one["open"] or (one["low"] or 0) < (one["high"] or 0) for one in found["estimates"])


def test_why_prints_every_rule_that_did_something(ledger):
    """
    Each step of each figure stands in what is printed, rule by rule.
    """
    name = eis(ledger)["id"]
    steps = [
        one for figure in lines(run(ledger, "why", name, "--json"))[0]["estimates"] for one in figure["trace"]
    ]
    text = " ".join(run(ledger, "why", name).stdout.split())

    assert steps
    assert all(f"{step['rule']} " in text for step in steps)


def test_why_takes_an_event_by_what_is_in_it(ledger):
    """
    An event is named by its id, the beginning of it, a claim or an account.
    """
    found = eis(ledger)
    names = (found["id"][:6], found["claims"][0], found["accounts"][0])

    assert {lines(run(ledger, "why", name, "--json"))[0]["id"] for name in names} == {found["id"]}


def test_why_takes_one_figure(ledger):
    """
    A harm stands for all its classes; with a slash it is one.
    """
    name = eis(ledger)["id"]
    several = lines(run(ledger, "why", name, "killed", "--json"))[0]["estimates"]

    assert {one["outcome"] for one in several} == {"killed"}
    assert len(lines(run(ledger, "why", name, "killed/all", "--json"))[0]["estimates"]) == 1


@pytest.mark.parametrize("name", ["nothing", "ffffffffffff", "aa/e1"])
def test_an_event_that_does_not_exist(ledger, name):
    """
    The message says what to do instead.
    """
    result = run(ledger, "why", name)

    assert result.exit_code == 2
    assert f"there is no event {name} in the ledger" in " ".join(result.stderr.split())


@pytest.mark.parametrize("command", ["why", "show", "voices"])
def test_an_id_without_a_letter(ledger, command):
    """
    Nothing is no beginning of an id.
    """
    result = run(ledger, command, "")

    assert result.exit_code == 2
    assert result.stderr == "reportedly: an id is missing: its first letters will do\n"


def test_a_figure_that_does_not_exist(ledger):
    """
    The figures that there are are named.
    """
    result = run(ledger, "why", eis(ledger)["id"], "killed/ghosts")

    assert result.exit_code == 2
    assert "has no figure killed/ghosts; it has killed/all" in result.stderr


def test_a_profile_that_does_not_exist(ledger):
    """
    The profiles that there are are named.
    """
    result = run(ledger, "events", "--profile", "optimistic")

    assert result.exit_code == 2
    assert "conservative" in result.stderr


def test_profiles_change_the_figures(ledger):
    """
    Each profile says its name.
    """
    assert {one["profile"] for one in lines(run(ledger, "events", "--profile", "acled", "--json"))} == {
        "acled"
    }


def test_the_sharpest_disagreement_comes_first(ledger):
    """
    Disagreements of all events are listed by how far apart they are.
    """
    found = lines(run(ledger, "contradictions", "--json"))
    sharp = [one["sharpness"] for one in found]

    assert found
    assert sharp == sorted(sharp, reverse=True)


def test_disagreements_name_their_event(ledger):
    """
    Each one can be looked into.
    """
    first = run(ledger, "contradictions", "--limit", "1")
    printed = lines(run(ledger, "contradictions", "--limit", "1", "--json"))[0]

    assert printed["event"][:8] in first.stdout
    assert "disagreement 1 of " in first.stderr


def test_a_long_disagreement_hangs_under_its_first_line(ledger):
    """
    In a narrow terminal nothing but how sharp it is, or the day of an event, stands at the edge.
    """
    narrow = {"COLUMNS": "80"}
    listed = CliRunner(env=narrow).invoke(app, ["contradictions", "--ledger", str(ledger)]).stdout
    events = CliRunner(env=narrow).invoke(app, ["events", "--ledger", str(ledger)]).stdout

    assert max(map(len, listed.splitlines())) <= 80
    assert all(line[:4].strip().endswith("%") or line[:6] == " " * 6 for line in listed.splitlines())
    first, *rows = [line for line in events.splitlines() if line.strip()]
    assert first.startswith("when")
    assert all(row[0] == " " or row[:4].isdigit() for row in rows)


def test_where_nobody_disagrees_it_is_said(ledger):
    """
    No disagreement is no silence.
    """
    assert "nobody disagrees" in run(ledger, "contradictions", "--place", "Atlantis").stderr


def test_what_was_decided_is_shown(ledger):
    """
    A person's figure stands, with the decision beneath; taken back, it is gone.
    """
    name = eis(ledger)["id"]
    set_it = CliRunner().invoke(
        app,
        [
            "review",
            "estimate",
            name,
            "killed/all",
            "7",
            "8",
            "9",
            "--why",
            "seen",
            "--who",
            "Ana",
            "--ledger",
            str(ledger),
        ],
    )
    shown = run(ledger, "why", name, "killed/all").stdout
    CliRunner().invoke(app, ["review", "undo", "d1", "--why", "no", "--who", "Ana", "--ledger", str(ledger)])

    assert set_it.exit_code == 0, set_it.output
    assert "killed 7–8–9" in shown
    assert "d1 Ana" in shown
    assert "killed 7–8–9" not in run(ledger, "why", name, "killed/all").stdout


def test_why_writes_a_page(ledger, tmp_path):
    """
    `why --html` writes the page and says where; with --json, the object is printed as well.
    """
    name, page = eis(ledger)["id"], tmp_path / "why.html"
    result = run(ledger, "why", name, "killed", "--html", str(page))

    assert (result.exit_code, result.stdout) == (0, "")
    assert f"the page is {page}" in result.stderr
    assert "The toll over time" in page.read_text(encoding="utf-8")
    assert lines(run(ledger, "why", name, "--html", str(page), "--json"))[0]["id"] == name


def test_events_writes_a_page(ledger, tmp_path):
    """
    `events --html` writes the page of those that are listed, and says on it that there are more.
    """
    page = tmp_path / "events.html"
    result = run(ledger, "events", "--limit", "3", "--html", str(page))

    assert result.exit_code == 0
    assert "3 events" in page.read_text(encoding="utf-8")
    assert "There are more events" in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_a_wrong_request(ledger, tmp_path):
    """
    A folder is no page.
    """
    result = run(ledger, "events", "--html", str(tmp_path))

    assert result.exit_code == 2
    assert "that is no file" in result.stderr


def test_voices_shows_those_of_an_event(ledger):
    """
    `voices EVENT` lists the voices of the event, each with its claims and why they are one.
    """
    event = eis(ledger)
    printed = lines(run(ledger, "voices", event["id"], "--json"))
    shown = run(ledger, "voices", event["id"][:8], "--limit", "2")

    assert [one["id"] for one in printed] == [one["id"] for one in event["voices"]]
    assert {one["event"] for one in printed} == {event["id"]}
    assert "both cite" in shown.stdout or "one cites" in shown.stdout
    assert "only the first 2 voices" in shown.stderr


def test_why_reports_are_copies_hangs_under_its_report(tmp_path):
    """
    In a narrow terminal nothing but the head of a group stands at the edge.
    """
    text = "Shelling killed five people at the market of Saraqib in Idlib province on Friday, activists said."
    told = {"title": "Shelling kills five people at the market of Saraqib", "published": "2016-04-08"}
    rows = [told | {"text": text, "publisher": f"Outlet of Northern News number {n}"} for n in (1, 2)]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, rows)))
    kept = tmp_path / "two.db"
    run(kept, "read", str(tmp_path / "two.jsonl"), "--reader", "grammar")
    shown = CliRunner(env={"COLUMNS": "60"}).invoke(app, ["voices", "--ledger", str(kept)]).stdout

    head, *rest = [line for line in shown.splitlines() if line.strip()]
    assert head.startswith("2 reports")
    assert any("word for word" in line for line in rest)
    assert len(rest) > 4
    assert all(line.startswith("  ") for line in rest)
