"""
The page on how the reader decides knows every part of it and every data file.
"""

import csv
import doctest
import re
import tomllib
from pathlib import Path

import pytest

from reportedly.claims import events, roles
from reportedly.language.headlines import HEADLINE_WORDS
from reportedly.lexicons import LEXICONS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "how-it-decides.md").read_text(encoding="utf-8")
FILES = sorted(path for path in LEXICONS.iterdir() if path.suffix in {".toml", ".csv"})
FINDERS = sorted(path.stem for path in (ROOT / "src/reportedly/claims").glob("[!_]*.py"))


def keys_of(path):
    if path.suffix == ".toml":
        return set(tomllib.loads(path.read_text(encoding="utf-8"))) - {"schema"}
    with path.open(encoding="utf-8", newline="") as lines:
        return set(next(csv.reader(lines)))


def section_of(path):
    parts = PAGE.split("\n### ")
    return next((part for part in parts if f"`{path.name}`" in part.partition("\n")[0]), "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_data_file_is_explained_with_its_columns(path):
    """
    A data file has a section of its own, which names its columns or its lists.
    """
    section = section_of(path)

    assert section
    assert {key for key in keys_of(path) if f"`{key}`" not in section} == set()


@pytest.mark.parametrize("name", FINDERS)
def test_every_finder_is_explained(name):
    """
    Each module that finds something in a report is named.
    """
    assert f"`claims.{name}`" in PAGE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_data_file_says_when_to_add_to_it(path):
    """
    The table of data files has each of them.
    """
    table = PAGE.partition("| file | of |")[2].partition("\n\n")[0]

    assert f"`{path.name}`" in table


def test_the_figures_told_are_those_of_the_program():
    """
    The bars that a likelihood must reach, and the like, are told as they are.
    """
    told = [
        f"A type needs {events.THRESHOLD};",
        f"taken down to {events.FLOOR},",
        f"A perpetrator needs {roles.THRESHOLD['perpetrator']}, a target {roles.THRESHOLD['target']};",
        f"of at most {HEADLINE_WORDS} words",
        f"Below {events.THRESHOLD} it marks",
    ]

    assert [sentence for sentence in told if sentence not in " ".join(PAGE.split())] == []


def test_the_examples_print_what_the_page_says():
    """
    A finder tried by itself finds what the page shows.
    """
    blocks = "\n".join(re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(blocks, {}, "how-it-decides.md", None, 0)
    complaints = []

    doctest.DocTestRunner().run(test, out=complaints.append)

    assert "".join(complaints) == ""
