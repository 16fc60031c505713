"""
The reader that is asked for is the one that reads, and no other takes its place.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adding_reports import quick_ledger
from reportedly import from_text, readers
from reportedly.cli.program import app
from reportedly.errors import StopRun, UsageError
from reportedly.pipeline import read_all
from reportedly.reading import ReadingOptions

TEXT = "At least 20 civilians were killed in an airstrike on Aleppo on Tuesday, the Observatory said."
HEAVY = {"onnxruntime", "tokenizers", "torch"}


@pytest.fixture
def report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    Path("one.txt").write_text(TEXT, encoding="utf-8")
    return "one.txt"


@pytest.fixture
def no_weights(tmp_path, monkeypatch):
    """
    A package whose model was lost.
    """
    monkeypatch.setattr("reportedly.model.weights.SHIPPED", tmp_path / "lost")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_trained_reader_is_the_default():
    """
    Who names no reader gets the trained one.
    """
    assert readers.reader().info.name == "trained"


@pytest.mark.parametrize("name", list(readers.READERS))
def test_each_reader_says_its_name(name):
    """
    A reader signs its claims with its name and version.
    """
    reader = readers.reader(name, threads=1)
    claims = reader.find(from_text(TEXT, ReadingOptions(language="en")).document)

    assert reader.info.name == name
    assert {claim.reader for claim in claims} == {reader.info}
    assert [entry.low for claim in claims for entry in claim.casualties] == [20]


@pytest.mark.parametrize("name", list(readers.READERS))
def test_claims_are_found_by_name(name):
    """
    One call finds the claims of a document with the reader that it names.
    """
    document = from_text(TEXT, ReadingOptions(language="en")).document

    assert readers.find_claims(document, name) == readers.reader(name).find(document)


def test_an_unknown_reader_is_a_wrong_request(report):
    """
    Who asks for a reader that there is not is told which there are.
    """
    with pytest.raises(UsageError, match="there is no reader gramar; there are trained and grammar"):
        readers.reader("gramar")
    result = run("read", report, "--reader", "gramar")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "reportedly: there is no reader gramar; there are trained and grammar\n"


def test_the_grammar_takes_no_model(report, tmp_path):
    """
    A model that would not be used is refused rather than forgotten.
    """
    result = run("read", report, "--reader", "grammar", "--model", tmp_path)

    assert result.exit_code == 2
    assert "the grammar reads without a model" in result.stderr


def test_a_model_that_is_none_stops_the_run(report, tmp_path):
    """
    Where the model cannot be used, nothing is read, by no other reader either, and one line says so.
    """
    result = run("read", report, "--model", tmp_path / "none")

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"reportedly: there is no model in {tmp_path / 'none'}; "
        "name a folder that `reportedly train` wrote, or leave --model away\n"
    )
    assert not Path("reportedly.db").exists()


@pytest.mark.usefixtures("no_weights")
def test_a_lost_model_stops_the_run(report):
    """
    A package without its model says how to mend that, and does not read by word lists alone unasked.
    """
    result = run("read", report)

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("reportedly: there is no model in ")
    assert result.stderr.endswith("; install reportedly again, or read with --reader grammar\n")


@pytest.mark.usefixtures("no_weights")
def test_the_grammar_reads_without_a_model(report):
    """
    What the message recommends works.
    """
    result = run("read", report, "--reader", "grammar")

    assert result.exit_code == 0
    assert "killed 20+" in result.stdout
    with pytest.raises(StopRun):
        readers.reader()


def test_a_ledger_keeps_the_claims_of_both(report):
    """
    Each reader finds again what it found before, and who reads last is on top.
    """
    both = [readers.reader(name, threads=1) for name in readers.READERS]
    with quick_ledger() as ledger:
        first, again = (
            [next(read_all([report], ReadingOptions(), ledger, reader)) for reader in both] for _ in range(2)
        )
        counts = ledger.counts()
        assert ledger.latest(again[-1].document.id).reader == both[-1].info

    assert first == again
    assert [reading.reader for reading in first] == [reader.info for reader in both]
    assert (counts.documents, counts.readings) == (1, 4)


def imported(*arguments):
    command = [sys.executable, "-X", "importtime", "-m", "reportedly", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (["read", "one.txt", "--reader", "grammar", "--no-ledger"], set()),
        (["read", "one.txt", "--no-ledger"], {"onnxruntime", "tokenizers"}),
        (["--help"], set()),
    ],
)
def test_a_reader_loads_only_what_it_needs(report, arguments, loaded):
    """
    The grammar starts without the libraries of the encoder, and no reader starts what trains one.
    """
    assert report
    assert imported(*arguments) & HEAVY == loaded
