"""
Reports of a run that several processes read.
"""

import os
import time
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
    The trained reader with two processes to read in its place.
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


def sleeps(document):
    """
    A finder that never comes to an end.
    """
    del document
    time.sleep(600)


def falls(document):
    """
    A finder that takes its process with it, where there is anything to read.
    """
    if document.text:
        os._exit(1)
    return ()


def wait_for(some):
    """
    Until the others are ready.
    """
    some.find(document(1))
    while not some.ready:
        time.sleep(0.01)


def test_claims_are_the_same_whoever_finds_them(reader, tmp_path, monkeypatch):
    """
    A run that others take over finds what one process finds, in the same order.
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


def test_another_process_finds_the_same(reader, monkeypatch):
    """
    What others find comes back whole.
    """
    monkeypatch.setattr(hands, "MUCH", 0)
    with Hands(reader) as some:
        wait_for(some)
        assert [some.find(document(n)) for n in range(2, 5)] == [
            reader.find(document(n)) for n in range(2, 5)
        ]


def test_others_read_only_once_there_is_much(reader):
    """
    A run of a few reports starts no process; a long one does, and then leaves all reading to them.
    """
    asking = replace(reader, find=pids, afar=pids)
    with Hands(asking) as few:
        assert {(os.getpid(),)} == {few.find(document(n)) for n in range(5)}
        assert not few.called
    with Hands(asking) as many:
        many.find(replace(document(1), text="x" * (hands.MUCH + 1)))
        wait_for(many)
        assert (os.getpid(),) not in {many.find(document(n)) for n in range(5)}


def test_a_run_that_ends_before_they_are_ready_ends(reader, monkeypatch):
    """
    Processes that were called too late are let go of, and nothing is waited for.
    """
    monkeypatch.setattr(hands, "MUCH", 0)
    with Hands(replace(reader, find=pids, afar=sleeps)) as some:
        assert some.find(document(1)) == (os.getpid(),)
    assert not some.ready


def test_a_process_that_is_gone_loses_no_report(reader, monkeypatch):
    """
    Where a helper dies at its work, the report is read here, and so are those after it.
    """
    monkeypatch.setattr(hands, "MUCH", 0)
    with Hands(replace(reader, find=pids, afar=falls)) as some:
        wait_for(some)
        assert [(os.getpid(),)] * 6 == [some.find(document(n)) for n in range(6)]
        assert [pids] * 4 == [some.free.get() for _ in range(4)]
