"""
The options of `reportedly user`, each with what `--help` says of it.
"""

from typing import Annotated

import typer

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with, in any case.")]
FullName = Annotated[
    str | None, typer.Option("--full-name", metavar="NAME", help="The name as others will read it.")
]
Role = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="One of viewer, coder, reviewer and admin.")
]
Export = Annotated[
    bool | None, typer.Option("--export/--no-export", help="May save tables and reports, or may not.")
]
PersonalData = Annotated[
    bool | None,
    typer.Option(
        "--personal-data/--no-personal-data",
        help="Sees the names of victims and witnesses, or sees them masked.",
    ),
]
Active = Annotated[bool | None, typer.Option("--active", help="Let in again who was removed.")]
PasswordStdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="Take the password from standard input, its first line."),
]
UsersAsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object for each user, a line each.")
]
Off = Annotated[bool, typer.Option("--off", help="Ask for no codes any longer.")]
