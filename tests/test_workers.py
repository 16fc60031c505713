"""
Work that other processes do.
"""

import math
import time

import pytest

from reportedly.workers import Workers, send


@pytest.mark.parametrize("count", [0, 2])
def test_answers_come_in_the_order_of_the_tasks(count):
    """
    Whoever does the work, what is asked first is answered first.
    """
    with Workers(count) as workers:
        assert [math.factorial(i) for i in range(20)] == list(
            workers.map(math.factorial, ((i,) for i in range(20)))
        )


@pytest.mark.parametrize("count", [0, 1])
def test_what_goes_wrong_is_raised_where_it_was_asked_for(count):
    """
    An error in another process is no other than one in one's own.
    """
    with Workers(count) as workers, pytest.raises(ValueError, match=r"math domain|nonnegative"):
        list(workers.map(math.sqrt, [(4.0,), (-1.0,)]))


def test_what_is_printed_is_no_answer():
    """
    Work may print, and still be answered.
    """
    with Workers(1) as workers:
        assert [None, None] == list(workers.map(print, [("one",), ("two",)]))


def test_a_process_ends_with_whoever_asks_it():
    """
    Where the program that asks is gone, nobody works on.
    """
    with Workers(1) as workers:
        (line,) = workers.lines
        process = line.process
        send(process.stdin, (time.sleep, (60,)))
        process.stdin.close()

        assert 0 == process.wait(timeout=60)


def test_who_asks_a_process_that_is_gone_is_told():
    """
    Nobody waits for an answer that will not come.
    """
    with Workers(1) as workers:
        workers.lines[0].process.kill()

        with pytest.raises((EOFError, BrokenPipeError)):
            list(workers.map(time.sleep, [(60,)]))
