"""
The bytes of every report as they came, each in a file named by its SHA-256, beside the ledger.
"""

import hashlib
import os
from pathlib import Path
from uuid import uuid4


class Originals:
    """
    A folder of untouched bytes: `ab/abcdef…` holds those whose SHA-256 is abcdef….
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """
        Where bytes lie, or would lie.
        """
        return self.folder / sha256[:2] / sha256

    def keep(self, raw: bytes) -> str:
        """
        Keeps bytes for good, once, and says under which digest.

        They are written aside and safe on the disk before they take their name, so that a file
        of that name is always whole, and an existing one is left alone.
        """
        sha256 = hashlib.sha256(raw).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_safely(path, raw)
        return sha256

    def raw(self, sha256: str) -> bytes:
        """
        The bytes with this digest.
        """
        return self.path(sha256).read_bytes()


def write_safely(path: Path, raw: bytes) -> None:
    """
    Makes a file that is whole or not there, whatever happens meanwhile.
    """
    aside = path.with_name(f".{uuid4().hex}")
    try:
        write_through(aside, raw)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    make_lasting(path.parent)


def write_through(path: Path, raw: bytes) -> None:
    """
    Writes a new file and waits until the disk has it.
    """
    with path.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def make_lasting(folder: Path) -> None:
    """
    Waits until the disk has the names in a folder too, where the system can say so.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
