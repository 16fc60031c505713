"""
`reportedly read`: from reports to a table, lines of JSON or a page, and into the ledger.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options
from reportedly.cli.program import ExitCode, app, complain
from reportedly.cli.progress import Tally, watched
from reportedly.errors import StopRun, UsageError
from reportedly.records import Reading, Skipped

if TYPE_CHECKING:
    from reportedly.cli.terminal import Terminal
    from reportedly.ledger.ledger import Ledger
    from reportedly.pages.run_page import Page
    from reportedly.readers import Reader
    from reportedly.reading import ReadingOptions

    Wanted = tuple[str, ReadingOptions]

MOST_ROWS = 500


@dataclass(slots=True)
class Run:
    """
    One run of `read`: where its reports go, and what became of them.
    """

    shell: "Terminal"
    show: Callable[[Reading], None] | None = None
    ledger: "Ledger | None" = None
    reader: "Reader | None" = None
    page: Path | None = None
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        self.tally.keeps = self.ledger is not None

    def everything(self, wanted: Sequence["Wanted"]) -> None:
        """
        Reads all that is wanted, handing on each report as soon as it is finished.
        """
        from reportedly.pipeline import read_all

        prepare_for_waiting(self.shell)
        with ExitStack() as stack:
            page = stack.enter_context(open_page(self.page)) if self.page else None
            items = chain.from_iterable(
                read_all([one for one, _ in alike], told, self.ledger, self.reader)
                for told, alike in groupby(wanted, key=itemgetter(1))
            )
            for item in watched(items, [one for one, _ in wanted], self.tally, self.shell):
                if isinstance(item, Skipped):
                    self.shell.skip(item, kept=self.tally.keeps_only(item))
                elif self.show:
                    self.show(item)
                if page:
                    page.take(item)

    def kept(self) -> str:
        """
        Where what was read can be found now.
        """
        places = [f"kept in {self.ledger.path}"] if self.ledger else []
        places += [f"page in {self.page}"] if self.page else []
        return f"; {', '.join(places)}" if places else ""


@app.command()
def read(
    targets: options.Targets,
    published: options.Published = None,
    publisher: options.Publisher = None,
    language: options.Language = None,
    allow_private: options.AllowPrivate = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_ledger: options.NoLedger = False,
    as_json: options.AsJson = False,
    html: options.Html = None,
    reader: options.ReaderName = "trained",
    model: options.OwnModel = None,
    threads: options.Threads = 0,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
) -> None:
    """
    Read reports, and print and keep the claims in them.

    Plain text, web pages (HTML, MHTML), PDF, mail (.eml, .mbox), feeds (RSS, Atom), tables (CSV, TSV) and
    JSON (one, a list or a line each) are read, gzipped or not; whatever is not is listed with its reason.
    """
    from reportedly import readers
    from reportedly.cli.terminal import terminal
    from reportedly.reading import ReadingOptions

    chosen = readers.reader(reader, model, threads)
    told = ReadingOptions(day(published), publisher, code(language), allow_private=allow_private)
    shell = terminal(quiet=quiet, no_color=no_color)
    with ExitStack() as stack:
        opened = None if no_ledger else stack.enter_context(open_ledger(ledger))
        run = Run(shell, shower(shell, as_json), opened, chosen, html)
        carry_through(run, [(target, told) for target in targets])
    if run.tally.skipped or run.tally.kept:
        raise typer.Exit(ExitCode.SOME_SKIPPED)


def carry_through(run: Run, wanted: Sequence["Wanted"]) -> None:
    """
    Carries a run through, and says what became of it.
    """
    try:
        run.everything(wanted)
    except KeyboardInterrupt:
        complain(f"stopped: {run.tally}{run.kept()}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except StopRun as error:
        raise StopRun(f"{error} ({run.tally} before that)") from error
    run.shell.note(f"{run.tally}{run.kept()}")


def prepare_for_waiting(shell: "Terminal") -> None:
    """
    Says why a run takes longer in which the list of places is built, the first time or anew.
    """
    from reportedly.folders import cache_folder
    from reportedly.places.gazetteer import outdated
    from reportedly.places.gazetteer_file import file_name, whole

    folder = cache_folder(os.environ)
    path = folder / file_name()
    if whole(path):
        return
    if path.exists():
        shell.note("The list of places is damaged; it is built anew, which takes a moment.")
    elif outdated(folder):
        shell.note("The list of places was built by another version; it is built anew, which takes a moment.")
    elif shell.err.is_terminal:
        shell.note("Preparing the list of places. This takes a moment, and happens once.")


def shower(shell: "Terminal", as_json: bool) -> Callable[[Reading], None] | None:
    """
    How reports are printed: as JSON, as a table, or not at all.
    """
    from reportedly.cli.terminal import print_json

    if as_json:
        return lambda reading: print_json(reading.document, reading.claims)
    return None if shell.quiet else Rows(shell).show


class Rows:
    """
    The table of a run, which ends where nobody would read on.
    """

    def __init__(self, shell: "Terminal") -> None:
        """
        *shell* is where it is printed.
        """
        from reportedly.cli.table import ClaimTable

        self.shell = shell
        self.table = ClaimTable(shell.out)
        self.left = MOST_ROWS

    def show(self, reading: Reading) -> None:
        """
        Prints the claims of one report, as long as there is room.
        """
        if self.left > 0:
            self.table.add(reading.document, reading.claims[: self.left])
            self.left -= max(1, len(reading.claims))
            if self.left <= 0:
                self.shell.note("… the table ends here; `reportedly claims`, --json and --html show all.")


def open_ledger(where: str) -> "Ledger":
    """
    The ledger that the options name, made if it is not there.
    """
    from reportedly.ledger.ledger import Ledger

    return Ledger.open(where)


def day(asked: str | None) -> str | None:
    """
    A day as the options give it, after a look that it is one.
    """
    from datetime import date

    try:
        return date.fromisoformat(asked).isoformat() if asked else None
    except ValueError:
        raise UsageError(f"{asked} is not a day; write it as 2016-04-06") from None


def code(asked: str | None) -> str | None:
    """
    The code of a language as the options give it, after a look that it is one.
    """
    from reportedly.reading.documents import code_of

    if asked and not code_of(asked):
        raise UsageError(f"{asked} is not the code of a language; write it as en")
    return asked


def open_page(path: Path) -> "Page":
    """
    The page that is to be written.
    """
    from datetime import UTC, datetime

    from reportedly.pages.run_page import Page

    return Page(path, datetime.now(UTC).date())
