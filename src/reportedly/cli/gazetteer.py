"""
`reportedly gazetteer add` and `find`: more places, and what a name may mean.
"""

import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from reportedly.cli import options
from reportedly.cli.each_file import each_file
from reportedly.cli.program import Commands, app
from reportedly.cli.progress import prepare_for_waiting, waiting
from reportedly.errors import UsageError

if TYPE_CHECKING:
    import sqlite3

    from reportedly.cli.progress import Wait
    from reportedly.cli.terminal import Terminal
    from reportedly.places.added import Added
    from reportedly.places.lookup import Match

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
    Add places from GeoNames dumps, tables or GeoJSON boundaries.

    A table (CSV, TSV, text; in UTF-8) needs the columns name, lat and lon, in degrees of WGS 84: 33.51,
    33,51 or 33°30'36"N; aliases (parted by | or ;), kind, admin1, country, population and id may be there,
    too, and longer headings such as Latitude are known. Boundaries, and tables of areas with lat and lon,
    are read as OCHA (ADM1_EN, admin2Name_en), GADM (NAME_1) or geoBoundaries (shapeName) head them; points
    by their name. GeoNames' lists of divisions and alternate names give further names.

    A line that is no place, or repeats another, is listed with its reason and costs no others; so is a file
    that cannot be read. Spreadsheets, archives and shapefiles are not read: save them as CSV or GeoJSON.

    What you add is kept in $REPORTEDLY_DATA/places (else ~/.local/share/reportedly/places). The list that
    the package lays out lies in $REPORTEDLY_CACHE (else ~/.cache/reportedly); set it to have it elsewhere.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.folders import cache_folder
    from reportedly.places.added import added_folder, indexed
    from reportedly.places.gazetteer import prepared

    shell = terminal(no_color=no_color)
    prepare_for_waiting(shell)
    folder, base = added_folder(os.environ), prepared(cache_folder(os.environ))
    kept: dict[Path, Path] = {}
    with waiting(shell) as wait:
        code = each_file(files, lambda file: add_one(Adding(shell, wait, folder, base, kept), file))
        wait("the index of all added places")
        index = indexed(folder, base)
    if index:
        index.close()
    if code:
        raise typer.Exit(code)


class Adding(NamedTuple):
    """
    What files are added to, and which one was kept where.
    """

    shell: "Terminal"
    wait: "Wait"
    folder: Path
    base: "sqlite3.Connection"
    kept: dict[Path, Path]


def add_one(to: Adding, file: Path) -> bool:
    """
    Adds one file, and says what came of it; whether all its lines were places.

    One that is called like another before it would replace that, which nobody wants in one go.
    """
    from reportedly.places.added import add as add_file
    from reportedly.places.added import table_of

    target = table_of(file, to.folder)
    first = to.kept.setdefault(target, file)
    if first != file:
        raise UsageError(
            f"{file} would replace what {first} added, as both are called {target.stem}; rename one"
        )
    added = add_file(file, to.folder, to.base, lambda lines: to.wait(f"{file.name}: {lines:,} lines"))
    say_added(to.shell, file, added)
    return not added.refused


def say_added(shell: "Terminal", file: Path, added: "Added") -> None:
    """
    Says what a file added, where that is kept, and which of its lines were left out.
    """
    from reportedly.places.files import MAPS
    from reportedly.records import Skipped
    from reportedly.telling.wording import numbered, safe

    line = "feature" if file.suffix.lower() in MAPS else "line"
    for bad in added.skipped:
        shell.skip(Skipped(f"{file}, {line} {bad.line}", "gazetteer", bad.reason))
    more = added.refused - len(added.skipped)
    if more > 0:
        shell.note(safe(f"and {numbered(more, f'more {line}')} of {file}"))
    parts = [numbered(added.places, "new place"), f"more names for {numbered(added.names, 'known one')}"]
    if added.strange:
        parts.append(f"{numbered(added.strange, 'name')} of unknown places left out")
    if added.refused:
        parts.append(f"{numbered(added.refused, line)} skipped")
    shell.out.print(safe(f"{file.name}: {', '.join(parts)}; {kept_where(added)}"), soft_wrap=True)


def kept_where(added: "Added") -> str:
    """
    Where the places of a file are kept now, and what became of those that were there before.
    """
    if added.table:
        again = ", in place of what was added under that name before" if added.again else ""
        return f"kept in {added.table}{again}"
    return f"nothing kept{', and what was added under that name before stays' if added.again else ''}"


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
    from reportedly.cli.terminal import print_object, terminal
    from reportedly.folders import cache_folder
    from reportedly.places.added import added_folder
    from reportedly.places.gazetteer import opened_with
    from reportedly.places.lookup import matches

    shell = terminal(no_color=no_color)
    prepare_for_waiting(shell)
    with closing(opened_with(cache_folder(os.environ), added_folder(os.environ))) as book:
        found = matches(book, name)
    for match in found[: limit or None]:
        if as_json:
            print_object(as_object(match))
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
