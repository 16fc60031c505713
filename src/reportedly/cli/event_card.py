"""
One event on a terminal, taken apart: its figures, rule by rule, its voices, and what changes without each.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.cli.card import fields
from reportedly.estimates.aggregates import Aggregate
from reportedly.estimates.contradictions import Contradiction
from reportedly.estimates.without import Without
from reportedly.events.event_words import (
    basis,
    claim_words,
    decision_words,
    figure_words,
    heading,
    how_exact,
    names,
    people_words,
    range_words,
    said_numbers,
)
from reportedly.events.records import Estimate, Step, Voice
from reportedly.events.view import EventView
from reportedly.telling.wording import label, numbered, safe, short

MOST = 12


def event_card(view: EventView, asked: Sequence[Estimate]) -> Group:
    """
    An event with those of its figures that are asked for, and all that they rest on.
    """
    return Group(
        Text(heading(view), "bold"),
        Padding(fields(facts(view)), (1, 0, 0, 0)),
        *section("Disagreements", (contradiction_line(one, view) for one in view.contradictions())),
        *section("Voices", (voice_lines(one, view) for one in view.voices)),
        *section("Figures", (figure_lines(one, view) for one in asked)),
        *section("Without one voice", without_lines(view.without())),
        *section("Sums over a longer time", (sum_line(one, view) for one in view.sums())),
        *section("Decisions", decision_lines(view)),
    )


def section(title: str, parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """
    Some lines under a title; nothing where there are none.
    """
    lines = list(parts)
    if lines:
        yield Text(f"\n{title}", "bold underline")
        yield from (Padding(line, (0, 0, 0, 2), expand=False) for line in lines)


def hanging(lines: Iterable[tuple[Text, Text]]) -> Table:
    """
    Lines of two parts, of which the second stays clear of the first where it is long.
    """
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for head, words in lines:
        table.add_row(head, words)
    return table


def facts(view: EventView) -> list[tuple[str, Text]]:
    """
    What is known of an event as a whole, line by line.
    """
    known = {
        "event": f"{view.event.id}, version {view.event.version}",
        "what": ", ".join(label(name) for name in view.types),
        "sides": names(view.sides),
        "how exact": how_exact(view.place) if view.place else "",
        "unplaced": "it waits for a report that says better where and when it was" if view.unplaced else "",
        "rests on": basis(view),
        "profile": view.profile.name,
    }
    lines = [(name, Text(value)) for name, value in known.items() if value]
    grades = [
        (f"grade ({one.scheme})", Text.assemble((safe(one.value), "bold"), f"  {safe(one.reason)}"))
        for one in view.grades
    ]
    return lines + grades


def contradiction_line(one: Contradiction, view: EventView) -> Text:
    """
    A disagreement, with the claims on both sides of it.
    """
    sides = " against ".join(claim_ids(claims, view) for claims in (one.ones, one.others))
    return Text.assemble((safe(one.sentence), "yellow"), (f"  {sides}", "dim cyan"))


def disagreement(one: Contradiction, view: EventView) -> Table:
    """
    A disagreement as it is listed among those of all events: how sharp, what, about which event.
    """
    about = Text.assemble((short(view.event.id), "cyan"), (f"  {heading(view)}", "dim"))
    sides = f"{claim_ids(one.ones, view)} against {claim_ids(one.others, view)}"
    sharp = Text(f"{one.sharpness:.0%}".rjust(4), "bold")
    said = Text(safe(one.sentence))
    return hanging([(sharp, said), (Text(), about), (Text(), Text(sides, "dim"))])


def claim_ids(claims: Sequence[str], view: EventView) -> str:
    """
    The beginnings of some ids of claims, as many as a line bears.
    """
    shown = [short(claim) for claim in claims[:MOST] if claim in view.told]
    more = f" and {len(claims) - MOST} more" if len(claims) > MOST else ""
    return f"{' '.join(shown)}{more}"


def voice_lines(voice: Voice, view: EventView) -> Group:
    """
    A voice with its claims, and why these are of one voice.
    """
    claims = [claim for claim in voice.claims if claim in view.told]
    lines = [claim_line(claim, view) for claim in claims[:MOST]]
    if len(claims) > MOST:
        lines.append((Text(), Text(f"and {numbered(len(claims) - MOST, 'more claim')}", "dim")))
    reasons = list(dict.fromkeys(tie.reason for tie in voice.ties))[:MOST]
    lines += [(Text("one voice", "dim"), Text(safe(reason), "dim")) for reason in reasons]
    return Group(Text(safe(voice.name), "bold"), Padding(hanging(lines), (0, 0, 0, 2), expand=False))


def claim_line(claim: str, view: EventView) -> tuple[Text, Text]:
    """
    A claim in one line: its id, who says it where, its numbers, how it was decided on.
    """
    told = view.told[claim]
    one = told.testimony
    numbers = said_numbers(one) or label(one.event_type)
    sure = "" if one.certainty == "stated" else f" ({one.certainty})"
    status = f" [{told.status}]" if told.status else ""
    words = Text.assemble(f"{claim_words(told)}: ", (f"{numbers}{sure}", "bold"), (status, "magenta"))
    return Text(short(claim), "cyan"), words


def figure_lines(one: Estimate, view: EventView) -> Group:
    """
    A figure, and every rule of the profile that did something to come to it.
    """
    steps = [line for number, step in enumerate(one.trace, 1) for line in step_lines(number, step, view)]
    return Group(Text(figure_words(one), "bold"), Padding(hanging(steps), (0, 0, 1, 2), expand=False))


def step_lines(number: int, step: Step, view: EventView) -> Iterator[tuple[Text, Text]]:
    """
    One rule, what it did, and with which claims.
    """
    yield Text.assemble(f"{number:>2}. ", (step.rule, "blue")), Text(safe(step.sentence))
    for name, claims in (("used", step.used), ("left out", step.left_out)):
        if claims:
            yield Text(), Text(f"{name}: {claim_ids(claims, view)}", "dim")


def without_lines(found: Iterable[Without]) -> Iterator[Text]:
    """
    How the figures change without each voice that moves them, and which voices move none.
    """
    idle = []
    for one in found:
        if not one.changes:
            idle.append(safe(one.name))
            continue
        changes = "; ".join(
            f"{change.outcome} {people_words(change.people)} {bounds(change.with_it)} → "
            f"{bounds(change.without_it)}"
            for change in one.changes
        )
        yield Text.assemble((safe(one.name), "bold"), f": {changes}")
    if idle:
        yield Text(f"No figure changes without {', '.join(idle)}.", "dim")


def bounds(one: Estimate | None) -> str:
    """
    The numbers of a figure, or that there would be none.
    """
    return range_words(one) if one else "none"


def sum_line(one: Aggregate, view: EventView) -> Text:
    """
    A sum over a longer time: who gives it, for which days.
    """
    most = "+" if one.high is None else "" if one.high == one.low else f"–{one.high:,}"
    days = f", {one.first or '…'} – {one.last or '…'}" if one.first or one.last else ""
    voice = view.voice_of(one.claim)
    who = safe(voice.name if voice else one.claimant)
    words = f"  {who}: {one.outcome} {people_words(one.people)} {one.low:,}{most}{days}"
    return Text.assemble((short(one.claim), "cyan"), words)


def decision_lines(view: EventView) -> Iterator[Text]:
    """
    What people decided, and which of it a later decision stands above.
    """
    yield from (Text(decision_words(one)) for one in view.decided)
    for entry in view.overruled:
        yield Text(f"{decision_words(entry.decision)} (above it stands {entry.by.id})", "yellow")
