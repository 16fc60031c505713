"""
A page without any script, as one file: the look of all pages, a template, and what the template tells.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from reportedly.pages.drafts import drafted
from reportedly.pages.rendering import frame, templates


def write_sheet(path: Path, template: str, made: date, facts: Mapping[str, object]) -> None:
    """
    Writes a page; the file appears whole, or not at all. *made* is the day that the page gives for itself.
    """
    with drafted(path.resolve()) as draft:
        known = {**frame(made, "sheet.css"), **facts}
        draft.writelines(templates().get_template(template).stream(known))
