"""
Reading more through the workbench: files, words and addresses, what is refused, and what becomes of each.
"""

import gzip
import io
import time
import zipfile

import pytest
from fastapi.testclient import TestClient

from reportedly.cli.demo import SAMPLES
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.ledger_events import events
from reportedly.reading import ReadingOptions
from reportedly.reading.text import from_text
from reportedly.records import ReaderInfo, Reading
from reportedly.web import create_app
from reportedly.web.settings import Settings

OWN = "http://127.0.0.1:8000"
JSON = {"Accept": "application/json"}
FUNERAL = (SAMPLES / "sanaa-funeral.txt").read_bytes()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.db"


@pytest.fixture
def client(path):
    with TestClient(
        create_app(Settings(path, reader="grammar", upload_limit=300_000)), base_url=OWN
    ) as client:
        page = client.get("/").text
        token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
        client.headers["X-CSRF-Token"] = token
        yield client


def sent(client, *files, **told):
    """
    What becomes of files that are sent.
    """
    return finished(
        client, client.post("/read", files=[("files", file) for file in files], data=told, headers=JSON)
    )


def finished(client, answer):
    assert answer.status_code == 202, answer.text
    job = answer.json()
    until = time.monotonic() + 120
    while not job["is_over"] and time.monotonic() < until:
        time.sleep(0.02)
        job = client.get(f"/read/{job['id']}", headers=JSON).json()
    return job


def test_files_are_read_one_after_the_other(client, path):
    """
    Each file says what came of it; what was read is in the inbox, and joined into events.
    """
    job = sent(
        client,
        ("one.txt", FUNERAL),
        ("two.pdf", b"%PDF-1.4 broken"),
        publisher="Post",
        published="2016-10-09",
    )
    listed = client.get("/", headers=JSON).json()

    assert job["state"] == "done"
    assert [(part["name"], part["state"]) for part in job["parts"]] == [
        ("one.txt", "done"),
        ("two.pdf", "skipped"),
    ]
    assert job["parts"][1]["reasons"]
    assert [(line["publisher"], line["published"]) for line in listed["lines"]] == [("Post", "2016-10-09")]
    assert listed["skipped"][0]["path"] == "two.pdf"
    with Ledger.open(path) as ledger:
        assert list(events(ledger))


def test_a_pasted_text_has_what_was_told_of_it(client):
    """
    Title, publisher and day come from the person who pastes.
    """
    wanted = {"text": FUNERAL.decode(), "title": "The hall", "publisher": "", "published": "2016-10-09"}
    finished(client, client.post("/read", json=wanted, headers=JSON))
    (line,) = client.get("/", headers=JSON).json()["lines"]

    assert (line["title"], line["publisher"], line["published"]) == ("The hall", None, "2016-10-09")


def test_what_is_told_stays_text(client):
    """
    Scripts in a title, a publisher or a file name are shown as words.
    """
    evil = "<script>alert(1)</script>"
    wanted = {"text": "Shells fell on Idlib.", "title": evil, "publisher": evil}
    finished(client, client.post("/read", json=wanted, headers=JSON))
    sent(client, (f"{evil[:-9]}.pdf", b"%PDF-1.4 broken"))
    page = client.get("/").text

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("published", ["2016-04", "spring of 2016"])
def test_an_odd_day_harms_no_page(client, path, published):
    """
    A program that uses the library may tell what is no day; it is shown as it was told.
    """
    report = from_text("Shells fell on Idlib.", ReadingOptions(published=published))
    with Ledger.open(path) as ledger:
        ledger.add(report, Reading(report.document, (), ReaderInfo("grammar", "1")))
    page = client.get("/")

    assert page.status_code == 200
    assert published in page.text


def test_private_addresses_are_refused(client):
    """
    Nobody reads what only this machine can reach by naming its address.
    """
    job = finished(
        client, client.post("/read", json={"url": "http://127.0.0.1:1/x http://[::1]/"}, headers=JSON)
    )

    assert [part["state"] for part in job["parts"]] == ["skipped", "skipped"]
    assert all("private address" in part["reasons"][0] for part in job["parts"])


