"""
One answer for people and for scripts: the same facts as a page or as JSON.
"""

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict

from reportedly.telling.sentences import Tongue
from reportedly.web.bench import bench_of
from reportedly.web.phrasebook import environment
from reportedly.web.texts import language_of

JSON = "application/json"
# What a ledger holds may change at any moment, and is not for everybody who sits at a browser later.
NO_STORE = {"Cache-Control": "no-store"}


class Facts(BaseModel):
    """
    What a page shows; scripts get it as JSON.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def answer(request: Request, template: str, facts: Facts, status: int = 200) -> Response:
    """
    The facts as the client asked for them: a page, or JSON.
    """
    if wants_json(request):
        return Response(
            facts.model_dump_json(),
            status,
            media_type=JSON,
            headers={"Vary": "Accept, Cookie", **NO_STORE},
        )
    return page(request, template, facts, status)


def wants_json(request: Request) -> bool:
    """
    Whether a script asks: by its Accept header, or by `?format=json`.
    """
    asked = request.query_params.get("format")
    return asked == "json" or (asked is None and JSON in request.headers.get("accept", ""))


def page(request: Request, template: str, facts: Facts, status: int = 200) -> Response:
    """
    The facts as a page or as a part of one, in the language of the person who asks.
    """
    language = language_of(request)
    words = (
        environment(language)
        .get_template(template)
        .render(
            facts=facts,
            person=getattr(request.state, "person", None),
            path=request.url.path,
            query=request.url.query,
            settings=bench_of(request).settings,
            is_part="hx-request" in request.headers,
        )
    )
    headers = {"Vary": "Accept, Cookie, Accept-Language, HX-Request", **NO_STORE}
    return HTMLResponse(words, status, headers)


def tongue_asked(request: Request) -> Tongue | None:
    """
    The language of a page for sentences of the core; None where it is English.
    """
    tongue: Tongue | None = environment(language_of(request)).globals["tongue"]  # type: ignore[assignment]
    return tongue
