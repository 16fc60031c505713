import json

import pytest
from typer.testing import CliRunner

from reportedly.cli import program
from reportedly.places.gazetteer_file import file_name

DUMP = "9990000101\tUmm Zork\tUmm Zork\t\t35.1\t36.2\tP\tPPL\tSY\t\t12\t\t\t\t700\t\t\t\t2020-01-01\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "data"))
    return lambda *words: CliRunner().invoke(program.app, ["gazetteer", *map(str, words)])


def test_what_was_added_is_said_and_found(run, tmp_path):
    """
    Adding a file says what it added and where that is kept; from then on its places are found.
    """
    (tmp_path / "SY.txt").write_text(DUMP)
    result = run("add", tmp_path / "SY.txt")

    assert (0, "SY.txt: 1 new place,") == (result.exit_code, result.stdout[:20])
    assert "SY.csv" in result.stdout
    assert "Umm Zork, Idlib, Syria (village)" in " ".join(run("find", "umm zork").stdout.split())


def test_broken_lines_are_named_skipped_and_counted(run, tmp_path):
    """
    Broken lines are named up to a number, counted, and known by the exit code.
    """
    (tmp_path / "SY.txt").write_text(DUMP + "broken\n" * 30)
    result = run("add", tmp_path / "SY.txt")

    assert result.exit_code == 1
    assert "SY.txt, line 2: 1 column;" in result.stderr
    assert "and 10 more lines" in result.stderr
    assert "30 lines skipped" in result.stdout


def test_names_of_unknown_places_are_counted(run, tmp_path):
    """
    Alternate names of places that nobody knows are left out, and that is said.
    """
    (tmp_path / "alternateNames.txt").write_text("1\t424242424242\ten\tNowhere\n")

    assert "1 name of unknown places left out" in run("add", tmp_path / "alternateNames.txt").stdout


def test_a_missing_file_is_a_wrong_request(run, tmp_path):
    """
    A file that is not there is said so, with the exit code of wrong requests.
    """
    result = run("add", tmp_path / "none.txt")

    assert (2, True) == (result.exit_code, "is not there" in result.stderr)


def test_candidates_come_as_json(run):
    """
    With --json each candidate is an object with its score and reasons.
    """
    lines = run("find", "Aleppo", "--json", "--limit", 1).stdout.splitlines()
    [found] = map(json.loads, lines)

    assert ("geonames:170063", "Syria") == (found["gazetteer_id"], found["country"])
    assert found["reasons"][0] == "its usual name"


def test_no_added_name_steers_the_terminal(run, tmp_path):
    """
    A mark in an added name that would turn the line around is written out in JSON.
    """
    (tmp_path / "own.csv").write_text("name,lat,lon\nQarya\u202eZork,35.1,36.2\n", "utf-8")
    run("add", tmp_path / "own.csv")
    found = run("find", "Qarya\u202eZork", "--json").stdout

    assert (True, False) == ("Qarya\\u202eZork" in found, "\u202e" in found)


def test_a_name_that_nobody_bears_says_what_to_do(run):
    """
    Where nothing is found, the way to add places is shown.
    """
    assert "gazetteer add" in run("find", "qqqq").stderr


def test_adding_a_file_again_says_what_it_replaces(run, tmp_path):
    """
    A file of a name that was added before takes the place of what it added then, and says so.
    """
    (tmp_path / "SY.txt").write_text(DUMP)

    assert "in place of" not in run("add", tmp_path / "SY.txt").stdout
    assert "in place of what was added under that name before" in run("add", tmp_path / "SY.txt").stdout


def test_what_is_wrong_with_a_map_is_told_by_its_feature(run, tmp_path):
    """
    A map has features and not lines.
    """
    (tmp_path / "adm.geojson").write_text('{"features": ["junk"]}')
    result = run("add", tmp_path / "adm.geojson")

    assert "adm.geojson, feature 1: no properties" in result.stderr
    assert "1 feature skipped" in result.stdout


def test_a_damaged_list_of_places_is_said(run, tmp_path, monkeypatch):
    """
    A damaged gazetteer is built anew, and that is said.
    """
    monkeypatch.setenv("REPORTEDLY_CACHE", str(tmp_path))
    (tmp_path / file_name()).write_text("junk")
    result = run("find", "Aleppo")

    assert "is damaged; it is built anew" in result.stderr
    assert "geonames:170063" in result.stdout


def test_a_file_that_is_refused_costs_no_others(run, tmp_path):
    """
    Of several files the broken one is named with its reason, and the others are added.
    """
    (tmp_path / "SY.txt").write_text(DUMP)
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04xl/workbook.xml")
    result = run("add", tmp_path / "none.txt", tmp_path / "sheet.xlsx", tmp_path / "SY.txt")

    assert (1, True) == (result.exit_code, "SY.txt: 1 new place" in result.stdout)
    assert ["is not there", "is a spreadsheet"] == [
        next(said for said in ("is not there", "is a spreadsheet") if said in line)
        for line in result.stderr.splitlines()
    ]


def test_two_files_of_one_name_do_not_replace_each_other(run, tmp_path):
    """
    In one go, a file that is called like another is refused rather than put in its place.
    """
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "SY.txt").write_text(DUMP)
    result = run("add", tmp_path / "a" / "SY.txt", tmp_path / "b" / "SY.txt")

    assert (1, 1) == (result.exit_code, result.stdout.count("new place"))
    assert "as both are called SY; rename one" in " ".join(result.stderr.split())


def test_a_name_of_a_file_cannot_break_a_line(run, tmp_path):
    """
    A file whose name has a line break in it is told on one line.
    """
    (tmp_path / "S\nY.txt").write_text(DUMP + "broken\n")
    result = run("add", tmp_path / "S\nY.txt")

    assert (1, 1) == (len(result.stdout.splitlines()), len(result.stderr.splitlines()))
