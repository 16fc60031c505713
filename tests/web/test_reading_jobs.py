"""
Jobs wait for one another, say how far they are, and end with a reason where they cannot go on.
"""

import threading
import time
from contextlib import contextmanager

import pytest

from adding_reports import quick_ledger
from reportedly.errors import LedgerError, StopRun
from reportedly.ledger.briefs import behind
from reportedly.ledger.ledger_reports import skipped_files
from reportedly.readers import GRAMMAR, Reader
from reportedly.reading import ReadingOptions
from reportedly.web.briefing import Briefing
from reportedly.web.errands import Target
from reportedly.web.job_board import OVER
from reportedly.web.reading_jobs import REMEMBERED, TOLD, Jobs


def text(words):
    return Target(words[:20], ReadingOptions(language="en"), text=words)


@contextmanager
def working(ledger, find=GRAMMAR.find):
    """
    Jobs whose reader is *find*.
    """
    jobs = Jobs(ledger, "grammar")
    jobs.reader = Reader(GRAMMAR.info, GRAMMAR.languages, find)
    yield jobs
    jobs.close()


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        yield ledger


def over(jobs, job):
    until = time.monotonic() + 120
    while jobs.job(job.id).state not in OVER and time.monotonic() < until:
        time.sleep(0.01)
    return jobs.job(job.id)


def test_a_job_waits_for_the_one_before(ledger):
    """
    While one is read the next waits, with nothing of it begun.
    """
    turn = threading.Event()

    def find(document):
        turn.wait(60)
        return GRAMMAR.find(document)

    with working(ledger, find) as jobs:
        first, second = jobs.add((text("Shells fell."),), "ana"), jobs.add((text("Two died."),), "ben")
        waiting = [job.who for job in jobs.unfinished()], jobs.job(second.id).state
        turn.set()

        assert waiting == (["ana", "ben"], "waiting")
        assert [over(jobs, job).state for job in (first, second)] == ["done", "done"]
        assert jobs.unfinished() == ()


def test_an_odd_report_is_skipped_alone(ledger):
    """
    Where the reader fails on one, the others are read, and it is said why.
    """

    def find(document):
        if "odd" in document.text:
            raise ValueError("too odd")
        return ()

    with working(ledger, find) as jobs:
        done = over(jobs, jobs.add((text("odd words"), text("plain words"), text(" ")), "ana"))

    assert [part.state for part in done.parts] == ["skipped", "done", "skipped"]
    assert "too odd" in done.parts[0].reasons[0]


def test_a_report_in_another_language_is_kept_and_not_called_unreadable(ledger):
    """
    Its part of the job says so, and it is listed apart from what could not be read.
    """
    with working(ledger) as jobs:
        german = Target(
            "de", ReadingOptions(language="de"), text="Bei dem Angriff starben gestern drei Menschen."
        )
        part = over(jobs, jobs.add((german,), "ana")).parts[0]

    assert (part.state, part.kept, part.skipped) == ("kept", 1, 0)
    assert part.reasons == ("in German; the reader knows English",)
    assert skipped_files(ledger, 5) == ([], 0)
    assert [one.path for one, _, _ in skipped_files(ledger, 5, kept=True)[0]] == ["de"]


def test_a_file_of_many_reports_is_one_part(ledger, tmp_path):
    """
    Reports, claims and what was skipped in it are counted; the first few are named.
    """
    path = tmp_path / "many.jsonl"
    lines = [f'{{"text": "Shells killed {i + 2} people."}}' for i in range(TOLD + 2)]
    path.write_text("\n".join([*lines, "{broken"]), encoding="utf-8")
    with working(ledger) as jobs:
        done = over(
            jobs, jobs.add((Target("many", ReadingOptions(language="en"), str(path)),), "ana", tmp_path)
        )
    (part,) = done.parts

    assert (part.state, part.reports, part.skipped, len(part.made)) == ("done", TOLD + 2, 1, TOLD)
    assert not any(str(tmp_path) in entry.path + entry.reason for entry in ledger.skipped())
    assert not path.exists()


