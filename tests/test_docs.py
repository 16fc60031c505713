import importlib.util
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"


def program_in_docs():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = program_in_docs()
COMMANDS = GENERATE.commands()
PARAMETERS = [(name, parameter) for name, command in COMMANDS.items() for parameter in command.params]
FIELDS = [
    (name, field, found)
    for name, definition in GENERATE.objects().items()
    for field, found in definition["properties"].items()
]


def test_the_page_on_the_command_line_is_fresh():
    """
    The page says what the program says; `make docs` rewrites it.
    """
    assert (DOCS / "command-line.md").read_text(encoding="utf-8") == GENERATE.page()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for_and_is_shown(name):
    """
    A command has a sentence of help, short enough for the list of commands, and an example.
    """
    first = COMMANDS[name].help.split("\n\n")[0]

    assert first.endswith(".")
    assert len(first) < 68
    assert f"reportedly {name}" in GENERATE.EXAMPLES[name].replace("reports.jsonl | ", "")


@pytest.mark.parametrize(
    ("command", "parameter"), PARAMETERS, ids=lambda value: getattr(value, "name", value)
)
def test_every_option_says_what_it_is_for(command, parameter):
    """
    An argument or option of a command has a sentence of help.
    """
    assert parameter.help.endswith("."), command


@pytest.mark.parametrize(("name", "field", "found"), FIELDS, ids=lambda value: str(value)[:20])
def test_every_printed_field_is_described(name, field, found):
    """
    Each field that is printed says what it holds.
    """
    assert found.get("description", "").endswith("."), (name, field)


def test_every_exit_code_is_described():
    """
    No exit code goes unexplained.
    """
    assert set(GENERATE.program.EXIT_CODES) == set(GENERATE.program.ExitCode)
