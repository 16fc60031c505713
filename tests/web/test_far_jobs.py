"""
What one process of a workbench lays down is read by another, and both tell the same of it.
"""

import time
from contextlib import contextmanager

import pytest

from adding_reports import quick_ledger
from reportedly.readers import GRAMMAR, Reader
from reportedly.reading import ReadingOptions
from reportedly.web import reading_jobs
from reportedly.web.errands import Target
from reportedly.web.far_jobs import FarJobs
from reportedly.web.reading_jobs import Jobs


def text(words):
    return Target(words[:20], ReadingOptions(language="en"), text=words)


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        yield ledger


@contextmanager
def reading(ledger):
    """
    The jobs of the process that reads.
    """
    jobs = Jobs(ledger, "grammar", shared=True)
    jobs.reader = Reader(GRAMMAR.info, GRAMMAR.languages, GRAMMAR.find)
    yield jobs
    jobs.close()


def over(jobs, name):
    until = time.monotonic() + 120
    while not (job := jobs.job(name)).is_over and time.monotonic() < until:
        time.sleep(0.01)
    return job


def test_it_is_read_where_the_reader_is(ledger):
    """
    Laid down through one process, it is read by the other, and a third knows how far it is.
    """
    with reading(ledger) as near:
        one, other = (FarJobs(ledger.path, near.kept.own) for _ in range(2))
        laid = one.add((text("Shells killed four people in Aleppo."),), "ana")
        before = other.job(laid.id)
        near.go_on()
        after = over(other, laid.id)

        assert (laid.state, before) == ("waiting", laid)
        assert (after.state, after.parts[0].reports, after.who) == ("done", 1, "ana")
        assert after == near.job(laid.id)
        assert other.unfinished() == ()
    assert ledger.counts().documents == 1
    assert not ledger.path.with_suffix(".waiting").exists()


def test_what_was_laid_down_at_the_end_is_read_at_the_next_start(ledger):
    """
    A process may take files while the one that reads ends: the next workbench reads them.
    """
    with reading(ledger) as near:
        laid = FarJobs(ledger.path, near.kept.own).add((text("Shells killed four people."),), "ana")
    with reading(ledger) as next_time:
        next_time.go_on()
        done = over(FarJobs(ledger.path, next_time.kept.own), laid.id)

    assert (done.state, done.who) == ("done", "ana")


def test_old_jobs_are_forgotten_everywhere(ledger, monkeypatch):
    """
    Of what is over only the last jobs are kept on the board.
    """
    monkeypatch.setattr(reading_jobs, "REMEMBERED", 1)
    with reading(ledger) as near:
        far = FarJobs(ledger.path, near.kept.own)
        names = [over(near, near.add((text(f"Shells fell {n}."),), "ana").id).id for n in range(3)]

        assert set(far.jobs()) == set(near.jobs())
        assert names[2] in {job.id for job in far.jobs()}
        assert far.job(names[0]) is None


@pytest.mark.parametrize("name", ["", "../errand", "*", "none"])
def test_a_name_of_no_job_finds_none(ledger, name):
    """
    Whatever an address asks for, nothing but a job is read.
    """
    with reading(ledger) as near:
        assert FarJobs(ledger.path, near.kept.own).board.job(name) is None
