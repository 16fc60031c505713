"""
One file of a list after the other: one that cannot be used is said, and costs no others.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from reportedly.cli.program import ExitCode, complain
from reportedly.errors import UsageError

# So many lines of a file that cannot be used are named; the others are counted.
SHOWN = 20


def each_file(files: Sequence[Path], add: Callable[[Path], bool]) -> ExitCode:
    """
    How a command ends that adds files: *add* tells whether all of a file was of use.
    """
    refused, whole = 0, True
    for file in files:
        try:
            whole = add(file) and whole
        except UsageError as error:
            complain(str(error))
            refused += 1
    if refused == len(files):
        return ExitCode.USAGE
    return ExitCode.DONE if whole and not refused else ExitCode.SOME_SKIPPED
