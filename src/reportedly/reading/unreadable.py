"""
What could not be read: listed with its reason, while the rest of a run goes on.
"""

import errno
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.errors import SkipDocument
from reportedly.records import Report, Skipped

# What parsers of others raise on hostile input: such a report is skipped, the run goes on.
PARSER_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)


def listed(name: str, reports: Iterable[Report | Skipped]) -> Iterator[Report | Skipped]:
    """
    The reports of one input, or of a part of one; where they break off, the reason is the last entry.
    """
    try:
        yield from reports
    except SkipDocument as reason:
        yield skipped(name, reason)
    except OSError as error:
        yield skipped(name, why(error, name))
    except PARSER_ERRORS as error:
        yield skipped(name, f"damaged: {type(error).__name__}: {error}")


def skipped(name: str, reason: object) -> Skipped:
    """
    The row of a report that could not be read, its reason in one line.
    """
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Skipped(shown, "reading", " ".join(str(reason).split())[:300])


def why(error: Exception, path: str) -> str:
    """
    Why a path cannot be read, in a few words.
    """
    if isinstance(error, FileNotFoundError):
        return "broken link: what it points to is gone" if Path(path).is_symlink() else "no such file"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    if getattr(error, "errno", None) == errno.ELOOP:
        return "a link that leads back to itself"
    return str(getattr(error, "strerror", None) or error)
