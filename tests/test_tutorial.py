import importlib.util
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def program_of_the_tutorial():
    spec = importlib.util.spec_from_file_location("tutorial", DOCS / "tutorial.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TUTORIAL = program_of_the_tutorial()
PAGES = {path.name: path.read_text(encoding="utf-8") for path in TUTORIAL.PAGES}


@pytest.fixture(scope="module", params=PAGES)
def page(request):
    """
    A page whose commands are run.
    """
    return PAGES[request.param]


@pytest.fixture(scope="module")
def ran(page, tmp_path_factory):
    """
    What became of the commands of a page, run in an empty folder.
    """
    return list(TUTORIAL.run_all(page, tmp_path_factory.mktemp("tour")))


def test_every_command_of_a_tour_works(ran):
    """
    The commands end well, one after the other, in an empty folder.
    """
    assert [] == [one for one in ran if one.ended]


def test_a_tour_shows_what_its_commands_print(page, ran):
    """
    Where a command prints something, the page shows an output; `python docs/tutorial.py` renews it.
    """
    shown = [bool(block["output"]) for block in TUTORIAL.BLOCK.finditer(page)]

    assert [bool(one.output) for one in ran] == shown


def test_no_command_of_a_tour_finds_nothing(ran):
    """
    What a page tells of is still found: else a reader that reads otherwise makes the tour tell of nothing.
    """
    empty = re.compile(r"^no (claim|event) in the ledger meets this$", re.MULTILINE)

    assert [] == [one.command for one in ran if empty.search(one.output)]


def test_a_tour_has_a_block_for_each_dollar_sign(page):
    """
    No command escapes being run because its block is malformed.
    """
    assert page.count("\n$ ") == len(TUTORIAL.commands(page)) > 5


def test_the_readme_keeps_its_order():
    """
    What it is for with a picture, the two commands, the tour, the figures, the limits.
    """
    readme = PAGES["README.md"]
    parts = ["# Reportedly", "![", "## Two commands", "## Five minutes", "## How well it reads", "## Limits"]

    assert sorted(parts, key=readme.index) == parts
