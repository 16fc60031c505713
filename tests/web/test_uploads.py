"""
What a browser sends is kept under names of our own, or not at all.
"""

import io

import pytest
from fastapi import HTTPException
from starlette.datastructures import UploadFile

from reportedly.reading import ReadingOptions
from reportedly.web.errands import Errands
from reportedly.web.uploads import LONGEST_NAME, extension, keep, put_down, shown


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("report.PDF", ".pdf"),
        ("lines.jsonl.gz", ".jsonl.gz"),
        ("report", ""),
        ("x/../../.bashrc/", ""),
        ("report.p*f", ""),
        ("report.averylongending", ""),
    ],
)
def test_only_an_ending_is_taken_from_a_name(name, ending):
    """
    Formats are told by endings; nothing else of a name comes to the disk.
    """
    assert extension(name) == ending


@pytest.mark.parametrize(
    ("name", "listed"), [("", "file"), ("a\n\x00b", "a��b"), ("x" * 999, "x" * LONGEST_NAME)]
)
def test_a_name_is_shown_in_one_line(name, listed):
    """
    Signs that cannot be seen are marked, long names are cut.
    """
    assert shown(name) == listed


def test_a_disk_that_is_full_is_said(tmp_path):
    """
    Where a file cannot be kept, the request is refused with the reason.
    """
    with pytest.raises(HTTPException, match="507"):
        keep(io.BytesIO(b"words"), tmp_path / "nowhere" / "file")


def test_nothing_is_left_of_files_that_do_not_fit(tmp_path, monkeypatch):
    """
    The folder of an upload goes when one of its files cannot be kept.
    """
    monkeypatch.setattr("reportedly.web.uploads.extension", lambda _: "/nowhere")
    errands = Errands(tmp_path / "ledger.db")
    with pytest.raises(HTTPException):
        put_down([UploadFile(io.BytesIO(b"words"), filename="a.txt")], ReadingOptions(), errands.folder)
    errands.close()

    assert list(tmp_path.iterdir()) == []
