"""
The inbox: the reports of the ledger, what is to be judged in each, and what could not be read.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_reports import (
    PAGE,
    SORTS,
    Facet,
    Listed,
    ReportLine,
    look,
    skipped_files,
)
from reportedly.ledger.ledger_work import working_on
from reportedly.ledger.sieve import KINDS, Sieve
from reportedly.records import Skipped
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.blindness import unseen
from reportedly.web.guard import needs
from reportedly.web.read_more import JobFacts, job_facts
from reportedly.web.veil import gives

router = APIRouter()
FEW_SKIPPED, MANY_SKIPPED = 5, 100
# What a line says of a report that is to be coded first.
NOTHING: Mapping[str, Any] = MappingProxyType(
    {**dict.fromkeys(("claims", "open", "accepted", "corrected", "added", "rejected"), 0), "killed": None}
)
Values = Annotated[list[str], Field(max_length=50)]


class Asked(BaseModel):
    """
    What the address asks for; a part that is left empty asks for nothing.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: str = ""
    state: Values = []
    type: Values = []
    country: Values = []
    place: Values = []
    source: Values = []
    publisher: Values = []
    language: Values = []
    grade: Values = []
    since: str = ""
    until: str = ""
    published_since: str = ""
    published_until: str = ""
    family: str = ""
    sort: str = "newest"
    page: Annotated[int, Field(ge=1, le=100_000)] = 1


class Choice(Facts):
    """
    A value to sift by, in how many reports it is, and the address that chooses it or leaves it.
    """

    value: str
    count: int
    chosen: bool
    address: str


class Sifted(Facts):
    """
    The values of one kind.
    """

    kind: str
    values: tuple[Choice, ...]


class NotRead(Facts):
    """
    Something that could not be read, and why; the id of the `report` and its title where it is kept.
    """

    path: str
    stage: str
    reason: str
    at: str
    report: str | None = None
    title: str | None = None


class AtWork(Facts):
    """
    Who has a report in hand just now, and since when.
    """

    who: str
    since: str


class Inbox(Facts):
    """
    One page of reports; `behind` is how many new readings and decisions are not counted in yet, `at_work` who
    has which of the reports in hand, `to_code` those that the person has to code before seeing more of them.
    """

    asked: Asked
    lines: tuple[ReportLine, ...]
    reports: int
    groups: int
    pages: int
    previous: str | None
    next: str | None
    sifted: tuple[Sifted, ...]
    orders: tuple[Choice, ...]
    everything: str | None
    behind: int
    to_code: tuple[str, ...]
    at_work: dict[str, AtWork]
    jobs: tuple[JobFacts, ...]
    kept: tuple[NotRead, ...]
    kept_in_all: int
    skipped: tuple[NotRead, ...]
    skipped_in_all: int


class NothingRead(Facts):
    """
    What could not be read, page by page; or, where it was asked for, what was `kept` without claims.
    """

    kept: bool
    skipped: tuple[NotRead, ...]
    skipped_in_all: int
    page: int
    previous: str | None
    next: str | None


