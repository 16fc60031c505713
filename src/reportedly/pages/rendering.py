"""
What all pages are made with: their templates, and the policy that lets nothing in from anywhere.
"""

import base64
import hashlib
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly import __version__
from reportedly.telling import wording
from reportedly.telling.published import shown


@cache
def templates() -> Environment:
    """
    The templates of pages, which escape whatever they are given.
    """
    found = Environment(
        loader=PackageLoader("reportedly.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["shown"] = shown
    found.filters["label"] = wording.label
    return found


def frame(made: date, look: str, script: str | None = None) -> dict[str, object]:
    """
    What every page has: its day, its look, its script if any, and the policy that lets nothing else in.
    """
    style = templates().get_template(look).render()
    acts = None if script is None else templates().get_template(script).render()
    return {
        "version": __version__,
        "made": made.isoformat(),
        "style": Markup(style),  # noqa: S704 (our own, as all that follows)
        "script": acts and Markup(acts),  # noqa: S704
        "policy": policy(style, acts),
    }


def policy(style: str, script: str | None = None) -> str:
    """
    The content security policy: nothing from anywhere, and only this style and this script.
    """
    run = "" if script is None else f"script-src {digest(script)}; "
    return f"default-src 'none'; style-src {digest(style)}; {run}base-uri 'none'; form-action 'none'"


def digest(words: str) -> str:
    """
    What a content security policy knows a script or style by.
    """
    found = hashlib.sha256(words.encode()).digest()
    return f"'sha256-{base64.b64encode(found).decode()}'"
