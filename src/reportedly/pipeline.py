"""
From paths and addresses to claims that are kept: one report after the other, however many.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from reportedly import readers
from reportedly.errors import SkipDocument, StopRun
from reportedly.hands import Hands
from reportedly.ledger.ledger import Ledger
from reportedly.readers import Reader
from reportedly.reading import ReadingOptions, read
from reportedly.records import LANGUAGE, Reading, Report, Skipped
from reportedly.telling.wording import language_name

Item = Report | Skipped
Outcome = Reading | Skipped
# What is left to do for a report, in whatever thread.
Work = Callable[[], Outcome]
# So many reports are begun for each that is read at a time, lest a long one keep the others waiting.
AHEAD = 2


def read_all(
    targets: Iterable[str | os.PathLike[str]],
    options: ReadingOptions | None = None,
    ledger: Ledger | None = None,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """
    Reads every report that the targets name, and hands each on, in order, once it is kept with its claims.

    *reader* is the trained one where none is given; it may have several reports in hand at a time. What
    cannot be read is handed on, and kept, as skipped. Without a ledger nothing is kept.
    """
    chosen, told = reader or readers.reader(), options or ReadingOptions()
    for stretch in stretches(os.fspath(one) for one in targets):
        yield from read_items(items_of(stretch, told), ledger, chosen)


def read_items(items: Iterable[Item], ledger: Ledger | None, reader: Reader) -> Iterator[Outcome]:
    """
    What becomes of each item, in order, once it is kept: a reading with its claims, or why there is none.
    """
    for item, outcome in overlapping(items, ledger, reader):
        kept = kept_by(ledger, item, outcome, reader) if ledger else outcome
        if ledger and isinstance(kept, Skipped):
            ledger.skip(kept)
        yield kept


def stretches(targets: Iterable[str]) -> Iterator[list[str]]:
    """
    The targets in their order, cut before each that may keep one waiting (standard input, an address): what
    comes before it is handed on first.
    """
    held: list[str] = []
    for target in targets:
        if held and (target == "-" or "://" in target):
            yield held
            held = []
        held.append(target)
    if held:
        yield held


def items_of(targets: Iterable[str], options: ReadingOptions) -> Iterator[Item]:
    """
    What the targets hold: reports, and what cannot be read.
    """
    for target in targets:
        for item in read(target, options):
            yield item if isinstance(item, Skipped) else placed(item, target)


def overlapping(
    items: Iterable[Item], ledger: Ledger | None, reader: Reader
) -> Iterator[tuple[Item, Outcome]]:
    """
    Each item with what became of it, in order, while the reader has the next ones in hand.
    """
    if reader.workers < 2:
        yield from ((item, begun(item, ledger, reader)()) for item in items)
        return
    waiting: deque[tuple[Item, Future[Outcome]]] = deque()
    with Hands(reader) as hands, ThreadPoolExecutor(reader.workers, "reader") as pool:
        shared = replace(reader, find=hands.find)
        for item in items:
            waiting.append((item, pool.submit(begun(item, ledger, shared))))
            while len(waiting) > AHEAD * reader.workers or (waiting and waiting[0][1].done()):
                yield finished(waiting)
        while waiting:
            yield finished(waiting)


def finished(waiting: deque[tuple[Item, Future[Outcome]]]) -> tuple[Item, Outcome]:
    """
    The first that waits, once its work is done.
    """
    item, work = waiting.popleft()
    return item, work.result()


def begun(item: Item, ledger: Ledger | None, reader: Reader) -> Work:
    """
    What is left to do for a report: nothing where the ledger holds its claims, or nobody can read it.
    """
    if isinstance(item, Skipped):
        return lambda: item
    if not understood(item, reader):
        return partial(unknown_language, item, reader)
    try:
        kept = ledger.kept(item.document, reader.info) if ledger else None
    except SkipDocument as error:
        return partial(Skipped, name_of(item), "ledger", str(error))
    return (lambda: kept) if kept else partial(found_claims, item, reader)


def understood(report: Report, reader: Reader) -> bool:
    """
    Whether the reader knows the language of a report; one without a known language is tried.
    """
    language = report.document.language
    return not language or language.lower().partition("-")[0] in reader.languages


def unknown_language(report: Report, reader: Reader) -> Skipped:
    """
    How a report that the reader cannot understand is listed.
    """
    known = ", ".join(sorted(map(language_name, reader.languages)))
    reason = f"in {language_name(report.document.language or '')}; the reader knows {known}"
    return Skipped(name_of(report), LANGUAGE, reason, report.document.id)


def found_claims(report: Report, reader: Reader) -> Outcome:
    """
    What the reader finds in one report; where it fails, that report alone is skipped.
    """
    try:
        claims = reader.find(report.document)
    except StopRun:  # every other report would fail alike
        raise
    except Exception as error:  # noqa: BLE001 (one odd report in ten thousand must not end the run for the others)
        return Skipped(name_of(report), "claims", one_line(error))
    return Reading(report.document, tuple(claims), reader.info)


def kept_by(ledger: Ledger, item: Item, outcome: Outcome, reader: Reader) -> Outcome:
    """
    What became of a report once the ledger has it: as it was, or why the ledger would not take it.
    """
    if isinstance(item, Skipped) or (isinstance(outcome, Skipped) and not outcome.was_readable):
        return outcome
    reading = outcome if isinstance(outcome, Reading) else Reading(item.document, (), reader.info)
    try:
        new = ledger.add(item, reading)
    except SkipDocument as error:
        return Skipped(name_of(item), "ledger", str(error))
    return outcome if new or isinstance(outcome, Skipped) else replace(outcome, again=True)


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
