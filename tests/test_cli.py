import io
import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from rich.console import Console
from typer.testing import CliRunner

from reportedly import __version__
from reportedly.cli import demo, main, read
from reportedly.cli.program import app
from reportedly.cli.progress import Tally, expected, prepare_for_waiting, watched
from reportedly.cli.table import clipped
from reportedly.cli.terminal import Terminal
from reportedly.printed import schema
from reportedly.records import Skipped

ALEPPO = (
    "At least 20 civilians were killed in an airstrike on Aleppo on Tuesday, "
    "the Syrian Observatory for Human Rights said.\n"
)
HOMS = "Rebels captured the town of Talbiseh near Homs on Sunday, state media reported.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    for name, text in {"aleppo.txt": ALEPPO, "homs.txt": HOMS}.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments, **given):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], **given)


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def started(*arguments, **given):
    command = [sys.executable, "-m", "reportedly", *arguments]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    return subprocess.Popen(command, **{**pipes, "text": True, **given})


def many(count, path="many.jsonl"):
    with Path(path).open("w", encoding="utf-8") as file:
        for number in range(count):
            document = {
                "id": str(number),
                "published": "2016-04-06",
                "text": f"{ALEPPO} Dispatch {number + 1}.",
            }
            file.write(json.dumps(document) + "\n")
    return path


