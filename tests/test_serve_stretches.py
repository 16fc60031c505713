"""
When a workbench under load was slowest.
"""

from benchmarks.serve_client import Told
from benchmarks.serve_stretches import Look, Machine, slowest


def told(due, seconds):
    return Told("report", 200, seconds, due=due)


def test_the_ten_seconds_of_the_longest_waits_are_named():
    """
    The stretch whose requests waited longest is told, not the one with the single longest wait.
    """
    asked = [told(100 + second, 0.01) for second in range(40)]
    asked[5] = told(105, 9.0)
    asked[20:30] = [told(120 + second, 2.0) for second in range(10)]

    found = slowest(asked, Machine())

    assert found == {"from second": 20, "median": 2000.0, "longest": 2000.0}


def test_what_the_machine_did_meanwhile_is_told_in_shares():
    """
    Of the ticks between the first and the last look of a while, each kind has its share.
    """
    machine = Machine()
    machine.looks = [
        Look(0.0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Look(100.0, [50, 0, 10, 100, 10, 0, 0, 0]),
        Look(110.0, [100, 0, 20, 120, 15, 0, 0, 15]),
        Look(200.0, [900, 0, 0, 0, 0, 0, 0, 0]),
    ]

    found = machine.between(100.0, 110.0)

    assert found == {"idle": "20%", "waiting for the disk": "5%", "kept from working": "15%"}


def test_nothing_is_told_of_a_machine_that_was_not_looked_at():
    """
    Where the system does not say what it did, nothing is made up.
    """
    assert Machine().between(0.0, 10.0) == {}
