"""
What a person or a script is told when something cannot be done.
"""

from collections.abc import Callable, Mapping
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException as AnyHTTPException

from reportedly.errors import StopRun, UsageError
from reportedly.users import SignInRefused, TooManyTries
from reportedly.web.answers import Facts, answer, wants_json
from reportedly.web.guard import SAFE, SignInNeeded

# The nearest kind of an error counts.
STATUS: Mapping[type[Exception], int] = {
    UsageError: 400,
    SignInRefused: 403,
    TooManyTries: 429,
    StopRun: 503,
}


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


def worded(status: int) -> Callable[[Request, Exception], Response]:
    """
    What answers an error that words itself.
    """

    def handler(request: Request, error: Exception) -> Response:
        return refuse(request, status, str(error))

    return handler


def add_refusals(app: FastAPI) -> None:
    """
    Words every error that a page may raise.
    """

    @app.exception_handler(SignInNeeded)
    def sign_in_first(request: Request, _error: SignInNeeded) -> Response:
        if wants_json(request) or request.method not in SAFE:
            return refuse(request, 401, "sign in first")
        return RedirectResponse(f"/sign-in?next={quote(request.url.path)}", 303)

    for kind, status in STATUS.items():
        app.add_exception_handler(kind, worded(status))

    @app.exception_handler(AnyHTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return refuse(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> Response:
        faults = (
            f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}" for fault in error.errors()
        )
        return refuse(request, 422, "; ".join(faults))
