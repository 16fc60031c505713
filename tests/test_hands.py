"""
Reports of a run that several processes read.
"""

import os
from dataclasses import replace

import pytest

from reportedly import hands, readers
from reportedly.hands import Hands
from reportedly.pipeline import read_all
from reportedly.reading import ReadingOptions
from reportedly.records import Document

SENTENCE = "Rebels killed {} soldiers near Aleppo on Monday, the army said."


@pytest.fixture(scope="module")
def reader():
    """
    The trained reader with one process to help it.
    """
    return readers.trained(threads=2)


def document(number):
    """
    A report of one claim.
    """
    return Document(f"d{number}", SENTENCE.format(number), "0" * 64, "0" * 64, "plain text")


def pids(document):
    """
    Which process reads, as a finder tells it.
    """
    del document
    return (os.getpid(),)


def falls(document):
    """
    A finder that takes its process with it.
    """
    del document
    os._exit(1)


def test_claims_are_the_same_whoever_finds_them(reader, tmp_path, monkeypatch):
    """
    A run that others help with hands on what one process finds, in the same order.
    """
    monkeypatch.setattr(hands, "MUCH", 100)
    paths = []
    for number in range(2, 14):
        path = tmp_path / f"{number:02}.txt"
        path.write_text(SENTENCE.format(number))
        paths.append(str(path))
    alone = list(read_all(paths, ReadingOptions(), None, replace(reader, helpers=0)))
    helped = list(read_all(paths, ReadingOptions(), None, reader))

    assert alone == helped
    assert all(reading.claims for reading in helped)


def test_others_help_only_once_there_is_much(reader):
    """
    A run of a few reports starts no process; a long one does.
    """
    asking = replace(reader, find=pids, afar=pids)
    with Hands(asking) as few:
        assert {(os.getpid(),)} == {few.find(document(n)) for n in range(5)}
        assert not few.helped
    with Hands(asking) as many:
        many.find(replace(document(1), text="x" * (hands.MUCH + 1)))
        assert many.helped


def test_a_process_that_is_gone_loses_no_report(reader, monkeypatch):
    """
    Where a helper dies at its work, the report is read here, and so are those after it.
    """
    monkeypatch.setattr(hands, "MUCH", 0)
    with Hands(replace(reader, find=pids, afar=falls)) as some:
        assert [(os.getpid(),)] * 6 == [some.find(document(n)) for n in range(6)]
        assert [pids, pids] == [some.free.get() for _ in range(2)]
