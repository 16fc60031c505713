"""
A claim that is not yet linked to the others of its report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.model.encoder import Trace
from reportedly.trained.choice import Option
from reportedly.trained.settings import Unset
from reportedly.trained.tolls import Told


@dataclass(frozen=True, slots=True)
class Draft:
    """
    A claim with what tells its event from others, and what else might have been chosen for it: kind of
    choice → options.

    `told` is what its sentence tells of it and of the other events there, `number` its number among them.
    """

    unset: Unset
    trace: Trace
    options: Mapping[str, Sequence[Option]]
    told: Told
    number: int
