"""
What no change may make worse: `python -m benchmarks.gate [--update]`.

1. The claims that each reader finds in the sample reports, and in forty reports of other wars and styles,
   against those that a person coded in them.
2. The speed of the grammar, as a multiple of a fixed piece of plain Python timed beside it, and that of the
   trained reader as a share of the grammar's.
3. Time and memory for ten times as many reports, and for a report ten times as long.

Floors and ceilings stand in baseline.json; `--update` sets the floors a little under what is reached now.
"""

import argparse
import gc
import json
import math
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from time import process_time
from typing import Any

from benchmarks import claims, golden
from benchmarks.reports import reports_in
from reportedly import readers
from reportedly.claims import find_claims
from reportedly.readers import Reader
from reportedly.records import Document

BASELINE = Path(__file__).with_name("baseline.json")
STYLES = Path(__file__).with_name("styles")
# Below its floor a figure has fallen by more than a rewording of the samples' odd cases explains.
SLACK = 0.04
# Machines differ in how they favour one kind of Python over another.
SPEED_SLACK = 0.6
ROUNDS = 3
FEW = 12
TIMES = 10


@dataclass(frozen=True, slots=True)
class Check:
    """
    One figure with the bound that it must keep: a floor, or a ceiling.
    """

    name: str
    value: float
    bound: float
    is_ceiling: bool = False

    @property
    def kept(self) -> bool:
        """
        Whether the figure keeps its bound.
        """
        return self.value <= self.bound if self.is_ceiling else self.value >= self.bound


def plain_python(text: str) -> int:
    """
    The piece of work that the reader's speed is compared with: a fixed walk over every letter.
    """
    seen: dict[str, int] = {}
    total = 0
    for index, letter in enumerate(text):
        seen[letter] = seen.get(letter, 0) + index
        total = (total * 31 + seen[letter]) % 1_000_003
    return total


def seconds(work: Callable[[], object]) -> float:
    """
    The processor time that some work takes, without the collection of its garbage.
    """
    gc.collect()
    gc.disable()
    begun = process_time()
    work()
    taken = process_time() - begun
    gc.enable()
    return taken


def best(*works: Callable[[], object]) -> list[float]:
    """
    The least time of each piece of work over some rounds, in turns, so that a busy machine slows all alike.
    """
    rounds = [[seconds(work) for work in works] for _ in range(ROUNDS)]
    return [min(times) for times in zip(*rounds, strict=True)]


def speed(documents: list[Document]) -> float:
    """
    How often the fixed work fits into the time that the reader takes for the same text.
    """
    text = "\n".join(document.text for document in documents)
    reader, reference = best(
        lambda: [find_claims(document) for document in documents],
        lambda: [plain_python(text) for _ in range(10)],
    )
    return reference / reader


def longer(documents: list[Document], times: int) -> Document:
    """
    One report of one line, the samples told several times over.
    """
    text = " ".join(document.text.replace("\n", " ") for document in documents * times)
    return replace(documents[0], text=text, title=None)


def length_ratio(documents: list[Document]) -> float:
    """
    Time for a letter of a report ten times as long, over that of a shorter one.
    """
    short, long = longer(documents, 1), longer(documents, TIMES)
    times = best(lambda: find_claims(short), lambda: find_claims(long))
    return times[1] / times[0] * len(short.text) / len(long.text)


def written(folder: Path, documents: list[Document], number: int) -> Path:
    """
    A file of so many reports, each with a name of its own in it, so that nothing is read from memory.
    """
    path = folder / f"{number}.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for index, document in enumerate(islice(cycle(documents), number)):
            own = f"Near Zarn{number}x{index}, {index + 2} people were killed, Omar {index} said."
            text = f"{document.text}\n{own}"
            lines.write(json.dumps({"id": str(index), "published": document.published, "text": text}) + "\n")
    return path


def claims_in(path: Path, after_each: Callable[[], object] = int) -> int:
    """
    How many claims are in a file, its reports read one after the other and let go.
    """
    number = 0
    for report in reports_in(path):
        number += len(find_claims(report.document))
        after_each()
    return number


def time_ratio(few: Path, many: Path) -> float:
    """
    Time for a report among ten times as many, over that among few.
    """
    times = best(lambda: claims_in(few), lambda: claims_in(many))
    return times[1] / times[0] / TIMES


