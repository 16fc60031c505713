"""
The reports that were coded by hand for this project, kept apart from their texts (`coded/README.md`).
"""

from collections.abc import Iterator
from pathlib import Path

from reportedly.training import standoff
from reportedly.training.standoff import Coded

FOLDER = Path(__file__).with_name("coded")


def coded_reports(folder: Path) -> Iterator[tuple[Coded, list[Coded]]]:
    """
    The coded reports whose texts lie in *folder*, unchanged: document and claims, with their words.
    """
    return standoff.coded_reports(folder, FOLDER)
