import os
import tempfile
from pathlib import Path

import pytest

from as_nobody import nobody
from reportedly.reading.paths import files_at
from reportedly.records import Skipped


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden", "sub/c.txt", "sub/.git/d.txt", "e[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def names(folder, target):
    return [
        (str(Path(path.path).relative_to(folder)), path.reason)
        if isinstance(path, Skipped)
        else str(Path(path).relative_to(folder))
        for path in files_at(str(target))
    ]


@pytest.fixture
def open_folder():
    """
    A folder that any user may enter.
    """
    with tempfile.TemporaryDirectory() as path:
        Path(path).chmod(0o755)
        yield Path(path)


def test_a_folder_is_all_files_below_it(folder):
    """
    Sorted, with the folders inside, and without what is hidden.
    """
    assert names(folder, folder) == ["a.txt", "b.txt", "e[1].txt", "sub/c.txt"]


def test_a_file_is_itself(folder):
    """
    A named file is read even if hidden or named like a pattern.
    """
    assert names(folder, folder / ".hidden") == [".hidden"]
    assert names(folder, folder / "e[1].txt") == ["e[1].txt"]


def test_a_pattern_is_all_that_matches(folder):
    """
    Files and folders, sorted.
    """
    assert names(folder, folder / "[b-z]*") == ["b.txt", "e[1].txt", "sub/c.txt"]


def test_two_stars_reach_every_file_once(folder):
    """
    A pattern over all folders names no file twice, not even through links.
    """
    (folder / "sub" / "again").symlink_to(folder)

    assert names(folder, folder / "**") == ["a.txt", "b.txt", "e[1].txt", "sub/c.txt"]
    assert names(folder, folder / "**" / "c.txt") == ["sub/c.txt"]


def test_links_to_folders_are_listed_not_followed(folder):
    """
    A link that leads back to its own folder does not hang the run; a link that is named is followed.
    """
    (folder / "sub" / "again").symlink_to(folder)

    assert names(folder, folder / "sub") == [("sub/again", "a link to a folder, not followed"), "sub/c.txt"]
    assert names(folder, folder / "sub" / "again" / "sub")[1:] == ["sub/again/sub/c.txt"]


def test_what_is_missing_is_listed(folder):
    """
    A path or pattern that stands for nothing says so.
    """
    (folder / "dangling.txt").symlink_to("nowhere")

    assert names(folder, folder / "none.txt") == [("none.txt", "no such file")]
    assert names(folder, folder / "*.doc") == [("*.doc", "no file matches this pattern")]
    assert names(folder, folder / "d*") == [("dangling.txt", "broken link: what it points to is gone")]
    assert ("dangling.txt", "broken link: what it points to is gone") in names(folder, folder)


def test_a_folder_without_files_is_listed(tmp_path):
    """
    A wrong folder is not passed over in silence.
    """
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".hidden.txt").write_text("Dead.")

    assert names(tmp_path, tmp_path / "empty") == [("empty", "a folder without files")]


def test_a_link_that_leads_to_itself_is_listed(tmp_path):
    """
    A circle of links has its reason in plain words.
    """
    (tmp_path / "self.txt").symlink_to("self.txt")

    assert names(tmp_path, tmp_path / "self.txt") == [("self.txt", "a link that leads back to itself")]


@pytest.mark.parametrize("name", ["x" * 300, "nul\0byte", "a.txt/b"])
def test_an_impossible_name_is_listed(folder, name):
    """
    Names that no file can have are skipped like missing ones.
    """
    (record,) = files_at(f"{folder}/{name}")

    assert isinstance(record, Skipped)


def test_what_is_no_file_is_listed(folder):
    """
    A pipe that lies in a folder would be waited for in vain.
    """
    os.mkfifo(folder / "sub" / "pipe")

    assert names(folder, folder / "sub") == ["sub/c.txt", ("sub/pipe", "not a regular file")]


def test_a_folder_without_permission_is_listed_and_the_rest_goes_on(open_folder):
    """
    The folder that may not be entered is named with its reason.
    """
    (open_folder / "closed").mkdir(mode=0)
    (open_folder / "open.txt").write_text("x")
    with nobody():
        found = names(open_folder, open_folder)

    assert found == [("closed", "no permission to read it"), "open.txt"]


def test_a_path_through_a_closed_folder_is_listed(open_folder):
    """
    What lies in a closed folder cannot even be looked at.
    """
    (open_folder / "closed").mkdir(mode=0)
    with nobody():
        found = names(open_folder, open_folder / "closed" / "a.txt")

    assert found == [("closed/a.txt", "no permission to read it")]


def test_a_file_that_vanishes_is_listed(folder):
    """
    A folder that is listed may change before its entries are looked at.
    """
    paths = files_at(str(folder))
    next(paths)
    (folder / "b.txt").unlink()

    assert next(paths) == Skipped(str(folder / "b.txt"), "reading", "no such file")
