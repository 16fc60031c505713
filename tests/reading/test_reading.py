import ast
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reportedly.reading import FORMATS, ReadingOptions, listed, read, read_file
from reportedly.reading.signatures import REMEDIES
from reportedly.records import Report, Skipped
from reportedly.unread import LATER, PACKED, UNREAD


def test_every_format_of_the_table_can_be_called():
    """
    The table names a function for each format, and each says what it reads.
    """
    for place in FORMATS.values():
        module, _, name = place.partition(":")

        assert getattr(importlib.import_module(module), name).__doc__


def test_a_path_is_read_as_its_name_is(tmp_path, news):
    """
    A program may hand over a path, and need not say anything of what it reads.
    """
    path = tmp_path / "one.txt"
    path.write_text(news)

    assert list(read(path)) == list(read(str(path), ReadingOptions()))


def test_reading_a_text_loads_no_other_format(tmp_path, news):
    """
    Start-up stays short: what reads pages, PDF, feeds and the web is loaded when it is needed.
    """
    (tmp_path / "one.txt").write_text(news)
    code = (
        "import sys; from reportedly.reading import read, ReadingOptions\n"
        f"list(read({str(tmp_path / 'one.txt')!r}, ReadingOptions()))\n"
        "print([m for m in ('trafilatura', 'lxml', 'httpx', 'pypdfium2', 'feedparser', 'py3langid', 'numpy', "
        "'charset_normalizer', 'ssl') if m in sys.modules])"
    )

    assert ast.literal_eval(subprocess.check_output([sys.executable, "-c", code], text=True)) == []


@pytest.mark.parametrize(("data", "kind"), [("Thirty dead.", "text"), ('{"text": "Thirty dead."}\n', "json")])
def test_standard_input_is_read(data, kind):
    """
    A dash reads what another program writes.
    """
    code = (
        "from reportedly.reading import read, ReadingOptions\n"
        "print([(r.document.text, r.document.extractor) for r in read('-', ReadingOptions())])"
    )
    shown = subprocess.check_output([sys.executable, "-c", code], input=data, text=True)

    assert ast.literal_eval(shown) == [("Thirty dead.", kind)]


def test_empty_standard_input_is_listed():
    """
    A program that wrote nothing is named by the dash.
    """
    code = "from reportedly.reading import read, ReadingOptions\nprint([*read('-', ReadingOptions())])"
    shown = subprocess.check_output([sys.executable, "-c", code], input="", text=True)

    assert shown == "[Skipped(path='-', stage='reading', reason='empty file', document=None)]\n"


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    """
    Two hundred megabytes are told by the size of the file alone.
    """
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    assert list(read(str(path), ReadingOptions())) == [
        Skipped(str(path), "reading", "200 MB: larger than 50 MB")
    ]


@pytest.mark.parametrize("start", ["[", "{ not JSON", "text"])
def test_a_stream_that_grows_too_large_is_refused(tmp_path, start):
    """
    Where the size is not known before, reading stops at the limit.
    """
    path = tmp_path / "pipe"
    os.mkfifo(path)
    code = f"import sys; sys.stdout.write({start!r} + 'x' * 500_000)"
    with subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.stdout = open({str(path)!r}, 'w'); {code}"],
        stderr=subprocess.DEVNULL,
    ):
        records = list(read(str(path), ReadingOptions(max_bytes=100_000)))

    assert records == [Skipped(str(path), "reading", "larger than 100,000 bytes")]


