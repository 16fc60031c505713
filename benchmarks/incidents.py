"""
News of shootings joined by incident: `python -m benchmarks.incidents FILE [--without-headlines] [--json]`.

FILE: JSON lines of reports with the incident that each is of. Only title, text and day are read, the title as
the first line of the text, or not at all with `--without-headlines`. The account that numbers the harm is the
main one of a report; two reports are joined if their main accounts are of one event. A report in which
nothing was read stands by itself. Killed and injured are the best figures of the event that most of what is
said of an incident is joined to; `coded joins` those of reports joined as coded.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.incidents_accounts import Case, cases
from benchmarks.incidents_estimates import figures, gold_events
from benchmarks.join_scores import by_member, joining_scores
from benchmarks.record import MODEL, READER, Option, reader_of, row_table, run
from reportedly.joining import join

if TYPE_CHECKING:
    from reportedly.events.records import Account


HEADLINES = Option("without-headlines", "read the texts alone, without their titles", default=False)


def measure(path: Path, reader: str, model: Path, *, without_headlines: bool = False) -> dict[str, Any]:
    """
    The scores of one file.
    """
    found = list(cases(path, reader_of(reader, model).find, headlines=not without_headlines))
    home = by_member(join(case.accounts[0] for case in found if case.accounts))
    joined = {case.id: home[case.accounts[0].id] if case.accounts else case.id for case in found}
    return {
        "reports": len(found),
        "nothing read": sum(not case.accounts for case in found),
        **joining_scores(joined, {case.id: case.incident["id"] for case in found}),
        **figures_right(found, home),
    }


def figures_right(found: Sequence[Case], home: Mapping[str, Hashable]) -> dict[str, Any]:
    """
    How often the figures of incidents are right, after joining and as the reports are coded to be joined.
    """
    incidents = {case.document.id: case.incident for case in found}
    documents = {case.document.id: case.document for case in found}
    main = [case.accounts[0] for case in found if case.accounts]
    events: dict[Hashable, list[Account]] = defaultdict(list)
    for account in main:
        events[home[account.id]].append(account)
    coded = figures(incidents, gold_events(incidents, main), documents)
    return {
        **figures(incidents, events, documents),
        **{f"{outcome}, coded joins": row for outcome, row in coded.items()},
    }


if __name__ == "__main__":
    run("incidents", __doc__ or "", ["FILE"], measure, row_table, (READER, MODEL, HEADLINES))
