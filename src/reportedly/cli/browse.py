"""
`reportedly claims`, `show` and `schema`: what the ledger holds, and the form in which it is printed.
"""

import json
from collections.abc import Callable, Iterable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options
from reportedly.cli.program import app
from reportedly.errors import UsageError
from reportedly.records import Claim, Document

if TYPE_CHECKING:
    from reportedly.cli.terminal import Terminal
    from reportedly.ledger.ledger import Ledger


@app.command()
def claims(
    source: options.SourceName = None,
    event_type: options.EventType = None,
    place: options.PlaceName = None,
    since: options.Since = None,
    until: options.Until = None,
    min_killed: options.MinKilled = None,
    certainty: options.Certainty = None,
    search: options.Search = None,
    decided: options.Decided = None,
    limit: options.Limit = 100,
    as_json: options.AsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    List the claims in the ledger, all or those asked for.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.filters import Filters
    from reportedly.ledger.ledger import Ledger

    asked = Filters(source, event_type, place, since, until, min_killed, certainty, search, decided=decided)
    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        list_claims(opened.claims(asked), limit, printer(shell, opened, as_json=as_json), shell)


def printer(
    shell: "Terminal", ledger: "Ledger", *, as_json: bool
) -> Callable[[Document, Iterable[Claim]], None]:
    """
    What prints a report with some of its claims, and what people decided on them.
    """
    from reportedly.cli.table import ClaimTable
    from reportedly.cli.terminal import print_json
    from reportedly.decisions.decision_words import notes
    from reportedly.decisions.review import reviews
    from reportedly.ledger.decisions import stands_now

    found = stands_now(ledger)
    if as_json:
        return partial(print_json, reviews=reviews(found))
    return ClaimTable(shell.out, notes(found)).add


def list_claims(
    found: Iterable[tuple[Document, Claim]],
    limit: int,
    show_some: Callable[[Document, Iterable[Claim]], None],
    shell: "Terminal",
) -> None:
    """
    Prints claims report by report, and says where there are more than were asked for.
    """
    from reportedly.telling.wording import first_few

    printed = 0
    for document, group in groupby(found, key=lambda pair: pair[0]):
        room = max(0, limit - printed) if limit else None
        some = [claim for _, claim in group]
        if room == 0:
            shell.note(f"only {first_few(limit, 'claim')}; more with --limit")
            break
        shown = some[:room]
        printed += len(shown)
        show_some(document, shown)
    if not printed:
        shell.note("no claim in the ledger meets this")


@app.command()
def show(
    name: options.Id,
    as_json: options.AsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    Show one claim, or one report with its claims.

    A claim is shown with every field that the report gives and with its words in context.
    """
    from reportedly.cli.card import document_card
    from reportedly.cli.terminal import terminal
    from reportedly.ledger.ledger import Ledger

    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        document, found, whole = named(opened, name)
        if as_json or whole:
            show_some = printer(shell, opened, as_json=as_json)
            if not as_json:
                shell.out.print(document_card(document))
            show_some(document, found)
        else:
            show_claim(document, found[0], opened, shell)


def named(ledger: "Ledger", name: str) -> tuple[Document, list[Claim], bool]:
    """
    What an id stands for: a document with its claims, and True; or one claim in its document, and False.
    """
    claim = ledger.claim(name)
    if claim:
        return claim[0], [claim[1]], False
    from reportedly.filters import Filters

    document = ledger.document(name)
    if document is None:
        raise UsageError(f"no claim and no report in the ledger has an id that begins with {name}")
    return document, [claim for _, claim in ledger.claims(Filters(document=document.id))], True


def show_claim(document: Document, claim: Claim, ledger: "Ledger", shell: "Terminal") -> None:
    """
    Prints a claim's card.
    """
    from reportedly.cli.card import claim_card
    from reportedly.decisions.decision_words import note_on
    from reportedly.ledger.decisions import stands_now

    shell.out.print(claim_card(document, claim, note_on(stands_now(ledger), claim.id)))


@app.command()
def schema() -> None:
    """
    Print the JSON Schema of what --json prints.
    """
    from reportedly.printed import schema as printed_schema

    typer.echo(json.dumps(printed_schema(), indent=2, ensure_ascii=False))