def on_terminal(*arguments, **environment):
    ours, theirs = pty.openpty()
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "CI"}}
    surroundings = {**plain, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    with started(*arguments, **streams, env=surroundings, text=False):
        os.close(theirs)
        seen = b"".join(iter(lambda: piece_of(ours), b""))
    os.close(ours)
    return seen.decode()


def piece_of(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how a terminal says that the program at its other end is done
        return b""


def test_read_prints_a_table():
    """
    A claim's source, certainty, event, number, place, day and words are printed.
    """
    result = run("read", "aleppo.txt", "--published", "2016-04-06")
    table = " ".join(result.stdout.split())

    assert result.exit_code == 0
    assert table.startswith("source certainty what how many where when words")
    assert "air strike" in table
    assert "killed 20+ · civilians" in table
    assert "2016-04-05" in table
    assert "“At least 20 civilians were killed" in table


def test_the_table_keeps_to_the_width_of_the_terminal():
    """
    Nothing of the table is wider than a hundred letters where nobody knows better.
    """
    result = run("read", "aleppo.txt", "homs.txt")

    assert max(len(line) for line in result.stdout.splitlines()) <= 100


def test_read_says_what_it_did():
    """
    The summary counts what was read, skipped and claimed, and names the ledger.
    """
    result = run("read", "aleppo.txt")

    assert result.stderr == "1 report read, 0 skipped, 1 claim; kept in reportedly.db\n"


def test_json_is_one_object_a_line_that_keeps_to_the_schema():
    """
    With --json, standard output holds one report a line and nothing else.
    """
    result = run("read", "aleppo.txt", "homs.txt", "--json")
    found = lines(result)

    for line in found:
        jsonschema.validate(line, schema())
    assert [line["document"]["text"].strip() for line in found] == [ALEPPO.strip(), HOMS.strip()]
    assert "2 reports read" in result.stderr


def test_what_was_not_read_is_said_with_its_reason():
    """
    A run with skipped reports goes on, names each on standard error, and ends with 1.
    """
    Path("empty.txt").write_bytes(b"")
    result = run("read", "empty.txt", "missing.txt", "aleppo.txt")

    assert result.exit_code == 1
    assert re.findall(r"^skipped (\S+): (.+)$", result.stderr, re.MULTILINE) == [
        ("empty.txt", "empty file"),
        ("missing.txt", "no such file"),
    ]
    assert "1 report read, 2 skipped" in result.stderr


def test_a_report_in_another_language_is_said_to_be_kept():
    """
    It is listed apart from what cannot be read, its language in words; without a ledger nothing keeps it.
    """
    german = "Bei dem Angriff starben gestern drei Menschen, sagte die Polizei."
    Path("de.txt").write_text(german, encoding="utf-8")
    kept = run("read", "de.txt", "missing.txt")
    lost = run("read", "de.txt", "--no-ledger")

    assert (kept.exit_code, lost.exit_code) == (1, 1)
    assert "kept de.txt without claims: in German; the reader knows English\n" in kept.stderr
    assert "0 reports read, 1 kept without claims, 1 skipped, 0 claims" in kept.stderr
    assert "skipped de.txt: in German; the reader knows English\n0 reports read, 1 skipped" in lost.stderr


def test_quiet_says_nothing_but_errors():
    """
    With --quiet neither table nor summary is printed; a report that was skipped is.
    """
    assert run("read", "aleppo.txt", "--quiet").output == ""
    assert run("read", "missing.txt", "-q").output == "skipped missing.txt: no such file\n"


def test_without_a_ledger_nothing_is_kept():
    """
    With --no-ledger no file appears.
    """
    result = run("read", "aleppo.txt", "--no-ledger")

    assert result.exit_code == 0
    assert sorted(path.name for path in Path().iterdir()) == ["aleppo.txt", "homs.txt"]


def test_the_ledger_can_be_named_in_the_environment():
    """
    REPORTEDLY_LEDGER names the ledger where no option does.
    """
    run("read", "aleppo.txt", env={"REPORTEDLY_LEDGER": "mine.db"})

    assert Path("mine.db").exists()
    assert len(lines(run("claims", "--json", "--ledger", "mine.db"))) == 1


def test_a_page_is_written():
    """
    With --html the page holds the report and its claims, and the summary names it.
    """
    result = run("read", "aleppo.txt", "--html", "page.html")

    assert "page in page.html" in result.stderr
    assert "At least 20" in re.sub(r"<[^>]+>", "", Path("page.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "aleppo.txt", "--published", "last week"],
        ["read", "aleppo.txt", "--html", "no/folder/page.html"],
        ["read", "aleppo.txt", "--ledger", "postgresql://somewhere/else"],
        ["read", "aleppo.txt", "--no-such-option"],
        ["no-such-command"],
    ],
)
def test_a_wrong_request_ends_with_2(arguments):
    """
    What makes no sense is said on standard error, before anything is printed.
    """
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_a_wrong_day_is_explained_in_one_line():
    """
    A message of ours is one line that says what to do instead.
    """
    result = run("read", "aleppo.txt", "--published", "6.4.2016")

    assert result.stderr == "reportedly: 6.4.2016 is not a day; write it as 2016-04-06\n"


def test_a_language_is_given_by_its_code():
    """
    "English" would be taken for a language that the reader does not know.
    """
    result = run("read", "aleppo.txt", "--language", "english")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reportedly: english is not the code of a language; write it as en\n"


def test_a_ledger_that_is_none_stops_the_run():
    """
    Where nothing can be kept, the run ends with 3 and one line.
    """
    Path("reportedly.db").write_text("no ledger at all, whatever its name says" * 100, encoding="utf-8")
    result = run("read", "aleppo.txt")

    assert result.exit_code == 3
    assert result.stderr.startswith("reportedly: ")
    assert len(result.stderr.splitlines()) == 1


def test_no_report_can_steer_the_terminal():
    """
    Escape sequences and marks that turn lines around reach neither table nor JSON.
    """
    Path("evil.txt").write_text(f"\x1b]0;owned\x07 \u202e\x9b31m {ALEPPO}", encoding="utf-8")
    for arguments in (
        ["read", "evil.txt", "--published", "2016-04-06"],
        ["read", "evil.txt", "--json"],
        ["claims"],
    ):
        output = run(*arguments).output
        assert "20" in output
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)


def test_json_is_the_same_to_a_program():
    """
    A character that JSON writes out is the same character when read again.
    """
    text = f"\u202e\x9b {ALEPPO}".strip()
    Path("odd.txt").write_text(text, encoding="utf-8")

    [line] = lines(run("read", "odd.txt", "--json", "--language", "en"))
    assert line["document"]["text"].strip() == text


def test_the_table_ends_where_nobody_would_read_on(monkeypatch):
    """
    Of a very long run only the first claims are printed, and it is said how to see the others.
    """
    monkeypatch.setattr(read, "MOST_ROWS", 3)
    result = run("read", many(5), "--no-ledger")

    assert result.stdout.count("killed 20+") == 3
    assert "the table ends here" in result.stderr
    assert "5 reports read" in result.stderr


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ([], 2),
        (["--source", "observatory"], 1),
        (["--type", "air_strike"], 1),
        (["--place", "Aleppo"], 1),
        (["--since", "2016-04-05"], 1),
        (["--until", "2016-04-04"], 1),
        (["--min-killed", "20"], 1),
        (["--min-killed", "21"], 0),
        (["--certainty", "stated"], 2),
        (["--certainty", "denied"], 0),
        (["--search", "talbiseh"], 1),
        (["--limit", "1"], 1),
        (["--limit", "0"], 2),
    ],
)
def test_claims_are_filtered(filters, count):
    """
    Each filter leaves the claims that meet it.
    """
    run("read", "aleppo.txt", "homs.txt", "--published", "2016-04-06")
    result = run("claims", "--json", *filters)

    assert result.exit_code == 0
    assert sum(len(line["claims"]) for line in lines(result)) == count


