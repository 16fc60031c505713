"""
Lessons into batches: windows of like length together, so that little is padding.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import torch
from torch import Tensor

from reportedly.model.distances import gaps, sentence_steps, steps
from reportedly.model.encoder import CLS, SEP
from reportedly.model.labels import FILLERS, ROLES, TAGS
from reportedly.model.pieces import ALL_CAPITALS, LOWER, Window
from reportedly.training.examples import UNKNOWN, Anchor, Lesson

# Where BERT's vocabulary has the piece that fills a row up, and the one that stands for a hidden word.
PAD, MASK = 0, 103
# Pieces of a batch, padding included.
BUDGET = 4096

Rows = Sequence[tuple[Lesson, Window]]


@dataclass(frozen=True, slots=True)
class Unit:
    """
    Windows of one lesson that must share a batch: all of them where its events are linked.
    """

    lesson: Lesson
    windows: tuple[Window, ...]

    @property
    def length(self) -> int:
        """
        The pieces of the longest window, framed.
        """
        return max(len(window.pieces) for window in self.windows) + 2


@dataclass(frozen=True, slots=True)
class Varied:
    """
    How a lesson is changed before it is read, so that the model does not cling to words and capitals.
    """

    capitals: float = 0.15
    lower: float = 0.05
    masked: float = 0.05


def units(lessons: Sequence[Lesson]) -> list[Unit]:
    """
    What can be put into a batch by itself.
    """
    found = []
    for lesson in lessons:
        if lesson.source == "claims":
            found.append(Unit(lesson, lesson.windows))
        else:
            found.extend(Unit(lesson, (window,)) for window in lesson.windows)
    return found


def batched(found: Sequence[Unit], chance: random.Random, budget: int = BUDGET) -> list[list[Unit]]:
    """
    Batches of units of like length, in random order.
    """
    ordered = sorted(found, key=lambda unit: (unit.length, chance.random()))
    batches: list[list[Unit]] = []
    size = 0
    for unit in ordered:
        size += len(unit.windows)
        if batches and size * unit.length <= budget:
            batches[-1].append(unit)
        else:
            batches.append([unit])
            size = len(unit.windows)
    chance.shuffle(batches)
    return batches


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Windows as tensors, windows × pieces, framed; *rows* are (lesson, window) in their order.
    """

    ids: Tensor
    cases: Tensor
    mask: Tensor
    rows: tuple[tuple[Lesson, Window], ...]

    def to(self, device: torch.device) -> "Batch":
        """
        The same on the device that reads it.
        """
        return Batch(self.ids.to(device), self.cases.to(device), self.mask.to(device), self.rows)


def made(batch: Sequence[Unit], chance: random.Random, varied: Varied | None) -> Batch:
    """
    The tensors of a batch; *varied* changes it as it is made.
    """
    rows = [(unit.lesson, window) for unit in batch for window in unit.windows]
    size = max(len(window.pieces) for _, window in rows) + 2
    ids = np.full((len(rows), size), PAD)
    cases = np.full((len(rows), size), LOWER)
    mask = np.zeros((len(rows), size), dtype=np.int64)
    # A report is changed as a whole: no outlet writes one window of it in capitals.
    moods = {id(unit.lesson): chance.random() for unit in batch}
    for k, (lesson, window) in enumerate(rows):
        inner = window.pieces
        read, cased = [lesson.pieces.ids[i] for i in inner], [lesson.pieces.cases[i] for i in inner]
        if varied:
            cased = recased(cased, moods[id(lesson)], varied)
            read = [MASK if chance.random() < varied.masked else number for number in read]
        ids[k, : len(inner) + 2] = [CLS, *read, SEP]
        cases[k, 1 : len(inner) + 1] = cased
        mask[k, : len(inner) + 2] = 1
    return Batch(torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask), tuple(rows))


def recased(cases: list[int], mood: float, varied: Varied) -> list[int]:
    """
    The cases of a window as its report's *mood*, a number from 0 to 1, has them.
    """
    if mood < varied.capitals:
        return [ALL_CAPITALS] * len(cases)
    return [LOWER] * len(cases) if mood < varied.capitals + varied.lower else cases


def tags_of(rows: Rows, size: int) -> Tensor:
    """
    Windows × pieces: the tag of each piece; a part that begins outside the window begins with it.
    """
    table = np.zeros((len(rows), size), dtype=np.int64)
    for k, (lesson, window) in enumerate(rows):
        before = 0
        for j, i in enumerate(window.pieces):
            tag = lesson.tags[i] if lesson.tags else 0
            if tag and TAGS[tag].startswith("I-") and before not in {tag, tag - 1}:
                tag -= 1
            table[k, j] = before = tag
    return torch.from_numpy(table)


