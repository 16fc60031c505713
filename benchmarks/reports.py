"""
The reports of the files that benchmarks read.
"""

from collections.abc import Iterator
from pathlib import Path

from reportedly.reading import ReadingOptions, read
from reportedly.records import Report


def reports_in(path: Path) -> Iterator[Report]:
    """
    The reports of a file that can be read, one after the other.
    """
    return (one for one in read(str(path), ReadingOptions()) if isinstance(one, Report))
