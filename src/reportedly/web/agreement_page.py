"""
How far coders agree, and the reports that were settled, for the reader to learn from.
"""

import json

from fastapi import APIRouter, Request, Response

from reportedly.ledger.codings import coded_twice
from reportedly.people.adjudicating import lessons
from reportedly.people.agreement import agreements
from reportedly.web.answers import NO_STORE, Facts, answer
from reportedly.web.bench import bench_of
from reportedly.web.guard import Exporter, Reviewer

router = APIRouter(prefix="/agreement")


class MeasureFacts(Facts):
    """
    How far two people agree in a field: over `pairs` of claims the share alike, Krippendorff's alpha and
    Cohen's kappa; the F1 of the words marked for it. Null where there is nothing to measure.
    """

    field: str
    pairs: int
    alike: float | None
    alpha: float | None
    kappa: float | None
    span_f1: float | None


class AgreementFacts(Facts):
    """
    How far two people agree; without names, all of them taken together.
    """

    coders: tuple[str, ...]
    documents: int
    claims: tuple[int, int]
    paired: int
    claim_f1: float | None
    measures: tuple[MeasureFacts, ...]


class Agreements(Facts):
    """
    The agreement of each two people over the reports that both have submitted.
    """

    agreements: tuple[AgreementFacts, ...]


@router.get("", response_model=Agreements)
def agreement_page(request: Request, _person: Reviewer) -> Response:
    """
    A table for each two coders.
    """
    found = agreements(coded_twice(bench_of(request).ledger))
    facts = tuple(
        AgreementFacts(
            coders=one.coders,
            documents=one.documents,
            claims=one.claims,
            paired=one.paired,
            claim_f1=one.claim_f1,
            measures=tuple(
                MeasureFacts(
                    field=row.field,
                    pairs=row.pairs,
                    alike=row.alike,
                    alpha=row.alpha,
                    kappa=row.kappa,
                    span_f1=row.span_f1,
                )
                for row in one.measures
            ),
        )
        for one in found
    )
    return answer(request, "agreement.html", Agreements(agreements=facts))


@router.get("/lessons.jsonl", response_class=Response)
def download_lessons(request: Request, _person: Exporter) -> Response:
    """
    All settled reports with the claims that stand, a line each, as `reportedly train --corrected` reads them.
    """
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in lessons(bench_of(request).ledger))
    headers = {"Content-Disposition": 'attachment; filename="lessons.jsonl"', **NO_STORE}
    return Response("".join(lines), media_type="application/x-ndjson", headers=headers)
