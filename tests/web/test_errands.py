"""
What waits to be read outlives the workbench: ended, killed, beside another, and when it is the reason.
"""

import stat
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from adding_reports import quick_ledger
from reportedly.errors import StopRun
from reportedly.readers import GRAMMAR, Reader
from reportedly.reading import ReadingOptions
from reportedly.web.errands import MOST_TRIES, NOTE, Errand, Errands, Target
from reportedly.web.reading_jobs import Jobs

ENGLISH = ReadingOptions(language="en")


def errand(errands, *targets, at="2026-04-06T10:00:00+00:00"):
    folder = errands.folder()
    (folder / "0000.txt").write_text("Shells killed four people.", encoding="utf-8")
    made = Errand(folder.name, "ana", at, targets or (target(folder),), folder)
    errands.keep(made)
    return made


def target(folder):
    return Target("report.txt", ENGLISH, str(folder / "0000.txt"))


@pytest.fixture
def ledger():
    with quick_ledger() as ledger:
        yield ledger


@contextmanager
def working(ledger, find=GRAMMAR.find):
    jobs = Jobs(ledger, "grammar")
    jobs.reader = Reader(GRAMMAR.info, GRAMMAR.languages, find)
    yield jobs
    jobs.close()


def until_over(jobs):
    until = time.monotonic() + 120
    while jobs.unfinished() and time.monotonic() < until:
        time.sleep(0.01)


def test_what_was_not_read_at_the_end_is_read_at_the_next_start(ledger):
    """
    The job has its name and its person still, and when it is over nothing of it is left on the disk.
    """
    with working(ledger) as jobs:
        jobs.stopping.set()
        job = jobs.add((Target("Shells", ENGLISH, text="Shells killed four people."),), "ana")
    waited = ledger.counts().documents
    with working(ledger) as later:
        later.go_on()
        until_over(later)
        again = later.job(job.id)

    assert (waited, ledger.counts().documents) == (0, 1)
    assert (again.state, again.who, again.at) == ("done", "ana", job.at)
    assert not later.kept.root.exists()


def test_files_that_were_sent_are_found_again(tmp_path):
    """
    The oldest errand comes first, and each file where it lies now.
    """
    before = Errands(tmp_path / "one.db")
    made = [errand(before, at=f"2026-04-0{day}T10:00:00+00:00") for day in (7, 6)]
    before.held.close()

    after = Errands(tmp_path / "one.db")
    found = after.left_behind()

    assert [one.job for one in found] == [made[1].job, made[0].job]
    assert [Path(one.targets[0].where).read_bytes()[:6] for one in found] == [b"Shells"] * 2
    assert not before.own.exists()
    after.close()


def test_a_file_of_ones_own_machine_stays_where_it_is(tmp_path):
    """
    Only what lies in the folder of the errand moves with it.
    """
    before = Errands(tmp_path / "one.db")
    errand(before, Target("far", ENGLISH, "https://example.org/0000.txt"))
    before.held.close()
    after = Errands(tmp_path / "one.db")

    assert [one.targets[0].where for one in after.left_behind()] == ["https://example.org/0000.txt"]
    after.close()


def test_what_another_workbench_has_in_hand_is_left_to_it(tmp_path):
    """
    While it runs, nobody takes its errands over.
    """
    running, beside = Errands(tmp_path / "one.db"), Errands(tmp_path / "one.db")
    made = errand(running)

    assert beside.left_behind() == []
    assert (made.folder / NOTE).exists()
    running.close()


def test_an_upload_that_broke_off_is_no_errand(tmp_path):
    """
    Files without a note came from a request that was never answered, and go.
    """
    before = Errands(tmp_path / "one.db")
    (before.folder() / "0000.txt").write_text("Half of", encoding="utf-8")
    (before.folder() / NOTE).write_text("{broken", encoding="utf-8")
    before.held.close()
    after = Errands(tmp_path / "one.db")

    assert after.left_behind() == []
    assert not before.own.exists()


def test_what_takes_the_workbench_down_is_not_begun_for_ever(ledger):
    """
    After some starts it is listed among what could not be read, with the reason.
    """
    before = Errands(ledger.path)
    made = errand(before)
    for _ in range(MOST_TRIES):
        made = before.begin(made)
    before.held.close()
    with working(ledger, find=lambda _: pytest.fail("it was begun again")) as jobs:
        jobs.go_on()
        until_over(jobs)

    (skipped,) = ledger.skipped()
    assert (skipped.path, skipped.reason) == (
        "report.txt",
        f"begun {MOST_TRIES} times, and the workbench ended each time",
    )


def test_nobody_else_may_look_at_what_waits(tmp_path):
    """
    Reports that were sent may name victims.
    """
    errands = Errands(tmp_path / "one.db")
    made = errand(errands)

    assert [stat.S_IMODE(path.stat().st_mode) for path in (made.folder, errands.own)] == [0o700] * 2
    errands.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    """
    Where a file stands in its place, it is said at the start.
    """
    (tmp_path / "one.waiting").write_text("not a folder", encoding="utf-8")

    with pytest.raises(StopRun, match=r"nothing can wait in .*one\.waiting"):
        Errands(tmp_path / "one.db").hold()
