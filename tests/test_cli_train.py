"""
A team trains the reader by one command, and sets any reader against coded claims by another.
"""

import json

import pytest
from typer.testing import CliRunner

from reportedly.cli import train
from reportedly.cli.program import app
from reportedly.model.weights import ENCODER, checked
from tiny_training import CLAIMS, TEXTS, document, write_base, write_data, write_lines


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return write_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def trained(tmp_path_factory, base, data):
    out = tmp_path_factory.mktemp("run") / "out"
    (data / "muc4" / "dev.jsonl").unlink()
    return run(*command(data, out, base)), out


def command(data, out, base):
    chosen = ("--base", base, "--layers", 2, "--epochs", 1, "--threads", 1, "--device", "cpu")
    return "train", "--data", data, "--out", out, *chosen


def test_training_leaves_a_model_with_its_card_and_says_where(trained):
    """
    The folder holds a model that loads, the card, the network to tune from, and the log.
    """
    done, out = trained

    assert done.exit_code == 0, done.output
    assert str(out / "model") in done.stdout
    assert checked(out / "model").version[:2] == "20"
    assert {path.name for path in out.iterdir()} == {"model", "network.pt", "checkpoint.pt", "log.txt"}


def test_a_run_tells_how_it_goes(trained):
    """
    What is absent, the batches and the held-out figures are said as they come, and kept in the log.
    """
    done, out = trained
    log = (out / "log.txt").read_text(encoding="utf-8")

    assert "without muc4" in log
    assert "epoch 1 of 1 is done; held out: " in log
    assert "on cpu" in done.stderr


def test_the_card_names_data_licences_figures_and_limits(trained):
    """
    Whoever gets the model knows what it is made of.
    """
    card = (trained[1] / "model" / "card.md").read_text(encoding="utf-8")

    assert "| polnear | US news with sources, cues and contents marked (PolNeAR) | 1 |" in card
    assert "for research; see its publisher" in card
    assert "- without muc4" in card
    assert "| trigger_f1 | 0." in card
    assert "| claims | " in card
    assert "## Limits" in card


def test_a_finished_run_is_not_trained_again(trained, base, data):
    """
    The same command again goes on from the end, and writes the same model; with --fresh it begins anew.
    """
    out = trained[1]
    before = checked(out / "model").version
    again = run(*command(data, out, base))
    anew = run(*command(data, out, base), "--fresh")

    assert (again.exit_code, anew.exit_code) == (0, 0)
    assert "goes on in epoch 2, after 0 batches" in again.stderr
    assert "goes on" not in anew.stderr
    assert checked(out / "model").version == before


def test_a_model_is_tuned_to_a_teams_own_reports(trained, base, tmp_path):
    """
    With --init and a team's own files, nothing else needs to be there.
    """
    docs = write_lines(tmp_path / "docs.jsonl", [document(name) for name in TEXTS])
    gold = write_lines(tmp_path / "gold.jsonl", [{"doc": name, "claims": CLAIMS[name]} for name in TEXTS])
    own = ("--docs", docs, "--gold", gold, "--init", trained[1] / "network.pt")
    done = run(*command(tmp_path, tmp_path / "out", base), *own)

    assert done.exit_code == 0, done.output
    assert "| own | " in (tmp_path / "out" / "model" / "card.md").read_text(encoding="utf-8")


def test_a_model_is_taught_by_others(trained, base, data, tmp_path):
    """
    Networks that teach are part of what a run is asked to do: without them it does not go on.
    """
    kept = trained[1] / "network.pt"
    more = ("--init", kept, "--init", kept)
    done = run(*command(data, tmp_path / "out", base), *more, "--teacher", kept)
    again = run(*command(data, tmp_path / "out", base), *more)

    assert done.exit_code == 0, done.output
    assert again.exit_code != 0
    assert "taught_by was" in again.stderr