def test_claims_say_that_there_are_more():
    """
    A list that was cut says so, and so does an empty one.
    """
    run("read", "aleppo.txt", "homs.txt")

    assert run("claims", "--limit", "1").stderr == "only the first claim; more with --limit\n"
    assert run("claims", "--search", "nowhere").stderr == "no claim in the ledger meets this\n"


def test_claims_of_no_ledger_are_not_asked_for():
    """
    Listing claims makes no ledger; it says that there is none.
    """
    result = run("claims")

    assert result.exit_code == 3
    assert "there is no ledger" in result.stderr
    assert not Path("reportedly.db").exists()


def kept_id(kind):
    [line] = lines(run("read", "aleppo.txt", "--published", "2016-04-06", "--json"))
    return line["claims"][0]["id"] if kind == "claim" else line["document"]["id"]


@pytest.mark.parametrize("length", [8, 16])
def test_show_prints_a_claim_with_its_words_in_context(length):
    """
    A claim is found by its id or the beginning of it, and shown field by field.
    """
    result = run("show", kept_id("claim")[:length])
    shown = " ".join(result.stdout.split())

    assert result.exit_code == 0
    assert "At least 20 civilians were killed in an airstrike on Aleppo on Tuesday" in shown
    assert "how many killed 20+ “At least 20” “civilians” civilian" in shown
    assert "not said:" in shown


def test_show_prints_a_report_with_its_claims():
    """
    A report is found by its id, and shown with what is known of it and its claims.
    """
    result = run("show", kept_id("document"))

    assert "SHA-256 of bytes" in result.stdout
    assert "killed 20+" in result.stdout


@pytest.mark.parametrize("kind", ["claim", "document"])
def test_show_prints_json(kind):
    """
    What is shown can be printed as JSON that keeps to the schema.
    """
    [line] = lines(run("show", kept_id(kind), "--json"))

    jsonschema.validate(line, schema())
    assert len(line["claims"]) == 1


def test_an_id_that_is_not_there_is_a_wrong_request():
    """
    An unknown id is said to be unknown.
    """
    run("read", "aleppo.txt")
    result = run("show", "zzzz")

    assert result.exit_code == 2
    assert "zzzz" in result.stderr


def test_a_long_line_is_shown_around_the_claim():
    """
    Of a report that is one endless line, only what stands around the claim is shown.
    """
    Path("long.txt").write_text(
        f"{'Nothing else. ' * 2000}{ALEPPO.strip()}{' Nothing else.' * 2000}", encoding="utf-8"
    )
    [line] = lines(run("read", "long.txt", "--json"))

    shown = run("show", line["claims"][0]["id"]).stdout
    assert "killed" in shown
    assert len(shown) < 4000


def test_the_schema_is_printed():
    """
    `reportedly schema` prints the schema of the package.
    """
    assert json.loads(run("schema").stdout) == schema()


def test_the_version_is_printed():
    """
    `reportedly --version` prints name and version.
    """
    assert run("--version").stdout == f"reportedly {__version__}\n"


