import json

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from adding_reports import GRAMMAR, quick_ledger, report_of
from reportedly.cli.program import app
from reportedly.events import records as event_records
from reportedly.ledger import tables
from reportedly.ledger.voices import families, sketch_new, sketches
from reportedly.records import Reading
from reportedly.voices import sketch_of, voices_in

STRIKE = (
    "Warplanes struck the covered market of Maarat al-Rih shortly before noon, when most stalls were open. "
    "Rescuers dug with bare hands for a baker and his three apprentices, whose oven had collapsed on them. "
    "The drone of the aircraft was heard from the hills for a quarter of an hour before the first rocket."
)
CLASH = (
    "Fighters of the Northern Brigade overran a checkpoint on the road to Tell Asfar before dawn on Friday. "
    "A teacher who lives beside the road saw ambulances pass until eight and then heard no more shooting."
)


@pytest.fixture
def ledger():
    with quick_ledger() as opened:
        yield opened


def add(ledger, *texts, publisher="Star", published="2016-04-01"):
    reports = [report_of(text, publisher=publisher, published=published, title=text[:20]) for text in texts]
    for report in reports:
        ledger.add(report, Reading(report.document, (), GRAMMAR))
    return [report.document for report in reports]


def kept(ledger):
    with ledger.looking() as connection:
        return connection.execute(select(func.count()).select_from(tables.traces)).scalar()


def shown(ledger, *arguments):
    return CliRunner().invoke(app, ["voices", *arguments, "--ledger", str(ledger.path)])


def test_a_text_is_looked_at_once(ledger):
    """
    Sketches from the ledger are those of the reports, and what they are made from is kept.
    """
    documents = add(ledger, STRIKE, CLASH)
    found = list(sketches(ledger))

    assert sorted(found, key=lambda one: one.document) == sorted(
        map(sketch_of, documents), key=lambda one: one.document
    )
    assert kept(ledger) == 2
    assert list(sketches(ledger)) == found
    assert kept(ledger) == 2


def test_all_new_texts_are_looked_at_at_once(ledger):
    """
    Before many events are asked for, what is new is made ready in one go, and once.
    """
    documents = add(ledger, STRIKE, CLASH)

    assert sketch_new(ledger) == 2
    assert sketch_new(ledger) == 0
    assert {one.document for one in sketches(ledger)} == {one.id for one in documents}
    assert kept(ledger) == 2


def test_only_the_reports_asked_for_are_looked_at(ledger):
    """
    An event costs its own reports, not those of the ledger.
    """
    first, _ = add(ledger, STRIKE, CLASH)

    assert [one.document for one in sketches(ledger, [first.id, "unknown"])] == [first.id]
    assert kept(ledger) == 1


def test_the_newest_reading_tells_whose_a_report_is(ledger):
    """
    A publisher that was told later counts.
    """
    add(ledger, STRIKE, publisher="Star")
    add(ledger, STRIKE, publisher="Herald")

    assert [one.publisher for one in sketches(ledger)] == ["Herald"]


def test_voices_of_an_event_in_the_ledger(ledger):
    """
    A reprint that lost its source is one voice with the original.
    """
    original, reprint = add(ledger, STRIKE, f"{STRIKE} Herald.")
    told = [
        event_records.Testimony("1", original.id, "air_strike", "stated", "SOHR", "monitor"),
        event_records.Testimony("2", reprint.id, "air_strike", "stated", "Star", "publisher"),
    ]

    assert [voice.claims for voice in voices_in(told, sketches(ledger))] == [("1", "2")]


def test_families_are_told_with_their_ties(ledger):
    """
    Reports that share their words make a group, others none.
    """
    original, reprint, _ = add(ledger, STRIKE, f"{STRIKE} Herald.", CLASH)
    ((names, ties),) = families(ledger)

    assert sorted(names) == sorted([original.id, reprint.id])
    assert [tie.kind for tie in ties] == ["copy"]


def test_the_command_shows_groups_with_reasons(ledger):
    """
    Each group has its reports, and each tie its sentence.
    """
    add(ledger, STRIKE, f"{STRIKE} Herald.", CLASH)
    result = shown(ledger)

    assert result.exit_code == 0
    assert "2 reports" in result.stdout
    assert "copy: the report of Star, 2016-04-01 " in result.stdout
    assert CLASH[:20] not in result.stdout


def test_the_command_shows_the_group_of_one_report(ledger):
    """
    With an id it is the group of that report, as JSON if asked for.
    """
    original, _, other = add(ledger, STRIKE, f"{STRIKE} Herald.", CLASH)
    result = shown(ledger, original.id[:8], "--json")

    assert original.id in json.loads(result.stdout)["reports"]
    assert json.loads(result.stdout)["ties"][0]["kind"] == "copy"
    assert shown(ledger, other.id).stderr == "no other report shares its words\n"


def test_the_command_refuses_an_id_that_is_not_there(ledger):
    """
    An unknown report is told, with the exit code of a wrong request.
    """
    add(ledger, STRIKE)
    result = shown(ledger, "nothing")

    assert result.exit_code == 2
    assert "no report in the ledger has an id that begins with nothing" in result.stderr


def test_the_command_says_where_there_are_more(ledger):
    """
    A long list ends with a line that says so.
    """
    add(ledger, STRIKE, f"{STRIKE} Herald.", CLASH, f"{CLASH} Herald.")
    result = shown(ledger, "--limit", "1")

    assert result.stdout.count(" reports") == 1
    assert "only the first group of 2; more with --limit" in result.stderr


def test_nothing_shared_is_told(ledger):
    """
    A ledger without reprints has nothing to show.
    """
    add(ledger, STRIKE, CLASH)

    assert shown(ledger).stderr == "no two reports share their words\n"
