"""
The page of one report: its text, and its claims one by one.
"""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from reportedly.drawing.event_map import located
from reportedly.drawing.map_plot import place_map_svg
from reportedly.web.answers import NO_STORE, answer, tongue_asked
from reportedly.web.bench import bench_of
from reportedly.web.blindness import SightedCoder, SightedReader, unseen
from reportedly.web.claim_editor import EditorFacts, editor_facts
from reportedly.web.guard import Reader
from reportedly.web.report_facts import ReportFacts, report_facts

router = APIRouter(prefix="/reports/{report}")


@router.get("", response_model=ReportFacts)
def show_report(report: str, request: Request, _person: Reader) -> Response:
    """
    The report's text with every claim in it; who is to code it without seeing them is led to do that first.
    """
    facts = facts_of(request, report)
    if facts.id in unseen(request):
        return RedirectResponse(f"/coding/{facts.id}", 303)
    return answer(request, "report.html", facts)


@router.get("/edit", response_model=EditorFacts)
def show_editor(
    report: str, request: Request, _person: SightedCoder, claim: Annotated[str | None, Query()] = None
) -> Response:
    """
    The form for a claim of the report, or for one that is missing.
    """
    made = editor_facts(facts_of(request, report), claim, "report")
    return answer(request, "claim_editor.html", made)


@router.get("/claims/{claim}/map.svg", response_class=Response)
def show_map(report: str, claim: str, request: Request, _person: SightedReader) -> Response:
    """
    Where a claim says that it happened, as an area as wide as the place is uncertain.
    """
    found = bench_of(request).ledger.claim(claim)
    if found is None or found[0].id != report:
        raise HTTPException(404, f"there is no claim {claim} in this report")
    drawn = located(found[1].place)
    if drawn is None:
        raise HTTPException(404, "its place has no coordinates")
    picture = place_map_svg(drawn.spot, towns=drawn.towns, tongue=tongue_asked(request))
    return Response(str(picture), media_type="image/svg+xml", headers=NO_STORE)


def facts_of(request: Request, report: str) -> ReportFacts:
    """
    The facts of a report; one that is not there is not found.
    """
    try:
        return report_facts(bench_of(request).ledger, report)
    except LookupError as error:
        raise HTTPException(404, str(error)) from error
