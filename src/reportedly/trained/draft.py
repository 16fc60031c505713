"""
A claim that is not yet linked to the others of its report.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.model.encoder import Trace
from reportedly.records import Claim
from reportedly.trained.choice import Option


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A claim as its own sentence has it, with all that might have been chosen: kind of choice → options.
    """

    index: int
    claim: Claim
    trace: Trace
    options: Mapping[str, Iterable[Option]]
    most: Mapping[str, float]