def test_a_line_that_is_no_address_is_named_as_it_was_typed(client):
    """
    The whole line is told, in our own words alone.
    """
    answer = client.post("/read", json={"url": "https://example.org\nthe page of yesterday"}, headers=JSON)

    assert answer.json()["detail"] == (
        "the page of yesterday is no web address: it begins with http:// or https://"
    )


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"text": " "},
        {"text": "words", "url": "https://example.org"},
        {"url": "/etc/passwd"},
        {"url": "file:///etc/passwd"},
        {"url": "-"},
        {"text": "words", "published": "May"},
        {"text": "words", "colour": "red"},
    ],
)
def test_what_cannot_be_read_is_refused(client, wanted):
    """
    A request for nothing, for both, for a file of the server or with an odd day is told so.
    """
    answer = client.post("/read", json=wanted, headers=JSON)

    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/cron.d/evil.txt", "evil.txt"),
        ("C:\\Users\\x\\report.txt", "report.txt"),
        ("*.txt", "*.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
        ("\u202etxt.exe", "\N{REPLACEMENT CHARACTER}txt.exe"),
    ],
)
def test_a_file_name_is_only_a_name(client, tmp_path, name, shown):
    """
    Wherever a name points to, the file is read as itself and nothing is written there.
    """
    before = sorted(tmp_path.parent.iterdir())
    job = sent(client, (name, FUNERAL))

    assert [(part["name"], part["reports"]) for part in job["parts"]] == [(shown, 1)]
    assert sorted(tmp_path.parent.iterdir()) == before


def test_too_large_an_upload_is_broken_off(client):
    """
    An upload above the limit is refused, whether its length is told beforehand or not.
    """
    told = client.post("/read", files={"files": ("big.txt", b"x" * 400_000)}, headers=JSON)
    pieces = (b"x" * 50_000 for _ in range(8))
    untold = client.post("/read", content=pieces, headers={**JSON, "Content-Type": "application/json"})

    assert (told.status_code, untold.status_code) == (413, 413)
    assert "reportedly read" in told.json()["detail"]


def test_bombs_do_no_harm(client):
    """
    A small file that unpacks to a huge one is listed as too large, a zip as what is not read.
    """
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x.txt", b"0" * 20_000_000)
    bomb = gzip.compress(b"0" * 60_000_000, 9)
    job = sent(client, ("bomb.txt.gz", bomb), ("bomb.zip", zipped.getvalue()))

    assert [part["state"] for part in job["parts"]] == ["skipped", "skipped"]
    assert "gzip bomb" in job["parts"][0]["reasons"][0]
    assert "zip" in job["parts"][1]["reasons"][0].lower()


def test_a_form_without_files_is_refused(client):
    """
    An empty form is told that it is empty.
    """
    empty = client.post("/read", files={"files": ("", b"")}, headers=JSON)
    odd = client.post("/read", files={"files": ("a.txt", FUNERAL)}, data={"published": "May"}, headers=JSON)

    assert (empty.status_code, odd.status_code) == (422, 422)
    assert "May is not a day" in odd.json()["detail"]


def test_reading_needs_the_token(client):
    """
    A page elsewhere cannot make a browser send files.
    """
    answer = client.post("/read", json={"text": "words"}, headers={**JSON, "X-CSRF-Token": "stolen"})

    assert answer.status_code == 403


def test_a_job_that_is_not_known_is_said(client):
    """
    Progress is told for jobs of this run alone.
    """
    assert client.get("/read/nothing", headers=JSON).status_code == 404


def test_a_job_is_told_in_parts_to_the_page(client):
    """
    The page gets a fragment that asks again until all is done, and then tells the list to follow.
    """
    first = client.post("/read", json={"text": FUNERAL.decode()}, headers={"HX-Request": "true"})
    name = first.text.partition('id="job-')[2].partition('"')[0]
    finished(client, client.post("/read", json={"text": "Another text."}, headers=JSON))
    last = client.get(f"/read/{name}", headers={"HX-Request": "true"})

    assert f'hx-get="/read/{name}"' in first.text
    assert "<html" not in first.text
    assert "hx-get" not in last.text
    assert last.headers["hx-trigger"] == "reports-read"
