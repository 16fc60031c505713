"""
News of shootings as accounts: each report's main account, read from its text, with the incident it is of.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.reports import reports_in
from reportedly.events.accounts import accounts_of
from reportedly.events.records import Account
from reportedly.reading.documents import titled
from reportedly.records import Claim, Document
from reportedly.training.standoff import lines

HARMED = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Case:
    """
    One report: the incident that it is of, and its accounts, the main one first; none where nothing was read.
    """

    id: str
    incident: dict[str, Any]
    accounts: tuple[Account, ...]
    document: Document


def cases(
    path: Path, find: Callable[[Document], tuple[Claim, ...]], *, headlines: bool = True
) -> Iterator[Case]:
    """
    The reports of a file of JSON lines, as a reader reads them: under their titles, or without *headlines*
    the text alone.
    """
    labelled = {row["id"]: row["incident"] for row in lines(path)}
    for report in reports_in(path):
        document = under_its_title(report.document) if headlines else untitled(report.document)
        name = document.source_id or document.id
        yield Case(name, labelled[name], ranked(accounts_of(document, find(document))), document)


def under_its_title(document: Document) -> Document:
    """
    A report with its title as first line, as pages, feeds and mails are read; the file gives it apart.
    """
    return replace(document, text=titled(document.title, document.text))


def untitled(document: Document) -> Document:
    """
    A report as if nobody had given it a title.
    """
    return replace(document, title=None)


def ranked(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """
    The account that numbers the harm first, the one with most claims of several.
    """
    return tuple(sorted(accounts, key=lambda account: (-numbers(account), -len(account.testimonies))))


def numbers(account: Account) -> bool:
    """
    Whether an account says that people were killed or wounded.
    """
    return any(figure.outcome in HARMED for said in account.testimonies for figure in said.figures)
