"""
The page for contributors gives a reason for every dependency, and names what is there.
"""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = re.findall(r"^# tools: (.*)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)


def names(requirements):
    return [re.match(r"[\w.-]+", line).group() for line in requirements]


@pytest.mark.parametrize("name", names(PROJECT["project"]["dependencies"]))
def test_every_dependency_has_its_reason(name):
    """
    A dependency of the package has a line that says what it is for.
    """
    section = PAGE.partition("### Of the package")[2].partition("### ")[0]

    assert re.search(rf"^\| `{re.escape(name)}` \| \w.*\|$", section, re.MULTILINE)


def test_no_dependency_is_explained_that_is_gone():
    """
    Only what the package depends on has a line.
    """
    section = PAGE.partition("### Of the package")[2].partition("### ")[0]
    listed = re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)

    assert sorted(names(PROJECT["project"]["dependencies"])) == sorted(listed)


@pytest.mark.parametrize("name", TOOLS[0].split())
def test_every_tool_of_development_has_its_reason(name):
    """
    A tool that the tests install has a line, too.
    """
    assert f"`{name}`" in PAGE.partition("### For development")[2]


@pytest.mark.parametrize("target", ["test", "demo", "unit", "format", "docs"])
def test_the_targets_are_there(target):
    """
    What the page tells to run can be run.
    """
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert f"`make {target}`" in PAGE
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize("module", sorted({*re.findall(r"python -m benchmarks\.(\w+)", PAGE)}))
def test_the_benchmarks_are_there(module):
    """
    Each benchmark that the page names exists.
    """
    assert (ROOT / "benchmarks" / f"{module}.py").is_file()