def events_of(rows: Rows, size: int) -> Tensor:
    """
    Windows × pieces: the event type of each piece of a window's own; unknown elsewhere.
    """
    table = np.full((len(rows), size), UNKNOWN, dtype=np.int64)
    for k, (lesson, window) in enumerate(rows):
        if lesson.events:
            offset = len(window.context)
            table[k, offset : offset + len(window.own)] = [lesson.events[i] for i in window.own]
    return torch.from_numpy(table)


def own_of(rows: Rows, size: int) -> Tensor:
    """
    Windows × pieces, framed: 1 where a piece is a window's own, else 0.
    """
    table = np.zeros((len(rows), size), dtype=np.float32)
    for k, (_, window) in enumerate(rows):
        offset = len(window.context) + 1
        table[k, offset : offset + len(window.own)] = 1
    return torch.from_numpy(table)


def fillers_of(rows: Rows, size: int) -> Tensor:
    """
    Windows × pieces × fillers: 1 where a piece names a party; -1 where it is not known.
    """
    table = np.full((len(rows), size, len(FILLERS)), -1.0, dtype=np.float32)
    for k, (lesson, window) in enumerate(rows):
        if lesson.fillers is not None:
            table[k, : len(window.pieces)] = 0
            for filler, hit in lesson.fillers.items():
                known = set(hit)
                table[k, [j for j, i in enumerate(window.pieces) if i in known], filler] = 1
    return torch.from_numpy(table)


@dataclass(frozen=True, slots=True)
class Anchored:
    """
    The anchors of a batch: *row* their window, *at* their piece in it, *gold* anchors × roles × pieces
    (-1 where not known), with the distances that the heads want.

    `lessons` tells the anchors of one report from those of another; `numbers` are their sentences.
    """

    anchors: tuple[Anchor, ...]
    lessons: Tensor
    row: Tensor
    at: Tensor
    steps: Tensor
    sentences: Tensor
    gold: Tensor
    numbers: Tensor

    def to(self, device: torch.device) -> "Anchored":
        """
        The same on the device that reads it.
        """
        moved = (getattr(self, name.name).to(device) for name in fields(self)[1:])
        return Anchored(self.anchors, *moved)


def anchored(batch: Batch) -> Anchored | None:
    """
    The anchors that stand in the windows' own pieces, on the device of the batch.
    """
    hung = list(anchors_in(batch.rows))
    if not hung:
        return None
    size = batch.ids.shape[1]
    step = np.zeros((len(hung), size), dtype=np.int64)
    near = np.zeros((len(hung), size), dtype=np.int64)
    gold = np.full((len(hung), len(ROLES), size), -1.0, dtype=np.float32)
    for n, (k, _, anchor) in enumerate(hung):
        lesson, window = batch.rows[k]
        inner = np.array(window.pieces)
        numbers = np.array(lesson.pieces.sentences)
        first = np.array([anchor.pieces[0]])
        step[n, 1 : len(inner) + 1] = steps(first, inner)[0]
        near[n, 1 : len(inner) + 1] = sentence_steps(numbers[first], numbers[inner])[0]
        for role in anchor.asked:
            hit = set(anchor.roles.get(role, ()))
            gold[n, role, 1 : len(inner) + 1] = [i in hit for i in window.pieces]
    return Anchored(
        tuple(anchor for _, _, anchor in hung),
        torch.tensor(reports_of([batch.rows[k][0] for k, _, _ in hung])),
        torch.tensor([k for k, _, _ in hung]),
        torch.tensor([at + 1 for _, at, _ in hung]),
        torch.from_numpy(step),
        torch.from_numpy(near),
        torch.from_numpy(gold),
        torch.tensor([batch.rows[k][0].pieces.sentences[anchor.pieces[0]] for k, _, anchor in hung]),
    ).to(batch.ids.device)


def anchors_in(rows: Rows) -> Iterator[tuple[int, int, Anchor]]:
    """
    Window, place in it and anchor, for each anchor whose first piece is a window's own.
    """
    for k, (lesson, window) in enumerate(rows):
        place = {i: j + len(window.context) for j, i in enumerate(window.own)}
        for anchor in lesson.anchors:
            if anchor.pieces[0] in place:
                yield k, place[anchor.pieces[0]], anchor


def reports_of(lessons: Sequence[Lesson]) -> list[int]:
    """
    A number for each lesson, the same for the same report.
    """
    numbers: dict[int, int] = {}
    return [numbers.setdefault(id(lesson), len(numbers)) for lesson in lessons]


def sentence_gaps(numbers: Tensor) -> Tensor:
    """
    Anchors × anchors: the step of their distance in sentences.
    """
    return torch.from_numpy(gaps(numbers[:, None].sub(numbers[None, :]).cpu().numpy())).to(numbers.device)
