"""
Who a name may mean: the actors of the list that go by it, or by one much like it, with the reason.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from reportedly.actors.actor_list import IN_COUNTRY, MARKS, actor_rows, actors, names_of
from reportedly.actors.parties import keys_of
from reportedly.records import Actor

SAME, IN_ITS_COUNTRY, WITHIN, ALIKE = 100, 95, 90, 80


class Candidate(NamedTuple):
    """
    An actor that a name may mean: how well the name fits, of 100, and why.
    """

    actor: Actor
    score: int
    reason: str


def find_actors(name: str, limit: int | None = 10) -> list[Candidate]:
    """
    The actors that *name* may mean, the best first.
    """
    best: dict[str, Candidate] = {}
    for found in candidates(name):
        known = best.get(found.actor.id)
        if known is None or found.score > known.score:
            best[found.actor.id] = found
    ranked = sorted(best.values(), key=lambda one: (-one.score, one.actor.name, one.actor.id))
    return ranked[:limit]


def begun(name: str, limit: int = 10) -> list[Candidate]:
    """
    The actors that a name may mean while it is typed: its last word may be the beginning of one.
    """
    *asked, last = keys_of(bare(name)) or [""]
    found = {one.actor.id: one for one in find_actors(name, limit)}
    for row in actor_rows() if last else ():
        for listed in names_of(row):
            keys = keys_of(bare(listed))
            if set(asked) <= set(keys) and any(key.startswith(last) for key in keys):
                one = Candidate(
                    actors()[row["id"]], round(WITHIN * 0.9), f"part of its name “{bare(listed)}”"
                )
                found.setdefault(one.actor.id, one)
    typed = " ".join([*asked, last])

    def place(one: Candidate) -> tuple[int, bool, str, str]:
        later = not " ".join(keys_of(one.actor.name)).startswith(typed)
        return -one.score, later, one.actor.name, one.actor.id

    return sorted(found.values(), key=place)[:limit]


def candidates(name: str) -> Iterator[Candidate]:
    """
    Each name of the list that fits a name, with its actor.
    """
    asked = keys_of(bare(name))
    for row in actor_rows() if asked else ():
        for listed in names_of(row):
            score, reason = fit(asked, listed, row["name"] == listed)
            if score:
                yield Candidate(actors()[row["id"]], score, reason)


def bare(listed: str) -> str:
    """
    A name of the list without its marks.
    """
    return listed.lstrip(MARKS + IN_COUNTRY)


def fit(asked: Sequence[str], listed: str, usual: bool) -> tuple[int, str]:
    """
    How well the words asked for fit a name of the list, and why; 0 where they do not.
    """
    shown = bare(listed)
    keys = keys_of(shown)
    if asked == keys and listed.startswith(IN_COUNTRY):
        return IN_ITS_COUNTRY, "one of its names in reports about its country"
    if asked == keys:
        return SAME, "its usual name" if usual else "one of its names"
    if set(asked) <= set(keys):
        return round(WITHIN * (0.9 + 0.1 * len(asked) / len(keys))), f"part of its name “{shown}”"
    alike = fuzz.ratio("".join(asked), "".join(keys), score_cutoff=ALIKE)
    return (round(alike * WITHIN / SAME), f"spelt like “{shown}”") if alike else (0, "")
