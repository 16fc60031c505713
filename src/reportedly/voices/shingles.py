"""
What a text is told by when it is printed again: runs of words as numbers, and samples of them.

1. Each run of five words becomes a number (a shingle), the same in every text that has the run.
2. Of each few neighbours one is kept, the smallest (winnowing): whatever run of nine words two texts share,
   they keep a number in common. By these the share of a text that stands in another is measured.
3. A MinHash signature of all runs lets whole copies be found among any number of texts.
"""

import zlib
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from datasketch import MinHash

Numbers = np.ndarray[Any, np.dtype[np.uint32]]

RUN = 5
NEIGHBOURS = 5
PERMUTATIONS = 64
SEED = 1
FEW = 2 * RUN


def shingles(words: Sequence[str]) -> Numbers:
    """
    The runs of some words, in order, as numbers; a text of hardly any words has none.
    """
    if len(words) < FEW:
        return np.zeros(0, np.uint32)
    numbers = numbered(words).astype(np.uint64)
    runs = np.zeros(len(words) - RUN + 1, np.uint64)
    for k in range(RUN):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + numbers[k : k + len(runs)]
    runs ^= runs >> np.uint64(29)
    runs *= np.uint64(0xBF58476D1CE4E5B9)
    return (runs >> np.uint64(32)).astype(np.uint32)


def numbered(words: Collection[str]) -> Numbers:
    """
    Words as numbers, the same on every machine.
    """
    return np.fromiter((zlib.crc32(word.encode("utf-8", "replace")) for word in words), np.uint32, len(words))


def winnowed(runs: Numbers) -> Numbers:
    """
    The smallest of each few neighbours, each once, in rising order.
    """
    if len(runs) < NEIGHBOURS:
        return np.unique(runs)
    return np.unique(np.lib.stride_tricks.sliding_window_view(runs, NEIGHBOURS).min(axis=1))


def signature(runs: Numbers) -> bytes:
    """
    The MinHash values of a text, as they are kept.
    """
    sketch = empty().copy()
    sketch.update_batch(np.unique(runs))
    values: bytes = sketch.hashvalues.astype("<u4").tobytes()
    return values


def minhash(values: bytes) -> "MinHash":
    """
    A signature as datasketch compares it.
    """
    sketch = empty().copy()
    sketch.hashvalues = np.frombuffer(values, "<u4").astype(np.uint32)
    return sketch


@cache
def empty() -> "MinHash":
    """
    The signature of no words, from which all others are made.
    """
    from datasketch import MinHash  # noqa: PLC0415 (slow to load, and needed by few commands)

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=int, scheme="affine32")
