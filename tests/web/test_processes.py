"""
How many processes answer, and how long one is waited for.
"""

import pytest
from uvicorn.supervisors import multiprocess

from reportedly.web import processes
from reportedly.web.processes import ENOUGH, PATIENCE, answer_together, cores
from reportedly.web.settings import Settings


@pytest.mark.parametrize(("able", "many"), [(1, 1), (2, 2), (64, ENOUGH)])
def test_as_many_answer_as_there_are_cores(monkeypatch, able, many):
    """
    At least one, and not more than are of use.
    """
    monkeypatch.setattr(processes.os, "sched_getaffinity", lambda _: set(range(able)), raising=False)

    assert cores() == many


def test_a_process_that_is_slow_to_begin_is_waited_for(tmp_path, monkeypatch):
    """
    On a busy machine it takes long until one answers: it is not ended as if it hung.
    """
    begun = []
    monkeypatch.setattr(multiprocess.Multiprocess, "run", lambda self: begun.append(self.config))
    monkeypatch.setattr(multiprocess, "SIGNALS", {})
    answer_together(Settings(tmp_path / "new.db", reader="grammar"), None, 2)

    assert (begun[0].workers, begun[0].timeout_worker_healthcheck) == (2, PATIENCE)
    assert not (tmp_path / "new.waiting").exists()
