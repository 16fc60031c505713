"""
Reports that are one publication as far as their own words go: copies, rewordings, prints of one agency.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reportedly.events.records import Tie
from reportedly.voices.claimants import ultimate

# Ties by wording, from the surest to the least sure.
KINDS = ("copy", "partial", "wording")
# Ties of which a round-up has several, to reports that are no copies of one another.
IN_PART = frozenset({"partial", "wording"})


class Printed(NamedTuple):
    """
    A report of an event: the day of it, its publisher, and the agency that it credits.
    """

    document: str
    said: str | None = None
    publisher: str | None = None
    agency: str | None = None


class Family(NamedTuple):
    """
    One family. `name` is whose own voice it has; `key` tells it from others: families of one name are one.
    """

    key: str
    name: str


class Families(NamedTuple):
    """
    The families of an event's reports, and the ties that hold them together.
    """

    of: Mapping[str, Family]
    ties: tuple[Tie, ...]


class Unions:
    """
    Things that are joined two by two, and the groups that come of it.
    """

    def __init__(self) -> None:
        self.parents: dict[Hashable, Hashable] = {}

    def top(self, one: Hashable) -> Hashable:
        """
        The thing that stands for the group of *one*.
        """
        top = one
        while (parent := self.parents.get(top, top)) != top:
            top = parent
        while one != top:
            self.parents[one], one = top, self.parents.get(one, one)
        return top

    def join(self, one: Hashable, other: Hashable) -> bool:
        """
        Joins the groups of two; False where they are one already.
        """
        first, second = self.top(one), self.top(other)
        if first == second:
            return False
        self.parents[second] = first
        return True


def families_of(reports: Iterable[Printed], ties: Iterable[Tie]) -> Families:
    """
    The families that some reports make, from the ties between them.

    Credits join nothing here: families that credit one agency have its name, and are one by that.
    """
    ordered = sorted(reports, key=lambda one: (one.said or "9999", one.document))
    before = backward(ordered, ties)
    days = {report.document: report.said for report in ordered}
    unions = Unions()
    kept: list[Tie] = []
    for report in ordered:
        kept += one_family(report, before[report.document], unions, days)
    return Families(named_families(ordered, unions), tuple(kept))


def backward(ordered: Sequence[Printed], ties: Iterable[Tie]) -> Mapping[str, list[Tie]]:
    """
    For each report its ties with those before it, the surest first.
    """
    place = {report.document: i for i, report in enumerate(ordered)}
    before: dict[str, list[Tie]] = defaultdict(list)
    texts = (tie for tie in ties if tie.kind in KINDS)
    for tie in sorted(texts, key=lambda tie: (KINDS.index(tie.kind), -tie.score, tie)):
        if tie.one in place and tie.other in place and tie.one != tie.other:
            before[max(tie.one, tie.other, key=place.__getitem__)].append(tie)
    return before


def one_family(
    report: Printed, ties: Sequence[Tie], unions: Unions, days: Mapping[str, str | None]
) -> Iterator[Tie]:
    """
    Joins a report with those before it, and tells by which ties.

    A round-up of earlier reports that share nothing joins the one that it shares most with.
    """
    alone = True
    for tie in ties:
        other = tie.other if tie.one == report.document else tie.one
        day = days[other]
        earlier = tie.kind in IN_PART and day is not None and report.said is not None and day < report.said
        if (alone or not earlier) and unions.join(other, report.document):
            alone = False
            yield tie


def tied_together(ties: Iterable[Tie]) -> list[list[str]]:
    """
    The reports that ties join, in groups.
    """
    unions = Unions()
    names = dict.fromkeys(
        name for tie in ties if unions.join(tie.one, tie.other) for name in (tie.one, tie.other)
    )
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for name in names:
        groups[unions.top(name)].append(name)
    return list(groups.values())


def named_families(ordered: Sequence[Printed], unions: Unions) -> Mapping[str, Family]:
    """
    The family of each report.
    """
    members: dict[Hashable, list[Printed]] = defaultdict(list)
    for report in ordered:
        members[unions.top(report.document)].append(report)
    named = {top: family(group) for top, group in members.items()}
    return {one.document: named[unions.top(one.document)] for one in ordered}


def family(reports: Sequence[Printed]) -> Family:
    """
    Whose own voice some reports have: that of the agency most of them credit, else of who published first.
    """
    agencies = Counter(report.agency for report in reports if report.agency)
    publishers = [report.publisher for report in reports if report.publisher]
    name = min(agencies, key=lambda one: (-agencies[one], one)) if agencies else next(iter(publishers), None)
    if name is None:
        document = min(report.document for report in reports)
        return Family(f"report:{document}", f"report {document[:8]}")
    whose = ultimate(name, "media")
    return Family(f"claimant:{whose.key}", whose.name)
