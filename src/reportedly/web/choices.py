"""
What a person chooses for themselves: the language of the interface.
"""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from reportedly.web.texts import COOKIE, NAMES

router = APIRouter()
YEAR = 365 * 24 * 3600


def known(language: str) -> str:
    """
    A language that there is a catalogue for.
    """
    if language not in NAMES:
        raise ValueError(f"choose from {', '.join(NAMES)}")
    return language


@router.get("/language/{language}", response_class=RedirectResponse)
def choose_language(language: Annotated[str, AfterValidator(known)], request: Request) -> Response:
    """
    Shows the interface in another language from now on, and goes back to the page.
    """
    back = request.query_params.get("next", "/")
    here = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(here, 303)
    answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
    return answer
