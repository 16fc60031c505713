"""
The program as a whole: its name, its version, its exit codes, and how it says what went wrong.
"""

import contextlib
import io
import os
import sys
from enum import IntEnum
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reportedly import __version__
from reportedly.errors import ReportedlyError, UsageError


class ExitCode(IntEnum):
    """
    How a command ended, for whatever called it.
    """

    DONE = 0
    SOME_SKIPPED = 1
    USAGE = 2
    STOPPED = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141


EXIT_CODES = {
    ExitCode.DONE: "everything asked for was done",
    ExitCode.SOME_SKIPPED: "done, but some reports were skipped, or kept without claims; "
    "each is listed with its reason",
    ExitCode.USAGE: "the request makes no sense; the message says what to do instead",
    ExitCode.STOPPED: "nothing more could be kept: the ledger is locked or damaged, the disk full; "
    "what was finished before is kept",
    ExitCode.INTERRUPTED: "stopped with Ctrl-C; what was finished before is kept",
    ExitCode.PIPE_CLOSED: "whatever read the output closed it",
}


class Commands(TyperGroup):
    """
    The commands, with one way to end each time something goes wrong.
    """

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 (its type is private to typer)
        """
        Runs the command that was asked for.
        """
        try:
            return flushed(super().invoke(ctx))
        except ReportedlyError as error:
            complain(str(error))
            raise typer.Exit(ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.STOPPED) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(ExitCode.INTERRUPTED) from error
        except BrokenPipeError as error:
            let_go_of_output()
            raise typer.Exit(ExitCode.PIPE_CLOSED) from error
        except OSError as error:
            let_go_of_output()
            place = f"{error.filename} cannot be used" if error.filename else "the output cannot be written"
            complain(f"{place}: {error.strerror}")
            raise typer.Exit(ExitCode.STOPPED) from error


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def say_version(asked: bool) -> None:
    """
    Prints the version and is done.
    """
    if asked:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def reportedly(
    version: Annotated[
        bool,
        typer.Option("--version", callback=say_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """
    Reads reports about armed conflict and keeps who said what.
    """


def complain(message: str) -> None:
    """
    Says on standard error, in one line, what went wrong.
    """
    from reportedly.telling.wording import safe

    typer.echo(f"reportedly: {safe(message)}", err=True)


def flushed(result: Any) -> Any:  # noqa: ANN401 (whatever a command returns)
    """
    The same result, once all output has left: a pipe that is closed shows itself only then.
    """
    sys.stdout.flush()
    return result


def let_go_of_output() -> None:
    """
    Points standard output to nowhere, so that nothing complains of the closed pipe at the end.
    """
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def use_utf8() -> None:
    """
    Lets a terminal of another encoding show a mark for what it lacks, rather than stop the run.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
