"""
Coded reports joined into events: `python -m benchmarks.event_reports FILE [--profile NAME] [--json]`.

FILE: JSON lines of coded reports (MAVERICK) with the event that each is of. Two reports are joined rightly if
they are of one event. What is measured of the figures of events is told in `event_reports_estimates`;
`coded joins` are those of reports joined as coded.
"""

from pathlib import Path
from typing import Any

from benchmarks.event_reports_accounts import Row, account_of
from benchmarks.event_reports_estimates import figures, groups_of
from benchmarks.join_scores import by_member, joining_scores
from benchmarks.record import Option, row_table, run
from reportedly.estimates.profiles import DEFAULT
from reportedly.events.records import Testimony
from reportedly.joining import join
from reportedly.training.standoff import lines

PROFILE = Option("profile", "the rules that make figures: a profile, or a .toml file of your own", DEFAULT)


def measure(path: Path, profile: str = DEFAULT) -> dict[str, Any]:
    """
    The scores of one file.
    """
    rows = list(lines(path))
    found = by_member(join(map(account_of, rows)))
    events = {row["id"]: row["event_id"] for row in rows}
    coded = figures(rows, groups_of(events), told, profile)
    return {
        "reports": len(rows),
        "events": len(set(events.values())),
        **joining_scores(found, events),
        **figures(rows, groups_of(found), told, profile),
        **{f"{outcome}, coded joins": row for outcome, row in coded.items()},
    }


def told(row: Row) -> Testimony:
    """
    What a row says, as it is weighed.
    """
    return account_of(row).testimonies[0]


if __name__ == "__main__":
    run("event_reports", __doc__ or "", ["FILE"], measure, row_table, (PROFILE,))