def test_the_demo_reads_the_samples(monkeypatch, folder):
    """
    The demo prints claims, writes a ledger and a page, and says what to try next; it can be run again.
    """
    (folder / "samples").mkdir()
    for name in ("aleppo.txt", "homs.txt"):
        Path(name).rename(folder / "samples" / name)
    (folder / "samples" / "empty.txt").touch()
    (folder / "samples" / "README.md").write_text("About the samples.", encoding="utf-8")
    monkeypatch.setattr(demo, "SAMPLES", folder / "samples")

    for _ in range(2):
        result = run("demo")
        assert result.exit_code == 0
        assert "killed 20+" in result.stdout
        assert "reportedly claims --ledger demo/demo.db" in result.stderr
    assert Path("demo/claims.html").exists()


def test_what_the_demo_says_to_try_works(monkeypatch, folder):
    """
    Each command that the demo names runs.
    """
    monkeypatch.setattr(demo, "SAMPLES", folder)
    said = run("demo", "--folder", "here").stderr
    commands = re.findall(r"^  reportedly ((?:claims|show) .*)$", said, re.MULTILINE)

    assert len(commands) == 3
    assert [run(*command.split()).exit_code for command in commands] == [0, 0, 0]


def test_the_demo_needs_a_folder():
    """
    Where a file is in the way, the demo says so.
    """
    assert run("demo", "--folder", "aleppo.txt").exit_code == 2
    assert run("demo", "--folder", "/proc/none/demo").exit_code == 3


def test_the_program_ends_with_its_exit_code(monkeypatch):
    """
    What the installed command calls takes its arguments from the command line.
    """
    monkeypatch.setattr(sys, "argv", ["reportedly", "read", "missing.txt", "--no-ledger"])

    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 1


def test_the_package_runs_as_a_module():
    """
    `python -m reportedly` is the program.
    """
    with started("--version") as program:
        assert program.communicate()[0] == f"reportedly {__version__}\n"


def test_ctrl_c_keeps_what_was_finished():
    """
    Stopped with Ctrl-C, a run says how much is finished, and that is in the ledger.
    """
    with started("read", "aleppo.txt", "-", "--json") as program:
        program.stdout.readline()
        program.send_signal(signal.SIGINT)
        _, errors = program.communicate()

    assert program.returncode == 130
    assert errors == "reportedly: stopped: 1 report read, 0 skipped, 1 claim; kept in reportedly.db\n"
    assert len(lines(run("claims", "--json"))) == 1


def test_reports_that_were_read_before_are_counted():
    """
    A second run says how many of its reports the ledger had already; so does one that has a report twice.
    """
    Path("copy.txt").write_text(ALEPPO, encoding="utf-8")

    assert (
        "3 reports read (1 in the ledger before), 0 skipped"
        in run("read", "aleppo.txt", "copy.txt", "homs.txt").stderr
    )
    assert "1 report read (1 in the ledger before), 0 skipped" in run("read", "homs.txt").stderr
    assert "1 report read, 0 skipped" in run("read", "homs.txt", "--no-ledger").stderr


def test_an_empty_path_is_not_the_folder_around():
    """
    An empty path, as an unset variable of a shell gives it, is listed, and reads nothing.
    """
    result = run("read", "", "aleppo.txt", "--no-ledger")

    assert (1, True) == (result.exit_code, "skipped '': nothing is named: an empty path" in result.stderr)
    assert "1 report read, 1 skipped" in result.stderr


def test_a_standard_input_that_is_closed_is_said():
    """
    Where there is no standard input at all, that is the reason.
    """
    command = f"{shlex.quote(sys.executable)} -m reportedly read - --no-ledger <&-"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)

    assert (1, True) == (done.returncode, "skipped -: standard input is closed" in done.stderr)


@pytest.mark.parametrize("how", [["--json", "--quiet"], []])
def test_a_closed_pipe_is_no_trouble(how):
    """
    Where the reader of the output leaves, the program ends without a word.
    """
    with started("read", many(300), *how, "--no-ledger", stderr=subprocess.PIPE) as program:
        program.stdout.readline()
        program.stdout.close()
        errors = program.stderr.read()

    assert (program.returncode, errors) == (141, "")


