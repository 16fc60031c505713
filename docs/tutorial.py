"""
Runs the commands of the README and of tutorial.md again and writes what they print into them.

    python docs/tutorial.py

A block of a page holds one command after a dollar sign, and its output. Claims and events are named by
ids that change when the reader reads better: `reportedly show` and `why` take the first id above them.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PAGES = (Path(__file__).with_name("tutorial.md"), Path(__file__).parents[1] / "README.md")
BLOCK = re.compile(r"^```console\n\$ (?P<command>.+)\n(?P<output>(?:(?!```).*\n)*)```$", re.MULTILINE)
CLAIM_ID = re.compile(r"^  ([0-9a-f]{8})  ", re.MULTILINE)
SHOW = re.compile(r"^(reportedly (?:show|why) )[0-9a-f]{8}\b")
WIDTH = "96"


class Ran(NamedTuple):
    """
    A command as it was run, how it ended and what it printed.
    """

    command: str
    ended: int
    output: str


def commands(page: str) -> list[str]:
    """
    The commands of the page, in their order.
    """
    return [block["command"] for block in BLOCK.finditer(page)]


def run_all(page: str, folder: Path) -> Iterator[Ran]:
    """
    Runs the commands of the page one after the other in a folder.
    """
    seen = ""
    for command in commands(page):
        first = CLAIM_ID.search(seen)
        meant = SHOW.sub(rf"\g<1>{first[1]}", command) if first else command
        ran = run(meant, folder)
        seen = ran.output if CLAIM_ID.search(ran.output) else seen
        yield ran


def run(command: str, folder: Path) -> Ran:
    """
    Runs one command as a person at a terminal of the page's width would.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    around = {**os.environ, "PATH": path, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(  # noqa: S602 (the page's own commands)
        command,
        shell=True,
        cwd=folder,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return Ran(command, done.returncode, "".join(f"{line}\n" for line in lines))


def fresh(page: str, folder: Path) -> str:
    """
    The page with what its commands print now.
    """
    results = run_all(page, folder)

    def printed(_: re.Match[str]) -> str:
        ran = next(results)
        return f"```console\n$ {ran.command}\n{ran.output}```"

    return BLOCK.sub(printed, page)


if __name__ == "__main__":
    for path in PAGES:
        with tempfile.TemporaryDirectory() as place:
            path.write_text(fresh(path.read_text(encoding="utf-8"), Path(place)), encoding="utf-8")
