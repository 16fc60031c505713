"""
Places found and resolved in articles: `python -m benchmarks.places FILE [--json] [--record]`.

FILE: JSON lines of `text` and `toponyms` (start, end, lat, lon), as in the Local-Global Lexicon. A name is
right if it is found and placed within 161 km (100 miles) of where it is; without coordinates it is left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.ratios import share
from benchmarks.record import run
from reportedly.claims.places import NamedPlace, find_names, resolve
from reportedly.joining.points import kilometres
from reportedly.language.analysis import analyse
from reportedly.records import Span
from reportedly.training.standoff import lines

NEAR = 161

Gold = Mapping[str, Any]


def is_right(found: NamedPlace, gold: Gold) -> bool:
    """
    Whether a name was placed where it is.
    """
    best = found.options[0].entry
    if best.lat is None or best.lon is None:
        return False
    return kilometres((best.lat, best.lon), (gold["lat"], gold["lon"])) <= NEAR


def judged(golds: Sequence[Gold], found: Sequence[NamedPlace]) -> Iterator[tuple[bool, bool]]:
    """
    For each marked name with coordinates, whether it was found, and whether it was placed where it is.
    """
    for gold in golds:
        if gold["lat"] is not None:
            met = [one for one in found if one.span.meets(Span(gold["start"], gold["end"]))]
            yield bool(met), any(is_right(one, gold) for one in met)


def told(rows: Iterable[tuple[bool, bool]]) -> dict[str, Any]:
    """
    How many of the marked names were found and right.
    """
    listed = list(rows)
    right = sum(row[1] for row in listed)
    return {
        "share": share(right, len(listed)),
        "right": right,
        "found": sum(row[0] for row in listed),
        "names": len(listed),
    }


def measured(path: Path) -> dict[str, dict[str, Any]]:
    """
    The figures for whole articles, for names that a person marked, and how many found names are marked ones.
    """
    whole: list[tuple[bool, bool]] = []
    marked: list[tuple[bool, bool]] = []
    true = all_found = 0
    for row in lines(path):
        sentences = analyse(row["text"])
        spans = [Span(gold["start"], gold["end"]) for gold in row["toponyms"]]
        found = find_names(sentences)
        whole += judged(row["toponyms"], found)
        marked += judged(row["toponyms"], resolve(sentences, spans))
        true += sum(any(one.span.meets(span) for span in spans) for one in found)
        all_found += len(found)
    precision = {
        "share": share(true, all_found),
        "right": true,
        "found": all_found,
        "names": all_found,
    }
    return {
        "whole articles": told(whole),
        "marked names": told(marked),
        "found names that are marked": precision,
    }


def table(figures: Mapping[str, Mapping[str, Any]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(
        f"{name:28} {row['share']:.3f}   {row['right']} of {row['names']} names"
        for name, row in figures.items()
    )


def main() -> None:
    """
    Measure and print.
    """
    run("places", __doc__ or "", ["file"], measured, table)


if __name__ == "__main__":
    main()
