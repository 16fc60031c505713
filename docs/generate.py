"""
Writes docs/command-line.md from the program itself: commands, options, exit codes, printed fields.

    python docs/generate.py     rewrites the page; a test fails while it is stale
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from reportedly.cli import program
from reportedly.printed import schema

PAGE = Path(__file__).with_name("command-line.md")

OPENING = """\
# Command line

<!-- Written by docs/generate.py from the program itself: change the help texts, then run `make docs`. -->

Results go to standard output, messages to standard error. Colours are used on a terminal only, and not where
`NO_COLOR` is set. `reportedly COMMAND --help` prints what stands here.
"""

EXAMPLES = {
    "read": """\
reportedly read report.html
reportedly read --published 2016-04-06 --publisher SANA report.txt
reportedly read reports/ --html claims.html
cat reports.jsonl | reportedly read --json --no-ledger -
""",
    "claims": """\
reportedly claims --place Aleppo --since 2016-04-01 --min-killed 10
reportedly claims --source "Observatory" --certainty denied
reportedly claims --search '"barrel bombs" hospital*' --json
""",
    "show": """\
reportedly show 28bf0111
""",
    "events": """\
reportedly events --place Aleppo --since 2016-04-01
reportedly events --profile airwars --json
reportedly events --place Syria --limit 0 --html events.html
""",
    "why": """\
reportedly why 5bf93b72
reportedly why 5bf93b72 killed/civilians
reportedly why 5bf93b72 --html why.html
""",
    "contradictions": """\
reportedly contradictions --place Aleppo
""",
    "review accept": """\
reportedly review accept 28bf0111 9c1e7a20
""",
    "review reject": """\
reportedly review reject 28bf0111 --why "the day is that of another strike"
""",
    "review correct": """\
reportedly review correct 28bf0111 casualties.0.low 25 --why "25 in the Arabic original"
reportedly review correct 28bf0111 place "Tal al-Eis" --why "the hill, not the town"
reportedly review correct 28bf0111 weapon null --why "said of another strike"
""",
    "review add": """\
reportedly review add 28bf0111 "barrel bombs" air_strike --set place=Saraqib
reportedly review add 28bf0111 '{"start": 120, "end": 127}' shelling --set certainty=denied
""",
    "review same": """\
reportedly review same 28bf0111/e1 9c1e7a20/e3 --why "same hospital, same hour"
""",
    "review not-same": """\
reportedly review not-same 28bf0111/e1 9c1e7a20/e3 --why "the second strike was a day later"
""",
    "review split": """\
reportedly review split EVENT 9c1e7a20/e3 --why "another district of the town"
""",
    "review estimate": """\
reportedly review estimate EVENT killed/civilians 20 25 31 --why "names of 25 in the list of the hospital"
""",
    "review grade": """\
reportedly review grade EVENT Fair --why "two outlets that do not cite each other"
""",
    "review rate": """\
reportedly review rate "Syrian Observatory for Human Rights" B --why "its lists hold up" --until 2016-12-31
reportedly review rate 28bf0111 4 --why "no trace of it in the pictures"
""",
    "review undo": """\
reportedly review undo d12 --why "typed the wrong id"
""",
    "review log": """\
reportedly review log
reportedly review log 28bf0111 --json
""",
    "verify": """\
reportedly verify
reportedly verify --digest 4f1c… --json
""",
    "schema": """\
reportedly schema > claim.schema.json
""",
    "voices": """\
reportedly voices
reportedly voices 28bf0111
reportedly voices 5bf93b72
""",
    "actors add": """\
reportedly actors add ours.csv entities.ftm.json
""",
    "actors find": """\
reportedly actors find "Jabhat an-Nousra"
""",
    "demo": """\
reportedly demo --folder demo
""",
    "gazetteer add": """\
reportedly gazetteer add SY.txt alternateNames.txt
reportedly gazetteer add villages.csv syr_admbnda_adm3.geojson
""",
    "gazetteer find": """\
reportedly gazetteer find "Dayr az Zawr"
""",
    "serve": """\
reportedly serve
reportedly serve --ledger crisis.db --port 8080 --tiles syria.pmtiles
""",
    "train": """\
reportedly train --data corpora --coded benchmarks/coded --out run
reportedly train --data corpora --out ours --docs docs.jsonl --gold gold.jsonl --init run/network.pt
reportedly train --data corpora --out ours --corrected corrected.jsonl --init run/network.pt --epochs 2
""",
    "slim": """\
reportedly slim run/model --data corpora --out slim
reportedly slim run/model --data corpora --out slim --heads 0.85 --inner 0.85 --pieces 3000000
""",
    "evaluate": """\
reportedly evaluate run/model docs.jsonl gold.jsonl
reportedly evaluate grammar docs.jsonl gold.jsonl --json
""",
    "coding plan": """\
reportedly coding plan --share 10 --coder ana --coder ben --no-machine
reportedly coding plan
""",
    "coding list": """\
