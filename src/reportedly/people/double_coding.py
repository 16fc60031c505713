"""
Which reports two people code apart from each other, and who: the same from every machine, told by a digest.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reportedly.errors import UsageError

Coded = dict[str, Any]
SCALE = 2**64


@dataclass(frozen=True, slots=True)
class Plan:
    """
    A share of the reports (in per cent) that two of the coders get each; `machine` is whether they begin with
    what the machine found, rather than with nothing. Another `seed` chooses other reports.
    """

    share: int = 0
    seed: int = 1
    coders: tuple[str, ...] = ()
    machine: bool = False


@dataclass(frozen=True, slots=True)
class Coding:
    """
    What one coder says a report claims, as printed claims; `submitted` is when they were done with it.

    `sha256_text` is the digest of the text that they read.
    """

    document: str
    coder: str
    claims: tuple[Coded, ...]
    begun: str
    saved: str
    submitted: str | None = None
    sha256_text: str = ""


def checked_plan(plan: Plan) -> Plan:
    """
    A plan that can be carried out.
    """
    if not 0 <= plan.share <= 100:
        raise UsageError(f"{plan.share} is no share: give 0 to 100 per cent")
    coders = tuple(dict.fromkeys(plan.coders))
    if plan.share and len(coders) < 2:
        raise UsageError("name at least two coders for a report to be coded twice")
    return Plan(plan.share, plan.seed, coders, plan.machine)


def coders_of(document: str, plan: Plan) -> tuple[str, ...]:
    """
    The two who code a report, by name; nobody where it is not among those that are coded twice.

    Whether a report is coded twice does not change when coders come or go, and who codes it hardly does.
    """
    if draw(plan.seed, document) * 100 >= plan.share * SCALE:
        return ()
    drawn = sorted(plan.coders, key=lambda coder: (draw(plan.seed, document, coder), coder))
    return tuple(sorted(drawn[:2]))


def assigned(documents: Iterable[str], coder: str, plan: Plan) -> list[str]:
    """
    The reports that one person is to code.
    """
    return [document for document in documents if coder in coders_of(document, plan)]


def draw(seed: int, *names: str) -> int:
    """
    A number below `SCALE` that looks like chance and is always the same.
    """
    words = "\n".join((str(seed), *names)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.sha256(words).digest()[:8])
