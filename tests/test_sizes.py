"""
Functions and modules stay small enough to be read in one go.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])


def functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_under_400_lines(path):
    """
    A module holds fewer than 400 lines; a longer one is split.
    """
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_stay_under_50_lines(path):
    """
    A function holds fewer than 50 lines.
    """
    long = [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno >= 50]

    assert long == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_take_at_most_six_parameters(path):
    """
    A function takes at most six parameters; the commands of the command line are their options.
    """
    wide = [
        node.name
        for node in functions(path)
        if len([*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]) > 6
        and not any("command" in ast.unparse(mark) for mark in node.decorator_list)
    ]

    assert wide == []
