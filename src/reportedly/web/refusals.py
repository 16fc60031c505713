"""
What a person or a script is told when something cannot be done.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException as AnyHTTPException

from reportedly.decisions.claim_history import Change
from reportedly.errors import StaleEdit, StopRun, UsageError
from reportedly.ledger.decisions import changes_of
from reportedly.ledger.history import decisions_named
from reportedly.ledger.ledger import Ledger
from reportedly.people.users import SignInRefused, TooManyTries
from reportedly.web.answers import Facts, answer, environment, reworded, wants_json
from reportedly.web.bench import bench_of
from reportedly.web.code_words import code_words
from reportedly.web.guard import SAFE, SignInNeeded, who_asks
from reportedly.web.headers import headers_of
from reportedly.web.report_facts import ClaimChange, change_facts
from reportedly.web.rewording import told_by
from reportedly.web.texts import apart, language_of, translations

CONFLICT = 409
# What went wrong is in the log of the workbench.
FAILED = "the workbench failed at this: try again, and tell whoever looks after it what you did"

# The nearest kind of an error counts.
STATUS: Mapping[type[Exception], int] = {
    UsageError: 400,
    SignInRefused: 403,
    TooManyTries: 429,
    StopRun: 503,
}


class Refusal(Facts):
    """
    Why something was not done, and what to do about it; `said` is the same in the language of the page.
    """

    status: int
    detail: str
    said: str


class SaidChange(ClaimChange):
    """
    A change with its field, and what stands there now, in the words of the page.
    """

    said_field: str
    said_after: str


class Conflict(Refusal):
    """
    What others decided on a claim meanwhile: the decisions, what they changed, and the claim as it is now.
    """

    decisions: tuple[str, ...]
    changes: tuple[SaidChange, ...]
    claim: dict[str, Any]


def refuse(request: Request, status: int, detail: str, said: str | None = None) -> Response:
    """
    Says no, as a page or as JSON.
    """
    said = said or reworded(detail, language_of(request))
    return answer(request, "refusal.html", Refusal(status=status, detail=detail, said=said), status)


def said_change(change: Change, language: str) -> SaidChange:
    """
    A change as the history of a claim words it.
    """
    found = change_facts(change, stands=True)
    words: Any = environment(language).get_template("claim_card.html").module
    return SaidChange(
        **found.model_dump(),
        said_field=words.field_word(found.field).striptags(),
        said_after=words.after_word(found.field, found.after).striptags(),
    )


def told_meanwhile(ledger: Ledger, names: Sequence[str], language: str) -> str:
    """
    Who decided what, and when, in the words of the page.
    """
    words, found = environment(language), decisions_named(ledger, names)
    comma = translations(language).gettext(", ")
    return "; ".join(
        f"{apart(one.who, language)}: {code_words(words, 'decision', one.kind)}"
        f" ({code_words(words, 'moment', one.at)}{comma}{apart(one.id, language)})"
        for one in map(found.get, names)
        if one
    )


def given_word(where: Sequence[str | int], language: str) -> str:
    """
    What is wrong in what was sent, as people name it: the last field on the way there.
    """
    names = [str(step) for step in where if isinstance(step, str)]
    return code_words(environment(language), "given", names[-1]) if names else ""


def know_who_asks(request: Request) -> None:
    """
    Finds out who asked for what there is not, which no guard stands before: their page has its menu.
    """
    if not hasattr(request.state, "person"):
        own = bench_of(request).settings.is_own(request.url.hostname or "")
        request.state.person = who_asks(request) if own else None


def worded(status: int) -> Callable[[Request, Exception], Response]:
    """
    What answers an error that words itself.
    """

    def handler(request: Request, error: Exception) -> Response:
        return refuse(request, status, str(error))

    return handler


def refuse_faults(request: Request, error: RequestValidationError) -> Response:
    """
    What was sent and cannot be, each with its field: by codes for a script, in words for a person.
    """
    faults = [(fault["loc"], told_by(fault)) for fault in error.errors()]
    language = language_of(request)
    return refuse(
        request,
        422,
        "; ".join(f"{'.'.join(map(str, where))}: {why}" for where, why in faults),
        "; ".join(f"{given_word(where, language)}: {reworded(why, language)}" for where, why in faults),
    )


def add_refusals(app: FastAPI) -> None:
    """
    Words every error that a page may raise.
    """

    @app.exception_handler(SignInNeeded)
    def sign_in_first(request: Request, _error: SignInNeeded) -> Response:
        if wants_json(request) or request.method not in SAFE:
            return refuse(request, 401, "sign in first")
        way = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(way)}", 303)

    @app.exception_handler(Exception)
    def failed(request: Request, _error: Exception) -> Response:
        made = refuse(request, 500, FAILED)
        # What adds them to other answers does not see this one.
        made.headers.update(headers_of(bench_of(request).settings.tiles))
        return made

    for kind, status in STATUS.items():
        app.add_exception_handler(kind, worded(status))

    @app.exception_handler(StaleEdit)
    def stale(request: Request, error: StaleEdit) -> Response:
        ledger = bench_of(request).ledger
        known = frozenset(error.decisions)
        changes = [one for one in changes_of(ledger, str(error.claim.get("id"))) if one.decision.id in known]
        language = language_of(request)
        facts = Conflict(
            status=CONFLICT,
            detail=str(error),
            said=reworded(f"meanwhile: {told_meanwhile(ledger, error.decisions, language)}", language),
            decisions=error.decisions,
            changes=tuple(said_change(one, language) for one in changes),
            claim=dict(error.claim),
        )
        return answer(request, "refusal.html", facts, CONFLICT)

    @app.exception_handler(AnyHTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        know_who_asks(request)
        return refuse(request, error.status_code, str(error.detail))

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> Response:
        return refuse_faults(request, error)
