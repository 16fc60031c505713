"""
`reportedly actors add` and `actors find`: more actors, and who a name may mean.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import options
from reportedly.cli.each_file import SHOWN, each_file
from reportedly.cli.program import Commands, app

if TYPE_CHECKING:
    from reportedly.actors.search import Candidate
    from reportedly.cli.terminal import Terminal

actors = typer.Typer(
    cls=Commands, no_args_is_help=True, rich_markup_mode=None, help="Add actors, or find who a name may mean."
)
app.add_typer(actors, name="actors")

ActorFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="CSV, FollowTheMoney entities as JSON, or CAMEO-style dictionaries."
    ),
]
Candidates = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="At most so many; 0 for all.")]
AskedName = Annotated[str, typer.Argument(metavar="NAME", help="A name, in any spelling or script.")]


@actors.command()
def add(files: ActorFiles, no_color: options.NoColor = False) -> None:
    """
    Add the actors of files to a list of your own.

    A table needs the columns name and kind; id, aliases (parted by |), native, side, parent (an id or a
    name), country (a name or a code) and wikidata may be there, too. A line that cannot be used is listed
    with its reason and costs no others; so is a file that cannot be read.
    """
    from reportedly.cli.terminal import terminal

    shell = terminal(no_color=no_color)
    code = each_file(files, lambda path: add_one(shell, path))
    if code:
        raise typer.Exit(code)


def add_one(shell: "Terminal", path: Path) -> bool:
    """
    Adds one file, and says what came of it; whether all its lines could be used.
    """
    from reportedly.actors.own import add_actors
    from reportedly.telling.wording import numbered, safe

    file, added = safe(str(path)), add_actors(path)
    typer.echo(
        f"{file}: {numbered(added.new, 'new actor')}, {numbered(added.extended, 'known one')} with more"
        f" names; {numbered(added.names, 'name')} added, {numbered(len(added.refused), 'line')} skipped"
    )
    for line in added.refused[:SHOWN]:
        shell.note(f"{file}, line {line.number:,}: {safe(line.reason)}")
    more = len(added.refused) - SHOWN
    if more > 0:
        shell.note(f"and {numbered(more, 'more line')} of {file}")
    return not added.refused


@actors.command()
def find(name: AskedName, limit: Candidates = 10) -> None:
    """
    Show who a name may mean, the likeliest first, with the reasons.
    """
    from reportedly.actors.search import find_actors
    from reportedly.telling.wording import safe

    found = find_actors(name, limit or None)
    for candidate in found:
        typer.echo(safe(told(candidate)))
    if not found:
        typer.echo(f"no actor of the list is called {safe(name)}; to add one: reportedly actors add FILE")


def told(found: "Candidate") -> str:
    """
    A candidate in one line.
    """
    from reportedly.actors.actor_list import wholes
    from reportedly.telling.wording import label

    actor = found.actor
    parts = [label(actor.kind), actor.country or ""]
    above = [whole.name for whole in wholes(actor)]
    parts += [f"part of: {', '.join(above)}"] if above else []
    parts += [f"side: {actor.side}"] if actor.side and actor.side != actor.name else []
    parts += [actor.wikidata or "", actor.id]
    return f"{found.score:3}  {actor.name}  ({found.reason})  {' · '.join(filter(None, parts))}"
