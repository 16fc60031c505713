"""
An encoder whose weights and scores are made by hand: what its heads make of them is computed for real.
"""

import re

import numpy as np

from reportedly.model.distances import SENTENCES, STEPS
from reportedly.model.encoder import Encoder, Seen
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, ROLES, TAGS
from reportedly.model.pieces import WINDOW, Pieces, windows_of

STRONG = 8.0
# Attributions that a hand-made report can have.
GROUPS = 12
PIECE = re.compile(r"\w{1,4}|[^\w\s]")


def pieces_by_hand(text, sentences):
    """
    Pieces of at most four letters.
    """
    rows = [
        (1, 0, match.start(), match.end(), sentence.index)
        for sentence in sentences
        for match in PIECE.finditer(text, sentence.span.start, sentence.span.end)
    ]
    return Pieces(*(tuple(column) for column in (zip(*rows, strict=True) if rows else ((),) * 5)))


class ByHand(Encoder):
    """
    An encoder that is sure of what it is told: *marks* are (part, words, attribution) in reading order,
    *fillers* (role, words); an attribution is a number, and a cue asks for the parts that bear its own.
    """

    def __init__(self, marks=(), fillers=(), size=WINDOW):
        self.marks, self.filled, self.size = marks, fillers, size
        ask = np.zeros((len(ROLES), GROUPS, GROUPS), dtype=np.float32)
        for role in ("speaker", "content"):
            ask[ROLES.index(role)] = np.eye(GROUPS) * 4 * STRONG
        self.asking = {}
        self.heads = {
            "transitions": np.zeros((len(TAGS), len(TAGS)), dtype=np.float32),
            "role_query.0.weight": np.eye(GROUPS, dtype=np.float32),
            "role_query.0.bias": np.zeros(GROUPS, dtype=np.float32),
            "role_query.3.weight": ask.reshape(-1, GROUPS),
            "role_query.3.bias": np.zeros(len(ROLES) * GROUPS, dtype=np.float32),
            "certainty.0.weight": np.zeros((1, GROUPS), dtype=np.float32),
            "certainty.0.bias": np.zeros(1, dtype=np.float32),
            "certainty.3.weight": np.zeros((len(CERTAINTIES), 1), dtype=np.float32),
            "certainty.3.bias": np.zeros(len(CERTAINTIES), dtype=np.float32),
            "role_steps": np.zeros((len(ROLES), STEPS), dtype=np.float32),
            "role_sentences": np.zeros((len(ROLES), SENTENCES), dtype=np.float32),
        }

    def see(self, text, sentences):
        """
        The scores that were asked for.
        """
        pieces = pieces_by_hand(text, sentences)
        windows = windows_of(pieces, self.size)
        n = len(pieces)
        tags, groups = np.zeros((n, len(TAGS)), dtype=np.float32), np.zeros((n, GROUPS), dtype=np.float32)
        fillers = np.full((n, len(FILLERS)), -STRONG, dtype=np.float32)
        at = 0
        for part, words, group in self.marks:
            start = text.index(words, at)
            for k, i in enumerate(within(pieces, start, start + len(words))):
                tags[i, TAGS.index(f"{'I' if k else 'B'}-{part}")] = STRONG
                groups[i, group] = 1
            at = start + len(words)
        for role, words in self.filled:
            for match in re.finditer(re.escape(words), text):
                fillers[within(pieces, *match.span()), FILLERS.index(role)] = STRONG
        return Seen(
            pieces=pieces,
            offset=0,
            windows=tuple(windows),
            homes=np.array([k for k, window in enumerate(windows) for _ in window.own], dtype=np.int64),
            hidden=groups,
            tags=tags,
            events=np.zeros((n, len(EVENTS)), dtype=np.float32),
            fillers=fillers,
            keys=tuple(groups[list(window.pieces)] for window in windows),
            plain=tuple(np.full((len(window.pieces), len(ROLES)), -4.0, np.float32) for window in windows),
        )


def within(pieces, start, end):
    """
    The pieces between two offsets.
    """
    return [i for i in range(len(pieces)) if pieces.starts[i] >= start and pieces.ends[i] <= end]
