"""
The claims of a report are linked as they come, each to those shortly before it.
"""

import numpy as np

from reportedly.claims import READER
from reportedly.model.encoder import Trace
from reportedly.records import Claim, Span, Time
from reportedly.trained.choice import STARTING
from reportedly.trained.links import LATEST, Linker


def claim_of(number):
    """
    One of many attacks, each on a day of its own.
    """
    span = Span(number * 10, number * 10 + 6)
    day = f"20{number % 90 + 10}-0{number // 90 + 1}-01"
    return Claim("", "", "attack", "stated", 1.0, READER, span, span, time=Time(span, day, day))


def test_of_claims_and_events_far_back_nothing_is_kept(ours):
    """
    However long a report is, its linker holds no more than what the next claim is held against.
    """
    linker = Linker(ours, STARTING["link"])
    vector = np.zeros(len(ours.heads["pair.3.bias"]), dtype=np.float32)
    labels = [
        linker.label(claim_of(number), Trace(vector, np.zeros(23, dtype=np.float32), number))
        for number in range(3 * LATEST)
    ]

    assert labels == [f"e{number + 1}" for number in range(3 * LATEST)]
    assert len(linker.earlier) == LATEST
    assert set(linker.events) == set(range(2 * LATEST, 3 * LATEST))
