"""
`reportedly gazetteer add` and `find`: more places, and what a name may mean.
"""

import json
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options
from reportedly.cli.program import Commands, ExitCode, app
from reportedly.cli.read import prepare_for_waiting

if TYPE_CHECKING:
    from reportedly.cli.terminal import Terminal
    from reportedly.places.added import Added
    from reportedly.places.lookup import Match

SHOWN = 20

gazetteer = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Add places that the gazetteer lacks, and look names up.",
)
app.add_typer(gazetteer, name="gazetteer")


@gazetteer.command()
def add(files: options.PlaceFiles, no_color: options.NoColor = False) -> None:
    """
    Add places from GeoNames dumps, CSV tables or GeoJSON boundaries.

    A table needs the columns name, lat and lon; aliases (parted by | or ;), kind, admin1, country,
    population and id may be there, too, and longer headings such as Latitude are known. Boundaries, and
    tables of areas with lat and lon, are read as OCHA (ADM1_EN, admin2Name_en), GADM (NAME_1) or
    geoBoundaries (shapeName) head them; points by their name.

    What you add is kept in $REPORTEDLY_DATA/places (else ~/.local/share/reportedly/places). The list that
    the package lays out lies in $REPORTEDLY_CACHE (else ~/.cache/reportedly); set it to have it elsewhere.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.places.added import add as add_file
    from reportedly.places.added import data_folder, indexed
    from reportedly.places.gazetteer import cache_folder, prepared

    shell = terminal(no_color=no_color)
    prepare_for_waiting(shell)
    folder, base = data_folder(os.environ), prepared(cache_folder(os.environ))
    skipped = False
    for file in files:
        added = add_file(file, folder, base)
        say_added(shell, file, added)
        skipped = skipped or bool(added.skipped)
    index = indexed(folder, base)
    if index:
        index.close()
    if skipped:
        raise typer.Exit(ExitCode.SOME_SKIPPED)


def say_added(shell: "Terminal", file: Path, added: "Added") -> None:
    """
    Says what a file added, where that is kept, and which of its lines were left out.
    """
    from reportedly.places.files import MAPS
    from reportedly.records import Skipped
    from reportedly.telling.wording import numbered

    line = "feature" if file.suffix.lower() in MAPS else "line"
    for bad in added.skipped[:SHOWN]:
        shell.skip(Skipped(f"{file}, {line} {bad.line}", "gazetteer", bad.reason))
    more = len(added.skipped) - SHOWN
    if more > 0:
        shell.note(f"and {numbered(more, f'more {line}')} of {file}")
    parts = [numbered(added.places, "new place"), f"more names for {numbered(added.names, 'known one')}"]
    if added.strange:
        parts.append(f"{numbered(added.strange, 'name')} of unknown places left out")
    if added.skipped:
        parts.append(f"{numbered(len(added.skipped), line)} skipped")
    again = ", in place of what was added under that name before" if added.again else ""
    shell.out.print(f"{file.name}: {', '.join(parts)}; kept in {added.table}{again}", soft_wrap=True)


@gazetteer.command()
def find(
    name: options.PlaceSought,
    limit: options.Limit = 20,
    as_json: options.PlacesAsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """
    Show what a name may mean, the likeliest first, and why.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.places.added import data_folder
    from reportedly.places.gazetteer import cache_folder, opened_with
    from reportedly.places.lookup import matches

    shell = terminal(no_color=no_color)
    prepare_for_waiting(shell)
    with closing(opened_with(cache_folder(os.environ), data_folder(os.environ))) as book:
        found = matches(book, name)
    for match in found[: limit or None]:
        if as_json:
            typer.echo(json.dumps(as_object(match), ensure_ascii=False))
        else:
            shell.out.print(line(match), soft_wrap=True)
    if not found:
        shell.note("No place of that name. To add places: reportedly gazetteer add FILE")


def as_object(match: "Match") -> dict[str, object]:
    """
    A candidate as it is printed for programs.
    """
    entry = match.entry._asdict()
    del entry["how"]
    return {**entry, "score": match.score, "reasons": match.reasons}


def line(match: "Match") -> str:
    """
    A candidate as a person reads it.
    """
    from reportedly.telling.wording import safe

    entry = match.entry
    names = dict.fromkeys(part for part in (entry.name, entry.admin1, entry.country) if part)
    point = "" if entry.lat is None else f"  {entry.lat:.4f}, {entry.lon:.4f}"
    return safe(
        f"{', '.join(names)}  ({entry.kind}){point}  {entry.gazetteer_id}: {'; '.join(match.reasons)}"
    )
