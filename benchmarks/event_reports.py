"""
Coded reports joined into events: `python -m benchmarks.event_reports FILE [--profile NAME] [--json]`.

FILE: JSON lines of coded reports (MAVERICK) with the event that each is of. Two reports are joined rightly if
they are of one event. What is measured of the figures of events is told in `event_reports_estimates`;
`coded joins` are those of reports joined as coded.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.event_reports_accounts import Row, account_of, rows_of
from benchmarks.event_reports_estimates import figures, gold_groups
from benchmarks.join_scores import by_member, joining_scores
from benchmarks.record import Option, run
from reportedly.estimates.profiles import DEFAULT
from reportedly.events.records import Testimony
from reportedly.joining import join

PROFILE = Option("profile", "the rules that make figures: a profile, or a .toml file of your own", DEFAULT)


def measure(path: Path, profile: str = DEFAULT) -> dict[str, Any]:
    """
    The scores of one file.
    """
    rows = rows_of(path)
    found = by_member(join(map(account_of, rows)))
    coded = figures(rows, gold_groups(rows), told, profile)
    return {
        "reports": len(rows),
        "events": len({row["event_id"] for row in rows}),
        **joining_scores(found, {row["id"]: row["event_id"] for row in rows}),
        **figures(rows, groups_of(found), told, profile),
        **{f"{outcome}, coded joins": row for outcome, row in coded.items()},
    }


def groups_of(home: Mapping[str, Hashable]) -> list[list[str]]:
    """
    The reports of each event.
    """
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name, event in home.items():
        groups[event].append(name)
    return list(groups.values())


def told(row: Row) -> Testimony:
    """
    What a row says, as it is weighed.
    """
    return account_of(row).testimonies[0]


def table(figures: Mapping[str, Any]) -> str:
    """
    The scores for a person.
    """
    return "\n".join(f"{name:<12} {row}" for name, row in figures.items())


if __name__ == "__main__":
    run("event_reports", __doc__ or "", ["FILE"], measure, table, (PROFILE,))