def test_how_encoder_and_grammar_are_weighed_goes_into_the_manifest(trained):
    """
    The choices are fitted on reports held out, and are part of the model.
    """
    choices = checked(trained[1] / "model").manifest["choices"]

    assert {"event", "source", "place", "link"} <= set(choices)
    assert all(isinstance(value, float) for weights in choices.values() for value in weights.values())


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--docs", "one.jsonl"), "--docs and --gold come in pairs; there are 1 and 0"),
        (("--without", "polner"), "there is no data called polner"),
        (("--device", "tpu"), "there is no device tpu"),
        (("--init", "nowhere.pt"), "there is no file nowhere.pt"),
        (("--teacher", "nobody.pt"), "there is no file nobody.pt"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(base, data, tmp_path, more, said):
    """
    A request that makes no sense ends with what is wrong with it.
    """
    done = run(*command(data, tmp_path / "out", base), *more)

    assert done.exit_code == 2
    assert said in done.stderr.splitlines()[-1]


def test_without_pytorch_it_is_said_what_to_install(base, data, tmp_path, monkeypatch):
    """
    Reading needs less than training does.
    """
    monkeypatch.setattr(train, "NEEDED", ("no_such_package_here",))
    done = run(*command(data, tmp_path, base))

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "pip install 'reportedly[train]'" in done.stderr


def test_a_folder_that_cannot_be_made_stops_the_run(base, data, tmp_path):
    """
    Nothing is trained that could not be kept.
    """
    (tmp_path / "file").write_text("")
    done = run(*command(data, tmp_path / "file" / "out", base))

    assert done.exit_code == 3
    assert "cannot make the folder" in done.stderr


def test_an_interrupted_run_says_how_to_go_on(base, data, tmp_path, monkeypatch):
    """
    Ctrl-C ends a run with its own code, and what was kept stays.
    """

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(train, "carry_out", interrupted)
    done = run(*command(data, tmp_path, base))

    assert done.exit_code == 130
    assert "the same command goes on" in done.stderr


@pytest.fixture
def files(tmp_path):
    docs = write_lines(tmp_path / "docs.jsonl", [document(name) for name in TEXTS])
    gold = write_lines(tmp_path / "gold.jsonl", [{"doc": name, "claims": CLAIMS[name]} for name in TEXTS])
    return docs, gold


def test_a_reader_is_set_against_coded_claims(files):
    """
    The grammar's figures come as a table, or as JSON.
    """
    table = run("evaluate", "grammar", *files)
    figures = json.loads(run("evaluate", "grammar", *files, "--json").stdout)

    assert (table.exit_code, table.stdout.split()[:2]) == (0, ["claims", "P"])
    assert figures["claims"]["gold"] == 4
    assert figures["claims"]["f1"] > 0.3


def test_a_model_in_a_folder_is_set_against_coded_claims(trained, files):
    """
    A team sees what its own model is worth.
    """
    done = run("evaluate", trained[1] / "model", *files, "--json")

    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["claims"]["gold"] == 4


def test_a_model_that_is_not_there_is_named(files, tmp_path):
    """
    A wrong folder is said as such.
    """
    done = run("evaluate", tmp_path / "nowhere", *files)

    assert done.exit_code == 3
    assert "there is no model in" in done.stderr


def test_a_slim_model_reads_with_fewer_heads_and_can_be_tuned(trained, tmp_path, base, data):
    """
    Half the heads are cut out of a model by one command; another tunes what it made, taught by the whole one.
    """
    _, whole = trained
    out, tuned = tmp_path / "slim", tmp_path / "tuned"
    where = ("--data", data, "--out", out, "--base", base, "--threads", 1, "--device", "cpu")
    shares = ("--heads", 0.5, "--inner", 0.5, "--pieces", 400, "--practice", 4)
    done = run("slim", whole / "model", *where, *shares)
    begun = ("--init", out / "model", "--teacher", whole / "model")
    again = run(*command(data, tuned, base), *begun)

    assert done.exit_code == 0, done.output
    assert again.exit_code == 0, again.output
    sizes = [(folder / "model" / ENCODER).stat().st_size for folder in (whole, out, tuned)]
    assert sizes[0] > sizes[1] == pytest.approx(sizes[2], rel=0.01)
    assert "Made slimmer" in (out / "model" / "card.md").read_text(encoding="utf-8")
    assert checked(tuned / "model").version
