"""
What all requests share: the ledger, the settings, a secret of this run, and what is done beside the pages.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from fastapi import Request

from reportedly.errors import LedgerError
from reportedly.ledger.decisions import stands_now
from reportedly.ledger.event_index import EventIndex
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.masks import Book
from reportedly.ledger.recent import Kept, Recent
from reportedly.ledger.report_index import ReportIndex
from reportedly.web.briefing import Briefing
from reportedly.web.catching_up import CatchingUp
from reportedly.web.job_board import Queue
from reportedly.web.people import RIGHTS, Person
from reportedly.web.settings import Settings

# How many events as a list shows them are kept.
ROWS = 500


def new_secret() -> bytes:
    """
    What nobody can guess.
    """
    return secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Shared:
    """
    What the processes of one workbench have in common: its secret, and the folder in which is laid down what
    another process is to read.
    """

    secret: bytes
    part: Path


@dataclass(frozen=True, slots=True)
class Bench:
    """
    A workbench that runs: `jobs` read, `catching_up` and `briefing` sum up; what was answered a moment ago,
    or changes no more, is kept in `recent`, `rows`, `masks`, `reports` and `events`.
    """

    settings: Settings
    ledger: Ledger
    secret: bytes
    jobs: Queue
    catching_up: CatchingUp
    briefing: Briefing
    masks: Book
    reports: ReportIndex
    events: EventIndex
    recent: Recent = field(default_factory=Recent)
    rows: Kept = field(default_factory=lambda: Kept(ROWS))

    def look_ahead(self) -> None:
        """
        Looks at all reports, events and decisions once: whoever opens the first page of a large ledger need
        not wait.
        """
        with suppress(LedgerError):  # whoever opens it is told
            self.reports.now()
            self.events.now()
            stands_now(self.ledger)

    def local_person(self) -> Person:
        """
        The one user of a ledger without users, who has all rights.
        """
        token = hmac.new(self.secret, b"local", hashlib.sha256).hexdigest()
        return Person("local", "", frozenset(RIGHTS), token, is_local=True)

    def close(self) -> None:
        """
        Ends what is done beside the pages, and lets go of the ledger.
        """
        self.jobs.close()
        self.briefing.close()
        self.ledger.close()


def bench_over(settings: Settings, ledger: Ledger, jobs: Queue, secret: bytes) -> Bench:
    """
    A workbench over a ledger, with what reads for it.
    """
    return Bench(
        settings,
        ledger,
        secret,
        jobs,
        CatchingUp(ledger),
        Briefing(ledger),
        Book(ledger),
        ReportIndex(ledger),
        EventIndex(ledger),
    )


def bench_of(request: Request) -> Bench:
    """
    The workbench that a request came to.
    """
    bench: Bench = request.app.state.bench
    return bench
