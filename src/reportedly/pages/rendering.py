"""
What all pages are made with: their templates, and the policy that lets nothing in from anywhere.
"""

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

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
