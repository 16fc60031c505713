"""
The options of `reportedly review`, each with what `--help` says of it.
"""

from typing import Annotated

import typer

Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason, as others will read it.")]
WhyNot = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason, as others will read it; may be left out.")
]
Who = Annotated[
    str | None,
    typer.Option(
        envvar="REPORTEDLY_WHO", metavar="NAME", help="Who decides, if not the user of this machine."
    ),
]
ClaimIds = Annotated[
    list[str], typer.Argument(metavar="CLAIM…", help="The ids of claims, or the beginnings of them.")
]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The id of a claim, or the beginning of it.")]
Field = Annotated[
    str,
    typer.Argument(
        metavar="FIELD", help="The field as it is printed, as certainty, place.name or casualties.0.low."
    ),
]
Value = Annotated[
    str,
    typer.Argument(
        metavar="VALUE",
        help="A word, a number, null, JSON; for a party, place or time also words of the report.",
    ),
]
Joined = Annotated[
    list[str],
    typer.Argument(metavar="ID…", help="The ids of claims, accounts (REPORT/LABEL) or events, two or more."),
]
EventId = Annotated[str, typer.Argument(metavar="EVENT", help="The id of an event, or the beginning of it.")]
SplitOff = Annotated[
    list[str],
    typer.Argument(metavar="ID…", help="The accounts of it, or claims in them, that are another event."),
]
FigureName = Annotated[
    str,
    typer.Argument(metavar="FIGURE", help="Which figure: killed, killed/civilians, killed/side: NAME."),
]
Low = Annotated[int, typer.Argument(metavar="LOW", min=0, help="The least that it was.")]
Best = Annotated[int, typer.Argument(metavar="BEST", min=0, help="What it most likely was.")]
High = Annotated[int, typer.Argument(metavar="HIGH", min=0, help="The most that it was.")]
GradeName = Annotated[str, typer.Argument(metavar="GRADE", help="A grade of Airwars or of Iraq Body Count.")]
Rated = Annotated[
    str,
    typer.Argument(metavar="NAME", help="The name of a source, or the id of a claim where a digit follows."),
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="A to F for a source, 1 to 6 for a claim.")]
RatedSince = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only for reports of this day or later.")
]
RatedUntil = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only for reports of this day or earlier.")
]
DecisionId = Annotated[
    str, typer.Argument(metavar="DECISION", help="The name of a decision, as d12; see reportedly review log.")
]
LogOf = Annotated[
    str | None,
    typer.Argument(metavar="[ID]", help="Only decisions on what has an id that begins so, or this name."),
]
LogAsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object for each decision, a line each.")
]
ReportId = Annotated[
    str, typer.Argument(metavar="REPORT", help="The id of a report, or the beginning of it.")
]
TriggerWords = Annotated[
    str,
    typer.Argument(
        metavar="WORDS", help='The words that name the event, or where: {"start": 120, "end": 127}.'
    ),
]
AddedType = Annotated[
    str, typer.Argument(metavar="TYPE", help="What is said to have happened, as air_strike.")
]
AddedFields = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="FIELD=VALUE", help="Another field, as place=Aleppo; may be repeated."),
]
