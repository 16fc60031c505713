"""
What there is to learn from: public corpora in a folder, coded reports, and a team's own.

A report is held out, and never trained on, by a hash of its id: figures of one run can be set beside
those of another, whatever else they were trained on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportedly.errors import UsageError
from reportedly.training.examples import Lesson, claims_lesson, facts_lesson, muc_lesson, polnear_lesson
from reportedly.training.own import Report, coded, corrected
from reportedly.training.standoff import CORPORA, Coded, coded_reports, lines

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# One report in so many is held out.
HELD = 8
# MUC-4's development texts; its two test sets stand in the same file and are for measuring alone.
MUC_TRAINING = "DEV"
# Of reports with these ids only some sentences were coded.
IN_PART = CORPORA["polnear"][1]


class Corpus(NamedTuple):
    """
    One kind of data: what it is called, its files below the folder, what it holds and under what licence.
    """

    name: str
    files: tuple[str, ...]
    holds: str
    licence: str


CLAIMS = Corpus(
    "claims",
    ("claims/train_docs.jsonl", "claims/train_gold.jsonl"),
    "reports on armed conflict, coded by the codebook",
    "texts belong to their publishers; labels of FA-KES CC BY 4.0, MUC-4 public",
)
CODED = Corpus(
    "coded",
    (),
    "reports coded by the codebook as stand-off labels",
    "labels Apache-2.0; texts belong to their publishers",
)
POLNEAR = Corpus(
    "polnear",
    ("polnear/train.jsonl",),
    "US news with sources, cues and contents marked (PolNeAR)",
    "for research; see its publisher",
)
MUC4 = Corpus(
    "muc4", ("muc4/dev.jsonl",), "reports on Latin America with the parties of incidents (MUC-4)", "public"
)
FACTUALITY = Corpus(
    "factuality",
    ("factuality/uds_ih2_train.jsonl", "factuality/uw_train.jsonl"),
    "sentences with how factual their events were found (UDS-IH2, UW)",
    "for research; see their publishers",
)
OWN = Corpus("own", (), "reports of the team that trained it", "the team's own")
ALL = (CLAIMS, CODED, POLNEAR, MUC4, FACTUALITY, OWN)
NAMES = tuple(corpus.name for corpus in ALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """
    Where to look for data: the folder of the corpora, that of stand-off labels, and a team's own files.

    `own` are pairs of documents and codings, `corrected` files of printed claims; `without` names the
    corpora that are not to be trained on.
    """

    folder: Path
    coded: Path | None = None
    own: tuple[tuple[Path, Path], ...] = ()
    corrected: tuple[Path, ...] = ()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Corpora:
    """
    All lessons: for each corpus those to train on, and the reports held out with their lessons.

    `absent` says in a line each what was looked for and is not there.
    """

    lessons: dict[str, tuple[Lesson, ...]]
    held: tuple[Lesson, ...]
    reports: tuple[Report, ...]
    absent: tuple[str, ...]

    @property
    def claims(self) -> tuple[Lesson, ...]:
        """
        The lessons with claims.
        """
        return tuple(chain.from_iterable(self.lessons[one.name] for one in (CLAIMS, CODED, OWN)))


def held(name: str) -> bool:
    """
    Whether the report of this id is held out.
    """
    return int(sha256(name.encode()).hexdigest(), 16) % HELD == 0


def gather(wanted: Wanted, tokenizer: "Tokenizer") -> Corpora:
    """
    Everything that is wanted and there; an error where nothing at all is.
    """
    strange = sorted(wanted.without - set(NAMES))
    if strange:
        raise UsageError(f"there is no data called {', '.join(strange)}; there are {', '.join(NAMES)}")
    reports = reports_of(wanted)
    lessons = {
        name: tuple(
            claims_lesson(document, claims, tokenizer, whole=is_whole(document))
            for document, claims in listed
        )
        for name, listed in reports.items()
    }
    apart = [lesson for listed in lessons.values() for lesson in listed if held(lesson.name)]
    lessons = {name: tuple(one for one in listed if not held(one.name)) for name, listed in lessons.items()}
    lessons |= others(wanted, tokenizer, {lesson.name for lesson in apart})
    kept = {name: () if name in wanted.without else listed for name, listed in lessons.items()}
    if not any(kept.values()):
        raise UsageError(f"there is nothing to learn from in {wanted.folder}; see docs/training.md")
    every = chain.from_iterable(reports.values())
    whole = tuple((one, claims) for one, claims in every if held(one["id"]) and is_whole(one))
    return Corpora(kept, tuple(apart), whole, tuple(absent(wanted, lessons)))


def is_whole(document: Coded) -> bool:
    """
    Whether all sentences of a coded report were coded.
    """
    return not document["id"].startswith(IN_PART)


def reports_of(wanted: Wanted) -> dict[str, list[Report]]:
    """
    The coded reports of each corpus. One that comes twice is taken once, as a team's own files have it.
    """
    own: Iterable[Report] = chain(
        *(coded(docs, gold) for docs, gold in wanted.own), *(corrected(path) for path in wanted.corrected)
    )
    listed: dict[str, Iterable[Report]] = {
        OWN.name: own,
        CLAIMS.name: coded(*paths(wanted.folder, CLAIMS)) if is_there(wanted.folder, CLAIMS) else (),
        CODED.name: coded_reports(wanted.folder, wanted.coded) if wanted.coded else (),
    }
    taken: set[str] = set()
    found: dict[str, list[Report]] = {}
    for name, reports in listed.items():
        new = {str(document["id"]): (document, claims) for document, claims in reports}
        found[name] = [report for key, report in new.items() if key not in taken]
        taken |= set(new)
    return {name: found[name] for name in (CLAIMS.name, CODED.name, OWN.name)}


def others(wanted: Wanted, tokenizer: "Tokenizer", apart: set[str]) -> dict[str, tuple[Lesson, ...]]:
    """
    The lessons of the corpora that have other labels than claims, without the texts that are held *apart*.
    """
    makers: dict[Corpus, Callable[[], Iterator[Lesson]]] = {
        POLNEAR: lambda: polnear_lessons(wanted.folder, tokenizer),
        MUC4: lambda: muc_lessons(wanted.folder, tokenizer),
        FACTUALITY: lambda: facts_lessons(wanted.folder, tokenizer),
    }
    prefixes = {POLNEAR: CORPORA["polnear"][1], MUC4: CORPORA["muc4"][1], FACTUALITY: ""}
    return {
        corpus.name: tuple(lesson for lesson in make() if prefixes[corpus] + lesson.name not in apart)
        if is_there(wanted.folder, corpus) and corpus.name not in wanted.without
        else ()
        for corpus, make in makers.items()
    }


def polnear_lessons(folder: Path, tokenizer: "Tokenizer") -> Iterator[Lesson]:
    """
    The articles of PolNeAR.
    """
    for path in paths(folder, POLNEAR):
        for document in lines(path):
            yield polnear_lesson(document, tokenizer)


def muc_lessons(folder: Path, tokenizer: "Tokenizer") -> Iterator[Lesson]:
    """
    The texts of MUC-4 that are for training.
    """
    for path in paths(folder, MUC4):
        for document in lines(path):
            if document["id"].startswith(MUC_TRAINING):
                yield muc_lesson(document, tokenizer)


def facts_lessons(folder: Path, tokenizer: "Tokenizer") -> Iterator[Lesson]:
    """
    The sentences with how factual their events are.
    """
    for path in paths(folder, FACTUALITY):
        for number, record in enumerate(lines(path)):
            yield facts_lesson(record, f"{path.stem}-{number}", tokenizer)


def paths(folder: Path, corpus: Corpus) -> Sequence[Path]:
    """
    The files of a corpus.
    """
    return [folder / name for name in corpus.files]


def is_there(folder: Path, corpus: Corpus) -> bool:
    """
    Whether a corpus lies in the folder.
    """
    return all(path.is_file() for path in paths(folder, corpus))


def absent(wanted: Wanted, lessons: dict[str, tuple[Lesson, ...]]) -> Iterator[str]:
    """
    What was looked for and is not there, a line each.
    """
    for corpus in ALL:
        if corpus.files and not is_there(wanted.folder, corpus):
            yield f"without {corpus.name}: there is no {' and '.join(corpus.files)} in {wanted.folder}"
    if wanted.coded and not lessons[CODED.name]:
        yield f"without coded: no labels in {wanted.coded} fit the texts in {wanted.folder}"