def test_every_remedy_is_for_a_kind_of_file_that_is_told():
    """
    What a person can do is said of kinds by their names: one that is spelt otherwise would be said of none.
    """
    told = {*UNREAD.values(), *LATER.values(), *PACKED.values()}

    assert [] == [kind for kinds in REMEDIES.values() for kind in kinds if kind not in told]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n", "a picture, which is not read"),
        (b"\0\0\0\x18ftypmp42", "a picture, sound or video, which is not read"),
        (b"PK\x03\x04rest", "a ZIP archive, which is not read: unpack it"),
        (b"r.txt".ljust(257, b"\0") + b"ustar", "an archive, which is not read: unpack it"),
        (
            b"PK\x03\x04..word/document.xml..",
            "a Word document, which is not read: save it as PDF, HTML or text",
        ),
        (b"{\\rtf1 Thirty}", "an RTF document, which is not read: save it as PDF, HTML or text"),
        (b"WARC/1.0\r\n", "a web archive, which is not read: save it as PDF, HTML or text"),
        (b"PK\x03\x04..xl/workbook.xml..", "a spreadsheet, which is not read: save it as CSV"),
    ],
)
def test_a_file_of_a_kind_that_is_not_read_is_named(reason, data, kind):
    """
    The reason tells what the file is, and what can be done.
    """
    assert reason("file.txt", data) == f"binary file: {kind}"


@pytest.mark.parametrize("target", ["ftp://paper.example/one", "file:///etc/hosts", "www.paper.example/one"])
def test_an_address_that_is_not_read_says_how_one_begins(target):
    """
    What looks like an address is not sought as a file.
    """
    (record,) = read(target, ReadingOptions())

    assert record.reason == "not read from there: an address begins with https:// or http://"


def test_a_folder_goes_on_past_what_cannot_be_read(tmp_path, news):
    """
    One bad file does not keep the others from being read.
    """
    (tmp_path / "a.txt").write_bytes(b"\0\1\2" * 100)
    (tmp_path / "b.txt").write_text(news)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-")
    (tmp_path / "d.json").write_text("{}")
    records = list(read(str(tmp_path), ReadingOptions()))

    assert [type(record) for record in records] == [Skipped, Report, Skipped, Skipped]
    assert all(
        record.stage == "reading" and "\n" not in record.reason
        for record in records
        if isinstance(record, Skipped)
    )


def test_reports_are_handed_on_one_at_a_time(tmp_path, news):
    """
    The second file is not opened before the first was taken.
    """
    (tmp_path / "a.txt").write_text(news)
    (tmp_path / "b.txt").write_text(news)
    reports = read(str(tmp_path), ReadingOptions())
    next(reports)
    (tmp_path / "b.txt").write_text("Changed.")

    assert next(reports).document.text == "Changed."


def test_a_missing_path_is_listed():
    """
    A name that stands for nothing is a row with its reason, not an error.
    """
    assert list(read("no/such.txt", ReadingOptions())) == [Skipped("no/such.txt", "reading", "no such file")]


def test_a_name_that_is_no_text_can_be_listed(tmp_path):
    """
    File names may be any bytes; the row can be printed all the same.
    """
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_bytes(b"")
    (record,) = read(path, ReadingOptions())

    assert record.path.endswith("\ufffd.txt")


@pytest.fixture
def standard_input(tmp_path, monkeypatch):
    """
    What another program wrote, as this one finds it.
    """
    path = tmp_path / "written"
    path.write_text("Thirty dead.")
    with path.open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        yield


@pytest.mark.usefixtures("standard_input")
def test_standard_input_is_named_by_no_path():
    """
    Its report has no address.
    """
    (report,) = read("-", ReadingOptions())

    assert (report.document.text, report.document.url) == ("Thirty dead.", None)


def test_a_file_that_vanishes_before_it_is_opened_is_listed(tmp_path):
    """
    Folders change while they are read.
    """
    path = str(tmp_path / "gone.txt")

    assert list(listed(path, read_file(path, ReadingOptions()))) == [Skipped(path, "reading", "no such file")]


def test_a_file_without_permission_is_listed():
    """
    A file of somebody else is named with its reason.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        Path(file.name).chmod(0)
        code = (
            "from reportedly.reading import read, ReadingOptions\nimport os\n"
            "os.geteuid() or os.seteuid(65534)\n"
            f"print([r.reason for r in read({file.name!r}, ReadingOptions())])"
        )
        shown = subprocess.check_output([sys.executable, "-c", code], text=True)

    assert shown == "['no permission to read it']\n"
