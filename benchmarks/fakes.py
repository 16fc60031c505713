"""
What labelled reports are mainly about: `python -m benchmarks.fakes FILE [--reader grammar] [--json]`.

FILE: JSON lines of reports with `labels` as a reader gave them: `civilians` and `noncivilians` killed,
`cause`, `location` and `actor`. A toll is right if it is one of the two or their sum; its class is that of
which more were killed. How claims are put in words of the labels is told in the `fakes_*` modules.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.fakes_actor import actor_right
from benchmarks.fakes_cases import Case, Labels, cases
from benchmarks.fakes_cause import cause_right
from benchmarks.fakes_place import place_right
from benchmarks.ratios import share_of
from benchmarks.record import MODEL, READER, reader_of, run
from reportedly.headline import Figure

Judge = Callable[[Case], bool | None]


def tolls(labels: Labels) -> set[int]:
    """
    The labelled tolls of a report that are above zero.
    """
    civilians, others = labels["civilians"], labels["noncivilians"]
    return {toll for toll in (civilians, others, civilians + others) if toll > 0}


def right(figure: Figure, labels: Labels) -> bool:
    """
    Whether a figure is a labelled toll.
    """
    return any(figure.is_toll(toll) for toll in tolls(labels))


def toll_among(case: Case) -> bool | None:
    """
    Whether a labelled toll is among the figures read; None where none is labelled.
    """
    return any(right(figure, case.labels) for figure in case.figures) if tolls(case.labels) else None


def toll_first(case: Case) -> bool | None:
    """
    Whether the main toll is a labelled one; None where none is labelled.
    """
    if not tolls(case.labels):
        return None
    return bool(case.figures) and right(case.figures[0], case.labels)


def class_right(case: Case) -> bool | None:
    """
    Whether the main toll counts civilians or others as labelled; people with no more said are civilians.

    None where nobody is labelled as killed, or as many of either; wrong where no toll is read.
    """
    civilians, others = case.labels["civilians"], case.labels["noncivilians"]
    if civilians == others:
        return None
    if not case.figures:
        return False
    return bool((case.figures[0].victims_type != "combatant") == (civilians > others))


# A figure's name → what judges it; None of a judge leaves the report out of that figure.
JUDGES: Mapping[str, Judge] = {
    "among": toll_among,
    "first": toll_first,
    "class": class_right,
    "cause": cause_right,
    "place": place_right,
    "actor": actor_right,
}


def judged(judge: Judge, read: list[Case]) -> dict[str, Any]:
    """
    The share of reports that a judge finds right.
    """
    found = [one for case in read if (one := judge(case)) is not None]
    return share_of(sum(found), len(found), "reports")


def measured(path: Path, reader: str, model: Path) -> dict[str, dict[str, Any]]:
    """
    Figure → in how many labelled reports it is right.
    """
    read = list(cases(path, reader_of(reader, model)))
    return {name: judged(judge, read) for name, judge in JUDGES.items()}


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """
    The figures as lines of text.
    """
    return "\n".join(
        f"{name:6} {row['share']:.3f}   {row['right']} of {row['reports']} labelled reports"
        for name, row in figures.items()
    )


def main() -> None:
    """
    Measure and print.
    """
    run("fakes", __doc__ or "", ["file"], measured, table, (READER, MODEL))


if __name__ == "__main__":
    main()
