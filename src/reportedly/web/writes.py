"""
What is answered once something was written.
"""

from fastapi import Request, Response

from reportedly.web.answers import JSON, NO_STORE, Facts


def done(request: Request, facts: Facts, to: str) -> Response:
    """
    Leads a page on to another, and tells a script what is so now.
    """
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": to, **NO_STORE})
    return told(facts)


def told(facts: Facts) -> Response:
    """
    What is so now, for a script.
    """
    return Response(facts.model_dump_json(), media_type=JSON, headers=NO_STORE)
