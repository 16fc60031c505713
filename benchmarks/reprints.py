"""
Whether reprints are found: `python -m benchmarks.reprints FILE [--json]`.

FILE: JSON lines of reports with `text`, `published`, and `incident` where it is known. How pairs are made of
them is told in `reprints_made`. A pair is found where a tie of wording joins it: copy, partial or wording.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.record import run
from benchmarks.reprints_made import Pair, pairs
from reportedly.records import Document
from reportedly.voices import copies_among, sketch_of


def found(pair: Pair) -> bool:
    """
    Whether a pair is told to be a reprint.
    """
    texts = (("one", pair.one), ("other", pair.other))
    documents = [Document(name, text, "", "", "text") for name, text in texts]
    return any(copies_among(map(sketch_of, documents)))


def measured(path: Path) -> dict[str, dict[str, Any]]:
    """
    Recall for each way of reprinting, false alarms for each kind of look-alike, and precision over all.
    """
    total, hits = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for pair in pairs(path):
        total[pair.how, pair.reprint] += 1
        hits[pair.how, pair.reprint] += found(pair)
    rows = {
        how: {"share": round(hits[how, reprint] / count, 4), "found": hits[how, reprint], "pairs": count}
        for (how, reprint), count in total.items()
    }
    return {**rows, "recall": recall(total, hits), "precision": precision(hits)}


def recall(total: Mapping[tuple[str, bool], int], hits: Mapping[tuple[str, bool], int]) -> dict[str, Any]:
    """
    The share of reprints that are found.
    """
    made = sum(count for (_, reprint), count in total.items() if reprint)
    right = sum(count for (_, reprint), count in hits.items() if reprint)
    return {"share": round(right / made, 4) if made else 0.0, "found": right, "pairs": made}


def precision(hits: Mapping[tuple[str, bool], int]) -> dict[str, Any]:
    """
    The share of what is found that is a reprint.
    """
    right = sum(count for (_, reprint), count in hits.items() if reprint)
    told = sum(hits.values())
    return {"share": round(right / told, 4) if told else 0.0, "found": right, "pairs": told}


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(
        f"{name:11} {row['share']:.4f}   {row['found']} of {row['pairs']}" for name, row in figures.items()
    )


def main() -> None:
    """
    Measure and print.
    """
    run("reprints", __doc__ or "", ["file"], measured, table)


if __name__ == "__main__":
    main()