def test_output_that_cannot_be_written_stops_the_run():
    """
    Where the output goes to a full disk, that is said in one line.
    """
    with Path("/dev/full").open("w", encoding="utf-8") as full, started("schema", stdout=full) as program:
        errors = program.stderr.read()

    assert (program.returncode, errors) == (
        3,
        "reportedly: the output cannot be written: No space left on device\n",
    )


def test_a_page_that_grows_too_large_stops_the_run(folder):
    """
    Where the page cannot be written any further, the run says so and leaves no half page.
    """
    limited = (
        f"ulimit -f 40; exec {sys.executable} -m reportedly read {many(300)} --no-ledger --html p.html -q"
    )
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, check=False)

    assert done.returncode == 3
    assert done.stderr.startswith(f"reportedly: cannot write the page {folder}/p.html: File too large")
    assert sorted(path.name for path in folder.iterdir()) == ["aleppo.txt", "homs.txt", "many.jsonl"]


def test_a_cell_is_no_longer_than_it_bears_reading():
    """
    A name of a thousand letters does not fill the screen.
    """
    assert clipped("a" * 1000) == "a" * 120 + "…"


def test_a_terminal_gets_colours_and_a_bar():
    """
    On a terminal the table is coloured, and a run of more than a few reports shows how far it is.
    """
    seen = on_terminal("read", many(9), "--no-ledger")

    assert "\x1b[1m" in seen
    assert re.search(r"[6-9] reports read.*\d:\d\d:\d\d", seen)


def test_colours_can_be_declined():
    """
    NO_COLOR and --no-color leave no colour in the table, also on a terminal.
    """
    coloured = "\x1b\\[[0-9;]*3[0-9]m"
    assert re.search(coloured, on_terminal("read", "aleppo.txt", "--no-ledger"))
    assert not re.search(coloured, on_terminal("read", "aleppo.txt", "--no-ledger", "--no-color"))
    assert not re.search(coloured, on_terminal("read", "aleppo.txt", "--no-ledger", NO_COLOR="1"))


def test_the_first_run_says_why_it_takes_longer(tmp_path):
    """
    A person is told that the list of places is prepared, and only where it is.
    """
    seen = io.StringIO()
    screen = Terminal(Console(file=seen), Console(file=seen, force_terminal=True), quiet=False)
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("REPORTEDLY_CACHE", str(tmp_path / "none"))
        prepare_for_waiting(screen)
    run("read", "homs.txt", "--no-ledger")
    prepare_for_waiting(screen)

    assert seen.getvalue().count("Preparing the list of places") == 1


def test_a_bar_shows_how_far_a_run_is():
    """
    The bar appears after a few reports, and goes to and fro where there are more than expected.
    """
    seen = io.StringIO()
    screen = Console(file=seen, force_terminal=True, width=100)
    items = [Skipped("a", "reading", "empty file")] * 9
    tally = Tally()

    assert list(watched(items, ["homs.txt"], tally, Terminal(screen, screen, quiet=False))) == items
    assert "9 skipped" in seen.getvalue()


def test_no_bar_where_quiet_is_asked_for():
    """
    With --quiet no bar appears, on a terminal neither.
    """
    seen = io.StringIO()
    screen = Console(file=seen, force_terminal=True)
    items = [Skipped("a", "reading", "empty file")] * 9

    assert list(watched(items, ["."], Tally(), Terminal(screen, screen, quiet=True))) == items
    assert seen.getvalue() == ""


def test_a_pipe_gets_no_colours():
    """
    Where nobody watches, nothing but text is printed.
    """
    with started("read", many(9), "--no-ledger") as program:
        output, errors = program.communicate()

    assert "\x1b" not in output + errors


def test_reports_are_expected_by_files_and_addresses():
    """
    A folder counts for its files, an address and standard input for one each.
    """
    assert expected([".", "https://example.org/", "-"]) == 4


def test_a_tally_counts_one_thing_as_one():
    """
    One report is not called reports.
    """
    tally = Tally()
    tally.count(Skipped("a", "reading", "empty file"))

    assert str(tally) == "0 reports read, 1 skipped, 0 claims"
    assert tally.done == 1
