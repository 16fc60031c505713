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
    assert run("find", "qwertz").output == "no actor of the list is called qwertz\n"
