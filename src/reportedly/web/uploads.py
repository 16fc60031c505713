"""
Files that a browser sends: no more bytes than allowed, kept under names of our own.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path, PurePosixPath
from typing import IO

from fastapi import HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.types import Message

from reportedly.reading import ReadingOptions
from reportedly.reading.documents import megabytes
from reportedly.web.errands import Target

MOST_FILES, LONGEST_NAME = 1000, 200
BLOCK = 1 << 20
# Only what an extension can be is kept of a name on the disk.
EXTENSION = re.compile(r"(?:\.[A-Za-z0-9]{1,8}){1,2}\Z")


def limited(request: Request, limit: int) -> Request:
    """
    The request, whose body breaks off with a refusal as soon as it is too long.
    """
    promised = request.headers.get("content-length", "")
    if promised.isdecimal() and int(promised) > limit:
        raise too_much(limit)
    came = 0

    async def receive() -> Message:
        nonlocal came
        message = await request.receive()
        came += len(message.get("body", b""))
        if came > limit:
            raise too_much(limit)
        return message

    return Request(request.scope, receive)


def too_much(limit: int) -> HTTPException:
    """
    What an upload that is too large is answered.
    """
    return HTTPException(413, f"more than {megabytes(limit)} at once; send less, or use `reportedly read`")


async def targets_of(form: FormData, folder: Callable[[], Path]) -> tuple[tuple[Target, ...], Path]:
    """
    The files of a form as targets, and the new *folder* that they were put into.
    """
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    if not files:
        raise HTTPException(422, "there is no file: choose at least one")
    options = options_of(form)
    return await run_in_threadpool(put_down, files, options, folder)


def options_of(form: FormData) -> ReadingOptions:
    """
    What is told of all files of a form.
    """
    told = {
        name: str(form.get(name) or "").strip() or None for name in ("published", "publisher", "language")
    }
    if told["published"]:
        try:
            told["published"] = date.fromisoformat(told["published"]).isoformat()
        except ValueError:
            raise HTTPException(422, f"{told['published']} is not a day; write it as 2016-04-05") from None
    return ReadingOptions(**told)  # type: ignore[arg-type]


def put_down(
    files: Sequence[UploadFile], options: ReadingOptions, made: Callable[[], Path]
) -> tuple[tuple[Target, ...], Path]:
    """
    Puts files into a new folder, which goes again if one of them does not fit.
    """
    folder, targets = made(), []
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, folder, ignore_errors=True)
        for number, file in enumerate(files):
            path = folder / f"{number:04}{extension(file.filename or '')}"
            keep(file.file, path)
            targets.append(Target(shown(file.filename or ""), options, str(path)))
        undo.pop_all()
    return tuple(targets), folder


def keep(source: IO[bytes], path: Path) -> None:
    """
    Puts what was sent into a file.
    """
    try:
        with path.open("xb") as into:
            while block := source.read(BLOCK):
                into.write(block)
    except OSError as error:
        raise HTTPException(507, f"the files cannot be kept here: {error.strerror}") from error


def extension(name: str) -> str:
    """
    What a file name ends with, by which some formats are told.
    """
    found = EXTENSION.search(name)
    return found[0].lower() if found else ""


def shown(name: str) -> str:
    """
    A file name as it is listed: without folders, and without signs that cannot be seen.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in last)
    return plain[:LONGEST_NAME] or "file"
