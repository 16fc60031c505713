"""
Coding a report apart from everybody else: one's own reports, the plan by which they are drawn, and the page
to code one on, which is that of a report with the coder's own claims.
"""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from reportedly.decisions.additions import drafted
from reportedly.decisions.numbering import NONE_YET
from reportedly.decisions.restated import with_fields
from reportedly.errors import UsageError
from reportedly.ledger.coding_steps import note_step, take_step_back
from reportedly.ledger.codings import (
    Progress,
    coding,
    plan,
    progress,
    save_coding,
    set_plan,
    to_code,
)
from reportedly.ledger.ledger_reports import headings_of
from reportedly.ledger.users import users
from reportedly.people.double_coding import Coded, Coding, Plan
from reportedly.printed import parsed_claim, printed_claim
from reportedly.records import Document
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.claim_editor import EditorFacts, editor_facts
from reportedly.web.forms import ticked
from reportedly.web.guard import Coder, Reader, Reviewer
from reportedly.web.people import Person
from reportedly.web.report_acts import Added, Decided, refuse_masked
from reportedly.web.report_facts import (
    ReportFacts,
    claim_facts,
    paragraphs_of,
    report_facts,
)
from reportedly.web.writes import done

router = APIRouter(prefix="/coding")
PAGE = "/coding"


class OwnReport(Facts):
    """
    A report that the person is to code, and how far they are.
    """

    document: str
    title: str | None
    begun: bool
    submitted: bool


class ReportProgress(Facts):
    """
    How far a report is that two people code: `ready` once both have submitted; `title` is how it begins where
    it has none.
    """

    document: str
    title: str | None
    coders: tuple[str, ...]
    begun: tuple[str, ...]
    submitted: tuple[str, ...]
    ready: bool
    settled: bool


class PlanFacts(Facts):
    """
    Which share of the reports (in per cent) two of the coders get, drawn by `seed`; `machine` is whether they
    begin with what the machine found.
    """

    share: int
    seed: int
    coders: tuple[str, ...]
    machine: bool


class CodingList(Facts):
    """
    The person's own reports; for who adjudicates also all that are coded twice, the plan, and who may code.
    """

    own: tuple[OwnReport, ...]
    progress: tuple[ReportProgress, ...]
    plan: PlanFacts
    people: tuple[str, ...]


class NewPlan(BaseModel):
    """
    Another plan.
    """

    model_config = ConfigDict(extra="forbid")

    share: int = Field(ge=0, le=100)
    seed: int = Field(1, ge=0, le=2**31)
    coders: Annotated[tuple[str, ...], BeforeValidator(ticked)] = ()
    machine: bool = False


class CodingFacts(ReportFacts):
    """
    A report with the claims of one coder; it can be changed until it is `submitted`.
    """

    coder: str
    submitted: str | None


class Submitted(Facts):
    """
    When a coding was submitted.
    """

    submitted: str | None


class Given(BaseModel):
    """
    Other values for fields of a claim; what a coder does is based on nobody's decisions.
    """

    fields: dict[str, Any] = Field(default_factory=dict)
    why: str = ""
    based_on: str = ""


@router.get("", response_model=CodingList)
def coding_list(request: Request, person: Reader) -> Response:
    """
    What there is to code.
    """
    ledger = bench_of(request).ledger
    wanted, judges = plan(ledger), person.may("review")
    told = progress(ledger)
    states = {one.document: one for one in told}
    mine, shown = to_code(ledger, person.name)[:500], told[:1000] if judges else []
    titles = headings_of(ledger, [*mine, *(one.document for one in shown)])
    found = CodingList(
        own=tuple(own_report(states[name], person.name, titles.get(name)) for name in mine),
        progress=tuple(
            ReportProgress(**one._asdict(), title=titles.get(one.document), ready=len(one.submitted) > 1)
            for one in shown
        ),
        plan=PlanFacts(share=wanted.share, seed=wanted.seed, coders=wanted.coders, machine=wanted.machine),
        people=tuple(user.name for user in users(ledger) if "code" in user.rights),
    )
    return answer(request, "coding_list.html", found)


def own_report(far: Progress, coder: str, title: str | None) -> OwnReport:
    """
    A report of a coder, and how far they themselves are.
    """
    return OwnReport(
        document=far.document,
        title=title,
        begun=coder in far.begun,
        submitted=coder in far.submitted,
    )


@router.post("/plan", response_model=PlanFacts)
def change_plan(request: Request, new: NewPlan, person: Reviewer) -> Response:
    """
    Has other reports coded twice from now on.
    """
    wanted = Plan(new.share, new.seed, new.coders, new.machine)
    kept = set_plan(bench_of(request).ledger, wanted, person.name)
    facts = PlanFacts(share=kept.share, seed=kept.seed, coders=kept.coders, machine=kept.machine)
    return done(request, facts, PAGE)


