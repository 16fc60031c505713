"""
`reportedly voices`: which reports have their words from one another, which claims rest on one witness.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.cli import options
from reportedly.cli.program import app
from reportedly.errors import UsageError

if TYPE_CHECKING:
    from reportedly.cli.terminal import Terminal
    from reportedly.events.records import Tie, Voice
    from reportedly.events.view import EventView
    from reportedly.ledger.ledger import Ledger
    from reportedly.records import Document

    Group = tuple[Sequence[str], Sequence[Tie]]


# How many reports of a group are shown.
MOST = 20
NAMES = {"copy": "copies", "partial": "partial reprints", "wording": "rewordings"}


@app.command()
def voices(
    name: options.VoicesId = None,
    limit: options.Groups = 50,
    as_json: options.GroupsAsJson = False,
    ledger: options.LedgerFile = options.LEDGER,
    no_color: options.NoColor = False,
) -> None:
    """
    Show which reports have their words from one another, and why.

    All reports of the ledger that are copies, partial reprints or rewordings, in groups; with the id of a
    report, its group; with that of an event, its independent voices.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.voices import families

    shell = terminal(no_color=no_color)
    with Ledger.open(ledger, create=False) as opened:
        event = None if name is None else event_asked(opened, name)
        if event is not None:
            for voice in event.voices[: limit or None]:
                show_voice(voice, event, shell, as_json=as_json)
            tell_of_more(shell, limit, len(event.voices), "voice")
            return
        groups: list[Group] = [*families(opened)]
        if name is not None:
            groups = of_report(groups, opened, name)
        if not groups:
            shell.note(
                "no two reports share their words" if name is None else "no other report shares its words"
            )
        for group in groups[: limit or None]:
            show_json(group) if as_json else show_group(group, opened, shell)
        tell_of_more(shell, limit, len(groups), "group")


def tell_of_more(shell: "Terminal", limit: int, count: int, noun: str) -> None:
    """
    Says that not all is shown, where it is so.
    """
    from reportedly.telling.wording import first_few

    if limit and count > limit:
        shell.note(f"only {first_few(limit, noun)} of {count:,}; more with --limit")


def event_asked(ledger: "Ledger", name: str) -> "EventView | None":
    """
    The event that an id stands for; None where it is the id of a report.
    """
    from reportedly.ledger.ledger_views import event_view

    if ledger.document(name):
        return None
    try:
        return event_view(ledger, name)
    except UsageError as error:
        raise UsageError(f"no report in the ledger has an id that begins with {name}; {error}") from error


def show_voice(voice: "Voice", event: "EventView", shell: "Terminal", *, as_json: bool) -> None:
    """
    Prints a voice of an event with its claims, and why they are one voice.
    """
    from reportedly.cli.event_card import voice_lines
    from reportedly.cli.terminal import print_object
    from reportedly.events.event_json import printed_voice

    if as_json:
        print_object({"event": event.event.id} | printed_voice(voice))
    else:
        shell.out.print(voice_lines(voice, event))


def of_report(groups: Sequence["Group"], ledger: "Ledger", name: str) -> list["Group"]:
    """
    The group of the report that a name stands for.
    """
    document = ledger.document(name)
    if document is None:
        raise UsageError(f"no report in the ledger has an id that begins with {name}")
    return [group for group in groups if document.id in group[0]]


def show_json(group: "Group") -> None:
    """
    Prints a group as one line.
    """
    from reportedly.cli.terminal import print_object

    documents, ties = group
    print_object({"reports": list(documents), "ties": [tie._asdict() for tie in ties]})


def show_group(group: "Group", ledger: "Ledger", shell: "Terminal") -> None:
    """
    Prints the reports of a group, each with what ties it to those before it.
    """
    from rich.padding import Padding
    from rich.text import Text

    from reportedly.telling.wording import safe

    names, ties = group
    kinds = Counter(tie.kind for tie in ties)
    made = ", ".join(f"{NAMES[kind]} {kinds[kind]:,}" for kind in NAMES if kinds[kind])
    shell.out.print(Text.assemble((f"{len(names):,} reports", "bold"), f"  {made}"))
    place = {name: i for i, name in enumerate(names)}
    reasons: dict[str, list[Tie]] = {}
    for tie in ties:
        reasons.setdefault(max(tie.one, tie.other, key=place.__getitem__), []).append(tie)
    for name in names[:MOST]:
        if document := ledger.document(name):
            shell.out.print(report_line(document))
        for tie in reasons.get(name, ()):
            why = Text.assemble((tie.kind, "yellow"), f": {safe(tie.reason)}")
            shell.out.print(Padding(why, (0, 0, 0, 4), expand=False))
    if len(names) > MOST:
        shell.out.print(Text(f"  … and {len(names) - MOST:,} more; --json has all", "dim"))
    shell.out.print()


def report_line(document: "Document") -> object:
    """
    A report in a line: its id, what it is called, where it is from; what is too long hangs under the title.
    """
    from rich.text import Text

    from reportedly.cli.event_card import hanging
    from reportedly.telling.wording import byline, heading, short

    facts = " · ".join(byline(document))
    words = Text.assemble(heading(document), (f"  {facts}" if facts else "", "dim"))
    return hanging([(Text.assemble("  ", (short(document.id), "cyan")), words)])
