"""
Ratios as figures of benchmarks: shares of some cases, and what precision and recall make together.
"""

from typing import Any


def share(part: float, whole: float) -> float:
    """
    A share, to three places; 0 of nothing.
    """
    return round(part / whole, 3) if whole else 0.0


def share_of(right: int, whole: int, what: str) -> dict[str, Any]:
    """
    How many of some cases are right; *what* says what is counted.
    """
    return {"share": share(right, whole), "right": right, what: whole}


def with_f1(precision: float, recall: float) -> dict[str, float]:
    """
    Precision, recall and what they make together.
    """
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
