"""
Count how common words are: `python -m benchmarks.fit_shares REPORTS REPORTS …`.

REPORTS: JSON lines of reports with a `text`, a file for each data set. A word's share is that of the reports
that hold it, as the mean over the data sets, each with as much say as the others however large it is. Words
that tell nothing (`accounts.toml`) and words of less than SEEN are left out: to joining, those are rare.
Writes `lexicons/word_shares.csv`. The weights of joining rest on it: fit them anew afterwards.

The shipped table was counted on coded reports, FA-KES, news of shootings, MUC-4 and, to judge by its words,
another part of PolNeAR than `dev.jsonl`: counted with that, shares differ by 0.003 (by 0.05 at most).
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reportedly.events.accounts import WORD, empty_words
from reportedly.filters import folded
from reportedly.lexicons import LEXICONS
from reportedly.training.standoff import lines

SEEN = 0.004
TABLE = LEXICONS / "word_shares.csv"


def texts_in(path: Path) -> Iterator[str]:
    """
    The texts of a file of reports.
    """
    return (row["text"] for row in lines(path))


def shares_in(texts: Iterable[str]) -> dict[str, float]:
    """
    The share of some texts that hold each word.
    """
    count, found = 0, Counter[str]()
    for text in texts:
        count += 1
        found.update(set(WORD.findall(folded(text))))
    return {word: held / count for word, held in found.items()}


def common(sets: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """
    The words that are not rare, in their order, each with the mean of its shares.
    """
    words = {word for shares in sets for word in shares} - empty_words()
    means = {word: sum(shares.get(word, 0.0) for shares in sets) / len(sets) for word in sorted(words)}
    return {word: mean for word, mean in means.items() if len(word) > 1 and mean >= SEEN}


def write(shares: Mapping[str, float], table: Path = TABLE) -> None:
    """
    Writes the table.
    """
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("word", "share"))
        rows.writerows((word, f"{share:.3g}") for word, share in shares.items())


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("reports", nargs="+", type=Path, metavar="REPORTS")
    write(common([shares_in(texts_in(path)) for path in asked.parse_args().reports]))
