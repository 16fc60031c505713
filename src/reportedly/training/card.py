"""
The card of a model: what it learned from, how well it does, where it fails, and how it was made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.training.corpora import ALL, Corpora

CARD = "card.md"

LIMITS = """\
It reads English. The public corpora are mostly of the wars in Syria and in Latin America: it reads reports
on other wars less well, and those of years to come. It finds words; what they mean (numbers, days, places)
is left to the grammar. A claim that it finds is what a report says, not what happened. It is for recording
and research; it is no tool for finding or targeting people. The texts that it learned from belong to their
publishers and are no part of it."""
HELD_OUT = """\
On {count} reports that it was not trained on: one in eight of those with claims, chosen by a hash of their
ids. The figures of the reader are of those that were coded whole. How much encoder and grammar weigh in a
choice was fitted on the same reports, so that others will be read a little less well.
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """
    What a card tells: the model's version, the day, the command, the encoder it began with, and figures.

    `pieces` are figures of the network alone, `claims` those of the whole reader, both on held-out reports.
    """

    version: str
    day: str
    command: str
    base: str
    layers: int
    seed: int
    pieces: Mapping[str, float]
    claims: Mapping[str, Mapping[str, float]]


def card(facts: Facts, corpora: Corpora) -> str:
    """
    The card, in Markdown.
    """
    told = [
        f"# Model {facts.version}\n",
        f"Trained on {facts.day} from {facts.base}, {facts.layers} layers, seed {facts.seed}:\n",
        f"    {facts.command}\n",
        "## What it learned from\n",
        table(("data", "what", "reports", "word pieces", "licence"), data_rows(corpora)),
        "".join(f"- {line}\n" for line in corpora.absent),
        "## How well it does\n",
        HELD_OUT.format(count=len(corpora.held)),
        table(("figure of the network", "value"), [(k, f"{v:.3f}") for k, v in facts.pieces.items()]),
        table(("figure of the reader", "precision", "recall", "F1"), claim_rows(facts.claims)),
        f"## Limits\n\n{LIMITS}\n",
    ]
    return "\n".join(part for part in told if part)


def data_rows(corpora: Corpora) -> list[tuple[str, ...]]:
    """
    One row for each corpus that was trained on.
    """
    sizes = sizes_of(corpora)
    return [
        (one.name, one.holds, f"{size['reports']:,}", f"{size['pieces']:,}", one.licence)
        for one in ALL
        if (size := sizes.get(one.name))
    ]


def sizes_of(corpora: Corpora) -> dict[str, dict[str, int]]:
    """
    How much there was of each corpus that was trained on.
    """
    return {
        name: {"reports": len(lessons), "pieces": sum(len(lesson.pieces) for lesson in lessons)}
        for name, lessons in corpora.lessons.items()
        if lessons
    }


def claim_rows(figures: Mapping[str, Mapping[str, float]]) -> list[tuple[str, ...]]:
    """
    One row for each figure of the reader.
    """
    return [
        (name, *(f"{row[key]:.3f}" for key in ("precision", "recall", "f1"))) for name, row in figures.items()
    ]


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """
    A table in Markdown; nothing where it has no rows.
    """
    if not rows:
        return ""
    lines = [heads, ("---",) * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