@router.get("/", response_model=Inbox, dependencies=[Depends(needs("read"))])
def inbox(asked: Annotated[Asked, Query()], request: Request) -> Response:
    """
    The reports that wait, sifted and in the order that the address asks for.
    """
    bench = bench_of(request)
    ledger = bench.ledger
    left = bench.briefing.still_behind()
    found, counted = look(ledger, sieve_of(asked), bench.reports)
    hidden = unseen(request)
    lines = tuple(shown_lines(found.lines, hidden, by_claims=asks_of_claims(asked)))
    skipped, in_all = skipped_files(ledger, FEW_SKIPPED)
    kept, kept_in_all = skipped_files(ledger, FEW_SKIPPED, kept=True)
    pages = -(-found.groups // PAGE)
    facts = Inbox(
        asked=asked,
        lines=lines,
        reports=found.reports,
        groups=found.groups,
        pages=pages,
        previous=at_page(asked, asked.page - 1) if asked.page > 1 else None,
        next=at_page(asked, asked.page + 1) if asked.page < pages else None,
        sifted=tuple(Sifted(kind=kind, values=choices(asked, kind, counted[kind])) for kind in KINDS),
        orders=tuple(order(asked, name) for name in SORTS),
        everything=None if asked == Asked(sort=asked.sort, page=asked.page) else address(Asked()),
        behind=left,
        to_code=tuple(sorted(hidden.intersection(name for line in lines for name in named_in(line)))),
        at_work=at_work(ledger, found),
        jobs=tuple(map(job_facts, bench.jobs.told_to_all())),
        kept=not_read_facts(kept),
        kept_in_all=kept_in_all,
        skipped=not_read_facts(skipped),
        skipped_in_all=in_all,
    )
    gives(request, [facet.value for facet in counted["source"]] + asked.source)
    return answer(request, "inbox.html", facts)


@router.get("/skipped", response_model=NothingRead, dependencies=[Depends(needs("read"))])
def not_read(
    request: Request,
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
    kept: Annotated[bool, Query()] = False,
) -> Response:
    """
    Everything that could not be read, with its reason; or what was kept without claims.
    """
    first = (page - 1) * MANY_SKIPPED
    found, in_all = skipped_files(bench_of(request).ledger, MANY_SKIPPED, first, kept=kept)
    way = f"/skipped?{'kept=true&' if kept else ''}page="
    facts = NothingRead(
        kept=kept,
        skipped=not_read_facts(found),
        skipped_in_all=in_all,
        page=page,
        previous=f"{way}{page - 1}" if page > 1 else None,
        next=f"{way}{page + 1}" if page * MANY_SKIPPED < in_all else None,
    )
    return answer(request, "skipped.html", facts)


def not_read_facts(found: Iterable[tuple[Skipped, str, str | None]]) -> tuple[NotRead, ...]:
    """
    What was not read, as pages show it.
    """
    return tuple(
        NotRead(path=one.path, stage=one.stage, reason=one.reason, at=at, report=one.document, title=title)
        for one, at, title in found
    )


def asks_of_claims(asked: Asked) -> bool:
    """
    Whether reports are asked for by what was found in them.
    """
    return any(getattr(asked, part) for part in ("state", "type", "country", "place", "source", "grade")) or (
        bool(asked.since or asked.until)
    )


def shown_lines(
    lines: Iterable[ReportLine], hidden: frozenset[str], *, by_claims: bool
) -> Iterator[ReportLine]:
    """
    Lines that do not tell what was found in *hidden* reports; where it is asked for, these are left away.
    """
    for line in lines:
        copies = tuple(shown_lines(line.copies, hidden, by_claims=by_claims))
        if line.id not in hidden:
            yield replace(line, copies=copies)
        elif not by_claims:
            yield replace(line, copies=copies, **NOTHING)
        else:
            yield from copies


def named_in(line: ReportLine) -> Iterator[str]:
    """
    The reports of a line.
    """
    yield line.id
    yield from (one.id for one in line.copies)


def at_work(ledger: Ledger, found: Listed) -> dict[str, AtWork]:
    """
    Who has which of some reports in hand.
    """
    names = [one.id for line in found.lines for one in (line, *line.copies)]
    return {name: AtWork(who=work.who, since=work.since) for name, work in working_on(ledger, names).items()}


def sieve_of(asked: Asked) -> Sieve:
    """
    What an address asks for, as the ledger is asked.
    """
    return Sieve(
        text=asked.q.strip() or None,
        marks={kind: tuple(getattr(asked, kind)) for kind in KINDS},
        since=asked.since or None,
        until=asked.until or None,
        published_since=asked.published_since or None,
        published_until=asked.published_until or None,
        family=asked.family or None,
        sort=asked.sort,
        page=asked.page,
    )


def choices(asked: Asked, kind: str, counted: tuple[Facet, ...]) -> tuple[Choice, ...]:
    """
    The values of a kind, those chosen first; each leads to what is left or gained by it.
    """
    held: list[str] = getattr(asked, kind)
    count = {facet.value: facet.count for facet in counted}
    return tuple(
        Choice(
            value=value,
            count=count.get(value, 0),
            chosen=value in held,
            address=with_value(asked, kind, value),
        )
        for value in dict.fromkeys([*held, *count])
    )


def with_value(asked: Asked, kind: str, value: str) -> str:
    """
    The address with one value more, or without it where it is chosen.
    """
    held: list[str] = getattr(asked, kind)
    values = [one for one in held if one != value] if value in held else [*held, value]
    return address(asked.model_copy(update={kind: values, "page": 1}))


def order(asked: Asked, name: str) -> Choice:
    """
    An order to have the reports in.
    """
    there = address(asked.model_copy(update={"sort": name, "page": 1}))
    return Choice(value=name, count=0, chosen=asked.sort == name, address=there)


def at_page(asked: Asked, page: int) -> str:
    """
    The address of another page.
    """
    return address(asked.model_copy(update={"page": page}))


def address(asked: Asked) -> str:
    """
    The address that asks for something, without what it does not ask for.
    """
    query = urlencode(list(parts_of(asked)))
    return f"/?{query}" if query else "/"


def parts_of(asked: Asked) -> Iterator[tuple[str, str]]:
    """
    The parts of an address.
    """
    for name, field in Asked.model_fields.items():
        value = getattr(asked, name)
        if value == field.default:
            continue
        if isinstance(value, list):
            yield from ((name, one) for one in value)
        else:
            yield name, str(value)
