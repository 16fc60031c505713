"""
`reportedly events`, `why` and `contradictions`: what reports tell together, and what that rests on.
"""

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.cli import event_options, options
from reportedly.cli.program import app
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.cli.terminal import Terminal
    from reportedly.events.records import Estimate
    from reportedly.events.view import EventView


@app.command()
def events(
    source: event_options.SourceName = None,
    event_type: event_options.EventType = None,
    place: event_options.PlaceName = None,
    since: event_options.Since = None,
    until: event_options.Until = None,
    min_killed: event_options.MinKilled = None,
    certainty: event_options.Certainty = None,
    search: event_options.Search = None,
    profile: event_options.Profile = "conservative",
    limit: options.Limit = 100,
    offset: event_options.Offset = 0,
    as_json: event_options.AsJson = False,
    html: event_options.EventsPage = None,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    List the events that all reports together tell of, with figures.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.filters import Filters
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.ledger_views import event_views
    from reportedly.telling.wording import from_to

    asked = Filters(source, event_type, place, since, until, min_killed, certainty, search)
    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        found = event_views(opened, asked, profile, offset=offset)
        shown = list_events(islice(found, limit or None), shell, as_json=as_json, kept=html is not None)
        more = next(found, None) is not None
        if html:
            from reportedly.pages.events_page import write_events_page

            write_events_page(shown, html, date.today(), more=more)  # noqa: DTZ011 (the day here)
            shell.note(f"the page is {html}")
        if more:
            last = offset + limit
            shell.note(f"{from_to('event', offset + 1, last)}; more with --offset {last}")


def list_events(
    found: "Iterable[EventView]", shell: "Terminal", *, as_json: bool, kept: bool = False
) -> "list[EventView]":
    """
    Prints events as they come, and gives them back where they are *kept* for a page.
    """
    from reportedly.cli.event_table import EventTable
    from reportedly.cli.terminal import print_object
    from reportedly.events.event_json import printed_event

    table, printed = EventTable(shell.out), 0
    shown: list[EventView] = []
    for view in found:
        printed += 1
        if kept:
            shown.append(view)
        if as_json:
            print_object(printed_event(view))
        else:
            table.add(view)
    if not printed:
        shell.note("no event in the ledger meets this")
    return shown


@app.command()
def why(
    event: event_options.EventId,
    figure: event_options.FigureName = None,
    profile: event_options.Profile = "conservative",
    as_json: event_options.AsJson = False,
    html: event_options.EventPage = None,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    Show what the figures of an event rest on, rule by rule.
    """
    from reportedly.cli.event_card import event_card
    from reportedly.cli.terminal import print_object, terminal
    from reportedly.events.event_json import printed_whole
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.ledger_views import event_view

    with Ledger.open(ledger, create=False) as opened:
        view = event_view(opened, event, profile)
    asked, shell = figures_asked(view, figure), terminal(no_color=no_color)
    if html:
        from reportedly.pages.event_page import write_event_page

        write_event_page(view, asked, html, date.today())  # noqa: DTZ011 (the day here)
        shell.note(f"the page is {html}")
    if as_json:
        print_object(printed_whole(view, asked))
    elif not html:
        shell.out.print(event_card(view, asked))


def figures_asked(view: "EventView", figure: str | None) -> "tuple[Estimate, ...]":
    """
    The figures that a name stands for: one class of people, all classes of one harm, or all there are.
    """
    from reportedly.events.event_words import figure_name

    if figure is None:
        return view.estimates
    found = tuple(one for one in view.estimates if figure in {one.outcome, figure_name(one)})
    if not found:
        there = ", ".join(figure_name(one) for one in view.estimates) or "none"
        raise UsageError(f"event {view.event.id} has no figure {figure}; it has {there}")
    return found


@app.command()
def contradictions(
    source: event_options.SourceName = None,
    event_type: event_options.EventType = None,
    place: event_options.PlaceName = None,
    since: event_options.Since = None,
    until: event_options.Until = None,
    limit: options.Limit = 100,
    offset: event_options.Offset = 0,
    as_json: event_options.DisagreementsAsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    List where reports of one event disagree, the sharpest first.
    """
    from reportedly.cli.event_card import disagreement
    from reportedly.cli.terminal import print_object, terminal
    from reportedly.events.event_json import printed_contradiction
    from reportedly.filters import Filters
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.ledger_views import event_views
    from reportedly.telling.wording import from_to

    asked = Filters(source, event_type, place, since, until)
    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        found = [(one, view) for view in event_views(opened, asked) for one in view.contradictions()]
    found.sort(key=lambda pair: (-pair[0].sharpness, pair[1].event.id))
    for one, view in found[offset:][: limit or None]:
        if as_json:
            print_object({"event": view.event.id} | printed_contradiction(one))
        else:
            shell.out.print(disagreement(one, view))
    if limit and len(found) > offset + limit:
        last = offset + limit
        shown = from_to("disagreement", offset + 1, last)
        shell.note(f"{shown} of {len(found):,}; more with --offset {last}")
    if not found[offset:]:
        shell.note("nobody disagrees in the events that meet this")
