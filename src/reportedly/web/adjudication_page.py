"""
Making one coding of two: the claims of both side by side, each judged by a key.
"""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from reportedly.decisions.deciding import By
from reportedly.decisions.restated import with_fields
from reportedly.errors import UsageError
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_reports import headings_of
from reportedly.people.adjudicating import Case, Pair, Verdict, adjudicate, case, finish
from reportedly.scoring import agreement as alike
from reportedly.web.answers import Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.blindness import refuse_blind
from reportedly.web.claim_editor import ClaimChoices, choices
from reportedly.web.forms import Reason
from reportedly.web.guard import Reviewer
from reportedly.web.writes import done

router = APIRouter(prefix="/coding/{report}")

Name = Annotated[str | None, Field(max_length=64)]


class JudgedFacts(Facts):
    """
    What was made of a pair, by whom and when; `claim` is what stands because of it.
    """

    choice: str
    claim: str | None
    who: str
    at: str


class CodedPair(Facts):
    """
    A claim as both coders have it, null where one has none; `differ` are the fields in which they do.
    """

    number: int
    one: dict[str, Any] | None
    other: dict[str, Any] | None
    differ: tuple[str, ...]
    judged: JudgedFacts | None


class CaseFacts(Facts):
    """
    A report that two people coded; `title` is how it begins where it has none, `left` how many pairs
    nobody judged yet, `choices` are the codes that the fields of an edited claim may hold.
    """

    report: str
    title: str | None
    coders: tuple[str, str]
    pairs: tuple[CodedPair, ...]
    left: int
    choices: ClaimChoices


class Choice(BaseModel):
    """
    What is made of the pair of these claims; with "edited", `fields` are changed in the first coder's claim,
    or in the second's where the first has none.
    """

    model_config = ConfigDict(extra="forbid")

    one: Name = None
    other: Name = None
    choice: Literal["one", "other", "edited", "neither"]
    fields: dict[str, Any] = Field(default_factory=dict)
    why: Reason = ""


class Adjudged(Facts):
    """
    The claim that stands now, null where none does.
    """

    claim: str | None


class Settled(Facts):
    """
    The claims that were rejected because no coder has them.
    """

    rejected: tuple[str, ...]


@router.get("/adjudicate", response_model=CaseFacts)
def adjudication_page(report: str, request: Request, _person: Reviewer) -> Response:
    """
    The claims of both coders side by side.
    """
    ledger = bench_of(request).ledger
    found = case(ledger, report)
    refuse_blind(request, [found.document])
    facts = CaseFacts(
        report=found.document,
        title=headings_of(ledger, [found.document]).get(found.document),
        coders=found.coders,
        pairs=tuple(pair_facts(number, pair) for number, pair in enumerate(found.pairs)),
        left=sum(pair.judged is None for pair in found.pairs),
        choices=choices(),
    )
    return answer(request, "adjudication.html", facts)


@router.post("/adjudicate", response_model=Adjudged)
def judge(report: str, given: Choice, request: Request, person: Reviewer) -> Response:
    """
    Follows one coder, the other, an edited claim, or neither.
    """
    ledger = bench_of(request).ledger
    found = case(ledger, report)
    edited = changed(ledger, found, given) if given.choice == "edited" else None
    why = given.why or f"adjudicated: {found.coders[0]}, {found.coders[1]}"
    claim = adjudicate(
        ledger, found.document, Verdict((given.one, given.other), given.choice, edited), By(person.name, why)
    )
    return done(request, Adjudged(claim=claim), f"/coding/{found.document}/adjudicate")


@router.post("/settle", response_model=Settled)
def settle(report: str, request: Request, person: Reviewer) -> Response:
    """
    Settles a report once all is judged; what a reader found and no coder has is rejected.
    """
    ledger = bench_of(request).ledger
    by = By(person.name, "no coder has it")
    return done(request, Settled(rejected=finish(ledger, report, by)), "/coding")


def changed(ledger: Ledger, found: Case, given: Choice) -> dict[str, Any]:
    """
    A coder's claim with other values in some fields.
    """
    key = (given.one, given.other)
    pair = next((one for one in found.pairs if one.key == key), None)
    base = pair and (pair.one or pair.other)
    if base is None:
        raise UsageError("there is no such pair of claims in this report")
    return with_fields(ledger.known(found.document), base, given.fields)


def pair_facts(number: int, pair: Pair) -> CodedPair:
    """
    A pair as the page shows it.
    """
    both = pair.one is not None and pair.other is not None
    same = alike(pair.one or {}, pair.other or {}) if both else {}
    return CodedPair(
        number=number,
        one=pair.one,
        other=pair.other,
        differ=tuple(field for field, agrees in same.items() if not agrees),
        judged=JudgedFacts(**pair.judged._asdict()) if pair.judged else None,
    )
