"""
`reportedly review …`: what people decide, one command for each thing, and the log of it.
"""

import json
from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from reportedly.cli import options, review_options
from reportedly.cli.owner import login
from reportedly.cli.program import app

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.decisions.deciding import By
    from reportedly.events.records import Decision
    from reportedly.ledger.ledger import Ledger

review = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Decide on claims, events and sources; nothing that is decided is ever deleted.",
)
app.add_typer(review, name="review")


@review.command()
def accept(
    claims: review_options.ClaimIds,
    why: review_options.WhyNot = "",
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Accept claims as they stand.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.accept(opened, claims, by))


@review.command()
def reject(
    claims: review_options.ClaimIds,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Reject claims: they are left out of everything.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.reject(opened, claims, by))


@review.command()
def correct(
    claim: review_options.ClaimId,
    field: review_options.Field,
    value: review_options.Value,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Correct one field of a claim.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.correct(opened, claim, field, typed(value), by))


@review.command()
def add(
    report: review_options.ReportId,
    words: review_options.TriggerWords,
    event_type: review_options.AddedType,
    fields: review_options.AddedFields = None,
    why: review_options.WhyNot = "",
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Add a claim that no reader found.
    """
    from reportedly.decisions import deciding

    given = dict(parted(field) for field in fields or ())
    draft = {"trigger": typed(words), "event_type": event_type, **given}
    carry_out(ledger, who, why, lambda opened, by: deciding.add(opened, report, draft, by))


@review.command()
def same(
    names: review_options.Joined,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Say that accounts are of the same event.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.same(opened, names, by))


@review.command()
def not_same(
    names: review_options.Joined,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Say that accounts are each of another event.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.not_same(opened, names, by))


@review.command()
def split(
    event: review_options.EventId,
    names: review_options.SplitOff,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Take accounts out of an event: they become one of their own.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.split(opened, event, names, by))


@review.command()
def estimate(
    event: review_options.EventId,
    figure: review_options.FigureName,
    low: review_options.Low,
    best: review_options.Best,
    high: review_options.High,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Set a figure of an event.
    """
    from reportedly.decisions import deciding

    bounds = (low, best, high)
    carry_out(ledger, who, why, lambda opened, by: deciding.set_estimate(opened, event, figure, bounds, by))


@review.command()
def grade(
    event: review_options.EventId,
    value: review_options.GradeName,
    why: review_options.Why,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Set the grade of an event.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.set_grade(opened, event, value, by))


@review.command()
def rate(
    name: review_options.Rated,
    code: review_options.Code,
    why: review_options.Why,
    since: review_options.RatedSince = None,
    until: review_options.RatedUntil = None,
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Rate a source from A to F, or a claim from 1 to 6.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.decisions import deciding
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.ledger_views import is_heard

    carry_out(ledger, who, why, lambda opened, by: deciding.rate(opened, name, code, by, (since, until)))
    if code.isalpha():
        with Ledger.open(ledger, create=False) as opened:
            if not is_heard(opened, deciding.source_named(name)):
                terminal().note(
                    f"nobody of the name {deciding.source_named(name)} is heard in the ledger so far"
                )


@review.command()
def undo(
    decision: review_options.DecisionId,
    why: review_options.WhyNot = "",
    who: review_options.Who = None,
    ledger: options.LedgerFile = options.LEDGER,
) -> None:
    """
    Take a decision back, as if it had not been.
    """
    from reportedly.decisions import deciding

    carry_out(ledger, who, why, lambda opened, by: deciding.undo(opened, decision, by))


@review.command()
def log(
    name: review_options.LogOf = None,
    as_json: review_options.LogAsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    List what was decided, by whom and why, and what still stands.
    """
    from reportedly.cli.decision_log import print_decisions, print_log
    from reportedly.cli.terminal import terminal
    from reportedly.ledger.custody import chained
    from reportedly.ledger.decisions import decisions
    from reportedly.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        if as_json:
            print_decisions(chained(opened), name)
        else:
            print_log(decisions(opened), name, terminal(no_color=no_color))


def parted(field: str) -> tuple[str, object]:
    """
    A field with its value, as typed: "certainty=denied".
    """
    from reportedly.errors import UsageError

    name, sign, value = field.partition("=")
    if not sign:
        raise UsageError(f"{field} sets nothing: write it as certainty=denied")
    return name.strip(), typed(value.strip())


def carry_out(ledger: str, who: str | None, why: str, act: "Callable[[Ledger, By], Decision]") -> None:
    """
    Decides, and says what was decided and what does not stand any more because of it.
    """
    from reportedly.cli.decision_log import result
    from reportedly.cli.terminal import terminal
    from reportedly.decisions.deciding import By
    from reportedly.ledger.decisions import decisions
    from reportedly.ledger.ledger import Ledger

    shell = terminal()
    with Ledger.open(ledger, create=False) as opened:
        made = act(opened, By(login() if who is None else who, why))
        for line in result(decisions(opened), made):
            shell.out.print(line, soft_wrap=True)


def typed(value: str) -> object:
    """
    A value as it was typed: JSON where it is some, else the words themselves.
    """
    with suppress(ValueError):
        return json.loads(value)
    return value
