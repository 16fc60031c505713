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
PAGE = TUTORIAL.PAGE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """
    What became of the commands of the tutorial, run in an empty folder.
    """
    return list(TUTORIAL.run_all(PAGE, tmp_path_factory.mktemp("tutorial")))


def test_every_command_of_the_tutorial_works(ran):
    """
    The commands end well, one after the other, in an empty folder.
    """
    assert [] == [one for one in ran if one.ended]


def test_the_tutorial_shows_what_its_commands_print(ran):
    """
    Where a command prints something, the page shows an output; `python docs/tutorial.py` renews it.
    """
    shown = [bool(block["output"]) for block in TUTORIAL.BLOCK.finditer(PAGE)]

    assert [bool(one.output) for one in ran] == shown


def test_the_tutorial_has_a_block_for_each_dollar_sign():
    """
    No command escapes being run because its block is malformed.
    """
    assert PAGE.count("\n$ ") == len(TUTORIAL.commands(PAGE)) > 5


def test_links_of_the_tutorial_lead_somewhere():
    """
    A link to another page of ours names a file that is there.
    """
    links = re.findall(r"\]\(([\w./-]+\.md)\)", PAGE)

    assert links
    assert [] == [link for link in links if not (DOCS / link).exists()]
