import csv
import io
import json

import pytest

from reportedly.records import Report, Skipped


def table(rows, delimiter=","):
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


HEAD = ["event_id", "date", "source", "headline", "notes"]
ROWS = [
    ["7", "2016-04-06", "The Paper", "Thirty dead", "Thirty died, “most of them” soldiers,\nofficials said."],
    ["8", "7 April 2016", "", "", "Two more died."],
]


SORTS = [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv"), ("|", "a.csv")]


@pytest.mark.parametrize(("delimiter", "name"), SORTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_each_row_of_a_table_is_a_report(reading, delimiter, name, encoding):
    """
    Whatever program exported it, the columns are known by their names, and what was taken for what is noted.
    """
    first, second = (
        record.document for record in reading(name, table([HEAD, *ROWS], delimiter).encode(encoding))
    )

    assert first.text == "Thirty died, “most of them” soldiers,\nofficials said."
    assert (first.source_id, first.published, first.publisher, first.title) == (
        *("7", "2016-04-06", "The Paper"),
        "Thirty dead",
    )
    assert first.note == (
        "read from other fields: notes as text, headline as title, source as publisher, date as published, "
        "event_id as id"
    )
    assert (second.published, second.publisher, second.text) == ("2016-04-07", None, "Two more died.")


def test_a_row_is_the_same_report_in_a_longer_table(reading):
    """
    An export that grew adds its new rows only.
    """
    shorter = reading("a.csv", table([HEAD, ROWS[0]]).encode())
    longer = reading("b.csv", table([HEAD, *ROWS]).encode())

    assert longer[0].document.id == shorter[0].document.id != longer[1].document.id


def test_a_column_without_a_name_is_none_too_many(reading):
    """
    Programs write the number of a row before it and give that column no name; a field too many is noted.
    """
    numbered, longer = reading("a.csv", b",text\n0,Thirty dead.\n1,Ten dead.,more\n")

    assert (numbered.document.note, longer.document.note) == (None, "more fields than columns")


def test_a_row_without_a_text_is_listed(reading):
    """
    The other rows are read.
    """
    records = reading("a.csv", table([["id", "text"], ["1", ""], ["2", "Two died."]]).encode())

    assert [type(record) for record in records] == [Skipped, Report]
    assert (records[0].path[-8:], records[0].reason) == ("a.csv[1]", 'empty: the "text" holds nothing')


@pytest.mark.parametrize("data", ["village,killed\nTel Rafad,7\nAzaz,2\n", "Seven died.\n"])
def test_a_table_without_texts_is_listed_once(reason, data):
    """
    What columns there are is said, so that one can be renamed.
    """
    assert reason("a.csv", data.encode()).startswith('a table without a column "text" (it has ')


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"title": "Dead", "place": "Azaz"}, 'not a report: no "text" (it has title, place)'),
        ({"text": None}, 'not a report: no "text" (it has -)'),
        ({"text": ""}, 'empty: the "text" holds nothing'),
        ({"body": 7}, 'not a report: "text" is no text'),
    ],
)
def test_a_json_object_without_a_text_says_what_it_has(reason, fields, why):
    """
    Exports name their fields as they like.
    """
    assert reason("a.json", json.dumps(fields).encode()) == why


def test_the_plain_names_of_fields_come_first(document):
    """
    "published" is the day of publication, whatever "date" may be.
    """
    fields = {"date": "2016-04-01", "Published": "2016-04-06", "body": "Cut", "text": "Thirty died."}
    read = document("a.json", json.dumps(fields).encode())

    assert (read.text, read.published, read.note) == ("Thirty died.", "2016-04-06", None)


def test_an_open_quotation_mark_costs_no_other_report(reading):
    """
    A row with a quotation mark that is not closed is named with its line; the rows behind it are reports.
    """
    broken, *others = reading("a.csv", b'id,text\n1,"Two died.\n2,"Three died."\n3,Four died.\n')

    assert isinstance(broken, Skipped)
    assert broken.reason.startswith("broken table: in line 2 a quotation mark that is not closed")
    assert ["Three died.", "Four died."] == [report.document.text for report in others]
