"""
A page without any script, as one file: the look of all pages, a template, and what the template tells.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from markupsafe import Markup

from reportedly import __version__
from reportedly.pages.drafts import explained, open_draft
from reportedly.pages.rendering import policy, templates


def write_sheet(path: Path, template: str, made: date, facts: Mapping[str, object]) -> None:
    """
    Writes a page; the file appears whole, or not at all. *made* is the day that the page gives for itself.
    """
    target = path.resolve()
    draft = open_draft(target)
    try:
        with explained(target), draft:
            draft.writelines(templates().get_template(template).stream({**frame(made), **facts}))
            draft.flush()
            Path(draft.name).replace(target)
    finally:
        Path(draft.name).unlink(missing_ok=True)


def frame(made: date) -> dict[str, object]:
    """
    What every such page has: its style, and the policy that lets nothing else in.
    """
    style = templates().get_template("sheet.css").render()
    return {
        "version": __version__,
        "made": made.isoformat(),
        "style": Markup(style),  # noqa: S704
        "policy": policy(style),
    }
