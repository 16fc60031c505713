"""
The cause of a report's main event, in the labels of FA-KES.
"""

from collections.abc import Iterator

from benchmarks.fakes_cases import Case
from reportedly.records import Claim

# FA-KES keeps bombs and shells from afar apart from what explodes on the spot, and has no label for clashes.
CAUSES = {
    "air_strike": "shelling",
    "shelling": "shelling",
    "bombing": "explosion",
    "suicide_bombing": "explosion",
    "chemical_attack": "chemical and toxic gases",
    "direct_attack": "shooting",
    "execution": "execution",
}
UNKNOWN = "unknown"


def told(case: Case) -> Iterator[Claim]:
    """
    The claims that may tell the cause: that of the main toll, those of its event, then the report's others.
    """
    main = [figure.claim for figure in case.figures[:1]]
    yield from main
    yield from (claim for claim in case.claims if main and claim.event == main[0].event)
    yield from case.claims


def cause(case: Case) -> str:
    """
    The label for the cause of the main toll, as read.
    """
    return next((CAUSES[claim.event_type] for claim in told(case) if claim.event_type in CAUSES), UNKNOWN)


def cause_right(case: Case) -> bool | None:
    """
    Whether the cause is the labelled one.
    """
    return bool(cause(case) == case.labels["cause"])
