"""
A page beside its place until it is whole, so that nobody opens half of one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reportedly.errors import StopRun, UsageError

# How the pages of this package begin, of whatever version.
OURS, HEAD = b'<meta name="generator" content="reportedly ', 2000


@contextmanager
def drafted(path: Path) -> Iterator[IO[str]]:
    """
    A new file that takes its place at *path* once all is written; where that breaks off, nothing is left.
    """
    draft = open_draft(path)
    try:
        with explained(path), draft:
            yield draft
            draft.flush()
            Path(draft.name).replace(path)
    finally:
        Path(draft.name).unlink(missing_ok=True)


def open_draft(path: Path) -> IO[str]:
    """
    A new file next to *path*, for a page that is not whole yet; what is no page is not written over.
    """
    if path.exists() and not path.is_file():
        raise UsageError(f"cannot write the page {path}: that is no file")
    try:
        if path.exists() and not replaceable(path):
            raise UsageError(f"cannot write the page {path}: another file is there, and would be lost")
        return path.with_name(f".{path.name}.{os.getpid()}").open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the page {path}: {error.strerror}") from error


def replaceable(path: Path) -> bool:
    """
    Whether a file is empty, or a page of this package: nothing that somebody may miss.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    return not head or OURS in head


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """
    Says which page it was that could not be written, and why.
    """
    try:
        yield
    except OSError as error:
        raise StopRun(f"cannot write the page {path}: {error.strerror}") from error