def test_a_reader_that_is_not_there_fails_the_job(ledger):
    """
    A job that cannot begin ends with the reason, and the next is tried.
    """
    jobs = Jobs(ledger, "nobody")
    failed = [over(jobs, jobs.add((text("Shells fell."),), "ana")) for _ in range(2)]
    jobs.close()

    assert [job.state for job in failed] == ["failed", "failed"]
    assert "there is no reader nobody" in failed[0].reason


def test_a_disk_that_is_full_fails_the_job(ledger):
    """
    What stops a run stops the job, with what it says.
    """
    with working(ledger, lambda _: ()) as jobs:
        jobs.set = stopping(jobs.set)
        done = over(jobs, jobs.add((text("Shells fell."),), "ana"))

    assert (done.state, done.reason) == ("failed", "the disk is full")


def stopping(tell):
    def told(name, *, state, reason=None):
        if state == "joining":
            raise StopRun("the disk is full")
        tell(name, state=state, reason=reason)

    return told


def test_the_end_stops_after_the_report_in_hand(ledger):
    """
    What was read is kept; the rest is not read, and that is said.
    """
    begun, turn = threading.Event(), threading.Event()

    def find(_document):
        begun.set()
        turn.wait(60)
        return ()

    with working(ledger, find) as jobs:
        job, later = (jobs.add((text(f"{n} fell."), text(f"{n} died.")), "ana") for n in ("One", "Two"))
        begun.wait(60)
        jobs.stopping.set()
        turn.set()
        states = [over(jobs, one).state for one in (job, later)]

    assert states == ["stopped", "stopped"]
    assert ledger.counts().documents == 1


def test_old_jobs_are_forgotten(ledger):
    """
    Of those that are over the last few are remembered.
    """
    with working(ledger, lambda _: ()) as jobs:
        made = [over(jobs, jobs.add((text(f"Report {i}."),), "ana")) for i in range(REMEMBERED + 3)]

        assert jobs.job(made[0].id) is None
        assert jobs.job(made[-1].id) == made[-1]


def test_a_ledger_that_others_hold_keeps_no_page_waiting(ledger, monkeypatch):
    """
    While another program writes, a page is told how much is not counted in, at once; later it is.
    """
    with working(ledger) as jobs:
        over(jobs, jobs.add((text("Shells fell."),), "ana"))
    briefing = Briefing(ledger)
    monkeypatch.setattr("reportedly.web.briefing.behind", lambda _: 1)
    monkeypatch.setattr("reportedly.web.briefing.brief_new", held)

    assert briefing.still_behind() == 1
    monkeypatch.undo()
    until = time.monotonic() + 120
    while briefing.still_behind() and time.monotonic() < until:
        time.sleep(0.01)
    assert behind(ledger) == 0
    briefing.close()


def held(ledger, most):
    raise LedgerError(f"{ledger.path} is locked by another program ({most})")


def test_a_resumed_job_that_fails_is_listed(ledger):
    """
    Nobody waits at the screen for a job of before: why it failed is in the list of what could not be read.
    """
    with working(ledger) as before:
        before.stopping.set()
        before.add((text("Shells fell."),), "ana")

    jobs = Jobs(ledger, "nobody")
    jobs.go_on()
    (job,) = jobs.jobs()
    state = over(jobs, job).state
    jobs.close()
    (listed,), _ = skipped_files(ledger, 5)

    assert state == "failed"
    assert listed[0].path == "Shells fell."
    assert "nobody" in listed[0].reason


def test_a_job_that_is_begun_again_says_why_it_failed(ledger):
    """
    Where the disk is full nothing can be listed: as long as the job waits, its reason is told.
    """
    with working(ledger, lambda _: ()) as jobs:
        jobs.set = stopping(jobs.set)
        job = over(jobs, jobs.add((text("Shells fell."),), "ana"))
        told = jobs.told_to_all()

    assert (told, job.reason) == ((job,), "the disk is full")
