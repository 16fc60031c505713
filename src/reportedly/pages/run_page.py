"""
One run as one web page that stands alone: every report with its claims marked in its text.

The page asks nothing of any network, runs no script but its own, and shows a report's words as words only.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from markupsafe import Markup

from reportedly.pages.drafts import drafted, explained
from reportedly.pages.rendering import frame, templates
from reportedly.pages.report_facts import report_facts
from reportedly.records import Reading, Skipped
from reportedly.telling import wording

KINDS = {
    "source": "who says",
    "cue": "cue",
    "trigger": "what",
    "count": "how many",
    "victims": "whom",
    "perpetrator": "by whom",
    "target": "against",
    "weapon": "weapon",
    "place": "where",
    "time": "when",
    "evidence": "evidence",
}
BARS = 6


class Bar(NamedTuple):
    """
    One line of a small chart: how often something occurs, and its share of the most frequent.
    """

    name: str
    claims: int
    share: float


class Page:
    """
    A page in the making. Reports pass through one at a time; the file appears, whole, when it is closed.
    """

    def __init__(self, path: Path, made: date) -> None:
        """
        *made* is the day that the page gives for itself.
        """
        self.path = path.resolve()
        self.made = made
        self.reports = self.claims = 0
        self.skipped: list[Skipped] = []
        self.unknown: list[Skipped] = []
        self.left_out = 0
        self.types: Counter[str] = Counter()
        self.certainties: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()

    def __enter__(self) -> Self:
        """
        Opens the drafts: the page, and the list of reports and the reports that it will join.
        """
        with ExitStack() as opened:
            self.draft = opened.enter_context(drafted(self.path))
            self.list, self.bodies = (
                opened.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.path.parent))
                for _ in range(2)
            )
            self.opened = opened.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """
        Finishes the page with what was added, also where the run was broken off.
        """
        with self.opened:
            page = templates().get_template("page.html.jinja")
            self.draft.writelines(
                page.stream(list=pieces(self.list), bodies=pieces(self.bodies), **self.facts())
            )

    def take(self, item: Reading | Skipped) -> None:
        """
        Puts on the page whatever became of one report.
        """
        if isinstance(item, Skipped):
            self.skip(item)
        else:
            self.add(item)

    def add(self, reading: Reading) -> None:
        """
        Puts one report and its claims on the page.
        """
        self.reports += 1
        self.claims += len(reading.claims)
        for claim in reading.claims:
            self.types[claim.event_type] += 1
            self.certainties[claim.certainty] += 1
            self.sources[claim.sources[0].type if claim.sources else "own voice"] += 1
        facts = report_facts(reading, self.reports)
        with explained(self.path):
            self.bodies.write(templates().get_template("report.html.jinja").render(facts))
            self.list.write(templates().get_template("entry.html.jinja").render(facts))

    def skip(self, skipped: Skipped) -> None:
        """
        Lists what was not read, with its reason, apart from what the reader does not know the
        language of; past a thousand they are only counted.
        """
        if len(self.skipped) + len(self.unknown) < 1000:
            (self.unknown if skipped.was_readable else self.skipped).append(skipped)
        else:
            self.left_out += 1

    def facts(self) -> dict[str, object]:
        """
        What the frame of the page says about the run.
        """
        return {
            **frame(self.made, "page.css", "page.js"),
            "kinds": KINDS,
            "page": self,
            "charts": {
                "How sure they sound": bars(self.certainties),
                "What is said to have happened": bars(self.types),
                "Who says it": bars(self.sources),
            },
        }


def pieces(draft: IO[str]) -> Iterator[Markup]:
    """
    What was drafted, in pieces of bearable size.
    """
    draft.seek(0)
    while piece := draft.read(1 << 16):
        yield Markup(piece)  # noqa: S704


def bars(counted: Counter[str]) -> list[Bar]:
    """
    The most frequent, most frequent first, equal ones by name.
    """
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    most = max(counted.values(), default=1)
    return [Bar(wording.label(name), count, count / most) for name, count in ranked[:BARS]]
