"""
The inbox by its route: what is listed, sifted, searched and said of what could not be read.
"""

import time

import pytest
from fastapi.testclient import TestClient

from reportedly import readers
from reportedly.cli.demo import SAMPLES, TOLD
from reportedly.decisions.deciding import By, accept, reject
from reportedly.ledger.ledger import Ledger
from reportedly.pipeline import read_all
from reportedly.reading import ReadingOptions
from reportedly.web import create_app
from reportedly.web.settings import Settings

OWN = "http://127.0.0.1:8000"
JSON = {"Accept": "application/json"}
READ = ("al-eis-agency.txt", "al-eis-tehran.txt", "sanaa-funeral.txt")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """
    A ledger with three samples, a copy of one of them, and a file that cannot be read.
    """
    folder = tmp_path_factory.mktemp("inbox")
    copy, broken = folder / "copy.txt", folder / "broken.pdf"
    copy.write_text(
        (SAMPLES / "sanaa-funeral.txt").read_text(encoding="utf-8") + "\nReprinted.\n", encoding="utf-8"
    )
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    with Ledger.open(folder / "ledger.db") as ledger:
        for path in (*(SAMPLES / name for name in READ), copy, broken):
            told = ReadingOptions(*TOLD.get(path.name, ("2016-10-11", "Copy Desk")))
            list(read_all([str(path)], told, ledger, readers.GRAMMAR))
    return folder / "ledger.db"


@pytest.fixture(scope="module")
def client(kept):
    with TestClient(create_app(Settings(kept, reader="grammar")), base_url=OWN) as client:
        yield client


def told(client, query=""):
    """
    What the inbox tells once all is counted in.
    """
    while True:
        answer = client.get(f"/{query}", headers=JSON)
        if not answer.json()["behind"]:
            return answer.json()
        time.sleep(0.05)


def test_reports_are_listed_with_their_copies(client):
    """
    A report with nearly the words of an earlier one stands under it; both are counted.
    """
    facts = told(client)

    assert (facts["reports"], facts["groups"]) == (4, 3)
    assert [len(line["copies"]) for line in facts["lines"]] == [1, 0, 0]
    assert facts["lines"][0]["copies"][0]["publisher"] == "Copy Desk"


def test_what_could_not_be_read_is_said(client):
    """
    A broken file stands in the inbox with its reason.
    """
    page = client.get("/")

    assert "broken.pdf" in page.text
    assert "could not be read" in page.text
    assert told(client)["skipped"][0]["reason"]


@pytest.mark.parametrize(
    ("language", "title", "reason"),
    [
        ("en", "1 kept without claims", "in Arabic; the reader knows English"),
        ("ar", "تقرير واحد حُفظ بلا ادعاءات", "لغته العربية، والقارئ يعرف الإنجليزية"),
    ],
)
def test_what_was_kept_without_claims_stands_apart(samples_ledger, language, title, reason):
    """
    A report in a language that the reader does not know is listed so, with both languages in words.
    """
    with TestClient(create_app(Settings(samples_ledger, reader="grammar")), base_url=OWN) as client:
        client.cookies.set("reportedly_language", language)
        page = client.get("/").text
        listed = client.get("/skipped?kept=true").text
        facts = told(client)

    kept = page.partition('id="kept"')[2].partition("</section>")[0]
    assert (title in kept, reason in kept, reason in listed) == (True, True, True)
    assert [one["stage"] for one in facts["kept"]] == ["language"]
    (title_of,) = [line["title"] for line in facts["lines"] if line["id"] == facts["kept"][0]["report"]]
    assert f'<a href="/reports/{facts["kept"][0]["report"]}"><bdi dir="auto">{title_of}</bdi></a>' in kept
    assert facts["skipped"] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Nothing: all that was named could be read."), ("ar", "لا شيء: قُرئ كل ما طُلبت قراءته.")],
)
def test_a_list_of_nothing_says_so(samples_ledger, language, words):
    """
    Where every file could be read, a sentence stands in place of a table without rows.
    """
    with TestClient(create_app(Settings(samples_ledger, reader="grammar")), base_url=OWN) as client:
        client.cookies.set("reportedly_language", language)
        main = client.get("/skipped").text.partition("<main")[2].partition("</main>")[0]

    assert (words in main, "<table" in main) == (True, False)


@pytest.mark.parametrize(
    ("query", "reports"),
    [
        ("?q=funeral", 2),
        ('?q="funeral hall"&publisher=Copy+Desk', 1),
        ("?publisher=Caspian+Wire+(sample)", 1),
        ("?country=Yemen&country=Iran", 2),
        ("?published_since=2016-10-10", 1),
        ("?published_until=2016-04-06", 1),
        ("?since=2016-10-01&until=2016-10-31", 2),
        ("?state=done", 0),
        ("?grade=Confirmed", 0),
    ],
)
def test_reports_are_sifted(client, query, reports):
    """
    Words, marks and days each leave the reports that meet them.
    """
    assert told(client, query)["reports"] == reports


def test_a_choice_leads_there_and_back(client):
    """
    The address of a value chooses it; that of a chosen value leaves it.
    """
    choices = {kind["kind"]: kind["values"] for kind in told(client)["sifted"]}
    copy = next(one for one in choices["publisher"] if one["value"] == "Copy Desk")
    chosen = {kind["kind"]: kind["values"] for kind in told(client, copy["address"][1:])["sifted"]}

    assert copy["address"] == "/?publisher=Copy+Desk"
    assert chosen["publisher"][0] == {**copy, "chosen": True, "address": "/"}
    assert len(chosen["publisher"]) == 4


def test_verdicts_are_counted_at_once(kept, client):
    """
    A claim that was accepted or rejected is open no longer.
    """
    before = told(client, "?publisher=Orient+Wire+(sample)")["lines"][0]
    with Ledger.open(kept) as ledger:
        first, second = [claim.id for _, claim in ledger.claims()][:2]
        accept(ledger, [first], By("ana", ""))
        reject(ledger, [second], By("ana", ""))
    after = told(client, "?publisher=Orient+Wire+(sample)")["lines"][0]

    assert (after["accepted"], after["rejected"]) == (1, 1)
    assert after["open"] == before["open"] - 2


@pytest.mark.parametrize(
    ("query", "status"),
    [("?sort=colour", 400), ("?since=May", 400), ("?page=0", 422), ('?q="open', 400)],
)
def test_what_cannot_be_asked_is_refused(client, query, status):
    """
    An odd address is answered with what is wrong with it.
    """
    answer = client.get(f"/{query}", headers=JSON)

    assert answer.status_code == status
    assert answer.json()["detail"]
