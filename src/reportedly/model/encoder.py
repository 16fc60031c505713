"""
Runs the encoder over a report, and asks it about the words of events and cues.

Every window runs by itself, without padding: what is found in a report depends on nothing but the
report, however many are read together and by however many threads.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reportedly.model.distances import gaps, sentence_steps, steps
from reportedly.model.labels import ROLES
from reportedly.model.pieces import Cutter, Pieces, Window, each_window, pieces_of, windows_of
from reportedly.model.weights import ENCODER, HEADS, SHIPPED, TOKENIZER, Files, checked
from reportedly.records import Sentence

Floats = NDArray[np.float32]
# The weights of a layer, a row for each number that it gives, and what is added to each.
Layer = tuple[Floats, Floats]
CLS, SEP = 101, 102
# A joint step of ONNX Runtime that takes seven times as long as the two steps that it stands for
# (1.32: 11.6 against 1.6 microseconds a piece).
SLOW = "SkipLayerNormFusion"
# So many multiplications OpenBLAS does without calling other threads (SMP_THRESHOLD_MIN times
# GEMM_MULTITHREAD_THRESHOLD in its sources), and so many columns of a product are taken at a time.
ALONE, BREADTH = 65_536 * 4, 64
# How the likeness of two triggers' types is scaled, as in training.
TYPE_SCALE, TYPE_BIAS = 4, 2


def chances(scores: Floats) -> Floats:
    """
    Scores as chances that sum to one along the last axis.
    """
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def likely(scores: Floats) -> Floats:
    """
    Scores as chances, each by itself.
    """
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def product(rows: Floats, columns: Floats) -> Floats:
    """
    The product of each of some rows with each of some columns, both as rows of numbers.

    Block by block, each so small that OpenBLAS works on it alone: its threads would take the cores from
    those that run the windows.
    """
    found = np.empty((len(rows), len(columns)), dtype=np.float32)
    high = max(ALONE // (BREADTH * rows.shape[1]), 1)
    for top in range(0, len(rows), high):
        for left in range(0, len(columns), BREADTH):
            at = slice(top, top + high), slice(left, left + BREADTH)
            np.matmul(rows[at[0]], columns[at[1]].T, out=found[at])
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What the encoder says of each piece of some windows: arrays of pieces × labels.

    The first row is that of piece *offset*; `events` are chances, `tags` and `fillers` raw scores;
    `homes` the number of the window whose own each piece is.
    """

    pieces: Pieces
    windows: tuple[Window, ...]
    offset: int
    homes: NDArray[np.int64]
    hidden: Floats
    tags: Floats
    events: Floats
    fillers: Floats
    keys: tuple[Floats, ...]
    plain: tuple[Floats, ...]

    def rows(self, pieces: Sequence[int]) -> list[int]:
        """
        The rows of some pieces.
        """
        return [piece - self.offset for piece in pieces]


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a trigger or cue asks for: the chance of each certainty, and of each role that was asked for, for
    each piece of *pieces* (roles × pieces).
    """

    anchor: int
    certainties: Floats
    pieces: tuple[int, ...]
    roles: Floats


class Trace(NamedTuple):
    """
    What one trigger leaves for the comparison with others: a vector, its chances of each type, its sentence.
    """

    vector: Floats
    types: Floats
    sentence: int


class Encoder:
    """
    A model that is ready to read.
    """

    def __init__(self, files: Files, threads: int = 0) -> None:
        """
        *threads* is the number of cores to use, 0 for all.
        """
        import onnxruntime  # noqa: PLC0415 (it takes a moment to load, and the grammar does without)
        from tokenizers import Tokenizer  # noqa: PLC0415

        settings = onnxruntime.SessionOptions()
        # Windows run side by side, each on one core: that wastes less than all cores on one window.
        settings.intra_op_num_threads = settings.inter_op_num_threads = 1
        # A plan of the memory for each length of window would be kept: 45 MB more, and no faster.
        settings.enable_mem_pattern = False
        settings.log_severity_level = 3
        self.files = files
        self.threads = threads or os.cpu_count() or 1
        self.session = onnxruntime.InferenceSession(
            str(files.of(ENCODER)),
            settings,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=[SLOW],
        )
        # One window more than cores is in hand: no core waits while the grammar holds one of them up.
        self.pool = ThreadPoolExecutor(self.threads + (self.threads > 1), "encoder")
        self.tokenizer: Any = Tokenizer.from_file(str(files.of(TOKENIZER)))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cutter = Cutter(self.tokenizer)
        with np.load(files.of(HEADS)) as heads:
            self.heads: dict[str, Floats] = {name: heads[name] for name in heads.files}
        # The last layer of what asks for some roles, by their numbers: a megabyte, copied out once.
        self.asking: dict[tuple[int, ...], Layer] = {}

    def see(self, text: str, sentences: Sequence[Sentence]) -> Seen:
        """
        Reads a report whole.
        """
        pieces = pieces_of(text, sentences, self.cutter)
        return self.seen(pieces, windows_of(pieces))

    def windows(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Seen]:
        """
        Reads a report window by window: of a long one no more is kept than the reader keeps itself.
        """
        pieces = pieces_of(text, sentences, self.cutter)
        waiting: deque[Future[Seen]] = deque()
        for window in each_window(pieces):
            waiting.append(self.pool.submit(self.seen, pieces, [window]))
            if len(waiting) > self.threads:
                yield waiting.popleft().result()
        yield from (seen.result() for seen in waiting)

    def seen(self, pieces: Pieces, windows: Sequence[Window]) -> Seen:
        """
        What is said of the own pieces of windows that follow each other.
        """
        rows = [self.run(pieces, window) for window in windows]
        own = [
            [one[len(window.context) :] for one in row[:4]] for row, window in zip(rows, windows, strict=True)
        ]
        hidden, tags, events, fillers = (
            np.concatenate([row[k] for row in own]) if own else np.zeros((0, 1), dtype=np.float32)
            for k in range(4)
        )
        return Seen(
            pieces,
            tuple(windows),
            windows[0].own[0] if windows else 0,
            np.array([k for k, window in enumerate(windows) for _ in window.own], dtype=np.int64),
            hidden,
            tags,
            chances(events) if own else events,
            fillers,
            tuple(row[4] for row in rows),
            tuple(row[5] for row in rows),
        )

    def run(self, pieces: Pieces, window: Window) -> list[Floats]:
        """
        The outputs of the graph for one window, without its frame.
        """
        before, own = window.context, slice(window.own.start, window.own.stop)
        ids = np.array([[CLS, *(pieces.ids[i] for i in before), *pieces.ids[own], SEP]], dtype=np.int64)
        cases = np.array([[0, *(pieces.cases[i] for i in before), *pieces.cases[own], 0]], dtype=np.int64)
        return [found[0, 1:-1] for found in self.session.run(None, {"ids": ids, "cases": cases})]

    def layer(self, name: str, vectors: Floats, last: Layer | None = None) -> Floats:
        """
        What a head of two layers gives, or what its first gives by another *last* one.
        """
        heads = self.heads
        weights, bias = last or (heads[f"{name}.3.weight"], heads[f"{name}.3.bias"])
        within = np.maximum(product(vectors, heads[f"{name}.0.weight"]) + heads[f"{name}.0.bias"], 0)
        return product(within, weights) + bias

    def ask(self, seen: Seen, anchors: Sequence[int], roles: Sequence[str] = ROLES) -> list[Answer]:
        """
        What hangs on each anchor, a piece that is (or begins) a trigger or a cue, in some *roles*.
        """
        if not anchors:
            return []
        rows = seen.rows(anchors)
        vectors = seen.hidden[rows]
        certainties = chances(self.layer("certainty", vectors))
        asked = [ROLES.index(role) for role in roles]
        queries = self.queries(vectors, asked)
        homes = seen.homes[rows]
        answers: dict[int, Answer] = {}
        for home in np.unique(homes).tolist():
            here = np.flatnonzero(homes == home).tolist()
            chances_of = self.roles(seen, home, [anchors[n] for n in here], queries[here], asked)
            shown = seen.windows[home].pieces
            for n, found in zip(here, chances_of, strict=True):
                answers[n] = Answer(anchors[n], certainties[n], shown, found)
        return [answers[n] for n in range(len(anchors))]

    def queries(self, vectors: Floats, asked: Sequence[int]) -> Floats:
        """
        Anchors × roles × numbers: what each anchor compares pieces with, for the roles of some numbers.
        """
        key = tuple(asked)
        if key not in self.asking:
            weights, bias = self.heads["role_query.3.weight"], self.heads["role_query.3.bias"]
            width = len(bias) // len(ROLES)
            rows = [role * width + i for role in key for i in range(width)]
            self.asking[key] = weights[rows], bias[rows]
        return self.layer("role_query", vectors, self.asking[key]).reshape(len(vectors), len(key), -1)

    def roles(
        self, seen: Seen, home: int, anchors: Sequence[int], queries: Floats, asked: Sequence[int]
    ) -> Floats:
        """
        Anchors × roles × pieces: the chance that each piece of a window fills each role of its anchors.
        """
        keys, plain = seen.keys[home], seen.plain[home][:, asked]
        shown, sentences = seen.windows[home].pieces, seen.pieces.sentences
        at, inner = np.array(anchors), np.array(shown)
        lines = [np.array([sentences[piece] for piece in pieces]) for pieces in (anchors, shown)]
        met = product(queries.reshape(-1, keys.shape[1]), keys).reshape(*queries.shape[:2], -1)
        scores = met / np.sqrt(np.float32(keys.shape[1])) + plain.T
        near = self.heads["role_steps"][asked][:, steps(at, inner)]
        near = near + self.heads["role_sentences"][asked][:, sentence_steps(*lines)]
        return likely(scores + near.transpose(1, 0, 2))

    def traces(self, seen: Seen, anchors: Sequence[int]) -> list[Trace]:
        """
        What tells each of some triggers from those of other events.
        """
        rows = seen.rows(anchors)
        vectors = self.layer("pair", seen.hidden[rows]) if rows else ()
        return [
            # A copy, since a view would keep what was seen of the whole window.
            Trace(vector, seen.events[row].copy(), seen.pieces.sentences[anchor])
            for vector, row, anchor in zip(vectors, rows, anchors, strict=True)
        ]

    def alike(self, trace: Trace, others: Sequence[Trace]) -> Floats:
        """
        The chance that a trigger speaks of the event of each of some others.
        """
        vectors = np.array([other.vector for other in others])
        types = np.array([other.types for other in others])
        apart = np.array([other.sentence - trace.sentence for other in others])
        scores = product(vectors, trace.vector[None])[:, 0] / np.sqrt(np.float32(len(trace.vector)))
        scores = scores + self.heads["pair_type"] * (types @ trace.types) * TYPE_SCALE - TYPE_BIAS
        return likely(scores + self.heads["pair_gaps"][gaps(apart)])


@cache
def encoder(folder: Path = SHIPPED, threads: int = 0) -> Encoder:
    """
    The model in *folder*, loaded once.
    """
    return Encoder(checked(folder), threads)
