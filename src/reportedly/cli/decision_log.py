"""
Decisions on a terminal: what was decided, by whom, when and why, and what became of it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from rich.text import Text

from reportedly.cli.terminal import Terminal, print_object
from reportedly.decisions.chain import Link
from reportedly.decisions.decision_words import fates, moment, told
from reportedly.decisions.review import standing
from reportedly.events.records import Decision
from reportedly.telling.wording import safe


def print_log(decisions: Sequence[Decision], name: str | None, shell: Terminal) -> None:
    """
    Prints each decision with its reason and its fate, those that stand in full colour.
    """
    notes = fates(decisions)
    stand = {one.id for one in standing(decisions).decisions}
    shown = list(asked(decisions, name))
    for one in shown:
        style = "" if one.id in stand or one.kind == "undo" else "dim"
        shell.out.print(line(one, style), soft_wrap=True)
        for note in [f"“{safe(one.why)}”"] * bool(one.why) + notes[one.id]:
            shell.out.print(Text(f"     {note}", "dim"), soft_wrap=True)
    if not shown:
        shell.note("nothing was decided" if name is None else f"nothing was decided on {name}")


def line(decision: Decision, style: str) -> Text:
    """
    One decision in a line.
    """
    return Text.assemble(
        (f"{decision.id:<4} ", "cyan"),
        (f"{moment(decision.at)}  {safe(decision.who)} ", "dim"),
        (told(decision), style),
    )


def asked(decisions: Iterable[Decision], name: str | None) -> Iterator[Decision]:
    """
    The decisions on what has an id that begins with *name*, or that name; with what takes them back.
    """
    meant: set[str] = set()
    for one in decisions:
        about = name is None or one.id == name or any(about.startswith(name) for about in one.about)
        if about or one.withdraws in meant:
            meant.add(one.id)
            yield one


def print_decisions(links: Sequence[Link], name: str | None) -> None:
    """
    One decision as one line, with whether it stands, its digest and that of the one before.
    """
    decisions = [link.decision for link in links]
    digests = {link.decision.id: {"before": link.before, "digest": link.digest} for link in links}
    found = standing(decisions)
    stand = {one.id for one in found.decisions}
    for one in asked(decisions, name):
        printed = {
            **asdict(one),
            "value": json.loads(one.value) if one.value else None,
            "stands": one.id in stand,
            "overruled_by": [entry.by.id for entry in found.overruled if entry.decision.id == one.id],
            "taken_back_by": [entry.by.id for entry in found.withdrawn if entry.decision.id == one.id],
            **digests[one.id],
        }
        print_object(printed)


def result(decisions: Sequence[Decision], made: Decision) -> Iterator[Text]:
    """
    What was decided just now, and what it stands above.
    """
    yield Text.assemble((made.id, "cyan"), f"  {told(made)}")
    found = standing(decisions)
    for entry in found.overruled:
        if entry.by.id == made.id:
            whole = "no longer stands" if entry.wholly else "no longer stands in part"
            yield Text(
                f"     {entry.decision.id} {whole}: {safe(entry.decision.who)} {told(entry.decision)}", "dim"
            )
