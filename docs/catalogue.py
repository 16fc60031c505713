"""
Brings the catalogues of the workbench's words up to date with its templates: `python docs/catalogue.py`.

What is translated already stays; what is new is added without a translation, and a test fails until it has
one; what no template says any more is dropped.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "reportedly" / "web"
TEXTS = WEB / "texts"
# What changes from run to run and from person to person is no part of a catalogue.
VOLATILE = tuple(
    f'"{name}'.encode()
    for name in ("Report-Msgid", "POT-Creation", "PO-Revision", "Last-Trans", "Language-Team", "Generated-By")
)
METHODS = [("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}


def said() -> Catalog:
    """
    All that the templates say, in the order of the pages.
    """
    catalogue = Catalog(project="Reportedly", charset="utf-8", fuzzy=False)
    for file, _, message, _, context in extract_from_dir(WEB, METHODS, OPTIONS):
        catalogue.add(message, locations=[(file, 0)], context=context)
    return catalogue


def languages() -> Iterator[str]:
    """
    The languages that there are catalogues for.
    """
    yield from sorted(path.parents[1].name for path in TEXTS.glob("*/LC_MESSAGES/messages.po"))


def kept(language: str) -> Catalog:
    """
    The catalogue of a language as it lies there.
    """
    with file_of(language).open("rb") as opened:
        return read_po(opened, locale=language)


def file_of(language: str) -> Path:
    """
    Where the catalogue of a language lies.
    """
    return TEXTS / language / "LC_MESSAGES" / "messages.po"


def brought_up(language: str) -> bytes:
    """
    The catalogue of a language with all that the templates say, and nothing else.
    """
    found, whole = kept(language), said()
    found.update(whole, no_fuzzy_matching=True)
    found.obsolete.clear()
    out = io.BytesIO()
    write_po(out, found, width=110, omit_header=False, include_lineno=False, sort_output=True)
    return b"".join(
        line for line in out.getvalue().splitlines(keepends=True) if not line.startswith(VOLATILE)
    )


if __name__ == "__main__":
    for code in languages():
        file_of(code).write_bytes(brought_up(code))
