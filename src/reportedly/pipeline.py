"""
From paths and addresses to claims that are kept: one report after the other, however many.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly import readers
from reportedly.errors import SkipDocument
from reportedly.ledger import Ledger
from reportedly.readers import Reader
from reportedly.reading import ReadingOptions, read
from reportedly.records import Reading, Report, Skipped


def read_all(
    targets: Iterable[str],
    options: ReadingOptions,
    ledger: Ledger | None,
    reader: Reader | None = None,
) -> Iterator[Reading | Skipped]:
    """
    Reads every report that the targets name and keeps it, with its claims, before the next one is begun.

    *reader* is the trained one where none is given. What cannot be read is handed on, and kept, as
    skipped. Without a ledger nothing is kept.
    """
    chosen = reader or readers.reader()
    for target in targets:
        for item in read(target, options):
            outcome = item if isinstance(item, Skipped) else outcome_of(placed(item, target), ledger, chosen)
            if ledger and isinstance(outcome, Skipped):
                ledger.skip(outcome)
            yield outcome


def outcome_of(report: Report, ledger: Ledger | None, reader: Reader) -> Reading | Skipped:
    """
    The claims of one report, kept, or why there are none.
    """
    try:
        return kept_claims(report, ledger, reader)
    except SkipDocument as error:
        return Skipped(name_of(report), "ledger", str(error))


def kept_claims(report: Report, ledger: Ledger | None, reader: Reader) -> Reading | Skipped:
    """
    The claims of one report: from the ledger where it holds them, else found and kept.
    """
    document = report.document
    if document.language and document.language.lower().partition("-")[0] not in reader.languages:
        return unknown_language(report, ledger, reader)
    kept = ledger.kept(document, reader.info) if ledger else None
    found = kept or found_claims(report, reader)
    if ledger and not kept and isinstance(found, Reading):
        ledger.add(report, found)
    return found


def unknown_language(report: Report, ledger: Ledger | None, reader: Reader) -> Skipped:
    """
    A report that the reader cannot understand: kept, without claims, and listed as such.
    """
    document = report.document
    if ledger:
        ledger.add(report, Reading(document, (), reader.info))
    names = ", ".join(sorted(reader.languages))
    kept = "kept without claims" if ledger else "no claims found"
    return Skipped(name_of(report), "language", f"in {document.language}; the reader knows {names}: {kept}")


def found_claims(report: Report, reader: Reader) -> Reading | Skipped:
    """
    What the reader finds in one report; where it fails, that report alone is skipped.
    """
    try:
        claims = reader.find(report.document)
    except Exception as error:  # noqa: BLE001 (one odd report in ten thousand must not end the run for the others)
        return Skipped(name_of(report), "claims", one_line(error))
    return Reading(report.document, tuple(claims), reader.info)


def one_line(error: Exception) -> str:
    """
    An unforeseen error as a reason that fits a list.
    """
    message = " ".join(str(error).split())[:200]
    return f"the reader failed on it ({type(error).__name__}{': ' if message else ''}{message})"


def placed(report: Report, target: str) -> Report:
    """
    A report with where it lay: its address or the target it came with, where reading did not say.
    """
    document = report.document
    return replace(report, path=report.path or document.url or f"{target} ({document.id})")


def name_of(report: Report) -> str:
    """
    What a report is listed under: where it lay, and its own id where several lie there.
    """
    source_id = report.document.source_id
    return report.path if source_id is None else f"{report.path} ({source_id})"
