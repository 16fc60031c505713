"""
How far apart words stand, on the coarse scales that the encoder's heads have weights for.
"""

import numpy as np
from numpy.typing import NDArray

Indexes = NDArray[np.int64]

EDGES = np.array([-128, -64, -32, -20, -12, -8, -5, -3, -2, -1, 0, 1, 2, 3, 5, 8, 12, 20, 32, 64, 128])
STEPS = len(EDGES) + 1
# Sentences before, the same, sentences after: -2 to 2, as 0 to 4.
FAR = 2
SENTENCES = 2 * FAR + 1
GAPS = np.array([1, 2, 3, 6, 12])
GAP_STEPS = len(GAPS) + 1


def steps(anchors: Indexes, pieces: Indexes) -> Indexes:
    """
    Anchors × pieces: how far each piece stands behind the anchor, as a step of the scale.
    """
    return np.asarray(np.searchsorted(EDGES, pieces[None, :] - anchors[:, None], side="right"))


def sentence_steps(anchors: Indexes, pieces: Indexes) -> Indexes:
    """
    Anchors × pieces: how many sentences lie between, from their sentence numbers.
    """
    return np.asarray(np.clip(pieces[None, :] - anchors[:, None], -FAR, FAR) + FAR)


def gaps(apart: Indexes) -> Indexes:
    """
    How many sentences lie between two triggers, as a step of the scale.
    """
    return np.asarray(np.searchsorted(GAPS, np.abs(apart), side="right"))
