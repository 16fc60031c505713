import json
import os
import threading
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.reading import ReadingOptions, read
from reportedly.reading.jsonl import report_of_line
from reportedly.records import Report, Skipped

LINE = {
    "id": "a-1",
    "published": "2016-04-06",
    "publisher": "The Paper",
    "title": "Thirty killed",
    "text": "  Thirty soldiers were killed,\r\n officials said. ",
    "url": "https://example.org/1",
    "language": "en-GB",
}


def lines(*fields):
    return b"\n".join(json.dumps(field).encode() for field in fields) + b"\n"


def test_the_fields_of_a_line_are_the_documents(document):
    """
    Text, id, title, publisher, date and address are taken from the line, the text to the letter.
    """
    read = document("reports.jsonl", lines(LINE))

    assert (read.text, read.source_id, read.title) == (LINE["text"], "a-1", "Thirty killed")
    assert (read.publisher, read.published, read.url) == ("The Paper", "2016-04-06", "https://example.org/1")
    assert read.language == "en"


def test_the_bytes_of_a_line_are_the_reports(reading):
    """
    Each report keeps its own line, and is known by it.
    """
    data = lines(LINE, {"text": "Two"})
    second = reading("reports.jsonl", data)[1]

    assert second.raw == b'{"text": "Two"}'
    assert second.document.id == sha256(second.raw).hexdigest()[:16]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"text": "cut off', "broken JSON"),
        (b"[1, 2]", "a JSON object with a text was expected"),
        (b'{"title": "No text"}', 'no "text"'),
        (b'{"text": 7}', '"text" is no text'),
        (b'{"text": " "}', 'the "text" holds nothing'),
        (b'{"text": ' + b"[" * 100_000, "broken JSON"),
    ],
)
def test_a_broken_line_is_listed_and_the_rest_goes_on(reading, line, why):
    """
    The line is named by its number, with its reason; the lines after it are read.
    """
    broken, report = reading("reports.jsonl", b"\n" + line + b"\n" + lines(LINE))

    assert broken.path.endswith("reports.jsonl:2")
    assert why in broken.reason
    assert isinstance(report, Report)


def test_a_broken_first_line_does_not_hide_the_others(reading):
    """
    Lines are known as such by their braces, also where the name of the file says nothing.
    """
    broken, report = reading("reports", b'{"text": \n' + lines(LINE))

    assert (type(broken), type(report)) == (Skipped, Report)


def test_lines_are_read_as_they_come(tmp_path, news):
    """
    A report is there before the line after it was written: nothing is loaded whole.
    """
    path, first_was_read = tmp_path / "pipe", threading.Event()
    os.mkfifo(path)

    def write():
        with path.open("wb", buffering=0) as pipe:
            pipe.write(lines({"text": news}))
            assert first_was_read.wait(60)
            pipe.write(lines({"text": "Second"}))

    writer = threading.Thread(target=write)
    writer.start()
    texts = []
    for report in read(str(path), ReadingOptions()):
        texts.append(report.document.text)
        first_was_read.set()
    writer.join()

    assert texts == [news, "Second"]


def test_a_line_that_is_too_long_is_passed_over(reading, news):
    """
    One endless line takes no more memory than the limit allows, and the next is read.
    """
    data = lines({"text": news * 30}, {"text": news})
    long, report = reading("reports.jsonl", data, max_bytes=1_000)

    assert long.reason == "line of more than 1,000 bytes"
    assert report.document.text == news


def test_lines_may_be_more_than_one_report_may_be(reading, news):
    """
    The limit holds for each report: a large collection is read.
    """
    data = lines(*[{"text": news}] * 50)

    assert len(reading("collection", data, max_bytes=1_000)) == 50


@pytest.mark.parametrize("name", ["one.json", "one"])
def test_an_object_over_several_lines_is_one_report(document, name):
    """
    Indented JSON is read as the one object that it is.
    """
    assert document(name, json.dumps(LINE, indent=2).encode()).source_id == "a-1"


def test_a_list_holds_reports_each_with_its_own_bytes(reading):
    """
    An element's bytes are its own stretch of the file; a broken one is named by its place.
    """
    data = b'\xef\xbb\xbf [ {"text": "\xc3\xa9 1"} ,\n{"title": ""}, {"text": "2"}]\n'
    first, broken, third = reading("list.json", data)

    assert (first.raw, third.raw) == (b'{"text": "\xc3\xa9 1"}', b'{"text": "2"}')
    assert broken.path.endswith("list.json[1]")


def test_an_empty_list_holds_nothing(reading):
    """
    No reports, no reasons.
    """
    assert reading("list.json", b"[ ]") == []


def test_json_that_is_broken_says_so(reason):
    """
    A file called .json that is no JSON is listed.
    """
    assert reason("one.json", b'{"text": "cut').startswith("broken JSON")


def test_a_text_that_begins_with_a_bracket_is_a_text(document):
    """
    A translator's note in brackets is no JSON.
    """
    assert document("one.txt", b"[Translated] Thirty were killed.").text == "[Translated] Thirty were killed."


@pytest.mark.parametrize("name", ["one.jsonl", "one.json"])
def test_json_in_utf16_is_read(document, name):
    """
    Windows programs write it so.
    """
    assert document(name, json.dumps(LINE).encode("utf-16")).text == LINE["text"]


def test_half_a_character_harms_nobody(document):
    """
    JSON can hold halves of surrogate pairs, which no encoding writes: each is marked; no offset moves.
    """
    assert document("one.jsonl", b'{"text": "Thirty \\ud83d dead"}').text == "Thirty \ufffd dead"


def test_a_report_says_where_it_lay(reading):
    """
    Each report carries the path of its file.
    """
    (report,) = reading("one.jsonl", b'{"text": "Thirty soldiers are dead"}')

    assert report.path.endswith("one.jsonl")


def test_numbers_are_written_out_and_the_rest_is_left_out(document):
    """
    An id may be a number; a title that is a list is none.
    """
    read = document("one.jsonl", lines({"text": "Dead", "id": 17, "title": ["x"], "publisher": True}))

    assert (read.source_id, read.title, read.publisher) == ("17", None, None)


@given(st.text().filter(str.strip))
def test_the_text_is_never_altered(text):
    """
    Whatever Unicode a line holds is the document's text (surrogates are no characters).
    """
    (record,) = report_of_line(json.dumps({"text": text, "language": "en"}).encode(), ReadingOptions())

    assert record.document.text == text
