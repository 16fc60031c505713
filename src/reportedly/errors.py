"""
What can go wrong, named by what a run must do about it.

    ReportedlyError
    ├── UsageError        the request makes no sense: say so and stop (exit code 2)
    │   └── StaleEdit     somebody else decided on the same claim meanwhile: show both
    ├── SkipDocument      this report cannot be read: list it with its reason and go on
    └── StopRun           nothing more can be kept: stop, with all that was finished safe
        └── LedgerError   the ledger cannot be used: locked, damaged, of a newer version
"""

from collections.abc import Mapping


class ReportedlyError(Exception):
    """
    The root: every error that this package raises on purpose.
    """


class UsageError(ReportedlyError):
    """
    The request itself is wrong; the message says what to do instead.
    """


class StaleEdit(UsageError):
    """
    Somebody decided on a claim after it was looked at; the message says who, what and when.

    `decisions` names what was decided meanwhile, `claim` is the claim as it is printed now.
    """

    def __init__(self, message: str, decisions: tuple[str, ...], claim: Mapping[str, object]) -> None:
        super().__init__(message)
        self.decisions = decisions
        self.claim = claim


class SkipDocument(ReportedlyError):
    """
    One report cannot be read. The message is the one-line reason that a run lists.
    """


class StopRun(ReportedlyError):
    """
    The run cannot go on; what was finished before is kept.
    """


class LedgerError(StopRun):
    """
    The ledger cannot be opened or written; the message says why and what to do.
    """
