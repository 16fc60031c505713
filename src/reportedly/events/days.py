"""
The days of an event: those that most of its accounts give.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

# Where events without a day stand in a list by days.
LAST = "9999"

Days = tuple[str | None, str | None]


def commonest(days: Iterable[Days]) -> Days:
    """
    The first and last day that most accounts give; the fewest days, of several that as many give.
    """
    ranges = [(first or last, last or first) for first, last in days if first or last]
    often = Counter(ranges)
    return min(often, key=lambda days: (-often[days], length(*days), days), default=(None, None))


def length(first: str | None, last: str | None) -> int:
    """
    How many days there are between two.
    """
    return (date.fromisoformat(last or "9999-12-31") - date.fromisoformat(first or "0001-01-01")).days
