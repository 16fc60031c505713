"""
Claims as a table for a terminal: one line of columns for each, and its words beneath.
"""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.cli.columns import Columns
from reportedly.records import Claim, Document
from reportedly.telling.wording import byline, chain, heading, label, safe, short, tally, when, where, window

COLUMNS = Columns(
    ("source", "certainty", "what", "how many", "where", "when"),
    {"certainty": 9, "what": 12, "when": 12},
    {"source": 0.3, "how many": 0.4, "where": 0.3},
)
STYLES = {"stated": "", "hedged": "yellow", "denied": "red", "unreal": "magenta"}
QUOTES = frozenset('"“”«»')
MOST_LETTERS = 120


class ClaimTable:
    """
    A table that is printed as it grows: nothing of it is held back.
    """

    def __init__(self, console: Console, notes: Mapping[str, str] | None = None) -> None:
        """
        *console* is where it is printed; its width is shared out among the columns. *notes* has what people
        decided on claims.
        """
        self.console = console
        self.notes = notes or {}
        self.headed = False

    def add(self, document: Document, claims: Iterable[Claim]) -> None:
        """
        Prints a report's title and the claims of it.
        """
        if not self.headed:
            self.console.print(self.head())
            self.headed = True
        self.console.print()
        self.console.print(title_line(document))
        for claim in claims:
            self.console.print(COLUMNS.grid(cells(claim, document.text), self.console.width))
            self.print_words(self.words(claim, document.text))
            if claim.id in self.notes:
                self.print_words(Text(self.notes[claim.id], "magenta"))

    def head(self) -> Table:
        """
        What the columns hold.
        """
        table = COLUMNS.head(self.console.width)
        table.add_row(Text("  words", "bold dim"))
        return table

    def words(self, claim: Claim, text: str) -> Text:
        """
        The beginning of the claim's id, and its sentence around the words that name the event.
        """
        shown = window(text, claim.sentence, claim.trigger, room=2 * self.console.width)
        left, right = ("", "") if set(shown.of(text)) & QUOTES else ("“", "”")
        before, after = text[shown.start : claim.trigger.start], text[claim.trigger.end : shown.end]
        return Text.assemble(
            (short(claim.id), "cyan"),
            (f"  {left}" if shown.start == claim.sentence.start else f"  {left}… ", "dim"),
            (spaced(before), "dim"),
            (safe(claim.trigger.of(text)), "bold"),
            (spaced(after), "dim"),
            (right if shown.end == claim.sentence.end else f" …{right}", "dim"),
        )

    def print_words(self, words: Text) -> None:
        """
        Prints words beneath their columns, a little to the right.
        """
        for line in words.wrap(self.console, self.console.width - 2):
            line.rstrip()
            self.console.print(Text("  ").append_text(line))


def clipped(words: str) -> str:
    """
    Words as far as a cell of the table bears them.
    """
    return words if len(words) <= MOST_LETTERS else f"{words[:MOST_LETTERS]}…"


def spaced(words: str) -> str:
    """
    Words made safe that keep the space at either end.
    """
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and words.strip() else ""
    return f"{left}{safe(words)}{right}"


def title_line(document: Document) -> Text:
    """
    A report's title, where it is from, and the beginning of its id.
    """
    facts = " · ".join(part for part in (*byline(document), safe(document.note or "")) if part)
    line = Text.assemble((heading(document), "bold"), (f"  {facts}" if facts else "", "dim"))
    return line.append(f"  {short(document.id)}", "dim cyan")


def cells(claim: Claim, text: str) -> list[Text]:
    """
    The columns of one claim.
    """
    return [
        Text(clipped(chain(claim.sources))),
        Text(claim.certainty, STYLES.get(claim.certainty, "")),
        Text(label(claim.event_type)),
        Text("\n".join(clipped(tally(casualty, text)) for casualty in claim.casualties)),
        Text(clipped(where(claim.place))),
        Text(clipped(when(claim.time, text))),
    ]
