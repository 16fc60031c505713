"""
Runs the encoder over a report, and asks it about the words of events and cues.

Every window runs by itself, without padding: what is found in a report depends on nothing but the
report, however many are read together and by however many threads.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.model.distances import gaps, sentence_steps, steps
from reportedly.model.labels import EVENTS, ROLES
from reportedly.model.pieces import Pieces, Window, pieces_of, windows_of
from reportedly.model.weights import ENCODER, HEADS, SHIPPED, TOKENIZER, Files, checked
from reportedly.records import Sentence

Floats = NDArray[np.float32]
CLS, SEP = 101, 102


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


@dataclass(frozen=True, slots=True)
class Seen:
    """
    What the encoder says of each piece of a report: arrays of pieces × labels.

    `events` are chances; `tags` and `fillers` raw scores; `homes` the window whose own each piece is.
    """

    pieces: Pieces
    windows: tuple[Window, ...]
    homes: NDArray[np.int64]
    hidden: Floats
    tags: Floats
    events: Floats
    fillers: Floats
    keys: tuple[Floats, ...]
    plain: tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What a trigger or cue asks for: the chance of each certainty, and of each role for each piece of
    *pieces* (roles × pieces).
    """

    certainties: Floats
    pieces: tuple[int, ...]
    roles: Floats


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
        settings.intra_op_num_threads = threads
        settings.inter_op_num_threads = 1
        settings.log_severity_level = 3
        self.files = files
        self.session = onnxruntime.InferenceSession(
            str(files.of(ENCODER)), settings, providers=["CPUExecutionProvider"]
        )
        self.tokenizer: Any = Tokenizer.from_file(str(files.of(TOKENIZER)))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        with np.load(files.of(HEADS)) as heads:
            self.heads: dict[str, Floats] = {name: heads[name] for name in heads.files}

    def see(self, text: str, sentences: Sequence[Sentence]) -> Seen:
        """
        Reads a report whole, window by window.
        """
        pieces = pieces_of(text, sentences, self.tokenizer)
        windows = windows_of(pieces)
        rows = [self.run(pieces, window) for window in windows]
        own = [
            [one[len(window.context) :] for one in row[:4]] for row, window in zip(rows, windows, strict=True)
        ]
        hidden, tags, events, fillers = (
            np.concatenate([row[k] for row in own]) if own else np.zeros((0, 1), dtype=np.float32)
            for k in range(4)
        )
        homes = [k for k, window in enumerate(windows) for _ in window.own]
        return Seen(
            pieces,
            tuple(windows),
            np.array(homes, dtype=np.int64),
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
        inner = window.pieces
        ids = np.array([[CLS, *(pieces.ids[i] for i in inner), SEP]], dtype=np.int64)
        cases = np.array([[0, *(pieces.cases[i] for i in inner), 0]], dtype=np.int64)
        return [found[0, 1:-1] for found in self.session.run(None, {"ids": ids, "cases": cases})]

    def layer(self, name: str, vectors: Floats) -> Floats:
        """
        A head of two layers.
        """
        heads = self.heads
        within = np.maximum(vectors @ heads[f"{name}.0.weight"].T + heads[f"{name}.0.bias"], 0)
        return np.asarray(within @ heads[f"{name}.3.weight"].T + heads[f"{name}.3.bias"], dtype=np.float32)

    def ask(self, seen: Seen, anchors: Sequence[int]) -> list[Answer]:
        """
        What hangs on each anchor, a piece that is (or begins) a trigger or a cue.
        """
        if not anchors:
            return []
        vectors = seen.hidden[list(anchors)]
        certainties = chances(self.layer("certainty", vectors))
        queries = self.layer("role_query", vectors).reshape(len(anchors), len(ROLES), -1)
        return [
            self.answer(seen, anchor, query, sure)
            for anchor, query, sure in zip(anchors, queries, certainties, strict=True)
        ]

    def answer(self, seen: Seen, anchor: int, query: Floats, certainties: Floats) -> Answer:
        """
        What hangs on one anchor, in its own window.
        """
        home = int(seen.homes[anchor])
        inner = np.array(seen.windows[home].pieces)
        keys = seen.keys[home]
        numbers = np.array(seen.pieces.sentences)
        at = np.array([anchor])
        scores = query @ keys.T / np.sqrt(np.float32(keys.shape[1])) + seen.plain[home].T
        scores = scores + self.heads["role_steps"][:, steps(at, inner)[0]]
        scores = scores + self.heads["role_sentences"][:, sentence_steps(numbers[at], numbers[inner])[0]]
        return Answer(certainties, seen.windows[home].pieces, likely(scores))

    def alike(self, seen: Seen, anchors: Sequence[int]) -> Floats:
        """
        Anchors × anchors: the chance that two triggers speak of one event.
        """
        vectors = self.layer("pair", seen.hidden[list(anchors)])
        types = seen.events[list(anchors)]
        numbers = np.array([seen.pieces.sentences[anchor] for anchor in anchors])
        heads = self.heads
        scores = vectors @ vectors.T / np.sqrt(np.float32(vectors.shape[1]))
        scores = scores + heads["pair_type"] * (types @ types.T) * 4 - 2 + heads["pair_gaps"][gaps(numbers)]
        return likely(scores)


@cache
def encoder(folder: Path = SHIPPED, threads: int = 0) -> Encoder:
    """
    The model in *folder*, loaded once.
    """
    return Encoder(checked(folder), threads)


NONE = EVENTS.index("none")
