"""
`reportedly coding …`: reports that two people code, each without the other.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli import options
from reportedly.cli.owner import login, owner
from reportedly.cli.program import app
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.ledger.codings import Progress
    from reportedly.people.double_coding import Coding

coding = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Have reports coded by two people, each without the other, and see how far they agree.",
)
app.add_typer(coding, name="coding")

Report = Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report.")]
Claims = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The claims that the coder sees in the report, one JSON object a line; - is standard input.",
        allow_dash=True,
    ),
]
Coder = Annotated[
    str | None,
    typer.Option("--coder", metavar="NAME", help="Whose coding; yours, by your login, if no one is named."),
]
Theirs = Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Those of one coder.")]
Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help="Who codes; give it once for each, two at least."),
]
Share = Annotated[
    int | None,
    typer.Option("--share", metavar="PERCENT", help="How many reports in a hundred are coded twice."),
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="NUMBER", help="Draws other reports.")]
Machine = Annotated[
    bool | None,
    typer.Option("--machine/--no-machine", help="Coders begin with what the machine found, or with nothing."),
]
Done = Annotated[bool, typer.Option("--submit", help="The coder is done with it: it stays as it is.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


@coding.command()
def plan(
    share: Share = None,
    coder: Coders = None,
    machine: Machine = None,
    seed: Seed = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Say which reports two people code, and who.

    Without options, print what holds.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.codings import plan as plan_of
    from reportedly.ledger.codings import set_plan
    from reportedly.ledger.ledger import Ledger

    told = {"share": share, "seed": seed, "coders": tuple(coder) if coder else None, "machine": machine}
    changes: dict[str, Any] = {name: value for name, value in told.items() if value is not None}
    with Ledger.open(ledger, create=False) as opened:
        holds = plan_of(opened)
        if changes:
            holds = set_plan(opened, replace(holds, **changes), owner())
    print_object(asdict(holds))


@coding.command(name="list")
def list_reports(
    coder: Theirs = None, as_json: AsJson = False, ledger: options.LedgerFile = options.LEDGER
) -> None:
    """
    List the reports that two people code, with how far they are.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.codings import progress
    from reportedly.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = [one for one in progress(opened) if coder is None or coder in one.coders]
    for one in found:
        if as_json:
            print_object(one._asdict())
        else:
            typer.echo("  ".join([one.document, *(state_of(name, one) for name in one.coders)]))


def state_of(name: str, one: "Progress") -> str:
    """
    How far a coder is in a report.
    """
    if name in one.submitted:
        return f"{name}: {'adjudicated' if one.settled else 'submitted'}"
    return f"{name}: {'begun' if name in one.begun else 'to code'}"


@coding.command()
def show(report: Report, coder: Coder = None, ledger: options.LedgerFile = options.LEDGER) -> None:
    """
    Print the claims of a coding, one JSON object a line.

    It is begun, if it was not. What comes out is what `save` takes. Whoever may read the file of the ledger
    may read all codings in it: who is not to see the other's codes in the workbench.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.codings import coding as coding_of
    from reportedly.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = coding_of(opened, report, coder or me())
    for claim in found.claims:
        print_object(claim)


@coding.command()
def save(
    report: Report,
    file: Claims,
    coder: Coder = None,
    submit: Done = False,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Keep what a coder says of a report.

    It takes the place of what they said before.
    """
    from reportedly.ledger.coding_steps import note_step
    from reportedly.ledger.codings import coding as coding_of
    from reportedly.ledger.codings import save_coding
    from reportedly.ledger.ledger import Ledger

    claims = claims_in(file)
    with Ledger.open(ledger, create=False) as opened:
        before = coding_of(opened, report, coder or me())
        kept = save_coding(opened, before.document, before.coder, claims, done=submit)
        note_step(opened, before, kept.claims, claims[0]["id"] if claims else "")
    say(kept)


@coding.command()
def agreement(as_json: AsJson = False, ledger: options.LedgerFile = options.LEDGER) -> None:
    """
    Print how far coders agree, field by field.

    Over the reports that both have submitted: Krippendorff's alpha, Cohen's kappa, and the F1 of the words
    that were marked.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.codings import coded_twice
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.agreement import agreements
    from reportedly.telling.wording import numbered

    with Ledger.open(ledger, create=False) as opened:
        found = agreements(coded_twice(opened))
    for one in found:
        if as_json:
            print_object(asdict(one))
            continue
        reports = numbered(one.documents, "report")
        typer.echo(f"{' and '.join(one.coders) or 'all'}: {reports}, claims F1 {shown(one.claim_f1)}")
        for row in one.measures:
            typer.echo(
                f"  {row.field:14} alike {shown(row.alike)}  alpha {shown(row.alpha)}"
                f"  kappa {shown(row.kappa)}  words F1 {shown(row.span_f1)}"
            )


@coding.command()
def lessons(ledger: options.LedgerFile = options.LEDGER) -> None:
    """
    Print the adjudicated reports with the claims that stand.

    `reportedly train --corrected` learns from them.
    """
    from reportedly.cli.terminal import print_object
    from reportedly.ledger.ledger import Ledger
    from reportedly.people.adjudicating import lessons as adjudicated

    with Ledger.open(ledger, create=False) as opened:
        for one in adjudicated(opened):
            print_object(one)


def me() -> str:
    """
    Who codes at this machine.
    """
    name = login()
    if not name:
        raise UsageError("say whose coding it is: --coder NAME")
    return name


def claims_in(file: Path) -> list[Any]:
    """
    The claims of a file.
    """
    try:
        written = typer.get_text_stream("stdin").read() if str(file) == "-" else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {error}") from error
    lines = [(number, line) for number, line in enumerate(written.split("\n"), 1) if line.strip()]
    return [claim_in(f"{file}, line {number}", line) for number, line in lines]


def claim_in(where: str, line: str) -> Any:  # noqa: ANN401 (whether it is a claim is for the ledger to say)
    """
    What a line says.
    """
    try:
        return json.loads(line)
    except ValueError as error:
        raise UsageError(f"{where}: {error}") from error


def say(kept: "Coding") -> None:
    """
    Says what is kept of a coding.
    """
    from reportedly.telling.wording import numbered

    state = "submitted" if kept.submitted else "kept"
    typer.echo(f"{kept.document}  {kept.coder}: {numbered(len(kept.claims), 'claim')} {state}")


def shown(value: float | None) -> str:
    """
    A measure; a dash where there was nothing to measure.
    """
    return "  – " if value is None else f"{value:.2f}"
