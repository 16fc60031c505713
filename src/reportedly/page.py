"""
One run as one web page that stands alone: every report with its claims marked in its text.

The page asks nothing of any network, runs no script but its own, and shows a report's words as words only.
"""

import base64
import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, Self

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reportedly import __version__, wording
from reportedly.cards import missing, rows
from reportedly.errors import StopRun, UsageError
from reportedly.highlights import Piece, marked_paragraphs, marks_of
from reportedly.published import is_right_to_left, language_tag, same_words, shown
from reportedly.records import Claim, Document, Reading, Skipped

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
CERTAINTIES = {"stated": "●", "hedged": "◐", "denied": "⊘", "unreal": "◌"}
BARS = 6


class Bar(NamedTuple):
    """
    One line of a small chart: how often something occurs, and its share of the most frequent.
    """

    name: str
    claims: int
    share: float


@cache
def templates() -> Environment:
    """
    The page's templates, which escape whatever they are given.
    """
    found = Environment(
        loader=PackageLoader("reportedly"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = shown
    found.filters["label"] = wording.label
    return found


def digest(words: str) -> str:
    """
    What a content security policy knows a script or style by.
    """
    found = hashlib.sha256(words.encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"


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
        self.draft = open_draft(self.path)
        self.list = tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.path.parent)
        self.bodies = tempfile.TemporaryFile("w+", encoding="utf-8", dir=self.path.parent)
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
        try:
            with explained(self.path), self.list, self.bodies, self.draft:
                self.finish()
        finally:
            Path(self.draft.name).unlink(missing_ok=True)

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
        style = templates().get_template("page.css").render()
        script = templates().get_template("page.js").render()
        return {
            "version": __version__,
            "made": self.made.isoformat(),
            "style": Markup(style),  # noqa: S704
            "script": Markup(script),  # noqa: S704
            "policy": policy(style, script),
            "kinds": KINDS,
            "page": self,
            "charts": {
                "How sure they sound": bars(self.certainties),
                "What is said to have happened": bars(self.types),
                "Who says it": bars(self.sources),
            },
        }

    def finish(self) -> None:
        """
        Writes the draft of the page, and puts it in its place in one step.
        """
        stream = (
            templates()
            .get_template("page.html.jinja")
            .stream(
                list=pieces(self.list),
                bodies=pieces(self.bodies),
                **self.facts(),
            )
        )
        self.draft.writelines(stream)
        self.draft.flush()
        Path(self.draft.name).replace(self.path)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """
    Says which page it was that could not be written, and why.
    """
    try:
        yield
    except OSError as error:
        raise StopRun(f"cannot write the page {path}: {error.strerror}") from error


def open_draft(path: Path) -> IO[str]:
    """
    A new file next to *path*, for a page that is not whole yet.
    """
    if path.exists() and not path.is_file():
        raise UsageError(f"cannot write the page {path}: that is no file")
    try:
        return path.with_name(f".{path.name}.{os.getpid()}").open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the page {path}: {error.strerror}") from error


def policy(style: str, script: str) -> str:
    """
    The content security policy: nothing from anywhere, and only this style and this script.
    """
    return (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


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


def report_facts(reading: Reading, number: int) -> dict[str, object]:
    """
    What the template of a report needs to know.
    """
    document, claims = reading.document, reading.claims
    text = document.text
    paragraphs = [
        Markup("").join(piece_markup(piece, text, number) for piece in row)
        for row in marked_paragraphs(text, marks_of(claims))
    ]
    opening = text.lstrip().partition("\n")[0].strip()
    titled = bool(paragraphs) and document.title is not None and same_words(document.title, opening)
    return {
        "number": number,
        "document": document,
        "heading": paragraphs.pop(0) if titled else wording.heading(document),
        "name": wording.heading(document),
        "byline": wording.byline(document),
        "language": language_tag(document),
        "direction": "rtl" if is_right_to_left(document) else "auto",
        "link": document.url if document.url and document.url.startswith(("http://", "https://")) else None,
        "paragraphs": paragraphs,
        "claims": [card_facts(claim, document) for claim in claims],
        "signs": CERTAINTIES,
    }


def card_facts(claim: Claim, document: Document) -> dict[str, object]:
    """
    What the template of a claim's card needs to know.
    """
    text = document.text
    return {
        "claim": claim,
        "summary": wording.summary(claim, text),
        "figures": wording.tallies(claim, text),
        "says": wording.chain(claim.sources),
        "missing": missing(claim),
        "rows": [
            (row, [span.of(text) for span in row.words]) for row in rows(claim, text, document.published)
        ],
    }


def piece_markup(piece: Piece, text: str, report: int) -> Markup:
    """
    Some words with their marks around them, the first mark outermost; what names an event can be pressed.
    """
    words = escape(shown(piece.span.of(text)))
    if not piece.marks:
        return words
    kinds = dict.fromkeys(mark.kind for mark in piece.marks)
    begun = sorted({mark.claim for mark in piece.opens if mark.kind == "trigger"})
    inside = button(words, begun, report) if begun else words
    for kind in reversed([kind for kind in kinds if kind != "trigger" or not begun]):
        inside = Markup('<mark class="{}">{}</mark>').format(kind, inside)
    claims = " ".join(
        f"{mark.claim}:{mark.kind}{':1' if mark in piece.opens else ''}" for mark in piece.marks
    )
    return Markup('<span class="h" data-c="{}">{}</span>').format(claims, inside)


def button(words: Markup, begun: list[int], report: int) -> Markup:
    """
    The words that name an event, as what opens the claims that begin with them.
    """
    return Markup(
        '<a class="trigger" role="button" href="#r{0}c{1}" data-n="{2}" '
        'aria-controls="panel" aria-describedby="r{0}s{1}" aria-expanded="false">{3}</a>',
    ).format(report, begun[0] + 1, ",".join(str(number + 1) for number in begun), words)
