"""
What a person or a script is told when something cannot be done.
"""

from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException as AnyHTTPException

from reportedly.errors import LedgerError, UsageError
from reportedly.web.answers import Facts, answer, wants_json
from reportedly.web.guard import SAFE, SignInNeeded


class Refusal(Facts):
    """
    Why something was not done, and what to do about it.
    """

    status: int
    detail: str


def refuse(request: Request, status: int, detail: str) -> Response:
    """
    Says no, as a page or as JSON.
    """
    return answer(request, "refusal.html", Refusal(status=status, detail=detail), status)


def add_refusals(app: FastAPI) -> None:
    """
    Words every error that a page may raise.
    """

    @app.exception_handler(SignInNeeded)
    def sign_in_first(request: Request, _error: SignInNeeded) -> Response:
        if wants_json(request) or request.method not in SAFE:
            return refuse(request, 401, "sign in first")
        return RedirectResponse(f"/sign-in?next={quote(request.url.path)}", 303)

    @app.exception_handler(UsageError)
    def bad_request(request: Request, error: UsageError) -> Response:
        return refuse(request, 400, str(error))

    @app.exception_handler(LedgerError)
    def no_ledger(request: Request, error: LedgerError) -> Response:
        return refuse(request, 503, str(error))

    @app.exception_handler(AnyHTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return refuse(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> Response:
        faults = (
            f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}" for fault in error.errors()
        )
        return refuse(request, 422, "; ".join(faults))