def memory_ratio(few: Path, many: Path) -> float:
    """
    The most memory, tables included, that is held at any moment of a long run, over that of a short one.
    """
    tracemalloc.start()
    claims_in(few)
    peaks = [peak(path) for path in (few, many)]
    tracemalloc.stop()
    return peaks[1] / peaks[0]


def peak(path: Path) -> int:
    """
    The most memory that is held while a file is read. What awaits collection counts as let go.
    """
    gc.collect()
    tracemalloc.reset_peak()
    claims_in(path, gc.collect)
    return tracemalloc.get_traced_memory()[1]


def styles(reader: Reader) -> dict[str, dict[str, float]]:
    """
    Figure → precision, recall and F1 of a reader on our forty reports of other wars and styles.
    """
    return claims.scored(STYLES / "docs.jsonl", STYLES / "gold.jsonl", reader)


def against_floors(
    what: str, figures: dict[str, dict[str, float]], floors: dict[str, float]
) -> Iterator[Check]:
    """
    What is read from some reports, figure by figure, with its floor.
    """
    named = ((f"{what}: {name}", row["f1"]) for name, row in figures.items())
    return (Check(name, value, floors.get(name, 0.0)) for name, value in named)


def share_of_speed(documents: list[Document]) -> float:
    """
    The processor time of the grammar reader for some reports, over that of the trained reader.
    """
    both = (readers.GRAMMAR, readers.trained(threads=1))
    grammar, trained = best(*(partial(read_with, reader, documents) for reader in both))
    return grammar / trained


def read_with(reader: Reader, documents: list[Document]) -> None:
    """
    Reads every document once.
    """
    for document in documents:
        reader.find(document)


def checks(baseline: dict[str, Any]) -> Iterator[Check]:
    """
    Every figure with its bound; memory first, so that the tables which the reader loads are counted.
    """
    floors, ceilings = baseline["floors"], baseline["ceilings"]
    documents = [document for _, document in golden.documents()]
    with tempfile.TemporaryDirectory() as folder:
        few, many = (written(Path(folder), documents, number) for number in (FEW, FEW * TIMES))
        memory, time = memory_ratio(few, many), time_ratio(few, many)
    for name in readers.READERS:
        reader = readers.reader(name)
        yield from against_floors(f"samples, {name}", golden.measured(reader), floors)
        yield from against_floors(f"styles, {name}", styles(reader), floors)
    yield Check("speed", speed(documents), floors.get("speed", 0.0))
    yield Check("speed of trained", share_of_speed(documents), floors.get("speed of trained", 0.0))
    ratios = {"memory held": memory, "time a report": time, "time a letter": length_ratio(documents)}
    for name, value in ratios.items():
        yield Check(name, value, ceilings[name], is_ceiling=True)


def table(found: list[Check]) -> str:
    """
    The figures as lines of text, those that fail marked.
    """
    rows = [
        f"{'ok  ' if one.kept else 'FAIL'}  {one.name:36} {one.value:6.3f}"
        f"  {'at most' if one.is_ceiling else 'at least'} {one.bound:.3f}"
        for one in found
    ]
    return "\n".join(rows)


def floor(check: Check) -> float:
    """
    The floor a little under a figure.
    """
    under = check.value * SPEED_SLACK if check.name.startswith("speed") else check.value - SLACK
    return max(0.0, math.floor(under * 100) / 100)


def update(baseline: dict[str, Any], found: list[Check]) -> None:
    """
    Write the floors that follow from the figures of now; ceilings stay as they are.
    """
    floors = {one.name: floor(one) for one in found if not one.is_ceiling}
    changed = {**baseline, "digest": golden.digest(), "floors": floors}
    BASELINE.write_text(json.dumps(changed, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """
    Measure, compare and print; ends with 1 where something falls behind.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--update", action="store_true", help="set the floors by what is reached now")
    options = parser.parse_args()
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    found = list(checks(baseline))
    print(table(found))
    if options.update:
        update(baseline, found)
        return
    fresh = baseline["digest"] == golden.digest()
    if not fresh:
        print("FAIL  the samples or their coding changed: look at the figures, then run with --update")
    sys.exit(not (fresh and all(one.kept for one in found)))


if __name__ == "__main__":
    main()
