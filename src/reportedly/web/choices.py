"""
What a person chooses for themselves: the language of the interface.
"""

import re
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from reportedly.web.texts import COOKIE, NAMES

router = APIRouter()
YEAR = 365 * 24 * 3600
# No second slash, which would name another site, and nothing that a browser drops before it looks.
OWN = re.compile(r"/(?:[^/\\\s\x00-\x1f][^\\\s\x00-\x1f]*)?")


def known(language: str) -> str:
    """
    A language that there is a catalogue for.
    """
    if language not in NAMES:
        raise ValueError(f"choose from {', '.join(NAMES)}")
    return language


def own_path(address: str) -> str:
    """
    An address within the workbench; the first page in place of any other.
    """
    return address if OWN.fullmatch(address) else "/"


@router.get("/language/{language}", response_class=RedirectResponse)
def choose_language(language: Annotated[str, AfterValidator(known)], request: Request) -> Response:
    """
    Shows the interface in another language from now on, and goes back to the page.
    """
    answer = RedirectResponse(own_path(request.query_params.get("next", "/")), 303)
    answer.set_cookie(COOKIE, language, max_age=YEAR, httponly=True, samesite="lax")
    return answer