@router.get("/{report}", response_model=CodingFacts)
def coding_page(report: str, request: Request, person: Coder) -> Response:
    """
    A report to be coded; it is begun by opening it.
    """
    return answer(request, "coding.html", facts_of(request, report, person))


@router.get("/{report}/edit", response_model=EditorFacts)
def coding_editor(
    report: str, request: Request, person: Coder, claim: Annotated[str | None, Query()] = None
) -> Response:
    """
    The form for a claim of the coder, or for a new one.
    """
    made = editor_facts(facts_of(request, report, person), claim, "coding")
    return answer(request, "claim_editor.html", made)


@router.post("/{report}/claims")
def code_claim(report: str, given: Added, request: Request, person: Coder) -> Decided:
    """
    Adds a claim to one's coding.
    """
    refuse_masked(given.fields)
    document, mine = open_coding(request, report, person)
    labels = {claim["event"] for claim in mine.claims}
    made = printed_claim(document.text, drafted(document, given.fields, person.name, labels))
    return keep(request, mine, [*mine.claims, made], made["id"])


@router.post("/{report}/claims/{claim}/correct")
def recode_claim(report: str, claim: str, given: Given, request: Request, person: Coder) -> Decided:
    """
    Changes a claim of one's coding.
    """
    refuse_masked(given.fields)
    document, mine = open_coding(request, report, person)
    kept = with_fields(document, own_claim(mine, claim), given.fields)
    return keep(request, mine, [kept if one["id"] == claim else one for one in mine.claims], claim)


@router.post("/{report}/claims/{claim}/accept")
def leave_claim(report: str, claim: str, _given: Given, request: Request, person: Coder) -> Decided:
    """
    Leaves a claim of one's coding as it is.
    """
    _, mine = open_coding(request, report, person)
    own_claim(mine, claim)
    return Decided(decision=NONE_YET, claims=(claim,), status=None)


@router.post("/{report}/claims/{claim}/reject")
def drop_claim(report: str, claim: str, _given: Given, request: Request, person: Coder) -> Decided:
    """
    Takes a claim out of one's coding.
    """
    _, mine = open_coding(request, report, person)
    own_claim(mine, claim)
    return keep(request, mine, [one for one in mine.claims if one["id"] != claim], claim)


@router.post("/{report}/undo")
def undo(report: str, request: Request, person: Coder) -> Decided:
    """
    Takes back one's last change of the coding, and then the one before it.
    """
    _, mine = open_coding(request, report, person)
    before = take_step_back(bench_of(request).ledger, mine)
    if before is None:
        raise UsageError("there is nothing to take back in this coding")
    save_coding(bench_of(request).ledger, mine.document, mine.coder, before.claims)
    return Decided(decision=NONE_YET, claims=(before.about,), status=None)


@router.post("/{report}/submit", response_model=Submitted)
def submit(report: str, request: Request, person: Coder) -> Response:
    """
    Hands a coding in; from then on it stays as it is.
    """
    _, mine = open_coding(request, report, person)
    kept = save_coding(bench_of(request).ledger, report, person.name, mine.claims, done=True)
    return done(request, Submitted(submitted=kept.submitted), PAGE)


def open_coding(request: Request, report: str, person: Person) -> tuple[Document, Coding]:
    """
    A report and what the person says of it.
    """
    ledger = bench_of(request).ledger
    document = ledger.known(report)
    mine = coding(ledger, document.id, person.name)
    if mine.sha256_text != document.sha256_text:
        raise UsageError(f"report {report} was read again since its coding began: its text is another")
    return document, mine


def own_claim(mine: Coding, name: str) -> Coded:
    """
    A claim of one's coding.
    """
    for claim in mine.claims:
        if claim["id"] == name:
            return claim
    raise HTTPException(404, f"there is no claim {name} in this coding")


def keep(request: Request, mine: Coding, claims: list[Coded], about: str) -> Decided:
    """
    Keeps a coding.
    """
    kept = save_coding(bench_of(request).ledger, mine.document, mine.coder, claims)
    note_step(bench_of(request).ledger, mine, kept.claims, about)
    return Decided(decision=NONE_YET, claims=(about,), status=None)


def facts_of(request: Request, report: str, person: Person) -> CodingFacts:
    """
    The page of a report with the claims of its coder in place of those of the ledger.
    """
    document, mine = open_coding(request, report, person)
    whole = report_facts(bench_of(request).ledger, document.id)
    claims = sorted(
        (parsed_claim(document.text, claim) for claim in mine.claims), key=lambda one: (one.trigger, one.id)
    )
    return CodingFacts(
        **{
            **dict(whole),
            "paragraphs": paragraphs_of(document, claims),
            "claims": tuple(claim_facts(document.text, number, claim) for number, claim in enumerate(claims)),
            "before": None,
            "after": None,
            "at_work": None,
            "coder": mine.coder,
            "submitted": mine.submitted,
        }
    )
