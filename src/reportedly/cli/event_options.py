"""
The options of `events`, `why` and `contradictions`, each with what `--help` says of it.
"""

from pathlib import Path
from typing import Annotated

import typer

SourceName = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="Only events with a claim that came through this source."),
]
EventType = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Only events with a claim of this type, as air_strike."),
]
PlaceName = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="NAME", help="Only events with a claim of this place, province or country."
    ),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only events with a claim of this day or later.")
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only events with a claim of this day or earlier.")
]
MinKilled = Annotated[
    int | None,
    typer.Option(
        "--min-killed", metavar="N", min=0, help="Only events with a claim of at least so many killed."
    ),
]
Certainty = Annotated[
    str | None,
    typer.Option(
        metavar="HOW",
        help="Only events with a claim that sounds so: stated, hedged, denied or unreal.",
    ),
]
Search = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT", help="Only events with a claim of these words, “exact phrases” or begin* words."
    ),
]
Profile = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="The rules that make figures: conservative, acled, ibc, airwars, or a .toml file of your own.",
    ),
]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Leave out so many of the first of them.")]
AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print one JSON object for each event, a line each, and nothing else."),
]
EventsPage = Annotated[
    Path | None,
    typer.Option(
        "--html", metavar="FILE", help="Write a page of the events, with maps of where they happened."
    ),
]
EventPage = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE",
        help="Write it as a page, with tolls over time and what each voice says field by field.",
    ),
]
DisagreementsAsJson = Annotated[
    bool,
    typer.Option(
        "--json", help="Print one JSON object for each disagreement, a line each, and nothing else."
    ),
]
EventId = Annotated[
    str,
    typer.Argument(
        metavar="EVENT", help="The id of an event, or of a claim or account in it, or the beginning of one."
    ),
]
FigureName = Annotated[
    str | None,
    typer.Argument(metavar="FIGURE", help="Only this figure, as killed, killed/civilians or wounded/all."),
]
