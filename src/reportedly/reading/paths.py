"""
Paths as a user gives them: a file, a folder with all below it, or a pattern.
"""

import glob
import os
import stat
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from reportedly.reading.unreadable import skipped, why
from reportedly.records import Skipped


def files_at(target: str) -> Iterator[str | Skipped]:
    """
    The files that a path or pattern stands for, sorted within each folder; what is none is listed.
    """
    if is_pattern(target):
        matches = matching(target)
        if not matches:
            yield skipped(target, "no file matches this pattern")
        for match in matches:
            yield from below(match)
    else:
        yield from below(target)


def is_pattern(target: str) -> bool:
    """
    Whether a target is a pattern; a file whose name holds a bracket is a file.
    """
    return glob.has_magic(target) and not os.path.lexists(target)


def matching(pattern: str) -> list[str]:
    """
    The paths that match, sorted. Where `**` stands, folders are left to it and links not followed.
    """
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
    if "**" not in pattern:
        return matches
    named = sum(1 for _ in takewhile(lambda part: not glob.has_magic(part), Path(pattern).parts))
    return [path for path in matches if not Path(path).is_dir() and not through_link(path, named)]


def through_link(path: str, named: int) -> bool:
    """
    Whether a folder on the way to a path is a link, below the first *named* ones that the user named.
    """
    return any(parent.is_symlink() for parent in Path(path).parents if len(parent.parts) > named)


def below(path: str) -> Iterator[str | Skipped]:
    """
    A named file itself, or all files below a named folder.
    """
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        yield skipped(path, why(error, path))
        return
    if stat.S_ISDIR(mode):
        inside = walk(path)
        yield next(inside, skipped(path, "a folder without files"))
        yield from inside
    else:
        yield path


def walk(folder: str) -> Iterator[str | Skipped]:
    """
    The files below a folder in the order of their names. Hidden ones are passed over.

    Links to folders are listed, not followed: they may lead back to where they stand.
    """
    try:
        names = sorted(path.name for path in Path(folder).iterdir())
    except OSError as error:
        yield skipped(folder, why(error, folder))
        return
    for name in names:
        if not name.startswith("."):
            yield from entry(str(Path(folder, name)))


def entry(path: str) -> Iterator[str | Skipped]:
    """
    One entry of a folder: a file, a folder to walk through, or something that is not read.
    """
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield skipped(path, why(error, path))
        return
    if stat.S_ISREG(mode):
        yield path
    elif not stat.S_ISDIR(mode):
        yield skipped(path, "not a regular file")
    elif Path(path).is_symlink():
        yield skipped(path, "a link to a folder, not followed")
    else:
        yield from walk(path)
