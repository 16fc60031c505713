"""
`reportedly verify`: whether everything in the ledger is as it was put in.
"""

from typing import Annotated

import typer

from reportedly.cli import options
from reportedly.cli.program import ExitCode, app

Noted = Annotated[
    str | None,
    typer.Option(
        "--digest",
        metavar="DIGEST",
        help="The digest of a decision that you noted before: say whether it is still in the log.",
    ),
]
FlawsAsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object with all that was found, and nothing else.")
]


@app.command()
def verify(
    noted: Noted = None,
    as_json: FlawsAsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    Check that every decision, text and file is as it was put in.

    Each decision bears the digest of the one before. Note the digest of the last one elsewhere: whoever can
    write to the ledger could make the whole log anew, and only your note would tell.
    """
    from rich.text import Text

    from reportedly.cli.terminal import print_object, terminal
    from reportedly.ledger.custody import chained, found_wrong
    from reportedly.ledger.ledger import Ledger
    from reportedly.telling.wording import numbered

    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        wrong = list(found_wrong(opened, noted))
        links, reports = chained(opened), opened.counts().documents
    last = links[-1] if links else None
    told = {"decisions": len(links), "last": last and last.decision.id, "digest": last and last.digest}
    if as_json:
        print_object({**told, "reports": reports, "wrong": [one._asdict() for one in wrong]})
    else:
        shell.out.print(f"{numbered(len(links), 'decision')}, {numbered(reports, 'report')}", highlight=False)
        if last:
            shell.out.print(
                Text(f"the last decision is {last.decision.id}, its digest {last.digest}"), soft_wrap=True
            )
        for one in wrong:
            shell.out.print(Text.assemble((one.name, "bold red"), f" {one.what}"), soft_wrap=True)
    if wrong:
        shell.note(f"not everything is as it was put in: {len(wrong):,} found")
        raise typer.Exit(ExitCode.STOPPED)
    shell.note("everything is as it was put in")
