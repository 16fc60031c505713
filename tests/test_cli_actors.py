"""
`reportedly actors`: lists are added with a word on each line that is not, and names are looked up.
"""

import pytest
from typer.testing import CliRunner

from reportedly.actors.actor_list import actors, own_rows
from reportedly.cli.program import app


def run(*arguments):
    return CliRunner().invoke(app, ["actors", *arguments])


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path))
    return tmp_path / "actors.csv"


def test_what_was_added_and_what_not(own, tmp_path):
    """
    Each file has a line that counts, each line that was skipped one that says why.
    """
    path = tmp_path / "a.csv"
    path.write_text("name,kind,country\nTamba Brigade,armed_group,Mali\nBaz,army,Mali\n", encoding="utf-8")
    done = run("add", str(path))

    assert done.exit_code == 1
    assert "1 new actor, 0 known ones with more names; 1 name added, 1 line skipped" in done.output
    assert "a.csv, line 3: the kind 'army' is none of state_military" in done.output
    assert [row["id"] for row in own_rows(own)] == ["tamba-brigade"]


@pytest.mark.usefixtures("own")
def test_all_added(tmp_path):
    """
    A file without faults ends with 0.
    """
    path = tmp_path / "a.csv"
    path.write_text("name,kind\nTamba Brigade,armed_group\n", encoding="utf-8")

    assert run("add", str(path)).exit_code == 0


def test_own_actors_are_known(own):
    """
    What was added is part of the list from the next start on; rows with a known id add names only.
    """
    head = "id,name,aliases,native,kind,side,parent,country,wikidata\n"
    own.write_text(
        f"{head}tamba,Tamba Brigade,,,armed_group,,,Mali,\nhamas,Other,,,media,,,,\n", encoding="utf-8"
    )
    actors.cache_clear()
    known = actors()
    actors.cache_clear()

    assert (known["tamba"].name, known["hamas"].name) == ("Tamba Brigade", "Hamas")


def test_candidates_with_their_wholes():
    """
    A candidate is shown with the reason, what it is part of, its side and its id.
    """
    said = run("find", "Brigade 65", "--limit", "1").output

    assert said.split() == [
        "100",
        "65th",
        "Airborne",
        "Special",
        "Forces",
        "Brigade",
        "(one",
        "of",
        "its",
        "names)",
        "state",
        "military",
        "·",
        "Iran",
        "·",
        "part",
        "of:",
        "Iranian",
        "Army",
        "special",
        "forces,",
        "Iranian",
        "army,",
        "Iranian",
        "government",
        "·",
        "side:",
        "Iran",
        "·",
        "brigade-65",
    ]


def test_nobody_is_called_so():
    """
    A name that is nobody's is said to be so.
    """
    assert (
        run("find", "qwertz").output
        == "no actor of the list is called qwertz; to add one: reportedly actors add FILE\n"
    )


def test_a_file_that_is_refused_costs_no_others(own, tmp_path):
    """
    Of several files the broken ones are named with what to do, and the others are added.
    """
    (tmp_path / "sheet.xlsx").write_bytes(b"PK\x03\x04xl/workbook.xml")
    (tmp_path / "a.csv").write_text("name,kind\nTamba Brigade,armed_group\n", encoding="utf-8")
    names = ("none.csv", "sheet.xlsx", "a.csv")
    done = run("add", *(str(tmp_path / name) for name in names))

    assert (1, True) == (done.exit_code, own.is_file())
    assert "none.csv is not there" in done.output
    assert "sheet.xlsx is a spreadsheet; save its table as CSV (UTF-8), and add that" in done.output
    assert "1 new actor" in done.output


@pytest.mark.usefixtures("own")
def test_of_many_lines_that_are_refused_the_first_are_named(tmp_path):
    """
    A long table of something else fills no screen: its first lines are named, the others counted.
    """
    path = tmp_path / "a.csv"
    path.write_text("name,kind\n" + "Tamba,army\n" * 500, encoding="utf-8")
    done = run("add", str(path))

    assert "500 lines skipped" in done.output
    assert "and 480 more lines" in done.output


@pytest.mark.parametrize("content", ["foo,bar\n", "foo,bar\nx,y\n", "id,name\n\xff"])
def test_what_is_no_list_of_actors_is_not_written_over(own, tmp_path, content):
    """
    A file of something else where the own list belongs is named, and left as it is.
    """
    own.write_text(content, encoding="latin-1")
    path = tmp_path / "a.csv"
    path.write_text("name,kind\nTamba Brigade,armed_group\n", encoding="utf-8")
    done = run("add", str(path))

    assert (2, content) == (done.exit_code, own.read_text(encoding="latin-1"))
    assert "is no list of actors" in done.output


def test_a_list_that_cannot_be_kept_is_said(tmp_path, monkeypatch):
    """
    Where the own list cannot be written, its folder and the reason are told.
    """
    (tmp_path / "file").touch()
    monkeypatch.setenv("REPORTEDLY_DATA", str(tmp_path / "file" / "below"))
    path = tmp_path / "a.csv"
    path.write_text("name,kind\nTamba Brigade,armed_group\n", encoding="utf-8")
    done = run("add", str(path))

    assert (3, True) == (done.exit_code, "cannot keep actors in" in done.output)
    assert "below: Not a directory" in done.output
