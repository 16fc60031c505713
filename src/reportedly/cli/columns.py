"""
How the width of a terminal is shared out among the columns of a table that is printed row by row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

GAP = 2
NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """
    The names of the columns, the letters of those of fixed width, and the shares of the rest of the others.
    """

    names: tuple[str, ...]
    widths: Mapping[str, int]
    shares: Mapping[str, float]

    def grid(self, row: Iterable[Text], room: int) -> Table:
        """
        One row in *room* letters, its columns as wide as those of all others.
        """
        table = Table.grid(padding=(0, GAP, 0, 0))
        for name in self.names:
            table.add_column(width=self.width(name, room), overflow="fold")
        table.add_row(*row)
        return table

    def head(self, room: int) -> Table:
        """
        What the columns hold.
        """
        return self.grid([Text(name, "bold") for name in self.names], room)

    def width(self, name: str, room: int) -> int:
        """
        How many letters a column has.
        """
        if name in self.widths:
            return self.widths[name]
        left = room - sum(self.widths.values()) - GAP * len(self.names)
        return max(NARROWEST, int(left * self.shares[name]))