reportedly coding list
reportedly coding list --coder ana --json
""",
    "coding show": """\
reportedly coding show 2f1d9c0a7be41d35 --coder ana > ana.jsonl
""",
    "coding save": """\
reportedly coding save 2f1d9c0a7be41d35 ana.jsonl --coder ana --submit
""",
    "coding agreement": """\
reportedly coding agreement
reportedly coding agreement --json
""",
    "coding lessons": """\
reportedly coding lessons > lessons.jsonl
""",
    "user add": """\
reportedly user add ana --full-name "Ana Analyst" --role reviewer --export
reportedly user add ben --role coder --password-stdin < password.txt
""",
    "user list": """\
reportedly user list
""",
    "user change": """\
reportedly user change ben --role reviewer --personal-data
reportedly user change ben --active
""",
    "user password": """\
reportedly user password ben
""",
    "user remove": """\
reportedly user remove ben
""",
    "user totp": """\
reportedly user totp ana
reportedly user totp ana --off
""",
}

OUTPUT = """\
## What --json prints

One JSON object for each report, a line each. Words are quoted with where they stand: half-open offsets that
count Unicode code points of the report's text. `null` means *not said*; it is never 0. `reportedly schema`
prints this as a JSON Schema.
"""


def page() -> str:
    """
    The whole page.
    """
    parts = [OPENING]
    for name, command in commands().items():
        parts += [f"## reportedly {name}\n", f"{command.help}\n", usage(name, command)]
        if command.params:
            parts.append(table(("Argument or option", "What it does"), parameters(command)))
        parts.append(f"```sh\n{EXAMPLES[name]}```\n")
    codes = [(str(int(code)), said) for code, said in program.EXIT_CODES.items()]
    parts += ["## Exit codes\n", table(("Code", "Meaning"), codes), OUTPUT]
    for name, definition in objects().items():
        rows = fields(definition)
        parts += [f"### {name}\n", f"{definition['description']}\n"]
        parts.append(table(("Field", "Type", "What it holds"), rows))
    return "\n".join(parts)


def commands() -> Mapping[str, Any]:
    """
    The commands of the program by name, those of a group after its own.
    """
    return dict(named("", typer.main.get_command(program.app)))


def named(name: str, command: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (its type is private to typer)
    """
    A command by its name, or each of those of a group.
    """
    if not hasattr(command, "commands"):
        yield name, command
        return
    for inner, one in command.commands.items():
        yield from named(f"{name} {inner}".strip(), one)


def usage(name: str, command: Any) -> str:  # noqa: ANN401 (its type is private to typer)
    """
    How a command is called.
    """
    arguments = [parameter.metavar for parameter in command.params if parameter.param_type_name == "argument"]
    options = ["[OPTIONS]"] if len(arguments) < len(command.params) else []
    return f"    {' '.join(['reportedly', name, *options, *arguments])}\n"


def parameters(command: Any) -> list[tuple[str, str]]:  # noqa: ANN401 (its type is private to typer)
    """
    The arguments and options of a command, each with what it is for.
    """
    return [(written(parameter), meaning(parameter)) for parameter in command.params]


def written(parameter: Any) -> str:  # noqa: ANN401 (its type is private to typer)
    """
    How an argument or option is typed.
    """
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}`"
    value = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(f"`{option}{value}`" for option in parameter.opts)


def meaning(parameter: Any) -> str:  # noqa: ANN401 (its type is private to typer)
    """
    What an argument or option is for, with its default and the variable that it is taken from.
    """
    said = str(parameter.help or "")
    if parameter.default is not None and not isinstance(parameter.default, bool):
        said += f" Default: `{parameter.default}`."
    return said + (f" Or set `{parameter.envvar}`." if parameter.envvar else "")


def objects() -> dict[str, Mapping[str, Any]]:
    """
    The objects that are printed, each with its fields.
    """
    whole = schema()
    inner = {name: found for name, found in whole["$defs"].items() if "properties" in found}
    return {"A line": whole, **{name.capitalize(): found for name, found in inner.items()}}


def fields(definition: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """
    The fields of one object: what they hold, and which words they may hold.
    """
    return [(f"`{name}`", shape(found), told(found)) for name, found in definition["properties"].items()]


def told(field: Mapping[str, Any]) -> str:
    """
    What the schema says of a field, and the words that it may hold.
    """
    words = ", ".join(f"`{word}`" for word in field.get("enum", ()))
    said: str = field.get("description", "")
    return f"{said} One of {words}." if words else said


def shape(field: Mapping[str, Any]) -> str:
    """
    The type of a field, in words.
    """
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "anyOf" in field:
        return " or ".join(shape(option) for option in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {shape(field['items'])}"
    types = field.get("type", "string")
    return types if isinstance(types, str) else " or ".join(types)


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """
    A table in Markdown.
    """
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
