"""
Bytes are kept as they came, once, whole, under their digest.
"""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.ledger.originals import Originals, write_safely


@settings(deadline=None, max_examples=30)
@given(raw=st.binary(max_size=100))
def test_bytes_come_back_as_they_came(tmp_path_factory, raw):
    """
    Any bytes at all are found again by their SHA-256.
    """
    originals = Originals(tmp_path_factory.mktemp("files"))
    sha256 = originals.keep(raw)

    assert sha256 == hashlib.sha256(raw).hexdigest()
    assert originals.raw(sha256) == raw


def test_an_existing_file_is_left_alone(tmp_path):
    """
    Bytes that are there already are not written again.
    """
    originals = Originals(tmp_path)
    path = originals.path(originals.keep(b"report"))
    before = path.stat()
    originals.keep(b"report")

    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_a_file_that_cannot_be_finished_leaves_nothing(tmp_path):
    """
    Where bytes cannot take their name, what was written aside is taken away again.
    """
    occupied = tmp_path / "name"
    occupied.mkdir()

    with pytest.raises(OSError, match="directory"):
        write_safely(occupied, b"report")
    assert list(tmp_path.iterdir()) == [occupied]
