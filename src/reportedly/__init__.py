"""
Reportedly reads reports about armed conflict and keeps who said what.

The names below are what other programs may rely on. Each is loaded when it is first asked for, so that
`import reportedly` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportedly.errors import LedgerError, ReportedlyError, SkipDocument, StopRun, UsageError
    from reportedly.events.view import EventView
    from reportedly.filters import Filters
    from reportedly.headline import headline_toll, killed_figures
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.ledger_views import event_view, event_views
    from reportedly.pipeline import read_all
    from reportedly.printed import parsed, schema
    from reportedly.readers import Reader, find_claims, reader
    from reportedly.reading import ReadingOptions, read
    from reportedly.reading.text import from_text
    from reportedly.records import Claim, Document, ReaderInfo, Reading, Report, Skipped, Span

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Document",
    "EventView",
    "Filters",
    "Ledger",
    "LedgerError",
    "Reader",
    "ReaderInfo",
    "Reading",
    "ReadingOptions",
    "Report",
    "ReportedlyError",
    "SkipDocument",
    "Skipped",
    "Span",
    "StopRun",
    "UsageError",
    "event_view",
    "event_views",
    "find_claims",
    "from_text",
    "headline_toll",
    "killed_figures",
    "parsed",
    "read",
    "read_all",
    "reader",
    "schema",
]

HOMES = {
    "reportedly.errors": ("LedgerError", "ReportedlyError", "SkipDocument", "StopRun", "UsageError"),
    "reportedly.events.view": ("EventView",),
    "reportedly.filters": ("Filters",),
    "reportedly.headline": ("headline_toll", "killed_figures"),
    "reportedly.ledger.ledger": ("Ledger",),
    "reportedly.ledger.ledger_views": ("event_view", "event_views"),
    "reportedly.pipeline": ("read_all",),
    "reportedly.printed": ("parsed", "schema"),
    "reportedly.readers": ("Reader", "find_claims", "reader"),
    "reportedly.reading": ("ReadingOptions", "read"),
    "reportedly.reading.text": ("from_text",),
    "reportedly.records": ("Claim", "Document", "ReaderInfo", "Reading", "Report", "Skipped", "Span"),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (whatever the name stands for)
    """
    A public name, from the module that it is at home in.
    """
    home = next((module for module, names in HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(home), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """
    All public names, loaded or not.
    """
    return sorted({*globals(), *__all__})
