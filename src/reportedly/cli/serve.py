"""
`reportedly serve`: the workbench in the browser.
"""

import errno
import socket
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.program import app
from reportedly.errors import StopRun

Host = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Where to answer; anything but this machine needs users first."),
]
Port = Annotated[int, typer.Option(metavar="NUMBER", min=1, max=65535, help="The port to answer on.")]
Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="HOST",
        help="A host name that browsers may ask for it by; give it once for each.",
    ),
]
# The name of the format and its version (PMTiles 3), with which every such file begins.
TILES_BEGIN = b"PMTiles\x03"
Tiles = Annotated[
    str | None,
    typer.Option(metavar="FILE|URL", help="A PMTiles file or a tile URL, for more detail on the maps."),
]


Workers = Annotated[
    int | None,
    typer.Option(
        metavar="NUMBER",
        min=1,
        max=64,
        help="How many processes answer; as many as the machine has cores, 8 at most, if none is given.",
    ),
]


@app.command()
def serve(
    ledger: options.LedgerFile = options.LEDGER,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    name: Names = None,
    tiles: Tiles = None,
    reader: options.ReaderName = "trained",
    workers: Workers = None,
    no_color: options.NoColor = False,
) -> None:
    """
    Open the workbench: read, judge, join and see, in the browser.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.ledger.database import file_of
    from reportedly.web import create_app, opened
    from reportedly.web.processes import answer_alone, answer_together, cores
    from reportedly.web.settings import Settings

    check_tiles(tiles)
    settings = Settings(file_of(ledger), host, port, tuple(name or ()), tiles, reader)
    opened(settings).close()
    listening = bound(host, port)
    terminal(no_color=no_color).note(
        f"The workbench of {settings.ledger}: {address(host, port)}  (Ctrl+C ends it)"
    )
    many = workers or cores()
    if many == 1:
        answer_alone(create_app(settings), listening)
    else:
        answer_together(settings, listening, many)


def check_tiles(named: str | None) -> None:
    """
    Says of a file of map tiles that cannot be read, or is none, what to do; addresses are for the browser.
    """
    if named is None or "://" in named:
        return
    other = "name another with --tiles, or leave it out: maps have outlines of their own"
    try:
        with Path(named).open("rb") as file:
            is_tiles = file.read(len(TILES_BEGIN)) == TILES_BEGIN
    except OSError as error:
        raise StopRun(f"cannot read the map tiles {named} ({error.strerror}): {other}") from error
    if not is_tiles:
        raise StopRun(f"{named} is no PMTiles file of version 3: {other}")


def bound(host: str, port: int) -> socket.socket:
    """
    A socket at the address, so that a taken port is said before anything else.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once only where it is told that this is TCP
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise StopRun(f"nothing can answer at {address(host, port)}: {remedy(error)}") from error
    return made


def remedy(error: OSError) -> str:
    """
    Why an address cannot be had, and with which option another one can.
    """
    if error.errno == errno.EADDRINUSE:
        return "another program answers there; choose another port with --port"
    if error.errno == errno.EACCES:
        return "the system keeps this port for itself; choose one from 1024 on with --port"
    return f"{error.strerror}; choose another address with --host"


def address(host: str, port: int) -> str:
    """
    What to type into a browser.
    """
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
