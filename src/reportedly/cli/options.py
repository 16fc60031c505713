"""
The options that commands share, each with what `--help` says of it.
"""

from pathlib import Path
from typing import Annotated

import typer

LEDGER = "reportedly.db"

Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET…", help="Files, folders, patterns, web addresses, or - for standard input."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day the reports were published, as 2016-04-06; for dates like “Tuesday”.",
    ),
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="The language of the reports, as en, where it is not recognised."),
]
AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Fetch from addresses inside your own network, too."),
]
LedgerFile = Annotated[
    str,
    typer.Option(
        "--ledger",
        envvar="REPORTEDLY_LEDGER",
        metavar="FILE",
        help="The file that claims are kept in.",
    ),
]
NoLedger = Annotated[bool, typer.Option("--no-ledger", help="Keep nothing.")]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON object for each report, a line each, and nothing else."),
]
Html = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write a page with the reports and their claims, complete in one file.",
    ),
]
ReaderName = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="trained (an encoder, with the grammar for values) or grammar (word lists alone; faster).",
    ),
]
OwnModel = Annotated[
    Path | None,
    typer.Option("--model", metavar="FOLDER", help="Read with this model, as `reportedly train` writes it."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print no colours, also on a terminal.")]
SourceName = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Only claims that came through this source."),
]
EventType = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Only this type of event, as air_strike."),
]
PlaceName = Annotated[
    str | None,
    typer.Option("--place", metavar="NAME", help="Only this place, province or country."),
]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only events on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Only events on this day or earlier.")]
MinKilled = Annotated[
    int | None,
    typer.Option("--min-killed", metavar="N", min=0, help="Only claims of at least so many killed."),
]
Certainty = Annotated[
    str | None,
    typer.Option(metavar="HOW", help="Only claims that sound so: stated, hedged, denied or unreal."),
]
Search = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Only claims with these words, “exact phrases” or begin* words."),
]
Decided = Annotated[
    str | None,
    typer.Option(
        metavar="HOW", help="Only claims that people left so: accepted, corrected, rejected, added or open."
    ),
]
Limit = Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")]
Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="The id of a claim or of a report, or the beginning of one."),
]
VoicesId = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", help="The id of a report or an event, or the beginning of one."),
]
Groups = Annotated[
    int, typer.Option("--limit", metavar="N", min=0, help="At most so many groups or voices; 0 for all.")
]
GroupsAsJson = Annotated[
    bool,
    typer.Option(
        "--json", help="Print one JSON object for each group or voice, a line each, and nothing else."
    ),
]
Folder = Annotated[
    Path,
    typer.Option(metavar="FOLDER", help="Where the ledger and the page are written."),
]
Threads = Annotated[int, typer.Option(metavar="N", min=0, help="How many processor cores to use; 0 for all.")]
PlaceFiles = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="Country dumps or names of GeoNames, tables with headings, GeoJSON boundaries."
    ),
]
PlaceSought = Annotated[str, typer.Argument(metavar="NAME", help="The name to look up, in any spelling.")]
PlacesAsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object for each place, a line each, and nothing else.")
]
