"""
What waits to be read, kept in a folder beside the ledger, so that no end of a workbench loses it.

Each workbench over a ledger has a part of the folder to itself and holds it while it runs; what lies in a
part that nobody holds was left behind, and the next workbench takes it over.
"""

import json
import logging
import os
import secrets
import shutil
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from reportedly.errors import StopRun
from reportedly.reading import ReadingOptions

LOG = logging.getLogger(__name__)
NOTE, HELD = "errand.json", "held"
# A report that takes the whole program with it is not tried for ever.
MOST_TRIES = 3


@dataclass(frozen=True, slots=True)
class Target:
    """
    Something to read, as it is listed: a file or an address, or words that were pasted, with their title.
    """

    name: str
    options: ReadingOptions
    where: str | None = None
    text: str = ""
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """
    What is to be read in one job, for whom and since when; `folder` holds the files that were sent, and
    `tries` is how often it was begun.
    """

    job: str
    who: str
    at: str
    targets: tuple[Target, ...]
    folder: Path
    tries: int = 0


class Errands:
    """
    The errands of one workbench.
    """

    def __init__(self, ledger: Path, part: Path | None = None) -> None:
        """
        Nothing is written until there is something to read; a *part* is one that another process holds.
        """
        self.root = ledger.with_suffix(".waiting")
        self.own = part or self.root / secrets.token_hex(8)
        self.is_shared = part is not None
        self.lock = threading.Lock()
        self.held: sqlite3.Connection | None = None

    def folder(self) -> Path:
        """
        A new folder for one job, which bears its name.
        """
        try:
            return self.made()
        except OSError as error:
            raise StopRun(f"nothing can wait in {self.root}: {error.strerror}") from error

    def made(self) -> Path:
        """
        The same, where the disk allows it.
        """
        self.hold()
        path = self.own / secrets.token_hex(8)
        path.mkdir(mode=0o700)
        return path

    def hold(self) -> None:
        """
        Takes a part of the folder, unless it is held already.
        """
        with self.lock:
            if self.held is None and not self.is_shared:
                self.held = self.taken()

    def taken(self) -> sqlite3.Connection | None:
        """
        A hold on a new part.
        """
        try:
            self.own.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise StopRun(f"nothing can wait in {self.root}: {error.strerror}") from error
        return held(self.own)

    def keep(self, errand: Errand) -> None:
        """
        Notes an errand down, whole or not at all.
        """
        told = asdict(errand) | {"folder": str(errand.folder)}
        beside = errand.folder / f"{NOTE}.new"
        try:
            beside.write_text(json.dumps(told), encoding="utf-8")
        except OSError as error:
            raise StopRun(f"nothing can wait in {self.root}: {error.strerror}") from error
        beside.replace(errand.folder / NOTE)

    def begin(self, errand: Errand) -> Errand:
        """
        Notes that an errand is begun once more.
        """
        begun = replace(errand, tries=errand.tries + 1)
        self.keep(begun)
        return begun

    def put_back(self, errand: Errand) -> None:
        """
        Notes that an errand was left in good order, and may be begun again.
        """
        if errand.folder.exists():
            self.keep(replace(errand, tries=0))

    def laid_down(self) -> list[Errand]:
        """
        The errands that lie in this workbench's part, the oldest first, whichever process took them.
        """
        notes = ((note, told_by(note)) for note in self.own.glob(f"*/{NOTE}"))
        return in_order(errand_of(told, note.parent, note.parent) for note, told in notes if told is not None)

    def left_behind(self) -> list[Errand]:
        """
        The errands of workbenches that have ended, the oldest first; they are this one's from now on.
        """
        parts = sorted(self.root.iterdir()) if self.root.is_dir() else []
        found = [errand for part in parts if part != self.own for errand in self.taken_over(part)]
        return in_order(found)

    def taken_over(self, part: Path) -> Iterator[Errand]:
        """
        The errands of one part, if nobody holds it; what was never sent whole is dropped with it.
        """
        lock = held(part)
        if lock is None:
            return
        for note in sorted(part.glob(f"*/{NOTE}")):
            told = told_by(note)
            if told is not None:
                yield self.moved(told, note.parent)
        lock.close()
        shutil.rmtree(part, ignore_errors=True)

    def moved(self, told: dict[str, Any], before: Path) -> Errand:
        """
        An errand that now lies among those of this workbench.
        """
        after = self.folder()
        after.rmdir()
        after = before.replace(after.with_name(before.name))
        errand = errand_of(told, before, after)
        self.keep(errand)
        return errand

    def close(self) -> None:
        """
        Lets go of what waits; of the folders, those go that hold nothing.
        """
        if self.held is None:
            return
        self.held.close()
        if not any(path.is_dir() for path in self.own.iterdir()):
            shutil.rmtree(self.own, ignore_errors=True)
        if not any(self.root.iterdir()):
            shutil.rmtree(self.root, ignore_errors=True)


def in_order(errands: Iterable[Errand]) -> list[Errand]:
    """
    Errands, the oldest first.
    """
    return sorted(errands, key=lambda errand: (errand.at, errand.job))


def held(part: Path) -> sqlite3.Connection | None:
    """
    A hold on a folder that ends with the program, however that ends; None where another has it.
    """
    lock = sqlite3.connect(part / HELD, timeout=0, check_same_thread=False, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        lock.close()
        return None
    return lock


def told_by(note: Path) -> dict[str, Any] | None:
    """
    What an errand says of itself; None where nobody can make it out, or where it was just done.
    """
    try:
        told: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        LOG.warning("%s cannot be read; what was to be read there is lost", os.fspath(note))
        return None
    return told


def errand_of(told: dict[str, Any], before: Path, after: Path) -> Errand:
    """
    An errand as it was noted in one folder, and now lies in another.
    """
    targets = tuple(target_of(one, before, after) for one in told["targets"])
    return Errand(told["job"], told["who"], told["at"], targets, after, told["tries"])


def target_of(told: dict[str, Any], before: Path, after: Path) -> Target:
    """
    A target as it was noted; a file that was sent lies in another folder by now.
    """
    where = told["where"]
    if where is not None and Path(where).parent == before:
        where = str(after / Path(where).name)
    return Target(told["name"], ReadingOptions(**told["options"]), where, told["text"], told["title"])
