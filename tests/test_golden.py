import ast
import json
from pathlib import Path

import pytest
from benchmarks import gate, golden

from reportedly.claims import find_claims
from reportedly.cli.demo import SAMPLES
from reportedly.pipeline import read_all
from reportedly.printed import printed
from reportedly.readers import GRAMMAR
from reportedly.reading import ReadingOptions

DOCUMENTS = dict(golden.documents())
CODED = golden.coded()
CODED_CLAIMS = [(name, claim) for name, record in CODED.items() for claim in record["claims"]]
MADE_PDF = Path(__file__).parents[1] / "docs" / "sample_pdf.py"

READ = {
    "al-eis-agency": (
        "Army and allies strike back at armed groups south of Aleppo",
        None,
        None,
    ),
    "al-eis-communique": (
        "Attack on al-Eis repelled, fighters say",
        "Northern Front News (sample)",
        "2016-04-12",
    ),
    "al-eis-incidents": ("Incident report: fighting at al-Eis, April 2016", None, "2016-04-14"),
    "al-eis-tehran": (
        "Four army advisers fall south of Aleppo, commander says",
        None,
        None,
    ),
    "deir-ez-zor-1": (
        "Coalition aircraft bomb Syrian troops at Deir ez-Zor",
        "Volga Press (sample)",
        "2016-09-18",
    ),
    "deir-ez-zor-2": (
        "What is known about the strikes of 17 September",
        "Air War Watch (sample)",
        "2016-11-30",
    ),
    "khan-shaykhun": (
        "Dozens choke to death in Khan Shaykhun; Damascus denies using gas",
        "Harbour Daily (sample)",
        "2017-04-05",
    ),
    "geneina": (
        "UN: 87 bodies buried in mass grave near El Geneina",
        "The Record Desk (sample)",
        "2023-07-14",
    ),
    "kramatorsk": (
        "Missile strike on Kramatorsk station kills dozens of evacuees",
        "The Record Desk (sample)",
        "2022-04-08",
    ),
    "san-salvador-1989": (None, None, None),
    "sanaa-funeral": ("Mourners killed in Sana'a funeral hall", None, None),
}

FURNITURE = ("cookie", "Weather", "Most read", "Bread prices", "oil edges up", "Privacy", "Terms")


def words_in(printed_part):
    if isinstance(printed_part, dict):
        if {"start", "end", "text"} <= set(printed_part):
            yield printed_part
        for inner in printed_part.values():
            yield from words_in(inner)
    elif isinstance(printed_part, list):
        for inner in printed_part:
            yield from words_in(inner)


def test_every_sample_that_can_be_read_is_coded():
    """
    All reports in the samples but the one in a language not read have their claims coded.
    """
    files = {path.stem for path in SAMPLES.iterdir() if path.suffix != ".md"}

    assert files - {"al-eis-arabic"} == {path.stem for path in golden.GOLDEN.glob("*.jsonl")}
    assert set(READ) == set(DOCUMENTS) == set(CODED)


@pytest.mark.parametrize("name", READ)
def test_a_sample_says_what_it_is(name):
    """
    Title, publisher, day of publication and language are read as the file has them.

    A plain text has a title only.
    """
    document = DOCUMENTS[name]

    assert (*READ[name], "en") == (
        document.title,
        document.publisher,
        document.published,
        document.language,
    )


@pytest.mark.parametrize("name", ["al-eis-communique", "khan-shaykhun"])
def test_what_surrounds_an_article_is_left_out(name):
    """
    Menus, banners, links to other articles and the foot of a page are no part of the report.
    """
    assert not [words for words in FURNITURE if words in DOCUMENTS[name].text]


def test_quotations_and_lists_of_a_page_are_kept():
    """
    A block quotation and the items of a list are part of the report.
    """
    text = DOCUMENTS["al-eis-communique"].text

    assert "“We lost only a few men." in text
    assert "- The army fired a volley" in text


def test_the_pdf_holds_the_words_that_it_was_made_of():
    """
    The lines of the PDF are joined into the paragraphs that the program which made it has.
    """
    tree = ast.parse(MADE_PDF.read_text(encoding="utf-8"))
    given = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}

    paragraphs = [ast.literal_eval(given["TITLE"]), *ast.literal_eval(given["PARAGRAPHS"])]

    assert not set(paragraphs) - set(DOCUMENTS["al-eis-incidents"].text.split("\n"))


def test_the_arabic_sample_is_listed_with_its_language():
    """
    A report in a language that is not read is skipped with the reason.
    """
    (listed,) = read_all([str(SAMPLES / "al-eis-arabic.txt")], ReadingOptions(), None)

    assert listed.stage == "language"
    assert listed.reason.startswith("in Arabic;")


@pytest.mark.parametrize(("name", "claim"), CODED_CLAIMS, ids=[f"{n}-{c['id']}" for n, c in CODED_CLAIMS])
def test_coded_words_stand_in_the_report(name, claim):
    """
    A coded claim quotes its sentence, its trigger and its cue letter by letter.
    """
    assert claim["sentence"] in DOCUMENTS[name].text
    assert claim["trigger"] in claim["sentence"]
    assert (claim["cue"] or "") in claim["sentence"]


@pytest.mark.parametrize("name", READ)
def test_every_printed_word_stands_in_the_report(name):
    """
    All words of a printed claim are those of the report at that place.
    """
    document = DOCUMENTS[name]
    found = printed(document, find_claims(document))

    words = list(words_in(found["claims"]))

    assert words
    assert [] == [one for one in words if document.text[one["start"] : one["end"]] != one["text"]]


def test_days_of_a_report_without_date_stay_open():
    """
    Without a day of publication, "this week" and "on Tuesday" are kept as words, not guessed.
    """
    document = DOCUMENTS["al-eis-tehran"]

    days = {claim.time.first for claim in find_claims(document) if claim.time}

    assert days <= {None}


def test_figures_keep_their_floors():
    """
    No figure of the grammar on the coded samples falls under its floor; the gate holds both readers.
    """
    floors = json.loads(gate.BASELINE.read_text(encoding="utf-8"))["floors"]

    checks = list(gate.against_floors("samples, grammar", golden.measured(GRAMMAR), floors))

    assert {check.name for check in checks} <= set(floors)
    assert [] == [check for check in checks if not check.kept]
