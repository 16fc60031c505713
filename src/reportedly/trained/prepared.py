"""
A report as both readers have seen it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.claims.found import Found
from reportedly.model.encoder import Seen
from reportedly.records import Document


@dataclass(frozen=True, slots=True)
class Prepared:
    """
    A document with what the grammar finds in it, and the windows that the encoder has seen or will see.
    """

    document: Document
    found: Sequence[Found]
    windows: Iterable[Seen]
